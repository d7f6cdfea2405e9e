"""What the places of cells on their lines tell, where a text keeps the columns of its page below each other.

Here belong headers whose cells broke over lines, and groups beside the labels of their rows. Not here: values of rows with empty
cells (``placing``), and tables whose cells stand nowhere in particular (``headers``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from sources.documents.layout.flattened import header_words, rows
from sources.documents.layout.flattened.cells import Printed, is_unit

_FEWEST_ROWS = 3
_SHARE = 0.5  # of the labels stand at one place


def arranged(printed: Sequence[Printed]) -> Sequence[Printed]:
    """The cells of lines as they would be were each row of the page a line."""
    return lifted(without_groups(unwrapped(printed)))


def unwrapped(printed: Sequence[Printed]) -> Sequence[Printed]:
    """The cells of lines, of which those of the header that broke over lines are one each, by their places: 2023年 over 执行数 and
    2024年 over 预算数. As they are where a cell stands over several, or what comes out is not known for a header."""
    body = next((at for at, cell in enumerate(printed) if rows.begins_body(cell)), 0)
    head = [cell for cell in printed[:body] if cell.line < printed[body].line]
    lines = [list(group) for _, group in groupby(head, lambda cell: cell.line)]
    for first in range(len(lines) - 1):
        if whole := _whole_cells(lines[first:]):
            above = sum(map(len, lines[:first]))
            return [*head[:above], *whole, *printed[len(head) :]]
    return printed


def _whole_cells(lines: Sequence[Sequence[Printed]]) -> list[Printed]:
    """The cells that lines of a header are the pieces of, on the last of these lines; none where they do not come out so."""
    whole: list[Printed] = list(lines[0])
    for line in lines[1:]:
        over = [_over(piece, whole) for piece in line]
        if not any(over) and all(header_words.stands_alone(piece.text) for piece in line):
            whole += line
        elif _are_ends(over, whole):
            for piece, (at,) in zip(line, over, strict=True):
                whole[at] = _ended_by(whole[at], piece)
        else:
            return []
    if not all(header_words.is_over_values(cell.text) or header_words.is_label_word(cell.text) for cell in whole):
        return []
    ordered = sorted(whole, key=lambda cell: cell.start)
    last = lines[-1][0].line
    return [replace(cell, line=last, opens=not at) for at, cell in enumerate(ordered)]


def _are_ends(over: Sequence[Sequence[int]], whole: Sequence[Printed]) -> bool:
    """Whether the pieces of a line each end another of the cells above, which these stand over: 金额 beside 增长% below 执行数 are
    cells of their own."""
    return len(over) <= len(whole) and all(len(each) == 1 for each in over) and len({at for (at,) in over}) == len(over)


def _ended_by(cell: Printed, piece: Printed) -> Printed:
    start, end = min(cell.start, piece.start), max(cell.end, piece.end)
    return replace(cell, text=cell.text + piece.text, line=piece.line, start=start, end=end)


def lifted(printed: Sequence[Printed]) -> Sequence[Printed]:
    """The cells, of which those of a header that reach over two rows (县区, 单位, 属性) are in the upper one, where they are printed
    on the line of the lower and nothing but cells over several others stands above."""
    start = header_words.start_of(printed)
    head = printed[start:]
    own = [cell for cell in head if cell.line == head[0].line]
    upper = [cell for cell in printed[:start] if head and cell.line == head[0].line - 1]
    before = list(takewhile(_stands_alone, own))
    behind = list(takewhile(_stands_alone, reversed(own[len(before) :])))[::-1]
    lower = own[len(before) : len(own) - len(behind)]
    if not own or not own[0].opens or any(map(_stands_alone, lower)) or not _may_be_upper(upper, lower):
        return printed
    line = upper[0].line
    raised = [*_at(before, line), *(replace(cell, opens=False) for cell in upper), *_at(behind, line)]
    return [*printed[: start - len(upper)], *raised, *lower, *head[len(own) :]]


def _stands_alone(cell: Printed) -> bool:
    return header_words.stands_alone(cell.text)


def _at(cells: Sequence[Printed], line: int) -> list[Printed]:
    return [replace(cell, line=line) for cell in cells]


def _may_be_upper(upper: Sequence[Printed], lower: Sequence[Printed]) -> bool:
    """Whether cells on a line may stand over those of the line below, which say no more than how amounts are meant."""
    if not 1 < len(upper) < len(lower) or any(cell.is_value or header_words.is_label_word(cell.text) for cell in upper):
        return False
    return all(header_words.is_known_over_values(cell.text) for cell in lower)


def _over(piece: Printed, cells: Sequence[Printed]) -> list[int]:
    """The cells over a piece, as their places show."""
    return [at for at, cell in enumerate(cells) if cell.start < piece.end and piece.start < cell.end]


def without_groups(printed: Sequence[Printed]) -> Sequence[Printed]:
    """The cells without those of groups that stand beside the labels of several rows, in the middle of them and on as many lines as
    they need (经济 and 发展 left of 固定资产投资 and 社会消费品零售总额), and without the word over them."""
    start = header_words.start_of(printed)
    if not header_words.names_groups(printed[start:]) or printed[start].line != printed[start + 1].line:
        return printed
    place = _place_of_labels(printed[start:])
    line = printed[start].line
    groups = {at for at, cell in enumerate(printed) if cell.line > line and _stands_left(cell, place)}
    if not groups:
        return printed
    left = [
        replace(cell, opens=cell.opens or (at - 1 in groups | {start} and printed[at - 1].opens))
        for at, cell in enumerate(printed)
        if at not in groups | {start}
    ]
    return _with_whole_labels(left, line, place)


def _place_of_labels(body: Sequence[Printed]) -> int:
    """Where the labels of rows begin on their lines; 0 where they do not begin at one place."""
    labels = Counter(label.start for label, behind in pairwise(body) if _is_label_before(label, behind))
    place, count = labels.most_common(1)[0] if labels else (0, 0)
    return place if count >= max(_FEWEST_ROWS, _SHARE * labels.total()) else 0


def _stands_left(cell: Printed, place: int) -> bool:
    """Whether a text begins its line and ends before a place."""
    return cell.opens and not cell.is_value and cell.end <= place


def _with_whole_labels(printed: Sequence[Printed], header: int, place: int) -> list[Printed]:
    """The cells below a header, of which labels at this place that broke over lines are one: groups have their own column, so that a
    label alone on its line is the beginning of the next."""
    whole: list[Printed] = []
    for cell in printed:
        above = whole[-1] if whole else None
        is_label = cell.line > header and cell.opens and not cell.is_value and cell.start == place
        if above and is_label and above.opens and above.start == place and header < above.line == cell.line - 1:
            whole[-1] = replace(cell, text=above.text + cell.text)
        else:
            whole.append(cell)
    return whole


def _is_label_before(cell: Printed, behind: Printed) -> bool:
    """Whether a cell is the label of a row, a unit or a value behind it."""
    is_text = not cell.is_value and not is_unit(cell.text)
    return is_text and (is_unit(behind.text) or rows.begins_body(behind))
