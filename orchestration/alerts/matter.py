"""What a person has to know: each matter has a key by which it is the same at the next look.

Here belongs what the published file says of them. What Dagster's history says is gathered by ``orchestration.defs.alerts``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import duckdb

from orchestration.warehouse.meta_tables import SetAside

Kind = Literal["build_failed", "set_aside", "finding", "not_built"]


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to tell. ``identity`` says what makes it the same thing; ``words`` are what its line is written from
    (``texts.toml``), in each language where they differ: ``what_zh`` and ``what_en``, else ``what``."""

    kind: Kind
    identity: tuple[str, ...]
    words: Mapping[str, str] = field(compare=False)

    @property
    def key(self) -> str:
        """Its identity, short."""
        return hashlib.sha256(repr((self.kind, self.identity)).encode()).hexdigest()[:10]


Standing = Mapping[Kind, Sequence[Matter] | None]
"""What stands at one look, by kind. None is what could not be looked at: it may stand as before."""


def set_aside(con: duckdb.DuckDBPyConnection) -> list[Matter]:
    """The documents that are set aside in a published warehouse.

    One is the same for as long as the same is wrong with it, whatever its bytes and the version of the reader are.
    """
    return [
        Matter(
            "set_aside",
            (each.report_id or "", each.source_file, each.cause, each.reason, each.place),
            {"report": each.report_id or each.source_file, "what": str(each)},
        )
        for each in SetAside.read(con)
    ]


def findings(con: duckdb.DuckDBPyConnection) -> list[Matter]:
    """What does not hold in a published warehouse. The same finding may have another number once its report has another version."""
    rows = con.execute(
        """select report_id, identity, description_zh, description_en, sentence from marts.v_findings
        order by report_id, identity, description_zh, description_en, sentence"""
    ).fetchall()
    return [
        Matter(
            "finding",
            (report, identity, chinese),
            {"report": report, "what_zh": chinese, "what_en": english, "sentence": sentence},
        )
        for report, identity, chinese, english, sentence in rows
    ]
