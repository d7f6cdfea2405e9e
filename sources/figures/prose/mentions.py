"""Where a text names zones or industries, and which of them a number is about.

Here belongs looking members up by place. Not here: the names themselves (``sources.lexicon``).
"""

from __future__ import annotations

from bisect import bisect_right

from sources.figures.claim import Subject
from sources.lexicon import Names


class Mentions:
    """Where a text names zones or industries, and which of them a number is about."""

    def __init__(self, names: Names, text: str, base: Subject | None) -> None:
        self._base = base
        self._starts: list[int] = []
        self._subjects: list[Subject] = []
        self._topics: list[Subject | None] = []  # the last topic up to each mention
        if names.pattern is None:
            return
        for match in names.pattern.finditer(text):
            at, end = match.span()
            member = names.find(match[0])
            # one of several named together is not what the number is about
            if member is None or text[end : end + 1] == "、" or (at and text[at - 1] == "、"):
                continue
            self._starts.append(at)
            self._subjects.append(Subject(member.member_id, match[0]))
            topic = at <= 2 or text[end : end + 1] == ":"
            self._topics.append(self._subjects[-1] if topic else self._topics[-1] if self._topics else None)

    def at(self, place: int, sentence: int, whole: int = -1) -> Subject | None:
        """The member that a number at ``place`` is about: named before it in its sentence, or the topic, or the base. A sentence that
        says at ``whole`` that it speaks of the whole area (全区) speaks of no part of it but those named thereafter."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and self._starts[index] >= max(sentence, whole):
            return self._subjects[index]
        if whole >= 0:
            return None
        return (self._topics[index] if index >= 0 else None) or self._base
