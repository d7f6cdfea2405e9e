"""``python -m tests.seeded_errors``: seed every error into the first report and a sample of them into real documents of other places,
print what caught them; ``--write`` puts the tables into docs/ledger.md.

The exit status is 1 when an error that contradicts an identity of the first report was caught by nothing and the page does not own up
to it, or when a number of a real document was called wrong that is not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.corpus.documents import folder
from tests.seeded_errors import corpus
from tests.seeded_errors.result import (
    CORPUS,
    COVERAGE,
    PROOF,
    coverage_table,
    missed,
    publish,
    published,
    put_to_trial,
    table,
)
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
    false_alarms = _prove_real_documents(options.write, options.unseen)
    return int(false_alarms > 0 or any(trial.mutant.place not in known for trial in missed(trials)))


def _prove_real_documents(write: bool, unseen: bool) -> int:
    """The same with the real documents that are here. Returns how many false alarms there were."""
    documents = corpus.seeded_originals()
    if not documents:
        print(
            f"\nThe original documents are not here ({folder()}); set PLANHOUSE_SHARED to their folder to try errors in them."
        )
        return 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="planhouse-prove-") as name:
        proofs = corpus.prove(corpus.good_originals(documents, Path(name) / "good"), Path(name) / "faulty")
    words = corpus.table(proofs)
    print(f"\n{words}")
    trials = [trial for proof in proofs for trial in proof.trials]
    if unseen:
        told = [each for each in trials if (each.broken or each.opens) and not each.is_caught]
        print(
            "\n".join(f"unseen: {each.good.entry.report_id}: {each.mutant.kind}: {each.mutant.place}" for each in told)
        )
    print(f"\n{len(trials)} faulty documents in {time.monotonic() - started:.0f} s")
    if write:
        publish(CORPUS, words)
    return sum(len(trial.false_alarms) for trial in trials)


if __name__ == "__main__":
    sys.exit(main())
