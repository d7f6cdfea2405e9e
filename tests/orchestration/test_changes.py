"""What a build says that it changes: observations are the same where their whole key is, also where parts of it are empty."""

from __future__ import annotations

from pathlib import Path

import duckdb

from orchestration.build.changes import write_changes
from orchestration.warehouse.meta_tables import Change, DirtyReport
from presentation.dictionary import write_dictionary

KEY = ["report_id", "indicator_id", "time_period", "scope_id", "price_basis"]
MANIFEST = {
    "nodes": {
        "model.p.fct_indicator": {
            "unique_id": "model.p.fct_indicator",
            "resource_type": "model",
            "name": "fct_indicator",
            "config": {"schema": "marts"},
            "description": "观测值。 Observations.",
            "columns": {},
        },
        "test.key": {
            "resource_type": "test",
            "attached_node": "model.p.fct_indicator",
            "test_metadata": {"name": "rules", "kwargs": {"combination": " ".join(KEY)}},
        },
    }
}
BEFORE = [
    ("steel", "2031", "whole", None, 40),
    ("steel", "2031-S1", "whole", None, 18),
    ("wheat", "2031", "whole", "constant", 3),
    ("glass", "2031", "own", None, 7),
]
AFTER = [
    ("steel", "2031", "whole", None, 41),
    ("steel", "2031-S1", "whole", None, 18),
    ("wheat", "2031", "whole", None, 3),
    ("glass", "2031", "own", None, 7),
]


def _file(path: Path, rows: list[tuple[str, str, str, str | None, int]]) -> Path:
    with duckdb.connect(str(path)) as con:
        con.execute("create schema marts")
        con.execute("create table marts.dim_report as select 'a' as report_id, 'hash' as source_sha256")
        con.execute(
            "create table marts.fct_indicator (report_id varchar, indicator_id varchar, time_period varchar, scope_id varchar,"
            " price_basis varchar, value integer, value_high integer, unit_id varchar, comparator varchar, status varchar)"
        )
        con.executemany("insert into marts.fct_indicator values ('a', ?, ?, ?, ?, ?, null, 'ton', null, 'A')", rows)
    return path


def _changes(build: Path, published: Path) -> set[tuple[str, str | None, int]]:
    with duckdb.connect(str(build)) as con:
        DirtyReport.replace(con, [DirtyReport("a", "modelled")])
        write_dictionary(con, MANIFEST)
        write_changes(con, published)
        return {(each.change, each.indicator_id, each.observations) for each in Change.read(con)}


def test_an_empty_part_of_the_key_equals_an_empty_part(tmp_path: Path) -> None:
    build, published = _file(tmp_path / "build.duckdb", AFTER), _file(tmp_path / "published.duckdb", BEFORE)
    assert _changes(build, published) == {
        ("changed", None, 1),
        ("changed", "steel", 1),
        # in other prices it is another value
        ("appeared", "wheat", 1),
        ("vanished", "wheat", 1),
    }


def test_what_was_published_without_a_part_of_the_key_is_not_compared(tmp_path: Path) -> None:
    build, published = _file(tmp_path / "build.duckdb", AFTER), _file(tmp_path / "published.duckdb", BEFORE)
    with duckdb.connect(str(published)) as con:
        con.execute("alter table marts.fct_indicator drop column scope_id")
    assert _changes(build, published) == {
        ("changed", None, 1),
        ("appeared", "steel", 2),
        ("appeared", "wheat", 1),
        ("appeared", "glass", 1),
    }
