"""``planhouse vocabulary``: what a warehouse met that the vocabulary lacks, ready to paste into its files.

Here belongs listing members that are not curated, most used first, in the columns of the vocabulary's own files, and saying how
much of each genre and report the vocabulary knows. Not here: deciding what they are called, which a person does, and reading with
them (``sources.lexicon``).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import duckdb

_SHOWN = 60  # characters of the sentence that a name stands in


@dataclass(frozen=True, slots=True)
class Kind:
    """One dimension that the vocabulary feeds: its file, the file of other names, and what of a row a warehouse knows.

    ``known`` gives columns of the file as SQL over the dimension, aliased ``member``, and a figure that uses it, ``evidence``;
    the rest is a person's to fill. ``listed`` says over all figures of a member, ``figure``, whether it is listed. ``aliases``
    is for those that are found by the file of other names alone; others are found by their name as well. ``used_as`` are the
    columns of a figure that name a member, where they are more than ``key``: an indicator may be used as a whole only.
    """

    name: str
    dimension: str
    key: str
    known: dict[str, str]
    listed: str = "true"
    aliases: str | None = None
    used_as: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file of the vocabulary that its members stand in."""
        return f"{self.name}.csv"


KINDS = (
    Kind(
        "indicators",
        "dim_indicator",
        "indicator_id",
        {
            "name_zh": "member.name_zh",
            # a unit that is not curated itself has no id to refer to yet
            "unit_id": "(select unit_id from marts.dim_unit as units where units.unit_id = member.unit_id and units.is_curated)",
        },
        # an unknown industry or zone makes an indicator of its own of "its" tax: once it is known, so is the indicator
        "bool_or(industry.is_curated and zone.is_curated)",
        "indicator_aliases.csv",
        ("indicator_id", "whole_of_indicator_id"),
    ),
    Kind(
        "zones",
        "dim_zone",
        "zone_id",
        {
            "area_code": "member.area_code",
            "name_zh": "member.name_zh",
            "short_name_zh": "member.short_name_zh",
            "zone_type": "nullif(member.zone_type, 'unknown')",
            "parent_zone_id": "member.parent_zone_id",
        },
    ),
    Kind(
        "industries",
        "dim_industry",
        "industry_id",
        {
            "area_code": "(select area_code from marts.dim_report as report where report.report_id = evidence.report_id)",
            "name_zh": "member.name_zh",
            "parent_industry_id": "member.parent_industry_id",
        },
    ),
    Kind(
        "units",
        "dim_unit",
        "unit_id",
        {
            "symbol_zh": "member.symbol_zh",
            "quantity_kind": "member.quantity_kind",
            "factor": "cast(member.factor as bigint)",
            "unit_mult": "member.unit_mult",
        },
    ),
)
_NAMES = tuple(kind.name for kind in KINDS)


@dataclass(frozen=True, slots=True)
class Missing:
    """A member that the vocabulary lacks: how many figures use it, one of them, and the columns that are known."""

    times: int
    report_id: str
    example: str
    columns: dict[str, str]


def missing(con: duckdb.DuckDBPyConnection, kind: Kind) -> Iterator[Missing]:
    """What the vocabulary lacks of one dimension, most used first."""
    known = ", ".join(kind.known.values())
    rows = con.execute(
        f"""select used.times, evidence.report_id, evidence.sentence, evidence.printed_text, {known}
        from marts.{kind.dimension} as member
        join (
            select figure.used_id, count(*) as times, arg_min(figure.figure_id, (figure.report_id, figure.ordinal)) as figure_id
            from (
                select
                    figure_id, report_id, ordinal, industry_id, zone_id,
                    unnest([{", ".join(kind.used_as or (kind.key,))}]) as used_id
                from marts.fct_figure
            ) as figure
            left join marts.dim_industry as industry using (industry_id)
            left join marts.dim_zone as zone using (zone_id)
            group by figure.used_id having {kind.listed}
        ) as used on used.used_id = member.{kind.key}
        join marts.fct_figure as evidence on evidence.figure_id = used.figure_id
        where not member.is_curated
        order by used.times desc, member.{kind.key}"""
    ).fetchall()
    for times, report_id, sentence, printed, *values in rows:
        columns = {name: str(value) for name, value in zip(kind.known, values, strict=True) if value is not None}
        yield Missing(times, report_id, _around(sentence, printed), columns)


@dataclass(frozen=True, slots=True)
class Known:
    """How many figures of a genre, or of one report of it, have a curated indicator; ``report_id`` is None for all of a genre."""

    genre: str
    report_id: str | None
    reports: int
    figures: int
    curated: int

    def __str__(self) -> str:
        """A line that a person can read: of what, how many of how many, and the share."""
        of_what = self.report_id or f"{self.genre}, {self.reports} report{'s' if self.reports != 1 else ''}"
        return f"{of_what}: {self.curated:,} of {self.figures:,} figures, {100 * self.curated / self.figures:.1f} %"


def known(con: duckdb.DuckDBPyConnection) -> list[Known]:
    """The share of figures with a curated indicator: each genre, the largest first, then each report, the least known first."""
    rows = con.execute(
        """select
            report.genre,
            case when grouping(report.report_id) = 0 then report.report_id end as report_id,
            count(distinct report.report_id) as reports,
            count(*) as figures,
            count(*) filter (indicator.is_curated) as curated
        from marts.fct_figure as figure
        join marts.dim_report as report on figure.report_id = report.report_id
        join marts.dim_indicator as indicator on figure.indicator_id = indicator.indicator_id
        group by grouping sets ((report.genre), (report.genre, report.report_id))
        order by
            grouping(report.report_id) desc,
            case when grouping(report.report_id) = 1 then -count(*) else count(*) filter (indicator.is_curated) / count(*) end,
            report.genre,
            report_id"""
    ).fetchall()
    return [Known(*row) for row in rows]


def write_known(shares: Sequence[Known], limit: int | None) -> None:
    """Print the share of each genre and of each report, ``limit`` of the latter, as comments above the rows."""
    genres = [share for share in shares if share.report_id is None]
    reports = [share for share in shares if share.report_id is not None]
    print("# figures with a curated indicator, of each genre, then of each report, the least known first")
    for share in (*genres, *reports[:limit]):
        print(f"# {share}")
    print()


def _around(sentence: str, printed: str) -> str:
    """The part of a sentence that ends with the printed number, on one line."""
    words = " ".join(sentence.split())
    end = max(words.find(printed) + len(printed), _SHOWN)
    return words[end - _SHOWN : end]


def write(kind: Kind, members: Sequence[Missing], vocabulary: Path) -> None:
    """Print the rows for the files of one dimension, each below a comment that says where it was met."""
    _write_rows(vocabulary / kind.file, [(member, member.columns) for member in members])
    if kind.aliases:
        aliases = [(member, {"alias": member.columns["name_zh"]}) for member in members]
        _write_rows(vocabulary / kind.aliases, aliases, with_evidence=False)


def _write_rows(path: Path, rows: Sequence[tuple[Missing, dict[str, str]]], *, with_evidence: bool = True) -> None:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        columns = next(csv.reader(handle))
    print(f"# {path.name}: {','.join(columns)}")
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    for member, values in rows:
        if with_evidence:
            print(f"# {member.times} times, as in {member.report_id}: {member.example}")
        writer.writerow(values)
    print()


def _known_kind(value: str | None) -> str | None:
    if value is not None and value not in _NAMES:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(_NAMES)}")
    return value


def vocabulary(
    warehouse: Annotated[
        Path | None, typer.Option(help="the warehouse to look at (default: the one that builds publish)")
    ] = None,
    only: Annotated[
        str | None, typer.Option(callback=_known_kind, metavar=f"[{'|'.join(_NAMES)}]", help="one kind instead of all")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="no more than so many of each kind, and of the reports")] = None,
) -> int:
    """Say what share the vocabulary knows, and what it lacks.

    First the share of figures with a curated indicator, of each genre and of each report, the least known first; then what is
    lacking, the most used first, ready to paste into the files.

    Exit status: 0 listed, 1 there is no warehouse to look at, 2 wrong arguments.
    """
    import duckdb

    from orchestration.settings import Settings
    from presentation.warehouse import WarehouseError, open_warehouse

    settings = Settings.from_environment()
    # CSV is UTF-8 whatever the terminal's locale says
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        with open_warehouse(warehouse or settings.warehouse) as con:
            shares = known(con) if only in {None, KINDS[0].name} else []
            found = [(kind, list(missing(con, kind))) for kind in KINDS if only in {None, kind.name}]
    except (FileNotFoundError, duckdb.Error, WarehouseError) as error:
        print(error, file=sys.stderr)
        return 1
    if shares:
        write_known(shares, limit)
    for kind, members in found:
        shown = members[:limit]
        print(
            f"# {kind.name}: {len(members)} that the vocabulary lacks"
            + (f", {len(shown)} shown" if shown != members else "")
        )
        if shown:
            write(kind, shown, settings.sources / "vocabulary")
    return 0
