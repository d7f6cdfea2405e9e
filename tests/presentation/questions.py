"""The questions of docs/queries/README.md, as the page asks and answers them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from tests.conftest import ROOT


class Question(NamedTuple):
    number: int
    asked: str
    sql: str
    answer: list[list[str]]


def questions() -> list[Question]:
    """What the page asks; the first line of an answer names its columns."""
    text = (ROOT / "docs" / "queries" / "README.md").read_text(encoding="utf-8")
    found = []
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        number, asked = part.splitlines()[0].split(". ", 1)
        (sql,) = re.findall(r"```sql\n(.*?)```", part, re.DOTALL)
        header, _, *lines = [line for line in part.splitlines() if line.startswith("|")]
        found.append(Question(int(number), asked, sql, [cells(header), *map(cells, lines)]))
    return found


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def shown(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)
