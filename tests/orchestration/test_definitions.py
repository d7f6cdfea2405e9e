"""What the UI is given: assets in their groups, the jobs, the schedule, the sensor."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from dagster import (
    AssetCheckSeverity,
    AssetKey,
    AssetRecordsFilter,
    AssetSelection,
    DagsterInstance,
    Definitions,
    EventRecordsResult,
    ExecuteInProcessResult,
    RunRequest,
    SensorResult,
    SkipReason,
    build_schedule_context,
    build_sensor_context,
    define_asset_job,
)
from dagster_dg_core.context import DgContext

from orchestration.build.input_changes import InputChanges
from orchestration.build.inputs import Inputs
from orchestration.resources import WarehouseSettings
from orchestration.settings import Settings
from orchestration.warehouse.lock import release_build_lock
from tests.conftest import ROOT, Planhouse


@pytest.fixture
def instance() -> Iterator[DagsterInstance]:
    with DagsterInstance.ephemeral() as ephemeral:
        yield ephemeral


def _resources() -> dict[str, WarehouseSettings]:
    """What Dagster hands to a schedule or a sensor."""
    return {"planhouse": WarehouseSettings.of(Settings.from_environment())}


def test_assets_stand_in_the_groups_that_a_user_expects(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    groups = Counter(graph.get(key).group_name for key in graph.get_all_asset_keys())
    assert set(groups) == {"sources", "raw", "vocabulary", "staging", "intermediate", "marts", "publish"}
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.owners == ["team:planhouse"], key
        assert node.kinds, key


# Dagster's own import asks, in a process, for how many bits Python was made; what it opens for that is the null device
_WATCH = """
import os, sys
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
STARTS = {"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.exec", "os.system", "pty.spawn"}
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "socket.connect"}
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        wrong = (set(mode) & set("wax+") if mode else flags & WRITING) and path != os.devnull
    elif event == "subprocess.Popen":
        wrong = list(arguments[1])[:2] != ["file", "-b"]
    else:
        wrong = event in STARTS | CHANGES
    if wrong:
        os.write(2, repr((event, arguments)).encode())
        os._exit(3)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
import orchestration.definitions
print("imported")
"""


def test_importing_the_definitions_starts_nothing_and_writes_nothing(tmp_path: Path) -> None:
    # an empty build folder: there is no manifest that dbt has parsed before
    environment = os.environ | {"PLANHOUSE_BUILD": str(tmp_path / "build"), "DAGSTER_HOME": ""}
    done = subprocess.run(
        [sys.executable, "-c", _WATCH], capture_output=True, text=True, env=environment, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout) == (0, "imported\n"), done.stderr
    assert not (tmp_path / "build").exists()


def test_asking_for_the_definitions_is_what_parses(tmp_path: Path) -> None:
    environment = os.environ | {"PLANHOUSE_BUILD": str(tmp_path / "build"), "DAGSTER_HOME": ""}
    asked = _WATCH.replace('print("imported")', "orchestration.definitions.defs()")
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, env=environment, cwd=ROOT)
    # the watch is awake: it ends what makes the build folder
    assert done.returncode == 3
    assert "os.mkdir" in done.stderr and str(tmp_path / "build") in done.stderr


def test_the_code_location_is_called_planhouse_whatever_the_folder_is_called(tmp_path: Path) -> None:
    folder = tmp_path / "plans-2031"
    (folder / "orchestration" / "defs").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", folder)
    context = DgContext.for_project_environment(folder, {})
    assert context.code_location_name == "planhouse"
    assert context.code_location_target_module_name == "orchestration.definitions"


def test_no_definition_reads_the_environment() -> None:
    modules = sorted((ROOT / "orchestration" / "defs").glob("*.py"))
    assert len(modules) > 10
    reads = re.compile(r"environ|getenv|from_environment|\bROOT\b|EnvVar")
    assert [path.name for path in modules if reads.search(path.read_text(encoding="utf-8"))] == []


def test_the_settings_that_dagster_hands_out_decide_whatever_the_environment_says(
    definitions: Definitions,
    house: Planhouse,
    instance: DagsterInstance,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    handed = _resources()
    for name in ("SOURCES", "WAREHOUSE", "BUILD"):
        monkeypatch.setenv(f"PLANHOUSE_{name}", str(tmp_path / "elsewhere"))
    sensor = definitions.resolve_sensor_def("report_sensor")
    looked = sensor(build_sensor_context(instance=instance, resources=handed))
    assert isinstance(looked, SkipReason) and "Nothing changed" in str(looked.skip_message)
    job = definitions.resolve_job_def("build")
    pages = [AssetKey(["publish", "page"])]
    done = job.execute_in_process(instance=instance, asset_selection=pages, raise_on_error=False)
    assert done.success
    (made,) = done.get_asset_materialization_events()
    shown = made.step_materialization_data.materialization.metadata["page"].value
    assert shown == (house.folder / "site" / "index.html").as_uri()
    assert not (tmp_path / "elsewhere").exists()


def test_the_sources_have_data_versions(house: Planhouse) -> None:
    """Of a report the hash of its document, of the vocabulary the hash of its tables: what changed is seen without reading it."""

    def version(records: EventRecordsResult) -> str | None:
        return records.records[0].event_log_entry.tags.get("dagster/data_version")

    settings = Settings.from_environment()
    with DagsterInstance.from_config(house.environment["DAGSTER_HOME"]) as history:
        wanted = AssetRecordsFilter(AssetKey(["sources", "documents"]), asset_partitions=["310106-2023-plan"])
        document = version(history.fetch_materializations(wanted, limit=1))
        vocabulary = version(history.fetch_observations(AssetKey(["sources", "vocabulary"]), limit=1))
    assert document == hashlib.sha256(house.digest.read_bytes()).hexdigest()
    assert vocabulary == Inputs(settings).made_with.vocabulary


def test_nothing_private_of_dagster_is_used() -> None:
    private = re.compile(r"dagster(?:_\w+)*\._|from dagster\w* import \(?\s*_")
    files = [path for top in ("orchestration", "presentation", "sources") for path in (ROOT / top).rglob("*.py")]
    assert len(files) > 100
    assert [str(path) for path in files if private.search(path.read_text(encoding="utf-8"))] == []


def test_the_published_file_is_watched_for_its_age(definitions: Definitions) -> None:
    policy = definitions.resolve_asset_graph().get(AssetKey(["publish", "warehouse"])).freshness_policy
    assert policy is not None and policy.fail_window.to_timedelta() > policy.warn_window.to_timedelta() > timedelta(
        days=366
    )


def test_lineage_leads_from_the_published_file_back_to_the_documents(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    seen: set[AssetKey] = set()
    waiting = [AssetKey(["publish", "warehouse"])]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting += graph.get(key).parent_keys
    for path in (
        ["sources", "documents"],
        ["raw", "figures"],
        ["staging", "stg_figures"],
        ["marts", "fct_reconciliation"],
    ):
        assert AssetKey(path) in seen


def test_errors_of_the_audit_block_and_warnings_do_not(definitions: Definitions) -> None:
    from orchestration.audit.checks import CHECKS, ERROR

    graph = definitions.resolve_asset_graph()
    specs = {key.name: graph.get_check_spec(key) for key in graph.asset_check_keys}
    for check in CHECKS:
        assert specs[check.name].blocking == (check.severity == ERROR), check.name


def test_one_click_builds_everything_that_can_be_made(definitions: Definitions) -> None:
    """The UI asks for a partition as soon as one asset that it makes has partitions."""
    graph = definitions.resolve_asset_graph()
    made = graph.materializable_asset_keys
    assert {key for key in made if graph.get(key).is_partitioned} == set()
    job = definitions.resolve_job_def("build")
    assert job.partitions_def is None
    assert set(job.asset_layer.selected_asset_keys) == set(made)
    assert graph.asset_check_keys == job.asset_layer.asset_graph.asset_check_keys


def test_every_night_at_half_past_two_in_shanghai(definitions: Definitions) -> None:
    schedule = definitions.resolve_schedule_def("nightly_build")
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("30 2 * * *", "Asia/Shanghai")


def _night(definitions: Definitions, instance: DagsterInstance) -> RunRequest | SkipReason:
    schedule = definitions.resolve_schedule_def("nightly_build")
    (result,) = (
        found := schedule.evaluate_tick(build_schedule_context(instance=instance, resources=_resources()))
    ).run_requests or [SkipReason(found.skip_message)]
    return result


def test_the_night_rests_while_nothing_changed(definitions: Definitions, instance: DagsterInstance) -> None:
    result = _night(definitions, instance)
    assert isinstance(result, SkipReason)
    assert "Nothing changed" in str(result.skip_message)


def test_the_night_makes_again_what_is_behind(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    shutil.rmtree(house.folder / "site")
    assert isinstance(_night(definitions, instance), RunRequest)


def test_the_night_says_what_changed(definitions: Definitions, house: Planhouse, instance: DagsterInstance) -> None:
    house.edit("| 271.18 |", "| 271.19 |")
    result = _night(definitions, instance)
    assert isinstance(result, RunRequest)
    assert result.tags["planhouse/changed"] == "310106-2023-plan"


def test_the_night_lets_the_build_say_that_the_catalogue_cannot_be_used(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    (house.sources / "reports.csv").write_text("something else\n", encoding="utf-8")
    assert isinstance(_night(definitions, instance), RunRequest)


def _look(definitions: Definitions, instance: DagsterInstance, cursor: str | None = None) -> SensorResult | SkipReason:
    sensor = definitions.resolve_sensor_def("report_sensor")
    result = sensor(build_sensor_context(instance=instance, cursor=cursor, resources=_resources()))
    assert isinstance(result, SensorResult | SkipReason)
    return result


def _asked(result: SensorResult | SkipReason) -> RunRequest:
    assert isinstance(result, SensorResult), result
    (request,) = result.run_requests or []
    assert isinstance(request, RunRequest)
    return request


def test_the_sensor_rests_at_its_first_look_while_what_is_published_is_what_is_there(
    definitions: Definitions, instance: DagsterInstance
) -> None:
    result = _look(definitions, instance)
    assert isinstance(result, SkipReason)
    assert "Nothing changed" in str(result.skip_message)


def test_a_look_keeps_the_list_of_reports_to_choose_from(definitions: Definitions, instance: DagsterInstance) -> None:
    instance.add_dynamic_partitions("report", ["110101-2020-plan"])
    _look(definitions, instance)
    assert list(instance.get_dynamic_partitions("report")) == ["310106-2023-plan"]


def test_the_sensor_asks_once_for_a_changed_report(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    house.edit("| 271.18 |", "| 271.19 |")
    result = _look(definitions, instance)
    assert _asked(result).tags == {"planhouse/changed": "310106-2023-plan"}
    assert isinstance(result, SensorResult)
    again = _look(definitions, instance, result.cursor)
    assert isinstance(again, SkipReason)
    assert "310106-2023-plan" in str(again.skip_message)
    house.edit("| 271.19 |", "| 271.17 |")
    assert _asked(_look(definitions, instance, result.cursor))


def test_the_sensor_sees_what_is_new_and_what_is_gone(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    catalogue = house.sources / "reports.csv"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(
        text.replace("310106-2023-plan,310106,plan,2023,2024", "310106-2022-plan,310106,plan,2022,2023")
    )
    assert _asked(_look(definitions, instance)).tags == {
        "planhouse/added": "310106-2022-plan",
        "planhouse/removed": "310106-2023-plan",
    }


def test_the_sensor_sees_another_vocabulary(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    aliases = house.sources / "vocabulary" / "industry_aliases.csv"
    aliases.write_text(aliases.read_text(encoding="utf-8") + "贸易服务业,commerce\n", encoding="utf-8")
    assert _asked(_look(definitions, instance)).tags["planhouse/vocabulary"] == "changed"
    # words that reports are read by: the same process must see them come and go
    aliases.write_text(aliases.read_text(encoding="utf-8").replace("贸易服务业,commerce\n", ""), encoding="utf-8")
    assert isinstance(_look(definitions, instance), SkipReason)


def test_code_alone_waits_for_the_night(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orchestration.build.inputs.code_hash", lambda settings, project: "of another version")
    result = _look(definitions, instance)
    assert isinstance(result, SkipReason)
    assert "code" in str(result.skip_message).lower()
    asked = _night(definitions, instance)
    assert isinstance(asked, RunRequest)
    assert asked.tags["planhouse/code"] == "changed"


def test_without_a_warehouse_everything_is_new(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    house.warehouse.unlink()
    assert _asked(_look(definitions, instance)).tags == {"planhouse/added": "310106-2023-plan"}


def test_a_warehouse_that_another_program_holds_is_not_none(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); input()",
            str(house.warehouse),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        # what is published is read all the same, and it is of today's inputs
        result = _look(definitions, instance)
        assert isinstance(result, SkipReason)
        assert "Nothing changed" in str(result.skip_message)
    finally:
        holder.communicate("\n")


def test_a_tag_names_some_of_many_reports() -> None:
    changes = InputChanges(added=tuple(f"{code}-2021-plan" for code in range(110101, 110109)))
    assert changes.tags() == {
        "planhouse/added": "110101-2021-plan, 110102-2021-plan, 110103-2021-plan, 110104-2021-plan, 110105-2021-plan and 3 more"
    }
    assert InputChanges().tags() == {"planhouse/changed": "nothing"}
    assert not InputChanges()


def test_a_catalogue_that_cannot_be_used_is_said(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    (house.sources / "reports.csv").write_text("something else\n", encoding="utf-8")
    result = _look(definitions, instance)
    assert isinstance(result, SkipReason)
    assert "catalogue" in str(result.skip_message)


def _read(definitions: Definitions, instance: DagsterInstance, report: str | None) -> ExecuteInProcessResult:
    job = definitions.resolve_job_def("read_report")
    return job.execute_in_process(instance=instance, partition_key=report, raise_on_error=False)


def test_choosing_one_report_reads_that_one_and_writes_nothing(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    broken = "310106-2022-plan"
    catalogue = house.sources / "reports.csv"
    row = catalogue.read_text(encoding="utf-8").splitlines()[1].replace("2024-01-17", "2023-01-17")
    row = row.replace("310106-2023-plan,310106,plan,2023,2024", f"{broken},310106,plan,2022,2023").replace(
        "310106-2023-plan.md", "no.md"
    )
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    _look(definitions, instance)
    before = {path: path.stat().st_mtime_ns for path in house.folder.rglob("*") if path.is_file()}
    done = _read(definitions, instance, "310106-2023-plan")
    assert done.success
    (observed,) = [event.asset_observation_data.asset_observation for event in done.get_asset_observation_events()]
    assert (observed.asset_key, observed.partition) == (AssetKey(["sources", "documents"]), "310106-2023-plan")
    assert observed.metadata["figures"].value == house.query("select count(*) from marts.fct_figure")[0][0]
    assert "区级一般公共预算收入" in str(observed.metadata["first 100 figures"].value)
    assert {path: path.stat().st_mtime_ns for path in before if path.exists()} == before
    failed = _read(definitions, instance, broken)
    assert not failed.success
    (failure,) = [event.step_failure_data for event in failed.all_events if event.is_step_failure]
    assert failure.user_failure_data is not None
    assert "there is no file no.md" in str(failure.user_failure_data.description)


def test_reading_without_a_chosen_report_says_what_to_do(definitions: Definitions, instance: DagsterInstance) -> None:
    done = _read(definitions, instance, None)
    (failure,) = [event.step_failure_data for event in done.all_events if event.is_step_failure]
    assert failure.user_failure_data is not None
    assert "No report was chosen" in str(failure.user_failure_data.description)


def _read_changes(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> tuple[ExecuteInProcessResult, dict[str, str]]:
    """The first step of the job alone, and what the run's tags say afterwards."""
    job = definitions.resolve_job_def("build")
    raw = [key for key in job.asset_layer.selected_asset_keys if key.path[0] == "raw"]
    try:
        done = job.execute_in_process(instance=instance, asset_selection=raw, raise_on_error=False)
    finally:
        release_build_lock(house.folder / "build")
    run = instance.get_run_by_id(done.run_id)
    assert run is not None
    return done, {key: value for key, value in run.tags.items() if key.startswith("planhouse/")}


def test_a_run_says_in_its_tags_what_changed_whoever_started_it(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    done, tags = _read_changes(definitions, house, instance)
    assert done.success
    assert tags == {"planhouse/changed": "nothing"}
    house.edit("| 271.18 |", "| 271.19 |")
    done, tags = _read_changes(definitions, house, instance)
    assert done.success
    assert tags == {"planhouse/changed": "310106-2023-plan"}


def test_a_catalogue_that_cannot_be_used_fails_a_run_in_words(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    (house.sources / "reports.csv").write_text("something else\n", encoding="utf-8")
    done, _ = _read_changes(definitions, house, instance)
    (failure,) = [event.step_failure_data for event in done.all_events if event.is_step_failure]
    assert failure.user_failure_data is not None
    assert str(failure.user_failure_data.description).startswith("Nothing was built: ")


def test_what_is_set_aside_is_a_warning_of_the_audit_and_a_tag_of_the_run(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    with duckdb.connect(str(house.folder / "build" / "warehouse.build.duckdb")) as con:
        con.execute(
            """insert into meta.quarantine
            values ('310106-2022-plan', 'a.pdf', 'unreadable', 'It is empty.', '', 'Get another.', 'k', false)"""
        )
    audit = define_asset_job("audit", selection=AssetSelection.all_asset_checks())
    alone = Definitions(asset_checks=definitions.asset_checks, resources=definitions.resources, jobs=[audit])
    done = alone.resolve_job_def("audit").execute_in_process(instance=instance, raise_on_error=False)
    # not a failure: everything else is to be published
    assert done.success
    (warned,) = [each for each in done.get_asset_check_evaluations() if not each.passed]
    assert (warned.check_name, warned.severity) == ("nothing_is_set_aside", AssetCheckSeverity.WARN)
    assert not warned.blocking
    assert "Get another." in str(warned.metadata["rows"].value)
    run = instance.get_run_by_id(done.run_id)
    assert run is not None
    assert run.tags["planhouse/set_aside"] == "310106-2022-plan"
