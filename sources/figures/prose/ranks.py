"""Numbers that are a place among others: what is ranked, and by which measure.

Here belong the condition and the claim of the rule. Not here: reading 第三 and 首位 as numbers (``numerals``).
"""

from __future__ import annotations

import re
from itertools import takewhile

from sources.figures import time_context
from sources.figures.claim import Claim, Dealing, Leaves
from sources.figures.clauses import Item
from sources.figures.han_numerals import VALUES
from sources.figures.marks import TURNED
from sources.figures.naming import cleaning, joint, listing, owning, terms, verbs, wholes
from sources.figures.prose import changes
from sources.figures.prose.change_words import SPEED
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.said import Said
from sources.figures.words import any_in, listed, pattern, word
from sources.model import FigureKind

_MOVED = re.compile(f"{any_in('numerals', 'rank', 'moved')}$")
_MOVED_AGAINST = re.compile(pattern("numerals", "rank", "moved_against"))
_PLACES = listed("numerals", "rank", "place")
MOVED_UNITS = listed("numerals", "rank", "moved_units")
COUNTED = word("numerals", "rank", "places_counted")
_EACH = re.compile(pattern("numerals", "rank", "each"))
_FEWEST = 2
_WHOM = f"(?:{any_in('about', 'among')}|{pattern('about', 'among', 'counted')}{word('about', 'among', 'amid')}?)"
_GROWTH = word("numerals", "rank", "of_growth")
_RANKING = re.compile(
    f"(?:{any_in('numerals', 'rank', 'adverb')}|{pattern('numerals', 'rank', 'adverb_pattern')})*"
    f"(?:{any_in('numerals', 'rank', 'verb')}(?![{word('numerals', 'rank', 'not_before')}]).*|{_WHOM})$"
)
_CONTEST = re.compile(pattern("kinds", "contest"))
# before what is named, and no part of it; no (...)*+, which Python 3.11.2 follows from the wrong place on
_AMONG_FIRST = f"{any_in('about', 'among')}|{pattern('about', 'among', 'area')}"
_BEHIND_WHOM = f"(?:{_AMONG_FIRST})*(?!{_AMONG_FIRST})"
_AWARDED = re.compile(f"{any_in('numerals', 'rank', 'award')}{_BEHIND_WHOM}(?P<contest>.{{4,40}})$")
_HONOUR = re.compile(pattern("kinds", "contest", "honour"))
_PLACED = re.compile(f"{any_in('numerals', 'rank', 'verb')}{_BEHIND_WHOM}(?P<in>[^，,、]{{4,24}})$")
_ONLY_WHOM = re.compile(f"(?:{_WHOM})+")
_AMONG_LAST = re.compile(f"(?<=.)(?:{_WHOM}|{pattern('numerals', 'rank', 'amid')})$")
_RECORD = re.compile(f"{any_in('numerals', 'rank', 'record')}$")
_RANK_SIZES = listed("numerals", "rank", "size")
_TOTAL = word("numerals", "rank", "total")
_RANK_MEASURE = f"(?:{any_in('numerals', 'rank', 'size')}|{any_in('numerals', 'rank', 'measure')})"
_MEASURED_BY = re.compile(rf"[(]{any_in('numerals', 'rank', 'measure')}[)]$")
_LAST_MEASURE = re.compile(f"{any_in('numerals', 'rank', 'measure')}$")
_AND = f"(?:{any_in('wording', 'joining', 'names')}|、)"
_SINCE = re.compile(f"(?:{any_in('scenario', 'since')})(?=[^，,]*$)")
_THEN_AMONG = re.compile(f"的?(?:{any_in('about', 'among')})?")
_THESE = re.compile(f"{pattern('numerals', 'rank', 'these')}(?P<measure>{_RANK_MEASURE})")
_RANK_MEASURES = re.compile(f"{_RANK_MEASURE}(?:{_AND}{_RANK_MEASURE})*")
_JOINED = re.compile(_AND)


def is_rank(said: Said, before: Discourse) -> bool:
    """位列第三, 上升2位: a place among others, or by how many places that moved."""
    numeral, dealing = said.item.numeral, before.dealing
    if numeral.is_rank or not _is_of_places(said.item):
        return numeral.is_rank
    # 位次分别前移7位、8位和7位
    goes_on = _goes_on(said.item) and dealing is not None and dealing.kind is FigureKind.RANK
    return goes_on or bool(_MOVED.search(said.item.left))


def _is_of_places(item: Item) -> bool:
    """Whether a number counts places: 7位, 6个位次."""
    counted = item.numeral.unit == COUNTED and bool(_PLACES.starting(item.right))
    return counted or item.numeral.unit in MOVED_UNITS


def rank(said: Said, before: Discourse, found: bool) -> Claim:
    """The place, of what is ranked, each of a list (甲、乙分别居第2、第5位); one that was left behind is of before."""
    numeral, left = said.item.numeral, said.item.left
    setting = said.when if said.turned else said.setting
    dealing = before.dealing
    if dealing is not None and dealing.kind is FigureKind.RANK and not left and dealing.at < len(dealing.names):
        name, going = dealing.names[dealing.at], dealing._replace(at=dealing.at + 1)
    elif len(names := _dealt(said, before)) > 1:
        name, going = names[0], Dealing(names, 1, FigureKind.RANK, 1, None)
    elif said.item.shared and TURNED.match(left) and before.last is not None and before.last.kind is FigureKind.RANK:
        name, going = before.last.indicator, None  # 由2016年的第60位上升至第35位
    else:
        name, going = _ranked(left, before, goes_on=bool(said.item.joined) or _is_of_places(said.item)), None
    unit = MOVED_UNITS.only if numeral.unit == COUNTED else numeral.unit
    own = _spoken_of(name, left) if going is None else None
    return Claim(numeral, name, FigureKind.RANK, setting, unit=unit, leaves=Leaves(own, dealing=going))


def _spoken_of(name: str, left: str) -> str | None:
    """What a rank leaves for the numbers after it, where the words before it name that: 风力发电量位列第3，占比15%."""
    its = name.removesuffix(SPEED.ending(name))
    measured = terms.MEASURES.ending(its) and not owning.zone_of(its)
    return its if measured and cleaning.clean(left).startswith(its) else None


def _dealt(said: Said, before: Discourse) -> tuple[str, ...]:
    """The names of a list of places, one each; none where there is no such list, or not as many names."""
    each = _EACH.search(said.item.left)
    count = 1 + sum(1 for _ in takewhile(_goes_on, said.following))
    if count < _FEWEST:
        return ()
    if not said.item.numeral.is_rank and not _unmoved(said.item.left):
        return before.dealt if len(before.dealt) == count else ()
    ranking = each or _RANKING.search(said.item.left)
    own = cleaning.clean_list(said.item.left[: ranking.start()]) if ranking else ""
    if not each and not joint.is_list(own):
        return ()
    if _RANK_MEASURES.fullmatch(own) or not own:
        return _of_last(own, count, before)
    return _ranked_each(own, count)


def _ranked_each(own: str, count: int) -> tuple[str, ...]:
    """The names of a list of as many, each with the measure that the last one says for all: 甲、乙增速."""
    names = tuple(listing.subjects(own, count))
    measure = _LAST_MEASURE.search(own)
    if measure and len(names) == count:
        names = tuple(name if name.endswith(measure[0]) else name + measure[0] for name in names)
    return names if len(names) == count else ()


def _of_last(measure: str, count: int, before: Discourse) -> tuple[str, ...]:
    """As many names as were dealt to or grew before, each with its own measure where 增速 is ranked; what grew last by each measure
    where there are as many of these; none where they are others."""
    measures = _JOINED.split(measure)
    if len(measures) == count:
        return tuple(_by_measure(before.name, each) for each in measures) if before.name else ()
    if not measure and _has_grown_from_level(count, before):
        return before.name, f"{before.name}({_GROWTH})"
    last = next((names for names in (before.dealt, before.last_grown(count)) if len(names) == count), ())
    return tuple(f"{name}({measure})" for name in last) if measure and measure not in _RANK_SIZES else last


def _has_grown_from_level(count: int, before: Discourse) -> bool:
    """收入9亿元，增长5%，分居全省第4、第3位: whether two places are that of an amount and that of its growth."""
    last = before.last
    grown = last is not None and last.kind is FigureKind.GROWTH and last.indicator == before.name
    return grown and count == _FEWEST and before.last_levels(1) == (before.name,)


def _by_measure(name: str, measure: str) -> str:
    """What is ranked of something by a measure, whatever it was ranked by before: 总量 of it is the thing itself, 增速 is not."""
    name = _MEASURED_BY.sub("", name)
    return name if measure in _RANK_SIZES else f"{name}({measure})"


def _goes_on(item: Item) -> bool:
    return bool((item.numeral.is_rank or _is_of_places(item)) and item.joined and not item.left)


def _unmoved(left: str) -> str:
    """The words before a number of places without those that say how it moved and against when, and that it is places."""
    own = cleaning.clean(_MOVED_AGAINST.sub("", _EACH.sub("", _MOVED.sub("", left))))
    return "" if own in _PLACES else own


def _ranked(left: str, before: Discourse, *, goes_on: bool) -> str:
    """What a rank is one of: the words before the verb of ranking, or what the clause before speaks of."""
    contest = _CONTEST.match(before.clause)
    if contest:
        return contest["contest"]  # 在甲、乙考核中，均位列第一
    name = cleaning.without_tail(_unmoved(_RANKING.sub("", _without_start(left))))
    if not name and (awarded := _AWARDED.search(left)):
        return _awarded(left, awarded)
    if not name or verbs.is_deed(name) or _CONTEST.match(name) or _ONLY_WHOM.fullmatch(name):
        return _of_before(left, before, goes_on=goes_on)
    measure = _AMONG_LAST.sub("", name)  # 增速全市排名第2
    if these := _THESE.fullmatch(measure):
        return _of_those_named(these, before) or measure
    its = _fared(before) or before.name or _ranked_last(before)
    if not its or not _RANK_MEASURES.fullmatch(measure):
        return _without_size(measure)
    return _by_measure(its, measure)


def _ranked_last(before: Discourse) -> str:
    """What the number before ranked; empty for any other."""
    last = before.last
    return last.indicator if last is not None and last.kind is FigureKind.RANK else ""


def _fared(before: Discourse) -> str:
    """What the clause before says fared so, where the sentence has told no number: 投资保持稳定，总量居全市第一; else empty."""
    told = before.level_count or before.grown_count or not before.passed
    return "" if told else wholes.fared(before.passed[-1])


def _of_those_named(these: re.Match[str], before: Discourse) -> str:
    """The names of as many as grew before, which are ranked alike: 甲增长5%、乙增长6%，两项指标增速均排名第三; empty for others."""
    last = before.last
    count = VALUES[these["count"]] if these["count"] else 0
    if not count and last is not None and last.leaves.is_level and last.numeral.value.isdecimal():
        count = int(last.numeral.value)  # 3项指标
    names = before.last_grown(count) if count >= _FEWEST else ()
    return _by_measure("、".join(names), these["measure"]) if len(set(names)) == count else ""


def _without_start(left: str) -> str:
    """Words without the part of the year in which something had the place that it came from: 增速由一季度的第9位上升至第5位."""
    since = _SINCE.search(left)
    then = since and time_context.PERIOD.match(left, since.end())
    return left[: since.start()] if since and then and _THEN_AMONG.fullmatch(left, then.end()) else left


def _without_size(name: str) -> str:
    """What is measured, without a word for how much of it there is: 财政收入总量, and no 经济总量."""
    rest = name.removesuffix(_TOTAL)
    return rest if terms.MEASURES.ending(rest) else name


def _of_before(left: str, before: Discourse, *, goes_on: bool) -> str:
    """What a rank without words of its own is one of, by what was said before it."""
    if honour := _HONOUR.search(before.clause):
        return honour["of"]  # 入选“全国百强县”，列全省第8位
    last = before.last.indicator if before.last else ""
    if goes_on and before.last is not None and before.last.kind is FigureKind.RANK:
        return last  # 位居全省第三、全市第一; 列全省第10位，比上年上升4位
    if share := changes.share_itself(before.last):
        return share  # 民营经济占生产总值的60%，居全省第三
    return before.name or last or cleaning.clean(_RECORD.sub("", before.clause)) or _placed_in(left)


def _placed_in(left: str) -> str:
    """What somebody has a place in by the words behind the verb, where nothing was named: 位居全国百强县投资潜力第3."""
    placed = _PLACED.search(left)
    return cleaning.clean(placed["in"]) if placed else ""


def _awarded(left: str, awarded: re.Match[str]) -> str:
    """What somebody was awarded a place in."""
    verb = _RANKING.search(awarded["contest"])
    if verb:
        return cleaning.clean(left[awarded.start() : awarded.start("contest") + verb.start()])  # 获奖人数居全省第一
    return cleaning.clean(awarded["contest"])  # 获评全省营商环境评价第一名
