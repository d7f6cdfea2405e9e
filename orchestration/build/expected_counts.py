"""How many figures each report is known to hold, kept with the reports: in the repository, or beside somebody's own.

A change of the reader that loses figures then shows as a difference of ``expected_counts.csv``, and as a warning of the build before
that. Here belongs writing the file from the published warehouse; the comparison is a check (``orchestration.audit.checks``).
"""

from __future__ import annotations

import csv
from pathlib import Path

from orchestration.build.seeds import EXPECTED_COUNTS, own_place
from orchestration.settings import Settings
from orchestration.warehouse.files import connect

COLUMNS = ("report_id", "table_no", "figures")
QUERY = """select report_id, coalesce(table_no, 0) as table_no, count(*) as figures
    from marts.fct_figure group by all order by all"""


def write_expected_counts(settings: Settings) -> tuple[Path, int]:
    """Write the counts of the published warehouse; table 0 is the running text. Returns the file and how many rows it has."""
    with connect(settings.warehouse, read_only=True) as con:
        rows = con.execute(QUERY).fetchall()
    path = own_place(settings, EXPECTED_COUNTS)
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return path, len(rows)
