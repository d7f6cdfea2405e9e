"""The words that every reader speaks: Document, Block, Table, Cell, Figure, SetAside, Reading.

Here belong plain frozen records and nothing that computes them. A format reader makes a ``Document``; the figure reader
turns a ``Document`` into ``Figure`` and ``SetAside`` rows; ``sources.reading`` puts them together as a ``Reading``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import NamedTuple


class BlockKind(StrEnum):
    """What a piece of text is in the layout of its document."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    NOTE = "note"
    CELL = "cell"
    LOOSE = "loose"  # numbers of a table whose row or column cannot be told
    FURNITURE = "furniture"  # of the page: metadata, script, a table of contents


class FigureKind(StrEnum):
    """What a printed number says about its indicator (the words of the gold annotation)."""

    LEVEL = "level"
    GROWTH = "growth"
    SHARE = "share"
    RATE = "rate"
    COMPLETION = "completion"
    RANK = "rank"


class ChangeBasis(StrEnum):
    """Against what a change compares; the last three are no growth of the thing itself."""

    YEAR = "year"  # 同比: the same period of the year before
    PERIOD = "period"  # 环比: the period before
    START_OF_YEAR = "start_of_year"  # 比年初
    YEARLY_AVERAGE = "yearly_average"  # 年均
    CONTRIBUTION = "contribution"  # 拉动…个百分点
    DIFFERENCE = "difference"  # 高于全市…个百分点
    PLAN = "plan"  # 比预期目标低…个百分点


class PriceBasis(StrEnum):
    """In which prices, or over which universe, a change is computed, where it is printed."""

    CONSTANT = "constant"  # 按不变价格, 实际增长
    CURRENT = "current"  # 名义
    COMPARABLE = "comparable"  # 同口径


class Scenario(StrEnum):
    """Which world a number belongs to: what happened, what is aimed at, what was before."""

    ACTUAL = "actual"
    TARGET = "target"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text of a document, in reading order; a table cell is a block too.

    ``text`` is stored as printed after hard line breaks inside a paragraph were joined; every figure's
    ``char_start`` and
    ``char_end`` slice it. ``block_no`` counts from 1. ``section_path`` holds the headings above, outermost first.
    ``page`` is None where the format has no pages; ``line`` is the first line of the block in the source text, from 1,
    or None where the format has no lines.
    """

    block_no: int
    kind: BlockKind
    text: str
    level: int = 0  # of a heading: 1 is the outermost; 0 for everything else
    section_path: tuple[str, ...] = ()
    page: int | None = None
    line: int | None = None
    table_no: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. ``row_no`` counts printed rows from 1 with the header rows first, ``column_no`` from 1.

    A merged cell appears once, at its top left, with its spans. ``block_no`` is the block that holds its text. ``indent`` says how
    far it stands in from the left beside other cells of its column, in half letters; 0 where the format does not show it.
    """

    row_no: int
    column_no: int
    text: str
    block_no: int
    is_header: bool = False
    row_span: int = 1
    column_span: int = 1
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a document, its parts over several pages already joined.

    ``table_no`` counts tables in reading order from 1. ``printed_no`` is the number in the caption (``表 2`` -> ``"2"``), None where
    nothing is printed. ``caption`` has no number. ``notes`` are the footnotes that belong to the table (``注: ...``).
    ``header_rows`` is how many of the first rows are header. ``section_path`` and ``page`` are those of its first row.
    """

    table_no: int
    caption: str
    printed_no: str | None
    cells: tuple[Cell, ...]
    header_rows: int
    column_count: int
    row_count: int
    notes: tuple[str, ...] = ()
    section_path: tuple[str, ...] = ()
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself beside its text, as it says it; empty where it says nothing.

    ``article`` is what the page's site calls the article, ``page`` what the browser shows as the page's title; ``source``
    is who issued it and ``published`` when it was put there. ``site`` is the site's name and ``site_code`` its registered
    code, whose first six digits are those of the area whose government keeps it (GB/T 2260).
    """

    article: str = ""
    page: str = ""
    published: str = ""
    source: str = ""
    site: str = ""
    site_code: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a report that its reader could not take as it stands.

    ``problem`` is a code (``not_a_number``, ``headless_table``, ``picture``), ``severity`` is ``error`` or ``warn``; table, row and
    column are counted from 1, None where they do not apply. ``message`` says it to a person.
    """

    problem: str
    severity: str
    table_no: int | None
    row_no: int | None
    column_no: int | None
    printed_text: str
    message: str


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page that is a picture, whose letters were recognised.

    ``confidence`` says how sure its letters are, from 0 to 1. ``numbers`` has the digits of each number on it, without points and
    commas, and how sure the least sure of them is where it stands.
    """

    page: int
    confidence: float
    numbers: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What a format reader makes of bytes: blocks in reading order, and the tables that some of them belong to.

    ``problems`` are what the file shows and nobody could read: pictures, results that were not saved. ``recognised`` are the pages
    that are pictures whose letters were recognised.
    """

    title: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    media_type: str
    properties: Properties = Properties()
    problems: tuple[Problem, ...] = ()
    recognised: tuple[RecognisedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What is known of a report before it is read; the defaults of year and scenario follow from it.

    ``genre`` is one of ``catalogue.GENRES``. ``plan_year`` is None for a genre that sets no targets. ``running_no`` says which
    report of its area, year and genre it is, from 1. ``period`` is the part of the year that its title speaks of, as
    ``Figure.period`` (上半年预算执行情况: ``H1``). ``is_plan_alone`` says that its title speaks of the plan and of no results
    (2024年国民经济和社会发展计划). ``part_year`` is the later year of whose part the title speaks, too, of a report on several
    (2024年决算和2025年上半年预算执行情况); 0 for none.
    """

    report_id: str
    area_code: str
    genre: str
    execution_year: int
    plan_year: int | None
    running_no: int = 1
    period: str = "A"
    is_plan_alone: bool = False
    part_year: int = 0


class Figure(NamedTuple):
    """One number as printed, in a cell or a sentence, with what it says.

    ``ordinal`` counts the report's figures in reading order, from 1. ``figure_key`` is a number of at most seven digits (six in a
    further report of one area, year and genre) that no other figure of the report has and that does not depend on the ordinal
    (``sources.figures.figure_keys``).

    ``printed_value`` keeps the printed decimals as a plain decimal literal (``"847.50"``; thousands separators,
    full-width digits and Chinese numerals already turned into one) and is never negative: ``sign`` is -1 where the
    underlying quantity fell or the printed number is below zero. ``printed_unit`` is the unit without spaces (``亿元``,
    ``%``, ``吨/日``), from the header for a plain table cell; empty for a pure number. A target that names no number
    (``完成市下达目标``) has ``printed_value`` None. ``period`` is ``A`` for the whole year, else ``H1``, ``H2``,
    ``Q1``..``Q4``, ``M01``..``M12`` or ``M01-M09``. ``comparator`` is one of ``le ge gt lt approx`` or empty.
    ``status`` is SDMX OBS_STATUS: ``A``, ``P``, ``E``, ``R``, ``M``. ``zone_id`` and ``industry_id`` are ``all`` for the whole
    area. ``printed_zone`` / ``printed_industry`` are the words that gave them. ``rule`` is the rule that read it, and after a
    slash the one that it asked: ``growth``, ``level/verb-and-noun``, ``cell/column-kind``. ``sentence_start`` and
    ``sentence_end`` are the offsets of ``sentence`` in the text of the block, as ``char_start`` and ``char_end`` are those of the
    number.

    What it is about: ``area_code`` is the GB/T 2260 code of the area whose number it is, ``scope_id`` which level of that area
    (``whole``, ``own``, ``subordinate``; vocabulary ``scopes``). ``time_period`` is what it covers in SDMX's codes: ``2025``,
    ``2025-S1``, ``2025-Q3``, ``2025-M05``, ``2025-M01/2025-M05``, and ``2021/2025`` for several years together, of which ``year``
    is the last. ``change_basis`` is that of a change, None for everything else; ``reference_area_code`` the area that a difference
    is one to. ``price_basis``, ``qualifier`` (含培育), ``rank_among`` (全市) and ``note`` (the footnote that marks it) are as
    printed, None where nothing is.

    How far it can be trusted: ``read_by`` is ``text``, or ``ocr`` where its letters were recognised on a picture of the page.
    ``confidence`` is the share of readings like this one that are right, from 0 to 1 in thousandths, by what the report alone shows;
    ``doubts`` are the codes of what speaks against it (``sources.figures.confidence``).
    """

    ordinal: int
    figure_key: int
    block_no: int
    section_path: tuple[str, ...]
    page: int | None
    table_no: int | None
    row_no: int | None
    column_no: int | None
    row_label: str | None
    column_label: str | None
    sentence: str
    sentence_start: int
    sentence_end: int
    char_start: int
    char_end: int
    printed_text: str
    printed_value: str | None
    printed_value_high: str | None
    printed_unit: str
    decimals: int | None
    kind: FigureKind
    sign: int
    printed_indicator: str
    year: int
    period: str
    scenario: Scenario
    is_stock: bool
    comparator: str
    whole_of: str | None
    status: str
    zone_id: str = "all"
    printed_zone: str | None = None
    industry_id: str = "all"
    printed_industry: str | None = None
    rule: str = ""
    area_code: str = ""
    scope_id: str = "whole"
    time_period: str = ""
    change_basis: ChangeBasis | None = None
    reference_area_code: str | None = None
    price_basis: PriceBasis | None = None
    qualifier: str | None = None
    rank_among: str | None = None
    note: str | None = None
    read_by: str = "text"
    confidence: Decimal = Decimal(0)
    doubts: tuple[str, ...] = ()


class SetAside(NamedTuple):
    """A numeral that is no row of figures, with the reason, so that nothing is lost without a word.

    ``reason`` is ``date``, ``address``, ``name``, ``ordinal``, ``legal`` or ``other`` for a numeral that is no
    statistic, ``vague`` for words that say no exact number (数十亿元, 过半), ``out_of_range`` for a number of more digits than the
    warehouse computes with exactly, and ``unclassed`` for a number that may be a statistic and that the rules could not class (a
    person should look). ``rule`` is the rule that said so.
    """

    block_no: int
    char_start: int
    char_end: int
    printed_text: str
    sentence: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided about the figure with this ordinal.

    ``action`` is ``override`` (the ``set_`` fields that are not None replace what was read; an empty text takes away what was),
    ``drop`` (it is no figure), ``confirm`` (it is read rightly) or ``accept`` (a mismatch of ``identity`` at this figure is the
    source's, and known). ``set_period`` and ``set_decimals`` follow from what else is set. ``reviewed_by`` are the initials of who
    decided, ``reviewed_on`` the day (ISO 8601); None where the correction does not say.
    """

    ordinal: int
    action: str
    identity: str | None
    reason: str
    reviewed_by: str | None = None
    reviewed_on: str | None = None
    set_value: str | None = None
    set_value_high: str | None = None
    set_decimals: int | None = None
    set_unit: str | None = None
    set_indicator: str | None = None
    set_kind: str | None = None
    set_sign: int | None = None
    set_year: int | None = None
    set_period: str | None = None
    set_time_period: str | None = None
    set_scenario: str | None = None
    set_is_stock: bool | None = None
    set_comparator: str | None = None
    set_whole_of: str | None = None
    set_status: str | None = None
    set_zone_id: str | None = None
    set_industry_id: str | None = None
    set_area_code: str | None = None
    set_scope_id: str | None = None
    set_change_basis: str | None = None
    set_reference_area_code: str | None = None
    set_price_basis: str | None = None
    set_qualifier: str | None = None
    set_rank_among: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """How much of a reading says nothing: its figures, the numbers beside them that have no name, the figures that nothing tells from
    another of another value, and the commonest of these faults in words."""

    figures: int
    unnamed: int
    colliding: int
    faults: tuple[str, ...] = ()

    @property
    def numbers(self) -> int:
        """All numbers that may be statistics."""
        return self.figures + self.unnamed

    @property
    def share(self) -> float:
        """The doubtful ones of these, from 0 to 1."""
        return (self.unnamed + self.colliding) / self.numbers if self.numbers else 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one report: the document, its figures, the numerals set aside, what is doubtful and what was wrong."""

    context: ReportContext
    document: Document
    figures: tuple[Figure, ...]
    set_aside: tuple[SetAside, ...]
    doubt: Doubt
    problems: tuple[Problem, ...] = ()
    corrections: tuple[Correction, ...] = ()


class ReportError(ValueError):
    """A report cannot be read. The message says which report, where, and what to do.

    ``advice`` is what a person should do next; ``place`` a line, page, table or cell, or empty. ``cause`` is the class of what is
    wrong, as ``meta.quarantine`` tells it: ``unreadable``, ``not_understood``.
    """

    def __init__(
        self, report: str, problem: str, *, place: str = "", advice: str = "", cause: str = "unreadable"
    ) -> None:
        self.report = report
        self.cause = cause
        self.problem = problem
        self.place = place
        self.advice = advice
        where = f"{report}, {place}" if place else report
        super().__init__(f"{where}: {problem}" + (f" {advice}" if advice else ""))

    def __reduce__(self) -> tuple[partial[ReportError], tuple[str, str]]:
        # errors travel from the processes that read; without this only their message would
        again = partial(ReportError, place=self.place, advice=self.advice, cause=self.cause)
        return again, (self.report, self.problem)
