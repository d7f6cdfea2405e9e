"""The lake's bookkeeping: which rows are live, what is published, what is rubbish."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from orchestration.engines.spark.lake import Lake, Live, State
from orchestration.warehouse.files import connect
from sources.rows import RAW_TABLES


def write_batch(root: Path, batch: int, *reports: tuple[str, str]) -> None:
    """A batch as the job writes it, with nothing but reports, each a report_id and a title."""
    for table, columns in RAW_TABLES.items():
        kinds = {"text": pa.string(), "integer": pa.int32(), "boolean": pa.bool_(), "share": pa.decimal128(4, 3)}
        schema = pa.schema([(name, kinds[kind]) for name, kind in columns])
        rows = [{"report_id": report, "title_zh": title} for report, title in reports] if table == "reports" else []
        folder = root / "raw" / table / f"batch={batch}"
        folder.mkdir(parents=True)
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), folder / "part-0.parquet")


def live(report: str, batch: int) -> Live:
    return Live(report, report[:6], f"key of {report} in {batch}", batch)


def index(*versions: Live) -> dict[str, Live]:
    return {each.report_id: each for each in versions}


def titles(lake: Lake, number: int) -> list[tuple[object, ...]]:
    with connect(Path(":memory:")) as con:
        source = lake.live_rows(con, "reports", lake.live(number).values())
        return con.execute(f"select report_id, title_zh from {source} order by all").fetchall()


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """Two reports; then one of them anew, which is not published."""
    lake = Lake(str(tmp_path))
    write_batch(tmp_path, 1, ("310106-2023-plan", "old"), ("330100-2023-plan", "other"))
    lake.write_index(1, index(live("310106-2023-plan", 1), live("330100-2023-plan", 1)), [])
    lake.write_results(lake.new_run(), "[]")
    lake.publish()
    write_batch(tmp_path, 2, ("310106-2023-plan", "new"))
    lake.write_index(2, index(live("310106-2023-plan", 2), live("330100-2023-plan", 1)), [])
    return lake


def test_an_empty_lake_has_nothing(tmp_path: Path) -> None:
    lake = Lake(str(tmp_path / "none"))
    assert lake.state() == State()
    assert lake.live(0) == {}
    assert lake.next_batch() == 1
    assert lake.raw("figures").count_rows() == 0


def test_each_index_shows_its_own_versions(lake: Lake) -> None:
    assert lake.state() == State(latest=2, latest_models="", published=1, models="1")
    assert titles(lake, 1) == [("310106-2023-plan", "old"), ("330100-2023-plan", "other")]
    assert titles(lake, 2) == [("310106-2023-plan", "new"), ("330100-2023-plan", "other")]


def test_a_batch_that_no_index_names_is_never_seen_and_is_swept_up(lake: Lake, tmp_path: Path) -> None:
    write_batch(tmp_path, 3, ("310106-2023-plan", "of a run that died"))
    assert titles(lake, 2)[0] == ("310106-2023-plan", "new")
    lake.clean()
    assert sorted(path.name for path in (tmp_path / "raw" / "reports").iterdir()) == ["batch=1", "batch=2"]
    assert titles(lake, 1)[0] == ("310106-2023-plan", "old")


def test_publishing_lets_go_of_what_was_published_before(lake: Lake, tmp_path: Path) -> None:
    run = lake.new_run()
    assert run == "2"
    lake.write_results(run, '["results"]')
    lake.publish()
    assert lake.state() == State(latest=2, latest_models="2", published=2, models="2")
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["2"]
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["2"]
    assert lake.results("2") == '["results"]'
    # batch 1 still holds the live version of the other report
    assert titles(lake, 2) == [("310106-2023-plan", "new"), ("330100-2023-plan", "other")]


def test_what_counts_changes_in_one_step(lake: Lake, tmp_path: Path) -> None:
    before = json.loads((tmp_path / "state.json").read_text(encoding="utf-8"))
    inode = (tmp_path / "state.json").stat().st_ino
    lake.write_index(3, {}, [])
    assert (tmp_path / "state.json").stat().st_ino != inode
    assert json.loads((tmp_path / "state.json").read_text(encoding="utf-8")) == {**before, "latest": 3}
    assert not (tmp_path / "state.json.new").exists()


def test_a_lake_may_be_named_by_a_uri(lake: Lake, tmp_path: Path) -> None:
    again = Lake(f"file://{tmp_path}")
    assert again.state() == lake.state()
    assert titles(again, 2) == titles(lake, 2)
    assert again.spark_uri("raw", "figures") == f"file://{tmp_path}/raw/figures"
