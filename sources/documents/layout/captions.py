"""Captions, unit lines and notes: the lines that belong to a table.

Here belongs telling them from a line's own words. Not here: which table is theirs (``document``).
"""

from __future__ import annotations

import re

from sources.documents.layout.headings import heading_level
from sources.documents.layout.lines import NUMERAL, SENTENCE_END
from sources.documents.layout_elements import Text, squeeze, tight

CAPTION = re.compile(
    rf"^(?:附\s?)?表\s*(?P<no>\d{{1,3}}(?:[-–.]\d{{1,2}})?|[{NUMERAL}]{{1,3}})(?![\d.])\s*[:：、.．]?\s*"
)
CAPTION_MAX = 60
NOTE = re.compile(r"^(?:注|备注|说明|注释|资料来源|数据来源)\s*[:：\d]|^[*＊]\s*[:：注]")
UNIT_NOTE = re.compile(r"^[(（]?\s*(?:(?:计量)?单位\s*[:：]|以?上年(?:同期)?\s*(?:为|[=＝])\s*100)")
_UNIT_NOTE_MAX = 24
TABLE_NAME = re.compile(r"(?:表|情况)(?:[(（][^()（）]{1,20}[)）])?$")
_TABLE_NAME_MAX = 40


def is_caption(text: str) -> bool:
    """Whether a line names a table by number: 表 2 ..., 附表3 ..., 表一 ...; a sentence that mentions one is none."""
    compact = tight(text)
    if len(compact) > CAPTION_MAX or not CAPTION.match(squeeze(text)) or SENTENCE_END.search(compact):
        return False
    return not re.match(r"^附?表\S{1,3}(?:为|是|显示|所示|中)", compact) and "," not in compact and "，" not in compact


def is_unit_note(text: str) -> bool:
    """Whether a line says in which unit a table is, or what its index numbers are of."""
    compact = tight(text)
    return len(compact) <= _UNIT_NOTE_MAX and bool(UNIT_NOTE.match(compact))


def names_table(text: Text) -> bool:
    """Whether a line without a number of its own names the table below it: 主要指标表, ...情况."""
    compact = tight(text.text)
    unmarked = not text.level and not heading_level(text.text)
    return unmarked and len(compact) <= _TABLE_NAME_MAX and bool(TABLE_NAME.search(compact))
