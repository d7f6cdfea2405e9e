"""The reading of the first report against its hand-made annotation, where that is at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.cli.app import main

ATTRIBUTES = ("kind", "sign", "year", "scenario", "is_stock", "comparator", "zone", "industry")


def test_reading_agrees_with_the_annotation(shared: Path, tmp_path: Path) -> None:
    gold = shared / "score" / "gold-310106-2023-part.jsonl"
    score = shared / "score" / "score_figures.py"
    report = shared / "reports" / "310106-2023.txt"
    if not (gold.is_file() and score.is_file() and report.is_file()):
        pytest.skip(f"no annotation in {shared}")
    read = tmp_path / "figures.csv"
    assert main(["figures", str(report), "-o", str(read)]) == 0
    command = [sys.executable, str(score), "--partial", str(gold), str(read)]
    result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert result["f1"] >= 0.98
    assert result["whole_figure"] >= 0.95
    assert {name: result[name] for name in ATTRIBUTES if result[name] < 0.95} == {}
