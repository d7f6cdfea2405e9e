"""Which lines of a document may be a table, and the tables in place of them.

Lines of values with short texts between them are candidates; a sentence, a caption, a note or a table of the format ends them. A
candidate in which no hypothesis holds stays text, but its lines of numbers stay apart from each other and are loose: what
they say cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from itertools import pairwise, takewhile

from sources.documents.cues import cues
from sources.documents.layout.captions import (
    APPENDED,
    CAPTION,
    CAPTION_MAX,
    NOTE,
    TABLE_NAME,
    are_above_table,
    is_caption,
    is_unit_note,
    lines_above_table,
    names_table,
    picture_lines,
)
from sources.documents.layout.flattened import barred, cells
from sources.documents.layout.flattened.checking import Place
from sources.documents.layout.flattened.header_words import (
    is_label_word,
    is_over_units,
    is_over_values,
    is_side,
    stands_alone,
)
from sources.documents.layout.flattened.hypotheses import read_lines
from sources.documents.layout.flattened.labels import GROUP
from sources.documents.layout.flattened.upside_down import is_upside_down
from sources.documents.layout.headings import heading_level
from sources.documents.layout.pairs import parted
from sources.documents.layout_elements import Element, Grid, Text, squeeze, tight

_SENTENCE = re.compile(r"[。；！？!?]|[，：:]$")
_FULL_STOP = "。"
_BEHIND, _WORD = re.compile(rf"^|{_FULL_STOP}\s*|\s+"), re.compile(r"\S+")
_CLAUSE, _SAYS_MORE = re.compile(r"[，,;](?!\d)"), re.compile(r"[：:].{20}")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_MAY_BE_VALUES = re.compile(r"[\d|｜│┃]|^\W+$")
_LONGEST, _LONGEST_OF_SEVERAL = 60, 24  # characters of a cell, and of one of several on a line
_LONGEST_LINE = 400
_VALUED = 0.3  # of the parts of a line that holds a table
_SHORTEST_TABLE = 24  # characters of a line that holds one
_FEWEST_LINES = 3  # header and two rows
_FEWEST_CELLS = 4  # values that make a candidate
_FEWEST_VALUES = 2  # of a row
_FEWEST_BEHIND_CLAUSES = 3  # of a row that holds clauses
_MOST_OF_SENTENCE = 3  # values that stand alone between blanks, in a sentence behind a table
_MOST_BETWEEN = 3  # lines from the last value of a table to the header of the next
_MOST_IN_HEADER, _KNOWN = 16, 0.6  # cells of a header, and the share of them that are known for one
_DIGIT = re.compile(r"\d")
# a name of some length, a gap, and one amount with its unit
_SAYS_ITSELF = re.compile(cues("tables")["says_itself"]["pattern"])
_PAGE_MARK = re.compile(r"[-—–－·\s]+\d{1,4}[-—–－·\s]+")


class _Line(Enum):
    """What a line may be in a table."""

    NONE = 0  # it is none of a table
    EDGE = 1  # a caption or a note: a table ends, or begins
    SKIPPED = 2  # the number of a page, or nothing but bars
    TEXT = 3
    VALUES = 4


def with_tables(elements: Sequence[Element]) -> list[Element]:
    """The elements with the tables that stand in lines of text as grids; where they are printed upside down, every line that holds a
    number is loose."""
    if is_upside_down(elements):
        return [
            replace(each, is_loose=True) if isinstance(each, Text) and _DIGIT.search(each.text) else each
            for each in elements
        ]
    around = zip([None, *elements], elements, [*elements[1:], None], strict=False)
    parts = [
        part for above, each, below in around for part in ([each] if _is_cell(above, each, below) else _unfolded(each))
    ]
    found = _tables_in(parts, may_be_cut=True)
    return [each for each in found if isinstance(each, Grid) or each.text.strip(cells.BARS) or not each.text.strip()]


def _tables_in(elements: Sequence[Element], *, may_be_cut: bool) -> list[Element]:
    result: list[Element] = []
    left = len(elements)
    for kind, run in _runs(elements):
        left -= len(run)
        result += run if kind is _Line.NONE else _read(run, result, is_last=may_be_cut and not left)
    return result


def _runs(elements: Sequence[Element]) -> Iterator[tuple[_Line, list[Element]]]:
    """Elements that belong to no table, and candidates, in turns."""
    run: list[Element] = []
    values = 0  # lines of values in the run
    for at, element in enumerate(elements):
        kind = _Line.TEXT if _is_before_values(elements[at : at + _FEWEST_VALUES + 1]) else _kind(element)
        if kind in (_Line.NONE, _Line.EDGE):
            if run:
                yield (_Line.VALUES if values else _Line.NONE), run
                run, values = [], 0
            yield _Line.NONE, [element]
        else:
            values += kind is _Line.VALUES
            run.append(element)
    if run:
        yield (_Line.VALUES if values else _Line.NONE), run


def _is_before_values(elements: Sequence[Element]) -> bool:
    """Whether the first of some lines is a cell that holds clauses, the others values of its row (铺管9公里，建站6座, 1.8, 0.7), or
    the unit of a row and no note above a table: 上年=100, 101.2."""
    texts = [each.text.strip() for each in elements if isinstance(each, Text) and not _is_marked(each)]
    if len(texts) > 1 and cells.is_unit(texts[0]) and cells.is_number(texts[1]):
        return True
    if len(texts) <= _FEWEST_VALUES or not all(map(cells.is_number, texts[1:])):
        return False
    return len(texts[0]) <= _LONGEST and _has_clauses(texts[0]) and not _SENTENCE.search(texts[0])


def _kind(element: Element) -> _Line:
    if isinstance(element, Grid) or _is_marked(element):
        return _Line.NONE
    text = element.text.strip()
    if _is_row(text):
        return _Line.VALUES
    if GROUP.fullmatch(tight(text)):
        return _Line.TEXT
    if not text or len(text) > _LONGEST_LINE or _SENTENCE.search(text):
        return _Line.NONE
    if _is_edge(text):
        return _Line.EDGE
    if _PAGE_MARK.fullmatch(text) or not text.strip(cells.BARS):
        return _Line.SKIPPED
    return _kind_of_text(text)


def _is_row(text: str) -> bool:
    """Whether bars part a line of several values: a text beside them may be sentences."""
    return cells.has_bars(text) and sum(map(cells.is_number, cells.at_each_bar(text))) >= _FEWEST_VALUES


def _is_edge(text: str) -> bool:
    is_appended = APPENDED.match(text.strip()) is not None and not cells.has_bars(text) and not _values(text)
    return bool(is_appended or is_caption(text) or is_unit_note(text) or NOTE.match(tight(text)))


def _heads_table(text: str) -> bool:
    return bool(_is_edge(text) or picture_lines(text) or TABLE_NAME.search(text))


def _kind_of_text(text: str) -> _Line:
    if not _MAY_BE_VALUES.search(text):
        return _Line.NONE if _has_clauses(text) or _is_too_long(text) else _Line.TEXT
    if cells.has_bars(text) or cells.is_value(text):
        return _Line.VALUES
    if _has_clauses(text):
        return _Line.VALUES if _ends_in_values(text) else _Line.NONE
    if _values(text):
        return _Line.VALUES
    return _Line.NONE if _is_too_long(text) or _SAYS_MORE.search(text) else _Line.TEXT


def _ends_in_values(text: str) -> bool:
    """Whether a line is a row by the values at its end, whatever clauses a cell holds: 水厂 铺管9公里，建站6座 5.6 3.2 3.1."""
    parts = cells.at_widest_gaps(text)
    behind = sum(1 for _ in takewhile(cells.is_value, reversed(parts)))
    return _FEWEST_BEHIND_CLAUSES <= behind < len(parts)


def _is_too_long(text: str) -> bool:
    """Whether a text is longer than a cell; a line of several cells, a header of many columns, may be."""
    if len(tight(text)) <= _LONGEST:
        return False
    parts = cells.at_widest_gaps(text)
    return len(parts) < _FEWEST_CELLS or max(map(len, parts)) > _LONGEST_OF_SEVERAL


def _has_clauses(text: str) -> bool:
    """Whether a comma parts it, but for one in brackets (白酒（折65度，商品量）) or in a cell of two values (9亿元，增长6%)."""
    if not _CLAUSE.search(text):
        return False
    return any(
        _CLAUSE.search(_BRACKET.sub("", part)) for part in cells.at_widest_gaps(text) if not cells.is_value(part)
    )


def _is_marked(text: Text) -> bool:
    return bool(text.level) or text.is_title or text.is_caption or text.is_furniture


def _unfolded(element: Element) -> list[Element]:
    """A line that holds a whole table, its cells some blanks apart, as the lines that it would be; every other element as it is, a
    caption without the bars behind it."""
    if not isinstance(element, Text) or _is_marked(element):
        return [element]
    if above := _above_table(element):
        return above
    element = _without_bars(element)
    if len(element.text) < _SHORTEST_TABLE:
        return [element]
    return _amid_sentences(element) or _as_table(element)


def _as_table(element: Text) -> list[Element]:
    """A line that holds a table and nothing else as that, the name of the table before it; every other as it is."""
    if len(element.text) < _LONGEST_LINE and _SENTENCE.search(element.text):
        return [element]
    parts = _parts(element.text)
    if sum(map(cells.is_value, parts)) < max(_FEWEST_CELLS, _VALUED * len(parts)) or not any(map(is_label_word, parts)):
        return [element]
    if _runs_by_columns(parts):
        return [element]
    lines = _tables_in([replace(element, text=part) for part in parts], may_be_cut=False)
    return lines if any(isinstance(line, Grid) for line in lines) else [element]


def _runs_by_columns(parts: Sequence[str]) -> bool:
    """Whether units stand above each other before the first of their values: 羊毛, 奶, 吨, 吨, 61, 33. Which rows those are nobody
    can tell."""
    return any(
        unit == other and cells.is_unit(unit) and cells.is_number(value)
        for unit, other, value in zip(parts, parts[1:], parts[2:], strict=False)
    )


def _amid_sentences(element: Text) -> list[Element]:
    """Sentences with the tables that stand between or behind them on the same line, where they do. One that cannot be parted into
    its cells, but has a number and a name, is loose."""
    for start in _begins(element.text):
        ends = list(_ends(element.text, start))
        pieces = [replace(element, text=_with_tight_number(element.text[start:end]), goes_on=False) for end in ends]
        read = zip(ends, map(_as_table, pieces), strict=True)
        end, table = next((each for each in read if any(isinstance(part, Grid) for part in each[1])), (0, []))
        if not table and pieces and _is_numbered(pieces[0].text):
            end, table = ends[0], [replace(pieces[0], is_loose=True)]
        if table:
            before, behind = element.text[:start].rstrip(), element.text[end:].strip()
            below = _unfolded(replace(element, text=behind, goes_on=False)) if behind else []
            return [*([replace(element, text=before)] if before else []), *table, *below]
    return []


def _is_numbered(text: str) -> bool:
    """Whether a text begins with the number of a table: 表 2 : ..."""
    return bool(CAPTION.match(squeeze(text)))


def _with_tight_number(text: str) -> str:
    """A text without the blanks inside the number of the table that it begins with: 表2: ..."""
    number = CAPTION.match(text)
    return f"{tight(number.group())}{text[number.end() :].strip()}" if number else text.strip()


def _begins(text: str) -> Iterator[int]:
    """Where a table may begin on a line that holds sentences: at its number and name, or behind a full stop."""
    for gap in _BEHIND.finditer(text):
        if text[gap.start()] == _FULL_STOP or _is_numbered(text[gap.end() : gap.end() + _LONGEST]):
            yield gap.end()


def _ends(text: str, start: int) -> Iterator[int]:
    """Where a table that begins there may end: at the end of the line, or behind one of the last values before a sentence."""
    stop = text.find(_FULL_STOP, start)
    segment = text[start : stop if stop >= 0 else len(text)]
    clause = _CLAUSE.search(segment)
    words = [word for word in _WORD.finditer(segment) if not clause or word.start() < clause.start()]
    values = [number for number, word in enumerate(words) if cells.is_value(word.group())]
    if len(values) < _FEWEST_CELLS:
        return
    if stop < 0 and not clause:
        yield len(text)
        return
    for number in reversed(values[-_MOST_OF_SENTENCE:]):
        behind = words[number + 1 :]
        # 1859.3 亿元, is said by the sentence
        if len(behind) != 1 or _DIGIT.search(behind[0].group()):
            yield start + words[number].end()


def _parts(text: str) -> list[str]:
    """The cells of a line that holds a whole table: some blanks apart, or one where no sentence is in it."""
    is_sentence = not cells.has_wide_gap(text) and (_SENTENCE.search(text) or _has_clauses(text))
    return [] if is_sentence else cells.at_widest_gaps(text)


def _is_cell(before: Element | None, element: Element, after: Element | None) -> bool:
    """Whether a text with a bar behind it is a cell, and names no table, whatever it is called: it stands before one that holds a
    number or a unit, or behind another text of a header."""
    if not isinstance(element, Text) or not cells.has_bar_behind(element.text.strip()):
        return False
    below, above = _cell_of(after), _cell_of(before)
    if cells.is_number(below) or cells.is_unit(below):
        return True
    return bool(above) and not (cells.is_value(above) or _is_edge(above))


def _cell_of(element: Element | None) -> str:
    """The text of a line that is one cell with a bar behind it; empty for any other."""
    text = element.text.strip() if isinstance(element, Text) else ""
    return cells.alone(text) if cells.has_bar_behind(text) else ""


def _above_table(line: Text) -> list[Element]:
    """The texts that bars part in a line above a table, where it says of that what it is: 表一 | 单位:万元 | |."""
    texts = cells.texts(line.text) if cells.has_bars(line.text) else []
    above = lines_above_table(texts) if are_above_table(texts) else []
    return [replace(line, text=text, is_caption=_may_name(text)) for text in above]


def _without_bars(line: Text) -> Text:
    """A caption without the bars behind it; every other line as it is."""
    alone = _alone(line)
    return alone if _heads_table(alone.text) else line


def _alone(line: Text) -> Text:
    """A line of one text without the bars around it, which goes on no other, and names the table if one is below; every other line
    as it is."""
    text = cells.alone(line.text) if cells.has_bars(line.text) else ""
    return replace(line, text=text, goes_on=False, is_caption=_may_name(text)) if text else line


def _may_name(text: str) -> bool:
    return len(text) <= CAPTION_MAX and not (is_unit_note(text) or NOTE.match(tight(text)) or _SENTENCE.search(text))


def _read(run: Sequence[Element], before: Sequence[Element], *, is_last: bool) -> list[Element]:
    """A candidate with its tables, if it holds any."""
    texts = [each.text.strip() if isinstance(each, Text) else "" for each in run]
    anew = barred.named_anew(texts) or _headed_anew(texts)
    named = int(_is_named_like_label(texts))
    bounds = list(pairwise([named, *anew, len(run)]))
    result: list[Element] = _apart(run[:named])
    for start, end in bounds:
        is_below = any(isinstance(each, Grid) for each in result)
        found = _read_one(run[start:end], result or before, is_last=is_last and end == len(run))
        result += [replace(each, is_below=is_below) if isinstance(each, Grid) else each for each in found]
    return result


def _is_named_like_label(texts: Sequence[str]) -> bool:
    """Whether the first of some lines is the name of their table, and ends as a word over labels does, which begins no header: a line
    below it does (县渔业发展指标, 指标, 单位, 2023年)."""
    may_be = len(texts) > 1 and is_label_word(texts[0]) and _may_name_table(texts[0])
    head = _header_at(texts, 1) if may_be else []
    return bool(head) and is_label_word(head[0])


def _headed_anew(texts: Sequence[str]) -> list[int]:
    """Where tables begin that stand below another with no line between them but their name: at a header that is not the one above
    once more, below values. A cell a line, or a header a line."""
    starts: list[int] = []
    header: list[str] = []
    begun = 0  # where the values of the last table may begin
    for at, text in enumerate(texts):
        if at < begun or not (head := _header_at(texts, at) or _below_name(texts, at, begun)):
            continue
        if header and is_label_word(header[0]) > is_label_word(head[0]):
            continue  # it goes on, or the word over its labels is not known
        # its name may stand between, and a text behind the last value
        is_below = any(map(_values, texts[max(begun, at - _MOST_BETWEEN) : at]))
        named = at - 1 if is_below and _may_name_table(texts[at - 1]) else at
        if is_below and (named < at or head != header):
            starts.append(named)
        header, begun = head, at + (len(head) if head[0] == text else 1)
    return starts


def _header_at(texts: Sequence[str], at: int) -> list[str]:
    """The cells of a header that begins at a line, on it or one a line; none where none does."""
    if cells.has_bars(texts[at]):
        return []
    parts = cells.at_widest_gaps(texts[at])
    found = parts if len(parts) > 1 else list(takewhile(_is_no_value, texts[at : at + _MOST_IN_HEADER]))
    if not found or any(map(cells.is_body, found)):
        return []
    # what stands between the last of them and the first value is the label of a row
    last = max((number for number, each in enumerate(found) if is_over_values(each)), default=0)
    known = sum(is_label_word(each) or is_over_values(each) for each in found[: last + 1])
    # where nothing is over the labels no word is unknown
    fewest = _KNOWN if is_label_word(found[0]) else 1
    return found[: last + 1] if last and known >= fewest * (last + 1) else []


def _below_name(texts: Sequence[str], at: int, begun: int) -> list[str]:
    """The cells on a line right below one that names a table, below values, where they begin as a header does and hold no value,
    whatever words they are: 县区, 渔业产值, 盐田产值; none for any other."""
    is_named = at > begun + 1 and _may_name_table(texts[at - 1]) and _values(texts[at - 2]) > 0
    parts = [] if cells.has_bars(texts[at]) or not is_named else cells.at_widest_gaps(texts[at])
    is_head = bool(parts) and is_label_word(parts[0]) and not any(map(cells.is_body, parts))
    return parts if is_head else []


def _is_no_value(text: str) -> bool:
    return cells.is_year(text) or not cells.is_value(text)


def _may_name_table(text: str) -> bool:
    """Whether a line between two tables is no row of the first, but the name of the second."""
    return not _values(text) and names_table(Text(text))


def _read_one(run: Sequence[Element], before: Sequence[Element], *, is_last: bool) -> list[Element]:
    """A candidate for one table with that, if it is one."""
    texts = [each for each in run if isinstance(each, Text) and not _PAGE_MARK.fullmatch(each.text.strip())]
    enough = sum(_kind(text) is not _Line.SKIPPED for text in texts) >= _FEWEST_LINES
    lines = [" " * text.indent + text.text for text in texts]
    place = Place(_is_captioned(before), is_last)
    found = read_lines(lines, place, _gaps(texts)) if enough else None
    if enough and found is None and (beside := _with_words_beside(lines)):
        found = read_lines(beside, place, [])
    if found is None:
        return _apart(run)
    above, inside, below = texts[: found.first], texts[found.first : found.end], texts[found.end :]
    grid = parted(Grid(found.rows, page=inside[0].page, line=inside[0].line))
    return [*_apart(_titles(above)), grid, *_apart(below)]


def _with_words_beside(lines: Sequence[str]) -> list[str]:
    """The lines of a table whose words over labels, units and texts stand on a line between the two rows of its header, as a page
    prints cells of two rows in their middle, with these words beside the upper row; none where it is no such table."""
    parts = [cells.at_widest_gaps(line) for line in lines]
    for at in range(1, len(lines) - 1):
        upper, own, lower = parts[at - 1 : at + 2]
        if any(map(cells.is_body, [*upper, *own])):
            return []
        if not (own and upper and is_label_word(own[0]) and all(map(stands_alone, own))):
            continue
        if len(lower) > len(upper) > 1 and not any(map(cells.is_body, lower)) and not is_label_word(upper[0]):
            texts = [word for word in own[1:] if not (is_label_word(word) or is_over_units(word))]
            labels = own[: len(own) - len(texts)]
            return [*lines[: at - 1], "  ".join([*labels, *upper, *texts]), "", *lines[at + 1 :]]
    return []


def _gaps(texts: Sequence[Text]) -> list[int]:
    """How many empty lines stand before each line; none where the format does not say."""
    numbers = [text.line for text in texts]
    if None in numbers:
        return []
    return [0, *(max(after - before - 1, 0) for before, after in pairwise(filter(None, numbers)))]


def _titles(above: Sequence[Text]) -> list[Text]:
    """The lines above a table without the bars behind them: what stands alone in a row of it names it; one with a number of its own
    (2、财政收入) does so alone."""
    lines: list[Text] = []
    for text in above:
        line = _alone(text)
        if _kind(text) is _Line.SKIPPED:
            continue
        if is_side(line.text):
            line = replace(line, is_caption=False)  # 收入 and 支出, over the sides of the table
        if line.is_caption and lines and lines[-1].is_caption and not heading_level(line.text):
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {line.text}")
        else:
            lines.append(line)
    return lines


def _is_captioned(before: Sequence[Element]) -> bool:
    for element in reversed(before[-2:]):
        if isinstance(element, Text) and is_unit_note(element.text):
            continue
        return isinstance(element, Text) and (element.is_caption or is_caption(element.text))
    return False


def _apart(run: Sequence[Element]) -> list[Element]:
    """The lines of a candidate that is no table: where its numbers are many, each line stays a line of its own, and one that says
    what its only number is, and in which unit (教育支出 780.3万元), says it as a sentence would."""
    values = [_values(element.text) if isinstance(element, Text) else 0 for element in run]
    if sum(values) < _FEWEST_CELLS:
        return [_alone(element) if isinstance(element, Text) else element for element in run]
    return [
        (_alone(element) if _SAYS_ITSELF.fullmatch(element.text.strip()) else replace(element, is_loose=True))
        if count and isinstance(element, Text)
        else element
        for element, count in zip(run, values, strict=True)
    ]


def _values(text: str) -> int:
    """How many values a line has that is nothing but values, ends in one, or has two or more; 0 for any other."""
    if cells.is_value(text):
        return 1
    if cells.has_bars(text):
        return sum(map(cells.is_number, cells.at_bars([text])[0]))
    parts = [part for part, _, _ in cells.at_gaps(text)]
    count = sum(map(cells.is_value, parts))
    return count if len(parts) > 1 and (count > 1 or cells.is_number(parts[-1])) else 0
