"""What must hold of a folder in which builds are killed: what readers find meanwhile, and what is there after the next build.

Here belong the observations. Who is killed, and when, is in ``last_stages`` and ``whole_builds``.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerContext
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

import duckdb

from orchestration.settings import Settings
from presentation.folder import NOTE, build_of


def settings_of(folder: Path) -> Settings:
    """The paths of a Planhouse in one folder."""
    return Settings(sources=folder / "sources", warehouse=folder / "warehouse.duckdb", build=folder / "build")


def published_build(warehouse: Path) -> str:
    """The id of the build in a published file, read as a client would. Raises duckdb.Error when it cannot be."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        rows = con.execute("select build_id from meta.build").fetchall()
        con.execute("select count(*) from marts.fct_figure").fetchall()
    ((build,),) = rows
    return str(build)


def faults(settings: Settings, *, at_rest: frozenset[str]) -> list[str]:
    """What is wrong after a build that was not killed; ``at_rest`` are the names that may lie beside the warehouse."""
    found = []
    build = published_build(settings.warehouse)
    for folder in (settings.page, settings.exports):
        if build_of(folder) != build:
            found.append(f"{folder.name} is of build {build_of(folder)}, the warehouse of {build}")
    if f'"{build}"' not in (settings.page / "data" / "index.js").read_text(encoding="utf-8")[:2000]:
        found.append(f"the data of the page are not of build {build}")
    beside = {path.name for path in settings.warehouse.parent.iterdir()}
    if litter := sorted(beside - at_rest):
        found.append(f"litter: {', '.join(litter)}")
    if waiting := sorted(path.name for path in settings.build.glob("*.wal")):
        found.append(f"write-ahead logs: {', '.join(waiting)}")
    return found


def _look(settings: Settings) -> Iterator[str]:
    """One look of a reader at everything; what it found wrong."""
    try:
        published_build(settings.warehouse)
    except (duckdb.Error, ValueError) as error:
        yield f"warehouse: {error}"
    if not (settings.page / "index.html").is_file():
        yield "site/index.html is missing"
    for folder in (settings.page, settings.exports):
        try:
            handle = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            yield f"{folder.name} is missing"
            continue
        try:
            # whatever takes the name meanwhile, this is one folder
            note = os.open(NOTE, os.O_RDONLY, dir_fd=handle)
            with os.fdopen(note, encoding="utf-8") as file:
                json.load(file)
        except (FileNotFoundError, ValueError) as error:
            if folder.exists() and os.path.samestat(os.fstat(handle), folder.stat()):
                yield f"{folder.name}: {error}"
        finally:
            os.close(handle)


def _watch(folder: Path, pause: float, done: Event, told: Queue[tuple[int, list[str]]]) -> None:
    settings = settings_of(folder)
    looks, wrong = 0, []
    while not done.is_set():
        try:
            wrong += list(_look(settings))
        except OSError as error:
            wrong.append(str(error))
        looks += 1
        time.sleep(pause)
    told.put((looks, wrong))


@contextmanager
def reader(
    context: ForkServerContext, folder: Path, *, pause: float = 0.002
) -> Iterator[Callable[[], tuple[int, list[str]]]]:
    """A process that reads everything over and over, with a pause in seconds; what it gives ends it and tells how often it looked,
    and what was wrong."""
    done, told = context.Event(), context.Queue()
    process = context.Process(target=_watch, args=(folder, pause, done, told))
    process.start()

    def end() -> tuple[int, list[str]]:
        done.set()
        result: tuple[int, list[str]] = told.get(timeout=120)
        return result

    try:
        yield end
    finally:
        done.set()
        process.join(10)
        process.kill()
