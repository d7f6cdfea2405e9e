"""How well the cells of a header fit those below them, and the columns that they stand over.

Here belong what a cell and its leaves say together, what the numbers below them say of that, and the score of the lowest row. Not
here: which pieces are one cell (``headers``), and what a text says by itself (``header_words``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice, pairwise
from typing import NamedTuple

from sources.documents.cues import cues
from sources.documents.layout.flattened.cells import is_unit
from sources.documents.layout.flattened.header_words import (
    AIMED,
    AMOUNTS,
    BRACKET,
    COMPARED,
    DATED,
    DONE,
    FEWEST_TITLES,
    OVER_CHANGES,
    RATIO,
    YEAR,
    counts_rows,
    ends_word_of,
    is_amount,
    is_known_over_values,
    is_label_word,
    is_only_over_labels,
    is_relative,
    is_time,
    is_total,
    names_other_years,
    says_when_or_where,
    says_which_amount,
)
from sources.documents.layout.flattened.placing import are_alike
from sources.documents.layout_elements import GridCell, tight

_CUES = cues("tables")
_SAYS = re.compile(r"[^\W_]|[%％±‰]")
_DIFFERS = re.compile(_CUES["column"]["differences"])
_PART = re.compile(_CUES["column"]["part"])
_FEWEST_SUMMED, _MOSTLY = 3, 0.8
_PROGRESS = frozenset(_CUES["column"]["progress"])
UNLIKELY = -1_000.0
ODD = 0.5  # what speaks against a header and does not refute it


class Column(NamedTuple):
    """What the body shows of a column: whether it holds labels or texts, and whether its numbers are surely no ratios, or all too
    large for changes, or all printed as ratios; the numbers of its rows, None where one has none; and whether these are what two
    other columns give as a change or a share."""

    is_text: bool
    is_amount: bool = False
    is_large: bool = False
    is_ratio: bool = False
    numbers: tuple[Decimal | None, ...] = ()
    is_computed: bool = False


WRONG = -1
"""What says that a header is refuted, as ``fit`` tells."""


def firsts_of_groups(rows: Sequence[Sequence[GridCell]], count: int) -> tuple[int, ...]:
    """Of the last so many columns of a header of two rows the first below each cell of the upper one, where several of these stand
    over the same words: 总量 of 计划: 总量, 增速 and 完成: 总量, 增速. A ratio alone beside them is none of it."""
    upper, *below = rows
    lower = [cell.text for row in below for cell in row]
    firsts: list[int] = []
    at = count - sum(cell.column_span for cell in upper)
    groups: list[tuple[str, ...]] = []
    for cell in upper:
        if at >= 0:
            firsts.append(at)
            if cell.column_span > 1:
                groups.append(tuple(lower[: cell.column_span]))
                lower = lower[cell.column_span :]
            elif RATIO.search(tight(cell.text)):
                return ()
        at += cell.column_span
    are_alike = len(groups) > 1 and len(set(groups)) == 1 and not RATIO.search(groups[0][0])
    return tuple(firsts) if are_alike else ()


def amounts_of(rows: Sequence[Sequence[GridCell]], count: int) -> tuple[int, ...]:
    """Of the last so many columns of a header of one row or two those that print neither changes nor ratios, in which a row stands
    whose unit is a ratio: 失业率, %, 4.5 of 计划: 总量, 增速 and 完成: 总量. None where they are not the more."""
    upper, *below = rows
    lower = iter([cell.text for row in below for cell in row])
    leaves = [
        text for cell in upper for text in (islice(lower, cell.column_span) if cell.column_span > 1 else [cell.text])
    ]
    amounts = [at for at, leaf in enumerate(leaves[-count:]) if not is_relative(leaf)]
    are_more = len(amounts) < count < 2 * len(amounts)
    return tuple(amounts) if len(below) < 2 and are_more else ()


def may_stand_over(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell may stand over others: no word over labels does, nor one of ratios over others than these, or their times."""
    if is_label_word(cell) or names_other_years(cell, leaves):
        return False
    if AIMED.search(tight(cell)) and any(DONE.fullmatch(tight(leaf)) for leaf in leaves):
        return False
    if is_amount(cell) and all(_DIFFERS.search(tight(leaf)) for leaf in leaves):
        return False  # 2023年决算数 over 增减额, 增减%
    return not RATIO.search(tight(cell)) or all(
        RATIO.search(tight(leaf)) or says_when_or_where(leaf) for leaf in leaves
    )


def says_again(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell says which amount it is, and one below it does, too: 2023年实际 over 计划."""
    is_said = bool(DONE.search(tight(cell)) or AIMED.search(tight(cell)))
    return is_said and any(map(says_which_amount, leaves))


def dates(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell says of which year the amounts below it are, which say themselves no more than which they are: 2023年投资 over
    计划, 完成."""
    are_known = all(says_which_amount(leaf) or is_known_over_values(leaf) for leaf in leaves)
    say_when = any(YEAR.search(leaf) for leaf in leaves)
    return bool(DATED.match(tight(cell))) and are_known and not say_when and any(map(says_which_amount, leaves))


def ends_in_one_of(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell says when what one below it measures is: 2024年限额 over 限额, 其中：新增."""
    ends = [leaf for leaf in leaves if cell.endswith(leaf) and not is_known_over_values(leaf)]
    return any(says_when_or_where(cell.removesuffix(leaf)) for leaf in ends)


def sums_up(leaves: Sequence[str], columns: Sequence[Column]) -> int:
    """What the numbers below cells say of them that are 合计 and its parts, all in one group: 1 where they sum up in most rows, -1
    where they do not, 0 where there is no 合计, it is between its parts as the rate of all, or too few rows tell."""
    total = next((at for at, leaf in enumerate(leaves) if is_total(leaf)), None)
    if total is None or len(leaves) < _FEWEST_SUMMED or not _are_amounts_of_all(leaves):
        return 0
    rows = _full_rows(columns)
    parted = [(row[total], [*row[:total], *row[total + 1 :]]) for row in rows]
    if len(rows) < FEWEST_TITLES or sum(_is_between(*each) for each in parted) >= _MOSTLY * len(rows):
        return 0
    return 1 if sum(_is_sum(*each) for each in parted) >= _MOSTLY * len(rows) else -1


def are_parts_of(leaves: Sequence[str], columns: Sequence[Column], whole: Column) -> bool:
    """Whether the numbers below cells of which none is a total sum up to those of the column before them: 总投资, 资金来源 over 中央,
    省级, 市级."""
    if len(leaves) < _FEWEST_SUMMED or any(map(is_total, leaves)) or not _are_amounts_of_all(leaves):
        return False
    rows = _full_rows([whole, *columns])
    return len(rows) >= _FEWEST_SUMMED and sum(_is_sum(row[0], row[1:]) for row in rows) >= _MOSTLY * len(rows)


def _are_amounts_of_all(leaves: Sequence[str]) -> bool:
    """Whether none of some cells is a ratio, or says that it is one of several parts."""
    return not RATIO.search("".join(leaves)) and not any(map(_PART.match, leaves))


def are_times_alike(cell: str, leaves: Sequence[str], columns: Sequence[Column]) -> int:
    """What the numbers below a cell say of cells that are times, and nothing else: 1 where those of most rows are about as large, -1
    where they are not though they are no changes, 0 where other cells stand there, or too few rows tell."""
    if not all(map(says_when_or_where, leaves)) or len(leaves) < FEWEST_TITLES:
        return 0
    rows = _full_rows(columns)
    alike = sum(are_alike(list(map(abs, row))) for row in rows)
    if len(rows) < FEWEST_TITLES:
        return 0
    return 1 if alike >= _MOSTLY * len(rows) else -(not is_relative(cell))


def _full_rows(columns: Sequence[Column]) -> list[tuple[Decimal, ...]]:
    """The numbers of the rows that have one in each of some columns."""
    rows = zip(*(column.numbers for column in columns), strict=False)
    return [full for row in rows if len(full := tuple(number for number in row if number is not None)) == len(row)]


def _is_sum(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a number is the sum of others, rounded or not."""
    slack = Decimal(len(parts)).scaleb(int(total.as_tuple().exponent))
    return abs(total - sum(parts, Decimal(0))) <= slack


def _is_between(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a number is between others, one or more."""
    return min(parts) <= total <= max(parts)


def leads_amiss(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell rather stands not over others: the first of them is a part, of what is before it, or one says its year again."""
    own = set(YEAR.findall(cell))
    return bool(_PART.match(leaves[0])) or any(
        own & set(YEAR.findall(COMPARED.sub("", leaf))) for leaf in leaves if not says_which_amount(leaf)
    )


def fit(leaves: Sequence[str], columns: Sequence[Column]) -> float:
    """How well the lowest cells of a header fit their columns; below zero where they do not."""
    if not all(_may_be_cell(leaf, leaves) for leaf in leaves):
        return UNLIKELY
    both = list(zip(leaves, columns, strict=True))
    clashes = sum(_clashes(leaf, column) for leaf, column in both)
    is_odd = any(column.is_large and OVER_CHANGES.search(tight(leaf)) for leaf, column in both)
    amiss = sum(column.is_computed and _says_amount_alone(leaf) for leaf, column in both)
    return -4 * clashes - ODD * (is_odd + amiss)


def _may_be_cell(leaf: str, leaves: Sequence[str]) -> bool:
    """Whether a text may be a cell by itself: it says something, and is no bracket but for a unit, nor the end of another's word."""
    is_bracket = BRACKET.fullmatch(leaf) is not None and not is_unit(leaf)
    return _SAYS.search(leaf) is not None and not is_bracket and not ends_word_of(leaf, leaves)


def _clashes(leaf: str, column: Column) -> bool:
    """Whether a header cannot be that of a column."""
    return (
        (column.is_amount and is_relative(leaf))
        or (column.is_ratio and tight(leaf) in AMOUNTS)
        or (not column.is_text and tight(leaf) in _PROGRESS)
        or (not column.is_text and is_only_over_labels(leaf) and not _counts_below(leaf, column))
    )


def _says_amount_alone(leaf: str) -> bool:
    """Whether a header says no more than when or which an amount is."""
    return is_time(tight(leaf)) or says_which_amount(leaf) or tight(leaf) in AMOUNTS


def _counts_below(text: str, column: Column) -> bool:
    """Whether a header stands over the numbers of rows, behind their labels, and the column has these."""
    numbers = [number for number in column.numbers if number is not None]
    return counts_rows(text) and len(numbers) > 1 and all(left < right for left, right in pairwise(numbers))
