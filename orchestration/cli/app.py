"""The command ``planhouse``: which sub-commands there are, and how one is run.

Here belong their list and their order. Each sub-command is a module of its own beside this one: a function whose parameters are
the arguments, whose docstring is the help and whose result is the exit status.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from orchestration.cli.add import add
from orchestration.cli.build import build
from orchestration.cli.check import check
from orchestration.cli.correct import correct
from orchestration.cli.doctor import doctor
from orchestration.cli.expected_counts import expected_counts
from orchestration.cli.export import export
from orchestration.cli.extract import extract
from orchestration.cli.figures import figures
from orchestration.cli.postgres import postgres
from orchestration.cli.review import review
from orchestration.cli.rules import rules
from orchestration.cli.serve import serve
from orchestration.cli.spark import spark
from orchestration.cli.vocabulary import vocabulary
from orchestration.process.short_lived import collect_rarely, end_at_once


def _end(status: int, **_: object) -> None:
    # without this the status of a sub-command would be forgotten; what the options before it were is of no matter
    raise typer.Exit(status)


# plain text: no frames or colours, which take a library of their own to load, and nothing is installed into a shell
app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    result_callback=_end,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for each in (
    build,
    add,
    check,
    review,
    correct,
    figures,
    rules,
    vocabulary,
    export,
    postgres,
    spark,
    extract,
    expected_counts,
    serve,
    doctor,
):
    app.command()(each)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"planhouse {version('planhouse')}")
        raise typer.Exit


@app.callback()
def planhouse(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="print the version and do nothing")
    ] = False,
) -> None:
    """Read the annual plan reports of local governments into a warehouse in which every number has its source."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command. Returns its exit status; 2 when the arguments are wrong."""
    try:
        app(arguments, prog_name="planhouse")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one sub-command in a process of its own, which ends with it."""
    collect_rarely()
    status = main(arguments)
    end_at_once(status)
    sys.exit(status)
