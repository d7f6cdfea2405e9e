"""Two reports of other areas than the first one's: in each, numbers of one indicator that nothing but their area, level, time, basis
or prices tells apart.

Here belong the reports, made up, and putting them beside others. What must be published of them is for the tests to say.
"""

from __future__ import annotations

import csv
from pathlib import Path

DISTRICT, CITY = "310112-2025-plan", "330100-2025-budget"
DOCUMENTS = {
    DISTRICT: """\
# 关于闵行区2025年国民经济和社会发展计划执行情况与2026年国民经济和社会发展计划草案的报告

## 一、2025年国民经济和社会发展计划执行情况

全区一般公共预算收入345.20亿元,增长4.5%;区级一般公共预算收入271.60亿元,增长3.2%。市级税收收入155.7亿元,区级税收收入201.4亿元。

全市社会消费品零售总额16820.3亿元。全区社会消费品零售总额2105.8亿元,占全市社会消费品零售总额的12.5%。

1-5月,规模以上工业总产值1240.5亿元,增长3.1%。全年规模以上工业总产值3168.9亿元,增长4.4%。

地区生产总值3310.6亿元,按不变价格计算,比上年增长5.4%,按现价计算增长6.2%。第二产业增加值增长3.1%,拉动地区生产总值增长1.1个百分点;\
第三产业增加值增长6.6%,拉动地区生产总值增长3.8个百分点。

居民人均可支配收入9.12万元,增长5.7%,增速高于全市0.6个百分点,快于全国1.3个百分点。

五年累计新建保障性住房4.15万套,2025年新建保障性住房0.92万套。建成区级文物保护点位31处。

表1 2025年区本级一般公共预算支出情况(单位:亿元)

| 项目 | 预算数 | 完成数 |
| --- | --- | --- |
| 教育支出 | 58.30 | 57.94 |
| 卫生健康支出 | 21.70 | 22.15 |

表2 2025年全区一般公共预算支出情况(单位:亿元)

| 项目 | 预算数 | 完成数 |
| --- | --- | --- |
| 教育支出 | 83.10 | 82.46 |
| 卫生健康支出 | 30.20 | 31.08 |

表3 2025年重点产业税收情况

| 产业 | 税收收入(亿元) | 占全区税收比重(%) |
| --- | --- | --- |
| 信息服务业 | 186.40 | 24.5 |
| 商贸 | 97.25 | 12.8 |
| 金融 | 64.10 | 8.4 |
| 合计 | 347.75 | 45.7 |

## 二、2026年国民经济和社会发展主要目标

| 指标名称 | 预期目标 |
| --- | --- |
| 区级一般公共预算收入增长率 | 3% |
| 城镇登记失业人数 | 完成市下达目标 |
| 单位增加值能耗下降率 | 完成市下达目标 |
""",
    CITY: """\
# 关于杭州市2025年预算执行情况和2026年预算草案的报告

## 一、2025年预算执行情况

### (一)全市预算执行情况

全市一般公共预算收入2710.4亿元,增长3.1%。全市体育事业支出18.6亿元。

### (二)市本级预算执行情况

市本级一般公共预算收入412.7亿元,增长2.4%。市本级体育事业支出6.3亿元,区县级体育事业支出12.3亿元。

表1 2025年市本级基本建设支出(单位:亿元)

| 项目 | 完成数 |
| --- | --- |
| 市本级水利工程支出 | 3.15 |
| 城市道路支出 | 8.42 |

表2 2025年全市基本建设支出(单位:亿元)

| 项目 | 完成数 |
| --- | --- |
| 水利工程支出 | 9.27 |
| 城市道路支出 | 30.66 |
""",
}


def add_reports(sources: Path) -> None:
    """Put them into the folder of documents and at the end of the catalogue, which is there."""
    catalogue = sources / "reports.csv"
    with catalogue.open(encoding="utf-8", newline="") as handle:
        columns = next(csv.reader(handle))
    with catalogue.open("a", encoding="utf-8", newline="") as handle:
        rows = csv.DictWriter(handle, columns, restval="", lineterminator="\n")
        for report, text in DOCUMENTS.items():
            (sources / "reports" / f"{report}.md").write_text(text, encoding="utf-8")
            area, year, genre = report.split("-")
            rows.writerow(
                {
                    "report_id": report,
                    "area_code": area,
                    "genre": genre,
                    "execution_year": year,
                    "plan_year": int(year) + 1,
                    "title_zh": text.partition("\n")[0].removeprefix("# "),
                    "issuer_zh": "编制单位",
                    "presented_on": f"{int(year) + 1}-01-14",
                    "file": f"{report}.md",
                }
            )
