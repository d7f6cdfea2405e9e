"""One label of a table taken apart: a column header or a row label.

Here belong the words of labels: units, growth, share, completion, rank, year and scenario. Not here: which cells
a label speaks for (``sources.figures.tables.columns``, ``sources.figures.tables.rows``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sources.cues import any_of, longest_first
from sources.documents.characters import RAISED
from sources.documents.layout_elements import tight
from sources.figures.about import among, without_qualifier
from sources.figures.naming.terms import MEASURES
from sources.figures.time_context import MARKS, SERIAL, scenario_of
from sources.figures.words import Words, any_in, classed, listed, paired, pattern, section, valued, word
from sources.lexicon import Unit
from sources.model import FigureKind, Scenario

_PAIR = 2
_SHARED_END = 4  # characters that say what two names measure
RATIOS = {"%", "‰"}
_CHANGE_UNITS = listed("change", "units")
_CHANGE = classed("change", "label")
_AMOUNT = listed("labels", "column_kind", "amount")
# words of a change at the end of a header: those of one direction, of either, of an amount
_HEADER_CHANGE = Words.of([*listed("labels", "column_kind", "change").meaning, *_AMOUNT.meaning, *_CHANGE.meaning])
_EITHER = listed("labels", "column_kind", "either")
_CALLED_EITHER = listed("labels", "called_either")
_RANK = listed("labels", "column_kind", "rank")
_COMPLETED = listed("labels", "column_kind", "completion")
_COMPLETED_IN_RATIOS = frozenset(listed("labels", "column_kind", "completion_in_ratios").meaning)
_AIMED = listed("labels", "column_kind", "aimed")
_SHARED = listed("labels", "column_kind", "share")
_NAMED = listed("change", "named")
POINTS = frozenset(section("labels", "points")["units"])
_BARE = listed("labels", "bare")
_SAYS_CHANGE = listed("labels", "change_below")
_CHANGED_BY = {
    **dict.fromkeys(section("labels", "change_below")["amount"], word("labels", "change_below", "called_amount")),
    **dict.fromkeys(section("labels", "change_below")["ratio"], word("labels", "change_below", "called_ratio")),
}
_ROW_BARE = frozenset(section("labels", "bare")["row"])
_FLOWS = frozenset(section("labels", "flow")["words"])
_EDGE = listed("labels", "bare", "edge")
_SET = listed("labels", "bare", "set")
_PERCENTS = frozenset("%‰")
_PERCENT = re.compile(pattern("labels", "percent"))
_COMPARED = re.compile(pattern("labels", "compared"))
_WITH, _THAN = re.compile(pattern("labels", "compared", "with")), word("labels", "compared", "turned")
_BEFORE = re.compile(pattern("labels", "compared", "before"))
_PLAN = re.compile(pattern("labels", "compared", "plan"))
_COMPLETION = re.compile(pattern("labels", "completion"))
_INDEX = re.compile(pattern("labels", "index"))
_DIVIDED = re.compile(pattern("labels", "divided_by"))
_FIVE_YEARS = re.compile(pattern("labels", "five_years"))
_FIVE_YEARS_END = valued("labels", "five_years_end")
_YEAR_BEFORE = re.compile(pattern("labels", "year_before"))
_BASE = listed("labels", "baseline")
_ALREADY = re.compile(pattern("labels", "already"))
YEAR_AFTER = re.compile(pattern("labels", "year_after"))
_SCENARIO = classed("scenario", "heading")
_NUMBER = word("labels", "bare", "number")
_AMOUNTS = {said for said in _SCENARIO.meaning if said.endswith(_NUMBER)}
_ACCOUNT = re.compile(any_in("accounts", "account"))
_ROW_COMPARED = longest_first(section("change", "compared")["words"])
TOTAL = listed("labels", "total")
COUNTS = frozenset(section("labels", "counts_below")["words"])
_OTHERS = frozenset(section("labels", "others")["words"])
_LAST_BRACKET = re.compile(r"[(]([^()]{0,30})[)]$")
_PARTED = re.compile("[,，、;；]")
_LEVELS = frozenset(section("labels", "level")["words"])
MONTHS = re.compile(pattern("labels", "months"))
_ROW_MONTHS = re.compile(pattern("labels", "months", "row"))
INDEX_NAME = word("labels", "index_base", "name")
INDEX_BASE = re.compile(pattern("labels", "index_base"))
_YEARLY = re.compile(pattern("labels", "yearly"))
_KIND_OF_INDEX = re.compile(pattern("labels", "index_base", "kind"))
_EITHER_WAY = re.compile(pattern("labels", "either_way"))
_YEAR_WORD = word("numerals", "words", "year")
YEAR = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})(?!\d)\s*(?:{pattern('labels', 'whole_year')}|{_YEAR_WORD})?")
_ADDED = word("labels", "year_end", "added")
_TO_GOAL = re.compile(pattern("labels", "to_goal"))
_YEAR_END = re.compile(
    rf"(?P<until>{any_in('labels', 'year_end', 'until')})?{YEAR.pattern}{any_in('labels', 'year_end')}"
    rf"(?!{word('labels', 'year_end', 'not_before')})"
    rf"(?P<before>{word('labels', 'year_end', 'before')})?"
)
_OPENING = re.compile(pattern("labels", "opening"))
_ROW_YEAR = re.compile(pattern("labels", "row_year"))
_ROW_YEARS_OFF = re.compile(pattern("labels", "row_years_off"))
_SHARE = re.compile(pattern("labels", "share", "header"))
_ROW_SHARE = re.compile(pattern("labels", "share", "row"))
_COMPOSED = listed("labels", "share", "composed")
PART_MARK = re.compile(f"{any_in('labels', 'part')}[:：、]?|{any_of(section('labels', 'part')['signs'])}[:：]")
DIVIDED_BY = re.compile(pattern("labels", "part", "divided_by"))
_CONTRIBUTION = re.compile(pattern("labels", "pulled", "share"))
PULLED = re.compile(pattern("labels", "pulled"))
_ROW_SERIAL = re.compile(pattern("labels", "serial"))
_FOOTNOTE = re.compile(rf"(?<![A-Za-z])[{RAISED}①-⑳]{{1,2}}(?=$|[(])|[\[(]\d{{1,2}}[\])](?=$|[(])")
_FORMULA = re.compile(pattern("labels", "formula"))
_ASIDE = re.compile(pattern("labels", "aside"))
_BARE_UNIT = re.compile(pattern("labels", "unit", "bare"))
_HOW_MANY = re.compile(pattern("labels", "how_many"))
_UNIT_NOTE, _UNITS_ALONE = (re.compile(pattern("labels", "unit", each)) for each in ("note", "alone"))
_PARTED_UNITS, _CURRENCY = re.compile("[、,，;；]|/(?=[%‰])"), re.compile(word("labels", "unit", "currency"))
_UNIT_PREFIX = word("labels", "unit", "prefix")
MORE, MORE_THAN_PLAN = word("labels", "amount", "year"), word("labels", "amount", "plan")
_SINCE, _INCREASE = paired("labels", "amount_since"), word("labels", "amount", "increase")
FOLD = str.maketrans("（）％：＋－﹣−．", "()%:+---.")


class Label(NamedTuple):
    """A header or a row label taken apart: what it measures, in which unit, and how its numbers are meant.

    ``year_before`` and ``year_after`` say that they are of the year before or after the one that the table is about; ``change`` is
    what the name of a change in absolute terms ends in (``比上年增加``), and where the kind is growth all the same, the unit
    decides; ``among`` is of a rank.
    """

    measure: str
    unit: str = ""
    kind: FigureKind | None = None
    sign: int = 1
    whole_of: str | None = None
    year: int | None = None
    scenario: Scenario | None = None
    year_before: bool = False
    year_after: bool = False
    change: str = ""
    among: str | None = None

    @property
    def years_off(self) -> int:
        """How many years its numbers are from the year that the table is about."""
        return self.year_after - self.year_before

    @property
    def is_level(self) -> bool:
        """Whether the numbers are amounts, not what is said about other amounts."""
        return self.kind in {None, FigureKind.LEVEL} and not self.change


class Labels:
    """Takes labels apart, each only once; which brackets hold a unit is known from the vocabulary."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._units = units
        self._headers: dict[tuple[str, ...], Label] = {}
        self._rows: dict[str, Label] = {}

    def counts(self, symbol: str) -> bool:
        """Whether a unit is one that things are counted in: 家."""
        return self._quantity(symbol) == "count"

    def measures_things(self, symbol: str) -> bool:
        """Whether a unit says how many things there are, or how long these: 家, 公里."""
        return self._quantity(symbol) in {"count", "length"}

    def is_money(self, symbol: str) -> bool:
        """Whether a unit is one of money: 万元."""
        return self._quantity(symbol) == "money"

    def _quantity(self, symbol: str) -> str:
        unit = self._units.get(symbol)
        return unit.quantity_kind if unit is not None else ""

    def noted(self, *texts: str) -> list[str]:
        """The units that the first of some notes and captions to name one names: 单位：亿元、%, (亿元). Empty where none does."""
        for text in texts:
            if said := _UNIT_NOTE.search(text):
                return _units_in(said["units"])
            said = _UNITS_ALONE.fullmatch(tight(text))
            units = _units_in(said["units"]) if said else []
            if units and self._units.keys() >= {*units}:
                return units
        return []

    @staticmethod
    def says_no_more(printed: str) -> bool:
        """Whether a row label says nothing of its own: 金额."""
        return printed in _ROW_BARE

    def header(self, layers: tuple[str, ...]) -> Label:
        """A column header, its cells from the top down: 税收总收入(亿元), 占全区总税收比重(%), 2024年预期目标."""
        if layers not in self._headers:
            self._headers[layers] = self._header(layers)
        return self._headers[layers]

    def row(self, printed: str) -> Label:
        """A row label: 地区生产总值增长率 is the growth of 地区生产总值."""
        if printed not in self._rows:
            self._rows[printed] = self._row_of_year(printed)
        return self._rows[printed]

    def _header(self, layers: tuple[str, ...]) -> Label:
        texts, unit = self._taken_apart(layers)
        # 合计 below 债务限额 is all of that, 金额 below 收入 that
        said = [each for each in texts if each not in TOTAL and not _DIVIDED.fullmatch(each)] or texts
        said = _with_change(said)
        text = "".join([each for each in said if not _says_no_more(each)] or said[-1:])
        text, unit, is_signed = _without_percent(text, unit)
        label = _without_time(_meant(text, unit), said[:-1])
        label = label._replace(measure=_one_measure(label.measure, "".join(said[-1:])))
        if label.kind is None and is_signed and unit in _PERCENTS:
            label = label._replace(kind=FigureKind.GROWTH)  # ±%: a header that says no more
        if label.kind not in {None, FigureKind.LEVEL, FigureKind.RANK} and not label.change:
            unit = unit or "%"
        return label._replace(unit="" if label.kind is FigureKind.RANK else unit)

    def _taken_apart(self, layers: tuple[str, ...]) -> tuple[list[str], str]:
        """The texts of a header's cells without what is no part of a name, and the unit that the last of them to name one does."""
        texts: list[str] = []
        unit = ""
        for layer in layers:
            text = MONTHS.sub("", INDEX_BASE.sub("", _FOOTNOTE.sub("", _unbracketed(layer.translate(FOLD)))))
            text = _WITH.sub(_THAN, _KIND_OF_INDEX.sub("", _EITHER_WAY.sub("", text)))
            while match := PART_MARK.match(text):
                text = text[match.end() :]
            if texts and text in self._units:
                unit = text  # 万亩 below 播种面积
                continue
            text, found = self._without_unit(text)
            unit = found or unit
            if text and not (text := _FORMULA.sub("", text)):
                continue  # A=B+C below what it is of
            texts.append(without_qualifier(text))
        return texts, unit

    def _row_of_year(self, printed: str) -> Label:
        """A row label without the words that say of which year a debt is: 上年末地方政府债务余额."""
        text = _unmarked(printed.translate(FOLD))
        said = _ROW_YEARS_OFF.match(text)
        if said is None:
            return self._row(text)
        label = self._row(text[said.end() :])
        return label._replace(year_before=True, scenario=Scenario.ACTUAL) if said["before"] else label

    def _row(self, text: str) -> Label:
        text = _without_asides(_HOW_MANY.sub("", INDEX_BASE.sub("", _FOOTNOTE.sub("", text))))
        text, unit = self._without_row_unit(_ROW_MONTHS.sub("", text))
        text = _ROW_MONTHS.sub("", _without_asides(text))
        text = "" if text in _ROW_BARE or MONTHS.fullmatch(text) else _OPENING.sub(_end_before, text)
        year = None
        if match := _ROW_YEAR.match(text):
            year, text = int(match["year"]), (match["lead"] or "") + text[match.end() :]
        scenario = scenario_of(text)
        if year is not None and scenario is not None and not _measured(text, scenario):
            return Label("", unit, year=year, scenario=scenario)
        if scenario is not None and (said := _SCENARIO.ending(text)) in _AMOUNTS and said != text:
            return _row_meant(text.removesuffix(said), unit)._replace(year=year, scenario=scenario)  # 还本预计执行数
        return _row_meant(text, unit)._replace(year=year)

    def _without_row_unit(self, text: str) -> tuple[str, str]:
        """The same of a row label, whose unit of an amount or sign of per cent needs no bracket: 财政收入亿元, 平均利率%, but not
        增值税50%."""
        text, unit = self._without_unit(text)
        if not unit and (match := _BARE_UNIT.search(text)):
            return text[: match.start()], match["unit"]
        is_signed = not unit and len(text) > 1 and text[-1] in _PERCENTS and not text[-2].isdigit()
        return (text[:-1], text[-1]) if is_signed else (text, unit)

    def _without_unit(self, text: str) -> tuple[str, str]:
        """A label without the unit in brackets at its end, and that unit; any other bracket stays."""
        match = _LAST_BRACKET.search(text)
        if match and match[1] in _LEVELS:
            return text[: match.start()], ""  # 教育支出(类) is no unit, but a level of the classification
        if _CALLED_EITHER.ending(text):
            return text, ""
        unit, rest = self._unit_in(match[1]) if match else ("", "")
        return (text[: match.start()] + rest, unit) if match and unit else (text, "")

    def _unit_in(self, bracket: str) -> tuple[str, str]:
        """The unit that a bracket holds, and what else it says as a bracket of its own: (亿元, 当年价). Empty where it holds none."""
        unit = bracket.removeprefix(_UNIT_PREFIX).lstrip(":")
        if unit in self._units or all(part in self._units for part in unit.split("/")):
            return unit, ""
        parts = _PARTED.split(unit)
        units = [part for part in parts if part in self._units]
        rest = [part for part in parts if part not in self._units]
        if len(units) > 1 and not rest:
            # 地区生产总值(亿元、%): of an amount, beside whose columns others say that they are ratios
            return next((each for each in units if each not in RATIOS), ""), ""
        return (units[0], f"({rest[0]})") if len(units) == len(rest) == 1 else ("", "")


def _units_in(said: str) -> list[str]:
    """The units of a note, without the name of the currency: 亿元人民币."""
    return _PARTED_UNITS.split(_CURRENCY.sub("", said.translate(FOLD)))


def _without_asides(text: str) -> str:
    """A row label without the marks behind it, and without what it says of the kind of indicator: (预期性)."""
    while aside := MARKS.ending(text) or _aside_behind(text):
        text = text[: -len(aside)]
    return text


def _aside_behind(text: str) -> str:
    match = _ASIDE.search(text)
    return match[0] if match and match.start() else ""


def _unbracketed(layer: str) -> str:
    """A header whose last bracket says no more than of which numbers it is, without its signs: 债务余额(决算数), 2024年(计划)."""
    match = _LAST_BRACKET.search(layer)
    if not match or not match.start():
        return layer
    said, before = match[1], layer[: match.start()]
    of_year = YEAR.fullmatch(before) is not None and not _measured(said, scenario_of(said))
    return before + said if of_year or said in _AMOUNTS else layer


def index_base(words: str) -> str | None:
    """Against which other time than the year before the index of a label is measured: 上月=100 of 以上月价格为100."""
    match = INDEX_BASE.search(words)
    return f"{match['other']}=100" if match and match["other"] else None


def _one_measure(name: str, lower: str) -> str:
    """What several cells of a header measure, ``lower`` the last of them: 一般债务 below 债务限额 is 一般债务限额, 外债余额 below
    债务余额 that."""
    upper = name.removesuffix(lower) if lower else ""
    if upper in {"", name} or _ACCOUNT.search(upper):
        return name
    measure = MEASURES.ending(lower)
    if told := _told_together(upper, lower):
        return told
    if measure and measure != lower and MEASURES.ending(upper) == measure:
        return lower
    if len(lower) > _SHARED_END < len(upper) and upper.endswith(lower[-_SHARED_END:]):
        return lower  # 均衡性转移支付 below 一般性转移支付
    shared = next((n for n in range(len(upper) - 1, 1, -1) if lower != upper[:n] and lower.endswith(upper[:n])), 0)
    return lower + upper[shared:] if shared else name


def _told_together(upper: str, lower: str) -> str:
    """What two cells say of which one says no more than that it is counted (人数 below 招生数), that it is what is left (其他 below
    一般性转移支付) or what is measured (限额 over 一般债务, or below 债务限额); empty for any others."""
    if upper.endswith(lower) or (lower in COUNTS and MEASURES.ending(upper)):
        return upper
    return lower + upper if lower in _OTHERS or _is_bare_over(upper, lower) else ""


def _is_bare_over(upper: str, lower: str) -> bool:
    """Whether a cell is nothing but a measure, of what the one below it names: 限额 over 一般债务."""
    return MEASURES.ending(upper) == upper and not MEASURES.ending(lower) and lower not in TOTAL


def _with_change(said: list[str]) -> list[str]:
    """The texts of a header's cells, the last one of which says of a change above it whether it is an amount or a ratio (金额 and
    比例% below 增减变化), as one: 增减额, 增减率%."""
    if len(said) < _PAIR:
        return said
    *above, over, last = said
    lower = last.rstrip("".join(_PERCENTS))
    stem = over.removesuffix(_SAYS_CHANGE.ending(over))
    if lower not in _CHANGED_BY or (stem == over and _changed(over, "") is None):
        return said
    return [*above, stem + _CHANGED_BY[lower] + last[len(lower) :]]


def _says_no_more(layer: str) -> bool:
    """Whether a cell of a header says neither what is measured nor when: 金额."""
    return layer in _BARE and scenario_of(layer) is None and not _YEAR_BEFORE.search(layer)


def _without_time(label: Label, above: Sequence[str]) -> Label:
    """A header without the words of the scenario that the cells above its last one end in: 预算数 over 税收返还."""
    for layer in above:
        text = YEAR.sub("", layer)
        if text != layer and text in _BARE:
            label = label._replace(measure=label.measure.replace(text, "", 1))  # 2024年增减变化 over 举借
        if (said := _SCENARIO.ending(text)) and not _ACCOUNT.search(text):
            label = label._replace(measure=label.measure.replace(text, text.removesuffix(said), 1))
    return label


def _row_meant(text: str, unit: str) -> Label:
    if text not in _FLOWS and not _NAMED.ending(text):
        if change := _CHANGE.ending(text):
            return Label(_without_comparison(text.removesuffix(change)), unit, FigureKind.GROWTH, _sign(change))
        if share := _ROW_SHARE.match(text):
            return Label(share["part"], unit, FigureKind.SHARE, whole_of=share["whole"])
        whole = text.removesuffix(_COMPOSED.ending(text))
        if whole != text and unit in RATIOS and MEASURES.ending(whole):
            return Label(whole, unit, FigureKind.SHARE, whole_of=whole)
    return Label(text, unit)


def _without_percent(text: str, unit: str) -> tuple[str, str, bool]:
    """A header without the per cent sign and the signs of a change that it ends in; its unit; whether it has signs of a change."""
    signs = _PERCENT.search(text)
    is_signed = signs is not None and bool(signs["signs"].strip("("))
    if signs is None or not (signs["unit"] or is_signed):
        return text, unit, False
    return text[: signs.start()], signs["unit"] or unit, is_signed


def _meant(text: str, unit: str) -> Label:
    """What a header without its unit measures, and how its numbers are meant."""
    if rank := _RANK.ending(text):
        return _amount(text[: -len(rank)])._replace(measure="", kind=FigureKind.RANK, among=among(text))
    if _TO_GOAL.fullmatch(text):
        # 4.2% is 2.8 points short of what was aimed at, and 4.82万人 0.32万人 more
        return _said_of("", FigureKind.COMPLETION)._replace(change=MORE_THAN_PLAN)
    if pulled := _due(text, unit):
        return pulled
    is_ratio = unit in RATIOS
    if match := _completion_in(text):
        # a share of a plan or budget says how far it was carried out
        return _said_of(text[: match.start()], FigureKind.COMPLETION)
    if completed := _carried_out(text, is_ratio=is_ratio):
        return _said_of(text[: -len(completed)], FigureKind.COMPLETION)
    if is_ratio and (aimed := _AIMED.ending(text)) and _HEADER_CHANGE.ending(text[: -len(aimed)]):
        return _meant(text[: -len(aimed)], unit)._replace(scenario=Scenario.TARGET)
    if is_ratio and (match := _index_in(text)):
        return _amount(text[: match.start()])._replace(kind=FigureKind.RATE)
    return _shared(text, is_ratio=is_ratio) or _changed(text, unit) or _amount(text)


def _shared(text: str, *, is_ratio: bool) -> Label | None:
    """A header of shares, of what it names or of the amounts before it (2024年 over 比重); None for any other."""
    if (match := _SHARE.match(text)) and (match["share"] or (is_ratio and match["whole"])):
        return _amount(match["part"])._replace(kind=FigureKind.SHARE, whole_of=match["whole"] or None)
    label = _amount(text)
    return label._replace(measure="", kind=FigureKind.SHARE) if label.measure in _SHARED else None


def _due(text: str, unit: str) -> Label | None:
    """A header that says how much of a change is due to each row, which is none of what stands before it: 贡献率, 拉动经济增长."""
    if unit in POINTS and PULLED.match(text):
        return Label(text, kind=FigureKind.GROWTH)
    return Label(text, kind=FigureKind.SHARE) if unit in RATIOS and _CONTRIBUTION.match(text) else None


def _unmarked(text: str) -> str:
    """A row label without what opens it and is no part of it."""
    while match := _opening_mark(text):
        text = text[match.end() :]
    return text


def _opening_mark(text: str) -> re.Match[str] | None:
    """What opens a row label and is no part of it: its number, 其中, 按性别分:."""
    return SERIAL.match(text) or _ROW_SERIAL.match(text) or PART_MARK.match(text) or DIVIDED_BY.match(text)


def _completion_in(text: str) -> re.Match[str] | None:
    """The words of a header that hold something against a plan of its own year."""
    match = _COMPLETION.search(text)
    return None if match and _is_of_year_before(text[: match.start()], match["plan"]) else match


def _index_in(text: str) -> re.Match[str] | None:
    """Those that hold something against another year, also against its plan."""
    return _INDEX.search(text) or _COMPLETION.search(text)


def _is_of_year_before(said: str, plan: str) -> bool:
    """Whether a budget is one of another year than what is held against it: 2025年预算数为2024年预算数的%."""
    years, others = YEAR.findall(said), YEAR.findall(plan)
    return bool(years and others and years[-1] != others[-1]) or bool(_YEAR_BEFORE.match(plan))


def _carried_out(text: str, *, is_ratio: bool) -> str:
    """What a header ends in that says how far something was carried out, or is but for its year; empty where it does not say that."""
    rest = YEAR.sub("", text)
    return _COMPLETED.ending(text) or (rest if is_ratio and rest in _COMPLETED_IN_RATIOS else "")


def _said_of(subject: str, kind: FigureKind) -> Label:
    return _amount(subject)._replace(kind=kind, scenario=Scenario.ACTUAL)


def _changed(text: str, unit: str) -> Label | None:
    """A header that says how its numbers differ from others; None for any other."""
    change = "" if text in _FLOWS or _NAMED.ending(text) else _HEADER_CHANGE.ending(text)
    rest = _YEARLY.sub("", text[: len(text) - len(change)])
    match = _COMPARED.search(rest)
    than = rest[match.end() :] if match else ""
    if not change and (match is None or not _BEFORE.match(than)):
        return None
    label = _amount(rest[: match.start()] if match else rest)
    if change in _AMOUNT or (unit and unit not in _CHANGE_UNITS):
        return label._replace(change=_more(text, than))
    is_either = change in _EITHER or (match is not None and text.endswith(_INCREASE))
    more = _more(text, than) if is_either and not unit else ""
    return label._replace(kind=FigureKind.GROWTH, sign=_sign(change), change=more)


def _more(text: str, than: str) -> str:
    """How a change in absolute terms is called, by the words of a header that say since when: 比年初增减."""
    if _is_plan(than):
        return MORE_THAN_PLAN
    return next((called for since, called in _SINCE.items() if since in text), MORE)


def _is_plan(than: str) -> bool:
    """Whether numbers are compared with a plan, and not with that of the year before."""
    return bool(_PLAN.search(than)) and not (_YEAR_BEFORE.search(than) or YEAR.search(than))


def _amount(text: str) -> Label:
    """A header that says nothing of how its numbers are meant but their year and scenario."""
    text = _OPENING.sub(_end_before, text)
    years = YEAR.findall(text)
    end = _YEAR_END.search(text)
    text = YEAR.sub("", _YEAR_END.sub("", text))
    if plan := _FIVE_YEARS.search(text):
        years = years or [str(_FIVE_YEARS_END[plan["plan"]])]
        text = text[: plan.start()] + text[plan.end() :]
    before = _YEAR_BEFORE.search(text)
    text = _YEAR_BEFORE.sub("", text)
    if before and text not in _BARE:
        text = text.removesuffix(_NUMBER)  # 税收收入同期数
    after = YEAR_AFTER.match(text)
    text = text[after.end() :] if after else text
    is_done = _ALREADY.match(text) is not None
    scenario = _scenario_said(text, is_result=before is not None, is_done=is_done)
    year = int(years[-1]) if years else None
    if base := _BASE.ending(bare := text.removesuffix("()")):  # 2020年基数, 基期(2020年)
        return Label(_measured(bare.removesuffix(base), None), year=year, scenario=Scenario.BASELINE)
    # 至2023年底累计完成投资 is no flow of that year
    is_sum = end is not None and (end["until"] or end["before"]) and text.startswith(_ADDED)
    return Label(
        text if is_sum or is_done else _measured(text, scenario),
        year=year,
        scenario=scenario,
        year_before=bool(before),
        year_after=bool(after),
    )


def _scenario_said(text: str, *, is_result: bool, is_done: bool) -> Scenario | None:
    """The scenario that a header says; what ``is_done`` already is a result whatever else it says, and so is what ``is_result`` of
    the year before and says nothing."""
    said = None if is_done else scenario_of(text)
    return Scenario.ACTUAL if said is None and (is_result or is_done) else said


def _end_before(opening: re.Match[str]) -> str:
    """2025年 for 2026年初."""
    return f"{int(opening['year']) - 1}{_YEAR_WORD}"


def _sign(change: str) -> int:
    return -1 if _CHANGE.meaning.get(change) == "fall" else 1


def _without_comparison(text: str) -> str:
    for each in _ROW_COMPARED:
        text = text.replace(each, "")
    return text


def _measured(text: str, scenario: Scenario | None) -> str:
    """What a header measures without the words that name the scenario, and those that say nothing: 全年预期目标, 累计货运量."""
    if scenario is not None:
        while said := _SCENARIO.ending(text):
            text = text[: -len(said)]
        if scenario is Scenario.TARGET:
            text = text.removesuffix(_SET.ending(text))
        # 预算收入, but not 预算安排偿还: what is left measures something
        said = _SCENARIO.starting(text)
        if said and not _ACCOUNT.match(text) and MEASURES.ending(rest := text.removeprefix(said)):
            text = rest
    while edge := _EDGE.starting(text) or _EDGE.ending(text):
        text = text.removeprefix(edge).removesuffix(edge)
    return "" if text in _BARE else text
