"""The lake: the tables that Spark writes, as Parquet, and the small files that say which of them are the live ones.

    raw/<table>/batch=<n>/       what one run read; written once, never changed
    index/<n>/reports.parquet    which batch holds the live version of each report
    index/<n>/quarantine.parquet what is set aside
    incoming/                    what a job is told to read, and what it hands back
    models/<run>/<schema>/<table>/   what dbt made of an index, and results.json, what became of each model and test
    state.json                   which index and models are the latest, and which are published

Whoever reads follows ``state.json``, which is replaced in one step and last: a run that dies leaves rubbish that nobody looks at, and
the next one removes. Here belongs the layout, for a folder and for an object store alike, with pyarrow: no Spark.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.fs as pafs
import pyarrow.parquet as pq

from orchestration.settings import Settings
from orchestration.warehouse.meta_tables import SetAside
from sources.arrow import arrow_schema
from sources.model import Doubt
from sources.reading import is_understood
from sources.rows import RAW_TABLES

_INDEX = pa.schema(
    [("report_id", pa.string()), ("area_code", pa.string()), ("document_key", pa.string()), ("batch", pa.int32())]
)


@dataclass(frozen=True, slots=True)
class Live:
    """The live version of a report: the batch that holds its rows, and the key of the document that they were read from."""

    report_id: str
    area_code: str
    document_key: str
    batch: int


@dataclass(frozen=True, slots=True)
class State:
    """What of the lake counts: numbers of indexes and names of runs of dbt; 0 and empty where there is none so far.

    ``latest`` is the index that the next run starts from and ``latest_models`` what was made of it; ``published`` and ``models`` are
    those that passed the audit.
    """

    latest: int = 0
    latest_models: str = ""
    published: int = 0
    models: str = ""


class Lake:
    """One lake in a folder (a path) or an object store (a URI that pyarrow knows, such as ``s3://bucket/planhouse``)."""

    def __init__(self, root: str) -> None:
        if "://" in root:
            self._files, self._base = pafs.FileSystem.from_uri(root)
            self._uri = root.split("?")[0].rstrip("/")
        else:
            self._files, self._base = pafs.LocalFileSystem(), str(Path(root).resolve())
            self._uri = f"file://{self._base}"
        self._base = self._base.rstrip("/")

    @classmethod
    def of(cls, settings: Settings) -> Lake:
        """The lake of a warehouse: the one that the settings name, else a folder beside its build file."""
        return cls(settings.spark.lake or str(settings.build / "lake"))

    def spark_uri(self, *parts: str) -> str:
        """A place in the lake as Spark calls it."""
        # the same store has another name in Hadoop
        root = f"s3a://{self._uri.removeprefix('s3://')}" if self._uri.startswith("s3://") else self._uri
        return "/".join([root, *parts])

    def _path(self, *parts: str) -> str:
        return "/".join([self._base, *parts])

    def state(self) -> State:
        """What counts now."""
        try:
            with self._files.open_input_stream(self._path("state.json")) as handle:
                return State(**json.loads(handle.read()))
        except FileNotFoundError:
            return State()

    def _set_state(self, state: State) -> None:
        """Replace ``state.json`` in one step: a rename in a folder, one upload in an object store."""
        content = json.dumps(asdict(state), indent=1).encode()
        self._files.create_dir(self._base, recursive=True)
        is_folder = isinstance(self._files, pafs.LocalFileSystem)
        target = self._path("state.json.new" if is_folder else "state.json")
        with self._files.open_output_stream(target) as handle:
            handle.write(content)
        if is_folder:
            self._files.move(target, self._path("state.json"))

    def next_batch(self) -> int:
        """The number of the batch, and of the index, that a new run writes."""
        return self.state().latest + 1

    def live(self, index: int) -> dict[str, Live]:
        """The live version of every report, by report_id, as an index says; index 0 is the empty lake."""
        if not index:
            return {}
        table = pq.read_table(self._path("index", str(index), "reports.parquet"), filesystem=self._files, schema=_INDEX)
        return {row["report_id"]: Live(**row) for row in table.to_pylist()}

    def quarantine(self, index: int) -> list[SetAside]:
        """What was set aside when an index was written; whether another version of it is there, the index says."""
        if not index:
            return []
        path = self._path("index", str(index), "quarantine.parquet")
        live = self.live(index)
        rows = pq.read_table(path, filesystem=self._files).to_pylist()
        return [SetAside(**row, is_published=row["report_id"] in live) for row in rows]

    def write_index(self, index: int, live: Mapping[str, Live], quarantine: Sequence[SetAside]) -> None:
        """Write index ``index`` and make it the latest."""
        folder = self._path("index", str(index))
        self._files.create_dir(folder, recursive=True)
        rows = [asdict(live[report]) for report in sorted(live)]
        pq.write_table(pa.Table.from_pylist(rows, schema=_INDEX), f"{folder}/reports.parquet", filesystem=self._files)
        kept = pa.schema([(name, pa.string()) for name in SetAside.names() if name != "is_published"])
        pq.write_table(
            pa.Table.from_pylist([asdict(each) for each in quarantine], schema=kept),
            f"{folder}/quarantine.parquet",
            filesystem=self._files,
        )
        self._set_state(replace(self.state(), latest=index, latest_models=""))

    def write_selection(self, name: str, live: Iterable[Live]) -> str:
        """Write a part of an index for one job to read; where it lies, as Spark calls it."""
        self._files.create_dir(self._path("incoming"), recursive=True)
        table = pa.Table.from_pylist([asdict(each) for each in live], schema=_INDEX)
        pq.write_table(table, self._path("incoming", name), filesystem=self._files)
        return self.spark_uri("incoming", name)

    def new_run(self) -> str:
        """A name for a run of dbt that no run has yet."""
        selector = pafs.FileSelector(self._path("models"), allow_not_found=True)
        taken = {found.base_name for found in self._files.get_file_info(selector)}
        return next(name for name in map(str, itertools.count(1)) if name not in taken)

    def write_results(self, run: str, results: str) -> None:
        """Keep what became of each model and test of a run, and make the run the latest."""
        self._files.create_dir(self._path("models", run), recursive=True)
        with self._files.open_output_stream(self._path("models", run, "results.json")) as handle:
            handle.write(results.encode())
        self._set_state(replace(self.state(), latest_models=run))

    def results(self, run: str) -> str:
        """What became of each model and test of a run."""
        with self._files.open_input_stream(self._path("models", run, "results.json")) as handle:
            return bytes(handle.read()).decode()

    def publish(self) -> None:
        """Say that the latest index and the latest models are the good ones, and remove what nobody needs."""
        state = self.state()
        self._set_state(replace(state, published=state.latest, models=state.latest_models))
        self.clean()

    def clean(self) -> None:
        """Remove batches, indexes and models that neither the latest nor the published state refers to."""
        state = self.state()
        indexes = {str(state.latest), str(state.published)}
        batches = {
            f"batch={live.batch}" for index in (state.latest, state.published) for live in self.live(index).values()
        }
        self._keep("index", indexes)
        self._keep("models", {state.models, state.latest_models})
        self._keep("incoming", set())
        for table in RAW_TABLES:
            self._keep(f"raw/{table}", batches)

    def _keep(self, folder: str, names: set[str]) -> None:
        selector = pafs.FileSelector(self._path(folder), allow_not_found=True)
        for found in self._files.get_file_info(selector):
            if found.type == pafs.FileType.Directory and found.base_name not in names:
                self._files.delete_dir(found.path)

    def raw(self, table: str) -> ds.Dataset:
        """A raw table, all versions of all reports, each with its batch."""
        return self._dataset(f"raw/{table}", arrow_schema(table).append(pa.field("batch", pa.int32())), hive=True)

    def live_rows(self, con: duckdb.DuckDBPyConnection, table: str, live: Iterable[Live]) -> str:
        """What to select the live rows of a raw table from, on a connection of DuckDB's."""
        con.register("live_index", pa.Table.from_pylist([asdict(each) for each in live], schema=_INDEX))
        con.register(f"log_{table}", self.raw(table))
        names = ", ".join(f'log."{name}"' for name, _ in RAW_TABLES[table])
        return (
            f"(select {names} from log_{table} as log "
            "semi join live_index on log.report_id = live_index.report_id and log.batch = live_index.batch)"
        )

    def source_files(self, versions: Iterable[Live]) -> dict[str, str]:
        """The names of the documents that versions of reports were read from, by report_id."""
        asked = {(each.report_id, each.batch) for each in versions}
        rows = self.raw("reports").to_table(columns=["report_id", "batch", "source_file"]).to_pylist()
        return {row["report_id"]: row["source_file"] for row in rows if (row["report_id"], row["batch"]) in asked}

    def doubtful_reports(self, versions: Iterable[Live], most: float) -> set[str]:
        """The reports of which these versions were read when more of a report might be doubtful than the share ``most``."""
        asked = {(each.report_id, each.batch) for each in versions}
        columns = ["report_id", "batch", "figure_count", "unnamed_count", "colliding_count"]
        rows = self.raw("reports").to_table(columns=columns).to_pylist() if asked else []
        return {
            row["report_id"]
            for row in rows
            if (row["report_id"], row["batch"]) in asked
            # a batch of an older version does not say how many collide; its reports are read anew
            and not is_understood(
                Doubt(row["figure_count"], row["unnamed_count"] or 0, row["colliding_count"] or 0), most
            )
        }

    def batch_rows(self, table: str, batch: int) -> list[dict[str, Any]]:
        """The rows of a raw table that one batch brought."""
        return list(self.raw(table).to_table(filter=ds.field("batch") == batch).to_pylist())

    def model(self, run: str, schema: str, table: str) -> ds.Dataset:
        """A table that dbt made on Spark."""
        return self._dataset(f"models/{run}/{schema}/{table}")

    def has_model(self, run: str, schema: str, table: str) -> bool:
        """Whether dbt made a table on Spark; a run that failed may leave a folder without files."""
        return bool(self.model(run, schema, table).schema.names)

    def _dataset(self, folder: str, schema: pa.Schema | None = None, *, hive: bool = False) -> ds.Dataset:
        path = self._path(folder)
        if self._files.get_file_info(path).type != pafs.FileType.Directory:
            return ds.dataset(pa.Table.from_pylist([], schema=schema))
        partitioning = ds.partitioning(pa.schema([("batch", pa.int32())]), flavor="hive") if hive else None
        return ds.dataset(path, filesystem=self._files, schema=schema, format="parquet", partitioning=partitioning)
