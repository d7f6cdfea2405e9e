"""``planhouse doctor``: whether this installation is well.

Here belong arguments, printing and the exit status. What is looked at is in ``orchestration.health``.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

HEALTHY, PROBLEMS = range(2)
_SIGNS = {"ok": "ok  ", "note": "note", "problem": "!!  "}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="print the results as JSON")] = False,
    service: Annotated[
        bool, typer.Option("--service", help="Dagster's daemon has to run, too, and can load the jobs")
    ] = False,
    alert: Annotated[bool, typer.Option("--alert", help="send a test message to everybody who is alerted")] = False,
) -> int:
    """Say whether this installation is well, and what to do.

    Looks at packages, disks, sources, the warehouse, Dagster and what listens, and changes nothing.

    Exit status: 0 well, perhaps with notes; 1 with problems; 2 wrong arguments.
    """
    from orchestration.health.checkup import checkup

    results = []
    for each in checkup(as_service=service, send_alert=alert):
        results.append(each)
        if not as_json:
            print(f"{_SIGNS[each.state]}  {each.check}: {each.what}", flush=True)
            if each.advice:
                print(f"      {'-> ' + each.advice}", flush=True)
    problems = sum(each.state == "problem" for each in results)
    if as_json:
        # JSON is UTF-8 whatever the terminal's locale says
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        told = {"healthy": not problems, "results": [asdict(each) for each in results]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(f"\n{problems} problem{'' if problems == 1 else 's'}." if problems else "\nAll is well.")
    return PROBLEMS if problems else HEALTHY
