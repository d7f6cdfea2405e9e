"""What the vocabulary lacks is listed as rows that its files take."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from pathlib import Path

import pytest

from orchestration.vocabulary import main
from tests.conftest import Planhouse


def listed(house: Planhouse, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PLANHOUSE_SOURCES", str(house.sources))
    assert main(["--warehouse", str(house.warehouse)]) == 0
    return capsys.readouterr().out


def by_file(text: str) -> dict[str, list[dict[str, str]]]:
    """The rows below each header comment, as the vocabulary's file would read them."""
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    file, columns = "", [""]
    for line in text.splitlines():
        if header := re.fullmatch(r"# (\w+\.csv): (.+)", line):
            file, columns = header[1], header[2].split(",")
        elif line and not line.startswith("#"):
            (values,) = csv.reader(io.StringIO(line))
            rows[file].append(dict(zip(columns, values, strict=True)))
    return rows


def test_lists_what_is_not_curated_most_used_first(
    built: Planhouse, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = listed(built, capsys, monkeypatch)
    rows = by_file(text)
    names = [row["name_zh"] for row in rows["indicators.csv"]]
    assert set(names) == {
        name for (name,) in built.query("select name_zh from marts.dim_indicator where not is_curated")
    }
    assert [row["alias"] for row in rows["indicator_aliases.csv"]] == names
    # an id is a person's to give
    assert {row["indicator_id"] for row in rows["indicators.csv"]} == {""}
    times = [int(number) for number in re.findall(r"# (\d+) times", text.partition("# zones")[0])]
    assert times == sorted(times, reverse=True)
    assert len(times) == len(names)


def test_a_pasted_row_makes_a_curated_member(
    copy_of_built: Planhouse, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    house = copy_of_built
    rows = by_file(listed(house, capsys, monkeypatch))
    for file, key in (("indicators.csv", "indicator_id"), ("indicator_aliases.csv", "indicator_id")):
        path = house.sources / "vocabulary" / file
        row = rows[file][0] | {key: "pasted-indicator"}
        if "polarity" in row:
            row |= {"name_en": "Pasted", "polarity": "neutral", "topic": "economy"}
        with path.open("a", encoding="utf-8", newline="") as handle:
            csv.DictWriter(handle, row.keys(), lineterminator="\n").writerow(row)
    name = rows["indicators.csv"][0]["name_zh"]
    done = house.build()
    assert done.returncode == 0, done.stderr
    assert house.query(f"select indicator_id, is_curated from marts.dim_indicator where name_zh = '{name}'") == [
        ("pasted-indicator", True)
    ]
    assert house.query("select count(*) > 0 from marts.fct_figure where indicator_id = 'pasted-indicator'") == [(True,)]
    assert name not in [row["name_zh"] for row in by_file(listed(house, capsys, monkeypatch))["indicators.csv"]]


def test_no_warehouse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--warehouse", str(tmp_path / "absent.duckdb")]) == 1
    assert "build it first" in capsys.readouterr().err
