"""How much of what was planted a warehouse holds, and how many planted errors its ledger found.

``python -m tests.support.accuracy FOLDER`` compares a made country with ``FOLDER/warehouse.duckdb``. Here belongs the
comparison, in SQL over the facts' Parquet and the public tables. Not here: making either of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

_EXAMPLES = 10
# Facts that are alike are counted, so that one found twice is one too many. Names are compared without white space.
_COMPARISON = """
create temp table facts as
with planted as (
    select
        report_id,
        regexp_replace(indicator, '\\s', '', 'g') as indicator,
        cast(value as decimal(24, 6)) as number,
        length(split_part(value, '.', 2)) as decimals,
        unit, kind, sign, year, scenario, comparator, zone, industry,
        count(*) as planted
    from read_parquet($facts)
    where report_id not in (select report_id from set_aside)
    group by all
),
read as (
    select
        report_id,
        regexp_replace(printed_indicator, '\\s', '', 'g') as indicator,
        printed_value as number,
        decimals,
        coalesce(printed_unit, '') as unit, kind, sign, year, scenario, coalesce(comparator, '') as comparator,
        zone_id as zone, industry_id as industry,
        count(*) as read
    from marts.fct_figure
    group by all
)
select * replace (coalesce(planted, 0) as planted, coalesce(read, 0) as read)
from planted
full join read
    using (report_id, indicator, number, decimals, unit, kind, sign, year, scenario, comparator, zone, industry)
"""
# a report that was set aside is not published: what it states is not missed, and its error was caught
_SET_ASIDE = "create temp table set_aside as select distinct report_id from {quarantine} where report_id is not null"
_HAS_QUARANTINE = "select count(*) from duckdb_tables() where schema_name = 'meta' and table_name = 'quarantine'"
_IN_VAIN = """
select count(*) from set_aside where report_id not in (select report_id from read_parquet($errors))
"""
_NOBODY = "(select null::varchar as report_id where false)"
_FACTS = """
select sum(planted), sum(least(planted, read)), sum(read), count(distinct report_id) filter (where planted > 0)
from facts
"""
_WRONG = f"""
select
    if(planted > read, 'missed', 'extra'),
    report_id, indicator, cast(number as varchar), unit, kind, sign, year, scenario, comparator, zone, industry
from facts where planted <> read
order by report_id, number, 1
limit {2 * _EXAMPLES}
"""
# a goal that moved shows only beside the report of the year before, which may be set aside
_PLANTED_ERRORS = """
create temp table planted as
with errors as (
    select
        kind, report_id, what, identity, may_follow,
        split_part(report_id, '-', 1) as area_code,
        cast(split_part(report_id, '-', 2) as int) as year
    from read_parquet($errors)
)

select
    *,
    identity <> 'cycle_closure' or not exists (
        select 1 from set_aside
        where starts_with(set_aside.report_id, concat(errors.area_code, '-', errors.year - 1, '-'))
    ) as can_show
from errors
"""
_RESTATED = "create temp table restated as select distinct report_id from read_parquet($restatements)"
_FINDINGS = """
create temp table findings as
select
    report_id, identity, description_zh,
    split_part(report_id, '-', 1) as area_code,
    cast(split_part(report_id, '-', 2) as int) as year
from marts.fct_reconciliation
where verdict in ('mismatch', 'unit_slip')
"""
_FOUND = """
    report_id in (select report_id from set_aside)
    or exists (
        select 1 from findings where findings.report_id = planted.report_id and findings.identity = planted.identity
    )
"""
_ERRORS = f"""
select kind, identity, count(*), count(*) filter (where {_FOUND})
from planted
where can_show
group by all
order by 1
"""
_NOT_FOUND = f"""
select report_id, kind, what from planted
where can_show and not ({_FOUND})
order by all
limit {_EXAMPLES}
"""
# an identity over two reports may be broken by an error in either
_EXTRA = """
select report_id, identity, description_zh
from findings
where
    not exists (
        select 1 from planted
        where
            planted.report_id = findings.report_id
            and (planted.identity = findings.identity or list_contains(planted.may_follow, findings.identity))
    )
    and not exists (
        select 1 from planted
        where
            planted.area_code = findings.area_code
            and abs(planted.year - findings.year) <= 1
            and findings.identity in ('restatement', 'cycle_closure')
    )
    and not (identity = 'restatement' and report_id in (select report_id from restated))
order by 1, 2
"""


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """One kind of planted error: how many were planted, and how many the identity that must find them found."""

    kind: str
    identity: str
    planted: int
    found: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """The outcome of a comparison.

    ``missed`` and ``extra`` count facts of the ``reports`` that the warehouse publishes; ``set_aside`` the reports in its
    quarantine, ``set_aside_in_vain`` those of them without a planted error; ``extra_findings`` broken identities
    without a planted cause.
    """

    reports: int
    set_aside: int
    set_aside_in_vain: int
    planted: int
    found: int
    missed: int
    extra: int
    errors: tuple[ErrorKind, ...]
    extra_findings: int
    examples: tuple[str, ...]

    @property
    def is_perfect(self) -> bool:
        """Whether everything planted was found and nothing else."""
        caught = all(error.found == error.planted for error in self.errors)
        return not self.missed and not self.extra and not self.extra_findings and not self.set_aside_in_vain and caught

    def table(self) -> str:
        """The figures for a person to read."""
        lines = [
            f"{'':40}{'planted':>10}{'found':>10}{'missed':>10}{'extra':>10}",
            f"{f'facts of {self.reports} reports':40}"
            f"{self.planted:>10}{self.found:>10}{self.missed:>10}{self.extra:>10}",
        ]
        if self.set_aside:
            deserved = self.set_aside - self.set_aside_in_vain
            lines.append(f"{'reports in quarantine':40}{'':>10}{deserved:>10}{'':>10}{self.set_aside_in_vain:>10}")
        for error in self.errors:
            name = f"{error.kind} ({error.identity})"
            lines.append(f"{name:40}{error.planted:>10}{error.found:>10}{error.planted - error.found:>10}")
        lines.append(f"{'other broken identities':40}{'':>30}{self.extra_findings:>10}")
        return "\n".join(lines)


def measure(folder: Path, warehouse: Path | None = None) -> Accuracy:
    """Compare the facts and errors planted in ``folder`` with a warehouse built from it (``folder/warehouse.duckdb``).

    A report that the warehouse lacks counts as missed with all its facts, unless it is in the quarantine. Raises
    ``FileNotFoundError`` when there is no warehouse.
    """
    warehouse = warehouse or folder / "warehouse.duckdb"
    if not warehouse.is_file():
        raise FileNotFoundError(
            f"there is no {warehouse}; build it first: PLANHOUSE_SOURCES={folder} PLANHOUSE_WAREHOUSE={warehouse}"
        )
    with duckdb.connect(str(warehouse), read_only=True) as con:
        quarantine = "meta.quarantine" if _one(con, _HAS_QUARANTINE)[0] else _NOBODY
        con.execute(_SET_ASIDE.format(quarantine=quarantine))
        (set_aside,) = _one(con, "select count(*) from set_aside")
        (set_aside_in_vain,) = _one(con, _IN_VAIN, {"errors": str(folder / "errors.parquet")})
        con.execute(_COMPARISON, {"facts": str(folder / "facts.parquet")})
        planted, found, read, reports = _one(con, _FACTS)
        wrong = con.execute(_WRONG).fetchall()
        con.execute(_PLANTED_ERRORS, {"errors": str(folder / "errors.parquet")})
        con.execute(_RESTATED, {"restatements": str(folder / "restatements.parquet")})
        con.execute(_FINDINGS)
        errors = tuple(ErrorKind(*row) for row in con.execute(_ERRORS).fetchall())
        not_found = con.execute(_NOT_FOUND).fetchall()
        extra_findings = con.execute(_EXTRA).fetchall()
    examples = (
        *(" ".join(map(str, row)) for row in wrong),
        *("error not found " + " ".join(row) for row in not_found),
        *("finding " + " ".join(row) for row in extra_findings[:_EXAMPLES]),
    )
    return Accuracy(
        reports=reports,
        set_aside=set_aside,
        set_aside_in_vain=set_aside_in_vain,
        planted=planted,
        found=found,
        missed=planted - found,
        extra=read - found,
        errors=errors,
        extra_findings=len(extra_findings),
        examples=examples,
    )


def _one(con: duckdb.DuckDBPyConnection, query: str, files: Mapping[str, str] | None = None) -> tuple[int, ...]:
    row = con.execute(query, files).fetchone()
    return tuple(int(value or 0) for value in row or ())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the comparison. Returns 0 when everything planted was found and nothing else, 1 otherwise."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.support.accuracy", description="Compare a warehouse with what was planted."
    )
    parser.add_argument("folder", type=Path, help="what tests.support.generator wrote")
    parser.add_argument("--warehouse", type=Path, help="the warehouse, when it is not FOLDER/warehouse.duckdb")
    options = parser.parse_args(arguments)
    try:
        accuracy = measure(options.folder, options.warehouse)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(accuracy.table())
    if accuracy.examples:
        print("\nFor example:", *accuracy.examples, sep="\n  ")
    return 0 if accuracy.is_perfect else 1


if __name__ == "__main__":
    sys.exit(main())
