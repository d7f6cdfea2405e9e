"""The ``planhouse`` command: reading a file, looking at what was read, and adding it to the catalogue.

Here belong arguments, questions, output and exit codes. A subcommand is a function that takes the parsed arguments and is
registered in ``_parser``. Not here: anything that reads or decides.

``PLANHOUSE_SOURCES`` names the folder of catalogue, reports and vocabulary; without it they are the repository's.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from orchestration.cli import review
from presentation import spreadsheet
from sources.catalogue.add import OPTIONS, REQUIRED, Candidate, examine, store
from sources.catalogue.catalogue import GENRES, SOURCES, Catalogue
from sources.catalogue.document_metadata import GENRES_WITHOUT_TARGETS, propose
from sources.documents.formats.detect import read_document
from sources.figures import read_figures
from sources.lexicon import Lexicon
from sources.model import Document, Figure, ReportContext, ReportError, SetAside
from sources.reading import read_report

COLUMNS = (
    "text",
    "value",
    "value_high",
    "unit",
    "kind",
    "sign",
    "indicator",
    "year",
    "period",
    "scenario",
    "is_stock",
    "comparator",
    "whole_of",
    "status",
    "zone",
    "industry",
    "table_no",
    "row_label",
    "column_label",
    "section",
    "page",
    "block_no",
    "char_start",
    "char_end",
    "sentence",
)

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

Read = tuple[Document, ReportContext, tuple[Figure, ...], tuple[SetAside, ...], Lexicon]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one subcommand; 0 when all went well, 1 when a report cannot be read, 2 when the arguments are wrong."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except ReportError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # whoever read the output has seen enough; closing it would complain again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{error.filename or 'file'}: {error.strerror or error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="planhouse", description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    figures = commands.add_parser("figures", help="print the figures of a file as CSV, in reading order")
    _add_report(figures)
    figures.add_argument(
        "-o", "--output", type=Path, help="write the CSV to this file, for Excel too, instead of standard output"
    )
    figures.set_defaults(run=_figures)

    look = commands.add_parser("review", help="show a file with every number marked and its reading beside it")
    _add_report(look)
    look.add_argument("-o", "--output", type=Path, help="the HTML page to write (default: FILE.review.html)")
    look.add_argument("--terminal", action="store_true", help="show it here instead of writing a page")
    look.set_defaults(run=_review)

    add = commands.add_parser("add", help="put a report into the catalogue and the folder of reports")
    _add_report(add)
    for column, words in _ABOUT.items():
        if column not in REQUIRED:
            add.add_argument(OPTIONS[column], help=words)
    add.add_argument("--yes", action="store_true", help="ask nothing: take what the head says, or fail")
    add.set_defaults(run=_add)
    return parser


def _sources() -> Path:
    return Path(os.environ.get("PLANHOUSE_SOURCES") or SOURCES)


def _areas() -> dict[str, str]:
    with (_sources() / "vocabulary" / "areas.csv").open(encoding="utf-8", newline="") as handle:
        return {row["area_code"]: row["name_zh"] for row in csv.DictReader(handle)}


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the report: text, Markdown, HTML, Word or PDF")
    parser.add_argument("--area", help="GB/T 2260 code of the area, e.g. 310106 (default: by the report's head)")
    parser.add_argument("--genre", choices=GENRES, help="kind of report (default: by its title)")
    parser.add_argument("--year", type=int, help="year that the report looks back on (default: by its title or date)")


def _read(options: argparse.Namespace) -> Read:
    path: Path = options.file
    document = read_document(path.read_bytes(), path.name)
    context = _context(document, options)
    lexicon = Lexicon.load(_sources() / "vocabulary")
    figures, set_aside = read_figures(document, context, lexicon)
    return document, context, figures, set_aside, lexicon


def _context(document: Document, options: argparse.Namespace) -> ReportContext:
    """What the caller says of a report, and for the rest what its head says."""
    proposal = propose(document, _areas())
    genre = options.genre or proposal.genre
    year = proposal.execution_year if options.year is None else options.year
    if genre is None or year is None:
        missing = "kind of report it is" if genre is None else "year it looks back on"
        advice = "Give --genre." if genre is None else "Give --year."
        raise ReportError(options.file.name, f"its head does not say which {missing}.", advice=advice)
    area = options.area or proposal.area_code or ""
    plan_year = None if genre in GENRES_WITHOUT_TARGETS else year + 1
    return ReportContext(f"{area}-{year}-{genre}", area, genre, year, plan_year)


def _figures(options: argparse.Namespace) -> int:
    _, context, figures, set_aside, lexicon = _read(options)
    area = lexicon.for_area(context.area_code)
    rows = [row(figure, area) for figure in figures]
    if options.output is None:
        # CSV is UTF-8 whatever the terminal's locale says
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        _write(sys.stdout, rows)
    else:
        # with a byte order mark, so that Excel knows the encoding
        with options.output.open("w", encoding="utf-8-sig", newline="") as handle:
            _write(handle, rows)
    print(review.summary(context, figures, set_aside), file=sys.stderr)
    return 0


def _write(handle: TextIO, rows: list[dict[str, object]]) -> None:
    """Both ways are opened with a spreadsheet sooner or later: no text of a report becomes a formula there."""
    writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for each in rows:
        writer.writerow(
            {name: spreadsheet.cell(value) if isinstance(value, str) else value for name, value in each.items()}
        )


def row(figure: Figure, lexicon: Lexicon) -> dict[str, object]:
    """A figure in the columns of ``COLUMNS``; zone and industry by their short names, empty for the whole area.

    ``lexicon`` is the part that serves the report's area.
    """
    return {
        "text": figure.printed_text,
        "value": figure.printed_value,
        "value_high": figure.printed_value_high,
        "unit": figure.printed_unit,
        "kind": figure.kind.value,
        "sign": figure.sign,
        "indicator": figure.printed_indicator,
        "year": figure.year,
        "period": figure.period,
        "scenario": figure.scenario.value,
        "is_stock": str(figure.is_stock).lower(),
        "comparator": figure.comparator,
        "whole_of": figure.whole_of,
        "status": figure.status,
        "zone": lexicon.zones.short_name(figure.zone_id),
        "industry": lexicon.industries.short_name(figure.industry_id),
        "table_no": figure.table_no,
        "row_label": figure.row_label,
        "column_label": figure.column_label,
        "section": " > ".join(figure.section_path),
        "page": figure.page,
        "block_no": figure.block_no,
        "char_start": figure.char_start,
        "char_end": figure.char_end,
        "sentence": figure.sentence,
    }


def _review(options: argparse.Namespace) -> int:
    document, context, figures, set_aside, lexicon = _read(options)
    if options.terminal:
        for line in review.terminal(document, context, figures, set_aside, lexicon):
            print(line)
        return 0
    output: Path = options.output or options.file.with_name(f"{options.file.name}.review.html")
    output.write_text(review.page(document, context, figures, set_aside, lexicon), encoding="utf-8")
    print(output)
    return 0


def _add(options: argparse.Namespace) -> int:
    catalogue, areas = Catalogue.load(_sources()), _areas()
    given = {
        column: getattr(options, option.removeprefix("--").replace("-", "_")) for column, option in OPTIONS.items()
    }
    candidate = examine(options.file, areas, {column: value for column, value in given.items() if value is not None})
    _show(candidate, areas)
    if not options.yes:
        candidate = _ask(candidate, areas, REQUIRED)
        # what is there already is refused before more is asked
        candidate.entry(catalogue)
        candidate = _ask(candidate, areas, OPTIONS)
    entry = candidate.entry(catalogue)
    reading = read_report(candidate.data, options.file.name, entry.context, Lexicon.load(_sources() / "vocabulary"))
    print(review.summary(entry.context, reading.figures, reading.set_aside))
    for problem in reading.problems:
        print(f"{problem.severity}: {problem.message}")
    if not options.yes and _answer("Add it? [y/N] ").lower() not in {"y", "yes", "是"}:
        print("Nothing was added.", file=sys.stderr)
        return 1
    store(candidate, entry, catalogue)
    print(f"Added {entry.report_id} as {catalogue.folder / entry.file}. Build to publish it: make build")
    return 0


def _show(candidate: Candidate, areas: dict[str, str]) -> None:
    for column in OPTIONS:
        value = candidate.known.get(column, "")
        name = f"  {areas[value]}" if column == "area_code" and value else ""
        print(f"  {column:16} {value or '?'}{name}")


def _ask(candidate: Candidate, areas: dict[str, str], columns: Iterable[str]) -> Candidate:
    """Ask for those of the columns that are not known; for what an entry must have until it has it."""
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


if __name__ == "__main__":
    sys.exit(main())
