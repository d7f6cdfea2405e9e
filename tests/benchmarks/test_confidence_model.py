"""The model of confidence: what it learns, how it is judged, and that the files, the page and the product say the same."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from benchmarks.confidence import annotated, written
from benchmarks.confidence.__main__ import ODDS, PAGE
from benchmarks.confidence.model import (
    READ,
    SCANNED,
    SEEN,
    Judged,
    cross_validated,
    fit,
    fit_scans,
    quality,
    trust,
)
from sources.figures.confidence import BASE, EVIDENCE, EVIDENCE_WEIGHTS, RULE, RULE_SHARES, confidence, load_weights
from tests.conftest import ROOT


def made(documents: int = 12, figures: int = 40) -> list[Judged]:
    """Figures of a sure and an unsure rule; of short names half are wrong, of names that nobody knows a third."""
    found = []
    for document in range(documents):
        for at in range(figures):
            rule = "sure" if at % 2 else "level/unsure"
            read = ("short_name",) if at % 5 == 0 else ()
            seen = ("unknown_name",) if at % 3 == 0 else ("known_name",)
            chance = (0.1 if rule == "level/unsure" else 0.0) + (0.5 if read else 0.0) + (0.3 if at % 3 == 0 else 0.0)
            # of ten such figures as many are wrong as the chance says
            is_wrong = (document * 7 + at * 3) % 10 < 10 * chance
            found.append(Judged("made", f"document {document}", rule, read, seen, not is_wrong))
    return found


def table(title: str) -> list[list[str]]:
    """The rows of a table of the page."""
    return written.rows_of(written.section(PAGE, title))


def test_it_learns_what_speaks_for_and_against() -> None:
    figures = made()
    model = fit(figures)
    assert model.rules["sure"][0] == model.rules["level/unsure"][0] == 240
    assert model.shares().of("level/unsure") < model.shares().of("sure")
    assert model.read["short_name"] < -1
    assert model.seen["unknown_name"] < 0 < model.seen["known_name"]
    read, seen = trust(model, figures)
    by_evidence: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[int]] = {}
    for at, each in enumerate(figures):
        by_evidence.setdefault((each.rule, each.read, each.seen), []).append(at)
    for places in by_evidence.values():
        right = sum(figures[at].is_right for at in places) / len(places)
        assert abs(seen[places[0]] - right) < 0.17, figures[places[0]]
    # what is seen less of is known less well
    assert (
        quality(seen, [each.is_right for each in figures]).held_by_first_fifth
        > quality(read, [each.is_right for each in figures]).held_by_first_fifth - 0.05
    )


def test_evidence_that_is_never_seen_has_the_weight_that_is_believed_of_it_and_none_turns_into_its_opposite() -> None:
    figures = [each._replace(seen=(*each.seen, "other_value") if each.is_right else each.seen) for each in made()]
    model = fit(figures)
    assert model.seen["implausible"] == -1
    assert model.read["long_name"] == -1
    # all figures with it are right, and yet it is nothing that speaks for a figure
    assert model.seen["other_value"] == 0
    assert fit(made()).seen["other_value"] == -1


def test_a_document_is_weighed_by_a_model_of_the_others() -> None:
    figures = made(documents=6)
    strange = [Judged("made", "strange", "odd", (), ("known_name",), False) for _ in range(30)]
    _, alone = cross_validated([*figures, *strange])
    _, known = trust(fit([*figures, *strange]), strange)
    # no other document has this rule: nothing is known of it but that it is a rule
    assert min(alone[len(figures) :]) > 0.7
    assert max(known) < 0.5


def test_what_recognised_letters_say_is_measured_beside_the_rest() -> None:
    model = fit(made())
    scans = [Judged("made", "scan", "sure", ("recognised",), (), at % 4 > 0) for at in range(200)]
    scans += [Judged("made", "scan", "sure", ("recognised", "unsure_digits"), (), at % 4 == 0) for at in range(200)]
    weights = fit_scans(model, scans)
    assert weights.keys() == set(SCANNED)
    assert weights["unsure_digits"] < weights["recognised"] <= 0
    assert weights["unsure_digits"] < -1.5


def test_quality_is_what_it_says() -> None:
    confidence_of = [0.9, 0.9, 0.9, 0.9, 0.9, 0.5, 0.5, 0.4, 0.2, 0.1]
    right = [True, True, True, True, True, True, False, False, True, False]
    found = quality(confidence_of, right)
    assert (found.figures, found.wrong) == (10, 3)
    assert found.upper_half == 1.0
    # the first two of the queue: one of the three that are wrong
    assert abs(found.held_by_first_fifth - 1 / 3) < 1e-9
    each_alone = sum(
        abs(share - truth) for share, truth in zip(sorted(confidence_of), sorted_by(confidence_of, right), strict=True)
    )
    assert abs(found.calibration_error - each_alone / 10) < 1e-9


def sorted_by(keys: list[float], values: list[bool]) -> list[bool]:
    return [values[at] for at in sorted(range(len(keys)), key=lambda at: keys[at])]


def test_the_files_and_the_page_say_the_same() -> None:
    with RULE_SHARES.open(encoding="utf-8", newline="") as handle:
        rules = {row["rule"]: (row["read"], row["right"]) for row in csv.DictReader(handle)}
    assert {rule: (read, right) for rule, read, right, _ in table("Rules")} == rules
    weights = load_weights()
    assert list(weights) == [BASE, RULE, *READ, *SCANNED]
    assert set(EVIDENCE) == {*READ, *SCANNED}
    with ODDS.open(encoding="utf-8", newline="") as handle:
        odds = {row["evidence"]: row["odds"] for row in csv.DictReader(handle)}
    assert list(odds) == list(SEEN)
    on_page = {code: times for code, _, _, _, times in table("Evidence")}
    assert on_page == {code: written.odds_of(weights[code]) for code in (*READ, *SCANNED)} | odds
    # whatever is a doubt is explained
    with (ODDS.with_name("doubts.csv")).open(encoding="utf-8", newline="") as handle:
        explained = {row["doubt"] for row in csv.DictReader(handle)}
    assert explained == {"uncertain_rule", *EVIDENCE, *SEEN} - {"known_name", "identity_held"}


def test_the_product_gives_the_numbers_of_the_page() -> None:
    with ODDS.open(encoding="utf-8", newline="") as handle:
        odds = {row["evidence"]: float(row["odds"]) for row in csv.DictReader(handle)}
    examples = table("Examples")
    assert len(examples) >= 8
    for rule, read, first, seen, last in examples:
        codes = tuple(code.strip("` ") for code in read.split(",") if code.strip() != "-")
        assert f"{confidence(rule, codes):.3f}" == first, rule
        # as int_confidence has it
        share, times = float(first), 1.0
        for code in seen.split(","):
            times *= odds[code.strip("` ")]
        assert abs(min(max(share * times / (1 - share + share * times), 0.001), 0.999) - float(last)) < 0.00051, rule


def test_the_page_says_that_confidence_is_good_enough() -> None:
    for name, _, wrong, upper_half, error, held in table("How well it does"):
        assert int(wrong) > 0
        if "by the report alone" not in name:
            assert float(upper_half.rstrip("%")) >= 97, name
            assert float(error) <= 0.05, name
            assert int(held.rstrip("%")) >= 60, name


def test_counts_of_evidence_stay_where_they_are_not_measured_again(tmp_path: Path) -> None:
    figures = made()
    model = fit(figures)
    counts = dict.fromkeys((*READ, *SCANNED, *SEEN), (0, 0)) | {"recognised": (80, 71)}
    counts |= written.counts_of(["short_name"], figures)
    short = [each.is_right for each in figures if "short_name" in each.read]
    assert counts["short_name"] == (len(short), sum(short))
    page = tmp_path / "page.md"
    page.write_text(f"{written.BEGIN}\n\n{written.END}\n", encoding="utf-8")
    assert written.counts_on(page) == {}
    weights = {**model.read, "recognised": -0.4, "unsure_digits": -1.0}
    written.into(
        page, "### Evidence\n\n" + written.evidence_table(model, weights, counts) + "\n### Other\n\n| a |\n|---|\n"
    )
    assert written.counts_on(page) == counts


def test_files_are_written_as_they_are_read(tmp_path: Path) -> None:
    with RULE_SHARES.open(encoding="utf-8", newline="") as handle:
        rules = {row["rule"]: (int(row["read"]), int(row["right"])) for row in csv.DictReader(handle)}
    model = fit(made())
    kept = type(model)(rules, model.read, model.seen)
    assert written.rule_shares(kept) == RULE_SHARES.read_text(encoding="utf-8")
    assert written.evidence_weights(load_weights()) == EVIDENCE_WEIGHTS.read_text(encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(f"before\n{written.BEGIN}\nold\n{written.END}\nafter\n", encoding="utf-8")
    written.into(page, "new\n")
    assert written.tables_of(page) == "new\n"
    assert page.read_text(encoding="utf-8").startswith("before\n")
    assert page.read_text(encoding="utf-8").endswith("\nafter\n")


SCORER = """
def align(gold, read):
    return [(a, b) for a, one in enumerate(gold) for b, other in enumerate(read) if one["value"] == other["value"]]

def gold_attr(record, name):
    return str(record.get(name, {"sign": "1"}.get(name, "")))

def read_attr(row, name):
    return row[name]

def char_f1(one, other):
    return 1.0 if one == other else 0.0
"""


def test_annotated_documents_say_which_figures_are_right(tmp_path: Path) -> None:
    folder = tmp_path / "score"
    (folder / "set").mkdir(parents=True)
    (folder / "score_figures.py").write_text(SCORER, encoding="utf-8")
    text = "不在其内：梨园面积9公顷。\n茶园面积180公顷，比上年增长3.2%。建成凉亭12座。\n"
    (folder / "set" / "one.txt").write_text(text, encoding="utf-8")
    about = {"text": "one.txt", "area": "990101", "genre": "communique", "year": 2023, "first_line": 2, "last_line": 2}
    (folder / "set" / "documents.json").write_text(json.dumps({"gold-1.jsonl": about}), encoding="utf-8")
    tea = {"value": "180", "indicator": "茶园面积", "kind": "level", "year": 2023, "scenario": "actual"}
    growth = {"value": "3.2", "indicator": "茶园面积", "kind": "growth", "year": 2021, "scenario": "actual"}
    records = [tea, growth, {"negative": "date"}]
    gold = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    (folder / "set" / "gold-1.jsonl").write_text(gold, encoding="utf-8")
    (each,) = annotated.documents(folder)
    assert (each.group, each.report_id) == ("set", "990101-2023-communique")
    assert "梨园" not in each.content().decode()
    path = tmp_path / "one.txt"
    path.write_bytes(each.content())
    read = list(annotated._read(path, each, annotated._scorer(folder)))
    # right; of another year; not annotated at all
    assert [is_right for _, _, _, is_right in read] == [True, False, False]
    assert [ordinal for ordinal, _, _, _ in read] == [1, 2, 3]
    assert read[0][2] == ("short_name",)


def test_nothing_of_an_annotation_is_in_the_repository() -> None:
    assert not list((ROOT / "benchmarks").rglob("*.jsonl"))
