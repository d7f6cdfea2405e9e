"""Words that say how something changed: up or down, against what, and by how much more or less.

Here belong the words and what they mean of a number that follows. Not here: what changed (``changes``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sources.cues import any_of
from sources.figures.words import classed, listed, pattern, section, word

DIRECTION = classed("change", "direction")
NAMED_CHANGE = listed("change", "named")
_COMPARED = listed("change", "compared")
_AGAINST = {name: re.compile(f"{any_of(words)}[^，,]{{0,14}}$") for name, words in section("change", "against").items()}
_PAST = re.compile(pattern("change", "against_past"))
_THAN = "".join(listed("change", "than").meaning)
_HIGHER = {
    name: re.compile(
        f"(?:{any_of(_THAN)}[^，,{_THAN}]{{1,16}}|{pattern('change', 'than', 'beside')})(?P<word>{any_of(words)})$"
    )
    for name, words in section("change", "higher").items()
}
_OPENING = re.compile(pattern("change", "opening"))
_COMPARES = re.compile(any_of(_THAN))
DIFFERENCES = listed("kinds", "difference")
SPEED = listed("change", "leaning", "speed")
SHARES = listed("change", "leaning", "share")
SHARE_ALONE = word("kinds", "share_name", "alone")
HIGHER_ENDS = frozenset(word[-1] for words in section("change", "higher").values() for word in words)


def sign(direction: str) -> int:
    """1 of a rise, -1 of a fall."""
    return -1 if DIRECTION.meaning[direction] == "fall" else 1


def alone(words: str) -> str:
    """The word of a change where words say nothing but that, and against when: 增长, 同比增长. Empty for any others."""
    direction = words[len(_COMPARED.starting(words)) :]
    return direction if direction in DIRECTION else ""


class Change(NamedTuple):
    """The words of a change: those before the word that says so, and the sign."""

    rest: str
    sign: int
    than: str = ""  # of a difference: from what; of a net change: the kind of its word


def against(words: str) -> Change | None:
    """A change by how far it is from another one: 高于全省."""
    for name, against in _AGAINST.items():
        if match := against.search(words):
            than = "" if _PAST.search(match[0]) else match[0]  # 增速低于去年同期
            return Change(words[: match.start()], -1 if name == "fall" else 1, than)
    return None


def opening(words: str) -> Change | None:
    """A change whose word stands before what changed: 压减一般性支出; None for any other words."""
    match = _OPENING.match(words)
    return Change(match["rest"], -1 if match["fall"] else 1) if match else None


class Higher(NamedTuple):
    """较考核目标高: where the comparison starts, the sign, and the word that says which way (高, 多完成)."""

    start: int
    sign: int
    word: str


def higher(words: str) -> Higher | None:
    """The comparison that the words end in; None where they end in none."""
    if not _COMPARES.search(words):
        return None
    for name, each in _HIGHER.items():
        if match := each.search(words):
            return Higher(match.start(), -1 if name == "fall" else 1, match["word"])
    return None
