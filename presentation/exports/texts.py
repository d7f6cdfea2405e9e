"""The words that go with the files: title, licence, citation and the README of the folder.

Here belongs text alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from presentation.dictionary import Table
from presentation.exports.areas import Area
from presentation.warehouse import Edition, Source

TITLE_ZH = "地方国民经济和社会发展计划报告数据"
TITLE_EN = "Planhouse: figures of Chinese local governments' annual plan reports"
CITATION_TITLE = (
    "Targets, results, taxes and every other printed number of the plan reports, with the place that printed it and the "
    "arithmetic that it was checked with."
)
LICENCE = {"name": "Apache-2.0", "title": "Apache License 2.0", "path": "https://www.apache.org/licenses/LICENSE-2.0"}


_NOTES = """- 以 `v_` 开头的表用名称代替编号，最适合直接阅读。 Tables that begin with `v_` have names in place of ids; start there.
- 小数位数与原文所印一致。 Numbers have the decimals that were printed.
- 文本若会被表格软件当作公式、日期或其他数字，则改用印刷符号（5–6、−5.2亿元）或在前面加单引号；Parquet 中为原文。 Text that a
  spreadsheet would take for a formula, a date or another number has signs of print in it (5–6, −5.2亿元) or an apostrophe before it;
  Parquet has it as printed.
- 编号列（`figure_id` 等）超过 15 位，Excel 会改动末位；需要用编号关联时，请以“数据 > 自文本/CSV”导入并设为文本。 Ids such as
  `figure_id` have more than the 15 digits that Excel keeps; to join on them, import with Data > From Text/CSV as text.
- 空单元格为无值。 An empty cell means that there is no value."""
_QUOTE = "Figures belong to the reports that printed them; quote the report with them. 引用数字时请注明原报告。"


def readme(tables: Sequence[Table], edition: Edition, sources: Sequence[Source]) -> str:
    """The README of a folder with one file a table, in Chinese and English."""
    reports = "\n".join(
        f"- {source.title_zh}（{source.issuer_zh}），`{source.source_file}`，SHA-256 `{source.sha256}`"
        for source in sources
    )
    return f"""{_heading(edition)}

## 打开 Opening

| | 中文 | English |
|---|---|---|
| `csv/` | 双击即可用 Excel 打开（UTF-8 带 BOM） | Opens in Excel by a double click (UTF-8 with a byte order mark) |
| `parquet/` | pandas、R、DuckDB、Spark | For pandas, R, DuckDB and Spark; exact decimals |
| `sdmx/` | SDMX-CSV 2.0 数据与结构定义 | SDMX-CSV 2.0 data and their structure definition (SDMX-JSON 2.0) |
| `datapackage.json` | Frictionless 数据包：字段、单位、主外键、来源 | Frictionless data package: fields, units, keys, sources |
| `planhouse.zip` | 以上全部 | All of it in one file |

{_NOTES}

## 表 Tables

{_listed(tables)}

## 来源 Sources

{reports}

{_QUOTE}
"""


def readme_in_parts(tables: Sequence[Table], cut: Sequence[Table], edition: Edition, areas: Sequence[Area]) -> str:
    """The README of a folder in which the tables ``cut`` have one file an area, in Chinese and English."""
    example = areas[0].code
    places = "\n".join(f"| `{area.code}` | {area.name_zh} | {area.name_en} | {len(area.reports)} |" for area in areas)
    return f"""{_heading(edition)}

报告较多，因此含报告的表各为一个文件夹，每个地区一个文件，以行政区划代码命名；其余各表各为一个文件。 There are many reports, so
that each table that has reports is a folder with one file an area, named by the area's code; the other tables are one file each.

## 打开 Opening

| | 中文 | English |
|---|---|---|
| `csv/v_targets/{example}.csv` | 双击即可用 Excel 打开（UTF-8 带 BOM） | One table of one area; opens in Excel by a double click |
| `parquet/v_targets/{example}.parquet` | pandas、R、DuckDB、Spark | For pandas, R, DuckDB and Spark; exact decimals |
| `sdmx/observations/{example}.csv` | SDMX-CSV 2.0；定义见 `sdmx/structure.json` | SDMX-CSV 2.0, defined by `sdmx/structure.json` |
| `datapackage.json` | Frictionless 数据包：字段、单位、主外键、来源 | Frictionless data package: fields, units, keys, sources |
| `manifest.json` | 各报告的版本、各文件的 SHA-256 | Versions of reports and SHA-256 of files, by area |

要更新副本，只需取 `manifest.json` 中 SHA-256 有变的文件。 To bring a copy up to date, fetch the files whose SHA-256 in
`manifest.json` is another.

全部地区一次打开；一个省用代码前缀，如 `31*.parquet`。 All areas at once; a province by how its codes begin, as in `31*.parquet`:

- DuckDB: `SELECT * FROM 'parquet/v_targets/*.parquet'`
- pandas: `pd.read_parquet("parquet/v_targets")`; CSV: `pd.concat(map(pd.read_csv, glob.glob("csv/v_targets/*.csv")))`
- R: `arrow::open_dataset("parquet/v_targets")`

没有把全部文件打成一包的 ZIP。要每表一个文件的版式（含 ZIP），或只要某地区： There is no archive of everything. One file a table,
with an archive, or some areas only:

    planhouse export warehouse.duckdb FOLDER --whole
    planhouse export warehouse.duckdb FOLDER --area 31

{_NOTES}

## 表 Tables

每个地区一个文件 One file an area:

{_listed(cut)}

一个文件 One file:

{_listed([table for table in tables if table not in cut])}

## 地区 Areas

| | 中文 | English | 报告数 Reports |
|---|---|---|---|
{places}

## 来源 Sources

各报告的标题、发布单位与 SHA-256 见 `csv/dim_report.csv`。 Titles, issuers and SHA-256 of the reports are in `csv/dim_report.csv`.

{_QUOTE}
"""


def _heading(edition: Edition) -> str:
    return f"# {TITLE_ZH}\n\n{TITLE_EN}. Edition {edition.version}, input {edition.fingerprint}."


def _listed(tables: Sequence[Table]) -> str:
    rows = "\n".join(f"| `{table.name}` | {table.zh} | {table.en} |" for table in tables)
    return f"| | 中文 | English |\n|---|---|---|\n{rows}"


def citation(edition: Edition) -> str:
    """The citation file of the folder (Citation File Format)."""
    return f"""cff-version: 1.2.0
message: Cite the report that printed a number, and this data set for the reading of it.
title: "{TITLE_EN}"
type: dataset
authors:
  - name: Planhouse
version: "{edition.version}+{edition.fingerprint}"
license: {LICENCE["name"]}
abstract: "{CITATION_TITLE}"
"""
