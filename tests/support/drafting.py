"""A report put together from its outline: headings, paragraphs and tables whose numbers are still objects.

Here belongs the walk over an outline. Not here: words (``words/``), numbers (``tests.support.statements``) and file
formats (``tests.support.markup``).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.support.economy import INDUSTRIES, TAX, ZONES, Economy
from tests.support.phrasebook import Outline, Paragraph, Part, Piece, Sentence, Slot, TablePlan, Word
from tests.support.printed import Printed
from tests.support.statements import Statements

Text = list[str | Printed]
_SECTION_NUMERALS = "一二三四五六七八九十"


@dataclass(slots=True)
class Heading:
    """A heading; ``level`` 1 is the outermost."""

    level: int
    text: str


@dataclass(slots=True)
class TableDraft:
    """A table: a header row and rows of labels and numbers. ``number`` is the printed one."""

    name: str
    number: int
    caption: str
    header: list[str]
    rows: list[Text]


@dataclass(slots=True)
class Draft:
    """A report before it is written. ``follows`` tells whether the country has a report on the year before of its
    genre.
    """

    area_code: str
    genre: str
    year: int
    title: str
    issuer: str
    presented_on: str
    presented_to: str
    follows: bool = False
    elements: list[Heading | Text | TableDraft] = field(default_factory=list)

    @property
    def report_id(self) -> str:
        """As the catalogue makes it."""
        return f"{self.area_code}-{self.year}-{self.genre}"

    @property
    def tables(self) -> dict[str, TableDraft]:
        """The tables by name."""
        return {element.name: element for element in self.elements if isinstance(element, TableDraft)}

    def figures(self) -> Iterator[tuple[str, Printed]]:
        """Every number in reading order, with its place: ``table 2`` or ``text``."""
        for element in self.elements:
            if isinstance(element, TableDraft):
                place = f"table {element.number}"
                for row in element.rows:
                    for cell in row:
                        if isinstance(cell, Printed):
                            yield place, cell
            elif isinstance(element, list):
                for piece in element:
                    if isinstance(piece, Printed):
                        yield "text", piece


def draft(economy: Economy, genre: str, area_name: str, *, follows: bool = False) -> Draft:
    """The report of one genre on the economy's present year. The same economy and genre give the same report.

    ``follows`` tells whether there is a report on the year before.
    """
    outline = economy.book.outlines[genre]
    writer = _Writer(economy, genre, area_name)
    report = Draft(
        area_code=economy.area_code,
        genre=genre,
        year=economy.year,
        title=writer.line(outline.title),
        issuer=writer.words[{"plan": "issuer", "work": "government", "communique": "bureau"}[genre]],
        presented_on=writer.presented_on,
        presented_to="" if genre == "communique" else writer.words["to"],
        follows=follows,
    )
    report.elements = list(writer.elements(outline))
    return report


class _Writer:
    def __init__(self, economy: Economy, genre: str, area_name: str) -> None:
        self._economy = economy
        self._random = random.Random(f"{economy.area_code}-{economy.year}-{genre}-{economy.zones[0].zone_id}")
        wording = economy.book.wording
        self._say = Statements(economy, wording, self._random.randrange(4))
        month, day = self._random.choice((1, 2)), self._random.randint(5, 26)
        self.presented_on = f"{economy.year + 1}-{month:02}-{day:02}"
        self.words = {
            "area": area_name,
            "scope": wording.scope.get(area_name[-1], wording.scope["other"]),
            "year": str(economy.year),
            "next": str(economy.year + 1),
            "last": str(economy.year - 1),
            "month": str(month),
            "day": str(day),
            "congress": _SECTION_NUMERALS[economy.year // 5 % 10],
            "session": _SECTION_NUMERALS[economy.year % 5],
            "zones": economy.total_zone.printed,
        }
        bodies = {name: text.format_map(self.words) for name, text in wording.body.items()}
        self.words |= {name: bodies[name] for name in ("issuer", "government", "bureau")} | {"to": bodies["congress"]}
        self._tables = 0

    def elements(self, outline: Outline) -> Iterator[Heading | Text | TableDraft]:
        """The report's content in order, without its title."""
        for line in outline.opening:
            yield [self.line(line)]
        for part in outline.parts:
            yield from self._part(part, outline)
        for line in outline.closing:
            yield [self.line(line)]

    def line(self, pieces: Sequence[Piece]) -> str:
        """Pieces that hold no number."""
        return "".join(self.words[piece.name] if isinstance(piece, Word) else str(piece) for piece in pieces)

    def _part(self, part: Part, outline: Outline) -> Iterator[Heading | Text | TableDraft]:
        yield Heading(1, self.line(part.heading))
        for paragraph in part.paragraphs:
            yield from self._paragraph(paragraph, outline)
        for numeral, section in zip(_SECTION_NUMERALS, part.sections, strict=False):
            yield Heading(2, f"({numeral}){self.line(self._random.choice(section.headings))}")
            for paragraph in section.paragraphs:
                yield from self._paragraph(paragraph, outline)

    def _paragraph(self, paragraph: Paragraph, outline: Outline) -> Iterator[Text | TableDraft]:
        if paragraph == "@zone-notes":
            for zone in self._economy.zones:
                self.words["zone"] = zone.printed
                yield self._sentences(outline.notes["zone"], zone.zone_id)
        elif paragraph == "@industry-notes":
            text: Text = []
            for key in self._economy.largest_industries(2):
                self.words["industry"] = self._economy.members[key].printed
                text += self._sentences(outline.notes["industry"], key.partition("@")[2])
            yield text
        elif isinstance(paragraph, str):
            yield self._table(self._economy.book.tables[paragraph.removeprefix("@")])
        elif text := self._sentences(paragraph):
            yield text

    def _sentences(self, sentences: Sequence[Sentence], member: str = "") -> Text:
        """The sentences, one way of saying each; numbers are those of the member where one is given."""
        text: Text = []
        for ways in sentences:
            for piece in self._random.choice(ways):
                if isinstance(piece, Slot):
                    text.append(self._say.say(f"{piece.key}@{member}" if member else piece.key, piece.form))
                else:
                    text.append(self.words[piece.name] if isinstance(piece, Word) else piece)
        return text

    def _table(self, plan: TablePlan) -> TableDraft:
        self._tables += 1
        header = [
            plan.label,
            *([plan.unit] if plan.unit else []),
            *(self.line(column.header) for column in plan.columns),
        ]
        return TableDraft(plan.name, self._tables, self.line(plan.caption), header, list(self._rows(plan)))

    def _rows(self, plan: TablePlan) -> Iterator[Text]:
        economy = self._economy
        if plan.name in {"results", "goals"}:
            for goal in economy.table_goals:
                yield [goal.label, *(self._say.of_goal(goal, column.form) for column in plan.columns)]
            return
        shown = sorted(self._random.sample(range(len(plan.keys)), plan.show))
        keys, total = [plan.keys[index] for index in shown], ""
        if plan.name == "industries":
            keys, total = [f"{TAX}@{industry}" for industry in economy.industries], INDUSTRIES
        elif plan.name == "zones":
            keys, total = [f"{TAX}@{zone.zone_id}" for zone in economy.zones], ZONES
        elif plan.total:
            total = economy.indicators[keys[0]].part_of
        for key in [*keys, *([total] if total else [])]:
            indicator, member = economy.indicators[key], economy.members.get(key)
            label = plan.total if key == total else member.printed if member else indicator.name
            row: Text = [label, *([indicator.unit] if plan.unit else [])]
            row += [
                self._say.in_cell(key, column.form, unit_beside=not (plan.unit or column.unit_in_header))
                for column in plan.columns
            ]
            yield row
