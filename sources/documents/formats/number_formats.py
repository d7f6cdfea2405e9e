"""How a spreadsheet shows a stored number: with the decimals, per cent sign and words that its number format prints.

Here belong the number formats of Excel, as both of its file formats have them: the same number is 12.3 in one cell and 12.30% in
another. Not here: where a file keeps values and formats (``sources.documents.formats.xlsx``, ``sources.documents.formats.xls``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from sources.documents.cues import cues

GENERAL = "General"
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0",
    42: "#,##0;-#,##0",
    43: "#,##0.00;-#,##0.00",
    44: "#,##0.00;-#,##0.00",
    49: "@",
    **dict.fromkeys((14, 15, 16, 22, 30, 31, 51, 53, 54, 58), "yyyy/m/d"),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), "yyyy/m"),
    **dict.fromkeys((28, 29), "yyyy/m/d"),
}
"""The formats that a file names by number only, those of a Chinese Excel among them; any other is general."""

_LONGEST_GENERAL = 11  # digits, as Excel shows them
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_LAST_DAY = 2_958_465  # of the year 9999
# what a format prints as it stands, what it leaves room for, and what it says of colour, language and condition
_PART = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(General)|([0#?][0#?,. ]*|\.[0#?]+)|(E[+-]\d*)|([%‰])|(.)', re.IGNORECASE
)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_WORDS = cues("sheets")["date"]
_DATE = re.compile(rf"[ymdhs{''.join(_WORDS.values())}]", re.IGNORECASE)


class _Format(NamedTuple):
    """One section of a number format. ``decimals`` are the places that are always printed, ``most`` those that may be."""

    before: str
    after: str
    decimals: int
    most: int
    thousands: bool
    per_cent: int
    scale: int
    digits: int
    is_general: bool


def shown(value: float | str, number_format: str, *, since_1904: bool = False) -> str:
    """The text that a cell shows for a number. ``value`` may be the literal of the file."""
    try:
        number = Decimal(value) if isinstance(value, str) else Decimal(format(value, ".15g"))
    except InvalidOperation:
        return str(value)
    sections = _sections(number_format)
    if not sections:
        return _date(number, number_format, since_1904=since_1904)
    at = 0 if number > 0 or len(sections) == 1 else 1 if number < 0 else 2 if len(sections) > 2 else 0
    section = sections[at]
    minus = "-" if number < 0 and at == 0 else ""
    number = abs(number)
    if section.is_general:
        text = _general(number)
    elif not section.digits:  # a format that prints words in place of the number
        text = ""
    else:
        text = _digits(number, section)
        if not text.strip("0.,"):
            minus = ""
    return f"{minus}{section.before}{text}{section.after}"


@lru_cache(maxsize=1024)
def _sections(number_format: str) -> tuple[_Format, ...]:
    """The sections of a format, for numbers above, below and at zero; none for a date."""
    if _DATE.search(_LITERAL.sub("", number_format)) and "general" not in number_format.lower():
        return ()
    return tuple(_section(each) for each in _split(number_format)[:3])


def _split(number_format: str) -> list[str]:
    sections, quoted = [""], False
    for character in number_format:
        quoted ^= character == '"'
        if character == ";" and not quoted:
            sections.append("")
        else:
            sections[-1] += character
    return sections


@dataclass(slots=True)
class _Parts:
    """What a section of a format prints before, as and after its digits, as far as it is read."""

    before: str = ""
    after: str = ""
    digits: str = ""
    per_cent: int = 0
    is_general: bool = False
    is_scientific: bool = False

    def add(self, part: re.Match[str]) -> None:
        """Read the next part of the section."""
        quoted, escaped, general, places, power, mark, other = part.groups()
        if general or (other == "@"):
            self.is_general = True
        elif power:
            self.is_scientific = True
        elif places:
            self.digits += places
        else:
            self.per_cent += 2 if mark == "%" else 3 if mark else 0
            self._add_word(quoted or escaped or mark or other or "")

    def _add_word(self, word: str) -> None:
        if self.digits or self.is_general:
            self.after += word
        else:
            self.before += word


def _section(text: str) -> _Format:
    parts = _Parts()
    for match in _PART.finditer(text):
        parts.add(match)
    digits = parts.digits.replace(" ", "")
    whole, _, fraction = digits.partition(".")
    scaled = fraction or whole  # each comma at its end takes three digits off the number
    scale = len(scaled) - len(scaled.rstrip(","))
    fraction = fraction.replace(",", "")
    return _Format(
        parts.before,
        parts.after,
        len(fraction.rstrip("#?")) if set(fraction) <= set("0#?") else 0,
        len(fraction),
        "," in whole.rstrip(","),
        parts.per_cent,
        3 * scale,
        len(digits),
        parts.is_general or parts.is_scientific,
    )


def _general(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    if len(text.replace(".", "").lstrip("0")) <= _LONGEST_GENERAL:
        return text
    whole = len(str(int(number)))
    rounded = round(number, max(0, _LONGEST_GENERAL - whole))
    return format(rounded.normalize(), "f")


def _digits(number: Decimal, section: _Format) -> str:
    number = number.scaleb(section.per_cent - section.scale).quantize(Decimal(1).scaleb(-section.most), ROUND_HALF_UP)
    text = format(number, ",f" if section.thousands else "f")
    whole, _, fraction = text.partition(".")
    while len(fraction) > section.decimals and fraction.endswith("0"):
        fraction = fraction[:-1]
    return f"{whole}.{fraction}" if fraction else whole


def _date(number: Decimal, number_format: str, *, since_1904: bool) -> str:
    if not 0 <= number <= _LAST_DAY:
        return _general(number)
    day = _EPOCHS[since_1904] + timedelta(days=float(number))
    said = _LITERAL.sub("", number_format).lower()
    if "y" not in said and "d" not in said:  # a time of the day
        return f"{day:%H:%M}"
    year = f"{day.year}{_WORDS['year']}" if "y" in said else ""
    month = f"{day.month}{_WORDS['month']}" if "m" in said else ""
    return year + month + (f"{day.day}{_WORDS['day']}" if "d" in said else "")
