"""``python -m tests.kill``: kill builds at many moments, and see that everything is whole meanwhile and after the next build.

The exit status is 1 when anything was wrong. Whole builds take minutes each on a busy machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.kill.last_stages import POINTS, TWO_RENAMES, Outcome, kill_at, kill_at_random
from tests.kill.whole_builds import kill_builds


def main(arguments: list[str] | None = None) -> int:
    """Kill, and tell what was seen. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__)
    parser.add_argument("--builds", type=int, default=60, metavar="N", help="whole builds to kill (default: 60)")
    parser.add_argument("--last", type=int, default=300, metavar="N", help="last stages to kill (default: 300)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments (default: 1)")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="begin no more kills after so long")
    options = parser.parse_args(arguments)
    until = time.monotonic() + 60 * options.minutes
    print(f"seed {options.seed}", flush=True)

    def say(words: str) -> None:
        print(words, file=sys.stderr, flush=True)

    with tempfile.TemporaryDirectory(prefix="planhouse-kill-") as name:
        folder = Path(name)
        wrong = _tell("named places", kill_at(list(POINTS), folder / "named"))
        renames = kill_at(list(TWO_RENAMES), folder / "renames", exchange=False)
        wrong += _tell("named places, two renames", renames)
        if options.last:
            wrong += _tell("last stages", kill_at_random(options.last, folder / "last", options.seed, say, until))
        if options.builds:
            wrong += _tell("whole builds", kill_builds(options.builds, folder / "builds", options.seed, say, until))
    return int(wrong > 0)


def _tell(what: str, outcome: Outcome) -> int:
    """Print what was seen; how much of it was wrong."""
    print(
        f"{what}: {outcome.killed} killed, {outcome.survived} done before, {outcome.looks} looks of a reader, "
        f"{len(outcome.wrong)} wrong",
        *outcome.wrong,
        sep="\n  ",
        flush=True,
    )
    return len(outcome.wrong)


if __name__ == "__main__":
    sys.exit(main())
