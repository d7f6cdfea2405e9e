"""The words that names are made of, as the tables of cues list them.

Here belong the sets of words that more than one module asks for. Not here: what is done with them, and words that one module asks for
alone.
"""

from __future__ import annotations

import re

from sources.figures.words import Words, any_in, classed, listed, paired, pattern, section, word

PER_ONE = listed("wording", "tail", "per_head")
PER_HEAD = word("measures", "measure", "per_head")
# what joins a noun to what is said of it: 的
OF = listed("kinds", "share", "follows").only
TOTALS = listed("wording", "tail", "totals")
FLOWS = listed("wording", "tail", "totalled")
STATE = listed("wording", "state")
# without a year in words the two patterns that look for one are not tried
YEAR, MONTH = word("numerals", "words", "year"), word("numerals", "words", "month")
NEEDS_NOUN = listed("wording", "needs_noun")
STEPS = listed("wording", "steps")
ADVERBS = ["", *section("verbs", "verb")["adverbs"]]
VERBS = Words.of(adverb + verb for adverb in ADVERBS for verb in section("verbs", "verb")["words"])
JOINING = listed("verbs", "joining")
BECAME = listed("verbs", "joining", "became")
DEED_ENDS = VERBS.closings | JOINING.closings | BECAME.closings  # of words that are nothing but verbs
STAGES = listed("verbs", "stage")
SORTS_OF_PROJECTS = listed("verbs", "sort_of_project")
PROJECTS_SO_FAR = Words.of(SORTS_OF_PROJECTS | listed("verbs", "sort_of_project", "begun"))
COMPLETE = listed("verbs", "complete")
CARRIED_TO_MONEY = listed("verbs", "carried", "paid")
NOUNS = listed("verbs", "noun")
REACHING = listed("verbs", "reaching")
PEOPLE_REACHED = listed("verbs", "reaching", "people")
CONTENT = listed("verbs", "content")
MEASURES = listed("measures", "measure")
CARRIED_MEASURES = listed("measures", "carried")
COUNTED_MEASURES = listed("measures", "carried", "counted")
FUNCTIONS = frozenset(section("accounts", "function")["words"])
SPENDING = word("accounts", "economic", "spending")
SUFFIX_OF = Words(paired("measures", "suffix_of"))
PARTS = listed("measures", "part")
TOLD_PARTS = listed("measures", "part", "told")
RATIO = listed("measures", "ratio")
RATES = listed("measures", "rate")
PARTS_OF = listed("measures", "parts_of")
# what is measured of the parts of the whole economy
OF_ECONOMY = frozenset(paired("measures", "parts_measure").values())
PER_SO_MANY = re.compile(pattern("measures", "per_so_many"))
DIMENSIONS = listed("measures", "dimension")
THINGS = listed("measures", "thing")
TOLD_OF_LAST = listed("measures", "told_of_last")
RATES_OF_DEED = listed("measures", "rate_of_deed")
OF_EACH = listed("measures", "of_each")
# what deals numbers out to the names of a list
DEALING, DEALS = listed("wording", "each"), re.compile(any_in("wording", "each"))
ADDED = listed("verbs", "added")
OWNED = listed("measures", "owned")
BARE = listed("measures", "bare")
BARE_TOTALS = listed("measures", "bare", "totals")
BARE_PAID = listed("measures", "bare", "paid")
ADDED_VALUE = listed("measures", "bare", "added_value")
AT_EVENTS = frozenset(listed("measures", "at_events").meaning)
ALONE = listed("measures", "alone")
BALANCE = listed("measures", "alone", "balance")
HAS_BALANCE = listed("measures", "alone", "of_balance")
PLACES_COUNTED = listed("measures", "count", "places")
BRED = listed("measures", "count", "bred")
ARRIVED = listed("measures", "alone", "arrived")
ARRIVES = listed("measures", "alone", "of_arrived")
OF_NO_LEVEL = listed("measures", "of_no_level")
CALLED = paired("measures", "called")
OWNER_ENDS = listed("measures", "whose")
# what says that somebody has what is counted behind the number: 鞋业拥有9个品牌
HAS = listed("measures", "whose", "has")
NO_NOUN = listed("measures", "whose", "no_noun")
OPENS_NOUN = listed("measures", "whose", "nouns")
EVERYWHERE = listed("measures", "whose", "everywhere")
OWNERS = listed("measures", "owned", "owners")
OWNED_LATER = listed("measures", "owned", "later")
OWNED_BY_ALL = listed("measures", "owned", "by_all")
OWN_NOTHING = tuple(listed("measures", "owned", "none").meaning)
BELONGS_ONLY = paired("measures", "belongs_only")
BELONGINGS = classed("measures", "belonging")
POSSESSORS = classed("measures", "possessor")
SIZED_WORDS = re.compile(any_in("measures", "size"))
ATTRIBUTES = listed("measures", "attribute")
AND_ABOVE = listed("measures", "attribute", "and_above")
GRADES_OF_SCHOOL = listed("measures", "attribute", "schools")
TOLD_BY_PARTS = listed("measures", "attribute", "told")
PART_ENDS = ATTRIBUTES.closings | GRADES_OF_SCHOOL.closings
KEYED = listed("measures", "attribute", "keyed")
ATTRIBUTE_ENDS = ATTRIBUTES.closings | AND_ABOVE.closings | KEYED.closings
SIZE_ENDS = listed("numerals", "threshold").closings | {
    word("measures", "in_money", "unit"),
    word("numerals", "class_of", "ends"),
    "的",
}
SIZE_OR_AGE_ENDS = SIZE_ENDS | {word("measures", "attribute", "years_old")}
BEFORE_MEASURE = listed("measures", "measure", "before")
MEASURED_BY_ITSELF = listed("measures", "by_itself")
PURPOSE = listed("measures", "purpose")
FOR = listed("measures", "purpose", "opening")
SHORT = listed("measures", "short")
GENERIC = listed("measures", "generic")
COMPOUND = section("measures", "compound")
HALVES = Words.of(half for halves in COMPOUND.values() for half in halves)
MONTHS_OF_LEVEL = re.compile(pattern("wording", "before", "months_of_level"))
# behind a verb, that it was done: 完成了
DONE = word("wording", "carried_out", "done")
WITHIN = word("wording", "before", "within")
SEEN = re.compile(pattern("wording", "before", "seen"))
LISTED_APART = "、"
WORKED_OUT = re.compile(pattern("wording", "worked_out", "without_bracket"))
GRADES = listed("universe", "graded", "levels")
ACHIEVING = listed("wording", "achieving").only
CARRIED_OUT = listed("wording", "carried_out")
KINDS = listed("wording", "of_kind", "nouns")
AND_OTHERS = word("wording", "of_kind", "others")
MARKS_OF_LISTS = "、，"  # the stronger one last
LIST = re.compile(f"{any_in('wording', 'joining', 'names')}|[{MARKS_OF_LISTS}]")
ORDINAL = word("numerals", "words", "ordinal")
SHORTEST_THING = 3
SHORTEST_OWNER = 2
INVESTED_NEXT = re.compile(pattern("wording", "joining", "invested"))
ASIDE_BEHIND = re.compile(r"(?<=..)[(][^()、，,\d]{2,8}[)]$")
SORTS = listed("measures", "sort")
SORT_ENDS = SORTS.closings
