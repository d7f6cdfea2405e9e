"""The last stages of a build (the warehouse, the plain files, the page) in a process of their own, killed and done again.

They run as a build runs them, but without Dagster and dbt, on a small made-up warehouse: a second each. Here belong that process and
the named places in it; what must hold is in ``state``.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

import duckdb

from orchestration.build.inputs import published_edition
from orchestration.build.outputs import behind, put_right
from orchestration.settings import Settings
from orchestration.warehouse.files import connect
from orchestration.warehouse.publish import publish
from presentation import folder as folders
from presentation.exports import export
from presentation.page import write_site
from tests.kill.state import faults, reader, settings_of
from tests.presentation.page_warehouse import REPORT, make_warehouse

AT_REST = frozenset({"build", "warehouse.duckdb", "site", "exports"})
# how many are started for each that is to be killed: some are done before their moment comes
_TRIES = 3

# name -> what is called there, whether the process dies before or after the call, and at which of its calls
POINTS: dict[str, tuple[Any, str, str, int]] = {
    "before the copy of the build file": (shutil, "copyfile", "before", 1),
    "after the copy of the build file": (shutil, "copyfile", "after", 1),
    "before the warehouse takes its name": (Path, "replace", "before", 1),
    "after the warehouse took its name": (Path, "replace", "after", 1),
    "while the plain files are written": (folders.Folder, "write", "before", 1),
    "before the plain files take their name": (folders, "_exchange", "before", 1),
    "after the plain files took their name": (folders, "_exchange", "after", 1),
    "while the old plain files are removed": (folders, "_remove", "before", 1),
    "while the page is written": (folders.Folder, "write", "after", 9),
    "before the page takes its name": (folders, "_exchange", "before", 2),
    "after the page took its name": (folders, "_exchange", "after", 2),
    "before anything old is left": (folders, "_remove", "before", 4),
}
# where two names cannot be exchanged in one step
TWO_RENAMES: dict[str, tuple[Any, str, str, int]] = {
    "before the plain files step aside": (Path, "rename", "before", 1),
    "between the two renames of the plain files": (Path, "rename", "after", 1),
    "after the two renames of the plain files": (Path, "rename", "after", 2),
    "between the two renames of the page": (Path, "rename", "after", 3),
    "after the two renames of the page": (Path, "rename", "after", 4),
}


def context() -> ForkServerContext:
    """Processes that start from one which has imported everything and opened nothing."""
    found = get_context("forkserver")
    found.set_forkserver_preload([__name__])
    return found


def lay_out(folder: Path) -> Settings:
    """A build file with a few reports, made up."""
    settings = settings_of(folder)
    settings.build.mkdir(parents=True)
    make_warehouse(settings.build_file)
    with duckdb.connect(str(settings.build_file)) as con:
        # the exports ask more of a unit than the page does
        con.execute("update marts.dim_unit set factor = 1, unit_mult = 0")
        con.execute("create table raw.reports as select report_id, area_code from marts.dim_report")
        con.execute(
            """create or replace table meta.dictionary (table_name varchar, column_name varchar, position integer, kind varchar,
            data_type varchar, description_zh varchar, description_en varchar, usage_notes_zh varchar, usage_notes_en varchar,
            is_required boolean, key_position integer, references_table varchar, references_column varchar, unit_id varchar,
            printed_by varchar, allowed_values varchar[])"""
        )
        con.execute(
            """insert into meta.dictionary by name
            select table_name, column_name, column_index as position, data_type, '列' as description_zh, 'column' as description_en,
            false as is_required, case when table_name like 'dim%' then 'dimension' else 'fact' end as kind
            from duckdb_columns() where schema_name = 'marts'
            union all by name
            select table_name, 0 as position, case when table_name like 'dim%' then 'dimension' else 'fact' end as kind,
            '表' as description_zh, 'table' as description_en, '' as usage_notes_zh, '' as usage_notes_en
            from duckdb_tables() where schema_name = 'marts'"""
        )
    return settings


def next_build(folder: Path, wanted: str) -> None:
    """What a build does once it has modelled the input ``wanted``; when that is published already, only what is behind."""
    settings = settings_of(folder)
    put_right(settings)
    published = published_edition(settings.warehouse)
    if published is None or published.fingerprint != wanted:
        build = f"{wanted}-{time.time_ns()}"
        with connect(settings.build_file) as con:
            con.execute("update meta.build set build_id = ?, input_fingerprint = ?", [build, wanted])
            con.execute("update meta.report_versions set version = ? where report_id = ?", [build, REPORT])
        publish(settings.build_file, settings.warehouse)
    old = behind(settings)
    if "exports" in old:
        export(settings.warehouse, settings.exports)
    if "page" in old:
        write_site(settings.warehouse, settings.page)


def _dying(folder: Path, wanted: str, point: str, *, exchange: bool) -> None:
    """``next_build`` that dies at a named place."""
    owner, name, when, nth = (POINTS | TWO_RENAMES)[point]
    if not exchange:
        folders._exchange = lambda one, other: False
    call, calls = getattr(owner, name), 0

    def called(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = call(*arguments, **named)
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, called)
    next_build(folder, wanted)


@dataclass
class Outcome:
    """What was seen: how many processes died, how often a reader looked, and everything that was wrong."""

    killed: int = 0
    survived: int = 0
    looks: int = 0
    wrong: list[str] = field(default_factory=list)


def kill_at(points: Sequence[str], folder: Path, *, exchange: bool = True) -> Outcome:
    """Kill once at each of the named places, with a readers beside; after each, build again and look."""
    deaths = [
        (point, lambda wanted, point=point: _ended(folder, _dying, wanted, point, exchange=exchange))
        for point in points
    ]
    # without the exchange there is an instant in which a folder is missing: readers are told so
    return _run(folder, deaths, len(points), watched=exchange)


def kill_at_random(
    times: int,
    folder: Path,
    seed: int,
    say: Callable[[str], None] = lambda words: None,
    until: float = float("inf"),
) -> Outcome:
    """Kill so many at a random moment between the start of the last stages and their end; none is begun after ``until``, on
    the monotonic clock. One that was done before its moment came is no kill."""
    chance = random.Random(seed)
    settings = lay_out(folder)
    _done(_ended(folder, next_build, "measure-0"), settings)
    started = time.monotonic()
    _done(_ended(folder, next_build, "measure-1"), settings)
    seconds = time.monotonic() - started

    def death(wanted: str) -> int | None:
        return _ended(folder, next_build, wanted, after=chance.uniform(0, seconds))

    return _run(folder, [("at random", death)] * (_TRIES * times), times, watched=True, say=say, until=until)


def _run(
    folder: Path,
    deaths: Sequence[tuple[str, Callable[[str], int | None]]],
    times: int,
    *,
    watched: bool,
    say: Callable[[str], None] = lambda words: None,
    until: float = float("inf"),
) -> Outcome:
    settings = settings_of(folder)
    if not settings.warehouse.exists():
        if not settings.build_file.exists():
            lay_out(folder)
        _done(_ended(folder, next_build, "first"), settings)
    outcome = Outcome()
    with reader(context(), folder) as end:
        for number, (name, death) in enumerate(deaths):
            if outcome.killed == times or time.monotonic() > until:
                break
            wanted = f"input-{number}"
            code = death(wanted)
            outcome.killed += code == -signal.SIGKILL
            outcome.survived += code == 0
            if code not in (0, -signal.SIGKILL):
                outcome.wrong.append(f"{number} {name}: ended with {code}")
            code = _ended(folder, next_build, wanted)
            if code != 0:
                outcome.wrong.append(f"{number} {name}: the next build ended with {code}")
            outcome.wrong += [f"{number} {name}: {fault}" for fault in faults(settings, at_rest=AT_REST)]
            if published_edition(settings.warehouse).fingerprint != wanted:  # type: ignore[union-attr]
                outcome.wrong.append(f"{number} {name}: the next build did not publish")
            if number % 10 == 9:
                say(f"last stages: {outcome.killed} of {times} killed, {len(outcome.wrong)} wrong")
        looks, wrong = end()
    outcome.looks = looks
    if watched:
        outcome.wrong += [f"a reader: {each}" for each in wrong]
    return outcome


def _ended(
    folder: Path, work: Callable[..., None], *arguments: str, after: float | None = None, **named: bool
) -> int | None:
    """Do something in a process of its own, killed after so many seconds if it is still there; its exit code."""
    process = context().Process(target=work, args=(folder, *arguments), kwargs=named)
    process.start()
    process.join(after)
    if after is not None:
        process.kill()
    process.join()
    return process.exitcode


def _done(code: int | None, settings: Settings) -> None:
    if code != 0:
        raise RuntimeError(f"the last stages cannot be run in {settings.warehouse.parent}: exit code {code}")
