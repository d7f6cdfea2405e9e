"""Archives of Office Open XML (.docx, .xlsx): judged by their directory first, then part by part within the limits.

Here belongs what Word documents and workbooks share: the archive, its parts as XML, the relations between them. Not here: what
the parts say (``sources.documents.formats.docx``, ``sources.documents.formats.xlsx``).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from sources.documents import limits
from sources.model import ReportError

_MAIN_PART = "/officeDocument"
DAMAGED = "The file may be damaged: open it in an office program and save it again."


def holds(data: bytes, part: str) -> bool:
    """Whether an archive holds a file or a folder; False for one that is too broken to tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(each == part or each.startswith(f"{part}/") for each in archive.namelist())
    except (zipfile.BadZipFile, EOFError, NotImplementedError, UnicodeDecodeError, ValueError):
        return False


@contextmanager
def opened(data: bytes, name: str, extension: str) -> Iterator[Package]:
    """The archive in ``data``. Raises ReportError for one that is broken, encrypted or passes a limit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, name)
            yield Package(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise ReportError(name, f"the file is no whole {extension} archive ({error}).", advice=DAMAGED) from error


def _check(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if len(members) > limits.MAX_ARCHIVE_MEMBERS:
        limit = f"{limits.MAX_ARCHIVE_MEMBERS:,}"
        raise limits.too_large(name, f"the archive has {len(members):,} parts", limit, advice=DAMAGED)
    inflated = sum(each.file_size for each in members)
    if inflated > limits.MAX_ARCHIVE_BYTES:
        limit = f"{limits.MAX_ARCHIVE_BYTES:,}"
        raise limits.too_large(name, f"the archive would inflate to {inflated:,} bytes", limit, advice=DAMAGED)
    for each in members:
        ratio = each.file_size / max(1, each.compress_size)
        if each.file_size > limits.RATIO_FLOOR_BYTES and ratio > limits.MAX_ARCHIVE_RATIO:
            limit = f"{limits.MAX_ARCHIVE_RATIO}"
            problem = f"the part {each.filename[:80]!r} would inflate {ratio:,.0f} times"
            raise limits.too_large(name, problem, limit, advice=DAMAGED)
        if each.flag_bits & 1:
            raise ReportError(name, "the archive is encrypted.", advice="Save it without a password.")


class Package:
    """The parts of one archive that hold text, parsed when asked for."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.members = {each.filename.lstrip("/"): each for each in archive.infolist()}

    def main_part(self, otherwise: str) -> str:
        """The part with which reading begins; ``otherwise`` where the archive does not say it."""
        return next((target for kind, target in self.relations("").values() if kind.endswith(_MAIN_PART)), otherwise)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Id of a relation of a part ("" for the archive) -> its kind and the part that it leads to."""
        folder, _, file = part.rpartition("/")
        root = self.parse(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for each in () if root is None else root:
            target = each.get("Target") or ""
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[each.get("Id") or ""] = each.get("Type") or "", whole
        return found

    def parse(self, part: str) -> etree._Element | None:
        """The root of an XML part, None when the archive has no such part."""
        member = self.members.get(part)
        if member is None:
            return None
        place = f"part {part[:80]}"
        with self.archive.open(member) as stream:
            content = stream.read(limits.MAX_PART_BYTES + 1)
        if len(content) > limits.MAX_PART_BYTES:
            limit = f"{limits.MAX_PART_BYTES:,} bytes"
            raise limits.too_large(self.name, "the part is too large", limit, place=place, advice=DAMAGED)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from error
            if "depth" in str(error):
                limit = f"{limits.MAX_NESTING} elements"
                raise limits.too_large(self.name, "the part is nested too deep", limit, place=place) from error
            raise ReportError(self.name, f"the XML is broken: {error}.", place=place, advice=DAMAGED) from error
        # Word never writes one; entities are the way to make a small part large
        if root.getroottree().docinfo.internalDTD is not None:
            problem = "the XML declares a document type, which no word processor does."
            raise ReportError(self.name, problem, place=place, advice="Save it again with an office program.")
        return root
