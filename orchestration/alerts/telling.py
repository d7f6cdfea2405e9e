"""The words of an alert, in both languages (they stand in ``texts.toml``), and the same as JSON.

Here belongs what a person or a program is told. Not here: what is told (``matter``), and how it gets there (``sending``).
"""

from __future__ import annotations

import socket
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from orchestration.alerts.matter import Matter
from orchestration.service_settings import Language
from sources import cues

# a message is read on a telephone; the page and the warehouse have all of them
_LINES = 10
# of what a program printed, the beginning says what is wrong
_LONGEST_LINE = 600
_HERE = Path(__file__).parent


def _texts() -> dict[str, Any]:
    return cues.load(_HERE, "texts")


@dataclass(frozen=True, slots=True)
class Message:
    """One message: ``lines`` say what happened, to which report, ``advice`` what to do; ``where`` which installation says so."""

    kind: str
    title: str
    subject: str
    lines: tuple[str, ...]
    advice: str
    where: str
    reports: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, as a person reads it."""
        return "\n".join((self.title, *(f"- {line}" for line in self.lines), self.advice, self.where))

    def as_json(self) -> dict[str, Any]:
        """The same for programs; ``text`` is what most chat services show."""
        return {"source": "planhouse", "text": self.text, **asdict(self)}


@dataclass(frozen=True, slots=True)
class Words:
    """What is told, in one language, by the installation that publishes ``warehouse``."""

    language: Language
    warehouse: Path

    def message(self, kind: str, matters: Sequence[Matter]) -> Message:
        """One message about all matters of a kind."""
        common: Mapping[str, Any] = {"n": len(matters), **(matters[0].words if matters else {})}
        lines = [self._line(kind, each.words) for each in matters[:_LINES]]
        if len(matters) > _LINES:
            lines.append(self._say(_texts()["more"], n=len(matters) - _LINES))
        title = self._say(_texts()["title"][kind], **common)
        return Message(
            kind=kind,
            title=title,
            subject=self._say(_texts()["subject"], title=title),
            lines=tuple(lines),
            advice=self._say(_texts()["advice"], advice=self._say(_texts()["to_do"][kind])),
            where=self._say(_texts()["where"], host=socket.gethostname(), warehouse=self.warehouse),
            reports=tuple(sorted({each.words["report"] for each in matters if "report" in each.words})),
        )

    def test(self) -> Message:
        """A message that says only that it arrived."""
        message = self.message("test", [])
        return Message(**{**asdict(message), "lines": (self._line("test", {}),)})

    def _line(self, kind: str, words: Mapping[str, str]) -> str:
        own = {name.removesuffix(f"_{self.language}"): value for name, value in words.items()}
        line = " ".join(self._say(_texts()["line"][kind], **own).split())
        return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]} ..."

    def _say(self, texts: Sequence[str], **values: object) -> str:
        return texts[("zh", "en").index(self.language)].format(**values)
