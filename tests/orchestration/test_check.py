"""``planhouse check``: a draft has the findings that a build gives it, told in two languages, as JSON and in its Word file."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import pytest
from docx import Document as WordDocument
from lxml import etree

from orchestration.build import modelling, rendering
from orchestration.checking import ledger
from orchestration.cli.app import main
from orchestration.settings import Settings
from sources.catalogue.catalogue import Catalogue, ReportEntry
from sources.documents.formats.detect import read_document
from sources.lexicon import Lexicon
from sources.model import Reading
from sources.reading import read_report
from sources.rows import RAW_TABLES
from tests.conftest import ROOT, Planhouse, copied
from tests.support.tables.made import Head, Made
from tests.support.tables.prints import PRINTS
from tests.support.word import as_word

REPORT = "310106-2023-plan"
AS_PLAN = ("--area", "310106", "--genre", "plan", "--year", "2023")
DRAFT = """# 关于静安区2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告

## 一、2023年计划执行情况

全区税收总收入1000.0亿元。外资企业税收总收入240.0亿元,占全区税收总收入的{share}%。
"""
# what is printed, what is printed instead, and the number in it: each breaks one identity, whose checked number it is
ERRORS = (
    ("同比增长26.85%", "同比增长26.95%", "26.95%"),
    ("同比增长107.01%", "同比增长107.10%", "107.10%"),
    ("同比增长22.47%", "同比增长22.74%", "22.74%"),
    ("同比增长80.49%", "同比增长80.94%", "80.94%"),
    ("上报项目的68%", "上报项目的67%", "67%"),
    ("完成目标的178.8%", "完成目标的187.8%", "187.8%"),
    ("全区总税收入的73.4%", "全区总税收入的74.3%", "74.3%"),
    ("全区总税收入的51.1%", "全区总税收入的15.1%", "15.1%"),
    ("| 43.26 | 5.1 |", "| 43.26 | 5.2 |", "5.2"),
    ("| 99.48 | 11.7 |", "| 99.48 | 11.8 |", "11.8"),
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


@pytest.fixture
def at_built(built: Planhouse, monkeypatch: pytest.MonkeyPatch) -> Planhouse:
    """The command runs where the first report was built."""
    for name in ("PLANHOUSE_SOURCES", "PLANHOUSE_WAREHOUSE", "PLANHOUSE_BUILD"):
        monkeypatch.setenv(name, built.environment[name])
    return built


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with one share that is none."""
    path = tmp_path / "draft.md"
    path.write_text(DRAFT.format(share="23.5"), encoding="utf-8")
    return path


def with_errors(text: str) -> str:
    for printed, wrong, _ in ERRORS:
        assert text.count(printed) == 1, printed
        text = text.replace(printed, wrong)
    return text


def settings_of(house: Planhouse) -> Settings:
    return Settings(house.sources, house.warehouse, house.folder / "build")


def read(house: Planhouse, data: bytes) -> tuple[Reading, ReportEntry]:
    entry = Catalogue.load(house.sources).entries[REPORT]
    return read_report(data, entry.file, entry.context, Lexicon.load(house.sources / "vocabulary")), entry


# the same as a build


@pytest.mark.slow
def test_a_draft_gets_the_ledger_that_a_build_gives_it(built: Planhouse) -> None:
    """Row by row, also where something does not hold, and in the types that are promised."""
    with copied(built) as house:
        text = house.digest.read_text(encoding="utf-8")
        # what is wrong in a table would set the report aside
        for printed, wrong, _ in ERRORS[:4]:
            text = text.replace(printed, wrong)
        house.digest.write_text(text, encoding="utf-8")
        done = house.build()
        assert done.returncode == 0, done.stderr
        reading, entry = read(house, house.digest.read_bytes())
        with ledger.modelled(reading, entry, house.digest.read_bytes(), settings_of(house)) as (con, _):
            for table in ("fct_reconciliation", "fct_plausibility", "fct_figure", "fct_suspect", "v_findings"):
                query = f"select * from marts.{table} order by all"
                here = con.execute(query)
                types = [column[:2] for column in here.description]
                with duckdb.connect(str(house.warehouse), read_only=True) as published:
                    there = published.execute(query)
                    assert types == [column[:2] for column in there.description], table
                    assert here.fetchall() == there.fetchall(), table
            assert con.execute("select count(*), count(suspect_figure_id) from marts.v_findings").fetchone() == (4, 4)


def test_words_that_models_look_up_have_the_types_of_a_build(built: Planhouse) -> None:
    query = """select table_name, column_name, data_type from duckdb_columns()
        where schema_name = 'vocabulary' and database_name = current_database() order by all"""
    reading, entry = read(built, built.digest.read_bytes())
    with ledger.modelled(reading, entry, built.digest.read_bytes(), settings_of(built)) as (con, _):
        here = con.execute(query).fetchall()
    assert here
    assert set(here) <= set(built.query(query))


@pytest.mark.slow
def test_a_build_leaves_the_sql_and_dbt_renders_the_same(built: Planhouse, tmp_path: Path) -> None:
    """Where nothing was built dbt renders it, once; the database may be called otherwise, nothing else."""
    left = rendering.rendered(settings_of(built))
    elsewhere = Settings(built.sources, built.warehouse, tmp_path / "build")
    assert not rendering.is_rendered(elsewhere)
    assert rendering.rendered(elsewhere) == left
    assert rendering.is_rendered(elsewhere)
    assert list((tmp_path / "build").rglob("*.duckdb")) == []


def test_what_is_rendered_is_used_until_the_project_changes(built: Planhouse, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise AssertionError("dbt was called")

    monkeypatch.setattr(modelling, "compile_models", fails)
    assert rendering.rendered(settings_of(built))
    monkeypatch.setattr(rendering, "dbt_project_hash", lambda _: "of another project")
    assert not rendering.is_rendered(settings_of(built))
    with pytest.raises(AssertionError, match="dbt was called"):
        rendering.rendered(settings_of(built))


def test_half_of_a_rendering_is_none(copy_of_built: Planhouse) -> None:
    settings = settings_of(copy_of_built)
    path = settings.dbt_target / "findings.json"
    path.write_bytes(path.read_bytes()[:1000])
    assert not rendering.is_rendered(settings)


def test_neither_dagster_nor_dbt_is_loaded(at_built: Planhouse, draft: Path) -> None:
    code = (
        "import sys; from orchestration.cli.app import main; status = main(sys.argv[1:]);"
        "assert not {'dagster', 'dbt', 'great_expectations'} & sys.modules.keys(); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(draft)], cwd=ROOT, env=at_built.environment, capture_output=True
    )
    assert done.returncode == 3, done.stderr.decode()


# every format

MADE = Made(
    "表1 主要产品收入情况",
    "单位：亿元",
    ((Head("产品"), Head("收入")),),
    (("钢材", "12.5"), ("水泥", "13.5"), ("合计", "27.0")),
    "",
)


@pytest.mark.parametrize("layout", ["HTML", "Word", "PDF with rules", "Markdown", "tabs", "CSV"])
def test_every_format_is_checked(
    at_built: Planhouse, tmp_path: Path, layout: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if layout == "CSV":
        extension, data = ".csv", "产品,收入（亿元）\n钢材,12.5\n水泥,13.5\n合计,27.0\n".encode()
    else:
        extension, printed = PRINTS[layout]
        data = printed(MADE)
    path = tmp_path / f"draft{extension}"
    path.write_bytes(data)
    assert main(["check", str(path), "--json", *AS_PLAN]) == 3
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["identity"], finding["verdict"]) == ("sum_of_parts", "mismatch")
    assert (finding["lhs"], finding["rhs"], finding["gap"], finding["tolerance"]) == ("26", "27", "-1", "0.15")
    assert (finding["number"]["printed_text"], finding["number"]["row_label"]) == ("27.0", "合计")
    assert [(each["printed_text"], each["row_label"]) for each in finding["others"]] == [
        ("12.5", "钢材"),
        ("13.5", "水泥"),
    ]
    assert finding["number"]["page"] == (1 if layout.startswith("PDF") else None)


# what is told


def test_a_finding_is_told_in_chinese(at_built: Planhouse, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(draft)]) == 3
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == f"draft.md：按 {REPORT} 核对。"
    assert "发现 1 处不符：" in lines
    at = lines.index("1. “23.5%”，应当占比等于金额除以总量：不符（提醒）")
    assert lines[at + 1] == "位置：一、2023年计划执行情况"
    assert lines[at + 3].startswith("左边 23.5，右边 24，相差 -0.5，允许误差 0.05")
    assert lines[at + 4].startswith("最可能有误：")
    assert lines[at + 5] == "相关数字：240.0亿元（外资企业税收总收入）；1000.0亿元（税收总收入）"
    assert lines[at + 6] == "原文：外资企业税收总收入240.0亿元,占全区税收总收入的23.5%。"


def test_and_in_english(at_built: Planhouse, draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(draft), "--language", "en"]) == 3
    out = capsys.readouterr().out
    assert "1. “23.5%”. The share is the part over the whole: mismatch (warning)" in out
    assert "Left 23.5, right 24, gap -0.5, allowed 0.05" in out
    assert "不符" not in out


def test_a_clean_draft_ends_with_0_and_says_what_that_means(
    at_built: Planhouse, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft.write_text(DRAFT.format(share="24.0"), encoding="utf-8")
    assert main(["check", str(draft), "--language", "en"]) == 0
    out = capsys.readouterr().out
    assert "Nothing was found. That does not mean that nothing is wrong" in out
    assert "statistical numbers, 3 of them in an identity" in out


def test_json_is_one_object_and_loses_no_digit(
    at_built: Planhouse, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(draft), "--json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert (found["report_id"], found["compared_with"], len(found["findings"])) == (REPORT, [], 1)
    number = found["findings"][0]["number"]
    block = read_document(draft.read_bytes(), draft.name).blocks[number["block_no"] - 1]
    assert block.text[number["char_start"] : number["char_end"]] == number["printed_text"] == "23.5%"


def test_what_the_head_does_not_tell_is_asked_for_by_its_option(
    at_built: Planhouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("税收总收入1000.0亿元。外资企业税收总收入240.0亿元，占税收总收入的23.5%。\n", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert (
        said.err
        == "draft.txt: its head does not tell area_code, genre, execution_year. Give --area, --genre, --year.\n"
    )
    assert main(["check", str(path), *AS_PLAN]) == 3


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("draft.docx", b"PK\x03\x04 broken", "no whole .docx archive"),
        ("draft.odt", b"anything", "Convert it with LibreOffice"),
        (
            "draft.txt",
            "关于静安区2023年国民经济和社会发展计划执行情况的报告\n\n没有数字。\n".encode(),
            "no figure was found in it",
        ),
    ],
)
def test_what_cannot_be_read_says_why(
    at_built: Planhouse, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert main(["check", str(path), *AS_PLAN]) == 1
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there(at_built: Planhouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.docx")]) == 1
    assert "No such file" in capsys.readouterr().err


def test_a_language_that_is_not_told(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(draft), "--language", "fr"]) == 2
    assert "'fr' is not one of 'zh', 'en'" in capsys.readouterr().err


# beside what is published


def later_draft(tmp_path: Path, amount: str) -> Path:
    path = tmp_path / "later.md"
    title = "关于静安区2024年国民经济和社会发展计划执行情况与2025年国民经济和社会发展计划草案的报告"
    path.write_text(
        f"# {title}\n\n## 一、2024年计划执行情况\n\n2023年，全区社会消费品零售总额{amount}亿元。2024年新增企业22家。\n",
        encoding="utf-8",
    )
    return path


def test_another_report_of_the_area_is_compared_with(
    at_built: Planhouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first report prints 1707.89; its file is as it was afterwards."""
    before = at_built.warehouse.read_bytes()
    assert main(["check", str(later_draft(tmp_path, "1770.89")), "--json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert found["compared_with"] == [REPORT]
    (finding,) = found["findings"]
    assert finding["identity"] == "restatement"
    assert [(each["report_id"], each["printed_text"].replace(" ", "")) for each in finding["others"]] == [
        (REPORT, "1707.89亿元")
    ]
    assert at_built.warehouse.read_bytes() == before
    assert main(["check", str(later_draft(tmp_path, "1707.89"))]) == 0
    assert f"并与已发布的报告比对：{REPORT}。" in capsys.readouterr().out


@pytest.mark.parametrize("edition", [REPORT, f"{REPORT}-2"])
def test_an_edition_of_the_draft_is_not_compared_with(
    at_built: Planhouse,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    edition: str,
) -> None:
    """The first of its area, genre and year, and a further one. The first report prints 1707.89."""
    published = tmp_path / "warehouse.duckdb"
    shutil.copy(at_built.warehouse, published)
    with duckdb.connect(str(published)) as con:
        for table in RAW_TABLES:
            con.execute(f"update raw.{table} set report_id = ?", [edition])
    monkeypatch.setenv("PLANHOUSE_WAREHOUSE", str(published))
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT.format(share="24.0") + "\n2023年，全区社会消费品零售总额1770.89亿元。\n", encoding="utf-8")
    assert main(["check", str(draft), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["compared_with"] == []


def test_a_published_file_that_cannot_be_read_is_said_and_left_out(
    at_built: Planhouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "warehouse.duckdb"
    broken.write_bytes(b"no database" * 1000)
    monkeypatch.setenv("PLANHOUSE_WAREHOUSE", str(broken))
    assert main(["check", str(later_draft(tmp_path, "1770.89"))]) == 0
    assert "未与已发布的数据仓库比对" in capsys.readouterr().err


# comments in Word


def texts(part: etree._Element) -> str:
    return "".join(each.text or "" for each in part.iter(f"{_W}t"))


def without_comments(document: bytes) -> bytes:
    """The main part without the anchors of comments, in one form."""
    root = etree.fromstring(document)
    for name in ("commentRangeStart", "commentRangeEnd"):
        for each in list(root.iter(f"{_W}{name}")):
            each.getparent().remove(each)
    for each in list(root.iter(f"{_W}commentReference")):
        run = each.getparent()
        run.getparent().remove(run)
    return etree.tostring(root, method="c14n")


def commented(data: bytes) -> list[tuple[str, str]]:
    """The words that each comment stands at, and the comment's own, in the order of the document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root, notes = (etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "comments"))
    words = {each.get(f"{_W}id"): texts(each) for each in notes}
    found = []
    elements = list(root.iter())
    for start in root.iter(f"{_W}commentRangeStart"):
        key = start.get(f"{_W}id")
        (end,) = (each for each in root.iter(f"{_W}commentRangeEnd") if each.get(f"{_W}id") == key)
        inside = elements[elements.index(start) : elements.index(end)]
        found.append(("".join(each.text or "" for each in inside if each.tag == f"{_W}t"), words.pop(key)))
    assert words == {}
    return found


@pytest.fixture
def wrong(at_built: Planhouse, tmp_path: Path) -> Path:
    """The first report as a Word file, with ten errors in it."""
    text = with_errors(at_built.digest.read_text(encoding="utf-8"))
    path = tmp_path / "draft.docx"
    path.write_bytes(as_word(read_document(text.encode(), "draft.md")))
    return path


def test_ten_errors_get_ten_comments_and_nothing_else_changes(
    wrong: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "marked.docx"
    before = wrong.read_bytes()
    assert main(["check", str(wrong), "--annotate", str(out)]) == 3
    said = capsys.readouterr()
    assert "发现 10 处不符：" in said.out
    assert f"已写入 {out}：10 处批注。" in said.err
    assert wrong.read_bytes() == before
    comments = commented(out.read_bytes())
    assert len(comments) == len(ERRORS)
    for _, instead, number in ERRORS:
        (at,) = (at for at, words in comments if words.startswith(f"“{number}”"))
        assert at == number if "|" in instead else instead in at
    with zipfile.ZipFile(wrong) as old, zipfile.ZipFile(out) as new:
        for name in old.namelist():
            if name not in {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"}:
                assert new.read(name) == old.read(name), name
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        main_part = "word/document.xml"
        assert without_comments(new.read(main_part)) == without_comments(old.read(main_part))


def shown_by_libreoffice(path: Path) -> tuple[str, list[str]]:
    """The text of a document that LibreOffice wrote (.fodt), and the words of each of its comments."""
    (body,) = etree.parse(str(path)).getroot().iter(f"{_OFFICE}text")
    comments = list(body.iter(f"{_OFFICE}annotation"))
    words = ["".join(each.itertext()) for each in comments]
    for each in comments:
        each.clear(keep_tail=True)
    return "".join(body.itertext()), words


def test_libreoffice_opens_it_with_its_comments_and_the_text_that_it_had(wrong: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) is not on this machine")
    out = tmp_path / "marked.docx"
    assert main(["check", str(wrong), "--annotate", str(out)]) == 3
    command = [soffice, f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to", "fodt"]
    files = [str(wrong), str(out)]
    subprocess.run([*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=300)
    text, none = shown_by_libreoffice(tmp_path / "draft.fodt")
    marked, comments = shown_by_libreoffice(tmp_path / "marked.fodt")
    assert none == []
    assert marked == text
    assert all(instead.strip("| ").split(" | ")[0] in text for _, instead, _ in ERRORS)
    assert len(comments) == len(ERRORS)
    for _, _, number in ERRORS:
        assert sum(f"“{number}”" in words and "不符" in words for words in comments) == 1, number


def test_comments_that_are_there_stay_and_runs_are_not_cut(at_built: Planhouse, tmp_path: Path) -> None:
    """The number stands in two runs; somebody commented on its sentence before."""
    file = WordDocument()
    file.add_heading(DRAFT.splitlines()[0].strip("# "), 0)
    paragraph = file.add_paragraph("全区税收总收入1000.0亿元。外资企业税收总收入240.0亿元,占全区税收总收入的")
    paragraph.add_run("23")
    paragraph.add_run(".5%").bold = True
    paragraph.add_run("。")
    file.add_comment(paragraph.runs[0], "请核实", author="甲", initials="甲")
    path, out = tmp_path / "draft.docx", tmp_path / "marked.docx"
    file.save(str(path))
    assert main(["check", str(path), "--annotate", str(out)]) == 3
    first, second = commented(out.read_bytes())
    assert first == (paragraph.runs[0].text, "请核实")
    # the two runs of the number, neither of them cut
    assert second[0] == "23.5%"
    assert second[1].startswith("“23.5%”，应当占比等于金额除以总量：不符")


def test_without_findings_the_word_file_is_written_as_it_is(at_built: Planhouse, tmp_path: Path) -> None:
    path, out = tmp_path / "draft.docx", tmp_path / "marked.docx"
    path.write_bytes(as_word(read_document(at_built.digest.read_bytes(), "a.md")))
    assert main(["check", str(path), "--annotate", str(out)]) == 0
    assert out.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("name", "out", "said"),
    [
        ("draft.md", "marked.docx", "comments are written into Word files (.docx) only"),
        ("draft.docx", "draft.docx", "Name another file that ends in .docx"),
        ("draft.docx", "marked.doc", "Name another file that ends in .docx"),
    ],
)
def test_comments_have_a_word_file_of_their_own(
    at_built: Planhouse, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, out: str, said: str
) -> None:
    text = DRAFT.format(share="23.5").encode()
    data = as_word(read_document(text, "a.md")) if name.endswith(".docx") else text
    (tmp_path / name).write_bytes(data)
    assert main(["check", str(tmp_path / name), "--annotate", str(tmp_path / out)]) == 1
    assert said in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [name]
    assert (tmp_path / name).read_bytes() == data
