"""Sentences of statistical communiqués and monthly bulletins: each with the exact names, numbers and kinds, and the parts of the year
that they speak of."""

from __future__ import annotations

import pytest
from reading_aids import COMMUNIQUE, figures, lexicon, said

from sources.documents.formats.detect import read_here as read_document
from sources.figures import read_figures
from sources.model import ChangeBasis, ReportContext

MONTHLY = ReportContext("330100-2023-economic_run", "330100", "economic_run", 2023, None)
NAMES = {
    # what stands in front of 中 may open with 在, and limits its parts all the same
    "在全县限额以上单位商品零售额中，家具类增长3%，五金类下降2%。": [
        "限额以上家具类零售额 3% growth",
        "限额以上五金类零售额 -2% growth",
    ],
    "在规模以上工业中，造船业增加值增长3%。": ["规模以上造船业增加值 3% growth"],
    # the first behind a semicolon measures what was measured first before it, where it has the unit of that alone
    "小麦播种面积9万亩，亩产400公斤，总产4万吨；玉米6万亩，亩产500公斤，总产3万吨；药材2万亩，产量1万吨。": [
        "小麦播种面积 9万亩",
        "小麦亩产 400公斤",
        "小麦总产 4万吨",
        "玉米播种面积 6万亩",
        "玉米亩产 500公斤",
        "玉米总产 3万吨",
        "药材播种面积 2万亩",
        "药材产量 1万吨",
    ],
    "货物运输总量90万吨，货物周转量8亿吨公里。其中铁路40万吨，公路50万吨。": [
        "货物运输总量 90万吨",
        "货物周转量 8亿吨公里",
        "铁路货物运输总量 40万吨",
        "公路货物运输总量 50万吨",
    ],
    # but what is no part of it does not
    "小麦播种面积9万亩，总产4万吨；建成水渠2万亩。": ["小麦播种面积 9万亩", "小麦总产 4万吨", "建成水渠 2万亩"],
    # animals are counted by several words
    "年末牲畜存栏90万头（只），其中牛20万头，羊70万只。": [
        "牲畜存栏 90万头（只）",
        "牛存栏 20万头",
        "羊存栏 70万只",
    ],
    # what an amount is in another currency
    "人均生产总值约合9800美元。": ["人均生产总值 9800美元"],
    "渔业出口总额3亿美元，折合人民币21亿元。": ["渔业出口总额 3亿美元", "渔业出口总额 21亿元"],
    # of two that are told with what they came from, each is changed once
    "入学率由91%提高到95%，巩固率由88%提高到90%，分别提高4个和2个百分点。": [
        "入学率 91% rate",
        "入学率 95% rate",
        "巩固率 88% rate",
        "巩固率 90% rate",
        "入学率 4个百分点 growth",
        "巩固率 2个百分点 growth",
    ],
    # products measure what was told of another of them, in the next sentence, too; and what they all use is none of them
    "原铝产量增长3%，发电量增长1%。从新产品看，水泥产量增长4%。卷烟下降2%。智能手机增长9%。": [
        "原铝产量 3% growth",
        "发电量 1% growth",
        "水泥产量 4% growth",
        "卷烟产量 -2% growth",
        "智能手机产量 9% growth",
    ],
    # what elsewhere grew by stands in a bracket behind whatever verb compares
    "采矿业产值增长8%，分别高出全国（5%）、全省（6%）平均水平3个和2个百分点。": [
        "采矿业产值 8% growth",
        "采矿业产值 5% growth",
        "采矿业产值 6% growth",
        "采矿业产值 3个百分点 growth",
        "采矿业产值 2个百分点 growth",
    ],
    "采矿业产值增长8%，领先全国（5%）3个百分点。": [
        "采矿业产值 8% growth",
        "采矿业产值 5% growth",
        "采矿业产值 3个百分点 growth",
    ],
    # what is measured may be the heading of the line, whoever or whenever goes on
    "（三）社会消费品零售总额。完成36.5亿元，同比增长5.7%。": [
        "社会消费品零售总额 36.5亿元",
        "社会消费品零售总额 5.7% growth",
    ],
    "2.工业投资。1-6月，全县增长9.4%。": ["工业投资 9.4% growth"],
    "（四）城镇登记失业率。2.9%，控制在年度目标4%以内。": ["城镇登记失业率 2.9% rate", "城镇登记失业率 4% rate"],
    "——茶叶产量。3.6万吨，增长2%。": ["茶叶产量 3.6万吨", "茶叶产量 2% growth"],
    "三、茶叶产量。2.50个茶园达标。": ["茶园达标 50个"],
    "2.工业投资。完成技改项目35个。": ["完成技改项目 35个"],
    # what each head spends on is said of whom the whole says
    "农村居民人均消费支出9000元，其中食品烟酒3000元，居住2000元。": [
        "农村居民人均消费支出 9000元",
        "农村居民人均食品烟酒支出 3000元",
        "农村居民人均居住支出 2000元",
    ],
    # grades name a part with what they are grades of; the end of one is no 等 behind examples
    "全县三级医院9个，其中三级甲等2个；A级景区8个，其中2A级3个，1A级1个。": [
        "三级医院 9个",
        "三级甲等医院 2个",
        "A级景区 8个",
        "2A级景区 3个",
        "1A级景区 1个",
    ],
    # places of one character are counted, but not those of whom the sentence goes on
    "全县有乡镇9个，其中乡2个、镇7个；80个村。": ["乡镇 9个", "乡 2个", "镇 7个", "村 80个"],
    # what a census found before is what its result is held against
    "全县常住人口为9万人，与2010年第六次全国人口普查的10万人相比，十年共减少1万人，下降10%。": [
        "常住人口 9万人",
        "常住人口 10万人",
        "常住人口减少 -1万人",
        "常住人口 -10% growth",
    ],
    "平均每个家庭户的人口为2.5人，比2010年第六次全国人口普查时的3.5人减少1人。": [
        "平均每个家庭户的人口 2.5人",
        "平均每个家庭户的人口 3.5人",
        "平均每个家庭户的人口减少 -1人",
    ],
    "常住人口性别比由2010年第六次全国人口普查时的104.5下降为103.2。": ["常住人口性别比 104.5", "常住人口性别比 103.2"],
    # a growth behind how many they are more is theirs
    "其中回族人口3万人。与2010年相比，汉族人口减少2万人，下降4%。": [
        "回族人口 3万人",
        "汉族人口减少 -2万人",
        "汉族人口 -4% growth",
    ],
    # those who come first in a count are counted
    "按行业分，法人单位数量居前三位的行业是：零售业60个，占30%；建筑业20个。": [
        "零售业法人单位 60个",
        "零售业法人单位 30% share",
        "建筑业法人单位 20个",
    ],
    # whom accidents and disasters befell
    "全年生产安全事故40起，12人死亡，下降5%，5人受伤，直接损失90万元；其中：道路交通事故17起，造成8人死亡。": [
        "生产安全事故 40起",
        "生产安全事故死亡 12人",
        "生产安全事故死亡 -5% growth",
        "生产安全事故受伤 5人",
        "生产安全事故直接损失 90万元",
        "道路交通事故 17起",
        "道路交通事故死亡 8人",
    ],
    "台风造成全县9万人受灾，倒塌房屋80间。": ["台风受灾 9万人", "倒塌房屋 80间"],
    # the three industries in older words, and those of a part of the economy
    "生产总值年均递增9%，其中一二三产分别递增3%、12%、8%。": [
        "生产总值 9% growth",
        "第一产业增加值 3% growth",
        "第二产业增加值 12% growth",
        "第三产业增加值 8% growth",
    ],
    "一二三次产业对经济增长的贡献率分别为5%、40%、55%。": [
        "第一产业对经济增长的贡献率 5% share",
        "第二产业对经济增长的贡献率 40% share",
        "第三产业对经济增长的贡献率 55% share",
    ],
    "民营经济增加值中，第一产业增加值7亿元，增长5%；第二产业增加值9亿元。": [
        "民营经济第一产业增加值 7亿元",
        "民营经济第一产业增加值 5% growth",
        "民营经济第二产业增加值 9亿元",
    ],
    "民营经济对经济增长的贡献率为42%，比上年提高5个百分点。": [
        "民营经济对经济增长的贡献率 42% share",
        "民营经济对经济增长的贡献率 5个百分点 growth",
    ],
    # who made a product is no product
    "原煤产量90万吨，下降4%；其中，县属企业完成40万吨；水稻产量6万吨。": [
        "原煤产量 90万吨",
        "原煤产量 -4% growth",
        "县属企业原煤产量 40万吨",
        "水稻产量 6万吨",
    ],
    # what a list did before its growths, and what each gave to the growth of all
    "增加值增长4%。分行业看，电子业、汽车业发挥支撑作用，分别增长15%、28%，拉动工业增长1.4、1.3个百分点。": [
        "增加值 4% growth",
        "电子业增加值 15% growth",
        "汽车业增加值 28% growth",
        "电子业增加值拉动工业增长 1.4个百分点 growth",
        "汽车业增加值拉动工业增长 1.3个百分点 growth",
    ],
    # what those do of whom there are so many is no name of one character
    "3个县实现茶叶产量增速分别为5%、6%、7%。": [f"县茶叶产量 {each}% growth" for each in (5, 6, 7)],
    # a census may say no number, or its day, and open with itself
    "平均每个家庭户的人口为3人，比2000年人口普查的4人减少1人。": [
        "平均每个家庭户的人口 3人",
        "平均每个家庭户的人口 4人",
        "平均每个家庭户的人口减少 -1人",
    ],
    "全市人口，同第五次全国人口普查2000年11月1日零时的95万人相比，增加7万人。": ["人口 95万人", "人口增加 7万人"],
    "这次人口普查登记的全市总人口为90万人，性别比为105（以女性为100.00）。": ["总人口 90万人", "性别比 105"],
    "甲市第三次全国农业普查共调查了46个乡镇。": ["调查乡镇 46个"],
    # people among people: by register, by sex, and whoever is none besides
    "户籍人口中，城镇人口3万人。": ["户籍城镇人口 3万人"],
    "常住人口中男17万人，占51%；女16万人。": ["男性常住人口 17万人", "男性常住人口 51% share", "女性常住人口 16万人"],
    "常住人口中，外省人员为70万人。总户数9万户，其中：农业户4万户。": [
        "外省人员 70万人",
        "总户数 9万户",
        "农业户 4万户",
    ],
    # those employed, by whom
    "全部职工劳动报酬为9万元。其中：企业2万元，下降4%；机关7万元。": [
        "全部职工劳动报酬 9万元",
        "企业职工劳动报酬 2万元",
        "企业职工劳动报酬 -4% growth",
        "机关职工劳动报酬 7万元",
    ],
    # who is insured, or lives on something
    "参加养老保险、失业保险人数分别为9万人、8万人。享受城镇低保的居民为3000人。": [
        "参加养老保险人数 9万人",
        "参加失业保险人数 8万人",
        "享受城镇低保的居民 3000人",
    ],
    "医疗参保人数9万人。参加养老保险职工8万人，其中职工7万人，退休人员1万人。": [
        "医疗参保人数 9万人",
        "参加养老保险职工 8万人",
        "职工 7万人",
        "参加养老保险退休人员 1万人",
    ],
    "养老保险、工伤保险缴费人数分别达到9万人、8万人。": ["养老保险缴费人数 9万人", "工伤保险缴费人数 8万人"],
    # goods of so many households, one after the other
    "每百户拥有汽车24辆，电脑80台。农村每百户拥有彩电120台、手机200部。": [
        "每百户拥有汽车 24辆",
        "每百户拥有电脑 80台",
        "农村每百户拥有彩电 120台",
        "农村每百户拥有手机 200部",
    ],
    "水泥、玻璃、钢材三类产品产量分别增长2%、3%、4%。": [
        "水泥产量 2% growth",
        "玻璃产量 3% growth",
        "钢材产量 4% growth",
    ],
    "植被覆盖度和森林覆盖率分别提高5个和2个百分点。": ["植被覆盖度 5个百分点 growth", "森林覆盖率 2个百分点 growth"],
    "非公经济创造增加值9亿元。规模以上固定资产完成投资8亿元。": ["非公经济增加值 9亿元", "规模以上固定资产投资 8亿元"],
    "发生事故7起，伤4人。生产总值增长9%；增长速度居全省第3位。": [
        "发生事故 7起",
        "发生事故受伤 4人",
        "生产总值 9% growth",
        "生产总值(增长速度) 3名次 rank",
    ],
    # goods own nothing
    "规模以上工业企业产值90亿元。工业品出口交货值9亿元，营业收入80亿元，利润总额5亿元。": [
        "规模以上工业企业产值 90亿元",
        "工业品出口交货值 9亿元",
        "规模以上工业企业营业收入 80亿元",
        "规模以上工业企业利润总额 5亿元",
    ],
    # what a bracket says of a census is no name, and sorts of what is counted are so many of them
    "法人单位9万个，比2013年末（2013年是第三次全国经济普查年份，下同）增加2万个，增长30%。": [
        "法人单位 9万个",
        "法人单位增加 2万个",
        "法人单位 30% growth",
    ],
    "个体经营户9万户，其中，第二产业2万户，第三产业7万户（详见表1）。": [
        "个体经营户 9万户",
        "第二产业个体经营户 2万户",
        "第三产业个体经营户 7万户",
    ],
    "商贸税收完成入库4亿元，增长2%，比2007年增速减缓3个百分点。": [
        "商贸税收 4亿元",
        "商贸税收 2% growth",
        "商贸税收增速 -3个百分点 growth",
    ],
    "6座水库蓄水总量4万立方米。货物运输量3万吨。": ["水库 6座", "水库蓄水总量 4万立方米", "货物运输量 3万吨"],
    "客船载客量37客位，废气排放量6万标立方米。": [
        "客船载客量 37客位",
        "废气排放量 6万标立方米",
    ],
    # whose share it is of which no number was told, and words that only lead to a change
    "渔业增加值增长9%，占生产总值的比重提高2个百分点。": [
        "渔业增加值 9% growth",
        "渔业增加值占生产总值的比重 2个百分点 growth",
    ],
    "财政总收入增长3%，绝对额增收9万元。居民消费价格上涨幅度为5%。": [
        "财政总收入 3% growth",
        "财政总收入比上年增加 9万元",
        "居民消费价格 5% growth",
    ],
    # a day that something is called after
    "“5•12”地震后，新建校舍30所。“5·12”地震灾民9万人。": ["新建校舍 30所", "“5·12”地震灾民 9万人"],
    # a number that something came from may be said to be of the year before, with a unit or without
    "城乡居民收入比由上年的2.02缩小为1.98。": ["城乡居民收入比 2.02", "城乡居民收入比 1.98"],
    # homes between two sizes
    "二手房价格上涨2%，60—90平方米住宅价格上涨3%，90平方米及以下户型成交4万套。": [
        "二手房价格 2% growth",
        "60—90平方米住宅价格 3% growth",
        "90平方米及以下户型成交 4万套",
    ],
    # parts beside a whole that grew grew, and parts of an index are indices
    "工业增加值增长5%，其中采矿业-2%、制造业6%。": [
        "工业增加值 5% growth",
        "采矿业增加值 -2% growth",
        "制造业增加值 6% growth",
    ],
    "居民消费价格指数为102%，其中衣着类98%。按类别分，食品类103%。": [
        "居民消费价格指数 102% rate",
        "衣着类价格 98% rate",
        "食品类价格 103% rate",
    ],
    # how many places several moved is dealt to those that were ranked
    "茶叶产量、造船产值增速分别居全省第3位、第5位，位次前移7位、8位。": [
        "茶叶产量增速 3名次 rank",
        "造船产值增速 5名次 rank",
        "茶叶产量增速 7位 rank",
        "造船产值增速 8位 rank",
    ],
    "茶叶增速、造船增速居全省第2位、第6位，较上季度分别前移1位、3位。": [
        "茶叶增速 2名次 rank",
        "造船增速 6名次 rank",
        "茶叶增速 1位 rank",
        "造船增速 3位 rank",
    ],
    "茶叶产量增长3%，居全省第4位，比上月提升1个位次。其中，8月当月增长4%，居全省第5位。": [
        "茶叶产量 3% growth",
        "茶叶产量 4名次 rank",
        "茶叶产量 1位 rank",
        "茶叶产量 4% growth",
        "茶叶产量 5名次 rank",
    ],
    "茶叶产量增长8%，增速居全省第9位，位次下移1位，增幅居全市第2位，较上月回落3个位次。": [
        "茶叶产量 8% growth",
        "茶叶产量(增速) 9名次 rank",
        "茶叶产量(增速) 1位 rank",
        "茶叶产量(增幅) 2名次 rank",
        "茶叶产量(增幅) 3位 rank",
    ],
    # what is compared with several is what grew last, and not each of as many that grew
    "造船产值3亿元，增长2%；茶叶产量5万吨，增长3%，比一季度、上半年分别加快1.6个、1.4个百分点。": [
        "造船产值 3亿元",
        "造船产值 2% growth",
        "茶叶产量 5万吨",
        "茶叶产量 3% growth",
        "茶叶产量 1.6个百分点 growth",
        "茶叶产量 1.4个百分点 growth",
    ],
    "造船产值增长2%；茶叶产量增长3%，增速比一季度、上半年低1.6、1.4个百分点。": [
        "造船产值 2% growth",
        "茶叶产量 3% growth",
        "茶叶产量 -1.6个百分点 growth",
        "茶叶产量 -1.4个百分点 growth",
    ],
    # parts in a list are of the class of size of their whole
    "限额以上社会消费品零售总额50亿元，增长5%，其中，城镇、乡村分别实现零售额40亿元和10亿元。": [
        "限额以上社会消费品零售总额 50亿元",
        "限额以上社会消费品零售总额 5% growth",
        "限额以上城镇零售额 40亿元",
        "限额以上乡村零售额 10亿元",
    ],
    # what parts measure is what their whole does, however it counts: beds, visits, herds
    "年末全县病床3200张，其中，医院2500张，乡镇卫生院600张，妇幼保健院40张。": [
        "病床 3200张",
        "医院病床 2500张",
        "乡镇卫生院病床 600张",
        "妇幼保健院病床 40张",
    ],
    "全年总诊疗120万人次，其中，县级医院70万人次，乡镇卫生院30万人次。": [
        "总诊疗 120万人次",
        "县级医院总诊疗 70万人次",
        "乡镇卫生院总诊疗 30万人次",
    ],
    "全年出院9万人次，其中：医院8万人次，卫生院1万人次。": [
        "出院 9万人次",
        "医院出院 8万人次",
        "卫生院出院 1万人次",
    ],
    "年末牲畜总头数60万头(只)，增长2%。其中，猪5万头，下降3%；羊50万只，增长4%；大牲畜2万头。": [
        "牲畜总头数 60万头(只)",
        "牲畜总头数 2% growth",
        "猪总头数 5万头",
        "猪总头数 -3% growth",
        "羊总头数 50万只",
        "羊总头数 4% growth",
        "大牲畜总头数 2万头",
    ],
    "全年生猪出栏18万头，牛出栏4400头，活家禽276万只。": [
        "生猪出栏 18万头",
        "牛出栏 4400头",
        "活家禽出栏 276万只",
    ],
    # what a clause announces of each that comes, or says that they are seen by
    "招生数：普通高中5000人，初中7000人，小学9000人。": [
        "普通高中招生数 5000人",
        "初中招生数 7000人",
        "小学招生数 9000人",
    ],
    "三次产业对经济增长的拉动分别为：第一产业0.3个百分点，第二产业1.2个百分点，第三产业2.8个百分点。": [
        "第一产业对经济增长的拉动 0.3个百分点 growth",
        "第二产业对经济增长的拉动 1.2个百分点 growth",
        "第三产业对经济增长的拉动 2.8个百分点 growth",
    ],
    "三次产业对经济增长的贡献率分别为：第一产业7.1%，第二产业30.2%，第三产业62.7%。": [
        "第一产业对经济增长的贡献率 7.1% share",
        "第二产业对经济增长的贡献率 30.2% share",
        "第三产业对经济增长的贡献率 62.7% share",
    ],
    "规模以上工业增加值增长5%。从主要产品产量看，水泥增长3%，布下降2%，十种有色金属增长7%。": [
        "规模以上工业增加值 5% growth",
        "水泥产量 3% growth",
        "布产量 -2% growth",
        "十种有色金属产量 7% growth",
    ],
    "从出口商品看，机电产品增长6%，农产品增长2%。": [
        "机电产品出口额 6% growth",
        "农产品出口额 2% growth",
    ],
    "商品零售80亿元，增长4%；餐饮收入10亿元，增长8%。从限额以上单位商品类别看，粮油、食品类增长3%，化妆品类下降2%。": [
        "商品零售 80亿元",
        "商品零售 4% growth",
        "餐饮收入 10亿元",
        "餐饮收入 8% growth",
        "粮油、食品类零售额 3% growth",
        "化妆品类零售额 -2% growth",
    ],
    "居民消费价格总水平上涨0.8%，其中，食品烟酒涨1.1%、衣着跌0.4%、交通和通信涨2%。": [
        "居民消费价格总水平 0.8% growth",
        "食品烟酒价格 1.1% growth",
        "衣着价格 -0.4% growth",
        "交通和通信价格 2% growth",
    ],
    "(图1)全年居民消费价格上涨0.5%，其中食品烟酒类上涨0.3%。": [
        "居民消费价格 0.5% growth",
        "食品烟酒类价格 0.3% growth",
    ],
    # lists that are dealt out again, and numbers of them below zero
    "三次产业贡献率分别为54%、-39%、85%，分别拉动经济增长0.9、-0.6和1.4个百分点。": [
        "第一产业贡献率 54% share",
        "第二产业贡献率 -39% share",
        "第三产业贡献率 85% share",
        "第一产业拉动经济增长 0.9个百分点 growth",
        "第二产业拉动经济增长 -0.6个百分点 growth",
        "第三产业拉动经济增长 1.4个百分点 growth",
    ],
    "猪、牛出栏分别增长2.2%、25%，分别较一季度回升2.9个、23.9个百分点。": [
        "猪出栏 2.2% growth",
        "牛出栏 25% growth",
        "猪出栏 2.9个百分点 growth",
        "牛出栏 23.9个百分点 growth",
    ],
    # a measure that stands alone is that of what the sentence measured last; a place among others is of it too
    "竹业总产值4.2亿元，增长3.5%，实现增加值2.1亿元，增长3.8%。": [
        "竹业总产值 4.2亿元",
        "竹业总产值 3.5% growth",
        "竹业增加值 2.1亿元",
        "竹业增加值 3.8% growth",
    ],
    "第三产业实现增加值14亿元，占GDP比重32%，增加值增长5.3%。": [
        "第三产业增加值 14亿元",
        "第三产业增加值 32% share",
        "第三产业增加值 5.3% growth",
    ],
    "饲料业销售额增长5%，增速全省排名第3，总量全市排名第4。": [
        "饲料业销售额 5% growth",
        "饲料业销售额(增速) 3名次 rank",
        "饲料业销售额 4名次 rank",
    ],
    "城市污水处理率95%，生活垃圾无害化处理率99%，分别比上年提高2.2个和0.7个百分点。": [
        "城市污水处理率 95% rate",
        "生活垃圾无害化处理率 99% rate",
        "城市污水处理率 2.2个百分点 growth",
        "生活垃圾无害化处理率 0.7个百分点 growth",
    ],
    "第一产业占地区生产总值的比重上升3.8个百分点，第二、第三产业占地区生产总值的比重分别回落2.1和1.7个百分点。": [
        "第一产业占地区生产总值的比重 3.8个百分点 growth",
        "第二产业占地区生产总值的比重 -2.1个百分点 growth",
        "第三产业占地区生产总值的比重 -1.7个百分点 growth",
    ],
    "固定资产投资增长6%。分产业看，第一、二、三产业分别同比增长4%、5%和6%。": [
        "固定资产投资 6% growth",
        "第一产业投资 4% growth",
        "第二产业投资 5% growth",
        "第三产业投资 6% growth",
    ],
    "化学需氧量、二氧化硫、氨氮、氮氧化物排放量分别比上年削减1.1%、0.6%、2.2%和3.1%。": [
        "化学需氧量排放量 -1.1% growth",
        "二氧化硫排放量 -0.6% growth",
        "氨氮排放量 -2.2% growth",
        "氮氧化物排放量 -3.1% growth",
    ],
    "软件服务业、租赁服务业等现代服务业增势较好，营业收入分别增长21%、14%。": [
        "软件服务业营业收入 21% growth",
        "租赁服务业营业收入 14% growth",
    ],
    "年末户籍人口52.6万人。其中，城镇人口21.4万人，乡村人口31.2万人。": [
        "户籍人口 52.6万人",
        "户籍城镇人口 21.4万人",
        "户籍乡村人口 31.2万人",
    ],
    "户籍总人口6万人，下降1%。户籍总人口中，城镇人口4万人，乡村人口2万人。": [
        "户籍总人口 6万人",
        "户籍总人口 -1% growth",
        "户籍城镇人口 4万人",
        "户籍乡村人口 2万人",
    ],
    # no class of size that was told of a part limits the sectors
    "其中第二产业增加值45亿元，规模以上工业增加值27亿元；第三产业增加值44亿元，增长8%。": [
        "第二产业增加值 45亿元",
        "规模以上工业增加值 27亿元",
        "第三产业增加值 44亿元",
        "第三产业增加值 8% growth",
    ],
    # nor does one whose place by its growth was told limit what is not measured alike
    "从需求看，限额以上消费品零售额7亿元，增长5%，增幅居全省第6位。从保障看，贷款余额30亿元，增幅居全省第2位；财政收入4亿元。": [
        "限额以上消费品零售额 7亿元",
        "限额以上消费品零售额 5% growth",
        "限额以上消费品零售额(增幅) 6名次 rank",
        "贷款余额 30亿元",
        "贷款余额(增幅) 2名次 rank",
        "财政收入 4亿元",
    ],
    # as many names as are counted, though commas part them, and what they did together
    "其中，棉、毛及其他纺织业，食品制造业，造船业3个行业增加值分别增长2%、3%、4%，合计拉动全市增速5个百分点。": [
        "行业 3个",
        "棉、毛及其他纺织业增加值 2% growth",
        "食品制造业增加值 3% growth",
        "造船业增加值 4% growth",
        "棉、毛及其他纺织业、食品制造业、造船业增加值拉动全市增速 5个百分点 growth",
    ],
    # points for full stops, where a text has none
    "各项工作圆满完成.――粮食产量21万吨，增长7.3%.造船业实现利润2亿元.": [
        "粮食产量 21万吨",
        "粮食产量 7.3% growth",
        "造船业利润 2亿元",
    ],
    # what a name takes in is added up in a bracket
    "财政总收入（一般公共预算收入加政府性基金收入）完成8亿元。": ["财政总收入 8亿元"],
    "民营经济三次产业结构由20:30:50调整为19:30:51。": [
        "民营经济第一产业增加值 20% share",
        "民营经济第二产业增加值 30% share",
        "民营经济第三产业增加值 50% share",
        "民营经济第一产业增加值 19% share",
        "民营经济第二产业增加值 30% share",
        "民营经济第三产业增加值 51% share",
    ],
    # a ratio, a class of size and a base that are none of the number's own
    "城乡居民收入比进一步缩小，由上年的2.31:1缩小至2.25:1。男女性别比为105.2:100。": [
        "城乡居民收入比 2.31",
        "城乡居民收入比 2.25",
        "男女性别比 105.2",
    ],
    "“四上”企业331个，分专业看，规模以上工业企业125个，资质内建筑业企业45个，限额以上商贸企业71个，房地产企业36个。": [
        "“四上”企业 331个",
        "规模以上工业企业 125个",
        "资质内建筑业企业 45个",
        "限额以上商贸企业 71个",
        "房地产企业 36个",
    ],
    "煤矿百万吨死亡率0.12。工矿商贸从业人员十万人事故死亡人数1.2人，下降3%。": [
        "煤矿百万吨死亡率 0.12",
        "工矿商贸从业人员十万人事故死亡人数 1.2人",
        "工矿商贸从业人员十万人事故死亡人数 -3% growth",
    ],
    "全年空气质量达到一级标准的有127天，达到二级标准的有227天。": [
        "空气质量达到一级标准 127天",
        "达到二级标准 227天",
    ],
    "规模以上服务业86户，营业收入20亿元。房地产开发企业17家，完成投资9亿元。": [
        "规模以上服务业 86户",
        "规模以上服务业营业收入 20亿元",
        "房地产开发企业 17家",
        "房地产开发企业完成投资 9亿元",
    ],
    "幼儿园90所，在园幼儿2万人。全县专任教师6000人，其中小学2500人、中学2000人。": [
        "幼儿园 90所",
        "幼儿园在园幼儿 2万人",
        "专任教师 6000人",
        "小学专任教师 2500人",
        "中学专任教师 2000人",
    ],
    "在总人口中，男性人口31万人，占51%。按常住人口计算人均地区生产总值74000元，较上年净增3200元。": [
        "男性人口 31万人",
        "男性人口 51% share",
        "人均地区生产总值 74000元",
        "人均地区生产总值较上年净增 3200元",
    ],
    "移动电话用户7.2万户，新增0.3万户；宽带用户1.9万户，新增0.5万户。": [
        "移动电话用户 7.2万户",
        "新增移动电话用户 0.3万户",
        "宽带用户 1.9万户",
        "新增宽带用户 0.5万户",
    ],
    "全年全社会用电量9.6亿度，增长5%。固定资产投资增长9%，超全市平均3个百分点。": [
        "全社会用电量 9.6亿度",
        "全社会用电量 5% growth",
        "固定资产投资 9% growth",
        "固定资产投资 3个百分点 growth",
    ],
    "居民消费价格上涨2%，涨幅低于去年同期0.3个百分点。": [
        "居民消费价格 2% growth",
        "居民消费价格涨幅 -0.3个百分点 growth",
    ],
    # ratios of per cents, shares that a colon announces, shares that changed
    "三大产业结构为30%:19%:51%，与上年相比，分别提高-1.8、3.4、-1.6个百分点。": [
        "第一产业增加值 30% share",
        "第二产业增加值 19% share",
        "第三产业增加值 51% share",
        "第一产业增加值占比 -1.8个百分点 growth",
        "第二产业增加值占比 3.4个百分点 growth",
        "第三产业增加值占比 -1.6个百分点 growth",
    ],
    "农林牧渔业总产值44亿元。占农林牧渔业的比重分别为：农业62%，林业5%，牧业33%。": [
        "农林牧渔业总产值 44亿元",
        "农业 62% share",
        "林业 5% share",
        "牧业 33% share",
    ],
    "第一产业增加值占地区生产总值的比重为29%，所占比重比上年提高0.8个百分点。": [
        "第一产业增加值 29% share",
        "第一产业增加值所占比重 0.8个百分点 growth",
    ],
    # whose beds, and who sold
    "年末拥有各类收养性社会福利单位124个，床位2万张，在院人数5870人。": [
        "各类收养性社会福利单位 124个",
        "各类收养性社会福利单位床位 2万张",
        "各类收养性社会福利单位在院人数 5870人",
    ],
    "其中62家限上法人企业完成消费品零售额11亿元，增长6%。": [
        "限上法人企业 62家",
        "限上法人企业消费品零售额 11亿元",
        "限上法人企业消费品零售额 6% growth",
    ],
    "工业新产品产量持续保持较快增长。集成电路增长28%，太阳能电池增长65%。": [
        "集成电路产量 28% growth",
        "太阳能电池产量 65% growth",
    ],
    # per pupil, telephones that are counted, shares in a whole
    "小学生均占地面积29平方米，生均校舍面积13平方米，校均规模700人。": [
        "小学生均占地面积 29平方米",
        "小学生均校舍面积 13平方米",
        "小学校均规模 700人",
    ],
    "年末固定电话用户41万户，其中，住宅电话25万户，下降10%。": [
        "固定电话用户 41万户",
        "住宅电话用户 25万户",
        "住宅电话用户 -10% growth",
    ],
    "GDP总量在全市的占比为7.3%。体育场地2608个，比去年增加了78个。": [
        "GDP总量 7.3% share",
        "体育场地 2608个",
        "体育场地比去年增加 78个",
    ],
    "居民消费价格上涨1.4%，服务项目价格上涨1.3%。交通和通信类、医疗保健类，分别上涨2.4%和1.8%。": [
        "居民消费价格 1.4% growth",
        "服务项目价格 1.3% growth",
        "交通和通信类价格 2.4% growth",
        "医疗保健类价格 1.8% growth",
    ],
    # changes of growths, and of what is beside the parts
    "投资增长20%，居全省第12位，增速分别较1-2月、1-3月回落3.4、0.6个百分点。": [
        "投资 20% growth",
        "投资 12名次 rank",
        "投资 -3.4个百分点 growth",
        "投资 -0.6个百分点 growth",
    ],
    "船舶业增加值增长15%，电机业增加值增长22%，增速分别比工业高6.7和13.8个百分点。": [
        "船舶业增加值 15% growth",
        "电机业增加值 22% growth",
        "船舶业增加值 6.7个百分点 growth",
        "电机业增加值 13.8个百分点 growth",
    ],
    "金融机构存款余额90亿元，其中住户存款60亿元，增长12%；贷款余额80亿元。": [
        "金融机构存款余额 90亿元",
        "住户存款余额 60亿元",
        "住户存款余额 12% growth",
        "金融机构贷款余额 80亿元",
    ],
    "人均地区生产总值38214元，按2019年平均汇率计算为5686美元。": [
        "人均地区生产总值 38214元",
        "人均地区生产总值 5686美元",
    ],
    "衣着、居住、教育文化娱乐价格分别上涨2%、1%和3%。": [
        "衣着价格 2% growth",
        "居住价格 1% growth",
        "教育文化娱乐价格 3% growth",
    ],
    "金融机构各项存贷款余额80亿元，其中存款余额50亿元，贷款余额30亿元。": [
        "金融机构各项存贷款余额 80亿元",
        "金融机构存款余额 50亿元",
        "金融机构贷款余额 30亿元",
    ],
    # who has something is behind no verb; whose income was told, and whose spending with it; all teachers are those of no school
    "渔医院拥有床位9张，渔业小学有教职工8人，渔业高中有在校学生70人。": [
        "渔医院床位 9张",
        "渔业小学教职工 8人",
        "渔业高中在校学生 70人",
    ],
    "城镇居民人均可支配收入9元、增长2%，人均消费支出8元；农村居民人均可支配收入7元，增长3%，人均消费支出6元。": [
        "城镇居民人均可支配收入 9元",
        "城镇居民人均可支配收入 2% growth",
        "城镇居民人均消费支出 8元",
        "农村居民人均可支配收入 7元",
        "农村居民人均可支配收入 3% growth",
        "农村居民人均消费支出 6元",
    ],
    "渔业学校1所，在校学生90人。全县专任教师800人。": ["渔业学校 1所", "渔业学校在校学生 90人", "专任教师 800人"],
    "在总人口中男性人口为9万人。": ["男性总人口 9万人"],
    # the end that names of one character have together, but no longer ones
    "鸭、鹅、禽肉产量分别增长4%、3%、2%。": ["鸭肉产量 4% growth", "鹅肉产量 3% growth", "禽肉产量 2% growth"],
    "粮食、禽肉产量分别增长4%、2%。": ["粮食产量 4% growth", "禽肉产量 2% growth"],
    # among how many something has its place
    "渔业产值增长9%，增速在全省27个海洋渔业示范基地中居第7位。": ["渔业产值 9% growth", "渔业产值(增速) 7名次 rank"],
    # by how much something came short of what was planned; a rate of carrying out is one of what is planned alone
    "渔船事故死亡9人，比控制指标减少3人；造林8亩，比年度计划增加2亩。": [
        "渔船事故死亡 9人",
        "渔船事故死亡比计划减少 -3人",
        "造林 8亩",
        "造林比计划增加 2亩",
    ],
    "渔港环境影响评价执行率100%，部门预算执行率92%。": [
        "渔港环境影响评价执行率 100% rate",
        "部门预算 92% completion",
    ],
    "渔业劳动生产率9元/人年。": ["渔业劳动生产率 9元/人年"],
    "轻重工业结构由上年的28:72变为29:71。": [
        "轻工业 28% share",
        "重工业 72% share",
        "轻工业 29% share",
        "重工业 71% share",
    ],
}
PERIODS = {
    # what is added up since January
    "4月，水泥产量累计完成90万吨，增长8%。": ["M01-M04", "M01-M04"],
    "4月份，用电量增长6%，1-4月累计增长5%。": ["M04", "M01-M04"],
    "4月，投资累计增长5%，4月份当月增长7%。": ["M01-M04", "M04"],
    # a part of it, and parts of the whole in the sentence before
    "1-5月，用电量3亿千瓦时，其中5月份用电量0.8亿千瓦时，增长5%。": ["M01-M05", "M05", "M05"],
    "1-6月，销售额增长8%。其中6月当月下降4%。": ["H1", "M06"],
    "1-4月，零售额20亿元。其中，城镇15亿元；乡村5亿元。": ["M01-M04"] * 3,
    "1-5月，产值增长2%。其中，5月当月增长7%。从先行指标看，用电量下降5%。": ["M01-M05", "M05", "M01-M05"],
    "1-4月，投资增长3%。分产业看，第一产业增长4%，第二产业增长5%。": ["M01-M04"] * 3,
    # what is compared with
    "上半年，茶叶产量增长3%，比2022年全年加快1个百分点，果业产值增长4%。": ["H1", "H1", "H1"],
    "一季度，茶叶占农产品比重为41%，较去年全年提高2个百分点。": ["Q1", "Q1"],
    "8月末，存款余额增长13%，高于1-7月3个百分点。": ["M08", "M08"],
}


@pytest.mark.parametrize("text", NAMES)
def test_a_number_is_called_by_what_it_measures(text: str) -> None:
    found = [
        f"{name} {number}" + ("" if kind == "level" else f" {kind}")
        for name, number, kind in said(figures(text, COMMUNIQUE))
    ]
    assert found == NAMES[text]


@pytest.mark.parametrize("text", PERIODS)
def test_a_number_is_of_its_part_of_the_year(text: str) -> None:
    assert [each.period for each in figures(text, MONTHLY)] == PERIODS[text]


def test_what_is_added_up_over_months_is_no_stock() -> None:
    tons, visitors, parks = figures("上半年，水泥产量累计完成90万吨，累计接待游客300万人次，累计有园区30个。", MONTHLY)
    assert [each.is_stock for each in (tons, visitors, parks)] == [False, False, True]
    assert (tons.printed_indicator, visitors.printed_indicator) == ("水泥产量", "接待游客")


def test_a_speed_is_compared_with_another_part_of_the_year() -> None:
    found = figures(
        "上半年，投资增长5%，比一季度提高0.4个百分点，比1-5月回落0.1个百分点，比上年同期加快2个百分点。", MONTHLY
    )
    assert [each.change_basis for each in found[1:]] == [ChangeBasis.PERIOD, ChangeBasis.PERIOD, ChangeBasis.YEAR]


def test_a_contribution_that_is_announced_is_one() -> None:
    found = figures("三次产业对经济增长的拉动分别为：第一产业0.3个百分点，第二产业-1.2个百分点。", COMMUNIQUE)
    assert {each.change_basis for each in found} == {ChangeBasis.CONTRIBUTION}


def test_areas_that_several_differences_compare_with_are_not_whose_they_are() -> None:
    found = figures("出口增长5%，较全国、全省分别高1.7个、1.9个百分点。", COMMUNIQUE)
    assert [each.reference_area_code for each in found] == [None, "000000", "330000"]
    assert {each.area_code for each in found} == {COMMUNIQUE.area_code}


def test_shares_beside_each_other_have_one_whole() -> None:
    found = figures("第一产业增加值占生产总值比重为5%，第二产业增加值比重为42%，第三产业增加值比重为53%。", COMMUNIQUE)
    assert {each.whole_of for each in found} == {"生产总值"}


def test_a_paragraph_of_parts_goes_on_from_the_one_before() -> None:
    text = """云溪县2023年经济运行情况

1-10月，规模以上工业增加值增长10%。

分三大门类看，采矿业增长18%，制造业增长9%。

全县技改投资增长28%。
"""
    document = read_document(text.encode(), "a.txt")
    found, _ = read_figures(document, COMMUNIQUE, lexicon())
    assert [(each.printed_indicator, each.period) for each in found] == [
        ("规模以上工业增加值", "M01-M10"),
        ("规模以上采矿业增加值", "M01-M10"),
        ("规模以上制造业增加值", "M01-M10"),
        ("技改投资", "A"),
    ]


def test_what_came_in_a_year_is_no_stock_beside_what_there_is() -> None:
    found = figures(
        "年末全市共有学校66所，其中，中学23所，招生5000人，在校生2万人，毕业生6000人；小学43所。", COMMUNIQUE
    )
    assert [each.is_stock for each in found] == [True, True, False, True, False, True]


def test_all_that_goes_out_is_no_part_of_what_came_in_before() -> None:
    found = figures("全年进口总额16亿元。按商品分，鱼粉进口2亿元，网具进口3亿元。出口总额95亿元，下降2%。", COMMUNIQUE)
    assert [each.printed_indicator for each in found][3:] == ["出口总额"] * 2
    found = figures("跨境电商进口总额5亿元，出口总额4亿元。", COMMUNIQUE)
    assert [each.printed_indicator for each in found] == ["跨境电商进口总额", "跨境电商出口总额"]


def test_who_is_insured_is_said_once_for_several_insurances() -> None:
    found = figures("职工基本养老、基本医疗、工伤保险参保人数分别为9万人、8万人、7万人。", COMMUNIQUE)
    names = ["职工基本养老保险参保人数", "职工基本医疗保险参保人数", "工伤保险参保人数"]
    assert [each.printed_indicator for each in found] == names


def test_the_heading_of_a_paragraph_that_a_blank_parts_from_it_is_no_part_of_a_name() -> None:
    text = "茶业 全年茶园面积27万亩。\n盐业　年末全县盐田8万亩，增长2%。"
    assert [each.printed_indicator for each in figures(text, COMMUNIQUE)] == ["茶园面积", "盐田", "盐田"]
    assert [each.printed_text for each in figures(text, COMMUNIQUE)] == ["27万亩", "8万亩", "2%"]


def test_what_a_ratio_has_become_is_no_baseline() -> None:
    found = figures("轻重工业结构由上年的28:72变为29:71。", COMMUNIQUE)
    assert [each.scenario.value for each in found] == ["baseline", "baseline", "actual", "actual"]


def test_the_prices_of_a_growth_may_stand_in_a_bracket_behind_it() -> None:
    found = figures("渔业增加值增长7%（按不变价计算），盐业增加值增长5%（快报数）。", COMMUNIQUE)
    assert [each.price_basis for each in found] == ["constant", None]
