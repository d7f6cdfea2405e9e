"""Text in a CSV file that somebody opens with a spreadsheet by a double click.

A spreadsheet guesses what the text of a cell is: ``=1+1`` becomes a formula, ``5-6`` a date, ``007`` the number 7. Here belongs the
one rule by which a text is written so that it stays what it is. Not here: numbers, dates and lists that have a type of their own.

The patterns are written in what Python's ``re`` and RE2 share, and are to match a whole text: SQL takes them from here.
"""

from __future__ import annotations

import re

# what a spreadsheet reads as what it is: a number without leading zeros and with no more digits than it keeps, a whole date,
# and two years with a stroke between them, which no date is: codes of a time span have to stay what other files call it
PLAIN = (
    r"[+\-－＋]?(?:0(?:\.[0-9]{1,12})?|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}"
    r"|(?:[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2})\.[0-9]{1,6}"
    r"|(?:[1-9][0-9]{0,12}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3})\.[0-9]{1,2})[%％]?"
    r"|(?:19|20)[0-9]{2}[-/][0-9]{1,2}[-/][0-9]{1,2}"
    r"|(?:19|20)[0-9]{2}/(?:19|20)[0-9]{2}"
)

# whole numbers joined by what makes them a date, a fraction or a time, and the sign that joins them in print
JOINED = r"[ \t]*[0-9]{1,4}(?: ?[-/:] ?[0-9]{1,4}){1,3}[ \t]*"
AS_TYPED, AS_PRINTED = "-/:", "–∕∶"

# a negative number with its unit, and nothing that a formula is made of
NEGATIVE = r"-[0-9][0-9.,]*[^0-9=+\-*/^&<>()\[\]{}!|@#$%:;,.'\"\\\s]{1,12}"
MINUS = "−"

# how many digits of a number a spreadsheet keeps
_KEPT = 15
_NUMBER = r"(?:[0-9]+(?:,[0-9]+)*(?:\.[0-9]*)?|\.[0-9]+)"
# more digits before and behind the point than are kept, the fewer before it the more behind it
_TOO_LONG = "|".join(rf"(?:[0-9],?){{{whole}}}\.[0-9]{{{_KEPT + 1 - whole},}}" for whole in range(1, _KEPT + 1))
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
# what else would become a formula, or another number than it says: powers of ten, serials with zeros, more digits than
# are kept, numbers in brackets, mixed fractions, hours, days with hours, months with a number
HARMFUL = (
    r"[=+\-@\t\r\n＝＋－＠](?s:.*)|[ \t\r\n]*(?:"
    + "|".join(
        (
            _NUMBER + r"[eE][+\-]?[0-9]+",
            r"0" + _NUMBER + r"%?",
            r"(?:(?:[0-9],?){15,}[0-9](?:\.[0-9]*)?|" + _TOO_LONG + r")%?",
            r"\([ \t\r\n]*" + _NUMBER + r"%?[ \t\r\n]*\)",
            r"[0-9]+ +[0-9]+/[0-9]+",
            r"[0-9]+(?:[-/:][0-9]+)*[ \t]+[AaPp][Mm]?",
            r"[0-9]+(?:[-/][0-9]+)+[ \t]+[0-9]+(?::[0-9]+)+(?:\.[0-9]+)?",
            r"[0-9]+[-/ ,.]*" + _MONTH + r"[-/ ,.]*[0-9]*",
            _MONTH + r"[-/ ,.]*[0-9]+[-/ ,]*[0-9]*",
        )
    )
    + r")[ \t\r\n]*"
)
MARK = "'"

# whatever is not written as it is, and some plain numbers
SPECIAL = f"{JOINED}|{HARMFUL}"

_SPECIAL, _PLAIN, _JOINED, _NEGATIVE = map(re.compile, (SPECIAL, PLAIN, JOINED, NEGATIVE))
_TO_PRINT = str.maketrans(AS_TYPED, AS_PRINTED)


def cell(text: str) -> str:
    """A text as a cell of a CSV file. Nearly every text stays as it is.

    A range, fraction or ratio of whole numbers gets the signs of print (5–6), which no spreadsheet takes for a date; a negative
    number with a unit gets a minus that begins no formula (−5元). Another text that would become a formula, a date or another
    number gets an apostrophe before it. A plain number stays one, with its sign, and so do a whole date and a span of years
    (2021/2025).
    """
    if not _SPECIAL.fullmatch(text) or _PLAIN.fullmatch(text):
        return text
    if _JOINED.fullmatch(text):
        return text.translate(_TO_PRINT)
    if _NEGATIVE.fullmatch(text):
        return MINUS + text[1:]
    return MARK + text
