"""The header of a table that prints its rows as rows, but not over which columns each cell stands.

A cell of an upper row stands over several of the row below, or alone over a column. Here belong headers of two rows and more. Not
here: headers whose pieces show no rows (``headers``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, groupby, islice, pairwise, takewhile
from math import comb

from sources.documents.cues import cues
from sources.documents.layout.flattened import header_fit, header_words, headers
from sources.documents.layout.flattened.cells import Printed, is_unit, names_unit
from sources.documents.layout_elements import GridCell, tight

_RANKS = tuple(cues("tables")["column"]["ranks"])
_BARE_AMOUNTS = frozenset(cues("tables")["column"]["amounts"])
_LOWEST = _BARE_AMOUNTS.union(cues("tables")["column"]["texts"], _RANKS)
_CHANGE = re.compile(cues("tables")["column"]["differences"])
_REMARKS = frozenset(cues("tables")["column"]["remarks"])
_FEWEST_ROWS, _MOST_ROWS = 2, 3
_FEWEST_BELOW = 2
_MOST_CELLS = 16  # of a row
_MOST_WAYS = 5_000
_MOST_IN_TURN = 24  # cells of a header that come one by one
# what speaks for a header: groups that are alike; and against it: a group of two depths, one that goes on behind its rank, a row,
# a word beside a group that rather stands in one; what says less is half
_ALIKE, _MIXED, _AMID, _DEEPER, _BARE, _HALF = 2.0, 1.0, 2.0, 0.5, 0.25, 0.5


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a header with those below it."""

    text: str
    below: tuple[_Cell, ...] = ()
    place: int = 0  # of its middle on the line, in half letters

    @property
    def width(self) -> int:
        """Over how many columns it stands."""
        return sum(each.width for each in self.below) or 1

    def leaves(self) -> Iterator[str]:
        """The lowest cells below it, or itself."""
        if self.below:
            yield from chain.from_iterable(each.leaves() for each in self.below)
        else:
            yield self.text

    def places(self) -> Iterator[int]:
        """Where the lowest cells below it, or itself, stand."""
        if self.below:
            yield from chain.from_iterable(each.places() for each in self.below)
        else:
            yield self.place

    def at_edge(self, side: int) -> Iterator[str]:
        """The cells below it at one side, the first (0) or the last (-1) of each row."""
        if self.below:
            yield self.below[side].text
            yield from self.below[side].at_edge(side)

    def all_below(self) -> Iterator[str]:
        """All cells below it."""
        for each in self.below:
            yield each.text
            yield from each.all_below()


def header_of(pieces: Sequence[Printed], columns: Sequence[header_fit.Column]) -> headers.Header | None:
    """The header whose rows are lines of these pieces, over these columns; None where they are none, or come out in several ways."""
    rows = [
        [_Cell(piece.text, place=piece.start + piece.end) for piece in group] for _, group in groupby(pieces, _line)
    ]
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS:
        return None
    return _best([rows], columns, headers.likely(pieces))


def has_lines_of_rows(pieces: Sequence[Printed]) -> bool:
    """Whether a header is of no more lines than it may have rows, and prints known words alone, so that none broke over lines."""
    return len(set(map(_line, pieces))) <= _MOST_ROWS and all(
        header_words.is_label_word(piece.text) or header_words.is_over_values(piece.text) for piece in pieces
    )


def header_of_cells(pieces: Sequence[Printed], columns: Sequence[header_fit.Column]) -> headers.Header | None:
    """The header of two rows or three whose cells come one by one, each in a piece of its own; None where they are none, or come out
    in several ways."""
    if not len(columns) < len(pieces) <= _MOST_IN_TURN:
        return None
    texts = [_Cell(piece.text) for piece in pieces]
    first = 1 + max((at for at, cell in enumerate(texts) if header_words.is_only_over_labels(cell.text)), default=0)
    rows = [
        [texts[start:end] for start, end in pairwise((0, *cuts, len(texts)))]
        for count in range(_FEWEST_ROWS, _MOST_ROWS + 1)
        for cuts in combinations(range(first, len(texts)), count - 1)
    ]
    return _best(rows, columns, headers.likely(pieces))


def _best(
    arranged: Sequence[Sequence[Sequence[_Cell]]], columns: Sequence[header_fit.Column], likely: float
) -> headers.Header | None:
    """The header that fits best of those whose rows may be any of these, if only one does."""
    fitting = [rows for rows in arranged if all(1 < len(row) <= _MOST_CELLS for row in rows)]
    every = ((rows, way) for rows in fitting for way in _ways(rows, len(columns)))
    ways = list(islice(every, _MOST_WAYS))
    scored = [
        (score - _DEEPER * len(rows), rows, way) for rows, way in ways if (score := _score(way, columns)) is not None
    ]
    best = max((score for score, _, _ in scored), default=None)
    found = _in_turn([(rows, way) for score, rows, way in scored if score == best])
    if len(found) != 1 or len(ways) == _MOST_WAYS:
        return None
    rows, way = found[0]
    return headers.Header(_grid(way, len(rows)), likely + header_fit.sums_up(*_totals(way, columns)))


def _in_turn(
    found: list[tuple[Sequence[Sequence[_Cell]], tuple[_Cell, ...]]],
) -> list[tuple[Sequence[Sequence[_Cell]], tuple[_Cell, ...]]]:
    """The only way, or of several those whose cells stand in their order on the page."""
    return found if len(found) < _FEWEST_BELOW else [(rows, way) for rows, way in found if _stand_in_turn(way)]


def _line(piece: Printed) -> int:
    return piece.line


def _stand_in_turn(way: Sequence[_Cell]) -> bool:
    """Whether the cells over the columns stand in their order on the page, too."""
    places = [place for cell in way for place in cell.places()]
    return all(left < right for left, right in pairwise(places))


def over_unequal(
    pieces: Sequence[Printed], columns: Sequence[header_fit.Column], *, by_line: bool
) -> headers.Header | None:
    """The header of two rows whose upper cells stand over all columns of values, some over one and some over several: 产值(亿元),
    投资, 利润(亿元) over 总量, 增速, 增速, 总量, 增速. The lower ones say no more than how an amount is meant, so that none comes
    twice below a cell. None where they are no such rows, or may be parted in several ways."""
    labels = sum(1 for _ in takewhile(lambda column: column.is_text, columns))
    lower = pieces[labels - len(columns) :]
    head, upper = pieces[:labels], pieces[labels : len(pieces) - len(lower)]
    if not labels or not _FEWEST_BELOW <= len(upper) < len(lower) <= _MOST_CELLS:
        return None
    if (by_line and not _are_two_lines([*head, *upper], lower)) or not _are_rows_of_unequal(head, upper, lower):
        return None
    parts = _best_parts(upper, lower)
    if parts is None:
        return None
    above = [GridCell(piece.text, row_span=2) for piece in head]
    over = (GridCell(cell.text, column_span=len(part)) for cell, part in zip(upper, parts, strict=True))
    return headers.Header(((*above, *over), tuple(GridCell(piece.text) for piece in lower)), headers.likely(lower))


def over_all(
    pieces: Sequence[Printed], columns: Sequence[header_fit.Column], *, by_line: bool
) -> headers.Header | None:
    """The header of two rows whose upper cells stand over all columns of values, some over one: 2023年, 2024年, 比上年 over 完成数,
    计划数, 增减额, 增减%; 全市 over 合计, 城市, 农村. What says how values differ stands below what compares. None where they are no
    such rows, or may be parted in several ways."""
    labels = sum(1 for _ in takewhile(lambda column: column.is_text, columns))
    lower = pieces[labels - len(columns) :]
    head, upper = pieces[:labels], pieces[labels : len(pieces) - len(lower)]
    if not labels or not 0 < len(upper) < len(lower) <= _MOST_CELLS:
        return None
    texts = [piece.text for piece in lower]
    parts = _parts_of_all(upper, lower, are_lines=by_line and _are_two_lines([*head, *upper], lower), by_line=by_line)
    if not parts or header_fit.fit([*(piece.text for piece in head), *texts], columns) <= header_fit.WRONG:
        return None
    above = [GridCell(piece.text, row_span=2) for piece in head]
    over = (GridCell(cell.text, column_span=len(part)) for cell, part in zip(upper, parts, strict=True))
    return headers.Header(((*above, *over), tuple(map(GridCell, texts))), headers.likely(lower))


def _parts_of_all(
    upper: Sequence[Printed], lower: Sequence[Printed], *, are_lines: bool, by_line: bool
) -> list[list[str]]:
    """The lower cells as those below each upper one; empty where they say nothing of it, or may be parted in several ways."""
    if (are_lines or not by_line) and _say_when_or_where(upper, lower):
        goes_with = _is_of_one
    elif are_lines and len(upper) > 1 and _are_words_of_all(upper, lower):
        goes_with = _differs_as
    else:
        return []
    texts = [piece.text for piece in lower]
    cuts = combinations(range(1, len(texts)), len(upper) - 1)
    ways = ([texts[start:end] for start, end in pairwise((0, *each, len(texts)))] for each in cuts)
    fits = [way for way in ways if all(map(goes_with, upper, way))]
    return fits[0] if len(fits) == 1 else []


def _are_words_of_all(upper: Sequence[Printed], lower: Sequence[Printed]) -> bool:
    """Whether cells are known over values, and one of the upper ones compares."""
    known = all(header_words.is_over_values(each.text) or _compares(each) for each in [*upper, *lower])
    return known and any(map(_compares, upper))


def _say_when_or_where(upper: Sequence[Printed], lower: Sequence[Printed]) -> bool:
    """Whether the upper cells say no more than of what time or area values are, and the lower ones, all known, nothing of it."""
    are_said = all(header_words.says_when_or_where(each.text) for each in upper)
    return are_said and not any(
        header_words.says_when_or_where(each.text)
        or header_words.dates_itself(each.text)
        or not (header_words.is_known_somewhere_over_values(each.text) or names_unit(each.text))
        for each in lower
    )


def _is_of_one(upper: Printed, part: Sequence[str]) -> bool:
    """Whether cells may stand below one that says when or where: none comes twice, none is what the amounts before are compared with,
    and what is aimed at stands before what was done."""
    aims = [at for at, text in enumerate(part) if header_words.is_of_aims(text)]
    done = [at for at, text in enumerate(part) if header_words.is_of_results(text)]
    in_order = not (aims and done) or max(aims) < min(done)
    return len(set(part)) == len(part) and not header_words.is_relative(part[0]) and in_order


def _compares(piece: Printed) -> bool:
    return header_words.compares(piece.text)


def _differs_as(upper: Printed, part: Sequence[str]) -> bool:
    """Whether the cells below one say how values differ, if that compares, and none of them else; none comes twice."""
    are_changes = [bool(_CHANGE.search(tight(text))) for text in part]
    return len(set(part)) == len(part) and (all(are_changes) if _compares(upper) else not any(are_changes))


def _are_two_lines(first: Sequence[Printed], second: Sequence[Printed]) -> bool:
    return len({piece.line for piece in first}) == len({piece.line for piece in second}) == 1


def _best_parts(upper: Sequence[Printed], lower: Sequence[Printed]) -> list[list[str]] | None:
    """The groups of the lower cells that go best with the upper ones, if only one way of parting them does."""
    scored = [(_unequal_score(upper, parts), parts) for parts in _unequally_parted(lower, len(upper))]
    best = max((score for score, _ in scored), default=None)
    found = [parts for score, parts in scored if score == best]
    return found[0] if len(found) == 1 else None


def _are_rows_of_unequal(head: Sequence[Printed], upper: Sequence[Printed], lower: Sequence[Printed]) -> bool:
    """Whether cells are words over labels, names of what is measured, and words for amounts, changes and ranks."""
    if not all(header_words.is_label_word(piece.text) or is_unit(piece.text) for piece in head):
        return False
    names_none = any(
        header_words.is_over_values(piece.text) or header_words.is_label_word(piece.text) for piece in upper
    )
    return not names_none and all(
        header_words.is_known_over_values(each.text) or is_unit(each.text) or names_unit(each.text) for each in lower
    )


def _unequally_parted(lower: Sequence[Printed], count: int) -> Iterator[list[list[str]]]:
    """The cells of a row as so many groups, none with a cell twice, and all that share two with these in one order."""
    texts = [tight(piece.text) for piece in lower]
    ways = comb(len(texts) - 1, count - 1) if texts else 0
    for cuts in combinations(range(1, len(texts)), count - 1) if ways <= _MOST_WAYS else ():
        parts = [texts[start:end] for start, end in pairwise((0, *cuts, len(texts)))]
        pairs = {pair for part in parts for pair in combinations(part, 2)}
        if all(one != other and (other, one) not in pairs for one, other in pairs):
            yield parts


def _unequal_score(upper: Sequence[Printed], parts: Sequence[Sequence[str]]) -> float:
    """How well groups go with the cells over them: none begins in a ratio before its amounts, nor has a rank before anything else,
    what has a unit has an amount, a unit alone is not beside another amount, several groups are rather alike, and amounts rather
    stand before the ratios of a group."""
    several = [tuple(part) for part in parts if len(part) > 1]
    score = _ALIKE * (len(several) > len(set(several)))
    for cell, part in zip(upper, parts, strict=True):
        own = [each for each in part if not each.endswith(_RANKS)]
        score -= _AMID * (not own or header_words.begins_in_ratio(own))
        score -= _AMID * any(each.endswith(_RANKS) for each in part[:-1])
        score -= _MIXED * (len({is_unit(each) for each in part if not header_words.are_ratios([each])}) > 1)
        score -= _AMID * (names_unit(cell.text) and header_words.are_ratios(own))
        are_ratios = [header_words.are_ratios([each]) or bool(headers.OVER_RATIOS.search(each)) for each in own]
        score -= _HALF * (are_ratios != sorted(are_ratios))
    return score


def without_remarks(pieces: Sequence[Printed], columns: Sequence[header_fit.Column]) -> Sequence[Printed]:
    """The pieces of a header without the word over remarks where no row has any."""
    if not columns or columns[-1].is_text:
        return pieces
    return [piece for piece in pieces if not is_over_remarks(piece)]


def is_over_remarks(piece: Printed) -> bool:
    """Whether a piece of a header is a word over remarks."""
    return tight(piece.text) in _REMARKS


def _ways(rows: Sequence[Sequence[_Cell]], width: int) -> Iterator[tuple[_Cell, ...]]:
    """The ways in which the cells of the rows stand over so many columns."""
    top, *lower = rows
    if not lower:
        if len(top) == width:
            yield tuple(top)
        return
    may_be_over = [at for at, cell in enumerate(top) if not header_words.is_label_word(cell.text)]
    for groups in range(1, len(may_be_over) + 1):
        for below in _ways(lower, width - len(top) + groups):
            for parts in _parted(below, groups):
                for over in combinations(may_be_over, groups):
                    given = dict(zip(over, parts, strict=True))
                    yield tuple(replace(cell, below=given.get(at, ())) for at, cell in enumerate(top))


def _parted(below: tuple[_Cell, ...], groups: int) -> Iterator[list[tuple[_Cell, ...]]]:
    """The cells of a row as so many groups, none over one column, and none that has a cell twice."""
    for cuts in combinations(range(1, len(below)), groups - 1):
        parts = [below[start:end] for start, end in pairwise((0, *cuts, len(below)))]
        are_wide = all(sum(cell.width for cell in part) >= _FEWEST_BELOW for part in parts)
        if are_wide and all(len({cell.text for cell in part}) == len(part) for part in parts):
            yield parts


def _score(cells: tuple[_Cell, ...], columns: Sequence[header_fit.Column]) -> float | None:
    """How well cells fit what the body shows of the columns, and each other; None where they do not."""
    at, score = 0, header_fit.fit([leaf for cell in cells for leaf in cell.leaves()], columns)
    if score <= header_fit.WRONG:
        return None
    labels = sum(1 for _ in takewhile(lambda column: column.is_text, columns))
    last = ""
    for cell in cells:
        below = columns[at : at + cell.width]
        if cell.below and (at < labels or _values(below) == _values(columns) or not _may_be_over(cell, below)):
            return None  # one over all values says nothing of any
        if cell.below:
            score += _told_by_numbers(cell, below)
            # a total before them is that of all columns, whichever group they are
            is_told = not header_words.is_total(last) and header_fit.are_parts_of(
                list(cell.leaves()), below, columns[at - 1]
            )
            score += _ALIKE * is_told
        *_, last = cell.leaves()
        at += cell.width
    return score + _together(cells) + _ALIKE * header_fit.sums_up(*_totals(cells, columns))


def _told_by_numbers(group: _Cell, columns: Sequence[header_fit.Column]) -> float:
    """What the numbers below a group say of it: its parts sum up, its times are alike."""
    leaves = list(group.leaves())
    return _ALIKE * header_fit.sums_up(leaves, columns) + header_fit.are_times_alike(group.text, leaves, columns)


def _totals(
    cells: Sequence[_Cell], columns: Sequence[header_fit.Column]
) -> tuple[list[str], Sequence[header_fit.Column]]:
    """The cells over values as if those over groups stood over the totals of these alone, with the columns of all; none where a group
    has no total."""
    found: list[tuple[str, header_fit.Column]] = []
    at = 0
    for cell in cells:
        leaves = list(cell.leaves())
        total = next((n for n, leaf in enumerate(leaves) if header_words.is_total(leaf)), None)
        if cell.below and total is None:
            return [], ()
        if not columns[at].is_text:
            found.append((cell.text, columns[at + (total or 0)]))
        at += cell.width
    are_groups = any(cell.below for cell in cells)
    return ([text for text, _ in found], [column for _, column in found]) if are_groups else ([], ())


def _values(columns: Sequence[header_fit.Column]) -> int:
    """How many columns hold values."""
    return sum(not column.is_text for column in columns)


def _may_be_over(cell: _Cell, columns: Sequence[header_fit.Column]) -> bool:
    """Whether a cell may stand over these columns, as what it says of their sort and year shows."""
    if tight(cell.text) in _LOWEST or not all(map(_may_be_below, cell.leaves(), columns)):
        return False
    if not header_fit.may_stand_over(cell.text, list(cell.leaves())) or header_words.names_other_years(
        cell.text, list(cell.all_below())
    ):
        return False
    return all(_may_be_over(each, columns[:1]) for each in cell.below if each.below)


def _may_be_below(leaf: str, column: header_fit.Column) -> bool:
    """Whether a cell may stand below another: over texts only where it is known over values, as the rows say in words what they might
    in numbers: 完成情况 over 已完成."""
    return not column.is_text or (header_words.is_known_over_values(leaf) and not header_words.stands_alone(leaf))


def _together(cells: Sequence[_Cell]) -> float:
    """How well groups go together: those that are alike, of one depth, and end in their ranks."""
    groups = [cell for cell in cells if cell.below]
    if not groups:
        return 0.0
    alike = len(groups) > 1 and len({tuple(cell.leaves()) for cell in groups}) == 1
    score = sum(header_words.rather_over_others(cell.text) for cell in groups) + _ALIKE * alike
    score -= _ALIKE * sum(_is_below_another(cell, groups) for cell in cells)
    score -= _BARE * sum(header_words.says_which_amount(cell.text) for cell in cells if not cell.below)
    score -= _BARE * any(cell.below and _is_amiss_behind(cell, behind) for cell, behind in pairwise(cells))
    score -= _HALF * sum(_part_plan_and_result(*each) for each in pairwise(groups))
    return score + sum(_own_score(cell) + _together(cell.below) for cell in groups)


def _part_plan_and_result(group: _Cell, behind: _Cell) -> bool:
    """Whether a group ends in a plan and the next begins with what came of one: both are rather below one cell."""
    lasts, firsts = group.at_edge(-1), behind.at_edge(0)
    return any(map(header_words.is_of_aims, lasts)) and any(map(header_words.is_of_results, firsts))


def _is_below_another(cell: _Cell, groups: Sequence[_Cell]) -> bool:
    """Whether what a cell measures stands below a group, too: 收入 beside 2023年 over 收入."""
    says_more = tight(cell.text) not in _LOWEST and not header_words.is_relative(cell.text)
    return says_more and any(cell.text in group.leaves() for group in groups)


def _own_score(group: _Cell) -> float:
    """How well a cell goes with those right below it, and these with each other."""
    below = [each.text for each in group.below]
    score = _goes_with(group.text, list(group.leaves()))
    score -= _MIXED * (len({bool(each.below) for each in group.below}) > 1)
    score -= _HALF * (len(below) == 1)
    score -= _AMID * any(tight(text).endswith(_RANKS) for text in below[:-1])
    score -= _AMID * header_words.begins_in_ratio(below)
    # 绝对数 and % stand below 2023年比2022年增减, and not below 2023年 before it
    score += _ALIKE * (header_words.compares(group.text) and header_words.is_relative(below[-1]))
    return score - _ALIKE * header_fit.leads_amiss(group.text, below)


def _goes_with(text: str, leaves: Sequence[str]) -> float:
    """How well a cell goes with the lowest ones below it by what it says of time and amounts."""
    times = header_fit.dates(text, leaves) - header_fit.says_again(text, leaves)
    return header_fit.ends_in_one_of(text, leaves) + _HALF * times


def _is_amiss_behind(group: _Cell, behind: _Cell) -> bool:
    """Whether a cell rather does not stand alone behind a group: a total or another bare amount, or the area of which the group's
    parts are, as the nearest comes last: 全省, 全市 over 合计, 城市, 农村."""
    both_say_where = header_words.says_where(group.text) and header_words.says_where(behind.text)
    return not behind.below and (both_say_where or tight(behind.text) in _BARE_AMOUNTS)


def _grid(cells: Sequence[_Cell], depth: int) -> tuple[tuple[GridCell, ...], ...]:
    """The cells as rows, those that stand alone reaching down to the body."""
    made = [
        GridCell(cell.text, column_span=cell.width) if cell.below else GridCell(cell.text, row_span=depth)
        for cell in cells
    ]
    below = [each for cell in cells for each in cell.below]
    return (tuple(made), *(_grid(below, depth - 1) if depth > 1 else ()))
