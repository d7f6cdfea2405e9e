"""All rules of the reader, by the table that holds them.

Here belongs the list of the tables. Not here: any rule. A new table is added here and nowhere else; the tests of the examples and
``planhouse rules`` go by this list.
"""

from __future__ import annotations

from collections.abc import Mapping

from sources.figures import marks, reasons
from sources.figures.prose import kinds, levels, measured, names, rates, worded
from sources.figures.rule import Rule
from sources.figures.tables import cells

TABLES: Mapping[str, tuple[Rule[object], ...]] = {
    f"{module.__name__.rsplit('.', 1)[1]}.{name.lower()}": rules
    for module in (kinds, measured, levels, rates, names, worded, cells, marks, reasons)
    for name, rules in vars(module).items()
    if isinstance(rules, tuple) and rules and all(isinstance(row, Rule) for row in rules)
}
"""The rules of each table in the order in which they are asked, by module and table: ``measured.amounts``."""
