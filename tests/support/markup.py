"""A draft as the bytes of a document.

Here belong the file formats. Not here: what a report says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from tests.support.drafting import Draft, Heading, TableDraft, Text
from tests.support.printed import Printed


def markdown(report: Draft) -> str:
    """Markdown with pipe tables."""
    return "\n\n".join(("# " + report.title, *_markdown_blocks(report))) + "\n"


def plain_text(report: Draft) -> str:
    """Plain text, the cells of a table set off by tabs."""
    blocks = (_plain_block(element) for element in report.elements)
    return "\n\n".join((report.title, *blocks)) + "\n"


FORMATS: Mapping[str, Callable[[Draft], str]] = {"md": markdown, "txt": plain_text}


def running(text: Text) -> str:
    """A text with its numbers as printed."""
    return "".join(piece.text if isinstance(piece, Printed) else piece for piece in text)


def _markdown_blocks(report: Draft) -> Iterator[str]:
    for element in report.elements:
        if isinstance(element, Heading):
            yield f"{'#' * (element.level + 1)} {element.text}"
        elif isinstance(element, TableDraft):
            yield f"表 {element.number} {element.caption}"
            rule = ["---", *("---:" for _ in element.header[1:])]
            rows = (element.header, rule, *(_cells(row) for row in element.rows))
            yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
        else:
            yield running(element)


def _plain_block(element: Heading | TableDraft | Text) -> str:
    if isinstance(element, Heading):
        return element.text
    if isinstance(element, TableDraft):
        rows = (element.header, *(_cells(row) for row in element.rows))
        return "\n".join((f"表 {element.number} {element.caption}", *("\t".join(row) for row in rows)))
    return running(element)


def _cells(row: Text) -> list[str]:
    return [piece.text if isinstance(piece, Printed) else piece for piece in row]
