"""``python -m tests.seeded_errors``: seed every error, print what caught it; ``--write`` puts the tables into docs/ledger.md.

The exit status is 1 when an error that contradicts an identity was caught by nothing and the page does not own up to it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.seeded_errors.result import COVERAGE, PROOF, coverage_table, missed, publish, published, put_to_trial, table
from tests.seeded_errors.trial import good_report


def main(arguments: list[str] | None = None) -> int:
    """Run the proof. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.seeded_errors", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/ledger.md")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th place of each kind")
    parser.add_argument("--unseen", action="store_true", help="list the errors that nothing saw as well")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="planhouse-prove-") as name:
        good = good_report(Path(name) / "good")
        trials = put_to_trial(good, Path(name) / "faulty", every=options.every)
    words = table(trials)
    print(words)
    if options.unseen:
        print("\n".join(f"unseen: {each.mutant.kind}: {each.mutant.place}" for each in trials if not each.is_caught))
    print(f"\n{len(trials)} faulty reports in {time.monotonic() - started:.0f} s")
    if options.write:
        publish(PROOF, words)
        publish(COVERAGE, coverage_table(good.coverage))
    known = published()
    return int(any(trial.mutant.place not in known for trial in missed(trials)))


if __name__ == "__main__":
    sys.exit(main())
