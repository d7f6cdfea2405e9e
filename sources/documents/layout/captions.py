"""Captions, unit lines and notes: the lines that belong to a table.

Here belongs telling them from a line's own words. Not here: which table is theirs (``document``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.cues import any_of
from sources.documents.characters import CJK
from sources.documents.cues import cues
from sources.documents.layout.headings import heading_level
from sources.documents.layout.lines import NUMERAL, SENTENCE_END
from sources.documents.layout_elements import Text, squeeze, tight

CAPTION = re.compile(
    rf"^(?:附\s?)?表\s*(?P<no>\d{{1,3}}(?:[-–.]\d{{1,2}})?(?![\d.])|[{NUMERAL}]{{1,3}}(?!\.|\d(?!\d{{3}}年)))\s*[:：、.．]?\s*"
)
_CUES = cues("lines")
BARE_NUMBER = re.compile(
    rf"^(?P<no>\d{{1,2}}[-–]\d{{1,2}})(?:\s+(?=\S)|(?=[{CJK}])(?!{_CUES['caption']['not_numbered']}))"
)
"""The number of a table that is not called one: 1-3 2024年...情况表."""
APPENDED = re.compile(_CUES["caption"]["appended"])
"""What stands before the name of a table that is the only one of a report: 附表：...计划表."""
_APPENDED_ALONE = re.compile(_CUES["caption"]["appended_alone"])
FORM = re.compile(rf"^[{CJK}]{{0,4}}\d{{1,3}}表$")
"""The number of a form, which is no name: 决算03表."""
TRANSLATED = re.compile(rf"(?<=[{CJK})）])\s+[A-Za-z][a-z]+[A-Za-z\s,.'()&-]*$")
"""What a name says once more in English."""
_MAY_BE_CAPTION = re.compile(r"\s*(?:附|表)")
CAPTION_MAX = 60
NOTE = re.compile(rf"^{any_of(_CUES['note']['words'])}\s*[:：\d]|^[*＊]\s*[:：注]")
UNIT_NAMED = re.compile(rf"{any_of(_CUES['unit']['words'])}\s*[:：]")
_UNITS = cues("tables")["unit"]
UNIT = rf"{any_of(_UNITS['powers'])}*{any_of(_UNITS['words'])}"
"""The pattern of a unit: 亿元, 万平方米."""
_SEVERAL_UNITS = rf"{UNIT}(?:[、，,;；/]{UNIT})*"
_WHEN = r"(?:19|20)\d\d年(?:度|\d{1,2}月(?:份|\d{1,2}日)?)?"
_IS_WHEN = re.compile(_WHEN)
_UNIT_NOTE = re.compile(
    rf"^[(（\[【〔]?(?:(?:{_WHEN})?{UNIT_NAMED.pattern}|{any_of(_CUES['unit']['bases'])}\s*(?:为|[=＝])\s*100)"
)
_UNITS_ALONE = re.compile(
    rf"{any_of(_CUES['unit']['words'])}[(（]?{_SEVERAL_UNITS}[)）]?|[(（\[【]{_SEVERAL_UNITS}[)）\]】]"
)
TABLE_NAME = re.compile(rf"{any_of(_CUES['caption']['endings'])}(?:[(（][^()（）]{{1,20}}[)）])?$")
NAMES_TABLE = re.compile(rf"{any_of(_CUES['caption']['only'])}$")
"""How the title of a document ends that is nothing but one table."""
_PICTURE_MARK = "图"
_PICTURE, _CLAUSE = re.compile(rf"{_PICTURE_MARK}\d{{1,3}}(?:[-–.]\d{{1,2}})?(?!\d)"), re.compile(r"[，,；;]")
_SPOKEN_OF = re.compile(rf"^(?:附?表|图)\S{{1,3}}{any_of(_CUES['caption']['spoken_of'])}")
_MEASURED = re.compile(rf"{any_of(_CUES['caption']['measured'])}(?:[(（][^()（）]{{1,20}}[)）])?$")
_TABLE_NAME_MAX = 40
_MEASURED_MAX = 24
_OF_A_PART = re.compile(_CUES["caption"]["dated"])
_OF_A_YEAR = re.compile(r"(?:19|20)\d\d")
_PLANNED = re.compile(_CUES["caption"]["planned"])
_SENTENCE = re.compile(r"[，。；：:！？]")
_FILLED_IN = re.compile(rf"{any_of(_CUES['filled_in']['words'])}[:：]")
_UNIT_LAST = re.compile(rf"(?<=[^:：]){UNIT_NAMED.pattern}[^:：]{{1,8}}$")
_TIME = re.compile(_CUES["caption"]["time"])


def is_caption(text: str) -> bool:
    """Whether a line names a table by number: 表 2 ..., 附表3 ..., 表一 ...; a sentence that mentions one is none."""
    if not _MAY_BE_CAPTION.match(text):
        return False
    compact = tight(text)
    if len(compact) > CAPTION_MAX or not CAPTION.match(squeeze(text)) or SENTENCE_END.search(compact):
        return False
    return not _SPOKEN_OF.match(compact) and "," not in compact and "，" not in compact


def picture_lines(text: str) -> int:
    """How many lines the caption of a picture has that begins with this one, two where it is only a number; 0 for any other."""
    if not text.lstrip().startswith(_PICTURE_MARK):
        return 0
    compact = tight(text)
    mark = _PICTURE.match(compact) if len(compact) <= _TABLE_NAME_MAX and not SENTENCE_END.search(compact) else None
    if mark is None or _CLAUSE.search(compact) or _SPOKEN_OF.match(compact):
        return 0
    return 1 if mark.end() < len(compact) else 2


def is_unit_note(text: str) -> bool:
    """Whether a line says in which unit a table is, or what its index numbers are of, whatever else it says behind that."""
    compact = tight(text)
    if SENTENCE_END.search(compact):
        return False
    # 填报单位:某局 单位:元
    is_filled_in = _FILLED_IN.match(compact) and _UNIT_LAST.search(compact) and len(compact) <= CAPTION_MAX
    return bool(is_filled_in or _UNIT_NOTE.match(compact))


def is_units_alone(text: str) -> bool:
    """Whether a line is nothing but units, without a colon: (亿元、%), 单位（亿元）. Right above a table it says in which that is;
    elsewhere it may be a piece of a header."""
    return bool(_UNITS_ALONE.fullmatch(tight(text)))


def is_appended(text: str) -> bool:
    """Whether a line says no more than that something is appended to the report: 附件, 附表1."""
    return bool(_APPENDED_ALONE.match(tight(text)))


def is_time(text: str) -> bool:
    """Whether a line says which year or part of one a table is of, and no more: (2024年1-6月)."""
    return bool(_TIME.fullmatch(tight(text)))


def are_above_table(texts: Sequence[str]) -> bool:
    """Whether texts beside each other are what stands over a table: its unit, and beside that its number, its name, when it is of,
    who filled it in or the same in English."""
    said = [tight(text) for text in texts]
    others = [text for text in said if not is_unit_note(text)]
    return len(others) < len(said) and all(
        text.isascii()
        or is_caption(text)
        or TABLE_NAME.search(text)
        or _FILLED_IN.match(text)
        or _IS_WHEN.fullmatch(text)
        for text in others
    )


def lines_above_table(texts: Sequence[str]) -> list[str]:
    """Such texts as the lines that they are, what is said once more in English behind what it says."""
    lines: list[str] = []
    for text in texts:
        if lines and text.isascii():
            lines[-1] += f" {text}"
        else:
            lines.append(text)
    return lines


def begins_name(text: Text, rest: Text) -> bool:
    """Whether a line is the first of a table's name of two lines, which goes on with ``rest``: only the first is about a year or
    has the table's number, and it is no sentence, no heading and no whole name."""
    compact = tight(text.text)
    whole = text.level or heading_level(text.text) or len(compact) > _TABLE_NAME_MAX or TABLE_NAME.search(compact)
    return not whole and _is_marked(text) and not (_is_marked(rest) or _SENTENCE.search(compact))


def _is_marked(text: Text) -> bool:
    line = squeeze(text.text)
    return bool(_OF_A_YEAR.match(tight(line)) or BARE_NUMBER.match(line) or is_caption(line))


def names_table(text: Text, *, above_unit: bool = False) -> bool:
    """Whether a line without a number of its own names the table below it: 主要指标表, ...情况, or no sentence and about a part of a
    year or what it measures; ``above_unit``: the line that says the table's unit stands between, and above that any line names it
    that is about a year and no sentence."""
    compact = tight(text.text)
    unmarked = not text.level and not heading_level(text.text)
    if not unmarked or len(compact) > _TABLE_NAME_MAX:
        return False
    dated = _OF_A_PART.fullmatch(compact) or _PLANNED.fullmatch(compact) or (above_unit and _OF_A_YEAR.match(compact))
    measured = len(compact) <= _MEASURED_MAX and _MEASURED.search(compact)
    return bool(TABLE_NAME.search(compact) or ((dated or measured) and not _SENTENCE.search(compact)))
