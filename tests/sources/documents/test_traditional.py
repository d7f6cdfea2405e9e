"""A report in traditional characters is read like the same one in simplified ones."""

from __future__ import annotations

from sources.documents.formats.detect import read_document
from sources.model import Document

SIMPLIFIED = """# 清河县2021年预算执行情况的报告

全县完成一般公共预算收入3.6亿元，占年初预算的98.4%，同比增长5.2%。其中税收收入2.1亿元，非税收入1.5亿元，后者下降2.3%。

| 项目 | 预算数（万元） | 执行数（万元） |
| --- | --- | --- |
| 农业农村支出 | 4,100 | 3,980 |
| 于乡镇的转移支付 | 2,300 | 2,290 |

对各开发区的财政体制补助由县财政总预算列支，进一步发挥产业资金的作用，与国家税务部门会商征管。
"""
TRADITIONAL = """# 清河縣2021年預算執行情況的報告

全縣完成一般公共預算收入3.6億元，占年初預算的98.4%，同比增長5.2%。其中稅收收入2.1億元，非稅收入1.5億元，後者下降2.3%。

| 項目 | 預算數（萬元） | 執行數（萬元） |
| --- | --- | --- |
| 農業農村支出 | 4,100 | 3,980 |
| 於鄉鎮的轉移支付 | 2,300 | 2,290 |

對各開發區的財政體制補助由縣財政總預算列支，進一步發揮產業資金的作用，與國家稅務部門會商徵管。
"""


def read(text: str) -> Document:
    return read_document(text.encode(), "a.md")


def test_it_has_the_blocks_of_the_same_report_in_simplified_characters() -> None:
    assert read(TRADITIONAL).blocks == read(SIMPLIFIED).blocks
    assert read(TRADITIONAL).tables == read(SIMPLIFIED).tables


def test_what_the_page_says_of_itself_is_in_the_same_characters() -> None:
    page = "<html><head><title>{}</title></head><body>{}</body></html>"
    body = "".join(f"<p>{line}</p>" for line in TRADITIONAL.splitlines() if line[:1] not in ("", "|", "#"))
    document = read_document(page.format("清河縣財政局", body).encode(), "a.html")
    assert document.properties.page == "清河县财政局"


def test_a_few_traditional_characters_among_others_stay_as_they_are_printed() -> None:
    carved = "題字：爲萬民開財路，對鄉鎮進國稅，發產業經會總體達資際額點區從億實縣。"
    document = read(f"{SIMPLIFIED}\n{carved}\n\n{'全县财政运行平稳，收支平衡。' * 60}\n")
    assert carved in [block.text for block in document.blocks]
