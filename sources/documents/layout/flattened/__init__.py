"""Tables that stand flattened in lines of text: pasted one cell a line, or with nothing between their cells but bars and blanks.

``with_tables`` is the entrance. Inside, ``candidates`` finds lines that may be a table, ``hypotheses`` says how they may be parted
into ``cells``, ``rows`` checks that against every row, ``headers`` and ``placing`` find the columns, ``aligned`` and ``anchored`` ask
where cells stand on their lines and in their rows.
"""

from sources.documents.layout.flattened.candidates import with_tables

__all__ = ["with_tables"]
