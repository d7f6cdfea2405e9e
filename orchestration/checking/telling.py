"""What a person, or a program, is told of a checked document.

Here belong the lines of a finding and of its comment, in both languages (their words are in ``texts.toml``), and the same as JSON.
Not here: what is found (``orchestration.checking.ledger``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from orchestration.checking.ledger import Checked, Finding, Number, Suspected
from sources import cues
from sources.catalogue.catalogue import ReportEntry

LANGUAGES = ("zh", "en")
# a suspect that has no less than this part of the first one's weight is told, too
_AS_LIKELY = 3
_HERE = Path(__file__).parent


def _texts() -> dict[str, Any]:
    return cues.load(_HERE, "texts")


@dataclass(frozen=True, slots=True)
class Words:
    """What is told, in one of ``LANGUAGES``."""

    language: str

    def say(self, key: str, **values: object) -> str:
        """One line."""
        text: str = _texts()[key][LANGUAGES.index(self.language)]
        return text.format(**values)

    def lines(self, checked: Checked, entry: ReportEntry, file: str) -> Iterator[str]:
        """Everything that is told of a document, in lines."""
        yield self.say("head", file=file, report=entry.report_id)
        yield self.say(
            "counts",
            figures=checked.figures,
            touched=checked.touched,
            identities=checked.identities,
            plausibilities=checked.plausibilities,
        )
        if checked.beside.reports:
            yield self.say("history", reports=self.say("between").join(checked.beside.reports))
        else:
            yield self.say("no_history")
        if not checked.findings:
            yield self.say("clean")
            return
        yield self.say("found", n=len(checked.findings))
        for number, finding in enumerate(checked.findings, 1):
            yield ""
            yield self.say(
                "finding", n=number, severity=self._named("severity", finding.severity), **self._judged(finding)
            )
            for line in (
                self.say("place", place=self.place(finding.number)),
                *self._about(finding),
                *self._printed(finding),
            ):
                yield f"   {line}"

    def comment(self, finding: Finding) -> str:
        """A finding as it is told at its number: what is wrong, and with what it was compared."""
        return "\n".join((self.say("comment", **self._judged(finding)), *self._about(finding)))

    def place(self, number: Number) -> str:
        """Where a number stands."""
        parts = [number.section, number.table]
        parts += [self.say("page", page=number.page)] if number.page else []
        parts += [
            self.say(key, label=label)
            for key, label in (("row", number.row_label), ("column", number.column_label))
            if label
        ]
        return self.say("between").join(part for part in parts if part)

    def _judged(self, finding: Finding) -> dict[str, str]:
        return {
            "text": finding.number.printed_text,
            "kind": finding.identity_zh if self.language == "zh" else finding.identity_en,
            "verdict": self._named("verdict", finding.verdict),
        }

    def _about(self, finding: Finding) -> Iterator[str]:
        yield finding.description_zh if self.language == "zh" else finding.description_en
        if finding.lhs is not None and finding.rhs is not None:
            sides = {name: plain(getattr(finding, name)) for name in ("lhs", "rhs", "gap", "tolerance")}
            yield self.say("sides", **sides)
        yield from self._suspected(finding)
        if finding.others:
            numbers = (self._number(number, finding.number.report_id) for number in finding.others)
            yield self.say("others", numbers=self.say("list").join(numbers))

    def _suspected(self, finding: Finding) -> Iterator[str]:
        """Which number is wrong and what was meant: the likeliest, and those that are nearly as likely."""
        for place, suspect in enumerate(finding.suspects):
            if place and suspect.share * _AS_LIKELY < finding.suspects[0].share:
                return
            meant = "meant_some" if suspect.suggested_text is None else "meant"
            if suspect.suggested_text is None and (suspect.lowest is None or suspect.highest is None):
                meant = "meant_open"
            yield self.say(
                "suspect_too" if place else "suspect" if suspect.is_exhaustive else "suspect_gave_up",
                number=self._number(suspect.number, finding.number.report_id),
                meant=self.say(
                    meant,
                    text=suspect.suggested_text,
                    slip=suspect.slip_zh if self.language == "zh" else suspect.slip_en,
                    lowest=plain(suspect.lowest),
                    highest=plain(suspect.highest),
                ),
            )

    def _printed(self, finding: Finding) -> Iterator[str]:
        sentence = " ".join(finding.number.sentence.split())
        if sentence != finding.number.printed_text:
            yield self.say("sentence", sentence=sentence)

    def _number(self, number: Number, report: str) -> str:
        """A number that another one was compared with: as printed, with its place in short."""
        name = number.row_label or number.indicator
        if number.report_id != report:
            name = f"{number.report_id} {name}"
        return self.say("number", text=number.printed_text, name=name)

    def _named(self, table: str, key: str) -> str:
        name: str = _texts()[table][key][LANGUAGES.index(self.language)]
        return name


def plain(value: Decimal | None) -> str:
    """A number without the zeros that only its type gives it; empty for none."""
    return "" if value is None else f"{value.normalize():f}"


def as_json(checked: Checked, entry: ReportEntry, file: str) -> dict[str, Any]:
    """Everything that is found of a document; numbers as text, so that none loses a digit."""
    return {
        "file": file,
        "report_id": entry.report_id,
        "figures": checked.figures,
        "figures_touched": checked.touched,
        "identities": checked.identities,
        "plausibility_checks": checked.plausibilities,
        "compared_with": list(checked.beside.reports),
        "findings": [_finding(finding) for finding in checked.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    said = ("identity", "identity_zh", "identity_en", "verdict", "severity", "description_zh", "description_en")
    sides = ("lhs", "rhs", "gap", "tolerance")
    return {
        **{name: getattr(finding, name) for name in said},
        **{name: plain(getattr(finding, name)) or None for name in sides},
        "number": _as_json(finding.number),
        "others": [_as_json(number) for number in finding.others],
        "suspects": [_suspect(suspect) for suspect in finding.suspects],
    }


def _suspect(suspect: Suspected) -> dict[str, Any]:
    said = ("suggested_text", "slip", "slip_zh", "slip_en", "is_exhaustive")
    return {
        "number": _as_json(suspect.number),
        **{name: getattr(suspect, name) for name in said},
        **{name: plain(getattr(suspect, name)) or None for name in ("lowest", "highest", "share")},
    }


def _as_json(number: Number) -> dict[str, Any]:
    return {name: getattr(number, name) for name in Number.__slots__}
