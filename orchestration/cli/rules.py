"""``planhouse rules``: how often each rule of the reader read a number in the documents of a folder.

Here belong the walk over the folder, the count and its lines. Not here: the rules (``sources.figures.rules``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.report import Area, Genre, Reading, Year, read, telling_errors

_EXAMPLE = 40


@dataclass(slots=True)
class Count:
    """How often one rule fired, in which documents, and the first number that it read."""

    numbers: int = 0
    documents: set[str] = field(default_factory=set)
    example: str = ""


@telling_errors
def rules(
    folder: Annotated[Path, typer.Argument(help="a folder of documents", show_default=False)],
    area: Area = None,
    genre: Genre = None,
    year: Year = None,
) -> int:
    """Count how often each rule fired in a folder.

    One line a rule, most frequent first: numbers, documents, rule, and one example with what was read. Rules that never
    fired stand at the end. A document that cannot be read, or whose head does not tell what it is, is named and left out;
    --area, --genre and --year say it for all.

    Exit status: 0 counted, 1 nothing in the folder can be read, 2 wrong arguments.
    """
    from sources.figures.rules import TABLES
    from sources.model import ReportError

    if not folder.is_dir():
        raise NotADirectoryError(20, "is not a folder", str(folder))
    counts: dict[str, Count] = {}
    documents = 0
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and not each.name.startswith(".")):
        try:
            reading = read(path, area, genre, year)
        except ReportError as error:
            print(error, file=sys.stderr)
            continue
        documents += 1
        for rule, example in _fired(reading):
            count = counts.setdefault(rule, Count())
            count.numbers += 1
            count.documents.add(str(path))
            count.example = count.example or example
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1].numbers, item[0])):
        print(f"{count.numbers:>8,}  {len(count.documents):>6,}  {rule:<24}  {count.example}")
    fired = {part for rule in counts for part in rule.split("/")}
    for place, table in TABLES.items():
        for each in table:
            if each.name not in fired:
                print(f"{0:>8}  {0:>6}  {each.name:<24}  never ({place})")
    print(f"documents read: {documents:,}", file=sys.stderr)
    return 0 if documents else 1


def _fired(reading: Reading) -> Iterator[tuple[str, str]]:
    """The rule of each number, and what it read, on one line."""
    for figure in reading.figures:
        words = _around(figure.sentence, figure.char_start - figure.sentence_start, figure.printed_text)
        yield figure.rule, f"{words} = {figure.printed_indicator}, {figure.kind}"
    texts = {block.block_no: block.text for block in reading.document.blocks}
    for numeral in reading.set_aside:
        # by its place: the same digits may stand in a sentence twice
        words = _around(texts[numeral.block_no], numeral.char_start, numeral.printed_text)
        yield numeral.rule, f"{words} = {numeral.reason}"


def _around(text: str, at: int, printed: str) -> str:
    """A number in square brackets, with the words before and after it."""
    end = at + len(printed)
    before, after = text[max(0, at - _EXAMPLE) : at], text[end : end + _EXAMPLE // 2]
    return " ".join(f"{before}[{printed}]{after}".split())
