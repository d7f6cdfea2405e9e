"""The matrix of layouts on standard output; with a number, so many of the faults of each layout."""

from __future__ import annotations

import sys
from pathlib import Path

from sources.lexicon import Lexicon
from tests.support.tables.facts import matrix, row

TABLES = 60

if __name__ == "__main__":
    shown = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    lexicon = Lexicon.load(Path(__file__).parents[3] / "sources" / "vocabulary")
    for layout, outcome in matrix(lexicon, TABLES):
        print(row(layout, outcome), f"lost {outcome.lost}" if shown else "")
        for fault in outcome.faults[:shown]:
            print("   ", fault)
