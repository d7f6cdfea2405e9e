"""The number that names a figure within its report: made of what is printed where the figure stands, not of what stands before it.

Here belongs turning these words into a number that no other figure of the report has. A sentence, a table or a footnote that is
added elsewhere changes no key. Not here: which words these are (``sources.figures.reader``), and the report's part of the id (SQL's).
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from sources.documents.normalised_text import NormalisedText
from sources.figures.time_context import SERIAL

# seven digits: with the nine of a report an id is exact in a double, which is what JavaScript and pandas make of it; a document has
# too few characters to print a tenth as many numbers (MAX_TEXT_CHARACTERS)
KEYS = 10_000_000
# six digits in a further report of one area, year and genre, whose number has a digit more
FURTHER_KEYS = 1_000_000


class FigureKeys:
    """The keys of one report's figures, which ask for them in reading order.

    ``running_no`` is 1 for the first report of its area, year and genre.
    """

    def __init__(self, running_no: int = 1) -> None:
        self._keys = KEYS if running_no == 1 else FURTHER_KEYS
        self._taken: set[int] = set()
        self._tries: dict[str, int] = {}

    def key(self, words: tuple[str, ...]) -> int:
        """A number for the next figure that stands at ``words``, the same on any machine: below ``KEYS`` or ``FURTHER_KEYS``.

        One whose number is taken, as is that of a second figure at equal words, gets the next that the words give.
        """
        content = "\0".join(words)
        key = self._hashed(content)
        if key in self._taken:
            tries = self._tries.get(content, 0)
            while key in self._taken:
                tries += 1
                key = self._hashed(f"{content}\0{tries}")
            self._tries[content] = tries
        self._taken.add(key)
        return key

    def _hashed(self, content: str) -> int:
        digest = blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self._keys


def unnumbered(sentence: str) -> str:
    """A sentence of a tight text without its number in a list: that changes with what is added before it."""
    return SERIAL.sub("", sentence.strip())


@lru_cache(maxsize=4096)
def title_words(title: str) -> str:
    """A heading, caption or label as printed, without its number, blanks and footnote marks."""
    return unnumbered(NormalisedText(title).text)
