"""What each of dbt's generic tests says, in English and in Chinese.

Here belong the words of a kind of test, filled with the table and the columns that it looks at: the test of a new model has them
without anybody writing them. A test whose YAML says more keeps its own. Not here: the checks of Great Expectations, which bring
their words (``orchestration.audit.checks``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WORDS = {
    "accepted_range": "{column} of {table} lies between {low} and {high}. {table} 的 {column} 在 {low} 与 {high} 之间。",
    "accepted_values": "{column} of {table} is one of: {values}. {table} 的 {column} 只取以下之一：{values}。",
    "complete": "No row of {table} leaves any of these empty: {columns}. {table} 各行的以下各列均不为空：{columns}。",
    "holds": "Every row of {table} satisfies {expression}. {table} 各行都满足 {expression}。",
    "not_empty": "{table} has rows: a check that saw none has checked nothing. {table} 不为空：没有行，就什么也没有检查。",
    "references": "What each row of {table} names is there: {others}. {table} 各行所指都存在：{others}。",
    "relationships": "Every {column} of {table} is in {other}. {table} 的 {column} 都见于 {other}。",
    "unique": "No two rows of {table} share {column}. {table} 各行的 {column} 互不重复。",
    "unique_combination": "No two rows of {table} share {columns}. {table} 没有两行的 {columns} 全部相同。",
}
"""One sentence in each language for every kind of generic test."""


def words_of(description: str, name: str, kind: str, table: str, arguments: Mapping[str, Any]) -> str:
    """What a test says: its own ``description``, or the words of its ``kind`` about ``table`` and the test's ``arguments``.

    A kind that ``WORDS`` lacks gives the test's ``name``, so that a build goes on; a test of the repository finds it.
    """
    if description or kind not in WORDS:
        return description or name
    columns = arguments.get("columns", ())
    return WORDS[kind].format(
        table=table,
        column=arguments.get("column_name", ""),
        columns=", ".join(columns),
        values=", ".join(str(value) for value in arguments.get("values", ())),
        low=arguments.get("min_value") if arguments.get("min_value") is not None else "-∞",
        high=arguments.get("max_value") if arguments.get("max_value") is not None else "∞",
        other=_referred(arguments.get("to", "")),
        others=", ".join(f"{column} ({_referred(other['to'])})" for column, other in columns.items())
        if isinstance(columns, Mapping)
        else "",
        expression=arguments.get("expression", ""),
    )


def _referred(reference: object) -> str:
    """The table of a reference as it is written in YAML: ``ref('dim_year')``."""
    return str(reference).removeprefix("ref('").removesuffix("')")


def not_so(words: str) -> str:
    """What is wrong where ``words`` do not hold."""
    return f"This does not hold, 以下不成立: {words}"


def describe(manifest: Mapping[str, Any]) -> None:
    """Give every data test of a manifest its words, where dbt and dagster-dbt look for them."""
    for node in manifest["nodes"].values():
        if node["resource_type"] != "test":
            continue
        about = node.get("test_metadata") or {}
        table = str(node.get("attached_node") or "").rpartition(".")[2]
        node["description"] = words_of(
            node.get("description") or "", node["name"], about.get("name", ""), table, about.get("kwargs", {})
        )
        # dagster-dbt takes what an asset check says from here
        node["meta"] = {**node.get("meta", {}), "description": node["description"]}
