"""The SQL of the findings as dbt rendered it, for whoever runs it where no dbt is.

A build renders every model anyway: what ``v_findings`` needs of it is kept beside dbt's own state, under the hash of the dbt project
that it was rendered of. Here belong keeping that, and rendering it where no build of this project has yet. Not here: running it
(``orchestration.checking.ledger``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from orchestration.build import modelling
from orchestration.build.inputs import Inputs, dbt_project_hash
from orchestration.settings import Settings
from orchestration.warehouse.files import connect, discard, prepare
from sources.files import alone_in

FINDINGS = "v_findings"
_RENDERED = "findings.json"


@dataclass(frozen=True, slots=True)
class Step:
    """A table or view on the way to the findings.

    ``relation`` is its name in SQL, quoted, with database and schema; ``kind`` is seed, table or view; ``sql`` the query that makes
    it, empty for a seed; ``columns`` the types of its columns where they are promised: all of a public table, some of a seed.
    """

    name: str
    database: str
    schema: str
    relation: str
    kind: str
    sql: str
    columns: Mapping[str, str]


def keep(inputs: Inputs, sql: Mapping[str, str]) -> None:
    """Keep what dbt rendered just now: ``sql`` is the query of each model by its unique id. Nothing where it is kept already, or
    where ``sql`` lacks a model."""
    project = inputs.made_with.dbt_project
    if _kept(inputs.settings.dbt_target, project) is not None:
        return
    steps = list(_steps(modelling.load_manifest(inputs)["nodes"], sql))
    if all(step.sql or step.kind == "seed" for step in steps):
        path = inputs.settings.dbt_target / _RENDERED
        part = path.with_suffix(".part")
        part.write_text(json.dumps({"project": project, "steps": list(map(asdict, steps))}), encoding="utf-8")
        part.replace(path)


def is_rendered(settings: Settings) -> bool:
    """Whether the project as it is now is rendered, so that ``rendered`` need not wait for dbt."""
    return _found(settings) is not None


def rendered(settings: Settings) -> list[Step]:
    """The steps to ``marts.v_findings``, each after those that it looks into.

    Where no build has left them, dbt renders them now, which takes it some ten seconds: with a folder of its own for its state and an
    empty database, so that no build is in its way. Raises DbtError when it cannot.
    """
    if (kept := _found(settings)) is None:
        apart = _apart(settings)
        apart.dbt_target.mkdir(parents=True, exist_ok=True)
        # of two that come to a changed project the second waits for what the first renders
        with alone_in(apart.dbt_target):
            if (kept := _found(settings)) is None:
                _render(apart, settings)
                kept = _found(settings)
    if kept is None:
        raise modelling.DbtError(
            "The dbt project does not render to the end: planhouse build says what is wrong with it."
        )
    return kept


def _render(apart: Settings, settings: Settings) -> None:
    try:
        with connect(apart.build_file) as con:
            prepare(con)
        models = modelling.compile_models(apart, [f"+{FINDINGS}"])
        keep(Inputs(apart), {each.unique_id: each.compiled_sql for each in models})
    finally:
        settings.export_to_environment()
        discard(apart.build_file)
        discard(apart.scratch_file)


def _apart(settings: Settings) -> Settings:
    """The same reports, with a build folder for rendering alone. What it renders is for DuckDB, whatever models the reports."""
    return replace(settings, build=settings.build / "rendering", engine="duckdb")


def _found(settings: Settings) -> list[Step] | None:
    """What a build left, or what was rendered apart, of the project as it is now."""
    project = dbt_project_hash(settings)
    return _kept(settings.dbt_target, project) or _kept(_apart(settings).dbt_target, project)


def _kept(target: Path, project: str) -> list[Step] | None:
    """What is kept in a folder of dbt's, None where it is of another project, or nothing or half of it is there."""
    try:
        kept = json.loads((target / _RENDERED).read_text(encoding="utf-8"))
        return [Step(**step) for step in kept["steps"]] if kept["project"] == project else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _steps(nodes: Mapping[str, Any], sql: Mapping[str, str]) -> Iterator[Step]:
    """The nodes of a manifest that lead to the findings, in an order in which they can be made."""
    done: set[str] = set()

    def lead_to(unique_id: str) -> Iterator[Step]:
        node = nodes.get(unique_id)
        if node is None or unique_id in done:  # raw tables are no nodes
            return
        done.add(unique_id)
        for each in node["depends_on"].get("nodes", ()):
            yield from lead_to(each)
        yield _step(node, sql.get(unique_id, ""))

    (findings,) = (unique_id for unique_id, node in nodes.items() if node["name"] == FINDINGS)
    yield from lead_to(findings)


def _step(node: Mapping[str, Any], sql: str) -> Step:
    config = node["config"]
    kind = config["materialized"] if config["materialized"] in {"seed", "view"} else "table"
    promised = {name: column["data_type"] for name, column in node["columns"].items() if column.get("data_type")}
    columns = config["column_types"] if kind == "seed" else promised if config["contract"]["enforced"] else {}
    return Step(node["name"], node["database"], node["schema"], node["relation_name"], kind, sql, columns)
