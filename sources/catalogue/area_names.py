"""Which area a text names: full names, the short ones that titles use, and namesakes told apart by the names around.

Here belongs looking names up. The areas come from the caller; what may be left out of a name, and nicknames that no rule gives,
stand in ``cues/head.toml``. Not here: where in a document to look (``document_metadata``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sources.catalogue.cues import cues

_SHORT_NAME = 2  # characters; 城区, 郊区: names that are words too


def area_of(lines: Sequence[str], areas: Mapping[str, str], site_code: str = "") -> str | None:
    """The one area that the first line which names any speaks of; None where that is not one.

    ``lines`` are without white space, the title first; names in any of them tell namesakes apart. ``site_code`` is the
    registered code of the government site that a page is from: it tells namesakes apart, too, and the area where no line names
    one. Where a line gives the short name of an area that lies elsewhere, neither is believed.
    """
    site = site_of(site_code, areas)
    told, is_full = _told(lines, areas, site)
    if told is None:
        return None if _names_any(lines, areas) else site
    agrees = site is None or told == site or _is_within(told, site) or _is_within(site, told)
    return told if is_full or agrees else None


def site_of(site_code: str, areas: Mapping[str, str]) -> str | None:
    """The area whose government keeps a site, by the site's registered code of ten digits."""
    return site_code[:6] if re.fullmatch(r"[0-9]{10}", site_code) and site_code[:6] in areas else None


def names_of(code: str, areas: Mapping[str, str]) -> list[str]:
    """Every name that stands for an area: whole, short and without its suffix."""
    return [
        name for names in (_full_names(areas), _bare_names(areas)) for name, codes in names.items() if code in codes
    ]


def _names_any(lines: Sequence[str], areas: Mapping[str, str]) -> bool:
    return any(next(_named(line, names), None) for line in lines for names in (_full_names(areas), _bare_names(areas)))


def _told(lines: Sequence[str], areas: Mapping[str, str], site: str | None) -> tuple[str | None, bool]:
    """The area that the first line names, and whether by its full name."""
    text = "\n".join(lines)
    for line in lines:
        for is_full, names in ((True, _full_names(areas)), (False, _bare_names(areas))):
            codes = list(dict.fromkeys(_named(line, names)))
            if not codes:
                continue
            inner = [code for code in codes if not any(other != code and _is_within(other, code) for other in codes)]
            certain = [
                code
                for code in inner
                if any(areas[up] in text for up in _above(code, areas))
                or (site is not None and (code == site or _is_within(code, site)))
            ]
            chosen = set(certain if len(inner) > 1 else inner)
            return (chosen.pop() if len(chosen) == 1 else None), is_full
    return None, False


def _full_names(areas: Mapping[str, str]) -> dict[str, list[str]]:
    """Whole names, and short forms that stand for one area as surely: 红河州, 湘西自治州, 克州."""
    names: dict[str, list[str]] = {}
    for code, name in areas.items():
        for each in (name, *_autonomous(name), *cues("head")["area"]["nicknames"].get(name, ())):
            names.setdefault(each, []).append(code)
    return names


def _autonomous(name: str) -> Iterator[str]:
    """A name of an autonomous area without its peoples: 红河哈尼族彝族自治州 is 红河自治州 and 红河州."""
    match = re.fullmatch(
        rf"(?P<place>.{{2,}}?)(?:{'|'.join(cues('head')['area']['peoples'])})+自治(?P<kind>[州县旗])", name
    )
    if match:
        yield f"{match['place']}自治{match['kind']}"
        yield f"{match['place']}{match['kind']}"


def _bare_names(areas: Mapping[str, str]) -> dict[str, list[str]]:
    """Names without their suffix (云南 for 云南省, 宁夏 for 宁夏回族自治区), where at least two characters are left."""
    peoples = "|".join(cues("head")["area"]["peoples"])
    names: dict[str, list[str]] = {}
    for code, name in areas.items():
        suffix = next((each for each in cues("head")["area"]["suffixes"] if name.endswith(each)), "")
        bare = name.removesuffix(suffix)
        if suffix.startswith("自治"):
            bare = re.sub(rf"(?<=..)(?:{peoples})+$", "", bare)
        if suffix and len(bare) >= 2:
            names.setdefault(bare, []).append(code)
    return names


def _named(line: str, names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The codes of the areas named in a line; a name inside a longer one does not count, nor a short one alone."""
    longest = max(map(len, names), default=0)
    at = 0
    while at < len(line):
        length = next((n for n in range(longest, 1, -1) if line[at : at + n] in names and at + n <= len(line)), 0)
        if length > _SHORT_NAME or (length and at == 0):
            yield from names[line[at : at + length]]
        at += length or 1


def _above(code: str, areas: Mapping[str, str]) -> list[str]:
    """The codes of the areas that hold this one, by the digits of the code."""
    return [up for up in (f"{code[:4]}00", f"{code[:2]}0000") if up != code and up in areas]


def _is_within(inner: str, outer: str) -> bool:
    return inner != outer and (inner.startswith(outer.rstrip("0")) or outer == "000000")
