"""Word lists that are looked up at a place in a text, and the cue files that hold them.

Here belong loading ``sources/figures/cues`` and the two questions that every rule asks: which listed word starts here, which ends
here. Not here: what a found word means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from sources.cues import any_of, load

CUES = Path(__file__).with_name("cues")


class Words(frozenset[str]):
    """Listed words with what they stand for. Looking one up costs one step where no word has that first (last) character, as nearly
    everywhere, else as many as such words have different lengths."""

    __slots__ = ("_by_first", "_by_last", "meaning")

    meaning: Mapping[str, str]
    _by_first: Mapping[str, tuple[int, ...]]
    _by_last: Mapping[str, tuple[int, ...]]

    def __new__(cls, meaning: Mapping[str, str]) -> Words:
        """Words by what each stands for."""
        words = super().__new__(cls, meaning)
        words.meaning = dict(meaning)
        words._by_first = _lengths(meaning, 0)
        words._by_last = _lengths(meaning, -1)
        return words

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """Words that stand for themselves."""
        return cls({word: word for word in words})

    @property
    def only(self) -> str:
        """The word of a list of one."""
        (word,) = self
        return word

    @property
    def openings(self) -> frozenset[str]:
        """What listed words start with: two characters, or one where that is the word."""
        return frozenset(word[:2] for word in self)

    @property
    def closings(self) -> frozenset[str]:
        """The characters that listed words end with."""
        return frozenset(self._by_last)

    def starting(self, text: str, at: int = 0) -> str:
        """The longest listed word that starts at an offset, or empty."""
        for length in self._by_first.get(text[at : at + 1], ()):
            # near the end of a text this is all that is left of it, and so the longest that there can be
            word = text[at : at + length]
            if word in self:
                return word
        return ""

    def ending(self, text: str, at: int | None = None) -> str:
        """The longest listed word that ends at an offset (at the end without one), or empty."""
        if at is None:
            if text[-1:] not in self._by_last:
                return ""
            at = len(text)
        for length in self._by_last.get(text[at - 1 : at], ()):
            # near the start of a text this is all that stands before, as above
            word = text[at - length if at > length else 0 : at]
            if word in self:
                return word
        return ""


class Marks:
    """Which of several lists of words a text holds any of, all found in one pass over it: no sentence has to be searched for what the
    text says nowhere. A list may be named though none of its words is there (where a word would hide them); never the other way
    round."""

    __slots__ = ("_pattern", "_stands_for")

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        names: dict[str, frozenset[str]] = {}
        for name, words in lists.items():
            for word in words:
                names[word] = names.get(word, frozenset()) | {name}
        self._pattern = re.compile(any_of(names))
        # a word that is found may hide others, which begin within it
        self._stands_for = {
            word: frozenset[str]().union(*(names[other] for other in names if _may_hide(word, other))) for word in names
        }

    def of(self, text: str) -> frozenset[str]:
        """The names of the lists."""
        found: frozenset[str] = frozenset()
        for word in set(self._pattern.findall(text)):
            found |= self._stands_for[word]
        return found


def _may_hide(word: str, other: str) -> bool:
    """Whether another word may begin within a word (or be it)."""
    return other[0] in word and any(
        word.startswith(other, at) or other.startswith(word[at:]) for at in range(len(word))
    )


def _lengths(words: Iterable[str], at: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words by their character at a place, longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        if word:
            found.setdefault(word[at], set()).add(len(word))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


def _loaded(file: str) -> dict[str, dict[str, object]]:
    return load(CUES, file)


@cache
def section(file: str, table: str) -> dict[str, list[str]]:
    """One table of a cue file: names and their lists of words."""
    return {name: list(words) for name, words in _loaded(file)[table].items() if isinstance(words, list)}


def listed(file: str, table: str, name: str = "words") -> Words:
    """The words of one list."""
    return Words.of(section(file, table)[name])


def classed(file: str, table: str) -> Words:
    """The words of all the lists of a table, each standing for the name of its list."""
    return Words({word: name for name, words in section(file, table).items() for word in words})


def paired(file: str, table: str) -> dict[str, str]:
    """A table of words that each stand for another."""
    return {word: other for word, other in _loaded(file)[table].items() if isinstance(other, str)}


def valued(file: str, table: str) -> dict[str, int]:
    """A table of words that each stand for a whole number."""
    return {word: value for word, value in _loaded(file)[table].items() if isinstance(value, int)}


def word(file: str, table: str, name: str) -> str:
    """The one word that a table of a cue file holds by a name."""
    return str(_loaded(file)[table][name])


def pattern(file: str, table: str, name: str = "pattern") -> str:
    """The regular expression that a table of a cue file holds."""
    return str(_loaded(file)[table][name])


def any_in(file: str, table: str, name: str = "words") -> str:
    """The regular expression of any word of one list."""
    return any_of(section(file, table)[name])
