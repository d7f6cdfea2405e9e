"""``planhouse check``: what does not hold in a document that is no report of the catalogue yet.

Here belong the arguments, what is printed and the exit status. Not here: what is found (``orchestration.checking``).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from orchestration.cli.report import Area, File, Genre, Year, area_names, sources_folder, telling_errors
from sources.model import ReportError

if TYPE_CHECKING:
    from orchestration.checking.ledger import Checked
    from orchestration.checking.telling import Words
    from sources.catalogue.add import Candidate

CLEAN, FAILED, _, FOUND = range(4)


@telling_errors
def check(
    file: File,
    area: Area = None,
    genre: Genre = None,
    year: Year = None,
    language: Annotated[Literal["zh", "en"], typer.Option(help="language of what is told")] = "zh",
    annotate: Annotated[
        Path | None,
        typer.Option(
            metavar="OUT.docx",
            help="write the Word file with a comment at each finding to this file",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print the findings as JSON")] = False,
) -> int:
    """Check a draft before it is printed.

    Reads one document, says what in it does not add up, and builds nothing. Where there is a published warehouse, the area's other
    reports in it are what the draft is compared with.

    Exit status: 0 nothing found, 1 it cannot be read or checked, 2 wrong arguments, 3 something was found.
    """
    import duckdb

    from orchestration.build.modelling import DbtError
    from orchestration.checking.telling import Words
    from orchestration.checking.telling import as_json as in_json
    from orchestration.process import trouble
    from sources.catalogue.add import OPTIONS, examine

    words = Words(language)
    told = zip(OPTIONS, (area, genre, year), strict=False)
    given = {column: str(value) for column, value in told if value is not None}
    candidate = examine(file, area_names(), given, area_names("en"))
    entry = candidate.described()
    if annotate is not None:
        _refuse_annotation(candidate, annotate)
    try:
        checked = _checked(candidate, words)
    except (DbtError, duckdb.Error) as error:
        print(trouble.of(error), file=sys.stderr)
        return FAILED
    if as_json:
        # JSON is UTF-8 whatever the terminal's locale says
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        print(json.dumps(in_json(checked, entry, file.name), ensure_ascii=False, indent=2))
    else:
        print("\n".join(words.lines(checked, entry, file.name)))
    if annotate is not None:
        _annotate(candidate, checked, annotate, words)
    return FOUND if checked.findings else CLEAN


def _refuse_annotation(candidate: Candidate, out: Path) -> None:
    """Raises ReportError when the document cannot have comments, or when they would replace it."""
    if candidate.path.suffix.lower() != ".docx":
        raise ReportError(
            candidate.path.name,
            "comments are written into Word files (.docx) only.",
            advice="Leave --annotate out, or save the document as .docx first.",
        )
    if out.suffix.lower() != ".docx" or out.resolve() == candidate.path.resolve():
        raise ReportError(
            candidate.path.name,
            f"its comments cannot be written to {out}.",
            advice="Name another file that ends in .docx; the document itself stays as it is.",
        )


def _checked(candidate: Candidate, words: Words) -> Checked:
    """Read the document as a build would, and find what does not hold in it."""
    from orchestration.build.rendering import is_rendered
    from orchestration.checking import ledger
    from orchestration.settings import Settings
    from sources.lexicon import Lexicon
    from sources.reading import read_laid_out

    settings, entry, name = Settings.from_environment(), candidate.described(), candidate.path.name
    lexicon = Lexicon.load(sources_folder() / "vocabulary")
    most_doubtful = settings.not_understood_share
    reading = read_laid_out(candidate.document, name, entry.context, lexicon, most_doubtful=most_doubtful)
    for problem in reading.problems:
        print(f"{problem.severity}: {problem.message}", file=sys.stderr)
    if not is_rendered(settings):
        print(words.say("rendering"), file=sys.stderr)
    checked = ledger.check(reading, entry, candidate.data, settings)
    if checked.beside.problem:
        print(words.say("not_compared", why=checked.beside.problem), file=sys.stderr)
    return checked


def _annotate(candidate: Candidate, checked: Checked, out: Path, words: Words) -> None:
    """Write the Word file with its comments, and say so."""
    from orchestration.checking.comments import annotate

    annotated = annotate(candidate.data, candidate.path.name, candidate.document, checked.findings, words.comment)
    out.write_bytes(annotated.data)
    print(words.say("annotated", file=out, n=annotated.comments), file=sys.stderr)
    if annotated.left:
        print(words.say("not_placed", n=len(annotated.left)), file=sys.stderr)
