"""What a machine refuses (room, rights, memory, a file that somebody holds), in a sentence that says what to do.

Here belongs turning errors into words. They come as exceptions and, from steps that Dagster ran, as text.
"""

from __future__ import annotations

import re

_ADVICE: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"No space left on device|Disk quota exceeded|database or disk is full|\[Errno (28|122)\]"),
        "The disk is full. Make room and build again.",
    ),
    (
        # SQLite's words, also for some full disks
        re.compile(r"disk I/O error|Input/output error|\[Errno 5\]"),
        "The disk refused it: it is full, or does not work. Make room, or name other places with PLANHOUSE_BUILD, "
        "PLANHOUSE_WAREHOUSE and DAGSTER_HOME, and build again.",
    ),
    (
        re.compile(
            r"Read-only file system|PermissionError|Permission denied|readonly database|unable to open database file|"
            r"\[Errno (13|30)\]"
        ),
        "A build has to write there. Allow it, or name other places with PLANHOUSE_BUILD, PLANHOUSE_WAREHOUSE and DAGSTER_HOME.",
    ),
    (
        re.compile(
            r"Out of Memory Error|MemoryError|Cannot allocate memory|\[Errno 12\]|bad.alloc|[Ff]ailed to allocate|"
            r"failed to map segment|can't start new thread|terminated abruptly"
        ),
        "There is too little memory. End other programs or raise the limit; PLANHOUSE_MEMORY (2GB) is what DuckDB may hold of it.",
    ),
    (
        re.compile(r"Could not set lock on file"),
        "Another program holds this file. Close it there, or open it read-only, and build again.",
    ),
    (
        # Dagster's words
        re.compile(r"marked as failed from outside the execution context"),
        "It was ended while it ran, as by a service that was stopped. Nothing is lost: build again.",
    ),
)

# what these say is written for the person at the terminal
_OURS = {"ReportError", "PublishError", "WarehouseError", "DbtError", "SparkError", "SettingsError", "BuildLocked"}


def advice(text: str) -> str:
    """What to do about the first refusal that a text tells of; empty when it tells of none."""
    return next((words for pattern, words in _ADVICE if pattern.search(text)), "")


def is_of_the_machine(error: BaseException) -> bool:
    """Whether the machine refused something, so that nothing is known of the data or the file."""
    return bool(advice(f"{type(error).__name__}: {error}"))


def sentence(kind: str, text: str) -> str:
    """An error in words: what it says, and what to do. ``kind`` is the name of its class, ``text`` its message."""
    lines = text.strip().splitlines() or [kind]
    what = lines[0].strip()
    if kind in _OURS:
        return text.strip()
    if found := advice(f"{kind}: {text}"):
        return f"{_closed(what)} {found}"
    return f"{_closed(f'Unexpected {kind}: {what}')} Build with --debug to see where."


def of(error: BaseException) -> str:
    """``sentence`` for an exception."""
    return sentence(type(error).__name__, str(error))


def _closed(words: str) -> str:
    return words if words.endswith((".", "!", "?", "。")) else f"{words}."
