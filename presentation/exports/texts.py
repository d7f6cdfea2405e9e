"""The words that go with the files: title, licence, citation and the README of the folder.

Here belongs text alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from presentation.dictionary import Table
from presentation.warehouse import Edition, Source

TITLE_ZH = "地方国民经济和社会发展计划报告数据"
TITLE_EN = "Planhouse: figures of Chinese local governments' annual plan reports"
CITATION_TITLE = (
    "Targets, results, taxes and every other printed number of the plan reports, with the place that printed it and the "
    "arithmetic that it was checked with."
)
LICENCE = {"name": "Apache-2.0", "title": "Apache License 2.0", "path": "https://www.apache.org/licenses/LICENSE-2.0"}


def readme(tables: Sequence[Table], edition: Edition, sources: Sequence[Source]) -> str:
    """The README of the folder, in Chinese and English."""
    listed = "\n".join(f"| `{table.name}` | {table.zh} | {table.en} |" for table in tables)
    reports = "\n".join(
        f"- {source.title_zh}（{source.issuer_zh}），`{source.source_file}`，SHA-256 `{source.sha256}`"
        for source in sources
    )
    return f"""# {TITLE_ZH}

{TITLE_EN}. Edition {edition.version}, input {edition.fingerprint}.

## 打开 Opening

| | 中文 | English |
|---|---|---|
| `csv/` | 双击即可用 Excel 打开（UTF-8 带 BOM） | Opens in Excel by a double click (UTF-8 with a byte order mark) |
| `parquet/` | pandas、R、DuckDB、Spark | For pandas, R, DuckDB and Spark; exact decimals |
| `sdmx/` | SDMX-CSV 2.0 数据与结构定义 | SDMX-CSV 2.0 data and their structure definition (SDMX-JSON 2.0) |
| `datapackage.json` | Frictionless 数据包：字段、单位、主外键、来源 | Frictionless data package: fields, units, keys, sources |
| `planhouse.zip` | 以上全部 | All of it in one file |

- 以 `v_` 开头的表用名称代替编号，最适合直接阅读。 Tables that begin with `v_` have names in place of ids; start there.
- 小数位数与原文所印一致。 Numbers have the decimals that were printed.
- 文本若以 = + - @ 等开头，前面加了一个单引号，以免被当作公式。 Text that begins with = + - @ or the like has an apostrophe
  before it, so that no spreadsheet takes it for a formula.
- 编号列（`figure_id` 等）超过 15 位，Excel 会改动末位；需要用编号关联时，请以“数据 > 自文本/CSV”导入并设为文本。 Ids such as
  `figure_id` have more than the 15 digits that Excel keeps; to join on them, import with Data > From Text/CSV as text.
- 空单元格为无值。 An empty cell means that there is no value.

## 表 Tables

| | 中文 | English |
|---|---|---|
{listed}

## 来源 Sources

{reports}

Figures belong to the reports that printed them; quote the report with them. 引用数字时请注明原报告。
"""


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
