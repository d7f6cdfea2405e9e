"""What the rules found out about one number, before it becomes a ``Figure``.

Here belong the record that the rules for sentences and for cells both fill, and turning it into a ``Figure``. Not here:
any rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sources.documents.normalised_text import NormalisedText
from sources.figures.confidence import Trusting
from sources.figures.numeral import Numeral
from sources.figures.time_context import TimeContext
from sources.lexicon import WHOLE
from sources.model import Block, ChangeBasis, Figure, FigureKind, PriceBasis, Scenario, SetAside


class Subject(NamedTuple):
    """The zone or industry that a text names: its id, and the words that gave it."""

    member_id: str = WHOLE
    printed: str | None = None


class Dealing(NamedTuple):
    """A list that is dealt out: 分别增长 5%、6% and 7%, to names before it. ``at`` is the next name's place."""

    names: tuple[str, ...]
    at: int
    kind: FigureKind
    sign: int
    whole_of: str | None
    when: TimeContext | None = None  # of the numbers that others came from
    periods: tuple[str, ...] = ()  # the parts of the year, where the list is dealt to these
    scenario: Scenario | None = None  # where what was said before the list gives it, not its own words
    change_basis: ChangeBasis | None = None  # of amounts by which something changed
    comparator: str = ""  # where a word before the first number says it of all: 分别突破 8亿元、5亿元
    changed: tuple[str, ...] = ()  # what changed, of amounts by which something did
    since: tuple[int, ...] = ()  # the years that changes are since, 0 for the year before: 比上年和2015年分别增长

    def at_period(self, place: int, when: TimeContext) -> TimeContext:
        """The setting of the number at a place of the list."""
        if self.scenario is not None:
            when = when._replace(scenario=self.scenario)
        if place < len(self.since) and 0 < self.since[place] < when.year - 1:
            when = when._replace(first_year=self.since[place] + 1)
        return when._replace(period=self.periods[place]) if place < len(self.periods) else when


class Leaves(NamedTuple):
    """What a claim leaves for the numbers after it to lean on (``prose.discourse.Discourse.heard``)."""

    name: str | None = None  # what a number without words of its own is about from now on; None: as before
    subject: str = ""  # a name in words of its own, whose parts may be named by half of it
    is_level: bool = False
    is_rate: bool = False
    speed: bool = False  # of a rate: whether it is that of a growth
    bare: str | None = None  # the name that counts in a row share
    actor: str = ""
    dealing: Dealing | None = None


NOTHING = Leaves()


class About(NamedTuple):
    """What a number is about beside its indicator, year and members; the fields are those of ``Figure``."""

    area_code: str = ""
    scope_id: str = "whole"
    change_basis: ChangeBasis | None = None
    reference_area_code: str | None = None
    price_basis: PriceBasis | None = None
    qualifier: str | None = None
    rank_among: str | None = None
    note: str | None = None


NO_MORE = About()


@dataclass(slots=True)
class Claim:
    """One number and what it says; offsets are those of the tight text.

    ``rule`` is the rule that read it, with those it asked after a slash: ``each/growth``, ``level/counted``.
    """

    numeral: Numeral
    indicator: str
    kind: FigureKind
    setting: TimeContext
    sign: int = 1
    unit: str = ""
    is_stock: bool = False
    comparator: str = ""
    whole_of: str | None = None
    status: str = "A"
    zone: Subject | None = None
    industry: Subject | None = None
    rule: str = ""
    about: About = NO_MORE
    leaves: Leaves = NOTHING
    inside: bool = False  # in a bracket
    hosted: bool = False  # in a bracket that says more of a number before it

    def leans_on(self, last: Claim, sentence: int) -> bool:
        """Whether it has no subject of its own and is of what the number before it was, in the sentence that starts there."""
        return self.indicator == last.indicator and not self.leaves.subject and last.numeral.start >= sentence

    def rename(self, name: str) -> None:
        """Give it another name, by which the numbers after it call it, too, where they call it by its own."""
        if self.leaves.name == self.indicator:
            self.leaves = self.leaves._replace(name=name)
        self.indicator = name


class Place(NamedTuple):
    """Where a block's numbers stand in a table; all None outside one."""

    table_no: int | None = None
    row_no: int | None = None
    column_no: int | None = None
    row_label: str | None = None
    column_label: str | None = None


NOWHERE = Place()


class Sentence(NamedTuple):
    """The sentence or the cell that prints a number, with its offsets in the stored text of its block."""

    text: str
    start: int
    end: int


_NOBODY = Subject()
# members of enumerations that are asked of every number: in Python 3.11 each look at one in its class takes as long as a call
_GROWTH, _ACTUAL = FigureKind.GROWTH, Scenario.ACTUAL
_WIDE_BRACKET = "（"
_WIDE_BRACKETS = str.maketrans("()", "（）")


def figure(
    claim: Claim,
    ordinal: int,
    key: int,
    block: Block,
    tight: NormalisedText,
    place: Place,
    sentence: Sentence,
    home: str,
    trusting: Trusting,
) -> Figure:
    """The row that a claim makes: ``ordinal`` is its place in reading order, from 1, ``key`` what does not depend on that, ``home``
    the area of the report, whose numbers are all that are not said to be another's."""
    numeral = claim.numeral
    start, end = tight.stored(numeral.start, numeral.end)
    printed = block.text[start:end]
    low = numeral.value
    whole, _, fraction = low.partition(".")
    zone, industry = claim.zone or _NOBODY, claim.industry or _NOBODY
    setting, about, basis = claim.setting, claim.about, claim.about.change_basis
    if claim.kind is _GROWTH and basis is None:
        basis = ChangeBasis.YEAR  # 增长5% without another word compares with the same period of the year before
    trusted = trusting.trusted(claim.rule, claim.indicator, block.page, printed)
    # by place, not by name, and by no call that takes so many: either takes longer than all the rest of it
    return Figure._make(
        (
            ordinal,
            key,
            block.block_no,
            block.section_path,
            block.page,
            place.table_no,
            place.row_no,
            place.column_no,
            place.row_label,
            place.column_label,
            sentence.text,
            sentence.start,
            sentence.end,
            start,
            end,
            printed,
            low if whole else None,
            numeral.high,
            _unit(claim.unit, printed) if "(" in claim.unit else claim.unit,
            len(fraction) if whole else None,
            claim.kind,
            claim.sign,
            claim.indicator,
            setting.year,
            setting.period,
            setting.scenario,
            claim.is_stock,
            claim.comparator,
            claim.whole_of,
            claim.status if setting.scenario is _ACTUAL else "A",
            zone.member_id,
            zone.printed,
            industry.member_id,
            industry.printed,
            claim.rule,
            about.area_code or home,
            about.scope_id,
            setting.time_period,
            basis,
            about.reference_area_code,
            about.price_basis,
            about.qualifier,
            about.rank_among,
            about.note,
            trusted.read_by,
            trusted.confidence,
            trusted.doubts,
        )
    )


def _unit(unit: str, printed: str) -> str:
    """The unit with the brackets that were printed: 套（间）."""
    return unit.translate(_WIDE_BRACKETS) if _WIDE_BRACKET in printed else unit


def set_aside(
    numeral: Numeral, block: Block, tight: NormalisedText, sentence: Sentence, reason: str, rule: str
) -> SetAside:
    """The row of a numeral that is no figure."""
    start, end = tight.stored(numeral.start, numeral.end)
    return SetAside(block.block_no, start, end, block.text[start:end], sentence.text, reason, rule)
