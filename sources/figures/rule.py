"""What a rule of the reader is: a row of a table, of which the first that applies is the one that reads.

Here belong the record, its examples and the walk over a table. Not here: any rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    slug that never changes, for it stands in the published tables."""

    name: str
    applies: Callable[..., Any]
    read: Callable[..., Result]
    examples: tuple[Example, ...] = ()


# Two walks for two shapes of rules, and no star in either: passing arguments on by a star costs as much as the rules do.


def chosen(table: Sequence[Rule[Result]], its: object) -> tuple[str, Result] | None:
    """The name of the first rule of a table that applies, with what it reads; None where none does."""
    for name, applies, read, _ in table:
        if found := applies(its):
            return name, read(its, found)
    return None


def chosen_after(table: Sequence[Rule[Result]], its: object, before: object) -> tuple[str, Result] | None:
    """The same for rules that lean on what was said before."""
    for name, applies, read, _ in table:
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
