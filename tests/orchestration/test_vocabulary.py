"""What the vocabulary lacks is listed as rows that its files take."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from pathlib import Path

import duckdb
import pytest

from orchestration.cli.app import main
from orchestration.cli.vocabulary import known
from tests.conftest import Planhouse


def listed(house: Planhouse, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PLANHOUSE_SOURCES", str(house.sources))
    assert main(["vocabulary", "--warehouse", str(house.warehouse)]) == 0
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


def test_says_how_much_of_each_genre_and_report_it_knows(
    built: Planhouse, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = listed(built, capsys, monkeypatch)
    ((curated, figures),) = built.query(
        "select count(*) filter (is_curated), count(*) from marts.fct_figure join marts.dim_indicator using (indicator_id)"
    )
    told = re.findall(r"^# (.+): ([\d,]+) of ([\d,]+) figures, ([\d.]+) %$", text, re.MULTILINE)
    assert [each[0] for each in told] == ["plan, 1 report", "310106-2023-plan"]
    for _, some, every, share in told:
        assert (int(some.replace(",", "")), int(every.replace(",", ""))) == (curated, figures)
        assert float(share) == pytest.approx(100 * curated / figures, abs=0.05)


def test_shares_of_genres_and_reports() -> None:
    """Genres by size, then reports by what is known of them; a figure of an indicator of its own is not known."""
    con = duckdb.connect()
    con.execute("create schema marts")
    con.execute("create table marts.dim_report (report_id varchar, genre varchar)")
    con.execute(
        "insert into marts.dim_report values ('a', 'plan'), ('b', 'budget'), ('c', 'budget'), ('empty', 'work')"
    )
    con.execute("create table marts.dim_indicator (indicator_id varchar, is_curated boolean)")
    con.execute("insert into marts.dim_indicator values ('gdp', true), ('x1', false)")
    con.execute("create table marts.fct_figure (report_id varchar, indicator_id varchar)")
    for report, known_ones, others in (("a", 3, 1), ("b", 1000, 500), ("c", 0, 5)):
        con.execute(
            f"insert into marts.fct_figure select '{report}', 'gdp' from range({known_ones}) "
            f"union all select '{report}', 'x1' from range({others})"
        )
    assert [str(share) for share in known(con)] == [
        "budget, 2 reports: 1,000 of 1,505 figures, 66.4 %",
        "plan, 1 report: 3 of 4 figures, 75.0 %",
        "c: 0 of 5 figures, 0.0 %",
        "b: 1,000 of 1,500 figures, 66.7 %",
        "a: 3 of 4 figures, 75.0 %",
    ]


NEIGHBOUR = """# 西湖区2023年国民经济和社会发展计划执行情况的报告

全年税收总收入500.00亿元。两大产业税收总收入300.00亿元,占全区税收总收入的60.0%。

表 1 两大产业税收完成情况

| 产业名称 | 税收总收入(亿元) | 占全区总税收比重(%) |
| --- | ---: | ---: |
| 云计算产业 | 200.00 | 40.0 |
| 茶旅产业 | 100.00 | 20.0 |
| 合计 | 300.00 | 60.0 |
"""


@pytest.mark.slow
def test_pasted_rows_make_curated_members(
    copy_of_built: Planhouse, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An indicator of the first report; then the industries of another district, whose tax is there on first sight, and which the
    rows that are listed make curated."""
    house = copy_of_built
    rows = by_file(listed(house, capsys, monkeypatch))
    for file in ("indicators.csv", "indicator_aliases.csv"):
        row = rows[file][0] | {"indicator_id": "pasted-indicator"}
        if "polarity" in row:
            row |= {"name_en": "Pasted", "polarity": "neutral", "topic": "economy"}
        append(house.sources / "vocabulary" / file, row)
    name = rows["indicators.csv"][0]["name_zh"]
    (house.sources / "reports" / "west.md").write_text(NEIGHBOUR, encoding="utf-8")
    catalogue = house.sources / "reports.csv"
    columns = catalogue.read_text(encoding="utf-8").splitlines()[0].split(",")
    entry = {
        "report_id": "330106-2023-plan",
        "area_code": "330106",
        "genre": "plan",
        "execution_year": "2023",
        "plan_year": "2024",
        "title_zh": "西湖区2023年国民经济和社会发展计划执行情况的报告",
        "file": "west.md",
    }
    append(catalogue, {column: entry.get(column, "") for column in columns})
    done = house.build()
    assert done.returncode == 0, done.stderr
    assert house.query(f"select indicator_id, is_curated from marts.dim_indicator where name_zh = '{name}'") == [
        ("pasted-indicator", True)
    ]
    # the whole of a share is an indicator, too
    assert house.query(
        "select count(*) > 0 from marts.fct_figure where 'pasted-indicator' in (indicator_id, whole_of_indicator_id)"
    ) == [(True,)]
    assert taxes(house) == [
        ("330106-两大产业合计", "300.0000", "60.0000"),
        ("330106-云计算产业", "200.0000", "40.0000"),
        ("330106-茶旅产业", "100.0000", "20.0000"),
    ]
    assert house.query(
        "select distinct area_code, is_curated from marts.dim_industry where industry_id like '330106-%'"
    ) == [("330106", False)]
    rows = by_file(listed(house, capsys, monkeypatch))
    assert name not in [row["name_zh"] for row in rows["indicators.csv"]]
    industries = {row["name_zh"]: row for row in rows["industries.csv"]}
    assert len(industries) == 3 and {"云计算产业", "茶旅产业"} < set(industries)
    assert {row["area_code"] for row in industries.values()} == {"330106"}
    # they are found by their names, and "their" taxes are no indicators
    assert "industry_aliases.csv" not in rows
    assert not any(name in row["name_zh"] for name in industries for row in rows["indicators.csv"])

    vocabulary = house.sources / "vocabulary"
    (total,) = (row for name, row in industries.items() if name.endswith("合计"))
    append(vocabulary / "industries.csv", total | {"industry_id": "two", "name_zh": "两大产业合计"})
    append(vocabulary / "industry_aliases.csv", {"alias": "两大产业", "industry_id": "two"})
    for industry, name in (("cloud", "云计算产业"), ("tea", "茶旅产业")):
        append(vocabulary / "industries.csv", industries[name] | {"industry_id": industry, "parent_industry_id": "two"})
    done = house.build()
    assert done.returncode == 0, done.stderr
    assert taxes(house) == [
        ("cloud", "200.0000", "40.0000"),
        ("tea", "100.0000", "20.0000"),
        ("two", "300.0000", "60.0000"),
    ]
    left = by_file(listed(house, capsys, monkeypatch))
    assert "industries.csv" not in left
    assert not any("产业税收" in row["name_zh"] for row in left["indicators.csv"])


def taxes(house: Planhouse) -> list[tuple[object, ...]]:
    """Each row of the neighbour's table in the tax facts."""
    return house.query(
        "select industry_id, cast(tax_revenue as varchar), cast(share_of_total_pct as varchar) "
        "from marts.fct_tax_by_industry where report_id = '330106-2023-plan' order by 1"
    )


def append(path: Path, row: dict[str, str]) -> None:
    with path.open("a", encoding="utf-8", newline="") as handle:
        csv.DictWriter(handle, row.keys(), lineterminator="\n").writerow(row)


def test_no_warehouse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vocabulary", "--warehouse", str(tmp_path / "absent.duckdb")]) == 1
    assert "make build" in capsys.readouterr().err
