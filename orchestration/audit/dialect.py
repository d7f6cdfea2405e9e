"""A DuckDB dialect that Great Expectations can use.

Great Expectations closes a connection before it fetches from a cursor, which DuckDB's driver does not survive: this
dialect buffers every result as it is executed. Registered as ``duckdb+buffered``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from duckdb_engine import Dialect
from sqlalchemy.dialects import registry
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

from orchestration.settings import memory_limit


class _BufferedContext(Dialect.execution_ctx_cls):  # type: ignore[misc, valid-type]
    def post_exec(self) -> None:
        """Fetch all rows now."""
        super().post_exec()
        if self.cursor is not None and self.cursor.description:
            self.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(
                self.cursor, alternate_description=self.cursor.description, initial_buffer=self.cursor.fetchall()
            )


class BufferedDialect(Dialect):
    """duckdb-engine's dialect with buffered results."""

    driver = "buffered"
    execution_ctx_cls = _BufferedContext
    supports_statement_cache = False


def register() -> None:
    """Make ``duckdb+buffered://`` known to SQLAlchemy."""
    registry.register("duckdb.buffered", __name__, "BufferedDialect")


def connect_args(database: Path) -> dict[str, Any]:
    """Arguments for a read-only connection. The file is named here, not in a URL: a path may have any character."""
    return {"database": str(database), "read_only": True, "config": {"memory_limit": memory_limit()}}
