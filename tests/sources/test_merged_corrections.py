"""Merging corrections into the file: what is there stays as it is written, and nothing is merged by half."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from sources.catalogue.corrections import Entry, parse
from sources.catalogue.merged_corrections import CORRECTIONS, Meant, merge
from sources.model import ReportError

REPORT = "530102-2021-plan"
WRITTEN = """# Of the district's reports.
corrections:
  # asked the bureau
  - report: 530102-2021-plan
    printed: 12.50万吨   # in the second part
    within: 粮食产量
    action: override
    set: {value: "12.05"}
    reason: >
      digits swapped,
      says the bureau

  # the yearbook says the same
  - {report: 530102-2021-plan, printed: 7.10, within: 水果, action: drop, reason: a page number}
# the end
"""


def entry(printed: str, action: str = "confirm", *, report: str = REPORT, by: str = "甲", **changes: str) -> Entry:
    return Entry(
        report,
        printed,
        f"{printed}等",
        action,
        tuple(sorted(changes.items())),
        None,
        "因为: “是”",
        by=by,
        day="2024-03-01",
    )


def known_in(folder: Path, ordinals: Sequence[int | None]) -> list[Meant]:
    path = folder / CORRECTIONS
    entries = parse(path.read_bytes(), CORRECTIONS) if path.exists() else []
    return [
        Meant(f"{CORRECTIONS}, correction {n}", *each) for n, each in enumerate(zip(entries, ordinals, strict=True), 1)
    ]


def new(*entries: tuple[Entry, int]) -> list[Meant]:
    return [Meant(f"export.yml, correction {n}", *each) for n, each in enumerate(entries, 1)]


def write(folder: Path, text: str = WRITTEN) -> Path:
    path = folder / CORRECTIONS
    path.write_text(text, encoding="utf-8")
    return path


def test_new_ones_go_behind_the_last_and_the_rest_stays_letter_by_letter(tmp_path: Path) -> None:
    path = write(tmp_path)
    known = known_in(tmp_path, [4, 9])
    done = merge(
        tmp_path, new((entry("3.20万吨", "override", unit="万公斤", qualifier=""), 5), (entry("0.90"), 6)), known
    )
    text = path.read_text(encoding="utf-8")
    before, after = WRITTEN.split("# the end")
    assert text.startswith(before) and text.endswith(f"# the end{after}")
    entries = parse(path.read_bytes(), CORRECTIONS)
    assert entries == [*(each.entry for each in known), *done.added]
    assert entries[2].changes == (("qualifier", ""), ("unit", "万公斤"))
    assert (entries[3].by, entries[3].day, entries[3].reason) == ("甲", "2024-03-01", "因为: “是”")
    assert (len(done.added), len(done.replaced), len(done.known)) == (2, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "# kept\ncorrections: []\n# kept too",
        "# kept\ncorrections:\n# kept too\n",
        "# kept\n# kept too\n",
        "# kept\ncorrections: [\n]\n# kept too\n",
        "# kept\n# kept too\ncorrections:\n- {report: a, printed: b, within: c, action: drop, reason: d}",
        "# kept\n# kept too\ncorrections: [{report: a, printed: b, within: c, action: drop, reason: d}]\n",
        None,
    ],
)
def test_whatever_the_file_looks_like(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        write(tmp_path, text)
    known = known_in(tmp_path, [None] * (text or "").count("report"))
    merge(tmp_path, new((entry("0.90"), 6), (entry("8.8"), 7)), known)
    data = (tmp_path / CORRECTIONS).read_bytes()
    assert [each.printed for each in parse(data, CORRECTIONS)] == [
        *(each.entry.printed for each in known),
        "0.90",
        "8.8",
    ]
    assert text is None or data.decode().count("# kept") == 2


def test_what_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    path = write(tmp_path)
    before = path.read_bytes()
    known = known_in(tmp_path, [4, 9])
    done = merge(tmp_path, new((entry("7.10", "drop", by="乙"), 9)), known)
    assert (len(done.added), len(done.known)) == (0, 1)
    assert path.read_bytes() == before


def test_twice_in_one_file_counts_once(tmp_path: Path) -> None:
    done = merge(tmp_path, new((entry("0.90"), 6), (entry("0.90", by="乙"), 6)), [])
    assert (len(done.added), len(done.known)) == (1, 1)


def test_another_word_on_a_figure_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = write(tmp_path)
    before = path.read_bytes()
    with pytest.raises(ReportError, match=r"corrected otherwise in corrections\.yml, correction 2") as caught:
        merge(tmp_path, new((entry("0.90"), 6), (entry("7.10"), 9)), known_in(tmp_path, [4, 9]))
    assert "export.yml, correction 2" in str(caught.value) and REPORT in str(caught.value)
    assert path.read_bytes() == before
    with pytest.raises(ReportError, match=r"corrected otherwise in export\.yml, correction 1"):
        merge(tmp_path, new((entry("0.90"), 6), (entry("0.90", "drop"), 6)), known_in(tmp_path, [4, 9]), replace=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("at", [0, 1])
def test_with_replace_it_takes_the_place_of_the_other(tmp_path: Path, at: int) -> None:
    path = write(tmp_path)
    known = known_in(tmp_path, [4, 9])
    instead = entry(known[at].entry.printed)
    done = merge(tmp_path, new((instead, (4, 9)[at]), (entry("0.90"), 6)), known, replace=True)
    entries = parse(path.read_bytes(), CORRECTIONS)
    assert entries[at] == instead and entries[1 - at] == known[1 - at].entry and entries[2].printed == "0.90"
    assert (len(done.added), len(done.replaced)) == (1, 1)
    text = path.read_text(encoding="utf-8")
    assert all(note in text for note in ("# Of the", "# asked", "# the yearbook", "# the end"))


def test_an_accepted_mismatch_is_another_matter_than_the_figure(tmp_path: Path) -> None:
    accepted = Entry(REPORT, "7.10", "水果", "accept", (), "sum_of_parts", "as printed")
    write(tmp_path)
    done = merge(tmp_path, new((accepted, 9)), known_in(tmp_path, [4, 9]))
    assert len(done.added) == 1


def test_a_file_that_somebody_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path)
    known = known_in(tmp_path, [4, 9])
    write(tmp_path, WRITTEN.replace("12.05", "12.06"))
    with pytest.raises(ReportError, match="meanwhile"):
        merge(tmp_path, new((entry("0.90"), 6)), known)
    assert "12.06" in path.read_text(encoding="utf-8") and "0.90" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", ['say "no"', "back\\slash", "line\nline", "\u0085\u2028\x07", "𠮷祥路", "- x: [y] # z", "'", "yes", "1.0"]
)
def test_any_text_is_read_as_it_was_written(tmp_path: Path, text: str) -> None:
    said = Entry(REPORT, text, text, "confirm", (), None, text.strip(), text, text, 7, "甲", "2024-03-01")
    merge(tmp_path, new((said, 1)), [])
    assert parse((tmp_path / CORRECTIONS).read_bytes(), CORRECTIONS) == [said]
