"""Tables as text with a separator (.csv): the cells of each line.

Here belongs which separator a file uses. Not here: encodings (``sources.documents.encoding``), lines above and below a table
(``sources.documents.formats.sheets``).
"""

from __future__ import annotations

import csv

from sources.documents import limits
from sources.documents.formats import sheets
from sources.documents.formats.sheets import Sheet, SheetCell
from sources.documents.layout_elements import Element
from sources.model import ReportError

_SEPARATORS = ",\t;"
_LOOKED_AT = 50  # lines


def read(content: str, name: str) -> list[Element]:
    """The lines and the table of the decoded text. Raises ReportError."""
    first = content.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    separator = max(_SEPARATORS, key=lambda each: sum(each in line for line in first))
    sheet = Sheet("")
    try:
        for row, line in enumerate(csv.reader(content.splitlines(keepends=True), delimiter=separator)):
            if len(line) > limits.MAX_TABLE_COLUMNS:
                raise limits.too_large(
                    name, f"a line has {len(line):,} cells", f"{limits.MAX_TABLE_COLUMNS:,}", place=f"row {row + 1}"
                )
            for column, text in enumerate(line):
                if text.strip():
                    sheet.cells[row, column] = SheetCell(text)
    except csv.Error as error:
        raise ReportError(name, f"it is no CSV file ({error}).", advice="Export it again.") from error
    return sheets.elements([sheet], name)
