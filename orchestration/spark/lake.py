"""The lake: the tables that Spark writes, as Parquet, and the small files that say which of them are the live ones.

    raw/<table>/batch=<n>/       what one run read; written once, never changed
    index/<n>/reports.parquet    which batch holds the live version of each report, after the run that wrote batch n
    index/<n>/quarantine.parquet what that run set aside
    models/<run>/<schema>/<table>/   what dbt made of it
    state.json                   which index is the latest, and which index and models are published

Whoever reads follows ``state.json``, which is replaced in one step and last: a run that dies leaves rubbish that nobody looks at, and
the next one removes. Here belongs the layout, for a folder and for an object store alike, with pyarrow alone: no Spark, no
DuckDB.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.fs as pafs
import pyarrow.parquet as pq

from orchestration.settings import Settings
from sources.rows import RAW_TABLES

_ARROW_TYPES = {"text": pa.string(), "integer": pa.int32(), "boolean": pa.bool_()}
_INDEX = pa.schema(
    [("report_id", pa.string()), ("area_code", pa.string()), ("document_key", pa.string()), ("batch", pa.int32())]
)
QUARANTINE = ("report_id", "source_file", "cause", "reason", "place", "advice", "document_key")


@dataclass(frozen=True, slots=True)
class Live:
    """The live version of a report: the batch that holds its rows, and the key of the document that they were read from."""

    report_id: str
    area_code: str
    document_key: str
    batch: int


@dataclass(frozen=True, slots=True)
class State:
    """What of the lake counts: numbers of indexes and the name of a run of dbt; 0 and empty where there is none so far.

    ``latest`` is the index that the next run starts from, ``published`` the one whose tables, of the run ``models``, passed.
    """

    latest: int = 0
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
        """The number of the batch that a new run writes."""
        return self.state().latest + 1

    def live(self, index: int) -> dict[str, Live]:
        """The live version of every report, by report_id, as an index says; index 0 is the empty lake."""
        if not index:
            return {}
        table = pq.read_table(self._path("index", str(index), "reports.parquet"), filesystem=self._files, schema=_INDEX)
        return {row["report_id"]: Live(**row) for row in table.to_pylist()}

    def quarantine(self, index: int) -> list[dict[str, Any]]:
        """What was set aside when an index was written, in the columns of ``QUARANTINE``."""
        if not index:
            return []
        path = self._path("index", str(index), "quarantine.parquet")
        return list(pq.read_table(path, filesystem=self._files).to_pylist())

    def write_index(
        self, index: int, live: Mapping[str, Live], quarantine: Sequence[Mapping[str, str | None]]
    ) -> None:
        """Write index ``index`` and make it the latest."""
        folder = self._path("index", str(index))
        self._files.create_dir(folder, recursive=True)
        rows = [asdict(live[report]) for report in sorted(live)]
        pq.write_table(
            pa.Table.from_pylist(rows, schema=_INDEX), f"{folder}/reports.parquet", filesystem=self._files
        )
        schema = pa.schema([(name, pa.string()) for name in QUARANTINE])
        pq.write_table(
            pa.Table.from_pylist([dict(row) for row in quarantine], schema=schema),
            f"{folder}/quarantine.parquet",
            filesystem=self._files,
        )
        self._set_state(replace(self.state(), latest=index))

    def publish(self, models: str) -> None:
        """Say that the latest index and the tables of a run of dbt are the good ones, and remove what nobody needs."""
        state = self.state()
        self._set_state(State(latest=state.latest, published=state.latest, models=models))
        self.clean()

    def clean(self) -> None:
        """Remove batches, indexes and models that neither the latest nor the published state refers to."""
        state = self.state()
        indexes = {str(state.latest), str(state.published)}
        batches = {
            f"batch={live.batch}" for index in (state.latest, state.published) for live in self.live(index).values()
        }
        self._keep("index", indexes)
        self._keep("models", {state.models})
        self._keep("work", set())
        for table in RAW_TABLES:
            self._keep(f"raw/{table}", batches)

    def _keep(self, folder: str, names: set[str]) -> None:
        selector = pafs.FileSelector(self._path(folder), allow_not_found=True)
        for found in self._files.get_file_info(selector):
            if found.type == pafs.FileType.Directory and found.base_name not in names:
                self._files.delete_dir(found.path)

    def find(self, report_id: str, document_key: str) -> Live | None:
        """A version of a report that is still in the log; None when it is not."""
        rows = (
            self.raw("reports")
            .to_table(
                columns=["report_id", "area_code", "document_key", "batch"],
                filter=(ds.field("report_id") == report_id) & (ds.field("document_key") == document_key),
            )
            .to_pylist()
        )
        return max((Live(**row) for row in rows), key=lambda live: live.batch, default=None)

    def raw(self, table: str) -> ds.Dataset:
        """A raw table, all versions of all reports, each with its batch."""
        columns = [pa.field(name, _ARROW_TYPES[kind]) for name, kind in RAW_TABLES[table]]
        return self._dataset(f"raw/{table}", pa.schema([*columns, pa.field("batch", pa.int32())]), hive=True)

    def model(self, run: str, schema: str, table: str) -> ds.Dataset:
        """A table that dbt made on Spark."""
        return self._dataset(f"models/{run}/{schema}/{table}")

    def has_model(self, run: str, schema: str, table: str) -> bool:
        """Whether dbt made a table on Spark."""
        found = self._files.get_file_info(self._path("models", run, schema, table))
        return bool(found.type == pafs.FileType.Directory)

    def _dataset(self, folder: str, schema: pa.Schema | None = None, *, hive: bool = False) -> ds.Dataset:
        path = self._path(folder)
        if self._files.get_file_info(path).type != pafs.FileType.Directory:
            return ds.dataset(pa.Table.from_pylist([], schema=schema))
        partitioning = ds.partitioning(pa.schema([("batch", pa.int32())]), flavor="hive") if hive else None
        return ds.dataset(path, filesystem=self._files, schema=schema, format="parquet", partitioning=partitioning)
