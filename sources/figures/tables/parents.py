"""Which row of a table stands above which, where several have one name.

Here belong the evidences of it: codes, indents, printed groups, the order of the rows. Not here: what such a row is called
(``sources.figures.tables.rows``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from sources.documents.layout import heading_level
from sources.figures.naming import measuring
from sources.figures.tables.column import is_part, plain
from sources.figures.tables.columns import CODE
from sources.figures.tables.labels import FOLD, PART_MARK
from sources.figures.tables.row import Row, told_by
from sources.figures.time_context import SERIAL
from sources.model import Table

_LEVELS = (2, 4)  # so many digits shorter is the code of what stands above
_LETTER = 2  # half letters
_MOST_LEVELS = 6
_ROWS_A_LEVEL = 2


def repeated(body: Mapping[int, Row]) -> set[int]:
    """The rows of a name that others have, too; not those right below each other, which are several numbers of one thing, unless each
    has a group of its own."""
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, row in body.items():
        places[told_by(row)].append(number)
    apart = (found for found in places.values() if len(found) > 1 and _are_apart(found, body))
    return {number for found in apart for number in found}


def _are_apart(found: Sequence[int], body: Mapping[int, Row]) -> bool:
    groups = {body[number].group for number in found}
    return found[-1] - found[0] >= len(found) or (len(groups) == len(found) and "" not in groups)


def parents(body: Mapping[int, Row], again: Set[int]) -> dict[int, str]:
    """The name of what stands above each of the rows ``again``: by its code, else by its indent, by the group that is printed, by
    the order of the rows, unless they have codes. Empty where nothing does."""
    found: dict[int, str] = {}
    grouped = _by_group(body, again)
    ordered = {} if _is_coded(body) else _by_order(body, again)
    for evidence in (ordered, grouped, _by_number(body), _by_indent(body), _by_code(body)):
        found.update({number: parent for number, parent in evidence.items() if parent and number in again})
    # what tells some rows of a group from those of another is said of all of them, and so is a group that is no heading but a part
    telling = {group for number, group in grouped.items() if group and found[number] == group}
    kept = {row.group for row in body.values() if telling and measuring.measures_nothing(row.group)} | telling
    return found | {n: row.group for n, row in body.items() if n not in again and row.group in kept}


def _by_number(body: Mapping[int, Row]) -> dict[int, str]:
    """（一） is below the last 一、 above it."""
    above: list[tuple[int, str]] = []
    found: dict[int, str] = {}
    for number, row in body.items():
        level = heading_level(plain(row.printed))
        while above and level and above[-1][0] >= level:
            above.pop()
        if above and level:
            found[number] = above[-1][1]
        if level:
            above.append((level, row.label.measure))
    return found


def _is_coded(body: Mapping[int, Row]) -> bool:
    """Whether the rows have codes, which say what stands above each; their order says nothing then."""
    return 2 * sum(bool(CODE.match(row.code)) for row in body.values()) > len(body)


def _by_code(body: Mapping[int, Row]) -> dict[int, str]:
    """30102 is one of 301."""
    coded = {row.code: row.label.measure for row in body.values() if CODE.match(row.code)}
    above = {
        number: next((row.code[:-cut] for cut in _LEVELS if row.code[:-cut] in coded), "")
        for number, row in body.items()
    }
    return {number: coded[code] for number, code in above.items() if code}


def _by_group(body: Mapping[int, Row], again: Set[int]) -> dict[int, str]:
    """The groups, where each row of a name has another."""
    groups: dict[tuple[object, ...], set[str]] = defaultdict(set)
    counted: Counter[tuple[object, ...]] = Counter()
    for number in again:
        told = told_by(body[number])
        groups[told].add(body[number].group)
        counted[told] += 1
    return {n: body[n].group for n in again if len(groups[told_by(body[n])]) == counted[told_by(body[n])]}


def _by_order(body: Mapping[int, Row], again: Set[int]) -> dict[int, str]:
    """The row above the first of the names that repeat below each group; with a name that was there already another group begins."""
    found: dict[int, str] = {}
    seen: set[object] = set()
    parent = last = ""
    last_level = 0
    before: int | None = None  # the row of the last name that stands alone
    for number, row in body.items():
        if number in again:
            if not parent or told_by(row) in seen or (before == number - 1 and _is_below(row, body[before])):
                level = heading_level(plain(row.printed))
                parent, seen = "" if level and level == last_level else last, set()
            seen.add(told_by(row))
            found[number] = parent
        elif not is_part(row.printed):
            last, before = row.label.measure, number
            last_level = heading_level(plain(row.printed))
    return found


def _is_below(row: Row, other: Row) -> bool:
    """Whether a row has no number, and the one above it has one: 一、."""
    return bool(SERIAL.match(plain(other.printed))) and not SERIAL.match(plain(row.printed))


def indents(table: Table, column: int) -> dict[int, int]:
    """How far the labels in a column stand in, where that shows levels: a column that is set to its middle has many different
    ones."""
    cells = [cell for cell in table.cells if cell.column_no == column and not cell.is_header and cell.text.strip()]
    counted = Counter(cell.indent for cell in cells)
    if not 1 < len(counted) <= _MOST_LEVELS or len(cells) < _ROWS_A_LEVEL * len(counted):
        return {}
    return {cell.row_no: cell.indent for cell in cells}


def _by_indent(body: Mapping[int, Row]) -> dict[int, str]:
    """The name of the row above each row that stands in less far than it."""
    above: list[tuple[int, str]] = []
    found: dict[int, str] = {}
    for number, row in body.items():
        # what stands behind 其中: is level with the parts below it
        mark = PART_MARK.match(row.printed.translate(FOLD))
        indent = row.indent + (2 * len(mark[0]) if mark else 0)
        while above and above[-1][0] > indent - _LETTER:
            above.pop()
        if above:
            found[number] = above[-1][1]
        above.append((indent, row.label.measure))
    return found
