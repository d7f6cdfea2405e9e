"""Twenty areas over a few years: what is planted is what is published, and a change costs and touches only what it must.

Builds of one folder, each the state that the next one starts from: the reports but one; all of them; one in which many documents
are harmed at once, each in its own way; and, for the slow proofs, one more change and everything anew.
"""

from __future__ import annotations

import csv
import io
import re
import resource
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
import yaml

from tests.conftest import Planhouse
from tests.support.accuracy import measure
from tests.support.generator import GeneratedCountry, generate

AREAS, YEARS, FIRST_YEAR = 20, 4, 2012
# so many reports that they cost more than a build does however few there are
MANY_YEARS = 10
NEW_INDICATOR = "新建紫藤花架"
RAW = ("reports", "blocks", "tables", "cells", "figures", "set_aside", "problems", "corrections")
VOCABULARIES = ("dim_indicator", "dim_zone", "dim_industry", "dim_unit")


@dataclass(frozen=True)
class State:
    """What one build left: its output, a copy of the warehouse, and the processor time that it took, in seconds.

    Processor time, because the clock also measures what else the machine does.
    """

    done: subprocess.CompletedProcess[str]
    warehouse: Path
    cost: float

    def query(self, sql: str, parameters: object = None) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.warehouse), read_only=True) as con:
            return con.execute(sql, parameters).fetchall()


def build(house: Planhouse, name: str, *arguments: str) -> State:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = house.build(*arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    copy = house.folder / f"{name}.warehouse.duckdb"
    if house.warehouse.exists():
        shutil.copyfile(house.warehouse, copy)
    cost = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return State(done, copy, cost)


@dataclass(frozen=True)
class Country:
    """Twenty areas, and which of their reports plays which part."""

    house: Planhouse
    made: GeneratedCountry
    reports: tuple[str, ...]

    @classmethod
    def make(cls, folder: Path, years: int) -> Country:
        house = Planhouse(folder)
        made = generate(
            house.sources, reports=AREAS * years, seed=5, first_year=FIRST_YEAR, years=years, restatement_rate=0.3
        )
        reports = tuple(sorted(path.stem for path in (house.sources / "reports").iterdir()))
        assert len(reports) == AREAS * years
        return cls(house, made, reports)

    @property
    def years(self) -> int:
        return len(self.reports) // AREAS

    def part(self, number: int, year: int = YEARS // 2) -> str:
        """The report of an area, by the area's place, and of a year, by its place."""
        return self.reports[number * self.years + year]

    @property
    def coming(self) -> str:
        """Next year's report of the first area: the first build does not know it."""
        return self.part(0, self.years - 1)

    @property
    def doomed(self) -> str:
        """The one report that prints a certain indicator; the third build is without it."""
        return self.part(1)

    def document(self, report: str) -> Path:
        (path,) = (self.house.sources / "reports").glob(f"{report}.*")
        return path

    def build(self, name: str, *arguments: str) -> State:
        return build(self.house, name, *arguments)

    def build_all_but_the_coming(self) -> State:
        document = self.document(self.coming)
        entries = (self.house.sources / "reports.csv").read_bytes()
        aside = document.rename(self.house.folder / document.name)
        self.catalogue(lambda rows: [row for row in rows if row["report_id"] != self.coming])
        state = self.build("first")
        assert state.done.returncode == 0, state.done.stderr
        aside.rename(document)
        (self.house.sources / "reports.csv").write_bytes(entries)
        return state

    def build_all(self) -> State:
        state = self.build("second")
        assert state.done.returncode == 0, state.done.stderr
        return state

    def catalogue(self, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
        path = self.house.sources / "reports.csv"
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(change(rows))

    def harm(self, report: str, data: bytes, suffix: str = ".md") -> None:
        """Put other bytes in the place of a document, under another extension when one is given."""
        self.document(report).unlink()
        (self.house.sources / "reports" / f"{report}{suffix}").write_bytes(data)
        self.name(report, f"{report}{suffix}")

    def name(self, report: str, file: str) -> None:
        self.catalogue(lambda rows: [row | {"file": file} if row["report_id"] == report else row for row in rows])

    def edit(self, report: str, change: Callable[[str], str]) -> None:
        path = self.document(report)
        before = path.read_text(encoding="utf-8")
        after = change(before)
        assert after != before
        path.write_text(after, encoding="utf-8")


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Country:
    found = Country.make(tmp_path_factory.mktemp("country"), YEARS)
    found.edit(found.doomed, lambda text: f"{text}\n{NEW_INDICATOR}37座。\n")
    return found


@pytest.fixture(scope="module")
def first(country: Country) -> State:
    """Every report but the coming one."""
    return country.build_all_but_the_coming()


@pytest.fixture(scope="module")
def second(country: Country, first: State) -> State:
    """All reports: one more than before."""
    return country.build_all()


Harm = tuple[int, str, Callable[[Country, str], None]]


def _bomb() -> bytes:
    """A Word archive of a few kilobytes that would inflate to 300 MB."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(bytes(2**20))
    return data.getvalue()


def _cut(country: Country, report: str) -> None:
    data = country.document(report).read_bytes()
    # after the first byte of a character, as a download that broke off
    end = next(at for at in range(len(data) // 2, len(data)) if data[at] >= 0xE0)
    country.harm(report, data[: end + 1])


def _triple(text: str) -> str:
    """The first part of table 2, which prints a total, three times as large."""
    return re.sub(
        r"(表 2 [^\n]*\n\n[^\n]*\n[^\n]*\n\| [^|]+ \| )([\d.]+)",
        lambda m: f"{m[1]}{3 * float(m[2]):.2f}",
        text,
        count=1,
    )


OUTSIDE, MISMATCHED = 9, 10
# what is done to one report each, and what the quarantine says of it
HARMS: Sequence[Harm] = (
    (2, "cut|middle|breaks off|UTF-8|encoding", _cut),
    (3, "empty", lambda country, report: country.harm(report, b"")),
    (4, "text|binary|encoding|read|zero", lambda country, report: country.harm(report, bytes(5000))),
    (
        5,
        "PDF|extension|name",
        lambda country, report: country.harm(report, country.document(report).read_bytes(), ".pdf"),
    ),
    (6, "text|encoding|read|Chinese", lambda country, report: country.harm(report, bytes(range(256)) * 99)),
    (7, "limit|inflate", lambda country, report: country.harm(report, _bomb(), ".docx")),
    (
        8,
        "older Office",
        lambda country, report: country.harm(report, bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000), ".docx"),
    ),
    (OUTSIDE, "outside", lambda country, report: country.name(report, "../reports.csv")),
    (MISMATCHED, "表2", lambda country, report: country.edit(report, _triple)),
)
STRAY = "000000-2000-plan"
OVERRIDDEN, DROPPED, ACCEPTED, LAPSED, BETTERED = 11, 12, 13, 14, 15


def _total(text: str) -> str:
    """The printed total of table 2."""
    match = re.search(r"表 2 .*?\| 合计 \| ([\d.]+)", text, re.DOTALL)
    assert match
    return match[1]


def _correct(country: Country) -> None:
    """Corrections of every action, one whose figure is not printed any more, and one of no report at all."""
    for number in (OVERRIDDEN, DROPPED):
        country.edit(country.part(number), lambda text: f"{text}\n新建紫荆桥8座。\n")
    country.edit(country.part(ACCEPTED), _triple)
    # an accepted mismatch is known by the figure that it hangs on: the total
    total = _total(country.document(country.part(ACCEPTED)).read_text(encoding="utf-8"))
    corrections = [
        _correction(country.part(OVERRIDDEN), "8座", "紫荆桥", "override", set={"value": "6", "year": FIRST_YEAR}),
        _correction(country.part(DROPPED), "8座", "紫荆桥", "drop"),
        _correction(country.part(ACCEPTED), total, "合计", "accept", identity="sum_of_parts"),
        _correction(country.part(LAPSED), "123456.78", "合计", "drop"),
        _correction(STRAY, "8座", "紫荆桥", "drop"),
    ]
    text = yaml.safe_dump({"corrections": corrections}, allow_unicode=True)
    (country.house.sources / "corrections.yml").write_text(text, encoding="utf-8")


def _correction(report: str, printed: str, within: str, action: str, **more: object) -> dict[str, object]:
    reason = f"why {action}"
    return {"report": report, "printed": printed, "within": within, "action": action, "reason": reason, **more}


@pytest.fixture(scope="module")
def third(country: Country, second: State) -> State:
    """One report deleted, many harmed, some corrected, one bettered, and a stranger in the folder."""
    country.document(country.doomed).unlink()
    country.catalogue(lambda rows: [row for row in rows if row["report_id"] != country.doomed])
    for number, _, harm in HARMS:
        harm(country, country.part(number))
    _correct(country)
    country.edit(country.part(BETTERED), lambda text: f"{text}\n新建紫竹亭41座。\n")
    (country.house.sources / "reports" / "stranger.txt").write_text("粮食产量5万吨。", encoding="utf-8")
    return country.build("third")


@pytest.fixture(scope="module")
def fourth(country: Country, third: State) -> State:
    """One report bettered once more, and everything that was wrong still wrong."""
    country.edit(country.part(BETTERED), lambda text: f"{text}\n新建紫薇亭17座。\n")
    return country.build("fourth")


@pytest.fixture(scope="module")
def rebuilt(country: Country, fourth: State) -> State:
    """The same inputs, everything anew."""
    return country.build("rebuilt", "--full")


def test_every_planted_fact_is_published_and_no_other(country: Country, second: State) -> None:
    accuracy = measure(country.house.sources, second.warehouse)
    assert (accuracy.reports, accuracy.set_aside) == (AREAS * YEARS, 0)
    assert accuracy.planted == country.made.facts
    assert accuracy.missed == 0, accuracy.examples
    # the one that the doomed report was given by hand
    assert accuracy.extra == 1, accuracy.examples
    assert any(NEW_INDICATOR in example for example in accuracy.examples)


def test_the_vocabulary_is_read_and_never_written(country: Country, second: State) -> None:
    made = country.house.sources / "vocabulary"
    zones = (made / "zones.csv").read_text(encoding="utf-8").splitlines()
    assert zones[0].startswith("zone_id,")
    assert second.query("select count(*) from marts.dim_zone where is_curated") == [(len(zones) - 1,)]


def test_adding_one_report_reads_that_one(country: Country, second: State) -> None:
    assert f"1 read, {len(country.reports) - 1} unchanged" in second.done.stdout + second.done.stderr


def build_alone(country: Country, folder: Path) -> State:
    """One report in a folder of its own: what a build costs however few reports there are."""
    house = Planhouse(folder)
    shutil.copytree(country.house.sources / "vocabulary", house.sources / "vocabulary")
    (house.sources / "reports").mkdir()
    document = country.document(country.reports[0])
    shutil.copy(document, house.sources / "reports")
    with (country.house.sources / "reports.csv").open(encoding="utf-8") as handle:
        lines = [line for number, line in enumerate(handle) if number == 0 or line.startswith(document.stem)]
    (house.sources / "reports.csv").write_text("".join(lines), encoding="utf-8")
    state = build(house, "alone")
    assert state.done.returncode == 0, state.done.stderr
    return state


@pytest.mark.slow
def test_adding_one_report_costs_a_fraction(tmp_path: Path) -> None:
    country = Country.make(tmp_path / "country", MANY_YEARS)
    alone, first, second = (
        build_alone(country, tmp_path / "alone"),
        country.build_all_but_the_coming(),
        country.build_all(),
    )
    assert f"1 read, {len(country.reports) - 1} unchanged" in second.done.stdout + second.done.stderr
    added, full = second.cost - alone.cost, first.cost - alone.cost
    assert added <= 0.25 * full, (alone.cost, first.cost, second.cost)


def test_adding_one_report_models_its_area_only(country: Country, second: State) -> None:
    with duckdb.connect(str(country.house.folder / "build" / "scratch.duckdb"), read_only=True) as con:
        modelled = con.execute("select distinct report_id from intermediate.int_figures").fetchall()
    assert {report for (report,) in modelled} == {country.part(0, year) for year in range(YEARS)}
    versions = "select version from meta.report_versions where report_id {} (select unnest(?))"
    own = [country.part(0, year) for year in range(YEARS)]
    new, old = (set(second.query(versions.format(which), [own])) for which in ("in", "not in"))
    assert len(new) == len(old) == 1
    assert new != old


def test_adding_one_report_touches_its_area_only(country: Country, first: State, second: State) -> None:
    with duckdb.connect(str(second.warehouse), read_only=True) as con:
        con.execute(f"attach '{first.warehouse}' as before (read_only)")
        for table in _tables_by_report(con):
            others = f"where not starts_with(report_id, '{country.coming[:6]}')"
            assert _difference(con, f"from before.{table} {others}", f"from {table} {others}") == (0, 0), table
        assert con.execute(
            "select change, report_id from meta.changes where indicator_id is null and change <> 'changed'"
        ).fetchall() == [("appeared", country.coming)]


def test_next_years_report_closes_the_cycle(country: Country, first: State, second: State) -> None:
    sql = f"""select count(*) from marts.fct_reconciliation
        where identity = 'cycle_closure' and starts_with(report_id, '{country.coming[:6]}')"""
    ((before,),), ((after,),) = first.query(sql), second.query(sql)
    assert after >= before + 5
    rows = second.query(
        """select distinct verdict from marts.fct_reconciliation
        where identity = 'cycle_closure' and report_id in (?, ?)""",
        [country.coming, country.part(0, YEARS - 2)],
    )
    assert rows and {verdict for (verdict,) in rows} <= {"exact", "within_rounding"}


def test_the_coming_report_says_what_became_of_promises(country: Country, first: State, second: State) -> None:
    """What last year's report promised for the coming one's year waits for it, and is judged by it alone."""
    promised_in, year = country.part(0, YEARS - 2), int(country.coming.split("-")[1])
    sql = """select state, actual_report_id, count(*), bool_or(actual is not null) from marts.fct_target_attainment
        where report_id = ? and year = ? group by all"""
    ((state, printed_in, waiting, _),) = first.query(sql, [promised_in, year])
    assert (state, printed_in) == ("not_yet", None) and waiting > 5
    after = second.query(sql, [promised_in, year])
    assert sum(count for *_, count, _ in after) == waiting
    assert all((printed == country.coming) == has_result for _, printed, _, has_result in after)
    assert sum(count for state, *_, count, _ in after if state in ("met", "near", "missed")) > 5
    # the coming report prints most targets of its year again: that is no promise of its own
    assert second.query(
        """select count(*) from marts.fct_target_attainment as promises
        where report_id = ? and year = ? and exists (
            select 1 from marts.fct_target_attainment as earlier
            where earlier.report_id = ? and list_contains(earlier.target_figure_ids, promises.target_figure_id)
        )""",
        [country.coming, year, promised_in],
    ) == [(0,)]
    ((restated,),) = second.query(
        "select count(*) from marts.fct_target_attainment where report_id = ? and year = ? and restatements > 0",
        [promised_in, year],
    )
    assert restated > 0


def test_restated_values_are_revisions_and_as_of_knows_the_first(country: Country, second: State) -> None:
    planted = pq.read_table(country.made.restatements_file).to_pylist()
    assert len(planted) > 10
    for row in planted:
        found = second.query(
            """select f.printed_value, l.printed_value, r.first_report_id, r.indicator_id
            from marts.rpt_revisions as r
            join marts.fct_figure as f on r.first_figure_id = f.figure_id
            join marts.fct_figure as l on r.latest_figure_id = l.figure_id
            where r.report_id = ? and r.year = ? and l.printed_indicator = ? and r.kind = 'level'""",
            [row["report_id"], row["year"], row["indicator"]],
        )
        assert len(found) == 1, row
        first_value, latest_value, first_report, indicator = found[0]
        assert (float(first_value), float(latest_value)) == (float(row["first"]), float(row["restated"])), row
        for report, value in ((first_report, row["first"]), (row["report_id"], row["restated"])):
            known = second.query(
                f"""select f.printed_value from marts.as_of('{report}') as k join marts.fct_figure as f using (figure_id)
                where k.indicator_id = ? and k.year = ? and k.scenario = 'actual' and k.kind = 'level'
                and k.zone_id = 'all' and k.industry_id = 'all'""",
                [indicator, row["year"]],
            )
            assert [float(each) for (each,) in known] == [float(value)], (report, row)


@pytest.mark.slow
def test_deleting_a_report_removes_exactly_its_rows(country: Country, second: State, third: State) -> None:
    gone = country.doomed
    with duckdb.connect(str(third.warehouse), read_only=True) as con:
        con.execute(f"attach '{second.warehouse}' as before (read_only)")
        for table in _tables_by_report(con):
            assert con.execute(f"select count(*) from {table} where report_id = '{gone}'").fetchone() == (0,), table
        # the others of its area say what they said; whose value is the latest may be another's now
        others = f"where starts_with(report_id, '{gone[:6]}') and report_id <> '{gone}'"
        for table in [f"raw.{table}" for table in RAW] + ["marts.fct_tax_by_zone"]:
            assert _difference(con, f"from before.{table} {others}", f"from {table} {others}") == (0, 0), table
        # how many identities a report has, and how good it is by them, depends on the others of its area
        said = "select report_id, title_zh, presented_on, figure_count, set_aside_count, digit_count"
        kept = (f"{said} from {name}marts.dim_report {others}" for name in ("before.", ""))
        assert _difference(con, *kept) == (0, 0)
        # and how far they are trusted follows from what the reports of the area say
        moved = {"fct_figure": "confidence, doubts", "fct_indicator": "is_latest_vintage"}
        for table, columns in moved.items():
            what = f"select * exclude ({columns})"
            assert _difference(
                con, f"{what} from before.marts.{table} {others}", f"{what} from marts.{table} {others}"
            ) == (0, 0), table
    members = f"select count(*) from marts.dim_indicator where name_zh = '{NEW_INDICATOR}'"
    assert second.query(members) == [(1,)]
    assert third.query(members) == [(0,)]
    assert third.query("select report_id from meta.changes where change = 'vanished' and indicator_id is null") == [
        (gone,)
    ]


@pytest.mark.slow
def test_members_are_those_that_a_report_uses(third: State) -> None:
    for table in VOCABULARIES:
        key = f"{table.removeprefix('dim_')}_id"
        bases = "union select base_unit_id from marts.dim_unit" if table == "dim_unit" else ""
        assert (
            third.query(
                f"""select {key} from marts.{table} where not is_curated
                and {key} not in (select {key} from marts.fct_figure where {key} is not null {bases})"""
            )
            == []
        ), table


@pytest.mark.slow
def test_harmed_documents_are_set_aside_each_by_itself(country: Country, second: State, third: State) -> None:
    assert third.done.returncode not in (0, 2), third.done.stderr
    quarantine = {
        report: (cause, f"{reason} {advice}", is_published)
        for report, cause, reason, advice, is_published in third.query(
            "select report_id, cause, reason, advice, is_published from meta.quarantine where report_id is not null"
        )
    }
    expected = {country.part(number) for number, _, _ in HARMS} | {country.part(LAPSED)}
    assert quarantine.keys() == expected | {STRAY}
    assert not quarantine[STRAY][2]
    for number, words, _ in HARMS:
        cause, reason, is_published = quarantine[country.part(number)]
        assert cause == ("does_not_reconcile" if number == MISMATCHED else "unreadable"), reason
        assert re.search(words, reason), reason
        assert is_published, reason
    # and the document whose entry now points elsewhere has none
    strangers = ["stranger.txt", f"{country.part(OUTSIDE)}.md"]
    assert third.query(
        "select source_file, cause, is_published from meta.quarantine where report_id is null order by source_file desc"
    ) == [(name, "not_catalogued", False) for name in strangers]
    for report in expected:
        assert report in third.done.stderr
    assert "stranger.txt" in third.done.stderr


@pytest.mark.slow
def test_what_is_set_aside_is_an_exit_status_of_its_own(second: State, third: State) -> None:
    assert [state.done.returncode for state in (second, third)] == [0, 3]


@pytest.mark.slow
def test_the_last_good_version_of_what_is_set_aside_stays(country: Country, second: State, third: State) -> None:
    reports = ", ".join(f"'{country.part(number)}'" for number, _, _ in HARMS)
    with duckdb.connect(str(third.warehouse), read_only=True) as con:
        con.execute(f"attach '{second.warehouse}' as before (read_only)")
        for table in _tables_by_report(con):
            kept = f"where report_id in ({reports})"
            assert _difference(con, f"from before.{table} {kept}", f"from {table} {kept}") == (0, 0), table


@pytest.mark.slow
def test_what_does_not_reconcile_is_not_found_out_twice(country: Country, third: State, fourth: State) -> None:
    assert fourth.done.returncode == 3
    reports = len(country.reports) - 1
    assert "setting" in third.done.stderr
    assert "setting" not in fourth.done.stderr
    # the document that could not be read is tried again, and counts as failed
    assert re.search(rf"1 read, {reports - len(HARMS)} unchanged, 0 removed", fourth.done.stderr), fourth.done.stderr
    quarantine = "select report_id, source_file, cause, reason, advice, is_published from meta.quarantine order by all"
    assert fourth.query(quarantine) == third.query(quarantine)


@pytest.mark.slow
def test_a_chain_of_builds_publishes_what_a_rebuild_does(country: Country, fourth: State, rebuilt: State) -> None:
    assert rebuilt.done.returncode == fourth.done.returncode
    with duckdb.connect(str(rebuilt.warehouse), read_only=True) as con:
        con.execute(f"attach '{fourth.warehouse}' as chain (read_only)")
        tables = con.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where database_name = current_database() "
            "and schema_name in ('raw', 'marts', 'vocabulary') and table_name not like 'affected%' order by all"
        ).fetchall()
        assert len(tables) > 30
        for (table,) in tables:
            assert _difference(con, f"from chain.{table}", f"from {table}") == (0, 0), table


@pytest.mark.slow
def test_everything_else_is_published(country: Country, third: State) -> None:
    assert third.query("select count(*) from marts.dim_report") == [(AREAS * YEARS - 1,)]
    assert third.query("select printed_value::int from marts.fct_figure where printed_indicator = '新建紫竹亭'") == [
        (41,)
    ]
    assert third.query("select quarantined from meta.build") == [(len(HARMS) + 4,)]


@pytest.mark.slow
def test_corrections_do_what_they_say(country: Country, third: State) -> None:
    sql = """select printed_text, year, value_in_base_unit::int, correction, correction_reason, figure_id
        from marts.fct_figure where report_id = ? and correction is not null"""
    (overridden,) = third.query(sql, [country.part(OVERRIDDEN)])
    assert overridden[:5] == ("8座", FIRST_YEAR, 6, "override", "why override")
    (dropped,) = third.query(sql, [country.part(DROPPED)])
    assert dropped[0] == "8座"
    assert dropped[2:5] == (None, "drop", "why drop")
    values = "select value::int from marts.fct_indicator where figure_id = ? and value is not null"
    assert third.query(values, [overridden[5]]) == [(6,)]
    assert third.query(values, [dropped[5]]) == []
    # the mismatch is there for everyone to see, and blocks nothing
    assert third.query(
        """select verdict, severity, accepted_reason from marts.fct_reconciliation
        where report_id = ? and accepted_reason is not null""",
        [country.part(ACCEPTED)],
    ) == [("mismatch", "info", "why accept")]


@pytest.mark.slow
def test_a_correction_lapses_when_the_printed_figure_is_another(country: Country, third: State) -> None:
    ((cause, reason),) = third.query(
        "select cause, reason from meta.quarantine where report_id = ?", [country.part(LAPSED)]
    )
    assert cause == "does_not_reconcile"
    assert "123456.78" in reason
    assert "lapsed" in reason


def _tables_by_report(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Every published table and raw table that says of which report its rows are."""
    rows = con.execute(
        """select schema_name || '.' || table_name from duckdb_columns() join duckdb_tables()
        using (database_name, schema_name, table_name)
        where database_name = current_database() and schema_name in ('raw', 'marts') and column_name = 'report_id'
        and table_name <> 'affected_reports' order by all"""
    ).fetchall()
    return [str(table) for (table,) in rows]


def _difference(con: duckdb.DuckDBPyConnection, before: str, after: str) -> tuple[int, int]:
    """How many rows are in the first only, and in the second only."""
    row = con.execute(
        f"select (select count(*) from (({before}) except all ({after}))), (select count(*) from (({after}) except all ({before})))"
    ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1])
