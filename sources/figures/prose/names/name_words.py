"""The words that rules for names ask for, where more than one module of them does.

Not here: words of names themselves (``sources.figures.naming.terms``).
"""

from __future__ import annotations

import re

from sources.figures.naming import terms
from sources.figures.words import classed, listed, pattern, word

SHORT_VERB = 3
COUNTED = {"count", "length", "area", "volume", "power"}
# the rule of a name that says how long something has gone on, which is not what the numbers after it are about
STREAK = "streak"
TAKEN_OFF = "taken-off"
# that of what was done to so many of those told before
DEED = "deed"
# that of a count right behind another
ROW = "in-row"
# that of how large something is, or what was invested in it, which stands behind the number
DIMENSION = "dimension"
# those of a part that stands right before its number, and of the next one
BY_PART, NEXT_PART = "by-part", "next-part"
# that of a list whose names stand behind 分别, and what the rule of its first begins with
EACH_NAMED, EACH_FIRST = "each-named", "each/"
# that of a number of those just counted
SOME = "some-of"
HAVING = "having"
# that of a name that is the last one again
AGAIN = "again"
# that of how many were reached by what was done
REACHED = "reached"
# that of a part, which measures what its whole does
PART_MEASURE = "part-measure"
# that of what a number counts, by the noun behind it
COUNTED_NOUN = "noun"
STATE = tuple(terms.STATE.meaning)
CUMULATIVE = tuple(listed("wording", "cumulative").meaning)
CUMULATIVE_MARK = word("wording", "cumulative", "mark")
ALL_SO_FAR = f"({CUMULATIVE_MARK})"
GROWN = listed("measures", "grown")
MARKETED = listed("measures", "marketed")
TIME, MONEY, MASS = "time", "money", "mass"
# what numbers are that say nothing of what those have whom the number before counts
NOT_OF_THEIRS = {"", "count", TIME, "ratio", "difference", "number"}
NOUN_IN_DE = listed("wording", "noun_in_de")
SPENT = listed("measures", "spent")
AND_OTHERS = word("wording", "tail", "and_others")
LISTED_IN_SUM = 2
SHORTEST_END = 2
CHANGED = classed("change", "direction")
PASSES = listed("numerals", "before", "ge")
MARK = "、"
# that a clause tells but by what means something was done
ASIDE = tuple(listed("wording", "means", "aside").meaning)
OF_EACH = tuple(listed("wording", "each", "of_all").meaning)
OF_SIZE = re.compile(pattern("numerals", "class_of", "size"))
SPREAD = listed("wording", "spread")
JOINED = listed("wording", "joining", "names")
TOWARDS_WHOM = listed("wording", "towards_whom")
FOR_WHOM = word("wording", "served", "for_whom")
PART_OF = tuple(listed("wording", "part_of").meaning)
REST = tuple(listed("wording", "rest").meaning)
ACHIEVED = re.compile(pattern("wording", "achieved"))
OF_PEOPLE = listed("measures", "of_people")
OF_WHOLE_AREA = re.compile(pattern("wording", "whole_area"))
