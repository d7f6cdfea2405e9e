"""Corrections by hand: what a person decided about a figure, with a reason and a guard.

Here belongs reading ``corrections.yml`` and finding the figure that each correction means. A correction holds only as long as the
figure stands as it was printed when the correction was written: it lapses, with an error, when the source changes, so that
none outlives its reason. What a correction does to a number is SQL's part; writing the file is that of
``sources.catalogue.merged_corrections``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from sources.files import read_file
from sources.model import (
    ChangeBasis,
    Correction,
    Figure,
    FigureKind,
    PriceBasis,
    Problem,
    ReportError,
    Scenario,
)

ACTIONS = ("override", "drop", "accept", "confirm")
# what a person says of a figure as a whole: one figure has one of them at most
VERDICTS = ("override", "drop", "confirm")
_SCALARS = (str, int, float, bool, date, type(None))
_REQUIRED = ("report", "printed", "within", "action", "reason")
_KNOWN = {*_REQUIRED, "row", "column", "figure", "set", "identity", "by", "date"}
_WHOLE = "Nothing is changed until that is mended."


@dataclass(frozen=True, slots=True)
class _Form:
    """The form of a value that is set: a pattern, what a value of another form is, and what to do; whether it may be empty."""

    pattern: re.Pattern[str]
    problem: str = "not known"
    advice: str = ""
    may_be_empty: bool = False


def _one_of(*words: str, may_be_empty: bool = False) -> _Form:
    empty = ", or empty" if may_be_empty else ""
    return _Form(
        re.compile("|".join(words)), advice=f"It is one of {', '.join(words)}{empty}.", may_be_empty=may_be_empty
    )


# as many digits as the warehouse computes with
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?|-?[0-9]{13,14}(?:\.[0-9]{1,4})?")
_QUOTED = 'Write it in quotes, such as "271.18".'
_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = "M(?:0[1-9]|1[0-2])"
_SPAN = re.compile(rf"({_YEAR})(?:-(S[12]|Q[1-4]|{_MONTH}))?(?:/({_YEAR})(?:-({_MONTH}))?)?")
_WORDS = re.compile(r"[^\n]*\S[^\n]*")
_FORMS = {
    "value": _Form(_NUMBER, "no number, or one of too many digits", _QUOTED),
    "value_high": _Form(_NUMBER, "no number, or one of too many digits", _QUOTED, may_be_empty=True),
    "unit": _Form(_WORDS, "no line of words", may_be_empty=True),
    "indicator": _Form(_WORDS, "no line of words"),
    "kind": _one_of(*FigureKind),
    "sign": _one_of("1", "-1"),
    "year": _Form(re.compile(_YEAR), "no year"),
    "time_period": _Form(
        _SPAN, "no period", "It is such as 2025, 2025-S1, 2025-Q3, 2025-M05, 2025-M01/2025-M05 or 2021/2025."
    ),
    "scenario": _one_of(*Scenario),
    "is_stock": _one_of("true", "false"),
    "comparator": _one_of("le", "ge", "lt", "gt", "approx", may_be_empty=True),
    "whole_of": _Form(_WORDS, "no line of words", may_be_empty=True),
    "status": _one_of("A", "P", "E", "R", "M"),
    "zone_id": _Form(_WORDS, "no line of words"),
    "industry_id": _Form(_WORDS, "no line of words"),
    "area_code": _Form(re.compile("[0-9]{6}"), "no area", 'It is a code of GB/T 2260 in quotes, such as "310106".'),
    "scope_id": _Form(_WORDS, "no line of words"),
    "change_basis": _one_of(*ChangeBasis, may_be_empty=True),
    "reference_area_code": _Form(
        re.compile("[0-9]{6}"), "no area", "It is a code of GB/T 2260 in quotes.", may_be_empty=True
    ),
    "price_basis": _one_of(*PriceBasis, may_be_empty=True),
    "qualifier": _Form(_WORDS, "no line of words", may_be_empty=True),
    "rank_among": _Form(_WORDS, "no line of words", may_be_empty=True),
}
SETTABLE = tuple(_FORMS)
_INITIALS = re.compile(r"\S(?:[^\n]{0,38}\S)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction as written: which figure of which report, what to do, why, and on whose word.

    ``printed`` is the figure as printed, ``within`` words of the sentence or cell that prints it, or of the cell's row; ``row``
    and ``column`` are words of the cell's row and column. ``figure`` is the key of the figure within its report, where these words
    print several. ``changes`` are an override's new values; ``identity`` is the kind of identity whose mismatch is accepted. ``by``
    are the initials of the person who decided, ``day`` the day (ISO 8601).
    """

    report: str
    printed: str
    within: str
    action: str
    changes: tuple[tuple[str, str], ...]
    identity: str | None
    reason: str
    row: str | None = None
    column: str | None = None
    figure: int | None = None
    by: str | None = None
    day: str | None = None

    @property
    def guard(self) -> str:
        """The figure that it means, in words for a person."""
        place = "".join(f", {name} {words!r}" for name, words in (("row", self.row), ("column", self.column)) if words)
        return f"{self.printed!r} within {self.within!r}{place}"


def load(path: Path) -> dict[str, list[Entry]]:
    """The corrections by report_id; none when there is no file. Raises ReportError for a correction that is not well formed."""
    entries: dict[str, list[Entry]] = {}
    try:
        data = read_file(path)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ReportError(path.name, f"it cannot be read: {error}", advice=_WHOLE) from error
    for entry in parse(data, path.name):
        entries.setdefault(entry.report, []).append(entry)
    return entries


def parse(data: bytes, name: str) -> list[Entry]:
    """The corrections of a file in its order; ``name`` is what its errors call it.

    Raises ReportError for one that is not well formed.
    """
    try:
        content = yaml.safe_load(data.decode("utf-8")) or {}
    except RecursionError:
        raise ReportError(name, "it is nested too deeply.", advice=_WHOLE) from None
    # a date that no month has is a ValueError, what may be no key a TypeError
    except (yaml.YAMLError, ValueError, TypeError) as error:
        raise ReportError(name, f"it cannot be read: {error}", advice=_WHOLE) from error
    if not isinstance(content, dict) or content.keys() - {"corrections"}:
        raise ReportError(name, "it has other things than the one key corrections.")
    items = content.get("corrections") or []
    if not isinstance(items, list):
        raise ReportError(name, "corrections is no list.")
    return [_entry(item, f"{name}, correction {number}") for number, item in enumerate(items, 1)]


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
    _check_review(item, place)
    if (item["action"] == "accept") != bool(item.get("identity")):
        raise ReportError(place, "an acceptance names the identity that it accepts, and nothing else does.")
    figure = item.get("figure")
    return Entry(
        report=str(item["report"]),
        printed=str(item["printed"]),
        within=str(item["within"]),
        action=str(item["action"]),
        changes=tuple(sorted((str(name), _text(value)) for name, value in changes.items())),
        identity=str(item["identity"]) if item.get("identity") else None,
        reason=str(item["reason"]).strip(),
        row=str(item["row"]) if item.get("row") else None,
        column=str(item["column"]) if item.get("column") else None,
        figure=None if figure is None else int(figure),
        by=_text(item.get("by")).strip() or None,
        day=_text(item.get("date")) or None,
    )


def _text(value: object) -> str:
    """A value as text: nothing as none, truth as YAML writes it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


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


def _check_review(item: Mapping[object, object], place: str) -> None:
    """That who decided and when are well formed, and that a confirmation has both: it is nothing else."""
    by, day = _text(item.get("by")).strip(), _text(item.get("date"))
    if item["action"] == "confirm" and not (by and day):
        raise ReportError(place, "a confirmation says by whom and on which date.", advice="Give it by and date.")
    if by and not _INITIALS.fullmatch(by):
        raise ReportError(place, f"by {by!r} is no initials.", advice="Give at most 40 characters on one line.")
    try:
        if day and date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError:
        raise ReportError(place, f"date {day!r} is no date.", advice="Write it as 2024-03-01.") from None
    figure = item.get("figure")
    if figure is not None and not re.fullmatch(r"[0-9]{1,7}", str(figure)):
        raise ReportError(
            place, f"figure {figure!r} is no key of a figure.", advice="Leave it out, or export it again."
        )


def _check_names(changes: Mapping[object, object], place: str) -> None:
    """That an override sets what can be set."""
    _check_scalars(changes, place)
    if unknown := sorted(map(str, changes.keys() - set(SETTABLE))):
        raise ReportError(place, f"{', '.join(unknown)} cannot be set.", advice=f"It is one of {', '.join(SETTABLE)}.")


def _check_scalars(values: Mapping[object, object], place: str) -> None:
    for name, value in values.items():
        if not isinstance(value, _SCALARS):
            raise ReportError(place, f"{name} is no text.", advice="Write it in quotes.")


def _check_values(changes: Mapping[object, object], place: str) -> None:
    """That what an override sets is of the kind that it is set for."""
    for name, form in _FORMS.items():
        if name in changes:
            value = _text(changes[name])
            if not (form.pattern.fullmatch(value) or (form.may_be_empty and not value)):
                raise ReportError(place, f"{name} {value!r} is {form.problem}.", advice=form.advice)


def _tight(text: str) -> str:
    return "".join(text.split())


def resolve(
    entries: Iterable[Entry], figures: Sequence[Figure], plain: Callable[[str], str] = _tight
) -> tuple[list[Correction], list[Problem]]:
    """The corrections with the figure that each means, and a problem for each that means none or several, or a figure that
    another one means.

    ``plain`` takes out of words what may change with what is printed elsewhere: the number of a list, the marks of footnotes. A
    lapsed confirmation is a warning, as it changed nothing.
    """
    found: list[Correction] = []
    problems: list[Problem] = []
    judged: set[int] = set()
    printed = Printed(figures, plain)
    for entry in entries:
        matches = printed.meant(entry)
        severity = "warn" if entry.action == "confirm" else "error"
        if len(matches) != 1:
            message = (
                f"the correction of {entry.guard} has lapsed: it {lapse(matches)}. Mend the correction, or take it out."
            )
            problems.append(Problem("correction_lapsed", severity, None, None, None, entry.printed, message))
        elif entry.action in VERDICTS and matches[0].ordinal in judged:
            message = f"{entry.guard} has two corrections. Keep the one that is right."
            problems.append(Problem("corrected_twice", severity, None, None, None, entry.printed, message))
        else:
            if entry.action in VERDICTS:
                judged.add(matches[0].ordinal)
            found.append(_correction(entry, matches[0]))
    return found, problems


def lapse(matches: Sequence[Figure]) -> str:
    """Why an entry holds no more, of the figures that it may mean: none, or several."""
    return f"is printed {len(matches)} times" if matches else "is not printed any more"


class Printed:
    """The figures of a report by what they print, and the words that each stands in."""

    def __init__(self, figures: Sequence[Figure], plain: Callable[[str], str]) -> None:
        self._plain = plain
        self._figures: dict[str, list[Figure]] = {}
        for figure in figures:
            self._figures.setdefault(_tight(figure.printed_text), []).append(figure)

    def meant(self, entry: Entry) -> list[Figure]:
        """The figures that an entry may mean: one where it holds, else none or several."""
        within = self._words(entry.within)
        row, column = self._words(entry.row or ""), self._words(entry.column or "")
        matches = [
            figure
            for figure in self._figures.get(_tight(entry.printed), ())
            if within in f"{self._words(figure.row_label or '')}|{self._words(figure.sentence)}"
            and row in self._words(figure.row_label or "")
            and column in self._words(figure.column_label or "")
        ]
        return [each for each in matches if entry.figure in (None, each.figure_key)]

    def _words(self, text: str) -> str:
        return _tight(self._plain(text)) or _tight(text)


def _correction(entry: Entry, figure: Figure) -> Correction:
    """What an entry does to its figure, with what follows from what it sets."""
    changes = dict(entry.changes)
    # only a growth is against something; without a word it is against the year before
    if (kind := changes.get("kind")) and "change_basis" not in changes:
        changes["change_basis"] = (figure.change_basis or ChangeBasis.YEAR) if kind == FigureKind.GROWTH else ""
    changes |= _times(changes, figure)
    made: dict[str, str | int | bool] = {f"set_{name}": value for name, value in changes.items()}
    for name in ("set_year", "set_sign"):
        if name in made:
            made[name] = int(made[name])
    if "set_is_stock" in made:
        made["set_is_stock"] = made["set_is_stock"] == "true"
    if value := changes.get("value"):
        made["set_decimals"] = len(value.partition(".")[2])
    return Correction(
        ordinal=figure.ordinal,
        action=entry.action,
        identity=entry.identity,
        reason=entry.reason,
        reviewed_by=entry.by,
        reviewed_on=entry.day,
        **made,  # type: ignore[arg-type]
    )


def _times(changes: Mapping[str, str], figure: Figure) -> dict[str, str]:
    """Year and period of an override that sets one of them: a year that a person put right is the year of its half, too."""
    span, year = changes.get("time_period"), changes.get("year")
    if span is None and year is None:
        return {}
    if span is None:
        span = figure.time_period.replace(str(figure.year), str(year))
    return {"year": year or span.split("/")[-1][:4], "time_period": span, "period": _period(span)}


def _period(span: str) -> str:
    """The part of a year that a period in SDMX's codes covers, as ``Figure.period``."""
    first, _, last = span.partition("/")
    parts = [each.partition("-")[2].replace("S", "H") for each in (first, last) if "-" in each]
    return "-".join(parts) or "A"
