"""Running dbt, and its manifest.

Here belongs every call of dbt. It runs in this process, which saves a second start of Python, or in the one that ``ahead`` started;
the connection is closed afterwards, because DuckDB allows one writer.
"""

from __future__ import annotations

import contextlib
import fcntl
import io
import json
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from orchestration.build import seeds
from orchestration.build.check_words import describe, words_of
from orchestration.build.inputs import Inputs
from orchestration.process.progress import warn
from orchestration.process.short_lived import helps_a_build
from orchestration.process.stop import apart
from orchestration.settings import Settings

Result = TypeVar("Result")

# the process of its own that dbt has within ``ahead``, and what that process has parsed already: (settings, manifest)
_process: ProcessPoolExecutor | None = None
_parsed: list[tuple[Settings, Any]] = []


@dataclass(frozen=True, slots=True)
class NodeResult:
    """What became of one dbt node. ``status`` is dbt's: success, pass, warn, fail, error, skipped.

    ``compiled_sql`` is the query of a test, for showing the rows that it found; ``failures`` how many these are.
    """

    unique_id: str
    resource_type: str
    name: str
    status: str
    seconds: float
    failures: int
    message: str
    description: str
    compiled_sql: str


class DbtError(RuntimeError):
    """dbt could not run at all: the project does not parse or the profile does not connect."""


@contextlib.contextmanager
def ahead(settings: Settings) -> Iterator[None]:
    """Within the block dbt has a process of its own, which imports it and loads the project while this one does something else."""
    global _process
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn, initializer=helps_a_build) as process:
        # what goes wrong there goes wrong again when dbt is needed, and is told then
        apart(lambda: process.submit(_load, settings))
        _process = process
        try:
            yield
        finally:
            _process = None


def _where_dbt_is(call: Callable[..., Result], *arguments: object) -> Result:
    return _process.submit(call, *arguments).result() if _process else call(*arguments)


def _load(settings: Settings) -> None:
    """Keep the parsed project for the next run of dbt in this process. Its manifest is for others to write."""
    result = _invoke(settings, ["--no-write-json", "parse"])
    if result.success:
        _parsed.append((settings, result.result))


def _parse(settings: Settings) -> None:
    result = _invoke(settings, ["parse"])
    if not result.success:
        raise DbtError(f"The dbt project does not parse: {result.exception}")


def _invoke(settings: Settings, arguments: Sequence[str], manifest: Any = None) -> Any:
    # imported late: seconds that a build without changes does not need
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    settings.export_to_environment()
    base = ["--no-version-check", "--no-send-anonymous-usage-stats", "--log-level", "none", "--log-level-file", "none"]
    # it makes the folder, though it writes no log: not in the project, which may be somebody else's to write to
    base += ["--log-path", str(settings.dbt_target)]
    where = ["--project-dir", str(settings.dbt_project), "--profiles-dir", str(settings.dbt_project)]
    try:
        with seeds.laid_out(settings), contextlib.redirect_stdout(io.StringIO()):
            return dbtRunner(manifest=manifest).invoke([*base, *arguments, *where])
    finally:
        DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]


def manifest_path(inputs: Inputs) -> Path:
    """The manifest of the project as it is now; dbt parses only when the project changed since."""
    settings, current = inputs.settings, inputs.made_with.dbt_project
    path = settings.dbt_target / "manifest.json"
    stamp = settings.dbt_target / "project.hash"
    settings.dbt_target.mkdir(parents=True, exist_ok=True)
    # the UI and a build may both come to a changed project: the second waits for what the first parses
    with (settings.dbt_target / "parse.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists() or not stamp.exists() or stamp.read_text() != current:
            _where_dbt_is(_parse, settings)
            stamp.write_text(current)
    return path


def load_manifest(inputs: Inputs) -> dict[str, Any]:
    """The manifest as dagster-dbt takes it; every data test says in words what it looks for."""
    path = manifest_path(inputs)
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        # a call that was killed while it parsed left half of it
        path.unlink()
        manifest = json.loads(manifest_path(inputs).read_text(encoding="utf-8"))
    describe(manifest)
    return manifest


def build(
    settings: Settings, select: Sequence[str] = (), *, full_refresh: bool = False, data_tests: bool = True
) -> Iterator[NodeResult]:
    """Run seeds, models and data tests; yield what became of each. ``full_refresh`` makes every table anew; without
    ``data_tests`` nothing is tested. dbt's unit tests are part of the test command, not of a build. Raises DbtError when dbt cannot
    run at all.
    """
    arguments = ["build", "--exclude-resource-type", "unit_test"]
    if not data_tests:
        arguments += ["--exclude-resource-type", "test"]
    if full_refresh:
        arguments.append("--full-refresh")
    yield from _within_memory(settings, arguments, select)


def _within_memory(settings: Settings, arguments: Sequence[str], select: Sequence[str]) -> list[NodeResult]:
    """What became of each node that dbt runs with these arguments, two at a time. Where the memory that DuckDB may hold was too
    little for that, what it stopped is run once more, one at a time."""
    results = list(_results(settings, [*arguments, "--select", *select] if select else arguments))
    if not any(map(_lacked_memory, results)):
        return results
    warn("there is too little memory for two tables at a time: going on with one")
    stopped = [result.name for result in results if result.status == "skipped" or _lacked_memory(result)]
    one_by_one = ["--threads", "1", "--indirect-selection", "empty", "--select", *stopped]
    again = {result.unique_id: result for result in _results(settings, [*arguments, *one_by_one])}
    return [again.get(result.unique_id, result) for result in results]


def _lacked_memory(result: NodeResult) -> bool:
    return result.status == "error" and "Out of Memory Error" in result.message


def compile_models(settings: Settings, select: Sequence[str]) -> Iterator[NodeResult]:
    """Render the queries of models and run none of them. Raises DbtError when dbt cannot run at all."""
    yield from _results(settings, ["compile", "--full-refresh", "--select", *select])


def data_tests(settings: Settings, select: Sequence[str] = ()) -> Iterator[NodeResult]:
    """Run data tests alone, of the selected models or all; yield what became of each. Raises DbtError when dbt cannot run."""
    yield from _within_memory(settings, ["test", "--exclude-resource-type", "unit_test"], select)


def unit_tests(settings: Settings) -> Iterator[NodeResult]:
    """Run dbt's unit tests on a build file that has the tables; yield what became of each. Raises DbtError when dbt cannot run."""
    for result in _results(settings, ["test", "--select", "test_type:unit"]):
        if result.resource_type == "unit_test":
            yield result


def _words(node: Any) -> str:
    """What a node says of itself; a data test in both languages."""
    about = getattr(node, "test_metadata", None)
    if about is None:
        return str(node.description)
    kind = {"name": about.name, "kwargs": about.kwargs}
    named = {"name": node.name, "description": node.description, "attached_node": node.attached_node}
    return words_of({**named, "test_metadata": kind})


def _results(settings: Settings, arguments: Sequence[str]) -> Iterator[NodeResult]:
    yield from _where_dbt_is(_run, settings, arguments)


def _run(settings: Settings, arguments: Sequence[str]) -> list[NodeResult]:
    # a manifest serves one run: dbt writes into it
    loaded = _parsed.pop() if _parsed else None
    manifest = loaded[1] if loaded and loaded[0] == settings else None
    # the manifest is there since the project was parsed, and results are taken from memory: writing both takes dbt half a second
    result = _invoke(settings, ["--no-write-json", *arguments], manifest)
    if result.result is None:
        raise DbtError(f"dbt could not run: {result.exception}")
    return [_node_result(each) for each in result.result.results]


def _node_result(each: Any) -> NodeResult:
    node = each.node
    return NodeResult(
        unique_id=node.unique_id,
        resource_type=str(node.resource_type),
        name=node.name,
        status=str(each.status),
        seconds=each.execution_time,
        failures=each.failures or 0,
        message=each.message or "",
        description=_words(node),
        compiled_sql=getattr(node, "compiled_code", None) or "",
    )
