"""``python -m benchmarks.confidence GOLD``: measures rules and evidence on annotated documents, and writes what the product reads.

``--scans FOLDER`` measures what recognised letters say too, on the same documents as pictures; without it that stays as it is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.confidence import written
from benchmarks.confidence.annotated import judged, judged_scans
from benchmarks.confidence.model import (
    READ,
    SCANNED,
    SEEN,
    Judged,
    Quality,
    cross_validated,
    fit,
    fit_scans,
    groups_of_ten,
    quality,
)
from benchmarks.workspace import ROOT
from orchestration.build.seeds import PROJECT_SEEDS
from sources.figures.confidence import EVIDENCE_WEIGHTS, RULE_SHARES, load_weights

PAGE = ROOT / "docs" / "confidence.md"
ODDS = PROJECT_SEEDS / "evidence_odds.csv"


def main() -> int:
    """Measure, write and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.confidence", description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder of annotations")
    parser.add_argument(
        "--scans", type=Path, help="a folder with some of the documents as pictures: PDFs whose names begin as theirs"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planhouse-confidence-") as scratch:
        figures = judged(arguments.gold, Path(scratch))
    scans = judged_scans(arguments.gold, arguments.scans) if arguments.scans else []
    model = fit(figures)
    kept = load_weights()
    measured = fit_scans(model, scans) if scans else {code: kept[code] for code in SCANNED}
    weights = {**model.read, **measured}
    of_scans = written.counts_of(SCANNED, scans) if scans else written.counts_on(PAGE)
    counts = {**of_scans, **written.counts_of((*READ, *SEEN), figures)}
    RULE_SHARES.write_text(written.rule_shares(model), encoding="utf-8")
    EVIDENCE_WEIGHTS.write_text(written.evidence_weights(weights), encoding="utf-8")
    ODDS.write_text(written.evidence_odds(model), encoding="utf-8")
    read, seen = cross_validated(figures)
    tables = [
        *_titled("How well it does", written.quality_table(_qualities(figures, read, seen))),
        *_titled("In ten groups", written.group_table(groups_of_ten(seen, [each.is_right for each in figures]))),
        *_titled("Evidence", written.evidence_table(model, weights, counts)),
        *_titled("Examples", written.example_table(model, weights)),
        *_titled("Rules", written.rule_table(model)),
    ]
    written.into(PAGE, "\n".join(tables))
    print("\n".join(tables[:5]))
    return 0


def _titled(title: str, table: str) -> tuple[str, str]:
    return f"### {title}\n", table


def _qualities(figures: list[Judged], read: list[float], seen: list[float]) -> list[tuple[str, Quality]]:
    """By the set of documents, over all, and over all by what the reports alone show."""
    groups = dict.fromkeys(each.group for each in figures)
    rows = []
    for group in groups:
        places = [at for at, each in enumerate(figures) if each.group == group]
        rows.append((group, quality([seen[at] for at in places], [figures[at].is_right for at in places])))
    right = [each.is_right for each in figures]
    return [*rows, ("all", quality(seen, right)), ("all, by the report alone", quality(read, right))]


if __name__ == "__main__":
    sys.exit(main())
