"""Rows of a table that are members of a dimension: zones and industries.

Here belong telling that a block of rows is one of members, which member a row is, and what their total is called. Not here: the
names of rows otherwise (``sources.figures.tables.rows``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.figures.claim import Subject
from sources.figures.naming import terms
from sources.figures.tables.captions import CAPTION_END
from sources.figures.tables.column import plain
from sources.figures.tables.labels import TOTAL
from sources.figures.words import listed, paired, word
from sources.lexicon import Lexicon, Names

_CAPTION_MEASURES = listed("labels", "caption_measures")
_GROUPS = {name: re.compile(found) for name, found in paired("labels", "dimension_in_caption").items()}
_DIVIDED, _WHOLE = listed("labels", "divided"), listed("labels", "divided", "total")
_MEMBERS = paired("labels", "dimension_members")
TOTAL_NAME = word("labels", "total", "name")
_NAME = word("labels", "dimension_members", "name")
_SUBTOTAL = listed("labels", "total", "subtotal")
_AND_OTHERS = word("labels", "total", "and_others")


class Members:
    """The dimension of one block of rows. ``names`` are what its rows are called, ``header`` what stands over them, ``headed_by`` the
    dimension that this names; ``measured`` says whether the columns say what is measured."""

    def __init__(
        self,
        lexicon: Lexicon,
        area_code: str,
        caption: str,
        names: Sequence[str],
        *,
        header: str,
        headed_by: str,
        measured: bool,
    ) -> None:
        self._lexicon = lexicon
        self._area_code = area_code
        self._caption = caption
        self._rows = [name for name in names if name and name not in TOTAL]
        self._header = header
        self._headed_by = headed_by
        self.dimension = headed_by or (self._implied() if measured else "")
        self._group, self.measured = self._grouped()

    def of(self, dimension: str, name: str, first: str) -> Subject | None:
        """The member of a dimension that a row is, one made on first sight where the table is of that dimension. ``first`` is the
        first member below the total before, by which a subtotal is called."""
        names = self._names(dimension)
        member = names.find(name)
        if member is not None:
            return Subject(member.member_id, name)
        if dimension != self.dimension or not name:
            return None
        if name in _WHOLE and _DIVIDED.starting(self._group):
            return None  # 总计 of 分行业投资 is all of them
        if name in TOTAL:
            return self._subtotal(first, name) if name in _SUBTOTAL else self._total(names)
        measure = terms.MEASURES.ending(name)
        if measure and (measure == name or not self._headed_by):
            return None  # 生产总值, of all; and what no header calls a member, and measures something itself
        return Subject(f"{self._area_code}-{name}", name)

    def _implied(self) -> str:
        """The dimension that the rows are members of where the header over their labels (名称, 项目) names none: the caption says by
        what the table is (六大产业税收), or two rows at least are members that the vocabulary knows."""
        if named := next((name for name, group in _GROUPS.items() if group.search(plain(self._caption))), ""):
            return named
        for name in _GROUPS:
            names = self._names(name)
            known = {member.member_id for label in self._rows if (member := names.find(label)) is not None}
            if sum(not names.members[each].is_total for each in known) > 1:
                return name
        return ""

    def is_header(self, name: str) -> bool:
        """Whether a name is what only the header over them calls them together: 乡镇."""
        return bool(self._headed_by) and not self._group and name == self._titled()

    def _names(self, dimension: str) -> Names:
        return self._lexicon.zones if dimension == "zone" else self._lexicon.industries

    def _grouped(self) -> tuple[str, str]:
        """The members that the caption speaks of together and what it measures of them: 六大产业 and 税收总收入."""
        found = _GROUPS[self.dimension].search(plain(self._caption)) if self.dimension else None
        if found is None:
            return "", ""
        rest = CAPTION_END.sub("", found.string[found.end() :])
        measures = terms.MEASURES.ending(rest) or _CAPTION_MEASURES.ending(rest)
        return found[0], rest if measures else ""

    def _subtotal(self, first: str, label: str) -> Subject:
        """The member that a subtotal stands for, called by the ``first`` of its members: a table has several."""
        name = f"{first}{_AND_OTHERS}{label}" if first else f"{self._titled()}{label}"
        return Subject(f"{self._area_code}-{name}", name)

    def _titled(self) -> str:
        """What the members of the table are called together: by its caption, or the header over them."""
        if self._group or not self._headed_by:
            return self._group or self._caption or _MEMBERS[self.dimension]
        return self._header.removesuffix(_NAME) or self._header

    def _total(self, names: Names) -> Subject:
        """The member that the total row of a table of members stands for, by what the caption speaks of."""
        if names.pattern is not None:
            for match in names.pattern.finditer(self._caption):
                member = names.find(match[0])
                if member is not None and member.is_total:
                    return Subject(member.member_id, match[0])
        parents = {member.parent_id if (member := names.find(name)) else "" for name in self._rows}
        if len(parents) == 1 and (parent := names.members.get(parents.pop())) is not None and parent.is_total:
            # no caption names it, but all the members of the table, each of them known, have the same total
            return Subject(parent.member_id, parent.name)
        name = f"{self._titled()}{TOTAL_NAME}"
        return Subject(f"{self._area_code}-{name}", name)
