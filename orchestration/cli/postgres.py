"""``planhouse postgres``: a copy of the public tables in PostgreSQL.

Here belong arguments and what a person is told. What is copied and how is in ``presentation.postgres``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def postgres(
    url: Annotated[
        str, typer.Argument(help="the database: postgresql://user@host:5432/database", show_default=False)
    ] = "",
    warehouse: Annotated[Path, typer.Option(help="the warehouse to read")] = Path("warehouse.duckdb"),
) -> int:
    """Copy the public tables to PostgreSQL.

    Keep the password out of the URL: PGPASSWORD or ~/.pgpass serve.

    Exit status: 0 done, 1 nothing was published, 2 no database was named, or wrong arguments.
    """
    import duckdb

    from presentation.dictionary import SCHEMA
    from presentation.postgres import READER, SHAPE, PostgresError, publish
    from presentation.warehouse import WarehouseError

    if not url.strip():
        print(f"Nothing was published: name the database, as in planhouse postgres {SHAPE}", file=sys.stderr)
        return 2
    try:
        done = publish(warehouse, url)
    except (PostgresError, OSError, duckdb.Error, WarehouseError) as error:
        print(f"Nothing was published: {error}", file=sys.stderr)
        return 1
    print(f"{len(done.rows)} tables, {sum(done.rows.values()):,} rows in schema {SCHEMA}.")
    if done.has_reader:
        print(f"For a user that only reads: grant {READER} to <user>;")
    else:
        print(
            f"The role {READER} is missing and this user may not create it; ask an administrator for: create role {READER};"
        )
    return 0
