"""Reading the numbers of a document: which are statistics, and what each of them says.

``read_figures`` is the only thing that other packages need. Its parts: ``tight`` (the text the rules work on), ``numerals`` (numbers,
units, dates and names), ``setting`` (years and scenarios), ``tables`` and ``cells``, ``claim`` (the record they fill). The words that
the rules know are data in ``sources/cues``. Not here: formats, and conforming what was read to the warehouse's dimensions.
"""

from __future__ import annotations

from sources.figures.reader import read_figures

__all__ = ["read_figures"]
