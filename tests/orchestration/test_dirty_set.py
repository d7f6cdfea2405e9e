"""The dirty set: each transition by itself, and whatever sequence of them, killed anywhere, against a plain account."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from orchestration.build.dirty_set import DirtySet, State
from orchestration.warehouse.files import prepare
from orchestration.warehouse.meta_tables import ModelledWith, ReportVersion

NOW = ModelledWith("project", "vocabulary")
AREAS = {"a1": "110101", "a2": "110101", "b1": "330100", "b2": "330100", "c1": "440300"}


def put(con: duckdb.DuckDBPyConnection, report: str, version: int = 0) -> None:
    """Give schema raw another version of a report."""
    con.execute("delete from raw.reports where report_id = ?", [report])
    con.execute(
        "insert into raw.reports (report_id, area_code, document_key) values (?, ?, ?)",
        [report, AREAS[report], str(version)],
    )


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """Everything but a2 is read, modelled and published."""
    with duckdb.connect() as con:
        prepare(con)
        for report in sorted(AREAS.keys() - {"a2"}):
            put(con, report)
        dirty = DirtySet(con)
        dirty.modelled(NOW)
        dirty.number_versions("first")
        yield con


def test_a_build_without_a_change_models_nothing(con: duckdb.DuckDBPyConnection) -> None:
    dirty = DirtySet(con)
    assert not dirty.begin(NOW)
    assert dirty.reports(*State) == set()


def test_a_changed_report_takes_its_area_along(con: duckdb.DuckDBPyConnection) -> None:
    dirty = DirtySet(con)
    put(con, "a2")
    dirty.change(["a2"])
    assert dirty.reports(State.CHANGED) == {"a1", "a2"}


def test_a_changed_report_takes_the_areas_along_that_it_lies_in(con: duckdb.DuckDBPyConnection) -> None:
    """A city is held against its districts, a district not against its city."""
    for report_id, area_code in (
        ("city", "320100"),
        ("province", "320000"),
        ("district", "320102"),
        ("other", "320500"),
    ):
        con.execute(
            "insert into raw.reports (report_id, area_code, document_key) values (?, ?, ?)",
            [report_id, area_code, report_id],
        )
    dirty = DirtySet(con)
    dirty.change(["district"])
    assert dirty.reports(State.CHANGED) == {"district", "city", "province"}
    dirty.published()
    dirty.change(["city"])
    assert dirty.reports(State.CHANGED) == {"city", "province"}


def test_a_report_that_goes_is_changed_with_those_that_stay(con: duckdb.DuckDBPyConnection) -> None:
    dirty = DirtySet(con)
    dirty.change(["b2"])
    con.execute("delete from raw.reports where report_id = 'b2'")
    assert dirty.reports(State.CHANGED) == {"b1", "b2"}


def test_no_report_no_change(con: duckdb.DuckDBPyConnection) -> None:
    dirty = DirtySet(con)
    dirty.change([])
    assert dirty.reports(*State) == set()


def test_what_is_modelled_waits_for_publishing_and_what_changes_meanwhile_does_not(
    con: duckdb.DuckDBPyConnection,
) -> None:
    dirty = DirtySet(con)
    dirty.change(["a1", "c1"])
    dirty.modelled(NOW)
    assert (dirty.reports(State.CHANGED), dirty.reports(State.MODELLED)) == (set(), {"a1", "c1"})
    dirty.change(["a1"])
    assert (dirty.reports(State.CHANGED), dirty.reports(State.MODELLED)) == ({"a1"}, {"c1"})
    assert con.execute("select count(*) from raw.affected_reports").fetchone() == (2,)


def test_what_was_not_published_is_modelled_by_the_next_build(con: duckdb.DuckDBPyConnection) -> None:
    dirty = DirtySet(con)
    dirty.change(["c1"])
    dirty.modelled(NOW)
    assert not dirty.begin(NOW)
    assert dirty.reports(State.CHANGED) == {"c1"}


def test_what_is_published_is_clean(con: duckdb.DuckDBPyConnection) -> None:
    dirty = DirtySet(con)
    dirty.change(["c1"])
    dirty.modelled(NOW)
    dirty.published()
    assert not dirty.begin(NOW)
    assert dirty.reports(*State) == set()


@pytest.mark.parametrize("other", [ModelledWith("other", "vocabulary"), ModelledWith("project", "other")])
def test_another_project_or_vocabulary_models_everything_until_it_is_done(
    con: duckdb.DuckDBPyConnection, other: ModelledWith
) -> None:
    dirty = DirtySet(con)
    assert not dirty.is_everything
    # twice: a build that was interrupted leaves it to the next, whatever that one is made with
    for made_with in (other, NOW):
        assert dirty.begin(made_with)
        assert dirty.reports(State.CHANGED) == {"a1", "b1", "b2", "c1"}
    dirty.modelled(other)
    assert not dirty.is_everything
    assert dirty.begin(NOW)
    assert not (dirty.modelled(NOW), dirty.is_everything)[1]


def test_versions_are_those_of_the_build_that_modelled(con: duckdb.DuckDBPyConnection) -> None:
    dirty = DirtySet(con)
    dirty.change(["b2"])
    con.execute("delete from raw.reports where report_id = 'b2'")
    put(con, "a2")
    dirty.change(["a2"])
    dirty.modelled(NOW)
    dirty.number_versions("second")
    versions = {each.report_id: each.version for each in ReportVersion.read(con)}
    assert versions == {"a1": "second", "a2": "second", "b1": "second", "c1": "first"}


RARELY = st.integers(0, 7).map(lambda number: number == 7)


class Builds(RuleBasedStateMachine):
    """Builds of a few reports, each step of which may be the last that is done.

    ``models`` holds of each report the versions of its whole area that its rows were made of, as vintages would have it; the models
    take, as dbt does, what is changed and nothing else.
    """

    def __init__(self) -> None:
        super().__init__()
        self.con = duckdb.connect()
        prepare(self.con)
        self.dirty = DirtySet(self.con)
        self.version = 0
        self.project = "p0"
        self.models: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {}
        self.published: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {}
        self.touched: set[str] = set()
        self.is_open = self.is_modelled = False

    def teardown(self) -> None:
        self.con.close()

    def raw(self) -> dict[str, str]:
        return dict(self.con.execute("select report_id, document_key from raw.reports").fetchall())

    def right(self) -> dict[str, tuple[str, tuple[tuple[str, str], ...]]]:
        """What the models must hold: everything in schema raw, with its area as it is."""
        raw = self.raw()
        return {
            report: (
                self.project,
                tuple(sorted((other, key) for other, key in raw.items() if AREAS[other] == AREAS[report])),
            )
            for report in raw
        }

    def area(self, reports: set[str]) -> set[str]:
        return {other for other in AREAS if AREAS[other] in {AREAS[report] for report in reports}}

    def model(self) -> None:
        changed, right = self.dirty.reports(State.CHANGED), self.right()
        if self.dirty.is_everything:
            self.models = {}
        else:
            assert changed <= self.touched, "what did not change is modelled again"
        self.models = {report: made for report, made in self.models.items() if report not in changed}
        self.models |= {report: made for report, made in right.items() if report in changed}

    @rule(other_project=RARELY)
    def begin(self, other_project: bool) -> None:
        """A build begins, the one before having ended in whatever way."""
        if other_project:
            self.version += 1
            self.project = f"p{self.version}"
        if self.dirty.begin(ModelledWith(self.project, "v")):
            self.touched |= set(AREAS)
        self.is_open, self.is_modelled = True, False

    @precondition(lambda self: self.is_open)
    @rule(
        reports=st.sets(st.sampled_from(sorted(AREAS)), min_size=1, max_size=3),
        gone=st.sets(st.sampled_from(sorted(AREAS)), max_size=1),
        killed=RARELY,
    )
    def read(self, reports: set[str], gone: set[str], killed: bool) -> None:
        """Reports come and go, in one transaction; so are those set aside that give way to another version or to none."""
        self.con.execute("begin")
        self.version += 1
        self.dirty.change(sorted(reports | gone))
        for report in reports - gone:
            put(self.con, report, self.version)
        for report in gone:
            self.con.execute("delete from raw.reports where report_id = ?", [report])
        self.dirty.change(sorted(reports - gone))
        if killed:
            self.con.execute("rollback")
            self.is_open = False
        else:
            self.con.execute("commit")
            self.touched |= self.area(reports | gone)
            self.is_modelled = False

    @precondition(lambda self: self.is_open)
    @rule(killed=st.sampled_from(["", "", "", "", "before it is noted", "half way"]))
    def make(self, killed: str) -> None:
        """Models are made; a kill leaves them made without a note, or only those of some reports."""
        if killed == "half way":
            half = {report for report in self.dirty.reports(State.CHANGED) if report.endswith("1")}
            self.models = {report: made for report, made in self.models.items() if report not in half}
        else:
            self.model()
        if killed:
            self.is_open = False
        else:
            self.dirty.modelled(ModelledWith(self.project, "v"))
            self.is_modelled = True

    @precondition(lambda self: self.is_open and self.is_modelled)
    @rule(killed=RARELY)
    def publish(self, killed: bool) -> None:
        """The file takes its name; a kill leaves that without a note."""
        assert self.models == self.right(), "what is published is not what was read"
        self.published = dict(self.models)
        if not killed:
            self.dirty.published()
            self.touched = set()
        self.is_open = self.is_modelled = False

    @invariant()
    def whatever_differs_from_what_is_published_is_in_the_set(self) -> None:
        different = {report for report in AREAS if self.right().get(report) != self.published.get(report)}
        if not self.dirty.is_everything and self.is_open:
            assert different <= self.dirty.reports(*State)


class TestBuilds(Builds.TestCase):
    settings = hypothesis_settings(max_examples=15, stateful_step_count=25, deadline=None)


@pytest.mark.slow
class TestManyBuilds(Builds.TestCase):
    settings = hypothesis_settings(max_examples=60, stateful_step_count=25, deadline=None)
