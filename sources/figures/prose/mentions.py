"""Where a text names zones or industries, and which of them a number is about.

Here belongs looking members up by place, and zones that no vocabulary knows: 高新区, where a text gives its accounts. Not here: the
names that are known (``sources.lexicon``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from sources.figures.claim import Subject
from sources.figures.clauses import aside_end
from sources.figures.time_context import SERIAL
from sources.figures.words import any_in, pattern, section
from sources.lexicon import Names

_ZONE_OPENS = re.compile(pattern("universe", "zone", "opens"))
_ZONE = re.compile(
    f"{pattern('universe', 'zone', 'dated')}(?P<name>{pattern('universe', 'zone', 'name')})"
    f"(?={pattern('universe', 'zone', 'followed')})"
)
_ZONE_NAME = re.compile(pattern("universe", "zone", "name"))
_ZONE_WORD = re.compile(any_in("universe", "zone"))
# what a text may say at all: the kind of a zone
ZONES = "zones"
MARKS = {ZONES: section("universe", "zone")["words"]}
"""The words by which it does, for ``words.Marks``."""
_ZONE_HEADING = re.compile(
    f"(?P<name>{pattern('universe', 'zone', 'name')})(?:{pattern('universe', 'zone', 'followed')}.*)?$"
)
_SERIAL = 4  # characters of a heading's number
_LONGEST_SERIAL = 6


class Members:
    """The zones or the industries of one report: those of its vocabulary, and zones on first sight where it has an area.
    ``is_area`` says of a name that it is an area's, and no zone's."""

    def __init__(self, names: Names, area_code: str = "", is_area: Callable[[str], bool] = lambda _: False) -> None:
        self._names = names
        self._area_code = area_code
        self._is_area = is_area

    def alone(self, words: str) -> Subject | None:
        """The unknown zone whose name is all of the words."""
        return (
            self._new(words) if self._area_code and _ZONE_NAME.fullmatch(words) and not self._is_area(words) else None
        )

    def of_section(self, path: tuple[str, ...]) -> Subject | None:
        """The unknown zone that is a heading by itself (三、高新区), of the innermost heading that is one."""
        for heading in reversed(path):
            words = "".join(heading.split())
            match = _ZONE_HEADING.search(words) if _ZONE_WORD.search(words) else None
            if match and match.start() <= _SERIAL and self._names.find(match["name"]) is None:
                if self._is_area(match["name"]):
                    continue
                return self._new(match["name"])
        return None

    def named(self, text: str, marks: frozenset[str]) -> Iterator[tuple[int, int, Subject]]:
        """Where each stands in a text, in order; one of several named together is not what a number is about. ``marks`` are those
        of the text."""
        known = list(self._known(text))
        if not self._area_code or ZONES not in marks:
            yield from known
            return
        taken = {place for start, end, _ in known for place in range(start, end)}
        new = [
            (match.start("name"), match.end("name"), self._new(match["name"]))
            for match in _zones(text)
            if taken.isdisjoint(range(*match.span("name"))) and not self._is_area(match["name"])
        ]
        yield from sorted([*known, *new], key=lambda each: each[0])

    def _known(self, text: str) -> Iterator[tuple[int, int, Subject]]:
        if self._names.pattern is None:
            return
        for match in self._names.pattern.finditer(text):
            at, end = match.span()
            member = self._names.find(match[0])
            if member is not None and text[end : end + 1] != "、" and not (at and text[at - 1] == "、"):
                yield at, end, Subject(member.member_id, match[0])

    def _new(self, name: str) -> Subject:
        return Subject(f"{self._area_code}-{name}", name)


def _zones(text: str) -> Iterator[re.Match[str]]:
    """The unknown zones that begin a text or what stands behind a mark."""
    at = 0
    while True:
        if match := _ZONE.match(text, at):
            yield match
            at = match.end()
        opening = _ZONE_OPENS.search(text, at)
        if opening is None:
            return
        at = opening.end()


def _is_serial(opening: str) -> bool:
    return len(opening) <= _LONGEST_SERIAL and SERIAL.fullmatch(opening) is not None


class Mentions:
    """Where one text names zones or industries."""

    def __init__(self, members: Members, text: str, base: Subject | None, marks: frozenset[str]) -> None:
        self._base = base
        self._starts: list[int] = []
        self._ends: list[int] = []  # up to where each may be spoken of
        self._subjects: list[Subject] = []
        self._topics: list[Subject | None] = []  # the last topic up to each mention
        for at, end, subject in members.named(text, marks):
            self._starts.append(at)
            self._ends.append(aside_end(text, at))
            self._subjects.append(subject)
            topic = at <= 2 or text[end : end + 1] == ":" or _is_serial(text[:at])
            self._topics.append(subject if topic else self._topics[-1] if self._topics else None)
        self.says = base is not None or bool(self._starts)  # whether it names any, or what stands around it does

    def at(self, place: int, sentence: int, whole: int = -1) -> Subject | None:
        """The member that a number at ``place`` is about: named before it in its sentence, or the topic, or the base. A sentence that
        says at ``whole`` that it speaks of the whole area (全区) speaks of no part of it but those named thereafter."""
        index = bisect_right(self._starts, place) - 1
        while index >= 0 and self._ends[index] <= place:
            index -= 1
        if index >= 0 and self._starts[index] >= max(sentence, whole):
            return self._subjects[index]
        if whole >= 0:
            return None
        return (self._topics[index] if index >= 0 else None) or self._base
