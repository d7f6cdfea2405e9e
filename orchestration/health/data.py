"""What a build reads and what it published: sources, vocabulary, the published file and its outputs, the lock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import duckdb

from orchestration.build.inputs import Inputs, published_edition
from orchestration.build.outputs import OUTPUTS, behind
from orchestration.build.seeds import refuse_broken
from orchestration.build.waiting import waiting
from orchestration.health.result import Result, note, ok, problem
from orchestration.service_settings import AlertSettings
from orchestration.settings import Settings, SettingsError
from orchestration.warehouse.build_record import read_build_record, read_quarantine
from orchestration.warehouse.lock import build_lock_holder
from presentation.warehouse import WarehouseError
from sources.lexicon import Lexicon
from sources.model import ReportError

_BUILD = "Build it: planhouse build, or the job build in Dagster."
# the longest build of the benchmarks takes a quarter of an hour
_LONG = timedelta(hours=6)
_NAMED = 5


def sources(settings: Settings) -> Iterator[Result]:
    """The catalogue, the documents and the corrections."""
    inputs = Inputs(settings)
    try:
        catalogue = inputs.catalogue
        unusable = {report: each for report, each in inputs.keys.items() if isinstance(each, ReportError)}
    except ReportError as error:
        yield problem("sources", str(error), "Nothing can be built before that is mended.")
        return
    wrong = [str(each) for each in (*catalogue.problems.values(), *unusable.values())]
    for each in wrong[:_NAMED]:
        yield problem("sources", each, "The report is set aside until that is mended.")
    if len(wrong) > _NAMED:
        yield problem(
            "sources", f"{len(wrong) - _NAMED} more reports cannot be used.", "planhouse build names all of them."
        )
    if stray := catalogue.uncatalogued():
        yield note(
            "sources", f"{len(stray)} documents have no entry, as {stray[0].name}.", "Add them: planhouse add FILE"
        )
    if not wrong:
        yield ok("sources", f"{len(catalogue.entries)} reports in {settings.sources}")


def vocabulary(settings: Settings) -> Iterator[Result]:
    """The vocabulary."""
    folder = settings.sources / "vocabulary"
    try:
        refuse_broken(settings)
        Lexicon.load(folder)
    except (OSError, ValueError, KeyError) as error:
        yield problem(
            "vocabulary", f"It cannot be used: {error}", f"Mend that in {folder}; nothing can be built before."
        )
        return
    yield ok("vocabulary", f"{folder} can be used")


def warehouse(settings: Settings) -> Iterator[Result]:
    """The published file: whether it opens, of when it is, what stands beside it, what is set aside."""
    path = settings.warehouse
    log = path.with_name(f"{path.name}.wal")
    if log.exists():
        yield problem(
            "warehouse",
            f"{log} stands beside the published file: a client opened that for writing, and wrote.",
            f"Close that client, move {log.name} away and run planhouse build --full. Clients open the file read-only.",
        )
    if not path.exists():
        yield problem("warehouse", f"There is no {path}.", _BUILD)
        return
    try:
        published_edition(path)
        record = read_build_record(path)
        set_aside = read_quarantine(path)
    except (WarehouseError, duckdb.Error, OSError) as error:
        yield problem(
            "warehouse",
            f"{path} cannot be read: {str(error).splitlines()[0]}",
            "Move it away and build again, or restore a copy (docs/operations.md).",
        )
        return
    age = datetime.now(UTC) - record.built_at.replace(tzinfo=UTC)
    yield ok(
        "warehouse",
        f"{path}, {path.stat().st_size / 1e6:.0f} MB: {record.reports} reports, built {record.built_at:%Y-%m-%d %H:%M} UTC "
        f"({age.days} days ago) by {record.version}",
    )
    for each in set_aside[:_NAMED]:
        yield problem("set aside", str(each), "It is built again by itself once that is mended.")
    if len(set_aside) > _NAMED:
        yield problem("set aside", f"{len(set_aside) - _NAMED} more documents.", "All stand in meta.quarantine.")


def outputs(settings: Settings) -> Iterator[Result]:
    """Page and plain files."""
    try:
        old = behind(settings) if settings.warehouse.exists() else []
    except (WarehouseError, duckdb.Error):
        # the file's own check says so
        return
    for each in old:
        yield problem(
            "outputs", f"Not of the build that is published: {OUTPUTS[each]}.", "planhouse build makes it again."
        )


def freshness(settings: Settings) -> Iterator[Result]:
    """Whether what is published is what is there."""
    if not settings.warehouse.exists():
        return
    try:
        build, what = waiting(settings)
        built_at = read_build_record(settings.warehouse).built_at.replace(tzinfo=UTC) if build else None
    except (WarehouseError, duckdb.Error, OSError, ValueError, KeyError):
        # the checks of the file and of the vocabulary say so
        return
    try:
        days = AlertSettings.from_environment().days
    except SettingsError:
        days = AlertSettings().days
    if not what:
        yield ok("freshness", "What is published is what is there.")
    elif built_at is None or datetime.now(UTC) - built_at > timedelta(days=days):
        yield problem("freshness", f"Something waits, and nothing was built for {days:g} days: {what}.", _BUILD)
    else:
        yield note("freshness", f"Something waits for the next build: {what}.")


def lock(settings: Settings) -> Iterator[Result]:
    """The lock of the build folder, and who holds it."""
    holder = build_lock_holder(settings.build)
    if holder is None:
        yield ok("build", "No build is running.")
        return
    since = datetime.fromtimestamp((settings.build / "lock").stat().st_mtime, UTC)
    words = f"Process {holder} builds since {since:%Y-%m-%d %H:%M} UTC."
    if datetime.now(UTC) - since > _LONG:
        advice = f"See what it does (ps -fp {holder}), or end it (kill {holder}): what is published stays whole."
        yield problem("build", words, advice)
    else:
        yield note("build", words)
