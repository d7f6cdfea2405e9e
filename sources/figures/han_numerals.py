"""Numbers in Chinese characters as decimal literals: 九十八点三, 一亿三千万, 四分之三, 二〇二四年.

Not here: which characters of a text are a number (``numerals``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from sources.documents.cues import cues
from sources.figures.words import valued, word

DIGITS: Mapping[str, int] = cues("numerals")["digits"]
PLACES = valued("numerals", "han_places")
SCALED = valued("numerals", "han_scales")
VALUES = {**DIGITS, **valued("numerals", "han_counting")}
POINT = word("numerals", "words", "point")
YEAR_WORD, _MONTH_WORD = word("numerals", "words", "year"), word("numerals", "words", "month")
DIGIT = f"[{''.join(DIGITS)}]"
HAN = "".join([*VALUES, *PLACES])
_SPELLED_YEAR = re.compile(rf"(?<!{DIGIT}){DIGIT}{{4}}(?={YEAR_WORD})")
_SPELLED_MONTH = re.compile(rf"(\d{{4}}{YEAR_WORD})([{HAN}]{{1,2}})(?={_MONTH_WORD})")


def han_literal(printed: str, scale: str = "") -> str:
    """A Chinese numeral as a decimal literal: 九十八点三 is ``98.3``, 一万二千 is ``12000``, 二〇三五 is ``2035``.

    ``scale`` is what stands after it, in which it is counted: 一亿三千 before 万 is ``13000``.
    """
    whole, _, fraction = printed.partition(POINT)
    counted_in = SCALED.get(scale, 1)
    total, part = 0, ""
    for char in whole:
        if power := SCALED.get(char):
            # 一亿三千万 counts its 亿 in 万, too; in 一万二千亿 the 万 is one of 亿
            total += _below_scale(part) * (power // counted_in if power > counted_in else power)
            part = ""
        else:
            part += char
    value = str(total + (_below_scale(part) if part else 0))
    return f"{value}.{''.join(str(VALUES[char]) for char in fraction)}" if fraction else value


def dates_in_digits(text: str) -> str:
    """A text whose years and months are in digits: 2024年2月 for 二〇二四年二月."""
    return _SPELLED_MONTH.sub(lambda m: m[1] + han_literal(m[2]), _SPELLED_YEAR.sub(lambda m: han_literal(m[0]), text))


def han_share(parts: str, of: str) -> tuple[str, bool]:
    """So many parts of so many as % (四分之三 is ``75``), with two decimals where it does not come out even, and whether it does."""
    share = Decimal(han_literal(parts)) * 100 / max(1, int(han_literal(of)))
    rounded = share.quantize(Decimal("0.01")).normalize()
    return f"{rounded:f}", share == rounded


def _below_scale(printed: str) -> int:
    """A Chinese numeral without 万 and 亿."""
    if not any(char in PLACES for char in printed):
        return int("".join(str(VALUES[char]) for char in printed))
    total, current = 0, 0
    for char in printed:
        if char in PLACES:
            total += (current or 1) * PLACES[char]
            current = 0
        else:
            current = VALUES[char]
    return total + current
