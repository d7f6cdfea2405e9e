"""What a rule of the reader is: a row of a table, of which the first that applies is the one that reads.

Here belong the record, its examples, the walk over a table and the index that spares most of it. Not here: any rule.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, NoReturn, TypeVar

Result = TypeVar("Result")


class Example(NamedTuple):
    """A short text with what the reader makes of one of its numbers by the rule.

    ``text`` is a paragraph, or the rows of a table one a line with cells between ``|``; ``says`` is name, kind and value with unit
    of a figure (``财政收入 growth 5%``), or reason and printed text of a numeral that is set aside (``date 2023年``).
    """

    text: str
    says: str


class Rule(NamedTuple, Generic[Result]):
    """One rule. ``applies`` gives what it found, anything true, or something false where the rule is not meant; ``read``
    takes the same arguments and what was found. Both are pure: they write to none of their arguments. ``name`` is a short
    slug that never changes, for it stands in the published tables. ``cues`` are what a number has to show one of for the rule to
    apply at all (a character beside it, its unit): an ``Index`` asks the rule of no other number. Without cues it is always asked."""

    name: str
    applies: Callable[..., Any]
    read: Callable[..., Result]
    examples: tuple[Example, ...] = ()
    cues: frozenset[Hashable] = frozenset()


class Index(Generic[Result]):
    """The rules of a table by their cues, so that a number is asked only what may apply to it: nearly always few rules, or none.

    ``asked(*shown)`` gives the rules that may apply to a number that shows these cues, in their order, and ``among(bits)`` those of
    what ``bits`` says of several sights of a number, put together. Numbers show the same again and again, so both are kept.
    """

    def __init__(self, table: Sequence[Rule[Result]]) -> None:
        self.table = tuple(table)
        self._always = sum(1 << place for place, rule in enumerate(self.table) if not rule.cues)
        self._bits: dict[Hashable, int] = {}
        for place, rule in enumerate(self.table):
            for cue in rule.cues:
                self._bits[cue] = self._bits.get(cue, 0) | 1 << place
        self.among: Callable[[int], tuple[Rule[Result], ...]] = lru_cache(maxsize=4096)(self._among)
        self.asked: Callable[..., tuple[Rule[Result], ...]] = lru_cache(maxsize=4096)(self._asked)

    def bits(self, *shown: Hashable) -> int:
        """The rules that cues ask for, one bit each."""
        bits = self._always
        found = self._bits
        for cue in shown:
            if cue in found:
                bits |= found[cue]
        return bits

    def _among(self, bits: int) -> tuple[Rule[Result], ...]:
        return tuple(rule for place, rule in enumerate(self.table) if bits >> place & 1)

    def _asked(self, *shown: Hashable) -> tuple[Rule[Result], ...]:
        return self.among(self.bits(*shown))


# Two walks for two shapes of rules, and no star in either: passing arguments on by a star costs as much as the rules do.


def chosen(table: Sequence[Rule[Result]], its: object) -> tuple[str, Result] | None:
    """The name of the first rule of a table that applies, with what it reads; None where none does."""
    for name, applies, read, _, _ in table:
        if found := applies(its):
            return name, read(its, found)
    return None


def chosen_after(table: Sequence[Rule[Result]], its: object, before: object) -> tuple[str, Result] | None:
    """The same for rules that lean on what was said before."""
    for name, applies, read, _, _ in table:
        if found := applies(its, before):
            return name, read(its, before, found)
    return None


def first(table: Sequence[Rule[Result]], its: object) -> tuple[str, Result]:
    """``chosen`` for a table whose last rule applies to everything. Raises ``LookupError`` where it does not."""
    return chosen(table, its) or _nothing()


def first_after(table: Sequence[Rule[Result]], its: object, before: object) -> tuple[str, Result]:
    """``chosen_after`` for a table whose last rule applies to everything. Raises ``LookupError`` where it does not."""
    return chosen_after(table, its, before) or _nothing()


def _nothing() -> NoReturn:
    raise LookupError("the last rule of a table has to apply to everything")


def always(*_: object) -> bool:
    """The condition of the last rule of a table."""
    return True
