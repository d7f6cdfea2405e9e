"""Reading the numbers of a document: which are statistics, and what each of them says.

``read_figures`` is all that other packages need. The way of a number: ``tight`` (the text that rules work on), ``numerals``
(numbers, units, dates, names), ``setting`` (years, scenarios), ``clauses``, ``naming`` and ``prose`` (sentences), ``labels``,
``tables`` and ``cells`` (tables), ``claim`` (what they all fill), ``reader`` (the walk over a document). The words that the rules
know are data in ``sources/figures/cues``. Not here: formats, and conforming what was read to the warehouse's dimensions.
"""

from __future__ import annotations

from sources.figures.reader import read_figures

__all__ = ["read_figures"]
