"""What a number of running text measures: its name.

Here belong the rules that choose between the words before a number, the noun after it and what was said before: two tables of rules
(``leaning``, ``own``), modules with what those rules ask and answer, and the names of growth and shares (``subjects``). Not here:
cleaning those words (``sources.figures.naming``) and what kind of number it is (``kinds``).
"""

from sources.figures.prose.names.leaning import LEANING
from sources.figures.prose.names.own import OWN

__all__ = ["LEANING", "OWN"]
