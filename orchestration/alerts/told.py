"""What each channel has been told, so that nobody is told a thing twice and nothing is lost when a channel fails.

Here belongs this memory and the round that goes by it. It is kept as text: the cursor of Dagster's sensor.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from orchestration.alerts.matter import Standing
from orchestration.alerts.sending import DeliveryError
from orchestration.alerts.telling import Message, Words


@dataclass(slots=True)
class Told:
    """The keys of matters, by channel and kind, that were told and still stand: what is mended is forgotten, and is new when it comes
    again. ``waiting_since`` is when something was first seen to wait for a build, after the build ``waiting_after``."""

    keys: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    waiting_since: str = ""
    waiting_after: str = ""

    @classmethod
    def load(cls, text: str | None) -> Self:
        """What ``dump`` wrote; nothing at the first look."""
        return cls(**json.loads(text)) if text else cls()

    def dump(self) -> str:
        """As text."""
        return json.dumps(
            {"keys": self.keys, "waiting_since": self.waiting_since, "waiting_after": self.waiting_after},
            separators=(",", ":"),
        )

    def wait(self, waits: bool, build: str, now: datetime) -> datetime | None:
        """Note whether something waits for a build after ``build``; since when it does."""
        if not waits:
            self.waiting_since = self.waiting_after = ""
            return None
        if not self.waiting_since or self.waiting_after != build:
            self.waiting_since, self.waiting_after = now.isoformat(timespec="seconds"), build
        return datetime.fromisoformat(self.waiting_since)

    def tell(
        self, standing: Standing, ways: Mapping[str, Callable[[Message], None]], words: Words
    ) -> tuple[int, list[str]]:
        """Send to each channel what it was not told yet, one message a kind; how many were sent, and what failed.

        What failed counts as not told. A channel that failed once is left alone until the next round.
        """
        sent, problems = 0, []
        before, self.keys = self.keys, {}
        for channel, send in ways.items():
            known = before.get(channel, {})
            # a kind that could not be looked at, and one that cannot be sent now, stay as they were
            own = self.keys[channel] = {kind: list(keys) for kind, keys in known.items()}
            try:
                for kind, matters in standing.items():
                    if matters is None:
                        continue
                    told = set(known.get(kind, ()))
                    own[kind] = [each.key for each in matters if each.key in told]
                    if new := [each for each in matters if each.key not in told]:
                        send(words.message(kind, new))
                        sent += 1
                        own[kind] += [each.key for each in new]
            except DeliveryError as error:
                problems.append(str(error))
        return sent, problems
