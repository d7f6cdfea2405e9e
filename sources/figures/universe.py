"""Whose number it is: the area and which level of it, as a text names them.

Here belong finding those words and which of them a number is about. Not here: the tree of areas (``sources.areas``), and zones
and industries, which are parts of an area (``prose.mentions``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from sources.areas import Area, Areas
from sources.cues import any_of
from sources.documents.normalised_text import NormalisedText
from sources.figures.clauses import REACH, aside_end
from sources.figures.words import listed, pattern, section, word

WHOLE, OWN, SUBORDINATE = "whole", "own", "subordinate"
_NAME, _WHOLE, _GRADED, _BELOW = "name", "whole_word", "graded", "below"
_SEVERAL = section("universe", "counted")
BELOW = frozenset(section("universe", "subordinate")["alone"]) | {
    count + group for count in _SEVERAL["counts"] for group in _SEVERAL["groups"]
}
_KINDS = {
    **dict.fromkeys(BELOW, _BELOW),
    **dict.fromkeys(section("universe", "whole")["words"], _WHOLE),
    **dict.fromkeys(section("universe", "graded")["levels"], _GRADED),
    **dict.fromkeys(section("universe", "own")["words"], OWN),
    **dict.fromkeys(section("universe", "subordinate")["words"], SUBORDINATE),
}
_ALL_BELOW = re.compile(pattern("universe", "subordinate", "all"))
_COUNTED = listed("universe", "graded")
_BODIES = re.compile(pattern("universe", "graded", "bodies"))
_ACCOUNTS = listed("universe", "subordinate", "before")
_GRADES = re.compile(pattern("universe", "subordinate", "not_after"))
_BESIDE_OWN = re.compile(pattern("universe", "graded", "beside_own"))
_MONEY = re.compile(pattern("universe", "graded", "money"))
_SET_OFF = re.compile(f"{any_of(section('accounts', 'set_off')['words'])}[，,]?$")
_NOT_COUNTED = listed("universe", "graded", "not_counted")
_PAID = listed("universe", "graded", "not_after")
_HANDED_UP = re.compile(pattern("universe", "graded", "handed_up"))
_HANDED_BY = re.compile(pattern("universe", "graded", "handed_by"))
_ZONE_LISTED = re.compile(pattern("universe", "place", "zone_listed"))
_BESIDE_WHOLE = re.compile(pattern("universe", "own", "beside_whole"))
_SPENT = re.compile(pattern("universe", "graded", "spent"))
_TAKEN_IN = re.compile(pattern("universe", "own", "taken_in"))
_TAKEN_IN_ENDS = re.compile(pattern("universe", "own", "taken_in_ends"))
_LONGEST_TAKEN_IN = 28
_SOMETHING_ELSE = re.compile(pattern("universe", "graded", "something_else"))
_NEAR = 6  # characters before a level
_WHOLE_AGAIN = re.compile(pattern("universe", "graded", "of_whole"))
_CLAUSE = re.compile(pattern("universe", "part", "clause"))
_TAKES_PART = re.compile(pattern("universe", "part", "takes"))
_NEXT_PART = re.compile(pattern("universe", "part", "next"))
_OPENS_OWN_PARTS = listed("universe", "part", "opens")
_IS_BRACKETED = re.compile(pattern("universe", "part", "bracketed"))
_SHARE_OF = re.compile(pattern("universe", "part", "share_of"))
_NATION = word("universe", "whole", "nation")
_NAMED = dict(each.split() for each in section("universe", "whole")["named"])
_NOT_BEFORE = listed("universe", "whole", "not_before")
_NOT_AFTER = listed("universe", "whole", "not_after")
_AWARDED = re.compile(pattern("universe", "whole", "awarded"))
_TITLED = re.compile(pattern("universe", "whole", "titled"))
_COMPARED = re.compile(pattern("universe", "whole", "compared"))
# a name here begins what is said, and is no part of a longer one
_OPENS = frozenset("，,。；;：:（(、—●\n")
_OPENING = re.compile(pattern("universe", "graded", "opens"))
_LASTING = listed("universe", "graded", "lasting")
# what a level is said to take in, behind it
_TAKES_IN = re.compile(pattern("universe", "graded", "takes_in"))
# that what was just said holds for all that follows, too
SAME_BELOW = word("universe", "graded", "same_below")
# a heading that says nothing but which level its section is of: 2.市级情况
_HEADS_LEVEL = re.compile(pattern("universe", "graded", "heads"))
_LONGEST_OPENING = 14
# a sentence that deals what was told to the levels of an area: 分级次看，市级9亿元，县级7亿元
_BY_LEVEL = re.compile(pattern("universe", "graded", "by_level"))
_AMOUNT = re.compile(r"\d(?!\d{3}年)")
_AFTER_AMOUNT = re.compile(rf"\d[^，,。；;：:、\d]{{0,8}}{any_of(section('universe', 'listed')['words'])}$")
_HERE = frozenset(section("universe", "here")["words"])
_PARTS = tuple(section("wording", "parts")["words"])
_OPENS_PARTS = tuple(part + mark for part in _PARTS for mark in ("", ",", "，", ":", "："))
_OWN_LEVEL = word("universe", "own", "level")
_OF_WHOLE = re.compile(pattern("universe", "own", "of_whole"))
_AUTONOMOUS = re.compile(pattern("universe", "autonomous"))
_SHORT = dict(each.split() for each in section("universe", "autonomous")["short"])
_LISTED = frozenset(section("universe", "listed")["words"])
_KIND = re.compile(pattern("universe", "kind"))
_EVERY_AREA_HAS = pattern("universe", "here", "every_area")
_FEWEST_MEMBERS = 2


def _with_short_names(around: Mapping[str, str]) -> dict[str, str]:
    """Areas by name, those of autonomous ones also by what they are called for short: 迪庆州, 喀左县."""
    short = {
        _SHORT.get(name) or (f"{match['own']}{match['kind']}" if (match := _AUTONOMOUS.match(name)) else name): code
        for name, code in around.items()
    }
    return short | dict(around)


def _names_of(areas: Iterable[Area]) -> dict[str, str]:
    """Areas by name and by what they are called for short, also without the word of their kind: 温州 of 温州市; a name that two of
    them bear is left out."""
    full = {area.name: area.area_code for area in areas}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in _with_short_names(full).items():
        named[name].add(code)
        if kind := _KIND.match(name):
            named[kind["own"]].add(code)
    return {name: codes.pop() for name, codes in named.items() if len(codes) == 1}


def _before_what_every_area_has(areas: Areas, home: str) -> re.Pattern[str]:
    """What an area is called for short right before what every area has: 阿克苏地区生产总值 is the 地区生产总值 of 阿克苏. Its name
    in full is printed with what it has (西城区固定资产投资)."""
    names = [name for name, code in areas.around(home).items() if code == home]
    short = [kind["own"] for name in names if (kind := _KIND.match(name))]
    return re.compile(f"(?:{'|'.join(map(re.escape, short)) or '(?!)'})(?={_EVERY_AREA_HAS})")


class Universe(NamedTuple):
    """The area of a number and which level of it; of the report's own area where ``area_code`` is empty. ``takes_in`` are the words
    by which the report says that the level covers more than itself (市级, 含高新区)."""

    area_code: str = ""
    scope_id: str = WHOLE
    takes_in: str | None = None


HOME = Universe()


def _is_all_below(text: str) -> bool:
    """Whether a label says nothing but that its numbers are of all levels below: 下级, 所属县市区合计."""
    match = _ALL_BELOW.fullmatch(text)
    return text in BELOW or (match is not None and match["below"] in BELOW)


class Universes:
    """Finds in texts of one report which area and level they speak of."""

    def __init__(self, areas: Areas, home: str) -> None:
        self._areas = areas
        self._home = home
        self._around = _with_short_names(areas.around(home))
        self._above = {area.area_code for area in areas.lineage(home)} - {home}
        # what each word is; one list of words, for a search looks at few places of a text then
        self._kinds = dict.fromkeys(self._around, _NAME) | _KINDS
        self._kinds |= {name + _OWN_LEVEL: OWN for name, code in self._around.items() if code == home}
        self._pattern = re.compile(any_of(self._kinds))
        self._all = frozenset(self._kinds) | BELOW | _HERE
        # a name without the word of an area or a level that it begins with: 收入 of 市级收入; each is looked at once
        self.without_level = lru_cache(maxsize=None)(self._without_level)
        # what a heading, a caption or a label of a table speaks of, by its last word that says so; None where none does. One that
        # names two levels together (全市和市本级预算执行情况) speaks of the whole
        self.of_label = lru_cache(maxsize=None)(self._of_label)
        self._wider: dict[str, str] = {}
        self._home_before = _before_what_every_area_has(areas, home)

    def learn(self, texts: Iterable[str]) -> None:
        """Learns from the texts of a report what a level takes in wherever it is spoken of: 市级(含高新区,下同)."""
        for text in texts:
            if SAME_BELOW in text:
                tight = NormalisedText(text).text
                for match, kind in self._found(tight):
                    bracket = _TAKES_IN.match(tight, match.end()) if kind in {_GRADED, OWN} else None
                    if bracket and bracket["below"]:
                        self._wider.setdefault(match[0], bracket["words"])

    def mentions(self, text: str, base: Universe = HOME) -> Mentioned:
        """Where a text says whose its numbers are; ``base`` holds before it says anything."""
        found = list(self._found(text))
        mentioned = Mentioned(self._said_last(text, found) or base)
        last = -1  # where the last level was named
        for match, kind in found:
            universe = self._meant(text, match, kind)
            if universe is not None:
                # 区级 inside a paragraph says whose one thing is, and so does 其中市本级9亿元; 市本级 and 全市 what it speaks of
                dealt = kind != _WHOLE and _is_dealt(text, match, kind, last)
                lasts = not universe.area_code and not dealt and (kind not in {_GRADED, _BELOW} or _begins(text, match))
                if lasts and kind == OWN and not _begins(text, match):
                    # 区本级收入9亿元；零售总额8亿元。引进内资7亿元: of the whole again
                    ends = text.find("。", match.end())
                    lasts = _WHOLE_AGAIN.search(text, match.end(), ends if ends >= 0 else len(text)) is None
                last = last if kind == _NAME else match.start()
                until = _told_until(text, match, kind, lasts=lasts, dealt=dealt)
                mentioned.add(match.start(), until, universe, lasts=lasts)
        return mentioned

    def _said_last(self, text: str, found: list[tuple[re.Match[str], str]]) -> Universe | None:
        """What a paragraph of accounts says at its end, where it says it nowhere before: 收支相抵，市本级基金预算结余9亿元."""
        if not found or found[0][1] not in {OWN, _WHOLE} or not _SET_OFF.search(text, 0, found[0][0].start()):
            return None
        return self._level(text, *found[0])

    def _of_label(self, text: str) -> Universe | None:
        if heads := _HEADS_LEVEL.fullmatch(text):
            text = heads["level"]
        if _is_all_below(text):
            return Universe(scope_id=SUBORDINATE)
        if text in _HERE:
            return HOME
        found = self._own_level(text[0]) if self._kinds.get(text) == _GRADED else None
        last = 0
        for match, kind in self._found(text):
            if kind == _NAME:
                if match[0] == text:
                    found = self._named(match[0])
            elif level := self._level(text, match, kind):
                found = HOME if found is not None and text[last : match.start()] in _LISTED else level
                last = match.end()
        return found

    def is_all(self, text: str) -> bool:
        """Whether a label says nothing but whose its numbers are: 全市, 市本级, the name of an area."""
        return text in self._all or _is_all_below(text)

    def is_own(self, text: str) -> bool:
        """Whether a label says nothing but that its numbers are of the area's own level: 市本级."""
        return self._kinds.get(text) == OWN

    def without_home(self, name: str) -> str:
        """A name of what every area has without what the report's own is called for short: 财政支出 of 宣威财政支出."""
        match = self._home_before.match(name)
        return name[match.end() :] if match else name

    def _without_level(self, name: str) -> str:
        match = self._leading(name)
        return name[match.end() :] if match and self._kinds[match[0]] != _NAME else name

    def without_whole(self, name: str) -> str:
        """A name without the words for the whole area that it begins with: 常住人口 of 全市常住人口."""
        match = self._leading(name)
        return name[match.end() :] if match and self._kinds[match[0]] == _WHOLE else name

    def area_leading(self, name: str) -> str:
        """The code of the area that a name begins with, where it is neither the report's nor one above it; else empty."""
        match = self._leading(name)
        if match is None or self._kinds[match[0]] != _NAME or match.end() == len(name):
            return ""
        code = self._around[match[0]]
        return "" if code == self._home or code in self._above else code

    def without_area(self, text: str) -> str:
        """A caption without the words for its area that it begins with: 全市, 市本级, the name of an area."""
        while (match := self._leading(text)) and match.end() < len(text):
            text = text[match.end() :]
        return text

    def is_area(self, name: str) -> bool:
        """Whether a name is that of an area around the report's."""
        return name in self._around

    def members(self, labels: Collection[str]) -> dict[str, Universe]:
        """The areas that the labels of a table's rows are, where most of them are areas (广州, 深圳市): nearest to the report's those
        of one kind that more of them are, and others."""
        kinds = [{label: kind[label] for label in labels if label in kind} for kind in self._members]
        found = {label: code for kind in sorted(kinds, key=len) for label, code in kind.items()}
        if len(found) < max(_FEWEST_MEMBERS, len(labels) / 2):
            return {}
        return {label: HOME if code == self._home else Universe(code) for label, code in found.items()}

    @cached_property
    def _members(self) -> list[dict[str, str]]:
        return [_names_of(kind) for kind in self._areas.kinds(self._home)][::-1]

    def is_above(self, code: str) -> bool:
        """Whether a code is that of an area that the report's lies in."""
        return code in self._above

    def of_section(self, path: tuple[str, ...]) -> Universe:
        """What a section speaks of by its headings, the innermost that says so."""
        for heading in reversed(path):
            if found := self.of_label("".join(heading.split())):
                return found
        return HOME

    def reference(self, words: str) -> str | None:
        """The area that words of comparison name (高于全市平均), by its code, of several the last; None where they name none."""
        named = self.references(words)
        return named[-1] if named else None

    def references(self, words: str) -> list[str]:
        """The areas that words of comparison name, by their codes, in order."""
        named = (
            self._around[match[0]] if kind == _NAME else self._called(match[0])
            for match, kind in self._found(words)
            if kind in {_NAME, _WHOLE}
        )
        return [code for code in named if code]

    def _leading(self, text: str) -> re.Match[str] | None:
        match = self._pattern.match(text)
        return match if match and self._says(text, match) else None

    def _found(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        behind = 0
        for match in self._pattern.finditer(text):
            # the levels that another one takes in are not spoken of: 市级(含市本级和开发区)
            if match.start() >= behind and not _is_taken_in(text, match) and self._says(text, match):
                behind = _behind(text, match)
                yield match, self._kinds[match[0]]

    def _says(self, text: str, match: re.Match[str]) -> bool:
        """Whether a word says whose a number is: 市级 does only before what a budget counts, and 补助区级支出 is not 区级支出."""
        if _is_of_no_number(text, match, self._kinds[match[0]]):
            return False
        if self._kinds[match[0]] not in {_BELOW, _GRADED}:
            return True
        if _MONEY.match(text, match.end()) and _BESIDE_OWN.search(text, max(0, match.start() - REACH), match.start()):
            return True  # 其中市本级19亿元、区级25亿元
        if self._kinds[match[0]] == _BELOW:
            return bool(_ACCOUNTS.starting(text, match.end())) and not _PAID.ending(text, match.start())
        if _HANDED_UP.search(text, max(0, match.start() - _LONGEST_OPENING), match.start()):
            return False  # 上划中央、省级、市级收入
        if _counts_nothing(text, match):
            return False
        return _COUNTED.starting(text, _behind(text, match)) != "" and not _PAID.ending(text, match.start())

    def _meant(self, text: str, match: re.Match[str], kind: str) -> Universe | None:
        """What one word means in running text: another area only where it begins what is said of it."""
        if kind == _NAME:
            if self._around[match[0]] in self._above:
                return None  # 上海市科技小巨人: a title that the city gives
            # one of several named together is not what the number is about; but each of several numbers has its own:
            # 甲区31亿元、乙区27亿元和丙区3亿元
            deals = _AFTER_AMOUNT.search(text, max(0, match.start() - _LONGEST_OPENING), match.start()) is not None
            listed_with = text[match.end() : match.end() + 1] in _LISTED or (
                text[match.start() - 1 : match.start()] in _LISTED and not deals
            )
            return self._named(match[0]) if (deals or _opens(text, match.start())) and not listed_with else None
        universe = self._level(text, match, kind)
        if universe is None or universe.area_code in {"", self._home} or _opens(text, match.start()):
            return universe
        return None

    def _named(self, name: str) -> Universe:
        code = self._around[name]
        return HOME if code == self._home else Universe(code)

    def _level(self, text: str, match: re.Match[str], kind: str) -> Universe | None:
        if kind in {SUBORDINATE, _BELOW}:
            return Universe(scope_id=SUBORDINATE)
        if kind in {OWN, _GRADED}:
            level = Universe(scope_id=OWN) if kind == OWN else self._own_level(match[0][0])
            bracket = _TAKES_IN.match(text, match.end())
            return level._replace(takes_in=bracket["words"] if bracket else self._wider.get(match[0]))
        if _NOT_BEFORE.ending(text, match.start()) or _NOT_AFTER.starting(text, match.end()):
            return None
        if match[0] == _NATION and self._is_title(text, match):
            return None
        if text[match.start() - 1 : match.start()] in _LISTED and _COMPARED.search(text, 0, match.start()):
            return None  # 高于全国、全省1个、0.2个百分点
        code = self._called(match[0])
        return None if code is None else HOME if code == self._home else Universe(code)

    @staticmethod
    def _is_title(text: str, match: re.Match[str]) -> bool:
        """Whether 全国 begins a title, or the name of what is counted by titles, and no number of the nation."""
        if _TITLED.match(text, match.end()):
            return True
        return _AWARDED.search(text, max(0, match.start() - REACH), match.start()) is not None

    def _own_level(self, kind: str) -> Universe:
        """The own level of the nearest area of a kind (市, 区); the levels below where none is called so."""
        area = self._areas.called(self._home, kind)
        if area is None:
            return Universe(scope_id=SUBORDINATE)
        return Universe("" if area.area_code == self._home else area.area_code, OWN)

    def _called(self, whole: str) -> str | None:
        """The code of the area that a word like 全市 means; None where the report's area lies in none of that kind."""
        if whole == _NATION:
            return "000000"
        area = self._areas.called(self._home, _NAMED.get(whole, whole[1:]))
        return area.area_code if area else None


class Mentioned:
    """Where one text says whose its numbers are."""

    __slots__ = ("_ends", "_lasting", "_meant", "_starts", "base", "says")

    def __init__(self, base: Universe) -> None:
        self.base = base  # what it speaks of before it says so
        self.says = False  # whether it says so anywhere
        self._starts: list[int] = []
        self._ends: list[int] = []  # up to where each may be spoken of
        self._meant: list[Universe] = []
        self._lasting: list[Universe] = []  # what the paragraph speaks of, after each mention

    def add(self, start: int, end: int, universe: Universe, *, lasts: bool) -> None:
        """The next mention, that of an aside up to its ``end``; one that ``lasts`` holds for the sentences after it, too."""
        before = self._lasting[-1] if self._lasting else self.base
        self.says = True
        self._starts.append(start)
        self._ends.append(end)
        self._meant.append(universe)
        self._lasting.append(universe if lasts else before)

    def whole_said(self, place: int, sentence: int) -> int:
        """Where a sentence says last, before ``place``, that it speaks of the whole of the own area (全区); -1 where it does not."""
        index = self._last(place)
        if index < 0 or self._starts[index] < sentence or self._meant[index] != HOME:
            return -1
        return self._starts[index]

    def is_said(self, start: int, place: int) -> bool:
        """Whether the text between two places says whose the numbers behind are."""
        index = self._last(place)
        return index >= 0 and self._starts[index] >= start

    def at(self, place: int, sentence: int) -> Universe:
        """That of a number at ``place``: said before it in its sentence; else what the paragraph spoke of last; else that of the
        heading. Another area is spoken of in its own sentence only."""
        index = self._last(place)
        if index < 0:
            return self.base
        return self._meant[index] if self._starts[index] >= sentence else self._lasting[index]

    def _last(self, place: int) -> int:
        """The number of the last mention before a place, but for those of brackets that are closed; -1 for none."""
        index = bisect_right(self._starts, place) - 1
        while index >= 0 and self._ends[index] <= place:
            index -= 1
        return index


def _is_of_no_number(text: str, match: re.Match[str], kind: str) -> bool:
    """Whether a level is said of no number: of an account beside transfers, of one account of both levels, of all that something is
    a share of, or of those who pay or are paid."""
    before = max(0, match.start() - _LONGEST_OPENING)
    if match[0] == _OWN_LEVEL and _OF_WHOLE.search(text, before, match.start()):
        return True  # 全县一般公共预算本级收入: what the county takes in itself, beside transfers
    if kind == OWN and _BESIDE_WHOLE.search(text, before, match.start()):
        return True  # 全区及区本级一般公共预算收入
    if kind in {OWN, _GRADED} and _SHARE_OF.search(text, before, match.start()):
        return True  # 非税收入2亿元，占县本级收入的40%
    return kind == SUBORDINATE and _is_named_with(text, match)


def _counts_nothing(text: str, match: re.Match[str]) -> bool:
    """Whether the words behind a level say that no budget counts what is of it: 省级地方性法规, 57个乡级单位."""
    return bool(_NOT_COUNTED.starting(text, match.end()) or _BODIES.match(text, match.start()))


def _begins(text: str, match: re.Match[str]) -> bool:
    """Whether a paragraph of accounts begins with a level."""
    at = match.start()
    return (
        at <= _LONGEST_OPENING
        and _OPENING.match(text[:at]) is not None
        and _LASTING.starting(text, _behind(text, match)) != ""
    )


def _is_named_with(text: str, match: re.Match[str]) -> bool:
    """Whether the levels below are a grade of something (省市县级企业), or those who pay or are paid: 补助镇街支出."""
    if _GRADES.search(text, max(0, match.start() - 2), match.start()) or _HANDED_BY.match(text, match.end()):
        return True
    return _PAID.ending(text, match.start()) != ""


def _is_taken_in(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands in a bracket that says what something takes in, and not whose it is: 支出(含市本级安排的资金)."""
    before = max(0, match.start() - _LONGEST_TAKEN_IN)
    return bool(_TAKEN_IN_ENDS.match(text, match.end()) and _TAKEN_IN.search(text, before, match.start()))


def _is_dealt(text: str, match: re.Match[str], kind: str, last: int) -> bool:
    """Whether a level is one that an amount is dealt to, so that the sentences behind are not of it: 其中市本级9亿元, one of a
    sentence by levels, the level in a bracket of its own behind one thing, or the levels below beside the ``last`` level that the
    sentence named."""
    if text.endswith(_OPENS_PARTS, 0, match.start()) or _AMOUNT.match(text, match.end()) or _is_bracketed(text, match):
        return True
    sentence = text.rfind("。", 0, match.start()) + 1
    return (kind == SUBORDINATE and last >= sentence) or _BY_LEVEL.match(text, sentence) is not None


def _is_bracketed(text: str, match: re.Match[str]) -> bool:
    """Whether a level stands alone in a bracket behind what it is said of, and no colon follows: 转移支付收入(镇本级)9亿元."""
    return text[match.start() - 1 : match.start()] == "(" and _IS_BRACKETED.match(text, match.end()) is not None


def _next_part(text: str, start: int, end: int) -> int:
    """Where the next part beside that of a level begins, which is of the whole again (收入9亿元，其中县本级收入6亿元，上级补助收入
    3亿元); the end where its own parts follow, or none."""
    if not _TAKES_PART.match(text, start, end):
        return end  # 其中县本级项目9个、资金6亿元
    for clause in _CLAUSE.finditer(text, start, end):
        if _OPENS_OWN_PARTS.starting(text, clause.end()):
            return end
        if _NEXT_PART.match(text, clause.end(), end):
            return clause.start()
    return end


def _told_until(text: str, match: re.Match[str], kind: str, *, lasts: bool, dealt: bool) -> int:
    """Up to where a word of a level may be what is spoken of: the end of its bracket, the first clause of the whole area behind a
    level that is said of one thing, the next part beside one that is ``dealt`` a part, or a zone that is listed behind an area."""
    end = aside_end(text, match.start())
    if kind == _NAME and (beside := _ZONE_LISTED.search(text, match.end(), end)):
        return beside.start() + 1
    if lasts or kind not in {_GRADED, OWN}:
        return end
    sentence = text.find("。", match.end(), end)
    near = sentence if sentence > 0 else end
    if dealt and (part := _next_part(text, match.end(), near)) < near:
        near = end = part
    again = _WHOLE_AGAIN.search(text, match.end(), near)
    if again is None and _SPENT.search(text, max(0, match.start() - _NEAR), match.start()):
        again = _SOMETHING_ELSE.search(text, match.end(), near)
    return again.start() if again else end


def _behind(text: str, match: re.Match[str]) -> int:
    """Where a word of a level ends, with the bracket that says what it takes in."""
    bracket = _TAKES_IN.match(text, match.end())
    return bracket.end() if bracket else match.end()


def _opens(text: str, at: int) -> bool:
    return not at or text[at - 1] in _OPENS or text.endswith(_PARTS, 0, at)
