"""Which of the titles that a document shows is the report's own, and what genre it tells.

Here belong the witnesses in the order in which they are believed: the document's title, what its page says of itself, title lines
in the text, headings, a report that the first paragraphs name, what one of them hands in, captions of tables. Not here: years,
areas, dates (``document_metadata``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sources.catalogue.cues import cues
from sources.catalogue.told_years import in_digits
from sources.cues import any_of
from sources.documents.cues import cues as document_cues
from sources.documents.layout.lines import NUMERAL
from sources.documents.layout_elements import tight
from sources.model import BlockKind, Document

_LONGEST = 70  # characters of a title
_LOOKED_AT = 40  # blocks in which a title may still stand, behind a page's table of contents or its list of keywords
_HEAD = 12  # blocks in which the lines of a title stand
_OPENING_PARAGRAPHS = 3
_SPEECH = 6  # paragraphs in which a speech says what it is
_SHORTEST = 10  # characters of a line that says that it is about a report; 解读 alone is of a menu
_LINES = 4  # so many lines may one title be cut into
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年?")
_OPENING = re.compile(
    rf"{any_of(cues('genre')['opening']['words'])}|\d{{4}}年|[一-鿿]{{1,12}}?{any_of(cues('head')['area']['kinds'])}"
)
_NAMED = re.compile(r"《([^《》]{8,70})》")
_HANDED_IN = tuple(map(re.compile, cues("genre")["handed_in"]["patterns"]))
_WORK = re.compile(cues("genre")["handed_in"]["work"])
_EXPLAINS, _OTHERS = (re.compile("|".join(cues("genre")[each]["patterns"])) for each in ("explains", "others"))
_BRACKET = re.compile(r"[(（][^()（）]{1,12}[)）]$")
_PART = re.compile(rf"^第[{NUMERAL}]{{1,3}}{any_of(document_cues('lines')['heading']['parts'])}")
_DOTS = re.compile(r"…|\.{3}|·{3}")


@dataclass(frozen=True, slots=True)
class Title:
    """A title without clutter and white space, and the genre that it tells; ``""`` and None where nothing does. ``is_no_report``:
    it says that it is of a text about a report, or of what another body than the government reports."""

    text: str
    genre: str | None
    is_no_report: bool = False


def find_title(document: Document) -> Title:
    """The title that tells genre and year, of the witness that is believed most; else one that tells the genre, else any.

    Where titles that are believed alike tell several genres, none of them counts: a person has to say which.
    """
    said = [each for each in (document.title, document.properties.article, document.properties.page) if each]
    named = Title(next(filter(None, map(tidy, said)), ""), None)
    lines = (tight(block.text) for block in document.blocks[:_OPENING_PARAGRAPHS] if block.kind is not BlockKind.CELL)
    is_about_one = any(explains(line) for line in lines if len(line) >= _SHORTEST and _may_be_title(line))
    title = next(iter(said), "")
    if is_about_one or explains(title) or _is_of_others(title):
        return Title(named.text, None, is_no_report=True)
    return _told(document, named)


def _told(document: Document, named: Title) -> Title:
    """The same of a document that is no text about a report; ``named`` is what it is called, whatever it is."""
    fallback: Title | None = None
    parts = _parts(document)
    for texts in _witnesses(document, parts):
        titles = [Title(text, genre_of(text)) for text in texts]
        titles = [title for title in titles if title.genre and not explains(title.text)]
        if len({title.genre for title in titles}) > 1:
            return named
        with_year = next((title for title in titles if _YEAR.search(in_digits(title.text))), None)
        if with_year:
            if texts is not parts:
                with_year = _whole(document, with_year)
            # a heading tells the genre of a document whose title does not, and is not its title
            return Title(named.text, with_year.genre) if texts is parts else with_year
        fallback = fallback or next(iter(titles), None)
    return fallback or named


def _whole(document: Document, title: Title) -> Title:
    """A title with the lines above it that belong to it: the longest title that the first lines print and that ends with it."""
    if _OPENING.match(title.text):
        return title
    blocks = [block for block in document.blocks[:_HEAD] if block.kind in (BlockKind.TITLE, BlockKind.PARAGRAPH)]
    printed = [text for text in _printed([block.text for block in blocks]) if text.endswith(title.text)]
    longest = max(printed, key=len, default="")
    return Title(longest, genre_of(longest)) if longest else title


def explains(title: str) -> bool:
    """Whether a title is of a text about a report: 《2023年统计公报》解读."""
    return _EXPLAINS.search(tight(title)) is not None


def _is_of_others(title: str) -> bool:
    """Whether a title is of what another body reports (a court, the auditors), or of the budget of a department alone."""
    return _OTHERS.search(tight(title)) is not None


def genre_of(title: str) -> str | None:
    """The genre whose words come first in a title; between two at one place, the one that the cues name first."""
    if _is_of_others(title):
        return None
    words = cues("genre")
    for genre, listed in words["about"].items():
        if any(word in title for word in listed):
            return str(genre)
    places = {
        genre: min((at for word in listed if (at := title.find(word)) >= 0), default=-1)
        for genre, listed in (words["title"] | (words["caption"] if title.endswith("表") else {})).items()
    }
    found = [genre for genre, place in places.items() if place >= 0]
    return min(found, key=lambda genre: places[genre], default=None)


def tidy(text: str) -> str:
    """A title without white space, footnote marks, what a site puts before and behind it, and quotes around it."""
    title = tight(text)
    quoted = _NAMED.search(title)
    if quoted and genre_of(quoted[1]) and not explains(title):
        rest = title[quoted.end() :]
        return tidy(quoted[1] + (rest if _BRACKET.fullmatch(rest) else ""))
    for pattern in cues("genre")["clutter"]["patterns"]:
        title = re.sub(pattern, "", title)
    for separator in cues("genre")["site"]["separators"]:
        before, found, _ = title.partition(separator)
        # a span of years has one, too
        if found and genre_of(before) and not before[-1:].isdigit():
            title = before
    return title


def _parts(document: Document) -> list[str]:
    """Headings of the outermost level that have the form of a title."""
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING and block.level == 1]
    return list(_printed([_PART.sub("", tight(block.text)) for block in headings]))


def _witnesses(document: Document, parts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Titles in groups, the group that is believed most first."""
    yield [tidy(document.title)] if document.title else []
    yield [tidy(each) for each in (document.properties.article, document.properties.page) if each]
    blocks = [block for block in document.blocks[:_LOOKED_AT] if block.kind is not BlockKind.CELL]
    yield list(_printed([block.text for block in blocks if block.kind is not BlockKind.HEADING]))
    yield parts
    paragraphs = [tight(block.text) for block in blocks if block.kind is BlockKind.PARAGRAPH][:_HEAD]
    yield [tidy(name) for text in paragraphs[:_OPENING_PARAGRAPHS] for name in _NAMED.findall(text)]
    yield _handed_in(paragraphs)
    yield [tidy(table.caption) for table in document.tables[:_LOOKED_AT] if tight(table.caption).endswith("表")]


def _handed_in(paragraphs: Sequence[str]) -> list[str]:
    """What the first of the paragraphs that hands something in calls it."""
    found = [tidy(name) for text in paragraphs for pattern in _HANDED_IN for name in pattern.findall(text)][:1]
    if not found and any(map(_WORK.search, paragraphs[:_SPEECH])):
        return [str(cues("genre")["handed_in"]["called"])]
    return found


def _printed(texts: Sequence[str]) -> Iterator[str]:
    """Lines of a text, alone or joined with those above, that have the form of a title."""
    lines = [tidy(text[: 4 * _LONGEST]) for text in texts]
    for end in range(1, len(lines) + 1):
        for at in range(end - 1, max(end - 1 - _LINES, -1), -1):
            if not _may_be_title(lines[at]):
                break
            text = "".join(lines[at:end])
            if _OPENING.match(text) and len(text) <= _LONGEST and _is_whole(text):
                yield text
                break


def _may_be_title(line: str) -> bool:
    return 0 < len(line) <= _LONGEST and not re.search(r"[。；！？]", line) and not _DOTS.search(line)


def _is_whole(text: str) -> bool:
    endings = tuple(cues("genre")["ending"]["words"])
    ends = text.rstrip(")）").endswith(endings) or _BRACKET.sub("", text).endswith(endings)
    return ends and genre_of(text) is not None
