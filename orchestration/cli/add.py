"""``planhouse add``: putting a report into the catalogue, with the questions that a person is asked.

Here belongs that conversation. What a head says and what makes a document a report is in ``sources.catalogue``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.report import Area, File, Genre, Year, area_names, sources_folder, telling_errors
from orchestration.settings import Settings
from sources.catalogue.catalogue import GENRES, Catalogue
from sources.model import ReportError

if TYPE_CHECKING:
    from sources.catalogue.add import Candidate

# what a person is told of each column of the catalogue
_ABOUT = {
    "area_code": "GB/T 2260 code, such as 310106",
    "genre": f"one of {', '.join(GENRES)}",
    "execution_year": "the year that it looks back on",
    "title_zh": "title as printed",
    "issuer_zh": "who wrote it",
    "presented_on": "day on which it was presented, such as 2024-01-17",
    "presented_to_zh": "the body that it was presented to",
    "publisher_page": "address of the page that publishes it",
    "licence_note": "what may be done with its text",
}


@telling_errors
def add(
    file: File,
    area: Area = None,
    genre: Genre = None,
    year: Year = None,
    title: Annotated[str | None, typer.Option(help=_ABOUT["title_zh"])] = None,
    issuer: Annotated[str | None, typer.Option(help=_ABOUT["issuer_zh"])] = None,
    presented_on: Annotated[str | None, typer.Option(help=_ABOUT["presented_on"])] = None,
    presented_to: Annotated[str | None, typer.Option(help=_ABOUT["presented_to_zh"])] = None,
    publisher_page: Annotated[str | None, typer.Option(help=_ABOUT["publisher_page"])] = None,
    licence_note: Annotated[str | None, typer.Option(help=_ABOUT["licence_note"])] = None,
    yes: Annotated[bool, typer.Option("--yes", help="ask nothing: take what the head says, or fail")] = False,
) -> int:
    """Put a report into the catalogue.

    Exit status: 0 added, 1 not added, 2 wrong arguments.
    """
    from orchestration.cli.review_page import summary
    from sources.catalogue.add import OPTIONS, REQUIRED, examine, store
    from sources.lexicon import Lexicon
    from sources.reading import read_report

    catalogue, areas = Catalogue.load(sources_folder()), area_names()
    options = (area, genre, year, title, issuer, presented_on, presented_to, publisher_page, licence_note)
    given = {column: str(value) for column, value in zip(OPTIONS, options, strict=True) if value is not None}
    candidate = examine(file, areas, given)
    _show(candidate, areas)
    if not yes:
        candidate = _ask(candidate, areas, REQUIRED)
        # what is there already is refused before more is asked
        candidate.entry(catalogue)
        candidate = _ask(candidate, areas, OPTIONS)
    entry = candidate.entry(catalogue)
    lexicon = Lexicon.load(sources_folder() / "vocabulary")
    most_doubtful = Settings.from_environment().not_understood_share
    reading = read_report(candidate.data, file.name, entry.context, lexicon, most_doubtful=most_doubtful)
    print(summary(entry.context, reading.figures, reading.set_aside))
    for problem in reading.problems:
        print(f"{problem.severity}: {problem.message}")
    if not yes and _answer("Add it? [y/N] ").lower() not in {"y", "yes", "是"}:
        print("Nothing was added.", file=sys.stderr)
        return 1
    store(candidate, entry, catalogue)
    print(f"Added {entry.report_id} as {catalogue.folder / entry.file}. Build to publish it: planhouse build")
    return 0


def _show(candidate: Candidate, areas: dict[str, str]) -> None:
    from sources.catalogue.add import OPTIONS

    for column in OPTIONS:
        value = candidate.known.get(column, "")
        name = f"  {areas[value]}" if column == "area_code" and value else ""
        print(f"  {column:16} {value or '?'}{name}")


def _ask(candidate: Candidate, areas: dict[str, str], columns: Iterable[str]) -> Candidate:
    """Ask for those of the columns that are not known; for what an entry must have until it has it."""
    from sources.catalogue.add import REQUIRED

    for column in [column for column in columns if column not in candidate.known]:
        optional = "" if column in REQUIRED else "; Enter leaves it empty"
        while True:
            value = _answer(f"{column} ({_ABOUT[column]}{optional}): ")
            if not value and optional:
                break
            try:
                candidate = candidate.told(column, value, areas)
                break
            except ReportError as error:
                print(error)
    return candidate


def _answer(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        raise ReportError(
            "planhouse add", "nobody answers; nothing was added.", advice="Give --yes, and what is missing as options."
        ) from None
