"""``planhouse add``: putting a report, or a folder of them, into the catalogue, with the questions that a person is asked.

Here belongs that conversation. What a head says and what makes a document a report is in ``sources.catalogue``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.report import Area, File, Genre, Year, area_names, divisions, sources_folder, telling_errors
from orchestration.settings import Settings
from sources.catalogue.catalogue import GENRES, SOURCE_KINDS, Catalogue
from sources.model import ReportError

if TYPE_CHECKING:
    from sources.catalogue.add import Candidate
    from sources.catalogue.catalogue import ReportEntry

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
    "publisher_zh": "who published the report",
    "source_kind": f"what the file is to the report as published, one of {', '.join(SOURCE_KINDS)}",
    "original_sha256": "of a file that restates the report: the SHA-256 of what it was made of",
}


_YES = frozenset({"y", "yes", "是"})


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
    publisher: Annotated[str | None, typer.Option(help=_ABOUT["publisher_zh"])] = None,
    source_kind: Annotated[str | None, typer.Option(help=_ABOUT["source_kind"])] = None,
    original_sha256: Annotated[str | None, typer.Option("--original-sha256", help=_ABOUT["original_sha256"])] = None,
    yes: Annotated[bool, typer.Option("--yes", help="ask nothing: take what the head says, or fail")] = False,
) -> int:
    """Put a report, or a folder of them, into the catalogue.

    A folder is read whole first: a table shows what each document is taken for, a line says why one cannot be added, and one answer
    adds all the others. What is given as an option then holds for all of them.

    A document of an area, year and genre that is there already gets a running part in its report_id, unless it is the same document.

    Exit status: 0 added, 1 not added, or not all of a folder, 2 wrong arguments.
    """
    from orchestration.cli.review_page import summary
    from sources.catalogue.add import OPTIONS, REQUIRED, UNASKED, examine, store
    from sources.lexicon import Lexicon
    from sources.reading import read_laid_out
    from sources.same_report import is_same

    catalogue, areas = Catalogue.load(sources_folder()), area_names()
    options = (
        *(area, genre, year, title, issuer, presented_on, presented_to, publisher_page, licence_note),
        *(publisher, source_kind, original_sha256),
    )
    given = {column: str(value) for column, value in zip(OPTIONS, options, strict=True) if value is not None}
    if file.is_dir():
        return _add_folder(file, given, catalogue, areas, yes=yes)
    candidate = examine(file, areas, given, area_names("en"), divisions())
    _show(candidate, areas)
    if not yes:
        candidate = _settle(candidate, areas, given)
        candidate = _ask(candidate, areas, REQUIRED)
    lexicon = Lexicon.load(sources_folder() / "vocabulary")
    # what is there already is refused before more is asked
    candidate = candidate.numbered(catalogue, (), partial(is_same, lexicon=lexicon))
    _show_vintage(candidate)
    if not yes:
        candidate = _ask(candidate, areas, [column for column in OPTIONS if column not in UNASKED])
    entry = candidate.entry(catalogue)
    most_doubtful = Settings.from_environment().not_understood_share
    reading = read_laid_out(candidate.document, file.name, entry.context, lexicon, most_doubtful=most_doubtful)
    print(summary(entry.context, reading.figures, reading.set_aside))
    for problem in reading.problems:
        print(f"{problem.severity}: {problem.message}")
    if not yes and _answer("Add it? [y/N] ").lower() not in _YES:
        print("Nothing was added.", file=sys.stderr)
        return 1
    store(candidate, entry, catalogue)
    print(f"Added {entry.report_id} as {catalogue.folder / entry.file}. Build to publish it: planhouse build")
    return 0


def _add_folder(folder: Path, given: dict[str, str], catalogue: Catalogue, areas: dict[str, str], *, yes: bool) -> int:
    """Add the documents of a folder that can be added; 0 where these are all of them."""
    from sources.catalogue.add import store
    from sources.catalogue.clutter import is_clutter

    paths = sorted(path for path in folder.iterdir() if path.is_file() and not is_clutter(path.name))
    if not paths:
        raise ReportError(folder.name, "the folder holds no document.", advice="Give the folder that holds them.")
    proposed, refused = _proposals(paths, given, catalogue, areas)
    for candidate, entry, figures in proposed:
        name = f"{entry.area_code} {areas[entry.area_code]}"
        print(f"{entry.report_id:32} {name:16} {figures:6} figures  {candidate.path.name}  {entry.title_zh}")
        _show_otherwise(candidate, areas)
    for refusal in refused:
        print(f"not added: {refusal}")
    print(f"{len(proposed)} can be added, {len(refused)} cannot.")
    if not proposed:
        return 1
    if not yes and _answer(f"Add these {len(proposed)}? [y/N] ").lower() not in _YES:
        print("Nothing was added.", file=sys.stderr)
        return 1
    for candidate, entry, _ in proposed:
        store(candidate, entry, catalogue)
    print(f"Added {len(proposed)} to {catalogue.folder}. Build to publish them: planhouse build")
    return 1 if refused else 0


def _proposals(
    paths: Sequence[Path], given: dict[str, str], catalogue: Catalogue, areas: dict[str, str]
) -> tuple[list[tuple[Candidate, ReportEntry, int]], list[ReportError]]:
    """The documents that can be added, each with its entry and how many figures it holds, and why the others cannot."""
    from sources.catalogue.add import examine
    from sources.lexicon import Lexicon
    from sources.reading import read_laid_out
    from sources.same_report import is_same

    lexicon = Lexicon.load(sources_folder() / "vocabulary")
    most_doubtful, english, years = Settings.from_environment().not_understood_share, area_names("en"), divisions()
    says_the_same = partial(is_same, lexicon=lexicon)
    proposed: list[tuple[Candidate, ReportEntry, int]] = []
    refused: list[ReportError] = []
    for number, path in enumerate(paths, 1):
        print(f"reading {number} of {len(paths)}: {path.name}", file=sys.stderr)
        try:
            beside = [each for each, _, _ in proposed]
            candidate = examine(path, areas, given, english, years).numbered(catalogue, beside, says_the_same)
            entry = candidate.entry(catalogue)
            reading = read_laid_out(candidate.document, path.name, entry.context, lexicon, most_doubtful=most_doubtful)
            proposed.append((candidate, entry, len(reading.figures)))
        except ReportError as error:
            refused.append(error if path.name in str(error) else _at(path, error))
        except OSError as error:
            refused.append(ReportError(path.name, f"it cannot be opened ({error.strerror})."))
    return proposed, refused


def _at(path: Path, error: ReportError) -> ReportError:
    return ReportError(error.report, error.problem, place=path.name, advice=error.advice)


def _show(candidate: Candidate, areas: dict[str, str]) -> None:
    from sources.catalogue.add import OPTIONS, UNASKED

    for column in OPTIONS:
        value = candidate.known.get(column, "")
        if column in UNASKED and not value:
            continue
        name = f"  {areas[value]}" if column == "area_code" and value else ""
        print(f"  {column:16} {value or '?'}{name}")
    _show_otherwise(candidate, areas)


def _show_otherwise(candidate: Candidate, areas: dict[str, str]) -> None:
    """What other witnesses say, of columns that nobody told."""
    for column, value, who in candidate.proposal.otherwise:
        if candidate.known.get(column) != value:
            print(f"  but {who} says {column} {value} {areas.get(value, '')}".rstrip())


def _show_vintage(candidate: Candidate) -> None:
    if candidate.running_no > 1:
        print(
            f"  another report of its area, year and genre is there already: it gets the running part {candidate.running_no}, and is "
            "the later vintage unless its day is before that one's"
        )


def _ask(candidate: Candidate, areas: dict[str, str], columns: Iterable[str]) -> Candidate:
    """Ask for those of the columns that are not known; for what an entry must have until it has it."""
    from sources.catalogue.add import REQUIRED

    for column in [column for column in columns if column not in candidate.known]:
        is_optional = column not in REQUIRED
        optional = "; Enter leaves it empty" if is_optional else ""
        question = f"{column} ({_ABOUT[column]}{optional}): "
        candidate = _told(candidate, areas, column, question, is_optional=is_optional)
    return candidate


def _settle(candidate: Candidate, areas: dict[str, str], given: Mapping[str, str]) -> Candidate:
    """Ask about what witnesses say differently, but for what is ``given``."""
    for column, value, who in candidate.proposal.otherwise:
        known = candidate.known.get(column)
        if column not in given and known not in (None, value):
            question = f"{column} {known}, or {value} as {who} says? Enter keeps {known}: "
            candidate = _told(candidate, areas, column, question, is_optional=True)
    return candidate


def _told(candidate: Candidate, areas: dict[str, str], column: str, question: str, *, is_optional: bool) -> Candidate:
    """With what a person answers; asked again while that cannot stand there."""
    while True:
        value = _answer(question)
        if not value and is_optional:
            return candidate
        try:
            return candidate.told(column, value, areas)
        except ReportError as error:
            print(error)


def _answer(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError:
        raise ReportError(
            "planhouse add", "nobody answers; nothing was added.", advice="Give --yes, and what is missing as options."
        ) from None
