"""Running text: what each number of a sentence says.

The way of a number: ``section`` takes a paragraph, ``passage`` walks over its sentences and clauses, ``setting`` says their years and
scenarios, the first row of ``kinds`` that applies reads the number, the first of ``names`` says what it measures, and ``completing``
adds what stands around it: ``mentions`` knows the zone and the industry. What was said before is a ``discourse.Discourse``, which
rules read and never write. Not here: cutting sentences (``sources.figures.clauses``) and cleaning words (``sources.figures.naming``).
"""

from __future__ import annotations

from sources.figures.prose.around import Base
from sources.figures.prose.section import Prose
from sources.figures.prose.titles import Titles

__all__ = ["Base", "Prose", "Titles"]
