"""Corrections by hand: a figure that the reader or the source has wrong, with a reason and a guard.

Here belongs reading ``corrections.yml`` and finding the figure that each correction means. A correction holds only as long as the
figure stands as it was printed when the correction was written: it lapses, with an error, when the source changes, so that
none outlives its reason. What a correction does to a number is SQL's part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from sources.files import read_file
from sources.model import Correction, Figure, Problem, ReportError, Scenario

ACTIONS = ("override", "drop", "accept")
_SCALARS = (str, int, float, bool, date, type(None))
_REQUIRED = ("report", "printed", "within", "action", "reason")
_KNOWN = {*_REQUIRED, "set", "identity"}
_WHOLE = "Nothing is changed until that is mended."
_SETTABLE = ("value", "indicator", "year", "scenario", "zone_id", "industry_id")
# of what an override sets: the form that it must have, what another is, and what to do
_FORMS = {
    "value": (
        # as many digits as the warehouse computes with
        re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?|-?[0-9]{13,14}(?:\.[0-9]{1,4})?"),
        "no number, or one of too many digits",
        'Write it in quotes, such as "271.18".',
    ),
    "year": (re.compile(r"(?:19|20)[0-9]{2}"), "no year", ""),
    "scenario": (re.compile("|".join(Scenario)), "not known", f"It is one of {', '.join(Scenario)}."),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction as written: which figure of which report, what to do, and why.

    ``printed`` is the figure as printed, ``within`` words of the sentence or cell that prints it, or of the cell's
    row. ``changes`` are an override's new values; ``identity`` is the kind of identity whose mismatch is accepted.
    """

    report: str
    printed: str
    within: str
    action: str
    changes: tuple[tuple[str, str], ...]
    identity: str | None
    reason: str


def load(path: Path) -> dict[str, list[Entry]]:
    """The corrections by report_id; none when there is no file. Raises ReportError for a correction that is not well formed."""
    try:
        content = yaml.safe_load(read_file(path).decode("utf-8")) or {}
    except FileNotFoundError:
        return {}
    except RecursionError:
        raise ReportError(path.name, "it is nested too deeply.", advice=_WHOLE) from None
    # a date that no month has is a ValueError, what may be no key a TypeError
    except (yaml.YAMLError, ValueError, TypeError, OSError) as error:
        raise ReportError(path.name, f"it cannot be read: {error}", advice=_WHOLE) from error
    if not isinstance(content, dict) or content.keys() - {"corrections"}:
        raise ReportError(path.name, "it has other things than the one key corrections.")
    items = content.get("corrections") or []
    if not isinstance(items, list):
        raise ReportError(path.name, "corrections is no list.")
    entries: dict[str, list[Entry]] = {}
    for number, item in enumerate(items, 1):
        entry = _entry(item, f"{path.name}, correction {number}")
        entries.setdefault(entry.report, []).append(entry)
    return entries


def _entry(item: object, place: str) -> Entry:
    """One correction as written. Raises ReportError at ``place`` for the first thing that is wrong with it."""
    if not isinstance(item, dict):
        raise ReportError(place, "it is no mapping.")
    _check_item(item, place)
    changes = item.get("set") or {}
    if not isinstance(changes, dict):
        raise ReportError(place, "set is no mapping.")
    _check_names(changes, place)
    if (item["action"] == "override") != bool(changes):
        raise ReportError(place, "an override says what to set, and nothing else does.")
    _check_values(changes, place)
    if (item["action"] == "accept") != bool(item.get("identity")):
        raise ReportError(place, "an acceptance names the identity that it accepts, and nothing else does.")
    return Entry(
        report=str(item["report"]),
        printed=str(item["printed"]),
        within=str(item["within"]),
        action=str(item["action"]),
        changes=tuple(sorted((str(name), str(value)) for name, value in changes.items())),
        identity=str(item["identity"]) if item.get("identity") else None,
        reason=str(item["reason"]).strip(),
    )


def _check_item(item: Mapping[object, object], place: str) -> None:
    """That a correction has what each has, as text, and nothing that none has."""
    if unknown := sorted(map(str, item.keys() - _KNOWN)):
        raise ReportError(
            place, f"{', '.join(unknown)} is not known.", advice=f"Known are {', '.join(sorted(_KNOWN))}."
        )
    _check_scalars({name: value for name, value in item.items() if name != "set"}, place)
    for name in _REQUIRED:
        if not str(item.get(name) or "").strip():
            raise ReportError(place, f"{name} is missing.")
    if item["action"] not in ACTIONS:
        raise ReportError(
            place, f"action {item['action']!r} is not known.", advice=f"It is one of {', '.join(ACTIONS)}."
        )


def _check_names(changes: Mapping[object, object], place: str) -> None:
    """That an override sets what can be set."""
    _check_scalars(changes, place)
    if unknown := sorted(map(str, changes.keys() - set(_SETTABLE))):
        raise ReportError(place, f"{', '.join(unknown)} cannot be set.", advice=f"It is one of {', '.join(_SETTABLE)}.")


def _check_scalars(values: Mapping[object, object], place: str) -> None:
    for name, value in values.items():
        if not isinstance(value, _SCALARS):
            raise ReportError(place, f"{name} is no text.", advice="Write it in quotes.")


def _check_values(changes: Mapping[object, object], place: str) -> None:
    """That what an override sets is of the kind that it is set for."""
    for name, (form, problem, advice) in _FORMS.items():
        if name in changes and not form.fullmatch(str(changes[name])):
            raise ReportError(place, f"{name} {changes[name]!r} is {problem}.", advice=advice)


def _tight(text: str) -> str:
    return "".join(text.split())


def resolve(entries: Iterable[Entry], figures: Sequence[Figure]) -> tuple[list[Correction], list[Problem]]:
    """The corrections with the figure that each means, and an error for each that means none or several."""
    found: list[Correction] = []
    lapsed: list[Problem] = []
    for entry in entries:
        printed, within = _tight(entry.printed), _tight(entry.within)
        matches = [
            figure
            for figure in figures
            if _tight(figure.printed_text) == printed
            and within in _tight(f"{figure.row_label or ''}|{figure.sentence}")
        ]
        if len(matches) != 1:
            what = "is not printed any more" if not matches else f"is printed {len(matches)} times"
            lapsed.append(
                Problem(
                    "correction_lapsed",
                    "error",
                    None,
                    None,
                    None,
                    entry.printed,
                    f"the correction of {entry.printed!r} within {entry.within!r} has lapsed: it {what}. "
                    "Mend the correction, or take it out.",
                )
            )
            continue
        changes = dict(entry.changes)
        year = changes.get("year")
        found.append(
            Correction(
                ordinal=matches[0].ordinal,
                action=entry.action,
                identity=entry.identity,
                set_value=changes.get("value"),
                set_indicator=changes.get("indicator"),
                set_year=int(year) if year else None,
                set_scenario=changes.get("scenario"),
                set_zone_id=changes.get("zone_id"),
                set_industry_id=changes.get("industry_id"),
                reason=entry.reason,
            )
        )
    return found, lapsed
