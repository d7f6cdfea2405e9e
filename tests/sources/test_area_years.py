"""Areas that are no more, and those that are new: which years they report on, and which of two namesakes a text means."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.cli.app import main
from sources.areas import Areas
from sources.catalogue.document_metadata import Proposal, propose
from sources.documents.formats.detect import read_document
from sources.lexicon import VOCABULARY, Lexicon
from sources.model import ReportContext, ReportError
from sources.reading import read_report

AREAS = Areas.load(VOCABULARY / "areas.csv")
NAMES = {code: area.name for code, area in AREAS.by_code.items()}


def read(code: str, year: int) -> int:
    """How many figures a report of this area and year gives."""
    context = ReportContext(f"{code}-{year}-communique", code, "communique", year, None)
    return len(read_report("全年粮食产量为12.5万吨。\n".encode(), "a.txt", context, Lexicon.load()).figures)


@pytest.mark.parametrize(("code", "year"), [("310108", 2013), ("310108", 2015), ("330103", 2019), ("330113", 2020)])
def test_a_report_of_a_year_of_its_area_is_read(code: str, year: int) -> None:
    assert read(code, year) == 1


@pytest.mark.parametrize(
    ("code", "year", "said"),
    [
        ("310108", 2016, ["闸北区 (310108) is an area until 2015", "looks back on 2016", "静安区 (310106)"]),
        ("330104", 2022, ["until 2021", "上城区 (330102)"]),
        # of the two that went into it the one that it is named after
        ("350404", 2018, ["from 2021 on", "三元区 (350403)"]),
        # a part of another one, which has no code of its own before
        ("330114", 2015, ["from 2021 on", "Mend its area or its year"]),
    ],
)
def test_a_report_of_another_year_is_refused_and_told_whose_it_may_be(code: str, year: int, said: list[str]) -> None:
    with pytest.raises(ReportError) as error:
        read(code, year)
    assert [part for part in said if part not in str(error.value)] == []


def test_what_came_after_is_an_area_of_a_later_year() -> None:
    for area in AREAS.by_code.values():
        assert (area.valid_to is None) == (not area.succeeded_by), area
        if area.valid_to:
            after = AREAS.by_code[area.succeeded_by]
            assert (after.valid_to or 9999) > area.valid_to, area
            assert (after.valid_from or 0) <= area.valid_to + 1, area


def head(title: str, *, file: str = "") -> Proposal:
    text = f"{title}\n\n一、综合\n\n全年粮食产量为12.5万吨。"
    english = {"440118": "Zengcheng District", "440183": "Zengcheng"}
    return propose(read_document(text.encode(), "a.txt"), NAMES, file, english, AREAS)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("增城2012年国民经济和社会发展统计公报", "440183"),
        ("增城2023年国民经济和社会发展统计公报", "440118"),
        ("增城市2023年国民经济和社会发展统计公报", "440183"),  # as it is printed: it is refused when it is read
        ("绍兴2010年国民经济和社会发展统计公报", "330600"),  # 绍兴县 is no namesake of the city while this lasts
        ("三元区2019年国民经济和社会发展统计公报", "350403"),
        ("三元区2023年国民经济和社会发展统计公报", "350404"),
        ("杭州市江干区2018年国民经济和社会发展统计公报", "330104"),
    ],
)
def test_of_two_namesakes_the_one_of_the_year_is_meant(title: str, code: str) -> None:
    assert head(title).area_code == code


def test_the_name_of_a_file_tells_them_apart_too() -> None:
    assert head("", file="zengcheng 2010 statistical bulletin.txt").area_code == "440183"
    assert head("", file="zengcheng 2020 statistical bulletin.txt").area_code == "440118"


@pytest.mark.parametrize(("year", "status"), [("2014", 0), ("2018", 1)])
def test_the_command_line_says_so_too(
    year: str, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("全年粮食产量为12.5万吨。\n", encoding="utf-8")
    assert main(["figures", str(path), "--area", "310108", "--genre", "communique", "--year", year]) == status
    assert ("静安区 (310106)" in capsys.readouterr().err) == bool(status)
