"""``planhouse review``: a file with every number marked and its reading beside it.

Here belongs where it is shown. What is shown is in ``orchestration.cli.review_page``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.report import Area, File, Genre, Year, read, telling_errors


@telling_errors
def review(
    file: File,
    area: Area = None,
    genre: Genre = None,
    year: Year = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="the HTML page to write (default: FILE.review.html)")
    ] = None,
    terminal: Annotated[bool, typer.Option("--terminal", help="show it here instead of writing a page")] = False,
) -> int:
    """Show a file with every number marked.

    Its reading stands beside each.

    Exit status: 0 shown, 1 the report cannot be read, 2 wrong arguments.
    """
    from orchestration.cli import review_page

    reading = read(file, area, genre, year)
    if terminal:
        for line in review_page.terminal(
            reading.document, reading.context, reading.figures, reading.set_aside, reading.lexicon
        ):
            print(line)
        return 0
    output = output or file.with_name(f"{file.name}.review.html")
    output.write_text(
        review_page.page(reading.document, reading.context, reading.figures, reading.set_aside, reading.lexicon),
        encoding="utf-8",
    )
    print(output)
    print(review_page.trust(reading.figures))
    return 0
