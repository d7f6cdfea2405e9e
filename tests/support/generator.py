"""A made country: plan reports, work reports and communiqués of real areas, in made words and numbers, with the facts
in them.

``python -m tests.support.generator FOLDER --reports 1000`` writes a folder that a warehouse can be built from. Here
belong the order in which reports are made and the files that they go to. Not here: what a report says
(``tests.support.drafting``).
"""

from __future__ import annotations

import argparse
import csv
import itertools
import random
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

from sources.catalogue.catalogue import COLUMNS
from sources.lexicon import VOCABULARY
from tests.support.drafting import Draft, draft
from tests.support.economy import Economy, Restatement, Zone, zone_names
from tests.support.errors import PlantedError, plant
from tests.support.markup import FORMATS
from tests.support.phrasebook import GENRES, Phrasebook

YEARS = 10
_BATCH = 20_000
_ZONES = range(3, 6)
_ZONE_NUMERALS = "零一二三四五"
_TEXT = pa.string()
FACTS = pa.schema(
    [
        ("report_id", _TEXT),
        ("indicator", _TEXT),
        ("indicator_id", _TEXT),
        ("year", pa.int16()),
        ("scenario", _TEXT),
        ("kind", _TEXT),
        ("sign", pa.int8()),
        ("value", _TEXT),
        ("unit", _TEXT),
        ("comparator", _TEXT),
        ("zone", _TEXT),
        ("industry", _TEXT),
        ("place", _TEXT),
    ]
)
ERRORS = pa.schema(
    [("kind", _TEXT), ("report_id", _TEXT), ("what", _TEXT), ("identity", _TEXT), ("may_follow", pa.list_(_TEXT))]
)
RESTATEMENTS = pa.schema(
    [("report_id", _TEXT), ("indicator", _TEXT), ("year", pa.int16()), ("first", _TEXT), ("restated", _TEXT)]
)


@dataclass(frozen=True, slots=True)
class GeneratedCountry:
    """What was written: the folder, and how much of each."""

    folder: Path
    reports: int
    facts: int
    errors: int
    restatements: int

    @property
    def facts_file(self) -> Path:
        """One row for each number that a report prints."""
        return self.folder / "facts.parquet"

    @property
    def errors_file(self) -> Path:
        """One row for each planted error."""
        return self.folder / "errors.parquet"

    @property
    def restatements_file(self) -> Path:
        """One row for each value that a later report prints anew."""
        return self.folder / "restatements.parquet"


def generate(
    folder: Path,
    *,
    reports: int,
    seed: int,
    areas: Sequence[str] | None = None,
    first_year: int,
    years: int = YEARS,
    error_rate: float = 0.0,
    restatement_rate: float = 0.1,
    genres: Sequence[str] = ("plan",),
    formats: Sequence[str] = ("md",),
) -> GeneratedCountry:
    """Write ``reports`` reports and what they state into ``folder``, area by area, for each its ``years`` consecutive
    years.

    ``areas`` are GB/T 2260 codes; without them, counties and districts in an order of the seed's own, as many as
    needed. For each area and year there is one report of each of the ``genres`` (plan, work, communique). ``formats``
    (md, txt) take turns. ``error_rate`` is the share of reports with one planted error, ``restatement_rate`` the
    share of years in which last year's value of one indicator is printed anew. The same arguments write the same
    bytes; memory does not grow with ``reports``.

    ``folder`` gets reports.csv, reports/, vocabulary/ (the repository's and the zones and industries of the made
    country), facts.parquet, errors.parquet and restatements.parquet; what it held of these before is replaced.

    Raises ``ValueError`` for an unknown area, genre or format, and when the areas are too few for the reports.
    """
    unknown = [*(set(genres) - set(GENRES)), *(set(formats) - FORMATS.keys())]
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))}: genres are {', '.join(GENRES)}, formats {', '.join(FORMATS)}")
    chosen = _areas(areas, seed, needed=-(-reports // (years * len(genres))))
    facts = errors = restatements = 0
    with _Folder(folder) as out:
        drafts = _drafts(out, chosen, seed, first_year, years, restatement_rate, genres)
        for number, (report, restated) in enumerate(itertools.islice(drafts, reports)):
            luck = random.Random(f"{seed}-{report.report_id}")
            error = plant(report, luck) if luck.random() < error_rate else None
            facts += out.report(report, formats[number % len(formats)])
            errors += out.error(error)
            restatements += out.restatement(report, restated)
    return GeneratedCountry(folder, reports, facts, errors, restatements)


def _areas(areas: Sequence[str] | None, seed: int, needed: int) -> list[tuple[str, str]]:
    """Codes and names of the areas to use."""
    with (VOCABULARY / "areas.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    names = {row["area_code"]: row["name_zh"] for row in rows}
    if areas is None:
        # areas of all years: a report of a code before or after its time is refused
        lasting = [row for row in rows if not (row["valid_from"] or row["valid_to"])]
        codes = [row["area_code"] for row in lasting if row["level"] == "county"]
        random.Random(f"{seed}-areas").shuffle(codes)
    else:
        codes = list(areas)
    missing = [code for code in codes if code not in names]
    if missing:
        raise ValueError(f"{', '.join(missing)}: not in areas.csv")
    if len(codes) < needed:
        raise ValueError(f"{needed} areas are needed for so many reports, and there are {len(codes)}; allow more years")
    return [(code, names[code]) for code in codes[:needed]]


def _drafts(
    out: _Folder,
    areas: Sequence[tuple[str, str]],
    seed: int,
    first_year: int,
    years: int,
    restatement_rate: float,
    genres: Sequence[str],
) -> Iterator[tuple[Draft, Restatement | None]]:
    """The reports of all areas, each with the restatement that it is the first to print."""
    book = Phrasebook.load()
    names = zone_names(book, seed)
    for code, area_name in areas:
        draw = random.Random(f"{seed}-{code}")
        zones = [_zone(book, code, *next(names)) for _ in range(draw.choice(_ZONES))]
        total = Zone(
            f"{code}-zones",
            f"{zones[0].name}等{_ZONE_NUMERALS[len(zones)]}大园区合计",
            "Zones (printed total)",
            "total",
            f"{zones[0].name}等{_ZONE_NUMERALS[len(zones)]}大园区",
        )
        out.zones(code, zones, total)
        economy = Economy(book, code, draw, first_year, tuple(zones), total, restatement_rate)
        for year in range(years):
            if year:
                economy.advance()
            for genre in genres:
                yield draft(economy, genre, area_name, follows=year > 0), economy.restated if genre == "plan" else None


def _zone(book: Phrasebook, area_code: str, stem: str, kind: int) -> Zone:
    name = stem + book.zone_kinds[kind].name
    return Zone(
        f"{area_code}-{name}", name, f"{stem} {book.zone_kinds[kind].name_en}", book.zone_kinds[kind].zone_type, name
    )


class _Table:
    """A Parquet file written in batches of rows."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")
        self._schema = schema
        self._rows: list[tuple[Any, ...]] = []

    def add(self, row: tuple[Any, ...]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _BATCH:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            columns = zip(*self._rows, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, self._schema, strict=True)]
            self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))
            self._rows = []


class _Folder:
    """The files of a made country, open while it is made."""

    def __init__(self, folder: Path) -> None:
        self._reports = folder / "reports"
        vocabulary = folder / "vocabulary"
        for old in (self._reports, vocabulary):
            if old.exists():
                shutil.rmtree(old)
        self._reports.mkdir(parents=True)
        shutil.copytree(VOCABULARY, vocabulary)
        self._facts = _Table(folder / "facts.parquet", FACTS)
        self._errors = _Table(folder / "errors.parquet", ERRORS)
        self._restatements = _Table(folder / "restatements.parquet", RESTATEMENTS)
        self._catalogue_file = (folder / "reports.csv").open("w", encoding="utf-8", newline="")
        self._catalogue = csv.writer(self._catalogue_file, lineterminator="\n")
        self._catalogue.writerow(COLUMNS)
        self._zones_file, self._zone_columns = _appending(vocabulary / "zones.csv")
        self._aliases_file, self._alias_columns = _appending(vocabulary / "zone_aliases.csv")
        _add_industries(vocabulary)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for table in (self._facts, self._errors, self._restatements):
            table.close()
        for handle in (self._catalogue_file, self._zones_file, self._aliases_file):
            handle.close()

    def report(self, report: Draft, suffix: str) -> int:
        """Write a report, its entry and its facts. Returns how many facts it has."""
        name = f"{report.report_id}.{suffix}"
        (self._reports / name).write_text(FORMATS[suffix](report), encoding="utf-8")
        entry = {
            "report_id": report.report_id,
            "area_code": report.area_code,
            "genre": report.genre,
            "execution_year": report.year,
            "plan_year": "" if report.genre == "communique" else report.year + 1,
            "title_zh": report.title,
            "issuer_zh": report.issuer,
            "presented_on": report.presented_on,
            "presented_to_zh": report.presented_to,
            "licence_note": "Made text and numbers",
            "file": name,
        }
        self._catalogue.writerow([entry.get(column, "") for column in COLUMNS])
        count = 0
        for place, figure in report.figures():
            count += 1
            self._facts.add(
                (
                    report.report_id,
                    figure.name,
                    figure.indicator_id,
                    figure.year,
                    figure.scenario,
                    figure.kind,
                    figure.sign,
                    figure.value,
                    figure.unit,
                    figure.comparator,
                    figure.zone,
                    figure.industry,
                    place,
                )
            )
        return count

    def error(self, error: PlantedError | None) -> int:
        """Write a planted error, if there is one. Returns how many were written."""
        if error is None:
            return 0
        self._errors.add((error.kind, error.report_id, error.what, error.identity, list(error.may_follow)))
        return 1

    def restatement(self, report: Draft, restated: Restatement | None) -> int:
        """Write what a report restates, if anything. Returns how many were written."""
        if restated is None:
            return 0
        self._restatements.add((report.report_id, restated.name, restated.year, restated.first, restated.restated))
        return 1

    def zones(self, area_code: str, zones: Sequence[Zone], total: Zone) -> None:
        """Add the zones of an area to the vocabulary."""
        for zone in (total, *zones):
            _write_row(
                self._zones_file,
                self._zone_columns,
                zone_id=zone.zone_id,
                area_code=area_code,
                name_zh=zone.name,
                short_name_zh=zone.printed,
                name_en=zone.name_en,
                zone_type=zone.zone_type,
                parent_zone_id="all" if zone is total else total.zone_id,
            )
            _write_row(self._aliases_file, self._alias_columns, alias=zone.printed, zone_id=zone.zone_id)


def _add_industries(vocabulary: Path) -> None:
    total, *industries = Phrasebook.load().industries
    handle, columns = _appending(vocabulary / "industries.csv")
    with handle:
        for industry in (total, *industries):
            parent = "all" if industry is total else total.industry_id
            _write_row(
                handle,
                columns,
                industry_id=industry.industry_id,
                name_zh=industry.name,
                name_en=industry.name_en,
                parent_industry_id=parent,
            )
    handle, columns = _appending(vocabulary / "industry_aliases.csv")
    with handle:
        for industry in (total, *industries):
            _write_row(handle, columns, alias=industry.name.removesuffix("合计"), industry_id=industry.industry_id)


def _appending(path: Path) -> tuple[TextIO, list[str]]:
    """A CSV file open at its end, and its columns."""
    with path.open(encoding="utf-8", newline="") as handle:
        columns = next(csv.reader(handle))
    return path.open("a", encoding="utf-8", newline=""), columns


def _write_row(handle: TextIO, columns: Sequence[str], **values: str) -> None:
    csv.writer(handle, lineterminator="\n").writerow([values.get(column, "") for column in columns])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; see ``--help``."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.generator", description="Make a country of reports.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first-year", type=int, default=2011)
    parser.add_argument("--years", type=int, default=YEARS, help="consecutive years of each area")
    parser.add_argument("--error-rate", type=float, default=0.0, help="share of reports with a planted error")
    parser.add_argument("--restatement-rate", type=float, default=0.1, help="share of years that restate a value")
    parser.add_argument("--genres", nargs="+", default=["plan"], choices=GENRES)
    parser.add_argument("--formats", nargs="+", default=["md"], choices=list(FORMATS))
    options = vars(parser.parse_args(arguments))
    start = time.perf_counter()
    country = generate(options.pop("folder"), **options)
    seconds = time.perf_counter() - start
    print(
        f"{country.reports} reports with {country.facts} facts, {country.errors} errors and {country.restatements} "
        f"restatements in {seconds:.1f} s: {country.folder}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
