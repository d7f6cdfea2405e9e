"""``python -m presentation.dictionary_pages [WAREHOUSE] [FOLDER]``: the dictionary as pages of the documentation.

Here belongs Markdown: the data dictionary, and the model (bus matrix, entities and relations) that follows from the keys. What the
words say is in the dictionary.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import duckdb

from presentation.dictionary import SCHEMA, Column, Table, read_dictionary
from presentation.warehouse import WarehouseError, open_warehouse

_NOTICE = (
    "<!-- Written by `python -m presentation.dictionary_pages`; edit dbt_project/models/marts/*.yml instead. -->\n"
)
_ABOUT = Path(__file__).with_name("what_a_number_is_about.md")
_KIND_TITLES = {"dimension": "维度 Dimensions", "fact": "事实 Facts", "report": "报表 Reports", "view": "视图 Views"}


def dictionary_page(tables: Sequence[Table]) -> str:
    """The page ``data-dictionary.md``."""
    parts = [
        _NOTICE,
        "# 数据字典 Data dictionary\n",
        f"公开表都在 `{SCHEMA}` 模式中；同样的内容在 `meta.dictionary` 和数据库注释中。\n"
        f"The public tables are in schema `{SCHEMA}`. The same words are in `meta.dictionary` and in the comments of the database.\n",
    ]
    for kind, title in _KIND_TITLES.items():
        members = [table for table in tables if table.kind == kind]
        if members:
            parts.append(f"## {title}\n")
            parts.extend(_section(table) for table in members)
    return "\n".join(parts)


def model_page(tables: Sequence[Table]) -> str:
    """The page ``model.md``."""
    stored = [table for table in tables if table.kind != "view"]
    return "\n".join(
        [
            _NOTICE,
            "# 模型 Model\n",
            "一个事实表一种粒度，维度在事实之间共用。数字逐个保存在 `fct_figure`，其余事实都指回它。\n"
            "Each fact has one grain, and facts share their dimensions. A printed number is a row of `fct_figure`; the other facts "
            "point to it.\n",
            "## 粒度 Grain\n",
            "| 表 Table | 一行 One row for each |\n|---|---|",
            *(f"| `{table.name}` | {' × '.join(f'`{name}`' for name in table.grain) or '—'} |" for table in stored),
            "",
            _ABOUT.read_text(encoding="utf-8"),
            "## 总线矩阵 Bus matrix\n",
            "● 直接引用，○ 经由另一维度。 ● referred to by the fact, ○ reached through another dimension.\n",
            _bus_matrix(stored),
            "\n## 实体与关系 Entities and relations\n",
            _diagram(stored),
        ]
    )


def _section(table: Table) -> str:
    lines = [f"### `{table.name}`\n", f"{table.zh}\n{table.en}\n"]
    if table.key:
        lines.append(f"主键 Key: {', '.join(f'`{name}`' for name in table.key)}\n")
    if table.notes_zh or table.notes_en:
        lines.append(f"> {table.notes_zh}\n>\n> {table.notes_en}\n")
    lines.append("| 列 Column | 类型 Type | 说明 | Description |\n|---|---|---|---|")
    lines.extend(_line(column) for column in table.columns)
    return "\n".join(lines) + "\n"


def _line(column: Column) -> str:
    words = column.en
    if column.references:
        words += f" → `{column.references[0]}.{column.references[1]}`"
    kind = column.data_type + ("" if column.required else "?")
    return f"| `{column.name}` | {kind} | {_cell(column.zh)} | {_cell(words)} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _bus_matrix(tables: Sequence[Table]) -> str:
    dimensions = [table for table in tables if table.kind == "dimension"]
    facts = [table for table in tables if table.kind in {"fact", "report"}]
    reach = {table.name: {column.references[0] for column in table.columns if column.references} for table in tables}
    head = "| | " + " | ".join(f"`{dimension.name.removeprefix('dim_')}`" for dimension in dimensions) + " |"
    lines = [head, "|---|" + ":-:|" * len(dimensions)]
    for fact in facts:
        direct = reach[fact.name]
        through = set().union(*(reach[each.name] for each in dimensions if each.name in direct))
        marks = ["●" if each.name in direct else "○" if each.name in through else "" for each in dimensions]
        lines.append(f"| `{fact.name}` | " + " | ".join(marks) + " |")
    return "\n".join(lines)


def _diagram(tables: Sequence[Table]) -> str:
    lines = ["```mermaid", "erDiagram"]
    for table in tables:
        for column in table.columns:
            if column.references:
                lines.append(f'    {column.references[0]} ||--o{{ {table.name} : "{column.name}"')
    for table in tables:
        lines.append(f"    {table.name} {{")
        for column in table.columns:
            marks = [mark for mark, applies in (("PK", column.name in table.key), ("FK", column.references)) if applies]
            kind = column.data_type.split("(")[0].lower()
            lines.append(f"        {kind} {column.name} {', '.join(marks)}".rstrip())
        lines.append("    }")
    return "\n".join([*lines, "```", ""])


def main(arguments: list[str] | None = None) -> int:
    """Write both pages. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m presentation.dictionary_pages", description="Write the dictionary's pages."
    )
    parser.add_argument("warehouse", nargs="?", type=Path, default=Path("warehouse.duckdb"))
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs"))
    options = parser.parse_args(arguments)
    try:
        with open_warehouse(options.warehouse) as con:
            tables = read_dictionary(con)
    except (OSError, duckdb.Error, WarehouseError) as error:
        print(f"No page was written: {error}", file=sys.stderr)
        return 1
    (options.folder / "data-dictionary.md").write_text(dictionary_page(tables), encoding="utf-8")
    (options.folder / "model.md").write_text(model_page(tables), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
