"""``python -m tests.corpus``: what does not hold in each real document that is here, beside what a person made of it.

The exit status is 1 where an alarm is back that was judged to be none, or where more than a tenth of what does not hold is such.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from orchestration.settings import ROOT, Settings
from tests.corpus.documents import folder, originals
from tests.corpus.judged import FALSE, broken_in


def main() -> int:
    """Look at every document. Returns the exit status."""
    here = [each for each in originals().values() if each.path.is_file()]
    if not here:
        print(f"The original documents are not here ({folder()}); set PLANHOUSE_SHARED to their folder.")
        return 0
    found: Counter[str] = Counter()
    returned = 0
    with tempfile.TemporaryDirectory(prefix="planhouse-judged-") as name:
        settings = Settings(ROOT / "sources", Path(name) / "warehouse.duckdb", Path(name) / "build")
        for original in here:
            for broken in broken_in(original, settings):
                verdict = broken.judgement.verdict if broken.judgement else "not judged yet"
                found[verdict] += 1
                returned += broken.has_returned
                print(f"{original.entry.report_id}: {verdict}: {broken.words}")
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(found.items()))
    print(f"{sum(found.values())} identities do not hold in {len(here)} documents: {told}.")
    return int(returned > 0 or found[FALSE] * 10 > sum(found.values()))


if __name__ == "__main__":
    sys.exit(main())
