"""A report named on the command line: what ``figures``, ``review`` and ``add`` share.

Here belong the arguments that say which report and what it is, reading it, and the sentence and exit status when it cannot be
read. Not here: anything that reads or decides (``sources``), what is shown of it (the module of each sub-command).

``PLANHOUSE_SOURCES`` names the folder of catalogue, reports and vocabulary; without it they are the repository's.
"""

from __future__ import annotations

import csv
import functools
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from orchestration.settings import SettingsError
from sources.areas import Areas
from sources.catalogue.catalogue import GENRES, SOURCES
from sources.model import ReportContext, ReportError

if TYPE_CHECKING:
    from sources.lexicon import Lexicon
    from sources.model import Document, Figure, SetAside

Parameters = ParamSpec("Parameters")


def _known_genre(value: str | None) -> str | None:
    if value is not None and value not in GENRES:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(GENRES)}")
    return value


File = Annotated[
    Path, typer.Argument(help="the report: text, Markdown, HTML, Word, Excel, CSV or PDF", show_default=False)
]
Area = Annotated[
    str | None, typer.Option(help="GB/T 2260 code of the area, e.g. 310106 (default: by the report's head)")
]
Genre = Annotated[
    str | None,
    typer.Option(
        callback=_known_genre,
        metavar=f"[{'|'.join(GENRES)}]",
        help="kind of report (default: by its title)",
    ),
]
Year = Annotated[int | None, typer.Option(help="year that the report looks back on (default: by its title or date)")]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with all that was read from it, and the vocabulary that it was read with."""

    document: Document
    context: ReportContext
    figures: tuple[Figure, ...]
    set_aside: tuple[SetAside, ...]
    lexicon: Lexicon


def sources_folder() -> Path:
    """The folder of catalogue, reports and vocabulary."""
    return Path(os.environ.get("PLANHOUSE_SOURCES") or SOURCES)


def area_names(language: str = "zh") -> dict[str, str]:
    """The name of each area code of the vocabulary, in Chinese (``zh``) or English (``en``)."""
    with (sources_folder() / "vocabulary" / "areas.csv").open(encoding="utf-8", newline="") as handle:
        return {row["area_code"]: row[f"name_{language}"] for row in csv.DictReader(handle)}


def divisions() -> Areas:
    """The areas of the vocabulary, with the years in which they are areas."""
    return Areas.load(sources_folder() / "vocabulary" / "areas.csv")


def read(path: Path, area: str | None, genre: str | None, year: int | None) -> Reading:
    """Read a document as what the caller says that it is, and for the rest as what its head says.

    Raises ReportError when it cannot be read, when nobody says what it is, or when its area was none in its year; OSError when it
    cannot be opened.
    """
    from sources.documents.formats.detect import read_document
    from sources.figures import read_figures
    from sources.lexicon import Lexicon

    document = read_document(path.read_bytes(), path.name)
    context = _context(document, path.name, area, genre, year)
    lexicon = Lexicon.load(sources_folder() / "vocabulary")
    lexicon.areas.refuse(path.name, context.area_code, context.execution_year)
    figures, set_aside = read_figures(document, context, lexicon)
    return Reading(document, context, figures, set_aside, lexicon)


def _context(document: Document, name: str, area: str | None, genre: str | None, year: int | None) -> ReportContext:
    from sources.catalogue.document_metadata import GENRES_WITHOUT_TARGETS, propose

    proposal = propose(document, area_names(), name, area_names("en"), divisions())
    genre = genre or proposal.genre
    year = proposal.execution_year if year is None else year
    if genre is None or year is None:
        missing = "kind of report it is" if genre is None else "year it looks back on"
        advice = "Give --genre." if genre is None else "Give --year."
        raise ReportError(name, f"its head does not say which {missing}.", advice=advice)
    area = area or proposal.area_code or ""
    plan_year = None if genre in GENRES_WITHOUT_TARGETS else year + 1
    return ReportContext(f"{area}-{year}-{genre}", area, genre, year, plan_year)


def telling_errors(command: Callable[Parameters, int]) -> Callable[Parameters, int]:
    """A sub-command that says in a sentence which report cannot be read, and returns 1 then."""

    @functools.wraps(command)
    def told(*arguments: Parameters.args, **options: Parameters.kwargs) -> int:
        try:
            return command(*arguments, **options)
        except (ReportError, SettingsError) as error:
            print(error, file=sys.stderr)
            return 1
        except BrokenPipeError:
            # whoever read the output has seen enough; closing it would complain again at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except OSError as error:
            print(f"{error.filename or 'file'}: {error.strerror or error}", file=sys.stderr)
            return 1

    return told
