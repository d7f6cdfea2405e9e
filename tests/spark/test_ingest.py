"""What Spark is asked to read, and what becomes of it. The job itself is replaced by one that reads in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from orchestration.build.ingest import Blame, Ingest
from orchestration.build.inputs import Inputs
from orchestration.build.reading_pool import Task, read_chunk
from orchestration.engines.spark import cluster, reading
from orchestration.engines.spark import ingest as subject
from orchestration.engines.spark.engine import SparkEngine
from orchestration.engines.spark.environment import Environment
from orchestration.engines.spark.lake import Lake, Live
from orchestration.engines.spark.reading import describe_task, parse_task, read_documents
from orchestration.settings import Settings, SparkSettings
from orchestration.warehouse.files import connect
from sources.arrow import arrow_schema
from sources.catalogue.catalogue import Catalogue
from sources.catalogue.corrections import Entry
from sources.lexicon import Lexicon
from sources.model import ReportError
from sources.rows import RAW_TABLES
from tests.support.generator import generate

pytestmark = pytest.mark.slow  # each reads reports again as a cluster does


class Job:
    """In place of the job on the cluster: the same function on the same tasks, in one record batch."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def read(
        self,
        settings: Settings,
        context: object,
        lake: Lake,
        batch: int,
        catalogue: Catalogue,
        tasks: Sequence[Task],
        keep: Sequence[Live],
    ) -> dict[str, ReportError]:
        self.asked.append([task.entry.report_id for task in tasks])
        documents = pa.RecordBatch.from_pylist(
            [
                {
                    "task": describe_task(task.entry, task.corrections, task.document_key, task.most_doubtful),
                    "content": catalogue.path(task.entry).read_bytes(),
                }
                for task in tasks
            ],
            schema=pa.schema([("task", pa.string()), ("content", pa.binary())]),
        )
        (read,) = read_documents([documents])
        failed = {}
        rows: dict[str, list[dict[str, Any]]] = {table: [] for table in RAW_TABLES}
        for row in read.to_pylist():
            if row["problem"] is not None:
                failed[row["report_id"]] = ReportError(
                    row["report_id"], row["problem"], place=row["place"], advice=row["advice"], cause=row["cause"]
                )
            for table in RAW_TABLES:
                rows[table] += row[table]
        kept = [each for each in keep if each.report_id not in {task.entry.report_id for task in tasks} - failed.keys()]
        for table in RAW_TABLES:
            with connect(Path(":memory:")) as con:
                old = con.sql(f"select * from {lake.live_rows(con, table, kept)}").to_arrow_table()
            schema = arrow_schema(table)
            folder = Path(lake.spark_uri("raw", table, f"batch={batch}").removeprefix("file://"))
            folder.mkdir(parents=True)
            new = pa.Table.from_pylist(rows[table], schema=schema)
            pq.write_table(pa.concat_tables([new, old.cast(schema)]), folder / "part-0.parquet")
        return failed


@pytest.fixture
def job(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Job:
    job = Job()
    monkeypatch.setattr(subject, "_read", job.read)
    # a worker has this warehouse's vocabulary beside its code (bundle)
    monkeypatch.setattr(reading, "_lexicon", lambda: Lexicon.load(settings.sources / "vocabulary"))
    return job


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    generate(tmp_path / "sources", reports=6, seed=3, first_year=2020, years=3)
    return Settings(tmp_path / "sources", tmp_path / "warehouse.duckdb", tmp_path / "build", "spark")


@pytest.fixture
def build(settings: Settings, job: Job) -> Callable[[], Ingest]:
    return lambda: subject.ingest(Inputs(settings), None)  # type: ignore[arg-type]


def documents(settings: Settings) -> list[Path]:
    return sorted((settings.sources / "reports").iterdir())


def live(settings: Settings) -> dict[str, Live]:
    lake = Lake.of(settings)
    return lake.live(lake.state().latest)


def test_the_rows_of_the_lake_are_counted(settings: Settings, build: Callable[[], Ingest]) -> None:
    build()
    lake = Lake.of(settings)
    counts = SparkEngine(Inputs(settings)).raw_counts()
    assert counts["affected_reports"] == len(documents(settings)) == counts["reports"]
    assert {table: counts[table] for table in RAW_TABLES} == {
        table: lake.raw(table).count_rows() for table in RAW_TABLES
    }


def test_rows_are_those_that_one_machine_reads(settings: Settings, build: Callable[[], Ingest]) -> None:
    outcome = build()
    catalogue = Catalogue.load(settings.sources)
    assert sorted(outcome.added) == sorted(catalogue.entries)
    assert outcome.healthy == 6
    versions = live(settings)
    chunk = read_chunk(
        settings.sources,
        [Task(entry, (), versions[report].document_key) for report, entry in catalogue.entries.items()],
    )
    lake = Lake.of(settings)
    with connect(Path(":memory:")) as con:
        for table in RAW_TABLES:
            con.register("expected", chunk.tables[table])
            source = lake.live_rows(con, table, versions.values())
            for one, other in ((source, "expected"), ("expected", source)):
                assert con.execute(f"from {one} except all from {other} limit 3").fetchall() == [], table
    assert chunk.tables["figures"].num_rows > 100


def test_only_what_changed_is_read_again(settings: Settings, build: Callable[[], Ingest], job: Job) -> None:
    build()
    assert len(build().unchanged) == 6
    changed = documents(settings)[0]
    changed.write_text(changed.read_text(encoding="utf-8") + "\n新增就业12345人。\n", encoding="utf-8")
    outcome = build()
    assert outcome.changed == [changed.stem]
    assert job.asked[1:] == [[changed.stem]]
    assert [each.batch for each in live(settings).values()].count(1) == 5


def test_a_report_that_fails_keeps_its_last_good_version(settings: Settings, build: Callable[[], Ingest]) -> None:
    build()
    before = live(settings)
    harmed = documents(settings)[2]
    harmed.write_bytes(b"\x00\x01 nothing")
    outcome = build()
    assert list(outcome.failed) == [harmed.stem]
    assert outcome.healthy == 5
    assert live(settings)[harmed.stem] == before[harmed.stem]
    lake = Lake.of(settings)
    (row,) = lake.quarantine(lake.state().latest)
    assert (row.report_id, row.cause) == (harmed.stem, "unreadable")


def test_a_report_that_is_gone_from_the_catalogue_is_gone_from_the_index(
    settings: Settings, build: Callable[[], Ingest]
) -> None:
    build()
    catalogue = settings.sources / "reports.csv"
    lines = catalogue.read_text(encoding="utf-8").splitlines()
    catalogue.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    gone = lines[-1].split(",")[0]
    next(path for path in documents(settings) if path.stem == gone).unlink()
    assert build().removed == [gone]
    assert gone not in live(settings)
    assert len(live(settings)) == 5


def test_many_batches_become_one(
    settings: Settings, build: Callable[[], Ingest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject, "MAX_BATCHES", 1)
    build()
    for number, expected in ((0, {1, 2}), (4, {3})):
        path = documents(settings)[number]
        path.write_text(path.read_text(encoding="utf-8") + "\n新增就业12345人。\n", encoding="utf-8")
        build()
        assert {each.batch for each in live(settings).values()} == expected
    lake = Lake.of(settings)
    with connect(Path(":memory:")) as con:
        source = lake.live_rows(con, "reports", live(settings).values())
        assert con.execute(f"select count(*), count(distinct report_id) from {source}").fetchall() == [(6, 6)]


def test_a_task_arrives_as_it_was_sent(settings: Settings) -> None:
    entry = next(iter(Catalogue.load(settings.sources).entries.values()))
    correction = Entry(entry.report_id, "5.0%", "税收“总收入”", "override", (("value", "5.1"),), None, "印错")
    assert parse_task(describe_task(entry, [correction], "key", 0.35)) == (entry, (correction,), "key", 0.35)


def test_how_much_of_a_report_may_be_doubtful_is_a_setting(settings: Settings, job: Job) -> None:
    """As without Spark: what stands in the lake is judged by its counts, and only what is judged otherwise is read."""

    def build(share: float) -> Ingest:
        job.asked.clear()
        return subject.ingest(Inputs(replace(settings, not_understood_share=share)), None)  # type: ignore[arg-type]

    new = documents(settings)[0]
    new.write_text("# 报告\n\n" + "".join(f"造林{area}亩。" for area in range(30, 70)), encoding="utf-8")
    outcome = build(0.2)
    assert {report: error.cause for report, error in outcome.failed.items()} == {new.stem: "not_understood"}
    assert new.stem not in live(settings)
    assert build(1.0).added == [new.stem]
    assert (len(build(1.0).unchanged), job.asked) == (6, [])
    Lake.of(settings).publish()
    for _ in range(2):
        outcome = build(0.2)
        assert (list(outcome.failed), job.asked, len(outcome.unchanged)) == ([new.stem], [[new.stem]], 5)
        # what is published is no good version either
        assert new.stem not in live(settings)
    assert build(1.0).added == [new.stem]


def test_what_the_cluster_is_sent_can_read_by_itself(settings: Settings, tmp_path: Path) -> None:
    """The bundle has code, cues and this warehouse's vocabulary: a process that knows nothing else reads with it."""
    import subprocess
    import sys

    from orchestration.engines.spark.bundle import write_bundle

    archive = write_bundle(settings, tmp_path / "work")
    (tmp_path / "lib" / "python3.11" / "site-packages" / "pyspark").mkdir(parents=True)
    command = cluster.read_command(Environment(tmp_path), SparkSettings(), archive, ["report"])
    (job,) = [Path(word) for word in command if word.endswith(".py")]
    # what is submitted is there, and travels with the rest
    assert job.is_file() and job.is_relative_to(archive.with_suffix(""))
    shutil.unpack_archive(archive, tmp_path / "unpacked")
    program = (
        "import sources.lexicon, orchestration.engines.spark.reading as r; print(sources.__file__);"
        "r._lexicon(); print(r.spark_schema()[:16])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'unpacked')!r}); {program}"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.stdout.splitlines() == [str(tmp_path / "unpacked" / "sources" / "__init__.py"), "report_id string"], (
        done.stderr
    )
    assert (tmp_path / "unpacked" / "sources" / "vocabulary" / "zones.csv").read_bytes() == (
        settings.sources / "vocabulary" / "zones.csv"
    ).read_bytes()


def test_what_python_keeps_beside_the_code_is_not_sent(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orchestration.engines.spark import bundle

    for name in (
        "catalogue/cues/head.toml",
        "catalogue/cues/__init__.py",
        "catalogue/cues/__pycache__/a.cpython-311.pyc",
    ):
        path = tmp_path / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    archive = bundle.write_bundle(settings, tmp_path / "work")
    sent = sorted(
        path.name for path in (archive.with_suffix("") / "sources" / "catalogue").rglob("*") if path.is_file()
    )
    assert sent == ["__init__.py", "head.toml"]


def test_everything_is_read_anew_when_the_lake_forgets(
    settings: Settings, build: Callable[[], Ingest], job: Job
) -> None:
    build()
    lake = Lake.of(settings)
    lake.write_results(lake.new_run(), "[]")
    lake.publish()
    published = live(settings)
    harmed = documents(settings)[1]
    harmed.write_bytes(b"\x00\x01 nothing")
    SparkEngine(Inputs(settings)).forget()
    assert live(settings) == {}
    outcome = build()
    assert [len(asked) for asked in job.asked] == [6, 6]
    assert list(outcome.failed) == [harmed.stem]
    # the version that is published is the last good one
    assert live(settings)[harmed.stem] == published[harmed.stem]
    assert {each.batch for report, each in live(settings).items() if report != harmed.stem} == {3}


def test_a_report_that_does_not_reconcile_gives_way_to_its_published_version(
    settings: Settings, build: Callable[[], Ingest], job: Job
) -> None:
    build()
    lake = Lake.of(settings)
    lake.write_results(lake.new_run(), "[]")
    lake.publish()
    published = live(settings)
    changed, other = documents(settings)[0], documents(settings)[5]
    for path in (changed, other):
        path.write_text(path.read_text(encoding="utf-8") + "\n新增就业12345人。\n", encoding="utf-8")
    build()
    later = live(settings)
    engine = SparkEngine(Inputs(settings))
    engine.set_aside({changed.stem: Blame("does_not_reconcile", "合计不符", "核对原文")})
    assert live(settings)[changed.stem] == published[changed.stem]
    assert live(settings)[other.stem] == later[other.stem] != published[other.stem]
    (row,) = lake.quarantine(lake.state().latest)
    assert (row.cause, row.document_key) == ("does_not_reconcile", later[changed.stem].document_key)
    assert row.source_file == changed.name
    # it is known not to reconcile: as long as it is that document, it is not read again
    asked = len(job.asked)
    assert changed.stem in build().unchanged
    assert len(job.asked) == asked
    # read from the lake with what is set aside: a ledger without findings of its own
    with engine.ledger() as con:
        assert con.execute("select count(*) from raw.reports").fetchone() == (6,)
        assert con.execute("select is_published from meta.quarantine").fetchall() == [(True,)]


def test_a_rejected_version_that_is_the_published_one_gives_way_to_none(
    settings: Settings, build: Callable[[], Ingest]
) -> None:
    build()
    lake = Lake.of(settings)
    lake.write_results(lake.new_run(), "[]")
    lake.publish()
    rejected, changed = documents(settings)[0], documents(settings)[4]
    changed.write_text(changed.read_text(encoding="utf-8") + "\n新增就业12345人。\n", encoding="utf-8")
    build()
    before = live(settings)
    engine = SparkEngine(Inputs(settings))
    # a rule that became stricter: the document is the one that was published
    engine.set_aside({rejected.stem: Blame("does_not_reconcile", "合计不符", "核对原文")})
    assert live(settings) == {report: version for report, version in before.items() if report != rejected.stem}
    (row,) = lake.quarantine(lake.state().latest)
    assert (row.report_id, row.cause, row.reason) == (rejected.stem, "does_not_reconcile", "合计不符")
    with engine.ledger() as con:
        assert con.execute("select is_published from meta.quarantine").fetchall() == [(False,)]
    # it stays out, and is not read again as long as it is that document
    assert build().healthy == 5
    assert rejected.stem not in live(settings)


def test_a_rejected_report_that_was_never_published_is_gone(settings: Settings, build: Callable[[], Ingest]) -> None:
    build()
    rejected = documents(settings)[3].stem
    SparkEngine(Inputs(settings)).set_aside({rejected: Blame("does_not_reconcile", "合计不符", "核对原文")})
    assert rejected not in live(settings)
    assert len(live(settings)) == 5
