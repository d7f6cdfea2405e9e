"""Which area a text names: full names, the short ones that titles use, and namesakes told apart by the names around.

Here belongs looking names up. The areas come from the caller; what may be left out of a name, and nicknames that no rule gives,
stand in ``cues/head.toml``. Not here: where in a document to look (``document_metadata``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sources.areas import Areas
from sources.catalogue.cues import cues
from sources.cues import any_of

_SHORT_NAME = 2  # characters; 城区, 郊区: names that are words too


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


def area_of(lines: Sequence[str], names: AreaNames, site: str | None = None, year: int | None = None) -> str | None:
    """The one area that the first line which names any speaks of; None where that is not one.

    ``lines`` are without white space, the title first; names in any of them tell namesakes apart. ``site`` is the area whose
    government keeps the site that a page is from: it tells namesakes apart, too, and the area where no line names one. Where a
    line gives the short name of an area that lies elsewhere, neither is believed. ``year`` tells an area from the one that it became.
    """
    text = "\n".join(lines)
    for line in lines:
        for named in (names.full, names.bare):
            codes = [code for each in _named(line, named) for code in names.of_year(each, year)]
            if codes:
                told = _chosen(list(dict.fromkeys(codes)), text, names.areas, site)
                agrees = site is None or told == site or (told is not None and related(told, site))
                return told if named is names.full or agrees else None
    return site


def site_of(site_code: str, areas: Mapping[str, str]) -> str | None:
    """The area whose government keeps a site, by the site's registered code of ten digits."""
    return site_code[:6] if re.fullmatch(r"[0-9]{10}", site_code) and site_code[:6] in areas else None


def _chosen(codes: Sequence[str], text: str, areas: Mapping[str, str], site: str | None) -> str | None:
    """Of the areas that a line names the innermost; of several innermost the one whose areas above, or whose site, tell it apart."""
    inner = [code for code in codes if not any(other != code and is_within(other, code) for other in codes)]
    if len(inner) == 1:
        return inner[0]
    certain = [
        code
        for code in inner
        if any(areas[up] in text for up in _above(code, areas))
        or (site is not None and (code == site or is_within(code, site)))
    ]
    return certain[0] if len(certain) == 1 else None


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


def _named(line: str, names: Mapping[str, Sequence[str]]) -> Iterator[Sequence[str]]:
    """The codes of each area named in a line; a name inside a longer one does not count, nor a short one alone."""
    longest = max(map(len, names), default=0)
    at = 0
    while at < len(line):
        length = next((n for n in range(longest, 1, -1) if line[at : at + n] in names and at + n <= len(line)), 0)
        if length > _SHORT_NAME or (length and at == 0):
            yield names[line[at : at + length]]
        at += length or 1


def _above(code: str, areas: Mapping[str, str]) -> list[str]:
    """The codes of the areas that hold this one, by the digits of the code."""
    return [up for up in (f"{code[:4]}00", f"{code[:2]}0000") if up != code and up in areas]


def is_within(inner: str, outer: str) -> bool:
    """Whether an area lies in another one, by their codes."""
    return inner != outer and (inner.startswith(outer.rstrip("0")) or outer == "000000")


def related(one: str, other: str) -> bool:
    """Whether one of two areas lies in the other."""
    return is_within(one, other) or is_within(other, one)
