"""``planhouse correct``: what is merged, and what each refusal says."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.cli.app import main
from sources.catalogue.corrections import load
from tests.conftest import lay_out

REPORT = "310106-2023-plan"
TITLE = "关于静安区2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告"
TEXT = f"""# {TITLE}

全区修缮古桥37座，新建茶馆5.20万平方米。新建书店12家。

| 项目 | 去年(处) | 今年(处) |
| --- | --- | --- |
| 水井 | 41 | 41 |
"""


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sources of one report of a few sentences."""
    house = lay_out(tmp_path)
    house.digest.write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("PLANHOUSE_SOURCES", str(house.sources))
    return house.sources


def entry(printed: str, within: str, *more: str, report: str = REPORT) -> str:
    lines = [
        f"report: {report}",
        f'printed: "{printed}"',
        f"within: {within}",
        "reason: seen",
        "by: 李",
        "date: 2024-03-01",
    ]
    return "\n    ".join([f"  - {lines[0]}", *lines[1:], *(more or ("action: confirm",))]) + "\n"


def export(folder: Path, *entries: str) -> str:
    path = folder / "export.yml"
    path.write_text("corrections:\n" + "".join(entries), encoding="utf-8")
    return str(path)


def test_merges_what_holds_and_says_how_many(sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (sources / "corrections.yml").read_text(encoding="utf-8")
    file = export(
        tmp_path,
        entry("37座", "修缮古桥"),
        entry("12家", "书店", "action: drop"),
        entry("41", "水井", "column: 今年", "action: override", "set: {value: '42', zone_id: all, scope_id: own}"),
    )
    assert main(["correct", file]) == 0
    assert "3 added" in capsys.readouterr().out
    assert [each.action for each in load(sources / "corrections.yml")[REPORT]] == ["confirm", "drop", "override"]
    assert before.split("corrections:", maxsplit=1)[0] in (sources / "corrections.yml").read_text(encoding="utf-8")
    assert main(["correct", file]) == 0
    assert "0 added" in (said := capsys.readouterr().out) and "3 there already" in said


@pytest.mark.parametrize(
    ("faulty", "words"),
    [
        (entry("37座", "修缮古桥", report="310106-1999-plan"), ("310106-1999-plan", "no such report", "planhouse add")),
        (entry("38座", "修缮古桥"), (REPORT, "38座", "not printed any more")),
        (entry("41", "水井"), (REPORT, "printed 2 times")),
        (entry("37座", "修缮古桥", "action: override", "set: {zone_id: moon}"), ("zone_id", "moon", "vocabulary")),
        (
            entry("37座", "修缮古桥", "action: override", "set: {industry_id: moon}"),
            ("industry_id", "moon", "vocabulary"),
        ),
        (
            entry("37座", "修缮古桥", "action: override", "set: {area_code: '999999'}"),
            ("area_code", "999999", "vocabulary"),
        ),
        (entry("37座", "修缮古桥", "action: override", "set: {scope_id: half}"), ("scope_id", "half", "own")),
    ],
)
def test_one_fault_and_nothing_is_merged(
    sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], faulty: str, words: tuple[str, ...]
) -> None:
    before = (sources / "corrections.yml").read_bytes()
    assert main(["correct", export(tmp_path, entry("12家", "书店"), faulty)]) == 1
    said = capsys.readouterr().err
    assert "export.yml, correction 2" in said and "1 of 2 entries" in said
    assert [word for word in words if word not in said] == []
    assert (sources / "corrections.yml").read_bytes() == before


def test_every_fault_is_named(sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["correct", export(tmp_path, entry("38座", "修缮古桥"), entry("13家", "书店"))]) == 1
    said = capsys.readouterr().err
    assert "38座" in said and "13家" in said and "2 of 2 entries" in said


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("corrections: []\n", "no correction"),
        ("corrections: [\n", "cannot be read"),
        ("corrections:\n  - report: a\n", "printed is missing"),
        ("corrections:\n" + entry("37座", "修缮古桥").replace("    by: 李\n", ""), "by whom"),
    ],
)
@pytest.mark.usefixtures("sources")
def test_what_is_no_file_of_corrections_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, word: str
) -> None:
    path = tmp_path / "export.yml"
    path.write_text(text, encoding="utf-8")
    assert main(["correct", str(path)]) == 1
    assert word in (said := capsys.readouterr().err) and "export.yml" in said
    assert main(["correct", str(tmp_path / "absent.yml")]) == 1
    assert "absent.yml" in capsys.readouterr().err


def test_a_second_word_needs_replace(sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["correct", export(tmp_path, entry("37座", "修缮古桥"))]) == 0
    file = export(tmp_path, entry("37座", "古桥", "action: drop"))
    assert main(["correct", file]) == 1
    assert "--replace" in (said := capsys.readouterr().err) and "by 李" in said
    assert main(["correct", file, "--replace"]) == 0
    assert "1 replaced" in capsys.readouterr().out
    assert [each.action for each in load(sources / "corrections.yml")[REPORT]] == ["drop"]


def test_says_which_of_those_that_are_there_have_lapsed(
    sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["correct", export(tmp_path, entry("37座", "修缮古桥"))]) == 0
    (sources / "reports" / f"{REPORT}.md").write_text(TEXT.replace("修缮古桥", "修建古桥"), encoding="utf-8")
    assert main(["correct", export(tmp_path, entry("12家", "书店"))]) == 0
    assert "lapsed: corrections.yml, correction 1" in (said := capsys.readouterr().out) and "37座" in said


def test_a_report_whose_row_cannot_be_used_is_said(
    sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sources / "reports.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",plan,", ",scheme,"), encoding="utf-8")
    assert main(["correct", export(tmp_path, entry("37座", "修缮古桥"))]) == 1
    said = capsys.readouterr().err
    assert "scheme" in said and "export.yml, correction 1" in said and "no such report" not in said
