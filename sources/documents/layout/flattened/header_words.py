"""What the text of a cell of a header says: that labels, units, values, times, amounts or ratios stand below it.

Here belong questions about one text, and about the first words of a header. Not here: how a cell fits those below it and its column
(``header_fit``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from sources.documents.cues import cues
from sources.documents.layout.flattened.cells import Printed, is_unit, is_year
from sources.documents.layout_elements import tight

_CUES = cues("tables")
_LABELS, _LABEL_ENDS = frozenset(_CUES["label"]["words"]), tuple(_CUES["label"]["endings"])
# words over the labels of rows, or of their groups: not over units, nor the numbers of rows
_NAMING = _LABELS - frozenset(_CUES["label"]["units"])
_OVER_UNITS = _CUES["label"]["over_units"]
_TEXTS = frozenset(_CUES["column"]["texts"])
_PLACES = frozenset(_CUES["label"]["places"])
SIDES = frozenset(_CUES["label"]["sides"])
_CODES = frozenset(_CUES["label"]["codes"])
_ALSO_OVER_VALUES = frozenset(_CUES["label"]["also_over_values"])
_YEARS, _ORDINALS = frozenset(_CUES["label"]["years"]), frozenset(_CUES["label"]["ordinals"])
_COLUMN = re.compile("".join(_CUES["column"]["patterns"].split()))
_TIME = re.compile(_CUES["column"]["time"])
_AREA = re.compile(_CUES["column"]["areas"])
DATED = re.compile(_CUES["column"]["dated"])
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GROUPS, _TIMES = tuple(_CUES["column"]["groups"]), frozenset(_CUES["column"]["times"])
UNIT_BELOW = re.compile(r"(?<=.)[(（][^()（）]*[)）]$")
BRACKET = re.compile(r"[(（][^()（）]*[)）]")
RATIO = re.compile(r"[%％±‰]|率$")
COMPARED = re.compile(_CUES["column"]["compared"])
OVER_CHANGES = re.compile(_CUES["column"]["change"])
_SUMS, AMOUNTS = frozenset(_CUES["total"]["words"]), frozenset(_CUES["column"]["plain_amounts"])
AIMED, DONE = re.compile(_CUES["column"]["aimed"]), re.compile(_CUES["column"]["done"])
_LABEL_MAX = 10
_SHORT = 2  # characters of the rest of a word
_YEAR_WORD = "年"
AMOUNT_WORD = "数"  # in the header of a column of values, never in that of labels
FEWEST_TITLES = 2


def is_label_word(text: str) -> bool:
    """Whether a header stands over the names of rows, or over their numbers: 指标, 镇(街道)."""
    text = tight(text)
    return (
        text in _LABELS
        or (BRACKET.sub("", text) in _PLACES and not is_unit(text))
        or text in _ORDINALS
        or text in _CODES
        or (
            len(text) <= _LABEL_MAX
            and text.endswith(_LABEL_ENDS)
            and not (AMOUNT_WORD in text or _is_dated_amount(text))
        )
    )


def _is_dated_amount(text: str) -> bool:
    """Whether a text says of which year what is planned or came is, which ends as a word over labels may: 2024年计划指标."""
    return DATED.sub("", text) in _ALSO_OVER_VALUES and DATED.match(text) is not None


def is_only_over_labels(text: str) -> bool:
    """Whether a header stands over labels and never over values, as 城市 beside 农村 does."""
    return is_label_word(text) and tight(text) not in _ALSO_OVER_VALUES


def is_over_values(text: str) -> bool:
    """Whether a header is a word known for one over numbers, or a time: 绝对额(亿元), 1-11月."""
    return is_known_over_values(text) or (not is_label_word(text) and _TIME.search(tight(text)) is not None)


def is_known_over_values(text: str) -> bool:
    """Whether a header is a word known for one over numbers: 绝对额(亿元), 增长%."""
    return not is_label_word(text) and is_known(tight(text))


def is_known_somewhere_over_values(text: str) -> bool:
    """The same, also of words that stand over labels elsewhere: 城市 beside 农村."""
    return is_known_over_values(text) or tight(text) in _ALSO_OVER_VALUES


def start_of(printed: Sequence[Printed]) -> int:
    """Where a header begins: at the first cell that stands over labels; behind all cells where none does."""
    return next((at for at, cell in enumerate(printed) if is_label_word(cell.text)), len(printed))


def ends_word_of(text: str, others: Sequence[str]) -> bool:
    """Whether a short text is the end of a word over values that one of others begins, as it broke over lines: 值 below 绝对."""
    if len(text) > _SHORT or is_known(tight(text)):
        return False
    return any(is_known_over_values(other + text) and not is_known(tight(other)) for other in others)


def is_over_units(text: str) -> bool:
    """Whether a header stands over the units of rows."""
    return tight(text).endswith(_OVER_UNITS)


def stands_alone(text: str) -> bool:
    """Whether a header is over labels, units or texts, and so below no other: 指标名称, 单位, 属性."""
    return is_label_word(text) or is_over_units(text) or tight(text) in _TEXTS


def is_side(text: str) -> bool:
    """Whether a text says no more than which side of a balance stands below it: 收入, 支出."""
    return tight(text) in SIDES


def ends_in(text: str, head: str) -> bool:
    """Whether a text ends in the word that stands over labels: 主要经济指标 and 指标名称."""
    return is_label_word(head) and any(text.endswith(end) and end in head for end in _LABEL_ENDS)


def is_again_beside_group(row: Sequence[str], head: Sequence[str]) -> bool:
    """Whether a row is the header once more, with the name of a group in place of its first word: 二、财政, 本月, 累计."""
    return len(row) > FEWEST_TITLES and row[1:] == head[1:] and row[0] not in {"", head[0]}


def names_groups(head: Sequence[Printed]) -> bool:
    """Whether a header begins with two words over labels: that of groups, and that of the rows."""
    return len(head) > FEWEST_TITLES and are_words_for_groups([cell.text for cell in head])


def are_words_for_groups(head: Sequence[str]) -> bool:
    """The same of the texts of a header's cells."""
    return all(tight(text) in _NAMING or tight(text).endswith(_LABEL_ENDS) for text in head[:2])


def names_units(head: Sequence[Printed]) -> bool:
    """Whether a header has a word over the units of rows right behind that over their labels: 指标, 单位."""
    return len(head) > FEWEST_TITLES and is_label_word(head[0].text) and tight(head[1].text).endswith(_OVER_UNITS)


def names_numbered_groups(head: Sequence[Printed]) -> bool:
    """Whether a header begins with words for groups, for the numbers of rows and for their labels."""
    return len(head) > FEWEST_TITLES and are_words_for_numbered_groups([cell.text for cell in head])


def are_words_for_numbered_groups(head: Sequence[str]) -> bool:
    """The same of the texts of a header's cells."""
    return tight(head[0]) in _NAMING and counts_rows(head[1])


def counts_rows(text: str) -> bool:
    """Whether a header stands over the numbers of rows."""
    return tight(text) in _ORDINALS


def names_codes(text: str) -> bool:
    """Whether the first cells of the rows below a header are codes."""
    return tight(text) in _CODES


def names_years(text: str) -> bool:
    """Whether the rows below a header are years."""
    return tight(text) in _YEARS


@cache
def is_known(text: str) -> bool:
    """Whether a text is a word known for a cell of a header, a unit below it aside."""
    return is_label_word(text) or any(_COLUMN.fullmatch(each) for each in (text, UNIT_BELOW.sub("", text)))


def is_amount(cell: str) -> bool:
    """Whether a cell says which amount it is, and compares it with none: 2023年决算数, but not 比上年预算数."""
    return bool(DONE.search(tight(cell)) or AIMED.search(tight(cell))) and not compares(cell)


def rather_over_others(cell: str) -> bool:
    """Whether a cell stands over others more often than alone: 本月, 2024年计划, 收入, 2024年收入."""
    return cell.endswith(_GROUPS) or is_side(DATED.sub("", tight(cell))) or is_time(tight(cell))


def is_total(cell: str) -> bool:
    """Whether a cell says no more than that what is below it is a sum: 小计."""
    return tight(cell) in _SUMS


def says_which_amount(cell: str) -> bool:
    """Whether a cell says no more than which of several amounts it stands over: 目标值, 完成数."""
    return bool(DONE.fullmatch(tight(cell)) or AIMED.fullmatch(tight(cell)))


def is_of_aims(cell: str) -> bool:
    """Whether a cell stands over what is planned: 预算数."""
    return bool(AIMED.search(tight(cell)))


def is_of_results(cell: str) -> bool:
    """Whether a cell stands over what came, and says nothing else: 执行数."""
    return bool(DONE.fullmatch(tight(cell)))


def are_ratios(leaves: Sequence[str]) -> bool:
    """Whether cells are all ratios."""
    return all(map(is_relative, leaves))


def begins_in_ratio(leaves: Sequence[str]) -> bool:
    """Whether cells begin with a ratio that stands before amounts."""
    return is_relative(leaves[0]) and not all(map(is_relative, leaves))


def names_other_years(cell: str, leaves: Sequence[str]) -> bool:
    """Whether one of the cells below one that names a year names only others, but for one that it is compared with: 2025年预算数
    over 金额, 比2024年增减%."""
    own = set(YEAR.findall(cell))
    return bool(own) and any(
        own.isdisjoint(years) for leaf in leaves if (years := YEAR.findall(COMPARED.sub("", leaf)))
    )


def says_when_or_where(cell: str) -> bool:
    """Whether a cell says no more than of what time or area the values below it are: 2023年, 本月, 全市."""
    return is_time(tight(cell)) or says_where(cell)


def says_where(cell: str) -> bool:
    """Whether a cell says no more than of what area the values below it are: 全市."""
    return _AREA.fullmatch(tight(cell)) is not None


def dates_itself(cell: str) -> bool:
    """Whether a cell names a year, and compares nothing with it."""
    return bool(YEAR.search(COMPARED.sub("", cell)))


def compares(cell: str) -> bool:
    """Whether a cell says that one time is compared with another: 2023年比2022年增减."""
    return bool(COMPARED.search(tight(cell)))


def is_time(cell: str) -> bool:
    """Whether a text is no more than a time: 本月, 2024年."""
    return cell in _TIMES or is_year(cell.removesuffix(_YEAR_WORD))


def is_relative(cell: str) -> bool:
    """Whether a text says a change or a ratio."""
    return bool(RATIO.search(tight(cell)) or OVER_CHANGES.search(tight(cell)))


def is_sign(cell: str) -> bool:
    """Whether a text is nothing but the sign of a ratio, which is the label of no row: %, (±%)."""
    return is_relative(cell) and not any(map(str.isalnum, cell))
