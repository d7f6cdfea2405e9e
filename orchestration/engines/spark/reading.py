"""What a task of Spark does with documents: bytes in, rows out.

Here belongs the function that ``mapInArrow`` calls on the workers, and the shape of what it yields: one row for each document, with
the rows of every raw table nested in it, so that a document is read once for all of them. It runs in Spark's environment with nothing
but ``sources`` beside it. Not here: which documents, and where the rows go (``read_job``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa

from sources.arrow import arrow_schema
from sources.catalogue.catalogue import ReportEntry, sha256
from sources.catalogue.corrections import Entry
from sources.lexicon import Lexicon
from sources.model import ReportError
from sources.reading import read_report
from sources.rows import RAW_TABLES, raw_rows

FAILURE = ("problem", "place", "advice", "cause")

_SPARK_TYPES = {"text": "string", "integer": "int", "boolean": "boolean", "share": "decimal(4,3)"}

_NESTED = {table: pa.list_(pa.struct(list(arrow_schema(table)))) for table in RAW_TABLES}
_SCHEMA = pa.schema([("report_id", pa.string()), *((name, pa.string()) for name in FAILURE), *_NESTED.items()])


def spark_schema() -> str:
    """The columns of what ``read_documents`` yields, as Spark writes them."""
    nested = (
        f"`{table}` array<struct<{', '.join(f'`{name}`: {_SPARK_TYPES[kind]}' for name, kind in columns)}>>"
        for table, columns in RAW_TABLES.items()
    )
    return ", ".join(["report_id string", *(f"{name} string" for name in FAILURE), *nested])


def raw_schema(table: str) -> str:
    """The columns of a raw table, as Spark writes them."""
    return ", ".join(f"`{name}` {_SPARK_TYPES[kind]}" for name, kind in RAW_TABLES[table])


def describe_task(
    entry: ReportEntry, corrections: Iterable[Entry], document_key: str, most_doubtful: float = 1.0
) -> str:
    """A report to read as text that travels to a worker."""
    fields = {
        "entry": asdict(entry),
        "corrections": [asdict(each) for each in corrections],
        "key": document_key,
        "most_doubtful": most_doubtful,
    }
    return json.dumps(fields, ensure_ascii=False, default=str)


def parse_task(text: str) -> tuple[ReportEntry, tuple[Entry, ...], str, float]:
    """The report to read: its entry, its corrections, the key of this version of it, and the share of it that may be doubtful."""
    fields = json.loads(text)
    presented_on = fields["entry"].pop("presented_on")
    entry = ReportEntry(**fields["entry"], presented_on=date.fromisoformat(presented_on) if presented_on else None)
    corrections = tuple(
        Entry(**{**each, "changes": tuple((name, value) for name, value in each["changes"])})
        for each in fields["corrections"]
    )
    return entry, corrections, fields["key"], fields["most_doubtful"]


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load()


def read_documents(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read the documents of record batches with the columns task and content. One that fails does not stop the others."""
    for batch in batches:
        rows = [
            _read(task, content)
            for task, content in zip(batch.column("task").to_pylist(), batch.column("content").to_pylist(), strict=True)
        ]
        yield pa.RecordBatch.from_pylist(rows, schema=_SCHEMA)


def _read(task: str, content: bytes) -> dict[str, Any]:
    entry, corrections, document_key, most_doubtful = parse_task(task)
    try:
        reading = read_report(content, entry.file, entry.context, _lexicon(), corrections, most_doubtful)
    except ReportError as error:
        return {
            "report_id": entry.report_id,
            "problem": error.problem,
            "place": error.place,
            "advice": error.advice,
            "cause": error.cause,
            **{table: [] for table in RAW_TABLES},
        }
    tables = raw_rows(reading, entry, sha256(content), document_key)
    return {
        "report_id": entry.report_id,
        **{
            table: [dict(zip((name for name, _ in columns), row, strict=True)) for row in tables[table]]
            for table, columns in RAW_TABLES.items()
        },
    }
