"""What differs between the inputs on disk and those of the published warehouse, in words for run tags and for people.

Here belongs the comparison. The inputs themselves are in ``orchestration.build.inputs``; what a build changed in the published
values is in ``orchestration.build.changes``. Imports nothing heavy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from orchestration.build.inputs import Inputs, fingerprint
from presentation.warehouse import open_warehouse

# a tag is a label, no list of thousands
_NAMED = 5


@dataclass(frozen=True, slots=True)
class InputChanges:
    """Report ids by what happened to them since the warehouse was published; whether the vocabulary, or code and packages, changed.

    A document without an entry in the catalogue is called ``file NAME``.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    vocabulary: bool = False
    code: bool = False

    @property
    def of_sources(self) -> bool:
        """Whether a report or the vocabulary is another: what people edit, unlike code."""
        return bool(self.added or self.changed or self.removed or self.vocabulary)

    def __bool__(self) -> bool:
        return self.of_sources or self.code

    def tags(self) -> dict[str, str]:
        """Tags of a run: ``planhouse/added``, ``/changed``, ``/removed`` with the reports, ``/vocabulary`` and ``/code``."""
        reports = {"added": self.added, "changed": self.changed, "removed": self.removed}
        others = {"vocabulary": self.vocabulary, "code": self.code}
        found = {f"planhouse/{word}": some_of(names) for word, names in reports.items() if names}
        found |= {f"planhouse/{word}": "changed" for word, is_other in others.items() if is_other}
        return found or {"planhouse/changed": "nothing"}

    def __str__(self) -> str:
        return "; ".join(f"{key.partition('/')[2]}: {value}" for key, value in self.tags().items())


def some_of(reports: Sequence[str]) -> str:
    """The names of the first few, and how many more there are: a label, not a list."""
    more = len(reports) - _NAMED
    return ", ".join(reports[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def changes_since_published(now: Inputs) -> InputChanges:
    """Compare inputs with those of the published warehouse. Without one, everything is added.

    Raises WarehouseError when there is a file that cannot be read, as while another program holds it open for writing: that is
    not the same as none.
    """
    settings = now.settings
    if not settings.warehouse.exists():
        return InputChanges(added=tuple(sorted(now.documents)))
    with open_warehouse(settings.warehouse) as con:
        try:
            published, documents, vocabulary = _published(con, on_spark=settings.on_spark)
        except duckdb.CatalogException:
            # a file of an older layout does not say what it was built from
            return InputChanges(added=tuple(sorted(now.documents)), code=True)
    vocabulary = vocabulary or now.made_with.vocabulary
    return InputChanges(
        added=tuple(sorted(now.documents.keys() - documents.keys())),
        changed=tuple(sorted(name for name, key in documents.items() if now.documents.get(name, key) != key)),
        removed=tuple(sorted(documents.keys() - now.documents.keys())),
        vocabulary=vocabulary != now.made_with.vocabulary,
        # the warehouse keeps one hash of everything: with its own documents and vocabulary, only code can make another
        code=fingerprint(documents, vocabulary, now.code) != published,
    )


def _published(con: duckdb.DuckDBPyConnection, *, on_spark: bool) -> tuple[str, dict[str, str], str | None]:
    """Fingerprint, documents with their keys (as ``Inputs.documents``) and hash of the vocabulary; the last is not always noted."""
    (made_from,) = con.execute("select input_fingerprint from meta.build").fetchone() or ("",)
    # the file may hold a part of the lake; what it was built from is all of it
    read = "meta.lake" if on_spark else "raw.reports"
    documents = dict(
        con.execute(
            f"""select report_id, document_key from {read}
            where report_id not in (select report_id from meta.quarantine where report_id is not null)
            union all select coalesce(report_id, 'file ' || source_file), document_key from meta.quarantine"""
        ).fetchall()
    )
    models = con.execute("select vocabulary from meta.models").fetchone()
    return str(made_from), documents, models[0] if models else None
