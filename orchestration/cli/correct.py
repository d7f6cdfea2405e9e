"""``planhouse correct``: merging what a person decided about figures into the corrections.

Here belongs checking each entry against the report that it is about, and saying what came of it. What a correction is and how the
file is written is in ``sources.catalogue``.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.cli.report import area_names, sources_folder, telling_errors
from sources.lexicon import WHOLE
from sources.model import ReportError

if TYPE_CHECKING:
    from sources.catalogue.catalogue import Catalogue
    from sources.catalogue.corrections import Entry
    from sources.catalogue.merged_corrections import Meant
    from sources.model import Figure

_FEW = 20  # ids, up to which an error names them
_REPORTS = "It is the report_id of a row of reports.csv; without that row, add the report first: planhouse add."


@telling_errors
def correct(
    file: Annotated[Path, typer.Argument(help="what the page exported, or such a file by hand", show_default=False)],
    replace: Annotated[
        bool, typer.Option("--replace", help="put an entry in the place of one that says otherwise of the same figure")
    ] = False,
) -> int:
    """Merge corrections of figures into corrections.yml.

    Every entry is checked against its report first: its guard must mean one figure. With one fault nothing is merged. The next
    build applies what is merged.

    Exit status: 0 merged or there already, 1 refused, 2 wrong arguments.
    """
    from sources.catalogue.catalogue import Catalogue
    from sources.catalogue.corrections import parse
    from sources.catalogue.merged_corrections import CORRECTIONS, merge
    from sources.files import read_file

    folder = sources_folder()
    entries = parse(read_file(file), file.name)
    if not entries:
        raise ReportError(
            file.name, "it holds no correction.", advice="Export it again, from the view Review of the page."
        )
    path = folder / CORRECTIONS
    standing = parse(read_file(path), path.name) if path.exists() else []
    checked = _Checked(Catalogue.load(folder), {entry.report for entry in entries})
    known = checked.meant(standing, path.name)
    incoming = checked.meant(entries, file.name)
    if faults := list(checked.faults(incoming)):
        for fault in faults:
            print(fault, file=sys.stderr)
        print(f"{len(faults)} of {len(entries)} entries cannot be merged: nothing was.", file=sys.stderr)
        return 1
    merged = merge(folder, incoming, known, replace=replace)
    for each in known:
        if each.ordinal is None and each.entry.report in checked.reports:
            print(f"lapsed: {each.place}, {each.entry.report}: {each.entry.guard}. Mend it, or take it out.")
    print(
        f"{len(merged.added)} added to {path}, {len(merged.replaced)} replaced, {len(merged.known)} there already."
        + (" Build to apply them: planhouse build" if merged.added or merged.replaced else "")
    )
    return 0


def _ids(name: str, column: str) -> set[str]:
    with (sources_folder() / "vocabulary" / name).open(encoding="utf-8", newline="") as handle:
        return {row[column] for row in csv.DictReader(handle)}


class _Checked:
    """The reports that corrections are about, read as they are now."""

    def __init__(self, catalogue: Catalogue, reports: Iterable[str]) -> None:
        from sources.catalogue.corrections import Printed
        from sources.figures.figure_keys import title_words
        from sources.lexicon import Lexicon

        self._catalogue = catalogue
        self._areas = area_names()
        self._scopes = _ids("scopes.csv", "scope_id")
        self._lexicon = Lexicon.load(sources_folder() / "vocabulary")
        self._figures = {report: self._read(report) for report in sorted(reports) if report in catalogue.entries}
        self._printed = {report: Printed(figures, title_words) for report, figures in self._figures.items()}
        self.reports = self._figures.keys()

    def _read(self, report: str) -> tuple[Figure, ...]:
        from sources.reading import read_report

        entry = self._catalogue.entries[report]
        data = self._catalogue.path(entry).read_bytes()
        return read_report(data, entry.file, entry.context, self._lexicon).figures

    def meant(self, entries: Sequence[Entry], name: str) -> list[Meant]:
        """The entries of a file with the figures that they mean, as far as their reports are read."""
        from sources.catalogue.merged_corrections import Meant

        found = []
        for number, entry in enumerate(entries, 1):
            matches = self._printed[entry.report].meant(entry) if entry.report in self._printed else []
            found.append(
                Meant(f"{name}, correction {number}", entry, matches[0].ordinal if len(matches) == 1 else None)
            )
        return found

    def faults(self, incoming: Sequence[Meant]) -> Iterator[ReportError]:
        """What is wrong with entries that are well formed: of each the first fault."""
        for each in incoming:
            problem, advice = self._fault(each)
            if problem:
                yield ReportError(each.entry.report, problem, place=each.place, advice=advice)

    def _fault(self, each: Meant) -> tuple[str, str]:
        entry = each.entry
        if entry.report in self._catalogue.problems:
            return str(self._catalogue.problems[entry.report]), ""
        if entry.report not in self._printed:
            return "the catalogue has no such report.", _REPORTS
        if each.ordinal is None:
            from sources.catalogue.corrections import lapse

            return (
                f"{entry.guard} {lapse(self._printed[entry.report].meant(entry))}.",
                "The report was changed since, or the words are too few: look at the figure again after a build.",
            )
        for name, value in entry.changes:
            known = self._known(name, entry.report)
            if known is not None and value and value not in known:
                some = f" It is one of {', '.join(sorted(known))}." if len(known) <= _FEW else ""
                return (
                    f"{name} {value!r} is not in the vocabulary.",
                    f"Mend it, or add it to the vocabulary first.{some}",
                )
        return "", ""

    def _known(self, attribute: str, report: str) -> Collection[str] | None:
        """The ids that an attribute of a report's figures may have; None where it may be anything."""
        lexicon = self._lexicon.for_area(self._catalogue.entries[report].area_code)
        match attribute:
            case "zone_id" | "industry_id":
                # a name that only the report has is known by the figures that it has there
                members = lexicon.zones.members if attribute == "zone_id" else lexicon.industries.members
                return {WHOLE, *members, *(getattr(figure, attribute) for figure in self._figures[report])}
            case "area_code" | "reference_area_code":
                return self._areas
            case "scope_id":
                return self._scopes
        return None
