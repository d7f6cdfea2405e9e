"""What a check of an installation found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Result:
    """``ok`` is well, ``note`` is worth knowing, ``problem`` somebody has to do something about: ``advice`` says what."""

    check: str
    state: Literal["ok", "note", "problem"]
    what: str
    advice: str = ""


def ok(check: str, what: str) -> Result:
    """All is well."""
    return Result(check, "ok", what)


def note(check: str, what: str, advice: str = "") -> Result:
    """Worth knowing."""
    return Result(check, "note", what, advice)


def problem(check: str, what: str, advice: str) -> Result:
    """Somebody has to do something."""
    return Result(check, "problem", what, advice)
