"""Each view speaks one language: no word of the other, no code of the warehouse, and titles that stay whole."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from presentation.page import write_site
from presentation.page.site import HERE, load_texts
from sources.catalogue.catalogue import GENRES
from tests.presentation.page_warehouse import HOSTILE, REPORT, Warehouse, make_warehouse
from tests.presentation.visitor import VIEWS, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = HERE.parent.parent
HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
# names that are the same in every language
NAMES = {"Planhouse", "SHA", "exports"}
# what a reader of the page has no use for
CODE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")

VERDICTS = ("exact", "within_rounding", "truncated", "unit_slip", "mismatch")
# columns of the public tables whose codes the page puts in words, and the group of the texts that has them
CODED = ("identity", "verdict", "kind", "scenario", "genre", "topic", "status", "state", "method")


def models() -> Iterator[tuple[str, list[str]]]:
    """The columns of the marts that have accepted values, with these."""
    for path in sorted((ROOT / "dbt_project/models/marts").glob("*.yml")):
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", []):
            for test in model.get("data_tests", []):
                for column, values in test["rules"]["arguments"].get("values", {}).items():
                    yield column, values.split() if isinstance(values, str) else values


def problems() -> set[str]:
    """The kinds of problems that the reader knows, as its code names them."""
    found = set()
    for path in (ROOT / "sources").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_code_of_the_public_tables_has_words() -> None:
    texts = load_texts()["zh"]
    accepted = [(name, value) for name, values in models() if name in CODED for value in values]
    with (ROOT / "dbt_project/seeds/identities.csv").open(encoding="utf-8", newline="") as handle:
        accepted += [("identity", row["identity"]) for row in csv.DictReader(handle)]
    assert {name for name, _ in accepted} >= {"identity", "verdict", "kind", "scenario", "genre"}
    assert [(name, value) for name, value in accepted if value not in texts[name]] == []


def test_what_a_number_is_about_has_words() -> None:
    """Every basis of a change but the one that nothing is said of, price basis, part of a year, plausibility and slip."""
    texts = load_texts()["zh"]
    accepted = {name: set(values) for name, values in models() if name in {"change_basis", "price_basis"}}
    assert set(texts["basis"]) == accepted["change_basis"] - {"year"}
    assert set(texts["prices"]) == accepted["price_basis"]
    assert {"S1", "S2", "Q1", "Q2", "Q3", "Q4"} <= set(texts["period"])
    with (ROOT / "dbt_project/seeds/plausibility_checks.csv").open(encoding="utf-8", newline="") as handle:
        assert {row["plausibility"] for row in csv.DictReader(handle)} == set(texts["plausibility"])
    with (ROOT / "dbt_project/seeds/slips.csv").open(encoding="utf-8", newline="") as handle:
        assert {row["slip"] for row in csv.DictReader(handle)} == set(texts["slip"])


def test_topics_have_the_names_of_the_vocabulary_on_the_page_and_in_superset() -> None:
    with (ROOT / "dbt_project/seeds/topics.csv").open(encoding="utf-8", newline="") as handle:
        topics = list(csv.DictReader(handle))
    for language in ("zh", "en"):
        named = {row["topic"]: row[f"name_{language}"] for row in topics}
        assert named == load_texts()[language]["topic"]
    for dataset in ("indicators", "targets"):
        text = (ROOT / f"presentation/superset/assets/datasets/{dataset}.yaml").read_text(encoding="utf-8")
        assert f"expression: coalesce(topic_zh, '{load_texts()['zh']['topic']['other']}')" in text


def test_one_thing_has_one_word_wherever_it_is_said() -> None:
    """情景 is a scenario and 种类 a kind, on the page, in Superset and in the contracts."""
    said = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("presentation/page", "presentation/superset/assets", "dbt_project/models")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".toml", ".yaml", ".yml", ".js"}
    }
    assert [name for name, text in said.items() if "情形" in text] == []
    kinds = re.compile(r'^(?:kind = \["|\s*verbose_name: )(\S*?类型\S*)', re.MULTILINE)
    assert {name: kinds.findall(text) for name, text in said.items() if kinds.search(text)} == {
        "presentation/superset/assets/datasets/tax_by_zone.yaml": ["类型"]  # of a zone: its type
    }


def test_every_problem_of_the_reader_has_words() -> None:
    known = problems()
    assert known and known - set(load_texts()["zh"]["problem"]) == set()


def test_every_term_is_explained() -> None:
    texts = load_texts()["en"]
    assert set(texts["term"]) == set(texts["glossary"]) >= set(texts["verdict"])
    source = "\n".join(path.read_text(encoding="utf-8") for path in (HERE / "assets").glob("*.js"))
    asked = {key for call in re.findall(r"\bterms\(([^)]*)\)", source) for key in re.findall(r'"(\w+)"', call)}
    assert len(asked) > 10 and asked <= set(texts["term"])


def test_texts_are_in_their_language() -> None:
    texts = load_texts()
    english = [text for group in texts["en"].values() for text in group.values()]
    chinese = [text for group in texts["zh"].values() for text in group.values()]
    # the button that changes the language speaks the other one, and is marked so
    assert [text for text in english if HAN.search(text)] == ["中文", "切换到中文"]
    latin = [word for text in chinese for word in LATIN.findall(re.sub(r"\{\w+\}", "", text))]
    assert set(latin) - NAMES == {"English", "Switch", "to"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a warehouse with every code that there is, whose names have both languages."""
    folder = tmp_path_factory.mktemp("words")
    path = make_warehouse(
        folder / "w.duckdb", [REPORT, *(f"9902{at:02}-2023-{genre}" for at, genre in enumerate(GENRES))]
    )
    warehouse = Warehouse(path)
    for table, columns in warehouse.con.execute(
        "select table_schema || '.' || table_name, list(column_name) from information_schema.columns "
        "where data_type = 'VARCHAR' group by all"
    ).fetchall():
        for column in columns:
            warehouse.con.execute(f"update {table} set {column} = replace({column}, ?, '新式')", [HOSTILE])
    warehouse.con.execute("update marts.dim_indicator set name_en = 'New kind' where name_en is null")
    warehouse.con.execute("update marts.fct_figure set printed_indicator = '所印的名称'")
    texts = load_texts()["zh"]
    add_every_code(warehouse, texts)
    warehouse.con.close()
    return write_site(path, folder / "site").folder


def add_every_code(warehouse: Warehouse, texts: dict[str, dict[str, str]]) -> None:
    for at, (identity, verdict) in enumerate((one, two) for one in texts["identity"] for two in VERDICTS):
        warehouse.add(
            "marts.fct_reconciliation",
            reconciliation_id=50_000 + at,
            report_id=REPORT,
            identity=identity,
            description_zh=f"990200-2023-plan 所印 {at}，本报告所印 {at + 1}",
            description_en=f"990200-2023-plan prints {at}, this report {at + 1}",
            lhs=at,
            rhs=at + 1,
            gap=1,
            tolerance=0,
            verdict=verdict,
            part_count=2,
            figure_ids=[1_000_006],
            figure_id=1_000_006,
        )
    for at, problem in enumerate([*texts["problem"], "some_new_problem"]):
        warehouse.add(
            "raw.problems",
            report_id=REPORT,
            problem=problem,
            severity=("error", "warn", "info")[at % 3],
            table_no=1,
            printed_text="二七",
            message="table 1 has a cell that is no number.",
        )
    for cause in texts["cause"]:
        warehouse.add(
            "meta.quarantine",
            report_id="990300-2023-plan",
            source_file="some_file.md",
            cause=cause,
            reason="no such column",
            place="row 3",
            advice="Mend it.",
            is_published=cause == "unreadable",
        )
    for outcome in texts["outcome"]:
        warehouse.add(
            "meta.check_results",
            tool="dbt",
            check_name="odd_name",
            table_name="marts.dim_report",
            outcome=outcome,
            failing_rows=1,
            description="Rows that should not be there.",
        )
    for change in texts["change"]:
        warehouse.add("meta.changes", change=change, report_id=REPORT, indicator_id="gdp", observations=1)
    marts = "update marts.fct_figure set {} where report_id = '" + REPORT + "' and ordinal = {}"
    for ordinal, what in enumerate(
        ["kind = 'rate'", "kind = 'completion'", "kind = 'rank'", "scenario = 'baseline'", "period = 'H1'"], 5
    ):
        warehouse.con.execute(marts.format(what, ordinal))
    warehouse.con.execute(marts.format("period = 'M01-M09', is_stock = true, whole_of = '总数', status = 'E'", 10))


# text that is seen, of elements that are not marked as another language or as an identifier; and what is read aloud
SPOKEN = """() => {
  const page = document.documentElement.lang;
  const own = (e) => e && !e.closest("code, script, noscript, style") && e.closest("[lang]").lang === page;
  const said = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (walk.currentNode.data.trim() && own(e)) said.push(walk.currentNode.data.trim());
  }
  for (const e of document.querySelectorAll("[title], [aria-label], [placeholder], optgroup")) {
    for (const name of ["title", "aria-label", "placeholder", "label"]) {
      if (e.getAttribute(name) && own(e)) said.push(e.getAttribute(name));
    }
  }
  return [...said, document.title];
}"""


def wrong(said: list[str], language: str, codes: set[str]) -> list[str]:
    if language == "en":
        return [text for text in said if HAN.search(text) or CODE.search(text) or text in codes]
    return [text for text in said if set(LATIN.findall(text)) - NAMES]


@pytest.fixture(scope="module")
def codes() -> set[str]:
    texts = load_texts()["zh"]
    groups = (
        "verdict",
        "identity",
        "kind",
        "scenario",
        "genre",
        "cause",
        "outcome",
        "severity",
        "change",
        "comparator",
    )
    return {key for group in groups for key in texts[group]}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", [*VIEWS, "nonsense"])
def test_a_view_speaks_one_language(visitor: Visitor, view: str, language: str, codes: set[str]) -> None:
    tab = visitor.open(view, language=language, **({} if view == "nonsense" else {"report": REPORT}))
    said = tab.evaluate(SPOKEN)
    assert len(said) > 20
    assert wrong(said, language, codes) == []


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.slow)])
def test_what_lies_over_a_view_and_what_is_unknown_speak_one_language(
    visitor: Visitor, language: str, codes: set[str]
) -> None:
    for state in (
        *({"figure": f"{REPORT}/{ordinal}"} for ordinal in range(1, 13)),
        {"figure": f"{REPORT}/999"},
        {"figure": "1-2-3/4"},
        {"report": "990299-2023-plan"},
        {"report": "990300-2023-plan"},
    ):
        tab = visitor.open("targets", language=language, **state)
        if "figure" in state:
            tab.wait_for_selector("dialog[open] :is(mark, .unknown)")
        assert wrong(tab.evaluate(SPOKEN), language, codes) == [], state


def test_names_without_english_are_marked_as_such(browser: Browser, tmp_path: Path) -> None:
    warehouse = Warehouse(make_warehouse(tmp_path / "w.duckdb", [REPORT]))
    warehouse.con.execute("update marts.dim_indicator set name_en = null where indicator_id = 'parks'")
    warehouse.con.execute("update marts.dim_unit set name_en = null where unit_id = 'piece'")
    warehouse.con.close()
    visitor = Visitor(browser, write_site(tmp_path / "w.duckdb", tmp_path / "site").folder)
    tab = visitor.open("figures", language="en", q="12个")
    name = tab.locator("main tbody .indicator [lang=zh-CN]")
    assert name.inner_text() == "口袋公园" and "no English" in str(name.get_attribute("title"))
    assert tab.locator("main tbody .unit").get_attribute("lang") == "zh-CN"
    visitor.leave()


# lines that each word of each title takes; a title may break at a space and before a bracket
BROKEN = """() => [...document.querySelectorAll("thead th")].flatMap((head) => {
  const walk = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (walk.nextNode()) {
    for (const word of walk.currentNode.data.matchAll(/[^\\s]+/g)) {
      const range = document.createRange();
      range.setStart(walk.currentNode, word.index);
      range.setEnd(walk.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""


@pytest.mark.parametrize("width", [700, pytest.param(1280, marks=pytest.mark.slow)])
@pytest.mark.parametrize("language", ["en", pytest.param("zh", marks=pytest.mark.slow)])
def test_titles_of_columns_do_not_break_inside_a_word(browser: Browser, site: Path, language: str, width: int) -> None:
    visitor = Visitor(browser, site, width=width)
    for view in VIEWS:
        for medium in ("screen", "print"):
            visitor.tab.emulate_media(media="print" if medium == "print" else "screen")
            assert visitor.open(view, language=language, report=REPORT).evaluate(BROKEN) == [], (view, medium)
    visitor.leave()


def test_the_time_of_the_build_is_that_of_shanghai_and_says_so(visitor: Visitor) -> None:
    tab = visitor.open("reports", language="en")
    assert "2024-02-03 12:05:06 (Shanghai time)" in tab.locator("footer").inner_text()
    assert "2024-02-03 12:05:06 (Shanghai time)" in tab.locator("main .facts").first.inner_text()


def test_words_lead_to_their_explanation_and_back(visitor: Visitor) -> None:
    tab: Any = visitor.open("checks", report=REPORT)
    tab.click(".term:text-is('截尾')")
    tab.wait_for_selector(".glossary .picked")
    assert "截尾" in tab.locator(".glossary .picked").inner_text()
    visitor.until("document.querySelector('.glossary .picked').getBoundingClientRect().top < innerHeight")
    tab.go_back()
    visitor.until("Planhouse.state.view === 'checks'")
    badge = visitor.open("checks", report=REPORT, verdict="truncated").locator("main tbody .badge.warn").first
    assert "舍去" in str(badge.get_attribute("title"))


def test_the_guide_has_the_dictionary_the_files_and_the_citation(visitor: Visitor) -> None:
    tab = visitor.open("guide", report=REPORT, language="en")
    assert tab.locator("a[href='../exports/planhouse.zip']").count() == 1
    assert (
        "fingerprint-1" in tab.locator(".citation").inner_text() and "计划局" in tab.locator(".citation").inner_text()
    )
    tab.locator(".dictionary summary").first.click()
    assert "Its title." in tab.locator(".dictionary").first.inner_text()
