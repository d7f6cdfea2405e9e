"""The data dictionary: complete, true to the file, and the same on every page that shows it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from presentation.comments import comment_of
from presentation.dictionary import Column, read_dictionary, write_dictionary
from presentation.dictionary_pages import dictionary_page, main, model_page
from tests.conftest import ROOT

MANIFEST = {
    "nodes": {
        "model.p.dim_place": {
            "unique_id": "model.p.dim_place",
            "resource_type": "model",
            "name": "dim_place",
            "config": {"schema": "marts", "meta": {"usage_notes": {"zh": "须知。", "en": "A note."}}},
            "description": "地点：甲。 Places: one.",
            "columns": {"place_id": {"description": "编号。 Id."}, "label": {"description": "名称。 Name | label."}},
        },
        "model.p.fct_rain": {
            "unique_id": "model.p.fct_rain",
            "resource_type": "model",
            "name": "fct_rain",
            "config": {"schema": "marts"},
            "description": "降雨。 Rain.",
            "columns": {
                "place_id": {"description": "地点。 Place."},
                "rain": {"description": "雨量。 Rain.", "config": {"meta": {"unit_id": "mm"}}},
            },
        },
        "model.p.stg_rain": {
            "unique_id": "model.p.stg_rain",
            "resource_type": "model",
            "name": "stg_rain",
            "config": {"schema": "staging"},
            "columns": {},
        },
        **{
            f"test.{number}": {
                "resource_type": "test",
                "attached_node": f"model.p.{model}",
                "test_metadata": {"name": "rules", "kwargs": rules},
            }
            for number, (model, rules) in enumerate(
                {
                    "dim_place": {"unique": "place_id", "complete": "place_id"},
                    "fct_rain": {
                        "combination": "place_id rain",
                        "values": {"place_id": "a b"},
                        "references": {
                            "place_id": "dim_place.place_id",
                            "rain": "dim_place.label",
                        },
                    },
                }.items()
            )
        },
    }
}


@pytest.fixture
def rain() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("create schema marts")
    con.execute("create table marts.dim_place (place_id varchar, label varchar)")
    con.execute("create table marts.fct_rain (place_id varchar, rain decimal(9,1))")
    return con


def test_what_the_manifest_says_is_kept(rain: duckdb.DuckDBPyConnection) -> None:
    write_dictionary(rain, MANIFEST)
    place, fact = read_dictionary(rain)
    assert (place.name, place.kind, place.zh, place.en) == ("dim_place", "dimension", "地点：甲。", "Places: one.")
    assert (place.notes_zh, place.notes_en, place.key) == ("须知。", "A note.", ("place_id",))
    assert fact.columns == (
        Column(
            "place_id",
            "VARCHAR",
            "地点。",
            "Place.",
            grain_position=1,
            references=("dim_place", "place_id"),
            allowed=("a", "b"),
        ),
        Column(
            "rain",
            "DECIMAL(9,1)",
            "雨量。",
            "Rain.",
            grain_position=2,
            references=("dim_place", "label"),
            unit_id="mm",
        ),
    )


def test_columns_that_may_be_empty_are_no_key(rain: duckdb.DuckDBPyConnection) -> None:
    """place_id and rain together are unique, but nothing says that they are never empty."""
    write_dictionary(rain, MANIFEST)
    assert [table.key for table in read_dictionary(rain)] == [("place_id",), ()]
    # what may be empty tells rows apart, and is no key of a database
    assert [table.grain for table in read_dictionary(rain)] == [("place_id",), ("place_id", "rain")]
    # a file of an older build does not say it
    rain.execute("alter table meta.dictionary drop column grain_position")
    assert [table.grain for table in read_dictionary(rain)] == [(), ()]


def test_writing_again_replaces(rain: duckdb.DuckDBPyConnection) -> None:
    write_dictionary(rain, MANIFEST)
    first = read_dictionary(rain)
    write_dictionary(rain, MANIFEST)
    assert read_dictionary(rain) == first


def test_pages_of_a_small_model(rain: duckdb.DuckDBPyConnection) -> None:
    write_dictionary(rain, MANIFEST)
    tables = read_dictionary(rain)
    page = dictionary_page(tables)
    assert "| `label` | VARCHAR? | 名称。 | Name \\| label. |" in page
    assert "→ `dim_place.place_id`" in page
    model = model_page(tables)
    assert "| `fct_rain` | ● |" in model
    assert 'dim_place ||--o{ fct_rain : "place_id"' in model


def test_every_table_and_column_is_described(con: duckdb.DuckDBPyConnection) -> None:
    """In both languages, with usage notes, and in the comments of the file too."""
    comments = dict(
        con.execute(
            "select table_name, comment from duckdb_tables() where schema_name = 'marts' "
            "union all select view_name, comment from duckdb_views() where schema_name = 'marts'"
        ).fetchall()
    )
    columns = {
        (table, column): comment
        for table, column, comment in con.execute(
            "select table_name, column_name, comment from duckdb_columns() where schema_name = 'marts'"
        ).fetchall()
    }
    tables = read_dictionary(con)
    assert {table.name for table in tables} == comments.keys()
    for table in tables:
        assert table.zh and table.en, table.name
        assert table.notes_zh and table.notes_en, f"{table.name} has no usage_notes in its yml"
        assert comments[table.name] == comment_of(table)
        assert table.kind == "view" or (table.grain and f"One row per {table.grain[0]}" in comments[table.name])
        for column in table.columns:
            assert column.zh and column.en, (table.name, column.name)
            assert columns.pop((table.name, column.name)) == f"{column.zh} {column.en}"
    assert not columns


def test_keys_hold(con: duckdb.DuckDBPyConnection) -> None:
    for table in read_dictionary(con):
        if table.key:
            keys = ", ".join(table.key)
            row = con.execute(f"select count(*), count(distinct ({keys})) from marts.{table.name}").fetchone()
            assert row is not None
            assert row[0] == row[1], table.name


def test_each_fact_has_a_key_and_references(con: duckdb.DuckDBPyConnection) -> None:
    for table in read_dictionary(con):
        if table.kind == "fact":
            assert table.key, table.name
            assert any(column.references for column in table.columns), table.name


@pytest.mark.parametrize("page", ["data-dictionary.md", "model.md"])
def test_committed_pages_are_current(page: str, published: Path, tmp_path: Path) -> None:
    assert main([str(published), str(tmp_path)]) == 0
    current = (tmp_path / page).read_text(encoding="utf-8")
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == current, (
        f"docs/{page} is stale: build, then python -m presentation.dictionary_pages"
    )
