"""The commands that read one file: figures as CSV, and the reviewer's page."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from pathlib import Path

import pytest

from orchestration.cli.app import main
from orchestration.cli.figures import COLUMNS

REPORT = """# 关于云溪市2023年国民经济和社会发展计划执行情况与2024年计划草案的报告

## 一、2023年计划执行情况

全年生产总值120.50亿元，同比增长5.1%。<script>alert("x")</script> & 新增企业22家。

## 二、2024年主要任务

新增企业30家。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "云溪 2023.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_figures_prints_csv_in_reading_order(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(report)]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0] == ",".join(COLUMNS)
    read = rows(out)
    assert [(row["value"], row["unit"], row["kind"], row["year"], row["scenario"]) for row in read] == [
        ("120.50", "亿元", "level", "2023", "actual"),
        ("5.1", "%", "growth", "2023", "actual"),
        ("22", "家", "level", "2023", "actual"),
        ("30", "家", "level", "2024", "target"),
    ]
    # the whole area has no zone and no industry
    assert {(row["zone"], row["industry"]) for row in read} == {("", "")}


def test_what_is_given_beats_what_the_head_says(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(report), "--year", "2030", "--genre", "communique", "--area", "310106"]) == 0
    captured = capsys.readouterr()
    assert "310106-2030-communique" in captured.err


def test_a_file_that_says_nothing_about_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("今年新增企业30家，增长很快。\n", encoding="utf-8")
    assert main(["figures", str(path)]) == 1
    assert "--genre" in capsys.readouterr().err
    assert main(["figures", str(path), "--genre", "work", "--year", "2023"]) == 0


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(tmp_path / "absent.txt")]) == 1
    assert "absent.txt" in capsys.readouterr().err


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.marked: list[str] = []
        self.external: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.external += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "mark":
            self.marked.append(data)


def test_review_page_marks_every_figure_and_escapes_the_text(report: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.html"
    assert main(["review", str(report), "-o", str(output)]) == 0
    text = output.read_text(encoding="utf-8")
    page = _Page()
    page.feed(text)
    assert page.marked == ["120.50亿元", "5.1%", "22家", "30家"]
    assert "script" not in page.tags
    assert "&lt;script&gt;" in text
    assert page.external == []


def test_review_page_prints_a_cell_that_nobody_can_place_in_its_table_and_nowhere_else(tmp_path: Path) -> None:
    path, output = tmp_path / "a.txt", tmp_path / "out.html"
    rows = "项目 2022年 2023年\n契税收入 120.5 130.5\n专项收入 77.5\n罚没收入 40.5 41.5\n捐赠收入 8.5 9.5"
    path.write_text(f"关于云溪市2023年国民经济和社会发展计划执行情况的报告\n\n{rows}\n", encoding="utf-8")
    assert main(["review", str(path), "-o", str(output)]) == 0
    assert output.read_text(encoding="utf-8").count("77.5") == 1


def test_review_in_a_terminal_cannot_be_steered_by_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(REPORT.replace("新增企业22家", "新增\x1b[2J企业22家"), encoding="utf-8")
    assert main(["review", str(path), "--terminal"]) == 0
    out = capsys.readouterr().out
    assert "22家" in out
    assert "\x1b[2J" not in out


SPREADSHEET = """# 关于云溪市2023年国民经济和社会发展计划执行情况与2024年计划草案的报告

## 一、2023年计划执行情况

| 项目 | 目标(%) | 完成(%) |
| --- | --- | --- |
| =1+2类产值增长 | 5-6 | -4.5 |
"""


def test_a_file_of_figures_is_for_excel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It begins with a byte order mark, which standard output has not; a decline is a number, a range no date, a name no formula."""
    path, output = tmp_path / "云溪 2023.md", tmp_path / "figures.csv"
    path.write_text(SPREADSHEET, encoding="utf-8")
    assert main(["figures", str(path), "-o", str(output)]) == 0
    body = output.read_bytes()
    assert body.startswith(b"\xef\xbb\xbftext,")
    read = rows(body.decode("utf-8-sig"))
    assert [row["text"] for row in read] == ["5–6", "-4.5"]
    assert [(row["value"], row["value_high"]) for row in read] == [("5", "6"), ("4.5", "")]
    assert {row["row_label"] for row in read} == {"'=1+2类产值增长"}
    capsys.readouterr()
    assert main(["figures", str(path)]) == 0
    assert capsys.readouterr().out.encode() == body.removeprefix(b"\xef\xbb\xbf")


def test_the_review_names_the_rule_behind_each_figure(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(report), "--terminal"]) == 0
    shown = capsys.readouterr().out
    assert "rule growth" in shown
    # how far each can be trusted, and what to look at first
    assert shown.count("confidence 0.") == 4
    assert "of 4 figures have a confidence above 0.95; about" in shown
    assert "rule level/whole-name" in shown
    assert shown.count("· rule ") == 4


def test_rules_counts_what_fired_and_names_what_never_did(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (report.parent / "notes.txt").write_text("说明：没有数字的一页。", encoding="utf-8")
    assert main(["rules", str(report.parent)]) == 0
    captured = capsys.readouterr()
    lines = [line.split(maxsplit=3) for line in captured.out.splitlines()]
    counted = {rule: (int(numbers), int(documents), example) for numbers, documents, rule, example in lines}
    assert counted["growth"] == (1, 1, "全年生产总值120.50亿元，同比增长[5.1%]。 = 生产总值, growth")
    assert counted["in-row"] == (0, 0, "never (names.leaning)")
    assert [int(line[0]) for line in lines] == sorted((int(line[0]) for line in lines), reverse=True)
    assert "notes.txt" in captured.err
    assert captured.err.endswith("documents read: 1\n")


def test_rules_of_a_folder_without_a_report_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", str(tmp_path)]) == 1
    assert main(["rules", str(tmp_path / "none")]) == 1
    assert "is not a folder" in capsys.readouterr().err


def test_rules_shows_a_number_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "报告.txt").write_text("2025年建成5维展厅，新增企业3家。", encoding="utf-8")
    assert main(["rules", str(tmp_path), "--area", "310106", "--genre", "plan", "--year", "2025"]) == 0
    assert "2025年建成[5]维展厅，新增企业3家。 = name" in capsys.readouterr().out
