"""Whole builds, as from a terminal, killed in every one of their steps and done again: incremental ones and full ones in turns.

Here belong those builds, and when each is killed; what must hold of the folder afterwards is in ``state``.

A moment is a step and how far into it: steps are told apart by the lines that a build prints, so that every step has its share of
the kills however fast the machine is. What was modelled when the kill came must not be lost, or be there twice: each build after a
kill has to publish as many rows of every table as the builds before, and what the changed report says now.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from orchestration.settings import Settings
from tests.conftest import Planhouse
from tests.kill.last_stages import Outcome, context
from tests.kill.state import faults, reader, settings_of
from tests.support.generator import generate

AREAS, YEARS = 2, 2
AT_REST = frozenset({"build", "dagster", "sources", "warehouse.duckdb", "site", "exports"})
KINDS = ("incremental", "--full")

_STEP = re.compile(r"^ *(\d+\.\d) s  (.+)$", re.MULTILINE)
# what a build names after the moment of its making
_MOMENT = re.compile(r"\d{8}T\d+\.\d+Z")
# the published tables; raw.affected_reports and the notes in schema meta are of the last build
_TABLES = "schema_name in ('raw', 'marts', 'vocabulary') and table_name not like 'affected%'"
_PAUSE_SECONDS = 0.02
# a reader that looks all the time would take a core
_LOOK_SECONDS = 0.1
# how many are started for each that is to be killed: some are done before their moment comes
_TRIES = 2


@dataclass(slots=True)
class Builds:
    """Builds of a few made reports in one folder."""

    folder: Path
    seed: int
    house: Planhouse = field(init=False)
    settings: Settings = field(init=False)
    # what the parks of a report were last said to be, by report
    parks: dict[str, int] = field(default_factory=dict)
    # by kind of build: the names of its steps, and when each began, in seconds
    steps: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    files: Counter[str] = field(default_factory=Counter)

    def begin(self) -> None:
        """Make the reports, build all of them, and measure a build of each kind. Raises RuntimeError when one fails."""
        self.house, self.settings = Planhouse(self.folder / "house"), settings_of(self.folder / "house")
        self._temporary.mkdir(parents=True)
        generate(self.house.sources, reports=AREAS * YEARS, seed=self.seed, first_year=2018, years=YEARS)
        for number, document in enumerate(self._documents):
            self._say_parks(document, number + 1)
        self._build()
        for number, kind in enumerate(KINDS):
            self.change(number)
            started = time.monotonic()
            lines = _STEP.findall(self._build(*_options(kind)).stderr)
            seconds = time.monotonic() - started
            # the clock that is printed starts a moment after the process
            self.steps[kind] = [("start", 0.0), *((name, float(at)) for at, name in lines), ("end", seconds)]
            self.files |= self._files()
        self.rows = self._rows()

    def change(self, number: int) -> None:
        """Let one of the reports say something else."""
        self._say_parks(self._documents[number % len(self._documents)], 1000 + number)

    def killed(self, kind: str, step: int, part: float) -> tuple[int, int, str]:
        """Start a build and kill it when that part of a step, between 0 and 1, is over: its process, exit code and words."""
        begun, ended = self.steps[kind][step][1], self.steps[kind][step + 1][1]
        with (self.folder / "killed.log").open("w+", encoding="utf-8") as words:
            process = subprocess.Popen(
                self.house.command(*_options(kind)),
                cwd=self._root,
                env=self._environment,
                stdout=subprocess.DEVNULL,
                stderr=words,
                start_new_session=True,
            )
            while process.poll() is None and len(_STEP.findall(_text(words.name))) < step:
                time.sleep(_PAUSE_SECONDS)
            try:
                process.wait(part * (ended - begun))
            except subprocess.TimeoutExpired:
                # the build alone: the processes that it started have to notice
                os.kill(process.pid, signal.SIGKILL)
            return process.pid, process.wait(), _text(words.name)

    def next_build(self) -> list[str]:
        """Build as a user would after a kill; what is wrong then."""
        done = self._run()
        if done.returncode != 0 or "Traceback" in done.stderr:
            return [f"the next build ended with {done.returncode}: {done.stderr[-2000:]}"]
        found = faults(self.settings, at_rest=AT_REST)
        found += [f"litter in the build folder: {name}" for name in self._files() - self.files]
        found += [f"litter for temporary files: {path.name}" for path in self._temporary.iterdir()]
        rows = self._rows()
        found += [
            f"{table} has {rows.get(table)} rows instead of {self.rows.get(table)}"
            for table in sorted(self.rows.keys() | rows.keys())
            if rows.get(table) != self.rows.get(table)
        ]
        if (parks := self._published_parks()) != self.parks:
            found.append(f"published are {parks}, the documents say {self.parks}")
        return found

    def rebuilt(self) -> list[str]:
        """Rebuild everything; the tables that then have other rows than after the last kill."""
        before = self.folder / "before.duckdb"
        self.house.warehouse.rename(before)
        self._build("--full")
        with duckdb.connect(str(self.house.warehouse), read_only=True) as con:
            con.execute(f"attach '{before}' as before (read_only)")
            return [
                f"a rebuild publishes other rows of {table}"
                for table in self.rows
                if con.execute(f"from before.{table} except all from {table}").fetchone()
                or con.execute(f"from {table} except all from before.{table}").fetchone()
            ]

    @property
    def _documents(self) -> list[Path]:
        return sorted((self.house.sources / "reports").iterdir())

    @property
    def _temporary(self) -> Path:
        return self.folder / "tmp"

    @property
    def _environment(self) -> dict[str, str]:
        return {**self.house.environment, "TMPDIR": str(self._temporary)}

    @property
    def _root(self) -> Path:
        return Path(__file__).resolve().parent.parent.parent

    def _run(self, *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.house.command(*options),
            cwd=self._root,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def _build(self, *options: str) -> subprocess.CompletedProcess[str]:
        done = self._run(*options)
        if done.returncode != 0:
            raise RuntimeError(f"a build that nobody killed ended with {done.returncode}:\n{done.stderr}")
        return done

    def _say_parks(self, document: Path, parks: int) -> None:
        text = document.read_text(encoding="utf-8").partition("\n\n新建凉亭")[0].rstrip()
        document.write_text(f"{text}\n\n新建凉亭{parks}座。\n", encoding="utf-8")
        self.parks[document.stem] = parks

    def _published_parks(self) -> dict[str, int]:
        sql = "select report_id, printed_value::int from marts.fct_figure where printed_indicator = '新建凉亭'"
        return {str(report): int(str(parks)) for report, parks in self.house.query(sql)}

    def _rows(self) -> dict[str, int]:
        tables = self.house.query(f"select schema_name || '.' || table_name from duckdb_tables() where {_TABLES}")
        return {str(name): int(str(self.house.query(f"select count(*) from {name}")[0][0])) for (name,) in tables}

    def _files(self) -> Counter[str]:
        """The files of the build folder, by names without a moment."""
        build = self.settings.build
        return Counter(_MOMENT.sub("*", str(path.relative_to(build))) for path in build.rglob("*") if path.is_file())


def kill_builds(
    times: int, folder: Path, seed: int, say: Callable[[str], None], until: float = float("inf")
) -> Outcome:
    """Kill so many builds of a changed report, and build after each; none is begun after ``until``, on the monotonic clock.

    At the end, everything is rebuilt and compared with what all the builds after kills came to.
    """
    chance = random.Random(seed)
    builds = Builds(folder, seed)
    builds.begin()
    for kind, steps in builds.steps.items():
        say(f"whole builds: {kind}: {'; '.join(f'{at:.1f} s {name}' for name, at in steps)}")
    outcome = Outcome()
    with reader(context(), builds.house.folder, pause=_LOOK_SECONDS) as end:
        for number in range(_TRIES * times):
            if outcome.killed == times or time.monotonic() > until:
                break
            kind = KINDS[number % len(KINDS)]
            steps = builds.steps[kind]
            step, part = number // len(KINDS) % (len(steps) - 1), chance.random()
            builds.change(number)
            process, code, words = builds.killed(kind, step, part)
            outcome.killed += code == -signal.SIGKILL
            outcome.survived += code == 0
            found = []
            if code not in (0, -signal.SIGKILL) or "Traceback" in words:
                found.append(f"it ended with {code}: {words[-2000:]}")
            found += builds.next_build()
            if alive := _processes_of(process):
                found.append(f"processes {alive} live on")
            name = f"{number} {kind}, {part:.0%} of step {step} ({steps[step][0]})"
            outcome.wrong += [f"{name}: {fault}" for fault in found]
            say(
                f"whole builds: {outcome.killed} of {times} killed, {len(outcome.wrong)} wrong; {name}: "
                f"{'killed' if code else 'done before'}{''.join(f', {fault}' for fault in found)}"
            )
        looks, wrong = end()
    outcome.looks = looks
    outcome.wrong += [f"a reader: {each}" for each in wrong]
    outcome.wrong += builds.rebuilt()
    return outcome


def _options(kind: str) -> list[str]:
    return [kind] if kind.startswith("--") else []


def _text(file: str) -> str:
    return Path(file).read_text(encoding="utf-8", errors="replace")


def _processes_of(session: int) -> list[int]:
    """The processes of a session, which a build was started as; none can be told where there is no /proc."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(status.parent.name))
    return found
