"""What a document's own head says of it: area, genre, years, title, issuer, date, as a proposal for the catalogue.

Here belongs reading the first lines and the page's own metadata. The words that tell genres and issuers stand in ``cues``, the areas
come from the caller. Not here: which title is the report's (``titles``), names of areas (``area_names``), years that headings
tell (``told_years``), asking a person for the rest, writing the catalogue (``sources.catalogue.catalogue``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from sources.areas import Areas
from sources.catalogue.area_names import AreaNames, area_of, is_within, part_in, related, site_of
from sources.catalogue.cues import cues
from sources.catalogue.file_names import Named, named
from sources.catalogue.titles import Title, find_title, tidy
from sources.catalogue.told_years import CHINESE_DIGITS, DIGITS, YEAR, ToldYear, in_digits, told_years
from sources.cues import any_of
from sources.documents.layout_elements import squeeze, tight
from sources.model import BlockKind, Document

_HEAD_BLOCKS = 12
_FIRST_HALF = 6  # a report given later in the year may look back on the year itself
GENRES_WITHOUT_TARGETS = {"communique", "final_accounts", "economic_run"}
_NOT_PRESENTED = {"communique", "economic_run"}  # to nobody: they are published on a day
_PAGE_BLOCKS = 40
_MENU_BLOCKS = 80  # in which the title of a page may stand again, behind its menus
_LINE = 200  # characters of a line that may be a title
_SENTENCE = re.compile(r"[。；]|[，,].*[，,]")
_DATE_LINE = 60  # characters; a longer line is running text
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_DASHED = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_PAGE_DATE = re.compile("|".join(cues("head")["page"]["dates"]))
# the moment at which a page was put there, the day of a newspaper
_BARE_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?=[一-鿿])(?!年)")  # 2019某市统计公报
_MOMENT = re.compile(rf"\d[时:：]\d\d|{any_of(cues('head')['page']['weekdays'])}")
_AROUND = ":：|｜\\[\\]【】"  # what stands around what a page says of itself
_DIGIT, _NUMBER = "".join(DIGITS), "".join(character for character, value in DIGITS.items() if value) + "十"
_CHINESE_DATE = re.compile(rf"((?:二|一)[{_DIGIT}]{{3}})年([{_NUMBER}]{{1,2}})月([{_NUMBER}]{{1,3}})日")
# how the line begins that stands below a title: ——2026年1月21日在某市人民代表大会会议上
_PRESENTED = re.compile(rf"[—–―－-]{{1,3}}(?:{_DATE.pattern}|{_CHINESE_DATE.pattern})(?:在|向)")

# the name of a body that issues reports, and what may stand behind it: the post of who presented the report
_BODY = re.compile(
    rf"^([\u4e00-\u9fff]{{1,24}}?{any_of(cues('head')['issuer']['endings'])})"
    rf"(?:{any_of(cues('head')['issuer']['offices'])}.*)?$"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the head tells; None for what it does not.

    ``area_code`` is a GB/T 2260 code, ``genre`` one of those in ``catalogue.GENRES``; ``plan_year`` is None as well for a
    genre that sets no targets.
    """

    area_code: str | None = None
    genre: str | None = None
    execution_year: int | None = None
    plan_year: int | None = None
    title: str | None = None
    issuer: str | None = None
    presented_on: date | None = None
    otherwise: tuple[tuple[str, str, str], ...] = ()
    """What another witness says: the column, its value, and who says so."""
    why_untold: tuple[str, ...] = ()
    """Why the head may not tell area or genre: what the title says that it is of."""


def propose(
    document: Document,
    areas: Mapping[str, str],
    file: str = "",
    english: Mapping[str, str] | None = None,
    divisions: Areas | None = None,
) -> Proposal:
    """What the document's title, its page and its first lines say, and where these say nothing the name of its ``file``.

    ``areas`` gives the name of each area code, ``english`` the English one, ``divisions`` the years in which they are areas.
    """
    found, stated = find_title(document), document.properties
    head = _head(document, found.text)
    names, site = AreaNames.of(areas, divisions), site_of(stated.site_code, areas)
    said = (found.text, document.title, *head, stated.article, stated.page, stated.site, *_offices(document))
    lines = [tight(line) for line in said]
    area = area_of([line for line in lines if line], names, site, _year_of(found.text), _beside(document))
    issuer = _issuer(head, areas, area) or _source(stated.source, names.of_area(area) if area else [])
    genre = found.genre or _of_statistics(found.text, issuer)
    presented_on = _presented_on(document, head, found.genre, site)
    told = told_years(document)
    execution_year, plan_year = _years(found.text, genre, presented_on, told)
    if execution_year is None and genre and not YEAR.search(in_digits(found.text)):
        execution_year = _year_of_part(document, found.text, genre)
    own = Proposal(
        area_code=area,
        genre=genre,
        execution_year=execution_year,
        plan_year=plan_year,
        title=found.text or None,
        issuer=issuer,
        presented_on=presented_on,
    )
    name = named(file, names, english or {})
    proposal = _with_name(own, name, told)
    return replace(
        proposal,
        otherwise=(*_name_otherwise(name, proposal), *_site_otherwise(site, area)),
        why_untold=_why_untold(found, proposal, names),
    )


def _why_untold(found: Title, proposal: Proposal, names: AreaNames) -> tuple[str, ...]:
    """What the title says that the document is of, where that is why no genre or no area is told."""
    part = part_in(found.text, names) if proposal.area_code is None else None
    why = ("its title is of a text about a report, or of what another body reports",) if found.is_no_report else ()
    return (*why, *((f"{part} is a part of an area and has no code of its own",) if part else ()))


def _year_of_part(document: Document, title: str, genre: str) -> int | None:
    """The year that a report under a title without one is about, by the day on which it was given or put there: the year of that day
    where the part of it that the title names was over by then, else the one before. A communiqué's is the year with which the text
    opens, too."""
    words = cues("genre")["part_of_year"]
    months = [int(month) for month in re.findall(words["month"], title)]
    months += [month for word, month in words["words"].items() if word in title]
    blocks = [squeeze(block.text) for block in document.blocks[:_HEAD_BLOCKS] if block.kind is not BlockKind.CELL]
    if not months:
        opening = (YEAR.match(in_digits(tight(text))) for text in blocks if len(tight(text)) > _DATE_LINE)
        return next((int(found[1]) for found in opening if found), None) if genre in _NOT_PRESENTED else None
    day = _first_date([*blocks, document.properties.published])
    return day.year - (day.month < months[-1]) if day else None


def _offices(document: Document) -> list[str]:
    """The offices that the page's own lines name: who put it there is of the area, where nothing else tells it."""
    endings = tuple(cues("head")["issuer"]["endings"])
    furniture = [block.text for block in document.blocks[:_PAGE_BLOCKS] if block.kind is BlockKind.FURNITURE]
    parts = (
        part.strip(_AROUND)
        for text in [*furniture, document.properties.source]
        for part in re.split(rf"[\s{_AROUND}]+", text)
    )
    return [part for part in parts if part.endswith(endings)]


def _beside(document: Document) -> list[str]:
    """What tells areas of one name apart where title and first lines do not: what the page says of itself, then all of it."""
    furniture = (block.text for block in document.blocks[:_PAGE_BLOCKS] if block.kind is BlockKind.FURNITURE)
    return [tight("\n".join(furniture)), tight("\n".join(block.text for block in document.blocks))]


def _year_of(title: str) -> int | None:
    """The first year that a title names."""
    named = YEAR.search(in_digits(title))
    return int(named[1]) if named else None


def _presented_on(document: Document, head: Sequence[str], genre: str | None, site: str | None) -> date | None:
    """The day that the head tells, or a line behind a cover; of what is published and not presented the day on which its page was."""
    presented_on = _first_date(
        line for line in head if not (_PAGE_DATE.search(line) or _DASHED.search(line) or _MOMENT.search(tight(line)))
    )
    if presented_on is None and genre not in _NOT_PRESENTED:
        return _presented_behind_cover(document)
    if presented_on is None and genre in _NOT_PRESENTED and site:
        # of the sites, only a government's own: one that keeps copies tells when it copied
        return _first_date([*_page_lines(document), document.properties.published])
    return presented_on


def _presented_behind_cover(document: Document) -> date | None:
    """The day of the one line that says as a report's head does on which day it was presented; None where there are several."""
    lines = (tight(block.text) for block in document.blocks if block.kind is not BlockKind.CELL)
    said = {_first_date([line]) for line in lines if len(line) <= _DATE_LINE and _PRESENTED.match(line)}
    return said.pop() if len(said) == 1 else None


def _with_name(own: Proposal, name: Named, told: Sequence[ToldYear]) -> Proposal:
    """What the document itself says, and where it says nothing what the name of its file does."""
    said = replace(own, area_code=own.area_code or name.area_code)
    # a title that names a year and no genre is of a report that is none of these
    if YEAR.search(own.title or ""):
        return said
    if said.genre is None and name.genre:
        said = replace(said, genre=name.genre, presented_on=None)  # whose day the head says is not known
    if said.execution_year is None and said.genre and name.year:
        execution_year, plan_year = _years_of_name(name.year, said.genre, told)
        said = replace(said, execution_year=execution_year, plan_year=plan_year)
    return said


def _name_otherwise(name: Named, proposal: Proposal) -> list[tuple[str, str, str]]:
    """What the name of the file says that is not proposed."""
    columns = (
        ("area_code", name.area_code, {proposal.area_code}),
        ("genre", name.genre, {proposal.genre}),
        # of a report with targets the name may mean either year
        ("execution_year", name.year, {proposal.execution_year, proposal.plan_year}),
    )
    return [
        (column, str(value), "the file's name")
        for column, value, proposed in columns
        if value is not None and value not in proposed
    ]


def _site_otherwise(site: str | None, area: str | None) -> list[tuple[str, str, str]]:
    """The area whose government keeps the page's site, where that has nothing to do with the one that the document names."""
    if site and area and site != area and not related(site, area):
        return [("area_code", site, "the page's site")]
    return []


def _years_of_name(year: int, genre: str, told: Sequence[ToldYear]) -> tuple[int | None, int | None]:
    """Execution and plan year, where only a file's name says a year: headings tell which of the two it is."""
    if genre in GENRES_WITHOUT_TARGETS:
        return year, None
    if any(each.year == year and not each.is_to_come for each in told):
        return _TargetYears([], looks_back=False, told=told, presented_on=None).with_next(year)
    return (year - 1, year) if any(each.year == year for each in told) else (None, None)


def _of_statistics(title: str, issuer: str | None) -> str | None:
    """The genre of what an office of statistics says of the economy in a year, or a part of one, under a title of its own."""
    words = cues("genre")["statistics"]
    when = YEAR.search(title) or any(word in title for word in cues("genre")["part_of_year"]["words"])
    speaks = when and any(word in title for word in words["words"])
    return "economic_run" if speaks and issuer and issuer.endswith(tuple(words["offices"])) else None


def _head(document: Document, title: str) -> list[str]:
    """The lines before the first heading, without the title; behind a page's menus those below the title that stands there again."""
    again = [
        at for at, block in enumerate(document.blocks[:_MENU_BLOCKS]) if title and tidy(block.text[:_LINE]) == title
    ]
    start = max(again, default=0) if len(again) > 1 else 0
    lines: list[str] = []
    # what a page prints over its article (a table of its metadata) is none of the lines of a head
    blocks = [block for block in document.blocks[start:] if block.kind is not BlockKind.FURNITURE]
    for block in blocks[:_HEAD_BLOCKS]:
        if block.kind is BlockKind.HEADING or block.kind is BlockKind.CELL:
            break
        is_title = block.kind is BlockKind.TITLE or (start and tidy(block.text[:_LINE]) == title)
        if not is_title:
            lines.append(squeeze(block.text))
    return lines


def _first_date(lines: Iterable[str]) -> date | None:
    """The first day that a short line names; one in running text is of something else."""
    for line in lines:
        if len(tight(line)) > _DATE_LINE or _SENTENCE.search(line):
            continue
        found = (*_DATE.findall(tight(line)), *_DASHED.findall(line), *map(_arabic, _CHINESE_DATE.findall(tight(line))))
        for year, month, day in found:
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None


def _arabic(parts: tuple[str, str, str]) -> tuple[int, int, int]:
    year, month, day = parts
    return int(year.translate(CHINESE_DIGITS)), _small(month), _small(day)


def _small(numeral: str) -> int:
    """A Chinese numeral below 100: 十七 -> 17."""
    tens, ten, ones = numeral.rpartition("十")
    value = int(ones.translate(CHINESE_DIGITS)) if ones else 0
    return value + (10 * int(tens.translate(CHINESE_DIGITS) or 1) if ten else 0)


@dataclass(frozen=True, slots=True)
class _TargetYears:
    """What tells the two years of a report that may set targets: its title, the headings, the day it was presented on."""

    named: Sequence[int]
    looks_back: bool
    told: Sequence[ToldYear]
    presented_on: date | None

    def of_title(self) -> tuple[int | None, int | None]:
        """The two years that the title names, or the one that it looks back on."""
        if len(self.named) > 1:
            return self.named[0], self.named[1]
        if self.named and self.looks_back:
            return self.with_next(self.named[0])
        return None, None

    def of_headings(self) -> tuple[int | None, int | None]:
        """The one year of which headings say that it was carried out, under a title that names none."""
        carried_out = {each.year for each in self.told if not each.is_to_come}
        if self.named or len(carried_out) != 1:
            return None, None
        year, plan = self.with_next(carried_out.pop())
        # what looks back on a year that is over sets targets for the next, whatever its headings say
        return year, plan or (year + 1 if self._in_first_half() == year + 1 else None)

    def of_plan(self) -> tuple[int | None, int | None]:
        """The title's only year as the one planned for, else the one in whose first half the report was presented."""
        plan = self.named[0] if self.named else self._in_first_half()
        return (plan - 1, plan) if plan else (None, None)

    def _in_first_half(self) -> int | None:
        """The year in whose first half the report was presented; None where that is not known."""
        day = self.presented_on
        return day.year if day and day.month <= _FIRST_HALF else None

    def with_next(self, year: int) -> tuple[int, int | None]:
        """A year and the one after, where a heading says that it is to come."""
        return year, year + 1 if any(each.is_to_come and each.year == year + 1 for each in self.told) else None


def _years(
    title: str, genre: str | None, presented_on: date | None, told: Sequence[ToldYear]
) -> tuple[int | None, int | None]:
    """Execution and plan year: the years that the title names, else those that headings tell, else those before and of the day it
    was presented on. A title alone tells them where the genre is not known."""
    named = sorted(
        {int(year) for year in YEAR.findall(in_digits(title)) or (_BARE_YEAR.findall(title) if genre else ())}
    )
    if genre in GENRES_WITHOUT_TARGETS:
        return (named[0] if named else None), None
    looks_back = any(word in title for word in cues("genre")["looks_back"]["words"])
    years = _TargetYears(named, looks_back, told, presented_on)
    of_title = years.of_title()
    if genre is None or of_title != (None, None):
        return of_title
    of_headings = years.of_headings()
    return of_headings if of_headings != (None, None) else years.of_plan()


def _page_lines(document: Document) -> list[str]:
    """What stands behind 发布日期 and the like in the table that a page puts above its article."""
    texts = [squeeze(block.text) for block in document.blocks[:_PAGE_BLOCKS]]
    return [after for text, after in pairwise(texts) if _PAGE_DATE.search(tight(text))]


def _source(source: str, names: Sequence[str]) -> str | None:
    """Who a page names as its source, where that is an office of the area: not a newspaper, nor the site of a level above."""
    own = source.startswith((*names, *cues("head")["issuer"]["of_the_area"]))
    return source if own and source.endswith(tuple(cues("head")["issuer"]["departments"])) else None


def _issuer(head: Sequence[str], areas: Mapping[str, str], area: str | None) -> str | None:
    """The bodies that the lines of the head name, else the one for which somebody speaks there."""
    # a menu names governments of other areas, too
    others = _names_elsewhere(areas, area)
    own = (areas[area],) if area else ()
    bodies = filter(None, (_body(part) for line in head for part in _names(line)))
    found = dict.fromkeys(each for each in bodies if each.startswith(own) or not each.startswith(others))
    return "、".join(found) if found else _spoken_for(head)


def _names_elsewhere(areas: Mapping[str, str], area: str | None) -> tuple[str, ...]:
    """The names of the areas that do not lie in this one; none where it is not known."""
    return tuple(each for code, each in areas.items() if area and code != area and not is_within(code, area))


def _body(part: str) -> str | None:
    """The body that a part of a line names; None where it names none."""
    words = cues("head")["issuer"]
    match = _BODY.match(part.strip("—-（）()"))
    if match is None or any(word in part for word in words["not_in"]):
        return None
    return None if match[1].endswith(tuple(words["not_at_end"])) else match[1]


def _spoken_for(head: Sequence[str]) -> str | None:
    """The body for which somebody speaks, by the first line that says so."""
    spoken = (re.search(cues("head")["issuer"]["speaks_for"], tight(line)) for line in head)
    return next((match["name"] for match in spoken if match), None)


def _names(line: str) -> list[str]:
    """The parts of a line between blanks and commas; a line whose letters are set apart (某 市 财 政 局) is one."""
    parts = re.split(r"[\s，,;；]+", line)
    return [tight(line)] if len(parts) > 2 and all(len(part) <= 1 for part in parts) else parts
