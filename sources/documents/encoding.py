"""From bytes to text, or an error: a report is never read in an encoding that was guessed wrong.

Here belong byte order marks, the encodings that Chinese documents come in, and the test whether a decoded text reads
like Chinese. Not here: what the text means, or which format it is (``sources.documents.formats.detect``).

UTF-8 proves itself: other text is hardly ever valid in it. GB18030 and UTF-16 accept nearly any bytes, so what they
give must also look like Chinese: hardly any characters but the common ones, none that no text uses.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import islice

from sources.model import ReportError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_READ = "UTF-8, GB18030 and UTF-16"
_ADVICE = "Open it where it reads right and save it as UTF-8."
# names that a page or a person gives to the encodings above; GB2312 and GBK are parts of GB18030
_GB = {"gb2312", "gbk", "gb18030", "cp936"}
_DECLARED = _GB | {"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"}
_DAMAGE = re.compile("[\x00-\x08\x0e-\x1a\ufffd]")
_NEWLINE = "\n"
_SAMPLE = 100_000
_COMMON_SHARE = 0.85  # of the Chinese characters; real reports have 0.97 and more, misread text below 0.7


def _level_one() -> frozenset[str]:
    """The 3,755 common characters of GB 2312."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return frozenset(character for pair in rows if (character := pair.decode("gb2312", "ignore")))


_COMMON = _level_one()


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of ``data`` with line ends as ``\\n``, without a byte order mark.

    ``declared`` is the encoding that the document itself names (an HTML ``charset``), or None. Raises ReportError
    (``report`` is ``name``) when the bytes are in none of the encodings read, or are no text at all.
    """
    text = _decode(data, name, declared)
    _refuse_damage(text, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, name: str, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            if encoding == "utf-32":
                raise ReportError(name, f"the text is UTF-32; {_READ} are read.", advice=_ADVICE)
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _broken(data, name, encoding, error) from error
    charset = (declared or "").strip().strip("\"'").lower().replace("_", "-")
    if charset and charset not in _DECLARED:
        raise ReportError(name, f"it says that its encoding is {declared!r}; {_READ} are read.", advice=_ADVICE)
    if (wide := _without_mark(data)) is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        not_utf8 = error
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        # the encoding that got further is the one that was meant
        first = error if charset in _GB or (not charset and error.start > not_utf8.start) else not_utf8
        raise _broken(data, name, first.encoding, first) from error
    if not reads_like_chinese(text):
        raise ReportError(
            name,
            f"the text is not UTF-8 ({_where(data, not_utf8)}) and makes no sense as GB18030; {_READ} are read.",
            advice=_ADVICE,
        )
    return text


def _without_mark(data: bytes) -> str | None:
    """The text of UTF-16 without a byte order mark, or None: half of its line ends, digits and blanks is zero bytes."""
    if len(data) % 2 or b"\0" not in data:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and reads_like_chinese(text):
            return text
    return None


def reads_like_chinese(text: str) -> bool:
    """Whether a text decoded by guess is plausible: mostly common Chinese characters, ASCII and usual punctuation."""
    foreign = odd = common = rare = 0
    for character in islice((c for c in text if c >= "\x80"), _SAMPLE):
        if character in _COMMON:
            common += 1
        elif "\u3400" <= character <= "\u9fff":
            rare += 1
        elif unicodedata.category(character) in {"Cn", "Co", "Cc"} and not "\uf000" <= character <= "\uf0ff":
            odd += 1  # \uf0xx are the bullets of word processors' symbol fonts
        elif character.isalpha() and unicodedata.east_asian_width(character) not in {"W", "F", "A"}:
            foreign += 1
    hanzi = common + rare
    return hanzi > 0 and common >= _COMMON_SHARE * hanzi and odd * 1000 <= hanzi and foreign * 50 <= hanzi


def _refuse_damage(text: str, name: str) -> None:
    damage = _DAMAGE.search(text)
    if damage is None:
        return
    place = f"line {text.count(_NEWLINE, 0, damage.start()) + 1}"
    if damage[0] == "\ufffd":
        problem = "the text holds U+FFFD: characters were lost when it was converted."
        raise ReportError(name, problem, place=place, advice="Get the original file again.")
    problem = f"the text holds the control character U+{ord(damage[0]):04X}: this is no text."
    raise ReportError(name, problem, place=place, advice="Check which file this is.")


def _where(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    return f"line {line}, byte {error.start + 1:,}"


def _broken(data: bytes, name: str, encoding: str, error: UnicodeDecodeError) -> ReportError:
    if b"\0" in data[:4096] and not encoding.startswith("utf-16"):
        return ReportError(name, f"the file is no text; {_READ} are read.", advice="Check which file this is.")
    cut = error.end >= len(data) - 1
    problem = "breaks off in the middle of a character" if cut else "holds bytes that do not belong there"
    advice = "Download or export it again." if cut else _ADVICE
    return ReportError(name, f"the text {problem} (as {encoding.upper()}).", place=_where(data, error), advice=advice)
