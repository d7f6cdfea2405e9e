"""Numbers as official Chinese prints them, and numerals that are no statistic."""

from __future__ import annotations

import pytest
from reading_aids import COMMUNIQUE, figure, figures, read_text


@pytest.mark.parametrize(
    ("printed", "value", "high", "unit", "comparator"),
    [
        ("12.50亿元", "12.50", None, "亿元", ""),
        ("1,234.5万元", "1234.5", None, "万元", ""),
        ("1\u2009234\u2009567元", "1234567", None, "元", ""),
        ("１２３．４万吨", "123.4", None, "万吨", ""),
        ("35家左右", "35", None, "家", "approx"),
        ("70多家", "70", None, "家", "gt"),
        ("200余场", "200", None, "场", "gt"),
        ("1.2万余人", "1.2", None, "万人", "gt"),
        ("8千余户", "8000", None, "户", "gt"),
        ("3千多万元", "3000", None, "万元", "gt"),
        ("5-6.5千亩", "5000", "6500", "亩", ""),
        ("5000峰", "5000", None, "峰", ""),
        ("9700人以内", "9700", None, "人", "le"),
        ("500个以上", "500", None, "个", "ge"),
        ("432-520吨/日", "432", "520", "吨/日", ""),
        ("27.7 微克/立方米", "27.7", None, "微克/立方米", ""),
        ("500个(次)", "500", None, "个(次)", ""),
        ("3.2亿千瓦时", "3.2", None, "亿千瓦时", ""),
        ("12.14亿美元", "12.14", None, "亿美元", ""),
        ("3万亿元", "3", None, "万亿元", ""),
        ("5万\n平方米", "5", None, "万平方米", ""),
    ],
)
def test_value_unit_and_comparator(printed: str, value: str, high: str | None, unit: str, comparator: str) -> None:
    read = figure(f"全年完成甲类工作总量{printed}。")
    assert (read.printed_value, read.printed_value_high, read.printed_unit, read.comparator) == (
        value,
        high,
        unit,
        comparator,
    )
    assert read.printed_text == printed


@pytest.mark.parametrize(("word", "comparator"), [("约", "approx"), ("超过", "ge"), ("不低于", "ge"), ("不超过", "le")])
def test_comparator_before_the_number(word: str, comparator: str) -> None:
    assert figure(f"森林蓄积量{word}30万立方米。").comparator == comparator


def test_a_length_of_time_within_which_is_at_most_that() -> None:
    read = figure("开办时间压缩至1个工作日内。")
    assert (read.printed_text, read.comparator) == ("1个工作日内", "le")


@pytest.mark.parametrize(("text", "unit"), [("惠及20余万群众。", "万"), ("培育20多万群蜜蜂。", "万群")])
def test_a_unit_behind_more_is_no_beginning_of_a_word(text: str, unit: str) -> None:
    read = figure(text)
    assert (read.printed_value, read.printed_unit, read.comparator) == ("20", unit, "gt")


def test_percent_in_chinese_numerals() -> None:
    read = figure("群众满意率达到百分之九十八点三。")
    assert (read.printed_value, read.printed_unit, read.kind.value) == ("98.3", "%", "rate")


def test_percentage_points_are_no_percent() -> None:
    read = figures("城镇化率72.1%，比上年末提高0.6个百分点。")[1]
    assert (read.printed_unit, read.kind.value) == ("个百分点", "growth")


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("本规划于2021年3月5日公布。", {"date"}),
        ("该处位于长河路160、180号和9弄。", {"address"}),
        ("建设“15分钟服务圈”和“1+3+N”体系。", {"name"}),
        ("升级“智慧平台”4.0系统，接入12345热线。", {"name"}),
        ("PM2.5和5G都是名称，见表3。", {"name", "ordinal"}),
        ("依照第12条和〔2023〕5号文件办理。", {"ordinal", "name", "address", "legal"}),
        ("地铁3/4号线经过这里。", {"name"}),
        ("选出四个方面和一批项目。", {"other"}),
    ],
)
def test_no_statistic(text: str, reasons: set[str]) -> None:
    found, aside = read_text(text)
    assert found == ()
    assert aside
    assert {numeral.reason for numeral in aside} <= reasons


def test_threshold_of_a_class_of_things_is_no_amount() -> None:
    assert [each.printed_text for each in figures("引进5000万元以上项目12个。")] == ["12个"]


def test_footnote_mark_is_no_part_of_the_number() -> None:
    found, aside = read_text("全年生产总值[2]1260亿元。")
    assert [(each.printed_value, each.printed_indicator) for each in found] == [("1260", "生产总值")]
    assert [(each.printed_text, each.reason) for each in aside] == [("[2]", "ordinal")]


def test_minus_sign() -> None:
    assert figure("人口自然增长率为-2.70‰。").sign == -1
    assert figure("人口自然增长率为2.70‰。").sign == 1


@pytest.mark.parametrize(
    "printed",
    ["123456789", "1234567890", "123456789012", "12345678901234", "12345678.123456", "1,234,567,890.45"],
)
def test_long_numbers_are_read_whole(printed: str) -> None:
    read = figure(f"年末基金结余{printed}元。")
    assert (read.printed_value, read.printed_unit) == (printed.replace(",", ""), "元")
    assert read.printed_text == f"{printed}元"


@pytest.mark.parametrize("printed", ["123456789012345", "12345678.1234567", "123456789012345678"])
def test_a_number_that_the_warehouse_cannot_hold_is_set_aside_whole(printed: str) -> None:
    found, aside = read_text(f"年末基金结余{printed}元。")
    assert found == ()
    assert [(numeral.reason, numeral.printed_text) for numeral in aside] == [("out_of_range", f"{printed}元")]


def test_a_number_too_long_for_a_quantity_is_a_code() -> None:
    found, aside = read_text("年末基金结余1234567890123456789元。")
    assert found == ()
    assert [numeral.reason for numeral in aside] == ["name"]


def test_a_list_has_the_unit_of_its_last_number() -> None:
    assert [each.printed_unit for each in figures("新建100、200和300平方米商铺。")] == ["平方米"] * 3
    assert [each.printed_unit for each in figures("东镇、西镇企业分别有32、45家。")] == ["家"] * 2


def test_a_word_behind_the_number_says_more_than_the_one_before_it() -> None:
    assert [each.comparator for each in figures("约30家以上企业落户。超过40家企业落户。近20家企业落户。")] == [
        "ge",
        "ge",
        "approx",
    ]
    assert [each.comparator for each in figures("吸引游客20余万人。吸引学生3万多名。惠及居民200余人。")] == ["gt"] * 3


def test_a_dash_between_two_numbers_or_letters_is_no_minus_sign() -> None:
    (read,) = figures("人口自然增长率为2.70‰-3.10‰。")
    assert (read.sign, read.printed_value, read.printed_value_high) == (1, "2.70", "3.10")
    assert [each.sign for each in figures("死亡率6.5‰，自然增长率-2.70‰。")] == [1, -1]
    assert [each.sign for each in figures("生产B-2号钢材5万吨。") if each.printed_unit == "万吨"] == [1]


def test_what_an_index_is_measured_against_is_no_figure() -> None:
    assert [each.printed_value for each in figures("以上年为100，居民消费价格指数为102.3。")] == ["102.3"]


def test_an_age_is_a_figure_where_age_is_measured() -> None:
    assert [each.printed_text for each in figures("居民预期寿命达到84.1岁。")] == ["84.1岁"]
    for who in ("60岁以上老人", "年满60岁的老人", "18岁青年"):
        assert [each.printed_text for each in figures(f"为{who}发放补贴30万元。")] == ["30万元"], who


def test_more_than_so_many_per_cent_are_no_class_of_things_and_more_than_an_amount_is_one() -> None:
    assert [(each.kind.value, each.printed_value) for each in figures("30%以上的企业盈利。")] == [("share", "30")]
    assert [each.reason for each in read_text("500万元以上的企业盈利。")[1]] == ["name"]


def test_the_third_batch_is_no_third_place() -> None:
    found, aside = read_text("获评第三批试点县。跻身第一方阵。")
    assert found == ()
    assert [each.reason for each in aside] == ["ordinal", "ordinal"]


def test_a_round_amount_that_is_counted_is_a_mark_and_no_amount() -> None:
    found, aside = read_text("经济总量迈过两个百亿元台阶。")
    assert found == ()
    assert ("百亿元", "other") in [(each.printed_text, each.reason) for each in aside]
    assert [each.printed_text for each in figures("经济总量达到五百亿元。")] == ["五百亿元"]


@pytest.mark.parametrize(("rank", "value"), [("第3位", "3"), ("第12名", "12"), ("第三位", "3")])
def test_a_rank_is_read_with_the_words_around_it(rank: str, value: str) -> None:
    read = figure(f"粮食总产量位列全省{rank}。")
    assert (read.printed_text, read.printed_value, read.kind.value) == (rank, value, "rank")


def test_a_scale_without_a_unit_is_set_aside_whole() -> None:
    assert [(each.printed_text, each.reason) for each in read_text("园区投入五千万建设校舍。")[1]] == [
        ("五千万", "other")
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("治沙工程投资2亿3000万元。", "2.3000", "亿元"),
        ("护林员补助1万8千元。", "1.8", "万元"),
        ("港口技改投资6亿4千万元。", "6.4", "亿元"),
        ("图书馆接待读者3万2千人。", "3.2", "万人"),
        ("稻谷总产值2,046亿1700万元。", "2046.1700", "亿元"),
        ("地区生产总值三万六千亿元。", "36000", "亿元"),
        ("水利投资十六亿四千万元。", "16.4", "亿元"),
    ],
)
def test_an_amount_in_two_scales_is_one_number(text: str, value: str, unit: str) -> None:
    read = figure(text)
    assert (read.printed_value, read.printed_unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("职工平均工资84 206元。", "84206", "元"),
        ("造林面积2 145.6万亩。", "2145.6", "万亩"),
        ("农民人均收入27，415元。", "27415", "元"),
        ("仓储用地1，032.5万平方米。", "1032.5", "万平方米"),
        ("全年用水量3 114 200吨。", "3114200", "吨"),
    ],
)
def test_blanks_and_wide_commas_part_thousands(text: str, value: str, unit: str) -> None:
    read = figure(text)
    assert (read.printed_value, read.printed_unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("茶园面积扩大7. 1%。", "7.1"),
        ("苗木销售增长1 . 1 %。", "1.1"),
        ("出生率为 0 .61%。", "0.61"),
        ("电量增长11. 15％。", "11.15"),
    ],
)
def test_a_share_is_one_number_however_far_its_decimals_stand_off(text: str, value: str) -> None:
    read = figure(text)
    assert (read.printed_value, read.printed_unit) == (value, "%")


def test_the_number_of_a_list_is_no_part_of_a_share() -> None:
    assert figure("2. 新建水渠35公里。").printed_value == "35"
    assert figure("3. 6座水库除险加固。").printed_value == "6"


def test_numbers_of_a_row_stay_apart() -> None:
    found, aside = read_text("合计 305 411 120 98.5% 其他")
    printed = [each.printed_text for each in (*found, *aside)]
    assert "305 411 120" not in "|".join(printed)


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("新设便民点40家-55家。", "40", "55", "家"),
        ("城镇化率提高2-2.5个百分点。", "2", "2.5", "个百分点"),
        ("渔业产值增长百分之四至百分之五。", "4", "5", "%"),
        ("技改贴息60万-75万元。", "60", "75", "万元"),
        ("绿化率提高到41%—43%。", "41", "43", "%"),
    ],
)
def test_both_ends_of_a_range_may_have_a_unit(text: str, value: str, high: str, unit: str) -> None:
    read = figure(text)
    assert (read.printed_value, read.printed_value_high, read.printed_unit, read.sign) == (value, high, unit, 1)


def test_from_one_number_to_another_is_no_range() -> None:
    assert all(each.printed_value_high is None for each in figures("社区食堂由20家至35家，养老驿站从8个至15个。"))


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("受访商户中看好后市的有六成半。", "6.5", "成", ""),
        ("愿意续租的租户有八成三。", "8.3", "成", ""),
        ("冷链产值占农业产值的五分之二。", "40", "%", ""),
        ("外地游客占游客总数的三分之二。", "66.67", "%", "approx"),
        ("民办园在园幼儿占四分之一。", "25", "%", ""),
    ],
)
def test_parts_in_chinese_numerals(text: str, value: str, unit: str, comparator: str) -> None:
    read = figure(text)
    assert (read.printed_value, read.printed_unit, read.comparator) == (value, unit, comparator)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("引进社会投资数十亿元。", "vague"),
        ("救助困难职工几百万人。", "vague"),
        ("兑现贴息上千万元。", "vague"),
        ("播种进度过半。", "vague"),
        ("用电量增速比前11个月加快0.2个百分点。", "date"),
        ("线上零售占比近半。", "vague"),
        ("跨过三个万亿元大关。", "other"),
        ("展厅每天8:30开放。", "date"),
        ("图书馆开放至21:00止。", "date"),
        ("年产值超8亿元的园区达6个。", "name"),
        ("村集体收入超过30万元的村占四成。", "name"),
        ("发布导览系统2.0、线上地图。", "name"),
        ("图片2", "ordinal"),
        ("开展1%人口抽样调查。", "name"),
        ("重点抓好6个方面工作。", "other"),
    ],
)
def test_words_that_say_no_number_are_set_aside(text: str, reason: str) -> None:
    found, aside = read_text(text)
    assert reason in [each.reason for each in aside], aside
    assert all(each.printed_text not in [numeral.printed_text for numeral in aside] for each in found)


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("民营经济增加值突破万亿元大关。", "1", "万亿元", "ge"),
        ("制造业产值迈上万亿元台阶。", "1", "万亿元", "ge"),
        ("跨境贸易总额接近万亿元。", "1", "万亿元", "approx"),
        ("短视频播放量超百亿次。", "100", "亿次", "ge"),
        ("培训工匠三百余万人。", "300", "万人", "gt"),
    ],
)
def test_a_magnitude_that_is_reached_is_one_of_it(text: str, value: str, unit: str, comparator: str) -> None:
    read = figure(text)
    assert (read.printed_value, read.printed_unit, read.comparator) == (value, unit, comparator)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("全市GDP2140亿元。", "2140", "亿元"),
        ("传染病报告发病率318.42/10万。", "318.42", "/10万"),
        ("出口带宽12.4TB/s。", "12.4", "TB/s"),
        ("市民夜校开班126期。", "126", "期"),
        ("开行城际列车86对。", "86", "对"),
        ("智算规模2.4万PF。", "2.4", "万PF"),
        ("筹集保障房1.7万套（间）。", "1.7", "万套（间）"),
        ("湿地面积21.6km²。", "21.6", "km²"),
        ("上市公司总股本38.6亿股。", "38.6", "亿股"),
        ("新砌海堤640延米。", "640", "延米"),
        ("集中供热锅炉780蒸吨。", "780", "蒸吨"),
        ("图书外借41.5万册次。", "41.5", "万册次"),
        ("渔船总功率8.2万马力。", "8.2", "万马力"),
        ("煤矿死亡率0.08人/百万吨。", "0.08", "人/百万吨"),
        ("供热总量96.4万吉焦。", "96.4", "万吉焦"),
        ("拆除违法建筑3.6万平方。", "3.6", "万平方"),
        ("合同利用外资2.4亿港币。", "2.4", "亿港币"),
    ],
)
def test_units_of_every_kind(text: str, value: str, unit: str) -> None:
    read = figure(text)
    assert (read.printed_value, read.printed_unit) == (value, unit)


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", "－"])
def test_any_dash_after_a_word_of_change_is_a_minus(dash: str) -> None:
    read = figure(f"水产品出口额增长{dash}4.6%。")
    assert (read.kind.value, read.sign, read.printed_indicator) == ("growth", -1, "水产品出口额")


def test_a_dash_between_words_is_no_minus() -> None:
    assert figure("渔港——码头泊位17个。").sign == 1


def test_the_numbers_of_a_chart_whose_words_were_copied_are_set_aside() -> None:
    chart = "805060.2301906.61949.622042.95.56.16.4302019年2020年2021年2022年2023年产量增速—7—"
    found, aside = read_text(
        f"谷子产量71吨，增长4.5%。2019—2023年谷子产量及增速单位：吨、%{chart}豆子产量32吨。", COMMUNIQUE
    )
    assert [(each.printed_indicator, each.printed_text) for each in found][::2] == [
        ("谷子产量", "71吨"),
        ("豆子产量", "32吨"),
    ]
    assert {"805060.2301906", "—7"} <= {each.printed_text for each in aside if each.rule == "chart"}
    said, _ = read_text("2021年、2022年、2023年谷子产量分别为50吨、60吨、71吨。", COMMUNIQUE)
    assert len(said) == 3


@pytest.mark.parametrize(
    ("text", "printed", "reason"),
    [
        ("茶园投资0.8亿元， —12— 增长3%。", "—12—", "ordinal"),
        ("鲜奶产量2万吨。 — 7 — 全年蛋产量3万吨。", "— 7 —", "ordinal"),
        ("林地面积9万公顷，增长2%。 14", "14", "ordinal"),
        ("邮政收入及增速 20单位：亿元。", "20", "name"),
        ("商务局等4部门联合印发办法。", "4", "name"),
        ("首台12兆瓦级机组下线。", "12兆瓦", "name"),
        ("航道可通行3000吨级货轮。", "3000吨", "name"),
    ],
)
def test_a_page_a_longer_word_or_a_class_is_no_statistic(text: str, printed: str, reason: str) -> None:
    found, aside = read_text(text)
    assert [(each.printed_text, each.reason) for each in aside] == [(printed, reason)]
    assert printed not in [each.printed_text for each in found]


@pytest.mark.parametrize(
    ("text", "value", "unit", "name"),
    [
        ("城乡收入比为1.93，比上年缩小0.04年末参加失业保险9万人。", "0.04", "", "城乡收入比比上年缩小"),
        ("城乡收入比为1.93，比上年缩小0.04年末参加失业保险9万人。", "9", "万人", "参加失业保险"),
        ("运算能力达6.4百亿次/秒。", "6.4", "百亿次/秒", "运算能力"),
        ("修路投资5百万元。", "5", "百万元", "修路投资"),
        ("公开测绘数据480.5GB。", "480.5", "GB", "公开测绘数据"),
        ("办公楼投资0.7亿元， —8— 下降5%。", "5", "%", "办公楼投资"),
        ("城镇参保占比 —15— 44.1%。", "44.1", "%", "城镇参保"),
    ],
)
def test_what_stands_beside_a_number_leaves_it_whole(text: str, value: str, unit: str, name: str) -> None:
    read = {each.printed_value: (each.printed_unit, each.printed_indicator) for each in figures(text)}
    assert read[value] == (unit, name)


def test_numbers_that_nobody_can_tell_apart_are_none() -> None:
    assert [each.printed_text for each in figures("第一产业164.27104.12.7。第二产业增加值3.5亿元。")] == ["3.5亿元"]
