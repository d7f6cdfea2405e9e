"""The walk over a document's blocks in reading order.

Here belong the order of the rows and what happens to a numeral that no rule could class. Not here: any rule.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest

from sources.documents.layout.captions import is_unit_note
from sources.documents.normalised_text import NormalisedText
from sources.figures import budgets
from sources.figures.charts import without_charts
from sources.figures.claim import NOWHERE, Claim, Place, Sentence, figure, set_aside
from sources.figures.confidence import Trusting
from sources.figures.doubt import UNNAMED, says_nothing
from sources.figures.figure_keys import FigureKeys, title_words, unnumbered
from sources.figures.numeral import OUT_OF_RANGE, UNCLASSED, Numeral, fits
from sources.figures.numerals import Scanner
from sources.figures.prose import Base, Prose, Titles
from sources.figures.tables import cells
from sources.figures.tables.context import Context, TableView
from sources.figures.tables.labels import Labels
from sources.figures.time_context import with_opening, with_title
from sources.figures.universe import Universe, Universes
from sources.lexicon import Lexicon
from sources.model import Block, BlockKind, Cell, Document, Figure, ReportContext, SetAside

_LONGEST_SENTENCE = 2000
_AROUND = 300
_OPENING_BLOCKS = 8  # in which a report says of which months it is
# rules for numerals that are set aside for where they stand, or for what nothing was found to say
LABEL = "label"
FOOTNOTE_MARK = "footnote-mark"
NO_RULE = "no-rule"
NO_NAME = "no-name"
TOO_LONG = "too-long"
_NO_TEXT = {BlockKind.LOOSE: (UNCLASSED, "unplaced"), BlockKind.FURNITURE: ("other", "furniture")}


def read_figures(
    document: Document, context: ReportContext, lexicon: Lexicon
) -> tuple[tuple[Figure, ...], tuple[SetAside, ...]]:
    """Every number of a document, in reading order: the figures, and the numerals that are none, each with its reason.

    Pure and deterministic. ``lexicon`` may hold every area; the reading uses the part that serves the report's area.
    """
    opening = (block.text for block in document.blocks[:_OPENING_BLOCKS] if block.kind is BlockKind.PARAGRAPH)
    context = with_opening(with_title(context, document.title), opening)
    return _Reader(context, lexicon.for_area(context.area_code), _scanner(lexicon), Trusting(document)).read(document)


@lru_cache(maxsize=1)
def _scanner(lexicon: Lexicon) -> Scanner:
    """Made once for all reports."""
    return Scanner(lexicon.units)


class _Reader:
    def __init__(self, context: ReportContext, lexicon: Lexicon, scanner: Scanner, trusting: Trusting) -> None:
        self._context = context
        self._trusting = trusting
        self._lexicon = lexicon
        self._scanner = scanner
        self._universes = Universes(lexicon.areas, context.area_code)
        self._prose = Prose(context, lexicon, self._universes)
        self._titles = Titles()
        self._keys = FigureKeys(context.running_no)
        self._figures: list[Figure] = []
        self._set_aside: list[SetAside] = []

    def read(self, document: Document) -> tuple[tuple[Figure, ...], tuple[SetAside, ...]]:
        self._universes.learn(block.text for block in document.blocks)
        cells_of: dict[int, tuple[TableView, Cell]] = {}
        labels = Labels(self._lexicon.units)
        for table in document.tables:
            view = TableView(table, self._context, self._lexicon, labels, self._universes)
            cells_of.update((cell.block_no, (view, cell)) for cell in table.cells)
        for block in document.blocks:
            if block.kind in _NO_TEXT:
                self._no_text(block, *_NO_TEXT[block.kind])
            elif block.block_no in cells_of:
                self._cell(block, *cells_of[block.block_no])
            else:
                self._text(block)
        return tuple(budgets.told_apart(self._figures)), tuple(self._set_aside)

    def _no_text(self, block: Block, reason: str, rule: str) -> None:
        """Sets all numerals of a block aside: no sentence and no label says what they are."""
        tight = NormalisedText(block.text)
        self._marks(block, tight)
        for numeral in self._scanner.scan(tight.text):
            self._aside(numeral, block, tight, whole(block), reason, rule)

    def _text(self, block: Block) -> None:
        path = self._titles.path(block)
        tight = NormalisedText(block.text)
        numerals = self._scanner.scan(tight.text)
        self._marks(block, tight)
        if block.kind in {BlockKind.TITLE, BlockKind.CAPTION} or is_unit_note(block.text):
            for numeral in numerals:
                self._aside(numeral, block, tight, whole(block), "name", block.kind.value)
        elif numerals or self._prose.sets_in_words(tight.text, self._prose.of_section(path)):
            base = self._prose.of_section(path)
            section = tuple(map(title_words, block.section_path))
            self._running(block, tight, numerals, base, NOWHERE, ("text", *section))
        elif block.kind is BlockKind.PARAGRAPH:
            self._prose.hear(tight.text, self._prose.of_section(path))

    def _running(
        self,
        block: Block,
        tight: NormalisedText,
        numerals: list[Numeral],
        base: Base,
        place: Place,
        home: tuple[str, ...],
    ) -> None:
        """Reads sentences; ``home`` are the words over them, which tell equal sentences apart."""
        bounds, sentence, words = (-1, -1), whole(block), ""
        for numeral, claim, start, end in self._prose.read(without_charts(tight.text), numerals, base):
            if end - start > _LONGEST_SENTENCE:
                # a text without punctuation: what stands around the number is evidence enough
                start, end = max(start, numeral.start - _AROUND), min(end, numeral.end + _AROUND)
            if (start, end) != bounds:
                bounds = (start, end)
                sentence = stripped(block.text, *tight.stored(start, end))
                words = unnumbered(tight.text[start:end])
            if claim is None:
                self._aside(numeral, block, tight, sentence, UNCLASSED, NO_RULE)
            else:
                # counted from the end, which the sentence's own number does not move
                self._claim(claim, block, tight, place, sentence, (*home, words, str(end - numeral.start)))

    def _marks(self, block: Block, tight: NormalisedText) -> None:
        for start, end in tight.marks:
            mark = block.text[start:end]
            self._set_aside.append(SetAside(block.block_no, start, end, mark, mark, "ordinal", FOOTNOTE_MARK))

    def _cell(self, block: Block, view: TableView, cell: Cell) -> None:
        if view.is_label(cell):
            tight = NormalisedText(block.text)
            for numeral in self._scanner.scan(tight.text):
                self._aside(numeral, block, tight, whole(block), "name", LABEL)
            self._marks(block, tight)
            return
        summed = view.is_summed(cell)
        tight = NormalisedText(block.text, in_cell=True, one_line=view.is_one_line(cell), summed=summed)
        core = cells.core(tight.text, signed=view.is_signed(cell), summed=summed)
        text = tight.text[core.start : core.end]
        numerals = self._scanner.scan(text)
        is_value = cells.is_value(text, numerals, is_text=view.is_of_text(cell))
        for numeral in numerals:
            numeral.negative = numeral.negative or core.negative
            numeral.start += core.start
            numeral.end += core.start
        context = cells.in_core(core, view.of_cell(cell, text if is_value else "", starred=core.starred))
        place = Place(
            cell.row_no and view.table.table_no,
            cell.row_no,
            cell.column_no,
            context.row.printed or None,
            context.column.printed or None,
        )
        titles = (view.table.caption,) if view.table.caption else view.table.section_path
        home = ("cell", *map(title_words, (*titles, context.row.printed, context.column.printed)))
        self._marks(block, tight)
        if not is_value:
            universe = Universe(context.about.area_code, context.about.scope_id)
            base = Base(context.setting, context.row.zone, context.row.industry, universe, context.status)
            self._running(block, tight, numerals, base, place, home)
            return
        target = cells.wordless_target(tight.text, numerals, context)
        if target is not None:
            self._claim(target, block, tight, place, whole(block), home)
        parts = cells.parts_of(tight.text, numerals, context)
        for numeral, part in zip_longest(numerals, parts):
            if unread := _unread(numeral, context):
                self._aside(numeral, block, tight, whole(block), UNCLASSED, unread)
                continue
            read = (
                cells.read_part(tight.text, numeral, context, part)
                if part
                else cells.read_value(tight.text, numeral, context)
            )
            self._claim(read, block, tight, place, whole(block), home)

    def _claim(
        self,
        claim: Claim,
        block: Block,
        tight: NormalisedText,
        place: Place,
        sentence: Sentence,
        words: tuple[str, ...],
    ) -> None:
        """Makes a claim a figure; ``words`` are those that its key is made of."""
        numeral = claim.numeral
        if says_nothing(claim.indicator):
            self._aside(numeral, block, tight, sentence, UNNAMED, f"{NO_NAME}/{claim.rule}")
        elif not fits(numeral.value) or (numeral.high and not fits(numeral.high)):
            self._aside(numeral, block, tight, sentence, OUT_OF_RANGE, TOO_LONG)
        else:
            ordinal, key = len(self._figures) + 1, self._keys.key(words)
            home = self._context.area_code
            self._figures.append(figure(claim, ordinal, key, block, tight, place, sentence, home, self._trusting))

    def _aside(
        self, numeral: Numeral, block: Block, tight: NormalisedText, sentence: Sentence, reason: str, rule: str
    ) -> None:
        """Sets a numeral aside for its own reason, or for the one given, where it has none."""
        if numeral.reason:
            reason, rule = numeral.reason, numeral.rule
        self._set_aside.append(set_aside(numeral, block, tight, sentence, reason, rule))


def _unread(numeral: Numeral, context: Context) -> str:
    """The rule by which a number of a cell is set aside; empty where it is read."""
    return NO_RULE if numeral.reason else context.unread


def whole(block: Block) -> Sentence:
    """All of a block, which is what a cell or a heading has for a sentence."""
    return Sentence(block.text, 0, len(block.text))


def stripped(text: str, start: int, end: int) -> Sentence:
    """A part of a text without the blanks around it."""
    words = text[start:end]
    kept = words.strip()
    if kept is not words:
        start += len(words) - len(words.lstrip())
    return Sentence(kept, start, start + len(kept))
