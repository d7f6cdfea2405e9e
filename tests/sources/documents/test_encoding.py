"""Encodings are proved, never guessed wrong."""

from __future__ import annotations

import made_report
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.documents.encoding import decode, reads_like_chinese
from sources.model import ReportError

TEXT = made_report.as_text()
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_utf_16_big_endian_with_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt") == TEXT


def test_line_ends() -> None:
    assert decode("甲\r\n乙\r丙\n".encode(), "a.txt") == "甲\n乙\n丙\n"


@pytest.mark.parametrize("encoding", ["big5", "shift_jis", "euc_kr", "utf-7", "utf-32"])
def test_other_encodings_are_errors(encoding: str) -> None:
    data = TEXT.encode(encoding, "ignore")
    if encoding == "utf-7":
        assert decode(data, "a.txt").isascii()  # plain ASCII: no mojibake, and no report either
        return
    with pytest.raises(ReportError) as caught:
        decode(data, "a.txt")
    assert caught.value.report == "a.txt"
    assert caught.value.advice


def test_utf_8_with_one_bad_byte_is_no_gb18030() -> None:
    data = bytearray(TEXT.encode())
    data[301] = 0xFF
    with pytest.raises(ReportError, match="line"):
        decode(bytes(data), "a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_cut_in_the_middle_of_a_character(encoding: str) -> None:
    whole = "云岭县地区生产总值增长，" * 40
    with pytest.raises(ReportError):
        decode(whole.encode(encoding)[:-1], "a.txt")


def test_lost_characters_are_told_with_their_line() -> None:
    with pytest.raises(ReportError, match=r"line 2.*U\+FFFD"):
        decode("甲\n乙\ufffd丙\n".encode(), "a.txt")


def test_declared_encoding_that_is_not_read() -> None:
    with pytest.raises(ReportError, match="iso-2022-jp"):
        decode(TEXT.encode(), "a.html", "iso-2022-jp")


@pytest.mark.parametrize("wrong", ["gb18030", "utf-16-le"])
def test_misread_text_does_not_read_like_chinese(wrong: str) -> None:
    assert reads_like_chinese(TEXT)
    assert not reads_like_chinese(TEXT.encode().decode(wrong, "ignore"))


@given(st.binary(min_size=1, max_size=400))
@settings(max_examples=200)
def test_random_bytes_are_text_or_an_error(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except ReportError as error:
        assert error.report == "a.txt"
    else:
        assert "\ufffd" not in text
        assert "\0" not in text


JAPANESE = "一般会計予算の執行状況について、前年度と比べて増加しました。東京都の人口は増えている。"
TRADITIONAL = "關於縣國民經濟和社會發展計劃執行情況的報告，地區生產總值增長五個百分點，財政收入與支出。"


@pytest.mark.parametrize(("text", "encoding"), [(JAPANESE, "shift_jis"), (TRADITIONAL, "big5")])
def test_bytes_that_happen_to_be_gb18030_are_refused_when_they_make_no_sense(text: str, encoding: str) -> None:
    data = (text * 5).encode(encoding)
    assert data.decode("gb18030")
    with pytest.raises(ReportError, match="makes no sense as GB18030") as caught:
        decode(data, "a.txt", "gb2312")
    assert caught.value.report == "a.txt"
    assert caught.value.advice


COMMON, RARE = "的", "堦"


@pytest.mark.parametrize(
    ("text", "plausible"),
    [
        (COMMON * 850 + RARE * 150, True),
        (COMMON * 849 + RARE * 151, False),
        # an unassigned character in a thousand, but any number of a symbol font's bullets
        (COMMON * 1000 + "\ue000", True),
        (COMMON * 1000 + "\ue000" * 2, False),
        (COMMON * 1000 + "\u0378" * 2, False),
        (COMMON * 1000 + "\x85" * 2, False),
        (COMMON * 100 + "\uf0b7" * 100, True),
        # letters of other scripts, but any number of wide ones and of what Chinese prints with
        (COMMON * 1000 + "ñ" * 20, True),
        (COMMON * 1000 + "ñ" * 21, False),
        (COMMON * 100 + "（１）Ａ、·①—“”" * 10, True),
        (COMMON * 100 + "αβ" * 50, True),
        ("plain ASCII 12.5", False),
        ("，。、“”—", False),
        ("", False),
    ],
)
def test_what_reads_like_chinese(text: str, plausible: bool) -> None:
    assert reads_like_chinese(text) is plausible


def test_utf_16_without_a_mark_must_make_sense_in_its_order_of_bytes() -> None:
    text = "2023年全县粮食产量12.5万吨，增长2.1%。\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode((text * 3).encode(encoding), "a.txt") == text * 3
    # a zero byte alone makes no UTF-16, whatever the number of bytes
    for data in (b"12 tons\0 of rye.", b"12 tons\0of rye.", (text + "\0").encode(), (text + "\0\0").encode()):
        with pytest.raises(ReportError, match=r"U\+0000"):
            decode(data, "a.txt")
