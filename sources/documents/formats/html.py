"""HTML: the article of a page as government sites publish it, without what the site puts around it.

Here belongs everything about tags: what is hidden or page furniture, where the article is, blocks, tables with spans,
tables that only lay out a page. No rule knows a site. Not here: headings, captions and headers (``sources.documents.layout``).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

from lxml import etree

from sources.cues import any_of
from sources.documents import characters, layout, limits
from sources.documents.cues import cues
from sources.documents.layout_elements import Grid, GridCell, Text, squeeze, tight
from sources.documents.pictures import Found, Picture
from sources.model import Properties, ReportError

_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,80}?encoding)\s*=\s*["']?\s*([\w\-]{2,20})""", re.IGNORECASE
)
_HEAD = 4096
_PAGE = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)[\s>/]", re.IGNORECASE | re.DOTALL
)
_OPENING_TAG, _CLOSING_TAG = re.compile(r"<html[\s>]", re.IGNORECASE), re.compile(r"</html\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(?:html|body|div|p|table|h[1-6]|section|article|span|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_DATA_URI = re.compile(r"data:[\w/+.\-]{0,60}(?:;[\w=\-]{0,40}){0,3},[^\"'\s>)]{100,}")

_NO_CONTENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "svg",
        "annotation",
        "annotation-xml",
        "canvas",
        "audio",
        "video",
        "map",
        "nav",
        "footer",
        "aside",
        "button",
        "select",
        "textarea",
        "input",
        "option",
        "datalist",
        "dialog",
        "progress",
        "meter",
        # struck out
        "del",
        "s",
        "strike",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_CONTAINERS = frozenset(
    {"body", "div", "section", "article", "main", "form", "center", "header", "table", "tbody", "tr", "td", "fieldset"}
)
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar", "dialog"}
)
# words of class and id names; a name is cut into words at -, _ and capitals
_FURNITURE_WORDS = frozenset(
    {
        "nav",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "breadcrumb",
        "breadcrumbs",
        "crumb",
        "crumbs",
        "footer",
        "foot",
        "sidebar",
        "toolbar",
        "share",
        "sharebox",
        "pagination",
        "pager",
        "copyright",
        "qrcode",
        "search",
        "login",
        "links",
        "friendlink",
        "related",
    }
)
# the metadata of an article that the standard for government sites names
_METADATA = {
    "articletitle": "article",
    "pubdate": "published",
    "contentsource": "source",
    "sitename": "site",
    "siteidcode": "site_code",
}
_PROPERTY_MAX = 300  # characters
# the same where it is printed beside the article and nowhere else: 信息来源：某县统计局
_PRINTED = {
    name: re.compile(
        rf"(?<![{characters.CJK}]){any_of(words)}[\]】]?\s*[:：|｜]\s*([^\s|｜【\[<>:：]{{2,40}}+)(?![:：])"
    )
    for name, words in cues("lines")["printed_metadata"].items()
}
_PRINTED_WITHIN = 20_000  # characters of a page, before its article ends
_HIDDEN = re.compile(r"display\s*:\s*none|text-decoration(?:-line)?\s*:[^;]*\bline-through", re.IGNORECASE)
_NOT_YET_SHOWN = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PROSE = re.compile(r"[，。；、！？]")
_FURNITURE_MARKS = 20
_LINK_SHARE = 0.6
_BREAK = "\v"  # a <br>
_SOURCE_BREAK = re.compile(rf"(?<=[{layout.WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{layout.WIDE}\d])")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_INDENT = re.compile(r"^[\u3000\u00a0 ]*[\u3000\u00a0]{2}")
_INDENT_STYLE = re.compile(r"(?:text-indent|padding-left|margin-left)\s*:\s*(\d{1,3}(?:\.\d{1,4})?)(em|pt|px)")
_HALF_LETTERS = {"em": 2.0, "pt": 1 / 6, "px": 1 / 8}
_SIGNS = frozenset({"icon", "ico", "logo", "qrcode"})  # words of the name of a picture
_SIZE = re.compile(r"(?:^|[;\s])(width|height)\s*:\s*([^;]{1,20})", re.IGNORECASE)
_LENGTH = re.compile(r"(\d{1,5}(?:\.\d{1,4})?)(px|pt|em|cm)?")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "cm": 28.35}
_INDENTING = 4  # the first elements of a cell may indent it
_MAIN_SHARE = 0.9
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HEADING_MAX = 60
_NUMBER = re.compile(r"\s*(\d{1,6})")
_SITE = re.compile(r"\s*[_|]\s*|\s+[-–—]+\s*|\s*[-–—]+\s+")


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its head, None when it names none."""
    declared = _CHARSET.search(data[:_HEAD])
    return declared[1].decode("ascii") if declared else None


def is_page(text: str) -> bool:
    """Whether a text is a whole HTML page, whatever its file is called."""
    return bool(_PAGE.match(text))


def has_tags(text: str) -> bool:
    """Whether a text holds tags of HTML at all."""
    return bool(_TAG.search(text))


def read(source: str, name: str) -> tuple[list[Found], Properties]:
    """The article's headings, paragraphs, tables and pictures, and what its page says of it. ``source`` is the decoded page.

    Raises ReportError.
    """
    source = _DATA_URI.sub("", source)
    if len(source) > limits.MAX_MARKUP_CHARACTERS:
        limit = f"{limits.MAX_MARKUP_CHARACTERS:,}"
        raise limits.too_large(name, f"the page has {len(source):,} characters of markup", limit)
    if _OPENING_TAG.search(source[:_HEAD]) and not _CLOSING_TAG.search(source):
        raise ReportError(name, "the page breaks off before its end.", advice="Download it again.")
    root = _parse(source, name)
    properties = _properties(root)
    title = _page_title(properties)
    _leave_out_furniture(root)
    body = root if root.tag == "body" else root.find("body")
    if body is None:
        raise ReportError(name, "the page has no content.", advice="Save the article itself, not its frame.")
    elements = _Walk().read(_main(body))
    head = "".join(tight(each.text) for each in elements[:8] if isinstance(each, Text))
    if title and tight(title) not in head:
        elements.insert(0, Text(title, is_title=True))
    return elements, properties


def _parse(source: str, name: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    # surrogates cannot be encoded, and no text holds one
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise limits.too_large(
            name,
            "the page's tags are nested too deep",
            f"{limits.MAX_NESTING} tags",
            advice="Save the article by itself, or as text.",
        )
    if root is None:
        raise ReportError(name, "the page has no content.", advice="Download it again.")
    return root


def _properties(root: etree._Element) -> Properties:
    """What the page's head says: its title, and the metadata that government sites give each article."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = squeeze(meta.get("name") or "").lower(), _plain(meta.get("content") or "")
        if name in _METADATA and content:
            said.setdefault(_METADATA[name], content[:_PROPERTY_MAX])
    title = next(root.iter("title"), None)
    page = _plain("".join(title.itertext())) if title is not None else ""
    return Properties(page=page[:_PROPERTY_MAX], **{**_printed(root), **said})


def _printed(root: etree._Element) -> dict[str, str]:
    """What the page prints of the article beside it, as its metadata would say it."""
    texts: list[str] = []
    left = _PRINTED_WITHIN
    for each in root.iter(etree.Element):
        if left <= 0:
            break
        if each.tag not in _NO_CONTENT:
            texts.append(each.text or "")
        texts.append(each.tail or "")
        left -= len(texts[-1])
    text = "\n".join(filter(str.strip, texts))
    found = {name: pattern.search(text) for name, pattern in _PRINTED.items()}
    return {name: match[1] for name, match in found.items() if match}


def _plain(text: str) -> str:
    return squeeze(characters.printing(text[: 4 * _PROPERTY_MAX]))


def _page_title(properties: Properties) -> str:
    """What the page itself calls the article: the title that its site's metadata names, else the page's title."""
    # the site's name stands behind the article's
    return properties.article or squeeze(_SITE.split(properties.page)[0])


def _leave_out_furniture(root: etree._Element) -> None:
    """Take out what is no content or hidden, and what its name calls page furniture, with all that is in it."""
    prose = _prose(root)
    dropped = {
        each
        for each in root.iter()
        if not isinstance(each.tag, str)
        or (each is not root and each.tag != "body" and _is_furniture(each, prose, prose[root]))
    }
    for parent in {parent for each in dropped if (parent := each.getparent()) is not None}:
        kept: etree._Element | None = None
        text = [parent.text or ""]  # what stands behind the element that is kept, or before the first one
        for child in list(parent):
            if child in dropped:
                text.append(child.tail or "")
                parent.remove(child)
            else:
                _put(parent, kept, text)
                kept, text = child, [child.tail or ""]
        _put(parent, kept, text)


def _put(parent: etree._Element, kept: etree._Element | None, text: list[str]) -> None:
    if kept is None:
        parent.text = "".join(text)
    elif len(text) > 1:
        kept.tail = "".join(text)


def _marks(text: str | None) -> int:
    """How many marks of sentences a text holds; nearly all texts between two tags are none at all."""
    return len(_PROSE.findall(text)) if text else 0


def _prose(root: etree._Element) -> dict[etree._Element, int]:
    """How many marks of sentences each element holds outside links."""
    marks: dict[etree._Element, int] = dict.fromkeys(root.iter(), 0)
    # backwards in document order children come before what holds them
    for each in reversed(list(marks)):
        marks[each] = 0 if each.tag == "a" else marks[each] + _marks(each.text)
        above = each.getparent()
        if above is not None:
            marks[above] += marks[each] + _marks(each.tail)
    return marks


def _is_furniture(each: etree._Element, prose: Mapping[etree._Element, int], all_prose: int) -> bool:
    if each.tag in _NO_CONTENT or each.tag == "head":
        return True
    said = dict(each.items())
    if not said:
        return False
    style = said.get("style", "")
    if "hidden" in said or said.get("aria-hidden") == "true" or _is_hidden(style):
        return True
    # an article may wait for its script to show it: WeChat's do
    if _is_not_yet_shown(style) and not 2 * prose[each] > all_prose:
        return True
    if said.get("role", "").lower() in _FURNITURE_ROLES:
        return True
    # what holds several sentences is too much to be page furniture, whatever its name
    return prose[each] <= _FURNITURE_MARKS and _names_furniture(f"{said.get('class', '')} {said.get('id', '')}")


# a page has few styles and names, many times
@lru_cache(maxsize=1024)
def _is_hidden(style: str) -> bool:
    return bool(_HIDDEN.search(style))


@lru_cache(maxsize=1024)
def _is_not_yet_shown(style: str) -> bool:
    return bool(_NOT_YET_SHOWN.search(style))


@lru_cache(maxsize=1024)
def _names_furniture(names: str) -> bool:
    """Whether the words of class and id names say that an element is page furniture."""
    return any(word.lower() in _FURNITURE_WORDS for word in _NAME_WORD.findall(names))


def _main(body: etree._Element) -> etree._Element:
    """The innermost element that holds nearly all sentences outside links, and nearly all text of data tables."""
    inside = {inner for table in body.iter("table") if _is_data(table) for inner in table.iter()}
    weights = _weights(body, inside)
    main = body
    while any(weights[main]):
        sentences, characters = (_MAIN_SHARE * weight for weight in weights[main])
        holding = (
            child
            for child in main
            if child.tag in _CONTAINERS
            and child not in inside
            and weights[child][0] >= sentences
            and weights[child][1] >= characters
        )
        inner = next(holding, None)
        if inner is None:
            break
        main = inner
    return main


def _weights(body: etree._Element, inside: Set[etree._Element]) -> dict[etree._Element, tuple[int, int]]:
    """What each element holds: marks of sentences outside links, and characters in data tables (whose elements are ``inside``)."""
    links = {inner for link in body.iter("a") for inner in link.iter()}
    found: dict[etree._Element, tuple[int, int]] = {}
    # backwards in document order children come before what holds them
    for each in reversed(list(body.iter())):
        sentences = characters = 0
        texts = [each.text]  # its own text goes on behind each child
        for child in each:
            texts.append(child.tail)
            sentences += found[child][0]
            characters += found[child][1]
        if each in inside:
            characters += sum(len(tight(text)) for text in texts if text)
        elif each not in links:
            sentences += sum(map(_marks, texts))
        found[each] = sentences, characters
    return found


def _own_rows(table: etree._Element) -> list[etree._Element]:
    """The rows of a table without those of tables inside it."""
    rows: list[etree._Element] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            rows.extend(row for row in child if row.tag == "tr")
    return rows


def _is_data(table: etree._Element) -> bool:
    """Whether a table is one, and not a means to lay out the page: two rows hold two texts each."""
    telling = 0
    for row in _own_rows(table):
        cells = (cell for cell in row if cell.tag in {"td", "th"} and next(cell.iter("table"), None) is None)
        telling += sum(bool("".join(cell.itertext()).strip()) for cell in cells) >= 2
        if telling >= 2:
            return True
    return False


class _Walk:
    """One walk through the article: collects the lines of the block that is open, and closes it at block tags."""

    def __init__(self, *, in_cell: bool = False) -> None:
        self.in_cell = in_cell  # the lines of a cell are joined by the rules for cells
        self.elements: list[Found] = []
        self.pictures: list[Picture] = []  # of the open block
        self.open: list[str] = []
        self.linked = 0  # characters of the open block that are links
        self.in_link = False  # a picture in a link is a button

    def read(self, element: etree._Element) -> list[Found]:
        self._inside(element)
        self._close()
        return self.elements

    def _inside(self, element: etree._Element) -> None:
        self.open.append(element.text or "")
        for child in element:
            self._element(child)
            self.open.append(child.tail or "")

    def _element(self, element: etree._Element) -> None:
        if element.tag == "br":
            self.open.append(_BREAK)
        elif element.tag == "img":
            if not self.in_link and not _is_sign(element.get("src") or ""):
                self.pictures.append(_picture(element))
        elif element.tag == "table" and _is_data(element):
            self._close()
            self._table(element)
        elif element.tag in _BLOCKS:
            self._close()
            self._inside(element)
            self._close(_HEADINGS.get(str(element.tag), 0))
        elif element.tag == "sup":
            before = len(self.open)
            self._inside(element)
            self.open[before:] = [characters.raised("".join(self.open[before:]))]
        else:
            before, self.in_link = len(self.open), element.tag == "a" or self.in_link
            self._inside(element)
            if element.tag == "a":
                self.linked += len(tight("".join(self.open[before:])))
                self.in_link = False

    def _close(self, level: int = 0) -> None:
        self._close_text(level)
        self.elements.extend(self.pictures)
        self.pictures.clear()

    def _close_text(self, level: int) -> None:
        text, linked = "".join(self.open), self.linked
        self.open.clear()
        self.linked = 0
        # buttons and lists of links stand in articles too
        if not text.strip() or (linked > _LINK_SHARE * len(tight(text)) and not _PROSE.search(text)):
            return
        if level:
            self._heading(_lines(text), level)
        else:
            texts = list(_paragraph_lines(_lines(text)))
            self.elements.extend(texts if self.in_cell else layout.join_paragraphs(texts))

    def _heading(self, lines: Sequence[str], level: int) -> None:
        text = layout.join_cell_lines(lines).replace("\n", "")
        is_title = level == 1 and not self.elements
        own = 0 if is_title or len(text) > _HEADING_MAX else max(1, level - 1)
        self.elements.append(Text(text, level=own, is_title=is_title))

    def _table(self, table: etree._Element) -> None:
        rows = _own_rows(table)
        for caption in table.findall("caption"):
            self._inside(caption)
            text = squeeze("".join(self.open))
            self.open.clear()
            if text:
                self.elements.append(Text(text, is_caption=True))
        nested: list[Found] = []
        grid: list[tuple[GridCell, ...]] = []
        for at, row in enumerate(rows):
            cells: list[GridCell] = []
            for cell in (each for each in row if each.tag in {"td", "th"}):
                inner = _Walk(in_cell=True).read(cell)
                nested.extend(each for each in inner if not isinstance(each, Text))
                lines = [each.text for each in inner if isinstance(each, Text)]
                below = len(rows) - at
                row_span = min(_span(cell, "rowspan") or below, below)
                cells.append(layout.cell_of_lines(lines, row_span, max(1, _span(cell, "colspan")), _indent(cell)))
            grid.append(tuple(cells))
        self.elements.append(Grid(tuple(grid)))
        self.elements.extend(nested)


def _paragraph_lines(lines: Iterable[str]) -> Iterator[Text]:
    """The lines that are printed; one behind an empty line, or indented, begins a paragraph."""
    blank = True
    for line in lines:
        if line.strip():
            fresh = blank or _INDENT.match(line)
            yield Text(squeeze(line), goes_on=False if fresh else None, after_blank=blank)
        blank = not line.strip()


@lru_cache(maxsize=1024)
def _is_sign(address: str) -> bool:
    """Whether a picture's name says that it is a sign: of a type of file, of a site."""
    path = address.partition("?")[0].lower()
    words = _NAME_WORD.findall(path.rpartition("/")[2])
    return path.endswith(".gif") or not _SIGNS.isdisjoint(words)


def _picture(element: etree._Element) -> Picture:
    """A picture with its size, where the page says it."""
    style = element.get("style") or ""
    said = dict(_SIZE.findall(style))
    width, height = (_points(element.get(each) or said.get(each) or "") for each in ("width", "height"))
    return Picture(width, height)


def _points(size: str) -> float | None:
    """A size in points; None where it is none, or a share of the page."""
    match = _LENGTH.fullmatch(size.strip())
    return float(match[1]) * _POINTS[match[2] or "px"] if match else None


def _span(cell: etree._Element, attribute: str) -> int:
    """A span as browsers read it: 1 when it is no number, at most 1,000 columns; rowspan 0 reaches the table's end."""
    value = _NUMBER.match(cell.get(attribute) or "")
    return min(int(value[1]), 1_000) if value else 1


def _indent(cell: etree._Element) -> int:
    """How far the text of a cell stands in, in half letters: by its styles and the blanks that it begins with."""
    held = itertools.islice(cell.iter(), _INDENTING)
    styled = sum(_styled_indent(each.get("style") or "") for each in held)
    text = "".join(cell.itertext()).lstrip(" \t\n\r\f")
    return styled + layout.leading_blanks(text)


@lru_cache(maxsize=1024)
def _styled_indent(style: str) -> int:
    return sum(round(float(width) * _HALF_LETTERS[unit]) for width, unit in _INDENT_STYLE.findall(style))


def _lines(text: str) -> list[str]:
    """The printed lines of a block: white space of the source is one blank, none between Chinese characters."""
    return [_SPACE.sub(" ", _SOURCE_BREAK.sub("", line)) for line in text.split(_BREAK)]
