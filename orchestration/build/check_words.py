"""What the rules of a table say, in English and in Chinese.

Each table has one test of dbt, ``rules``, whose arguments are its rules (``generic_tests.sql``). Here belong the name of each rule,
its words, and the rows that break it: a rule of a new model has them without anybody writing them. Not here: the checks of Great
Expectations, which bring their words (``orchestration.audit.checks``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from presentation.dictionary import values_of

WORDS = {
    "combination": "No two rows of {table} share {columns}. {table} 没有两行的 {columns} 全部相同。",
    "complete": "No row of {table} leaves any of these empty: {columns}. {table} 各行的以下各列均不为空：{columns}。",
    "has_rows": "{table} has rows: a check that saw none has checked nothing. {table} 不为空：没有行，就什么也没有检查。",
    "holds": "Every row of {table} satisfies {expression}. {table} 各行都满足 {expression}。",
    "range": "{column} of {table} lies between {low} and {high}. {table} 的 {column} 在 {low} 与 {high} 之间。",
    "references": "Every {column} of {table} is in {other}. {table} 的 {column} 都见于 {other}。",
    "unique": "No two rows of {table} share {column}. {table} 各行的 {column} 互不重复。",
    "values": "{column} of {table} is one of: {values}. {table} 的 {column} 只取以下之一：{values}。",
}
"""One sentence in each language for every kind of rule."""

_ALL = "{table} keeps its rules ({count}). {table} 的规则（{count} 条）都成立。\n{rules}"


def rules_of(node: Mapping[str, Any]) -> dict[str, str]:
    """What each rule of a test says, by the rule's name; nothing for a test of another kind.

    The name is the one by which the rows of the test call it.
    """
    about = node.get("test_metadata") or {}
    table = str(node.get("attached_node") or "").rpartition(".")[2]
    return dict(_rules(table, about["kwargs"])) if about.get("name") == "rules" else {}


def _rules(table: str, arguments: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    def rule(kind: str, column: str = "", **what: object) -> tuple[str, str]:
        name = f"{kind}_{table}_{column}".removesuffix("_")
        return name, WORDS[kind].format(table=table, column=column, **what)

    if arguments.get("has_rows"):
        yield rule("has_rows")
    for kind in ("complete", "combination"):
        if columns := arguments.get(kind):
            yield rule(kind, columns=", ".join(columns.split()))
    for column in arguments.get("unique", "").split():
        yield rule("unique", column)
    for column, bounds in arguments.get("ranges", {}).items():
        yield rule("range", column, low=bounds.get("min_value", "-∞"), high=bounds.get("max_value", "∞"))
    for column, values in arguments.get("values", {}).items():
        yield rule("values", column, values=", ".join(values_of(values)))
    for column, other in arguments.get("references", {}).items():
        yield rule("references", column, other=other.partition(".")[0])
    for name, holds in arguments.get("holds", {}).items():
        own = holds.get("description")
        yield name, own or WORDS["holds"].format(table=table, expression=holds["expression"])


def words_of(node: Mapping[str, Any]) -> str:
    """What a test says: its own description, all its rules, or at least its name, so that a build goes on."""
    if node.get("description"):
        return str(node["description"])
    rules = rules_of(node)
    if not rules:
        return str(node["name"])
    table = node["attached_node"].rpartition(".")[2]
    return _ALL.format(table=table, count=len(rules), rules="\n".join(f"- {words}" for words in rules.values()))


def rows_of_rule(compiled_sql: str, rule: str) -> str:
    """The query for the rows of a test that break one of its rules."""
    return f"select report_id, found from ({compiled_sql}) where list_contains(string_split(rules, ', '), '{rule}')"


def not_so(words: str) -> str:
    """What is wrong where ``words`` do not hold."""
    return f"This does not hold, 以下不成立: {words}"


def describe(manifest: Mapping[str, Any]) -> None:
    """Give every data test of a manifest its words, where dbt and dagster-dbt look for them."""
    for node in manifest["nodes"].values():
        if node["resource_type"] == "test":
            node["description"] = words_of(node)
            # dagster-dbt takes what an asset check says from here
            node["meta"] = {**node.get("meta", {}), "description": node["description"]}
