"""Which area a text names: full names, the short ones that titles use, and namesakes told apart by the names around.

Here belongs looking names up. The areas come from the caller; what may be left out of a name, and nicknames that no rule gives,
stand in ``cues/head.toml``. Not here: where in a document to look (``document_metadata``).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sources.areas import Areas
from sources.catalogue.cues import cues
from sources.cues import any_of
from sources.documents.characters import CJK

_SHORT_NAME = 2  # characters; 城区, 郊区: names that are words too
_WORDS = cues("head")["area"]
_BEFORE_SHORT = re.compile(rf"(?:{_WORDS['short']['before']})$")
_FAR_MORE = 3  # times as often
_OFTEN = 5  # times a text names what it is about
_OPENS = 6  # characters in which what opens a short name stands
# behind a short name of a county nothing goes on that makes another word of it; behind a name without suffix what it is said of
_AFTER_COUNTY, _AFTER_BARE = (re.compile(_WORDS["short"][each]) for each in ("after_county", "after_bare"))
_COUNTY = _WORDS["short"]["county"]
_PART = re.compile(_WORDS["parts"]["pattern"])
_TITLE_OF_PART = re.compile(
    rf"(?:{_WORDS['parts']['opening']})(?P<part>{_PART.pattern})(?:{_WORDS['parts']['ending']})"
)
# the name of an area that is in no vocabulary, at the beginning of a title
_NAMES_SOME = re.compile(rf"(?:{_WORDS['parts']['opening']})[{CJK}]{{2,8}}?{any_of(_WORDS['kinds'])}")


@dataclass(frozen=True, slots=True)
class AreaNames:
    """The names of all areas, made once: ``areas`` gives the name of each code; ``full`` and ``bare`` the codes of each name;
    ``divisions`` the years of each code."""

    areas: Mapping[str, str]
    full: Mapping[str, Sequence[str]]
    bare: Mapping[str, Sequence[str]]
    divisions: Areas

    @classmethod
    def of(cls, areas: Mapping[str, str], divisions: Areas | None = None) -> AreaNames:
        """The names that stand for areas: whole, short, and without their suffixes."""
        return cls(areas, _full_names(areas), _bare_names(areas), divisions or Areas({}))

    def of_year(self, codes: Sequence[str], year: int | None) -> Sequence[str]:
        """Of namesakes those that a text of this year means, None being today: those that last, but not before they began (增城区);
        else those that were to end (增城市)."""
        ranks = {code: self._rank(code, year) for code in codes}
        return [code for code in codes if ranks[code] == min(ranks.values())]

    def _rank(self, code: str, year: int | None) -> tuple[bool, bool]:
        """The lower the likelier it is meant: whether it was not there in this year, whether it is no more."""
        area = self.divisions.by_code.get(code)
        if area is None:
            return False, False
        is_gone = area.valid_to is not None
        return is_gone if year is None else not area.reports_on(year), is_gone

    def of_area(self, code: str) -> list[str]:
        """Every name that stands for an area."""
        return [name for names in (self.full, self.bare) for name, codes in names.items() if code in codes]


def area_of(
    lines: Sequence[str], names: AreaNames, site: str | None = None, year: int | None = None, beside: Sequence[str] = ()
) -> str | None:
    """The one area that the first line which names any speaks of; None where that is not one.

    ``lines`` are without white space, the title first; names in any of them tell namesakes apart. ``site`` is the area whose
    government keeps the site that a page is from: it tells namesakes apart, too, and the area where no line names one. Where a
    line gives the short name of an area that lies elsewhere, neither is believed. ``year`` tells an area from the one that it became.
    Where a line names a part of an area that is none itself (a development zone, a town), no area is told: it is not the whole.
    ``beside`` are texts that name no report's area and tell namesakes apart where the lines do not, the first that does.
    """
    texts = ["\n".join(lines), *beside]
    title = lines[0] if lines else ""
    if _TITLE_OF_PART.match(title) and not any(_mentions(title, names)):
        return None
    for line in lines:
        for named in (names.full, names.bare):
            if mentions := list(_named(line, named, names)):
                return _told_by(mentions, names, texts, site, year, is_full=named is names.full)
    return site or (None if _NAMES_SOME.match(title) else _mostly_named(texts[-1], names, year))


def part_in(title: str, names: AreaNames) -> str | None:
    """The part of an area, none itself, that a title is of, as printed: 某市高新区, 某镇; None where it is of none."""
    for named in (names.full, names.bare):
        for mention in _named(title, named, names):
            if mention.is_of_part and (part := _PART.match(title[mention.end :])):
                return title[mention.end - mention.length : mention.end + part.end()]
    of_part = _TITLE_OF_PART.match(title)
    return of_part["part"] if of_part else None


def _told_by(
    mentions: Sequence[_Mention],
    names: AreaNames,
    texts: Sequence[str],
    site: str | None,
    year: int | None,
    *,
    is_full: bool,
) -> str | None:
    """The area that the names in one line tell, ``is_full`` as whole ones; a short one is not believed against the page's site."""
    if mentions[-1].is_of_part:
        return None
    whole = [names.of_year(each.codes, year) for each in mentions if not each.is_of_part]
    codes = dict.fromkeys(code for each in whole for code in (each if is_full else _outermost(each)))
    told = _chosen(list(codes), texts, names.areas, site)
    return told if is_full or site in (None, told) or (told and site and related(told, site)) else None


def _outermost(codes: Sequence[str]) -> list[str]:
    """Of the areas of one short name those that lie in none of the others: 长沙 is the city, its county says that it is one."""
    return [code for code in codes if not any(is_within(code, other) for other in codes)]


def site_of(site_code: str, areas: Mapping[str, str]) -> str | None:
    """The area whose government keeps a site, by the site's registered code of ten digits."""
    return site_code[:6] if re.fullmatch(r"[0-9]{10}", site_code) and site_code[:6] in areas else None


def _chosen(codes: Sequence[str], texts: Sequence[str], areas: Mapping[str, str], site: str | None) -> str | None:
    """Of the areas that a line names the innermost; of several innermost the one whose areas above, or whose site, tell it apart."""
    inner = [code for code in codes if not any(other != code and is_within(other, code) for other in codes)]
    if len(inner) == 1:
        return inner[0]
    certain = [
        code for code in inner if _is_of_site(code, site) or any(areas[up] in texts[0] for up in _above(code, areas))
    ]
    if certain:
        return certain[0] if len(certain) == 1 else None
    return next(filter(None, (_most_spoken_of(inner, text, areas) for text in texts[1:])), None)


def _is_of_site(code: str, site: str | None) -> bool:
    """Whether an area is the one whose government keeps the page's site, or lies in it."""
    return site is not None and (code == site or is_within(code, site))


def _most_spoken_of(codes: Sequence[str], text: str, areas: Mapping[str, str]) -> str | None:
    """Of namesakes the one around which a text names areas, and far more often than around the others; None where there is none.
    Once is enough only right before its own name."""
    said = []
    for code in codes:
        around = [areas[up] for up in _above(code, areas)]
        before = sum(len(re.findall(f"{re.escape(up[:-1])}.?{re.escape(areas[code])}", text)) for up in around)
        said.append((sum(map(text.count, around)) + before, code))
    (second, _), (most, told) = sorted(said)[-2:]
    return told if most >= max(_FAR_MORE * second, 2) else None


def _full_names(areas: Mapping[str, str]) -> dict[str, list[str]]:
    """Whole names, and short forms that stand for one area as surely: 红河州, 湘西自治州, 克州."""
    names: dict[str, list[str]] = {}
    for code, name in areas.items():
        for each in (name, *_autonomous(name), *cues("head")["area"]["nicknames"].get(name, ())):
            names.setdefault(each, []).append(code)
    return names


def _autonomous(name: str) -> Iterator[str]:
    """A name of an autonomous area without its peoples: 红河哈尼族彝族自治州 is 红河自治州 and 红河州."""
    if match := _autonomous_name().fullmatch(name):
        yield f"{match['place']}{match['word']}{match['kind']}"
        yield f"{match['place']}{match['kind']}"


@cache
def _autonomous_name() -> re.Pattern[str]:
    words = cues("head")["area"]
    word, kinds = words["autonomous"]["word"], words["autonomous"]["kinds"]
    return re.compile(rf"(?P<place>.{{2,}}?){any_of(words['peoples'])}+(?P<word>{word})(?P<kind>{any_of(kinds)})")


def _bare_names(areas: Mapping[str, str]) -> dict[str, list[str]]:
    """Names without their suffix (云南 for 云南省, 宁夏 for 宁夏回族自治区), where at least two characters are left."""
    words = cues("head")["area"]
    peoples = re.compile(rf"(?<=..){any_of(words['peoples'])}+$")
    names: dict[str, list[str]] = {}
    for code, name in areas.items():
        suffix = max(filter(name.endswith, words["suffixes"]), key=len, default="")
        bare = name.removesuffix(suffix)
        if suffix.startswith(words["autonomous"]["word"]):
            bare = peoples.sub("", bare)
        if suffix and len(bare) >= 2:
            names.setdefault(bare, []).append(code)
    return names


@dataclass(frozen=True, slots=True)
class _Mention:
    """The areas of one name that a line gives, ``length`` characters up to ``end``; ``is_of_part``: as what a part of it is named
    after (某市高新区)."""

    codes: Sequence[str]
    is_of_part: bool
    end: int
    length: int


def _named(line: str, named: Mapping[str, Sequence[str]], names: AreaNames) -> Iterator[_Mention]:
    """The areas named in a line; a name inside a longer one does not count, nor a short one that may be part of a word."""
    longest = max(map(len, named), default=0)
    before: Sequence[str] = ()  # the areas of the name that ends where the next begins
    at = 0
    while at < len(line):
        length = next((n for n in range(longest, 1, -1) if line[at : at + n] in named and at + n <= len(line)), 0)
        codes = named[line[at : at + length]] if length else ()
        if length and (length > _SHORT_NAME or at == 0 or _stands_alone(line, at, named is names.bare, codes, before)):
            yield _Mention(codes, _is_of_part(line[at + length :], codes, names), at + length, length)
            before = codes
        else:
            before = ()
        at += length or 1


def _mentions(line: str, names: AreaNames) -> Iterator[_Mention]:
    """The areas that a line names in full or without their suffix."""
    return itertools.chain(_named(line, names.full, names), _named(line, names.bare, names))


def _stands_alone(line: str, at: int, is_bare: bool, codes: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a name of two characters amid a line is one: a county behind a word that opens names, a short name of which something
    is said that reports do, any behind the name of an area that holds it (某市城区)."""
    if any(is_within(code, outer) for code in codes for outer in before):
        return not is_bare
    if not _BEFORE_SHORT.search(line[max(0, at - _OPENS) : at]):
        return False
    rest = line[at + _SHORT_NAME :]
    if is_bare:
        return _AFTER_BARE.match(rest) is not None
    return line[at + 1] == _COUNTY and not _AFTER_COUNTY.match(rest)


def _is_of_part(rest: str, codes: Sequence[str], names: AreaNames) -> bool:
    """Whether the words behind an area's name make it that of a part, and name no other area in full nor one around it."""
    part = _PART.match(rest)
    if part is None:
        return False
    spans = [part[0][at : at + n] for at in range(part.end()) for n in range(_SHORT_NAME, part.end() - at + 1)]
    around = {other for span in spans for other in names.bare.get(span, ()) for code in codes if is_within(code, other)}
    return not around and not any(len(span) > _SHORT_NAME and span in names.full for span in spans)


def _mostly_named(text: str, names: AreaNames, year: int | None) -> str | None:
    """The area whose whole name a text gives often, and far more often than that of any other that does not hold it."""
    counts: Counter[str] = Counter()
    for mention in _named(text, names.full, names):
        codes = names.of_year(mention.codes, year)
        if len(codes) == 1 and not mention.is_of_part:
            counts[codes[0]] += 1
    told, most = next(iter(counts.most_common(1)), ("", 0))
    second = max((count for code, count in counts.items() if code != told and not is_within(told, code)), default=0)
    return told if most >= max(_FAR_MORE * second, _OFTEN) else None


def _above(code: str, areas: Mapping[str, str]) -> list[str]:
    """The codes of the areas that hold this one, by the digits of the code."""
    return [up for up in (f"{code[:4]}00", f"{code[:2]}0000") if up != code and up in areas]


def is_within(inner: str, outer: str) -> bool:
    """Whether an area lies in another one, by their codes."""
    return inner != outer and (inner.startswith(outer.rstrip("0")) or outer == "000000")


def related(one: str, other: str) -> bool:
    """Whether one of two areas lies in the other."""
    return is_within(one, other) or is_within(other, one)
