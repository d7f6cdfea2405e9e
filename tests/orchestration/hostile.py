"""Documents, and rows of the catalogue, that do harm: one of every kind that is known, each with a name.

Here belongs making them, in a folder of sources that holds one good report. What must become of them is the tests' part.
"""

from __future__ import annotations

import csv
import io
import os
import random
import shutil
import socket
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sources.catalogue.catalogue import COLUMNS
from tests.conftest import ROOT

GOOD = "310106-2023-plan"
GOOD_TEXT = """# 关于2023年国民经济和社会发展计划执行情况的报告

## 一、2023年计划执行情况

地区生产总值比上年增长5.1%。新建街心花园17座。一般公共预算收入完成286.4亿元，增长3.2%。

表 1 税收情况

| 行业 | 税收收入（亿元） | 占比（%） |
| --- | --- | --- |
| 商贸服务业 | 60.00 | 30.0 |
| 金融服务业 | 140.00 | 70.0 |
| 合计 | 200.00 | 100.0 |
"""
GOOD_FIGURES = 10

_NINES = "99999999999999"


@dataclass(frozen=True)
class Kind:
    """One kind of harm. ``data`` is the document's content, or ``place`` puts something where the document should lie; ``row``
    changes its row of the catalogue."""

    name: str
    data: bytes = b""
    suffix: str = ".md"
    place: Callable[[Path], None] | None = None
    row: Mapping[str, str] = field(default_factory=dict)
    more_columns: bool = False
    twice: bool = False


def text(name: str, *sentences: str, suffix: str = ".md") -> Kind:
    """A report that prints these sentences, and one that is nothing special."""
    body = "\n\n".join(["# 关于计划执行情况的报告", "## 一、计划执行情况", *sentences, "绿化新建37公顷。"])
    return Kind(name, f"{body}\n".encode("utf-8", "surrogatepass"), suffix)


def table(name: str, header: str, *rows: str) -> Kind:
    """A report that prints this table."""
    columns = header.count("|") + 1
    lines = [f"| {header} |", "| " + " | ".join(["---"] * columns) + " |", *(f"| {row} |" for row in rows)]
    return text(name, "表 1 税收情况\n\n" + "\n".join(lines))


def page(name: str, body: str) -> Kind:
    """A page of HTML."""
    html = f"<!doctype html><html><head><meta charset='utf-8'><title>报告</title></head><body>{body}</body></html>"
    return Kind(name, html.encode(), ".html")


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(name: str, paragraphs: str, prolog: str = "") -> Kind:
    """A Word document with this in its body."""
    document = f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document xmlns:w="{_W}"><w:body>{paragraphs}</w:body></w:document>'
    return Kind(name, archive({"word/document.xml": document.encode()}), ".docx")


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A Word archive of these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        out.writestr(
            "_rels/.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        for part, content in parts.items():
            out.writestr(part, content)
    return data.getvalue()


def _run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def _said(words: str) -> str:
    return _run(f"<w:t>{words}</w:t>")


def _nested(depth: int) -> str:
    inner = _said("绿化新建38公顷。")
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return inner


def _noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def _socket(path: Path) -> None:
    # a socket's path may have 107 bytes
    here = os.open(path.parent, os.O_RDONLY)
    before = Path.cwd()
    try:
        os.fchdir(here)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)
        os.close(here)


def _loop(path: Path) -> None:
    other = path.with_name(f"other-{path.name}")
    path.symlink_to(other)
    other.symlink_to(path)


def _chain(path: Path) -> None:
    path.with_name(f"deep-{path.name}").symlink_to(path.name)
    path.symlink_to(f"deep-{path.name}/x")


def _unreadable(path: Path) -> None:
    path.write_text("绿化新建37公顷。", encoding="utf-8")
    path.chmod(0)


def _stray(name: bytes) -> Callable[[Path], None]:
    def put(path: Path) -> None:
        path.write_text("# 报告\n\n绿化新建37公顷。\n", encoding="utf-8")
        (path.parent / os.fsdecode(name)).write_text("绿化新建39公顷。", encoding="utf-8")

    return put


DOCUMENTS: tuple[Kind, ...] = (
    # years and dates
    text("a founding year", "建于1931年的纱厂实现产值6亿元。"),
    text("a founding year behind its verb", "1904年5月创办的船坞完成产值2.5亿元。"),
    text("a year long ago", "1921年全县粮食产量3.1万吨。"),
    text(
        "years that are none", "0000年粮食产量3万吨，9999年粮食产量4万吨，99999年粮食产量5万吨，2099年粮食产量6万吨。"
    ),
    text("dates that are none", "2月30日新建桥梁3座，13月32日新建桥梁4座，2023-02-30新建桥梁5座。"),
    # numbers too large for what computes with them
    text("a number of 15 digits", "粮食产量123456789012345吨。"),
    text("a number of 14 digits", f"粮食产量{_NINES}吨，粮食产量{_NINES}.9999吨。"),
    text("a number of 5,000 digits", f"粮食产量{'7' * 5000}吨。"),
    text("a spelled number of 60 digits", f"粮食产量增长百分之{'九' * 60}，出口增长百分之{'九' * 14}。"),
    text("decimals without end", f"粮食产量增长3.{'1' * 30}%。"),
    text("a number in groups of three", f"出口总额{',999' * 12}万元，进口总额{'999,' * 4}999万元。"),
    table(
        "a table of numbers of 14 digits",
        "行业 | 税收收入（亿元） | 占比（%）",
        *(f"甲{n}业 | {_NINES} | {_NINES}" for n in range(9)),
        f"合计 | {_NINES} | 100.0",
    ),
    table(
        "a table in ten thousand times a hundred million",
        "行业 | 税收收入（万亿元） | 占比（%）",
        f"商贸服务业 | {_NINES} | 0.01",
        f"金融服务业 | {_NINES} | 99.9",
        f"合计 | {_NINES} | 0.00001",
    ),
    text("a share of a huge whole", f"出口总额{_NINES}亿元，其中机电产品出口{_NINES}亿元，占出口总额的{_NINES}%。"),
    text(
        "parts of a huge whole",
        f"出口总额{_NINES}元，其中：机电产品{_NINES}万亿元，纺织品{_NINES}万亿元，粮食{_NINES}万亿元。",
    ),
    text("one value in units far apart", f"出口总额{_NINES}万亿元。出口总额5元。出口总额0.01元。"),
    text("a growth of a huge count", f"新建住房{_NINES}套，增长{_NINES}%；拆除住房{_NINES}套，下降99.99999%。"),
    text("a completion of a huge target", f"税收收入目标{_NINES}亿元，实际完成{_NINES}亿元，完成目标的{_NINES}%。"),
    text("a decline past all there is", "新增就业5000人，下降100%；新增企业80家，下降100.00001%。"),
    # characters
    text("zero-width characters in numbers", "粮食增长3\u200b4.\u200d5%，出口1\ufeff8亿元，进口1\u00ad2亿元。"),
    text("directional characters in numbers", "粮食增长\u202d34\u202c.5%，出口\u206618\u2069亿元，进口\u200e12亿元。"),
    text("text turned round", "粮食增长\u202e5.43%，出口81亿元\u202c。"),
    text("combining marks on digits", "粮食增长3\u03364\u0336.5%，出口1\u20e38亿元。"),
    text("digits of other scripts", "粮食增长𝟑𝟒.𝟓%，出口١٨亿元，进口१२亿元，利用外资３.２亿美元。"),
    text("characters of private use", "粮食增长3\ue0004.5%，出口\U000f00001\U0010fffd8亿元。"),
    text("characters that are none", "粮食增长3\ufdd04.5%，出口1\U0001ffff8亿元。"),
    text("characters not assigned", "粮食增长3\u03784.5%，出口1\U000e01f08亿元。"),
    text("tags and annotations", "粮食增长3\U000e00414.5%，出口\ufff918\ufffa读音\ufffb亿元。"),
    text("other people's notations", "粮食增长34·5%，出口1'234.5亿元，进口1’234亿元，面积3½公顷。"),
    text("C1 controls", "粮食增长3\x804.5%，出口1\x9f8亿元，进口1\x852亿元。"),
    Kind("a zero byte", "# 报告\n\n粮食增长3\0 4.5%。\n".encode()),
    Kind("control characters", b"# \xe6\x8a\xa5\n\n\x1b[31m\x07\x08 5%\n"),
    Kind("a lost character", "# 报告\n\n粮食增长3\ufffd4.5%。\n".encode()),
    Kind("a surrogate in UTF-8", b"# \xe6\x8a\xa5\xe5\x91\x8a\n\n\xed\xa0\x80 5%\n"),
    # bytes
    Kind("nothing"),
    Kind("blanks only", b" \n\t\n" * 50),
    Kind("a byte order mark only", b"\xef\xbb\xbf"),
    Kind("UTF-16 without a mark", "# 报告\n\n粮食产量增长百分之五。\n".encode("utf-16-le")),
    Kind("UTF-32", "# 报告\n\n粮食增长5%。\n".encode("utf-32")),
    Kind("cut within a character", "# 报告\n\n粮食增长5%，出口增长".encode()[:-1]),
    Kind("noise", _noise(4000)),
    Kind("noise as text", _noise(4000), ".txt"),
    text("no number at all but a date", suffix=".md"),
    # size and depth
    text("very many figures", "。".join(["出口增长5%"] * 2000)),
    text("one endless line", "发展" * 50_000),
    text("quotes nested deep", ">" * 5000 + " 粮食增长5%。"),
    text("lists nested deep", "\n".join(" " * (2 * n) + "- 粮食增长5%" for n in range(400))),
    text("brackets without end", "（" * 5_000 + "增长5%" + "）" * 5_000),
    text("marks without end", "*_`" * 3_000),
    table("a table too wide", " | ".join(f"列{n}" for n in range(700)), " | ".join(["1"] * 700)),
    text("tabs", "粮食\t5\n出口\t6\n" * 500, suffix=".txt"),
    # words
    text("SQL for a name", "'; drop table raw.reports; --增长5%。\" union select 1 --产量7万吨。"),
    text("a template for a name", "{{ 7 * 7 }}{% raw %}增长5%。${HOME}产量7万吨。"),
    text("markup for a name", "<script>alert(1)</script>增长5%。<img src=x onerror=alert(1)>产量7万吨。"),
    text("a name without end", "优" * 30_000 + "增长5%。"),
    text("units nobody knows", "产量7万ᚠᚢᚦ，产量8亿𓀀，产量9%%%，产量3‰‰，产量5/6/7/8/9。"),
    text("one name in every unit", "；".join(f"产量{n}{unit}" for n, unit in enumerate("吨元%人个套家项公顷公里"))),
    table("a table without numbers", "行业 | 税收", "商贸 | 甲", "金融 | 乙"),
    table(
        "a table whose sums do not hold",
        "行业 | 税收收入（亿元）",
        "商贸服务业 | 1.00",
        "金融服务业 | 2.00",
        "合计 | 900.00",
    ),
    table(
        "a word among numbers",
        "行业 | 税收收入（亿元）",
        "商贸服务业 | 1.00",
        "金融服务业 | 待定",
        "专业服务业 | 3.00",
        "数据产业 | 4.00",
    ),
    table("one row many times", "行业 | 税收收入（亿元）", *["商贸服务业 | 1.00"] * 300),
    # HTML
    page("tags nested deep", "<div>" * 5000 + "粮食增长5%" + "</div>" * 5000),
    page(
        "references to no character",
        "<p>粮食增长3&#xD800;4.5%，出口1&#0;8亿元，进口1&#xFFFFFFFF;2亿元，绿化新建37公顷。</p>",
    ),
    page(
        "a table that is not closed",
        "<table><tr><td>行业<td>税收<tr><td>商贸<td>5亿元<table><tr><td rowspan=0 colspan=99999>7",
    ),
    page("cells over cells", "<table>" + "<tr>" + "<td rowspan=60000 colspan=900>5</td>" * 9 + "</tr></table>"),
    Kind(
        "an encoding that is not",
        "<html><head><meta charset='utf-7'></head><body><p>粮食增长5%</p></body></html>".encode(),
        ".html",
    ),
    # Word
    word(
        "half a character as a symbol",
        _said("粮食增长5.2%。") + _run('<w:t>出口3</w:t><w:sym w:font="Wingdings" w:char="D800"/><w:t>4.5%。</w:t>'),
    ),
    word(
        "no character as a symbol",
        _said("粮食增长5.2%。") + _run('<w:sym w:char="0000"/><w:sym w:char="FFFFFFFF"/><w:sym w:char="x"/><w:sym/>'),
    ),
    word("tables nested deep", _said("粮食增长5.2%。") + _nested(90)),
    word("tables nested too deep", _said("粮食增长5.2%。") + _nested(3000)),
    word(
        "entities that multiply",
        _said("&c;"),
        '<!DOCTYPE x [<!ENTITY a "5%5%5%5%5%5%5%5%"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>',
    ),
    word("an entity from outside", _said("&c;5%"), '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>'),
    Kind("broken XML", archive({"word/document.xml": b"<w:document"}), ".docx"),
    Kind("an archive without a document", archive({}), ".docx"),
    Kind("an archive cut off", archive({"word/document.xml": _noise(900)})[:-40], ".docx"),
    Kind("an archive that inflates", archive({"word/document.xml": bytes(70 * 2**20)}), ".docx"),
    Kind("no archive", b"PK\x03\x04" + _noise(500), ".docx"),
    # others
    Kind("a PDF that breaks off", b"%PDF-1.7\n1 0 obj\n", ".pdf"),
    Kind("a PDF of noise", b"%PDF-1.7\n" + _noise(3000) + b"\n%%EOF", ".pdf"),
    Kind(
        "a PDF that refers to itself",
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF",
        ".pdf",
    ),
    Kind(
        "an encrypted Office file",
        bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") * 9,
        ".docx",
    ),
    Kind("an old Word file", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000), ".doc"),
    Kind("Rich Text", rb"{\rtf1 5%}", ".docx"),
    Kind("a picture", b"\x89PNG\r\n\x1a\n" + bytes(90), ".pdf"),
    Kind("another format's name", GOOD_TEXT.encode(), ".pdf"),
    Kind("no format's name", GOOD_TEXT.encode(), ".xyz"),
    # what is no file
    Kind("a folder", place=lambda path: path.mkdir()),
    Kind("a pipe", place=lambda path: os.mkfifo(path)),
    Kind("a socket", place=_socket),
    Kind("links in a loop", place=_loop),
    Kind("a link through a link", place=_chain),
    Kind("a link to nothing", place=lambda path: path.symlink_to("nowhere.md")),
    Kind("a link out of the folder", place=lambda path: path.symlink_to("/etc/hostname")),
    Kind("a link to a device", place=lambda path: path.symlink_to("/dev/zero")),
    Kind("a file that may not be read", place=_unreadable),
    Kind("no file", place=lambda path: None),
    # names
    Kind("a stranger whose name is no UTF-8", place=_stray(b"\xb1\xa8\xb8\xe6.md")),
    Kind("a stranger whose name has a line break", place=_stray("报\n告.md".encode())),
    Kind("a stranger whose name has 255 bytes", place=_stray(b"n" * 252 + b".md")),
    Kind("a name of 300 bytes", place=lambda path: None, row={"file": "n" * 300 + ".md"}),
    Kind("a name of 5,000 folders", place=lambda path: None, row={"file": "a/" * 5000 + "b.md"}),
    Kind("a name that leads out", place=lambda path: None, row={"file": "../reports.csv"}),
    Kind("an absolute name", place=lambda path: None, row={"file": "/etc/passwd"}),
    # rows of the catalogue
    Kind("a row with a control character", GOOD_TEXT.encode(), row={"title_zh": "报\0告"}),
    Kind("a row without a title", "绿化新建37公顷。".encode(), row={"title_zh": ""}),
    Kind("an area that is nowhere", GOOD_TEXT.encode(), row={"area_code": "999999", "report_id": "999999-2021-plan"}),
    Kind("an area of full-width digits", GOOD_TEXT.encode(), row={"area_code": "３１０１０６"}),
    Kind("a genre that is none", GOOD_TEXT.encode(), row={"genre": "poem"}),
    Kind("a year that is none", GOOD_TEXT.encode(), row={"execution_year": "99999"}),
    Kind("a day that is none", GOOD_TEXT.encode(), row={"presented_on": "2022-02-30"}),
    Kind("a year of the plan long ago", GOOD_TEXT.encode(), row={"plan_year": "1900"}),
    Kind("a row of too many columns", GOOD_TEXT.encode(), more_columns=True),
    Kind("a row twice", GOOD_TEXT.encode(), twice=True),
)


def area_codes() -> list[str]:
    """Codes of the vocabulary that are in use, the good report's left out."""
    with (ROOT / "sources" / "vocabulary" / "areas.csv").open(encoding="utf-8") as handle:
        rows = [row for row in csv.DictReader(handle) if not (row["valid_from"] or row["valid_to"])]
    return [row["area_code"] for row in rows if row["area_code"] != GOOD[:6]]


def lay_out(sources: Path, *kinds: Kind) -> dict[str, Kind]:
    """A folder of sources with the good report and one of each kind, in place of what it held; the kinds, by report."""
    if not (sources / "vocabulary").exists():
        shutil.copytree(ROOT / "sources" / "vocabulary", sources / "vocabulary")
    shutil.rmtree(sources / "reports", ignore_errors=True)
    (sources / "reports").mkdir()
    (sources / "reports" / "good.md").write_text(GOOD_TEXT, encoding="utf-8")
    areas = area_codes()
    rows: list[list[str]] = [list(entry(GOOD, "good.md").values())]
    placed: dict[str, Kind] = {}
    for number, kind in enumerate(kinds):
        report = f"{areas[number]}-2021-plan"
        path = sources / "reports" / f"hostile-{number}{kind.suffix}"
        if kind.place is not None:
            kind.place(path)
        else:
            path.write_bytes(kind.data)
        row = {**entry(report, path.name), **kind.row}
        placed[row["report_id"]] = kind
        more = ["more"] if kind.more_columns else []
        rows += [[row[column] for column in COLUMNS] + more] * (2 if kind.twice else 1)
    write_catalogue(sources, rows)
    return placed


def write_catalogue(sources: Path, rows: Iterable[Sequence[str]]) -> None:
    """The catalogue with these rows."""
    with (sources / "reports.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def entry(report: str, file: str) -> dict[str, str]:
    """A row of the catalogue."""
    area, year, genre = report.split("-")
    row = dict.fromkeys(COLUMNS, "")
    return row | {
        "report_id": report,
        "area_code": area,
        "genre": genre,
        "execution_year": year,
        "plan_year": str(int(year) + 1),
        "title_zh": "关于计划执行情况的报告",
        "issuer_zh": "发展和改革委员会",
        "presented_on": f"{int(year) + 1}-01-15",
        "file": file,
    }
