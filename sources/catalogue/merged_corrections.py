"""Merging corrections that a person exported into ``corrections.yml``, whose comments and order stay.

Here belong telling what is new, what is there already and what contradicts, and the writing. Not here: what a well-formed
correction is and which figure it means (``sources.catalogue.corrections``), the conversation with a person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from sources.catalogue.corrections import VERDICTS, Entry, parse
from sources.files import alone_in, read_file, write_whole
from sources.model import ReportError

CORRECTIONS = "corrections.yml"
_HEAD = "# Corrections of figures, each with a reason and a guard.\n"


@dataclass(frozen=True, slots=True)
class Meant:
    """A correction, where it stands in its file, and the ordinal of the figure that it means in its report today; None where it has
    lapsed."""

    place: str
    entry: Entry
    ordinal: int | None

    @property
    def subject(self) -> tuple[str, int, str | None] | None:
        """What only one correction may be about: a figure as a whole, or an identity at it."""
        if self.ordinal is None:
            return None
        return self.entry.report, self.ordinal, None if self.entry.action in VERDICTS else self.entry.identity


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: entries that were added, that took the place of another, and that were there already."""

    added: tuple[Entry, ...]
    replaced: tuple[Entry, ...]
    known: tuple[Entry, ...]


def merge(folder: Path, incoming: Sequence[Meant], known: Sequence[Meant], *, replace: bool = False) -> Merged:
    """Write ``incoming``, of which none has lapsed, into ``corrections.yml`` of ``folder``: all of it or nothing.

    ``known`` are the entries of that file in its order. New ones go behind the last. One that is about the same as a known one
    and says something else takes its place with ``replace``, else ReportError is raised, as for two of ``incoming`` that
    contradict each other, and for a file that was changed since ``known`` was read.
    """
    path = folder / CORRECTIONS
    added, replaced, repeated = _sorted_out(incoming, known, replace=replace)
    with alone_in(folder):
        text = _text_of(path)
        if parse(text.encode(), path.name) != [each.entry for each in known]:
            raise ReportError(path.name, "it was changed meanwhile.", advice="Do it again.")
        if added or replaced:
            wanted = [replaced.get(at, each.entry) for at, each in enumerate(known)] + added
            write_whole(path, _written(text, replaced, added, wanted).encode())
    return Merged(tuple(added), tuple(replaced.values()), tuple(repeated))


def _sorted_out(
    incoming: Sequence[Meant], known: Sequence[Meant], *, replace: bool
) -> tuple[list[Entry], dict[int, Entry], list[Entry]]:
    """What is new, what takes the place of which known one, and what is said already. Raises ReportError for a contradiction."""
    there: dict[object, int] = {each.subject: at for at, each in enumerate(known) if each.subject}
    added: dict[object, Meant] = {}
    replaced: dict[int, Meant] = {}
    repeated: list[Entry] = []
    for each in incoming:
        at = there.get(each.subject)
        before = added.get(each.subject) if at is None else replaced.get(at, known[at])
        if before is None:
            added[each.subject] = each
        elif _says_the_same(before.entry, each.entry):
            repeated.append(each.entry)
        elif at is not None and replace and at not in replaced:
            replaced[at] = each
        else:
            raise _contradiction(each, before)
    return [each.entry for each in added.values()], {at: each.entry for at, each in replaced.items()}, repeated


def _contradiction(one: Meant, other: Meant) -> ReportError:
    who = f" by {other.entry.by}" if other.entry.by else ""
    return ReportError(
        one.entry.report,
        f"{one.entry.guard} is corrected otherwise in {other.place} ({other.entry.action}{who}: {other.entry.reason}).",
        place=one.place,
        advice="Keep the one that is right; --replace puts what is new in the place of what corrections.yml has.",
    )


def _says_the_same(one: Entry, other: Entry) -> bool:
    """Whether two corrections of one figure decide the same, whoever said so, when and in which words."""
    return (one.action, one.changes) == (other.action, other.changes)


def _text_of(path: Path) -> str:
    try:
        return read_file(path).decode("utf-8")
    except FileNotFoundError:
        return _HEAD


def _written(text: str, replaced: Mapping[int, Entry], added: Sequence[Entry], wanted: Sequence[Entry]) -> str:
    """The text of the file with entries changed and added in place; anew below its head where its list is on one line."""
    items = _items(text)
    if items is None:
        new = _without_list(text) + "corrections:\n" + "".join(item(each) for each in wanted)
    else:
        lines = text.splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        indent = items[0].indent if items else 2
        last = items[-1].end if items else len(lines)
        new_lines = [*lines[:last], *(item(each, indent) for each in added), *lines[last:]]
        for at, entry in replaced.items():
            place = items[at]
            new_lines[place.start : place.end] = [item(entry, indent), *[""] * (place.end - place.start - 1)]
        new = "".join(new_lines)
    if parse(new.encode(), CORRECTIONS) != list(wanted):
        raise ReportError(
            CORRECTIONS,
            "its lines are laid out in a way that new ones cannot be put between.",
            advice="Write each correction as a list item on lines of its own, as docs/corrections.md shows.",
        )
    return new


@dataclass(frozen=True, slots=True)
class _Place:
    """The lines of one item of the list: ``start`` to before ``end``, and how far its dash stands in."""

    start: int
    end: int
    indent: int


def _items(text: str) -> list[_Place] | None:
    """Where the items of the list stand; None where the list has none, or is written on one line (``[]``)."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    for _, node in root.value:
        if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
            lines = text.splitlines()
            return [_place(each, node.start_mark.column, lines) for each in node.value]
    return None


def _place(node: yaml.Node, indent: int, lines: Sequence[str]) -> _Place:
    # a block ends where the next token begins, which is behind the comments and empty lines between
    end = node.end_mark.line + (1 if node.end_mark.column > indent else 0)
    while end > node.start_mark.line + 1 and (end > len(lines) or not _is_said(lines[end - 1])):
        end -= 1
    return _Place(node.start_mark.line, end, indent)


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _without_list(text: str) -> str:
    """The text but for the key ``corrections`` with what stands on its lines."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    if isinstance(root, yaml.MappingNode) and root.value:
        key, value = root.value[0]
        del lines[key.start_mark.line : max(value.end_mark.line, key.end_mark.line) + 1]
    return "".join(lines)


def item(entry: Entry, indent: int = 2) -> str:
    """An entry as an item of the list, with its line end."""
    fields: list[tuple[str, object]] = [
        ("report", entry.report),
        ("printed", entry.printed),
        ("within", entry.within),
        ("row", entry.row),
        ("column", entry.column),
        ("figure", entry.figure),
        ("action", entry.action),
        ("set", dict(entry.changes) or None),
        ("identity", entry.identity),
        ("reason", entry.reason),
        ("by", entry.by),
        ("date", entry.day),
    ]
    lines = [f"{name}: {_scalar(value)}" for name, value in fields if value is not None]
    first, *others = lines
    return "\n".join([f"{' ' * indent}- {first}", *(f"{' ' * (indent + 2)}{line}" for line in others)]) + "\n"


def _scalar(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_quoted(text)}" for name, text in value.items()) + "}"
    return str(value) if isinstance(value, int) else _quoted(str(value))


def _quoted(text: str) -> str:
    """Text in quotes, as YAML reads it: what JSON writes, with what YAML may not print as escapes."""
    return "".join(
        each if each.isprintable() else f"\\U{ord(each):08x}" for each in json.dumps(text, ensure_ascii=False)
    )
