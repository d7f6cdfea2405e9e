"""``planhouse expected-counts``: the counts that a build compares with, written anew.

What is written and why is in ``orchestration.build.expected_counts``.
"""

from __future__ import annotations


def expected_counts() -> int:
    """Write how many figures each report holds.

    They go from the published warehouse into expected_counts.csv (in dbt_project/seeds, or in the vocabulary of PLANHOUSE_SOURCES),
    and later builds compare with them.

    Exit status: 0 written.
    """
    from orchestration.build.expected_counts import write_expected_counts
    from orchestration.settings import Settings

    path, rows = write_expected_counts(Settings.from_environment())
    print(f"{path}: {rows} rows")
    return 0
