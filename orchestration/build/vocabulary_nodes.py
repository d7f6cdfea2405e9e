"""What no report changes: seeds, the tables that are made of seeds alone, and their tests; and what a view says.

They are made and tested when the project or the vocabulary changes; until then they are what they were, and a build that only reports
change passes them over. The tests of a view are run: its rows change. Here belong which nodes of dbt these are, and what is said of
them then. Not here: when all is made anew (``dirty_set``), and running dbt (``modelling``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from typing import Any

from orchestration.build.modelling import NodeResult

OF_REPORTS = (
    "source:*+,config.materialized:table",
    "source:*+,config.materialized:incremental",
    "source:*+,resource_type:test",
    "config.schema:intermediate",
    "expected_counts+",
)
"""What dbt selects when only reports changed: the tables that a table of schema raw is behind, and all tests of what one is behind.
Intermediate tables lie in a file that is made anew each time, and expected counts change on their own."""

UNCHANGED = "unchanged"
"""The status of a node that was passed over: it is what it was, and its tests passed."""


def has_passed(manifest: Mapping[str, Any], results: Sequence[NodeResult]) -> bool:
    """Whether no test of what no report changes failed: else that must be tested again, whatever else is done."""
    of_reports = _of_reports(manifest)
    return all(
        result.status == "pass"
        for result in results
        if result.resource_type == "test" and result.unique_id not in of_reports
    )


def with_passed_over(manifest: Mapping[str, Any], results: Sequence[NodeResult]) -> list[NodeResult]:
    """The results of a run and those of each seed, model and data test that dbt was not asked for, in an order in which they can be
    made."""
    ran = {result.unique_id: result for result in results}
    nodes: Mapping[str, Any] = manifest["nodes"]
    order = [each for each in TopologicalSorter(manifest["parent_map"]).static_order() if each in nodes]
    told = {
        each: ran[each] if each in ran else _passed_over(nodes[each])
        for each in order
        if nodes[each]["resource_type"] in {"seed", "model", "test"}
    }
    return [*told.values(), *(result for each, result in ran.items() if each not in told)]


def _passed_over(node: Mapping[str, Any]) -> NodeResult:
    return NodeResult(
        unique_id=node["unique_id"],
        resource_type=node["resource_type"],
        name=node["name"],
        status=UNCHANGED,
        seconds=0.0,
        failures=0,
        message="",
        description=node["description"],
        compiled_sql="",
    )


def _of_reports(manifest: Mapping[str, Any]) -> set[str]:
    """Every node that a source is behind."""
    children: Mapping[str, Sequence[str]] = manifest["child_map"]
    found = list(manifest["sources"])
    seen = set(found)
    for each in found:
        new = set(children.get(each, ())) - seen
        seen |= new
        found += new
    return seen
