"""Names that a number takes from what stands around it: each passage with the exact names, numbers and kinds."""

from __future__ import annotations

import pytest
from reading_aids import COMMUNIQUE, figures, said, table

from sources.model import ReportContext, Scenario

NAMES = {
    # what a number has come to by a year that is said
    "林木良种率从2019年的51%提升到2023年的70%。": ["林木良种率 51% rate", "林木良种率 70% rate"],
    "渔业对经济增长贡献率从17%提升到35%。": ["渔业对经济增长贡献率 17% share", "渔业对经济增长贡献率 35% share"],
    "城镇居民、农村居民人均可支配收入从2019年的3万元、1万元增长到2023年的4万元、2万元。": [
        "城镇居民人均可支配收入 3万元",
        "农村居民人均可支配收入 1万元",
        "城镇居民人均可支配收入 4万元",
        "农村居民人均可支配收入 2万元",
    ],
    # what was said before the last names of a sentence is not what a list behind these deals
    "财政收入3亿元，税收收入2亿元，分别增长5%、6%；城镇居民人均收入8000元，农村居民人均收入2000元，分别增长7%、9%。": [
        "财政收入 3亿元",
        "税收收入 2亿元",
        "财政收入 5% growth",
        "税收收入 6% growth",
        "城镇居民人均收入 8000元",
        "农村居民人均收入 2000元",
        "城镇居民人均收入 7% growth",
        "农村居民人均收入 9% growth",
    ],
    # a ratio that came to be so by a year that is said
    "三次产业结构由2018年的12:35:53优化至2023年的11:36:53。": [
        "第一产业增加值 12% share",
        "第二产业增加值 35% share",
        "第三产业增加值 53% share",
        "第一产业增加值 11% share",
        "第二产业增加值 36% share",
        "第三产业增加值 53% share",
    ],
    # what measures the very thing that was measured before
    "数字贸易进出口额增长35%，规模突破80亿元。": ["数字贸易进出口额 35% growth", "数字贸易进出口额 80亿元"],
    "各项存款突破百亿元，余额达101亿元。": ["各项存款 100亿元", "各项存款余额 101亿元"],
    # the other kind of capital, and what a part does not take on from another whole
    "实际使用内资12亿元、外资3亿美元。": ["实际使用内资 12亿元", "实际使用外资 3亿美元"],
    "财政收入增长13%，其中地方收入增长16%；固定资产投资增长30%；外贸出口增长15%。": [
        "财政收入 13% growth",
        "地方收入 16% growth",
        "固定资产投资 30% growth",
        "外贸出口 15% growth",
    ],
    "进出口总额增长13%，其中一般贸易出口增长3%。": ["进出口总额 13% growth", "一般贸易出口 3% growth"],
    "工业增加值增长11%，其中规上企业增长12%，规下企业增长10%。": [
        "工业增加值 11% growth",
        "规上企业增加值 12% growth",
        "规下企业增加值 10% growth",
    ],
    # changes of amounts that are dealt to names
    "二氧化硫、氮氧化物排放量分别削减30吨和10吨。": ["二氧化硫排放量削减 -30吨", "氮氧化物排放量削减 -10吨"],
    # what the last name of a list says for all, before a class of size too
    "航空、电子信息产业链规上工业增加值分别增长31%、14%。": [
        "航空产业链规上工业增加值 31% growth",
        "电子信息产业链规上工业增加值 14% growth",
    ],
    "家居、电子信息产业集群营收分别达27亿元、11亿元。": ["家居产业集群营收 27亿元", "电子信息产业集群营收 11亿元"],
    "改建、新建桥梁17座、泵站25座。": ["改建、新建桥梁 17座", "改建、新建泵站 25座"],
    # a label with a colon, and what stands beside its number
    "财政收入：全年完成9亿元，增长5%；生产总值：预计完成80亿元，增长8%。": [
        "财政收入 9亿元",
        "财政收入 5% growth",
        "生产总值 80亿元",
        "生产总值 8% growth",
    ],
    # projects as they get on
    "省、市级重点项目分别完成投资36亿元、94亿元，投资完成率分别为43%、37%。": [
        "省级重点项目完成投资 36亿元",
        "市级重点项目完成投资 94亿元",
        "省级重点项目投资完成率 43% rate",
        "市级重点项目投资完成率 37% rate",
    ],
    "66个新开工项目已有28个开工建设，完成投资43亿元。": [
        "新开工项目 66个",
        "新开工项目开工建设 28个",
        "新开工项目完成投资 43亿元",
    ],
    "国内生产总值7亿元，销售总收入19亿元。": ["国内生产总值 7亿元", "销售总收入 19亿元"],
    "重点项目完成投资12亿元，比时间进度慢5个百分点。": [
        "重点项目完成投资 12亿元",
        "重点项目完成投资 -5个百分点 completion",
    ],
    "58个续建项目进展顺利，完成投资56亿元。": ["续建项目 58个", "续建项目完成投资 56亿元"],
    # limits that are no part of a name, and who did it
    "政府债务余额控制在上级核定的限额186亿元以内。": ["政府债务余额 186亿元"],
    "服务业完成社会消费品零售总额98亿元。": ["服务业社会消费品零售总额 98亿元"],
    "省级重点项目6个，概算投资140亿元。": ["省级重点项目 6个", "省级重点项目概算投资 140亿元"],
    # several in one word, or written like the number of a section
    "一二三产增加值分别增长3%、6%、5%。": [
        "第一产业增加值 3% growth",
        "第二产业增加值 6% growth",
        "第三产业增加值 5% growth",
    ],
    "全区一、二、三产业增加值分别增长3%、6%、5%。": [
        "第一产业增加值 3% growth",
        "第二产业增加值 6% growth",
        "第三产业增加值 5% growth",
    ],
    "人民币存贷款余额分别增长7%、6%。": ["人民币存款余额 7% growth", "人民币贷款余额 6% growth"],
    "乡镇供水、卫生厕所普及率超过98%、85%。": ["乡镇供水普及率 98% rate", "卫生厕所普及率 85% rate"],
    "船舶、仪表出口增长30%、31%。": ["船舶出口 30% growth", "仪表出口 31% growth"],
    "城乡居民人均收入年均增长5%、7%。": ["城镇居民人均收入 5% growth", "农村居民人均收入 7% growth"],
    "每千人床位数、医师数增至7张、3个。": ["每千人床位数 7张", "医师数 3个"],
    # the halves of a compound with a word that says no more
    "进出口总额88亿元，其中外贸出口77亿元、增长16%。": [
        "进出口总额 88亿元",
        "外贸出口总额 77亿元",
        "外贸出口总额 16% growth",
    ],
    # verbs and words that only lead to a number, beside names in Latin letters too
    "全镇完成GDP 62.3亿元，渔民人均纯收入可以达到3.2万元。": ["GDP 62.3亿元", "渔民人均纯收入 3.2万元"],
    "渔业劳动生产率每人9万元，三次产业结构调整优化为9:48:43。": [
        "渔业劳动生产率 9万元",
        "第一产业增加值 9% share",
        "第二产业增加值 48% share",
        "第三产业增加值 43% share",
    ],
    "渔业产值累计完成45亿元；水产品加工产值从3亿元提高到4亿元，累计完成9亿元。": [
        "渔业产值 45亿元",
        "水产品加工产值 3亿元",
        "水产品加工产值 4亿元",
        "水产品加工产值 9亿元",
    ],
    # what an earlier year's number has come to behind a comma
    "三次产业结构由2018年的12:45:43，进一步优化为10:44:46。": [
        "第一产业增加值 12% share",
        "第二产业增加值 45% share",
        "第三产业增加值 43% share",
        "第一产业增加值 10% share",
        "第二产业增加值 44% share",
        "第三产业增加值 46% share",
    ],
    # how fast each of a list grew, where 增速 is said before 分别; a list of changes in the clause of its levels
    "造船业产值、渔港投资、零售额增速分别为9.0%、8.1%、7.2%。": [
        "造船业产值 9.0% growth",
        "渔港投资 8.1% growth",
        "零售额 7.2% growth",
    ],
    "城乡渔民收入分别达到3.7万元和1.8万元、增长7%和9%。": [
        "城镇渔民收入 3.7万元",
        "农村渔民收入 1.8万元",
        "城镇渔民收入 7% growth",
        "农村渔民收入 9% growth",
    ],
    "渔业产值、水产加工投资增速分列全市第4、第3位。": ["渔业产值增速 4名次 rank", "水产加工投资增速 3名次 rank"],
    "城镇、牧区常住居民收入分别为2.4万元、1.9万元。": ["城镇常住居民收入 2.4万元", "牧区常住居民收入 1.9万元"],
    "防范化解民间借贷风险，借贷户数和借贷余额分别下降70%和69%。": ["借贷户数 -70% growth", "借贷余额 -69% growth"],
    "存款、贷款余额分别为9亿元、8亿元。": ["存款余额 9亿元", "贷款余额 8亿元"],
    # what a change by an amount leaves, how far something is from another area or from the plan
    "渔业贷款50亿元；争取渔业资金较上年增加1.9亿元，增长15%。": [
        "渔业贷款 50亿元",
        "争取渔业资金较上年增加 1.9亿元",
        "争取渔业资金 15% growth",
    ],
    "渔民人均收入3.2万元，比上年增加0.2万元，比全省高0.4万元。": [
        "渔民人均收入 3.2万元",
        "渔民人均收入比上年增加 0.2万元",
        "渔民人均收入比全省高 0.4万元",
    ],
    "渔港投资完成17亿元，超额完成年度任务2亿元，增长21%；超出市级下达任务指标5000万元。": [
        "渔港投资 17亿元",
        "渔港投资比计划增加 2亿元",
        "渔港投资 21% growth",
        "渔港投资比计划增加 5000万元",
    ],
    # so much of the last for each
    "渔业产值达160亿元，人均突破15万元。": ["渔业产值 160亿元", "人均渔业产值 15万元"],
    "2.2万渔民人均纯收入19701元。": ["渔民 2.2万", "渔民人均纯收入 19701元"],
    "165户568名贫困渔民实现脱贫。": ["贫困渔民实现脱贫户数 165户", "贫困渔民实现脱贫人数 568名"],
    # a magnitude that tells a class of things apart is part of its name
    "引进百亿项目4个、十亿项目12个，投产50亿元企业2家。": [
        "引进百亿项目 4个",
        "引进十亿项目 12个",
        "投产50亿元企业 2家",
    ],
    "纳税前30位的渔业企业入库税款12.6亿元。": ["纳税前30位的渔业企业入库税款 12.6亿元"],
    # multiples of an earlier year that a list deals, and of the last levels
    "渔业产值9亿元、渔业税收3亿元，是2015年的1.3倍和1.5倍。": [
        "渔业产值 9亿元",
        "渔业税收 3亿元",
        "渔业产值为2015年的倍数 1.3倍 rate",
        "渔业税收为2015年的倍数 1.5倍 rate",
    ],
    "渔业产值、渔业税收分别是2015年的1.3倍、1.5倍。": [
        "渔业产值为2015年的倍数 1.3倍 rate",
        "渔业税收为2015年的倍数 1.5倍 rate",
    ],
    # counts in a row that came from others
    "贫困渔民由137户494人减至8户14人。": [
        "贫困渔民户数 137户",
        "贫困渔民人数 494人",
        "贫困渔民户数 8户",
        "贫困渔民人数 14人",
    ],
    # whose a measure is that stands behind another one
    "万元产值水耗下降12%、电耗下降7%。": ["万元产值水耗 -12% growth", "万元产值电耗 -7% growth"],
    "风电总装机规模突破180万千瓦、发电量超过5亿度。": ["风电总装机规模 180万千瓦", "风电发电量 5亿度"],
    "新建项目30个，开工率、投产率分别为90%、70%。": [
        "新建项目 30个",
        "新建项目开工率 90% rate",
        "新建项目投产率 70% rate",
    ],
    "一般公共预算收入16亿元，收入倍差缩小到1.71。": ["一般公共预算收入 16亿元", "收入倍差 1.71"],
    "二、三产业占生产总值的比重分别为22%和78%。": ["第二产业 22% share", "第三产业 78% share"],
    "渔业产值增长9%，增速在中心城区位居第1。": ["渔业产值 9% growth", "渔业产值(增速) 1名次 rank"],
    "渔业贷款5亿元，自然增幅2%；完成外贸出口2亿美元。": ["渔业贷款 5亿元", "渔业贷款 2% growth", "外贸出口 2亿美元"],
    # who are counted, and what an amount behind them measures of them; steps that are no amount
    "75家渔业企业年销售收入18亿元，增长10%。": [
        "渔业企业 75家",
        "渔业企业年销售收入 18亿元",
        "渔业企业年销售收入 10% growth",
    ],
    "渔业产值连续跨越3个百亿台阶、达350亿元，渔业投入多达3亿元。": ["渔业产值 350亿元", "渔业投入 3亿元"],
    # among whom, which is no part of a name
    "经济总量在全市各县区中率先突破500亿元。": ["经济总量 500亿元"],
    "造船业总产值成为全市第四个突破200亿元大关的产业。": ["造船业总产值 200亿元"],
    "渔业产值在全省14个市州中排名第3。": ["渔业产值 3名次 rank"],
    "渔业产值居全省第三、全国第十。": ["渔业产值 3名次 rank", "渔业产值 10名次 rank"],
    "渔业产值增长5%，增速连续10个季度居全省前3位。": ["渔业产值 5% growth", "渔业产值增速连续居全省前3位时间 10个季度"],
    # what the names of a list share: an end, or what they open with
    "原煤、原油、天然气产量分别增长7%、3%、1%。": ["原煤产量 7% growth", "原油产量 3% growth", "天然气产量 1% growth"],
    "溺水事故起数、死亡人数、受伤人数、直接经济损失分别下降3%、4%、5%、6%。": [
        "溺水事故起数 -3% growth",
        "溺水事故死亡人数 -4% growth",
        "溺水事故受伤人数 -5% growth",
        "溺水事故直接经济损失 -6% growth",
    ],
    "渔业产值达到137亿元，较“十三五”末的93亿元增加44亿元。": [
        "渔业产值 137亿元",
        "渔业产值 93亿元",
        "渔业产值增加 44亿元",
    ],
    "乡镇空气全部达标。完成造林22万亩。": ["完成造林 22万亩"],
    # what goes on with a verb, and what does not
    "新入库渔业企业40家、造船企业30家。": ["新入库渔业企业 40家", "新入库造船企业 30家"],
    "出台惠企政策32项，向民间资本推介项目25个。": ["出台惠企政策 32项", "向民间资本推介项目 25个"],
    "新增院士6人，“双导师制”培养硕博士39名。": ["新增院士 6人", "“双导师制”培养硕博士 39名"],
    "新打造渔港5个，提质升级21个渔村景区。": ["新打造渔港 5个", "提质升级渔村景区 21个"],
    "省外劳动力稳定在6万人。渔业类专业占比达47%。": ["省外劳动力 6万人", "渔业类专业 47% share"],
    # money that was spent, in the order of running text
    "每年80%左右财政支出用于渔民。": ["渔民支出 80% share"],
    "一般公共预算支出34亿元，74%以上用于民生。": ["一般公共预算支出 34亿元", "民生支出 74% share"],
    "完成35个渔村治污，参与碳市场交易5.8亿元。": ["完成渔村治污 35个", "参与碳市场交易 5.8亿元"],
    # things that a word of more begins, and those that a class is made of
    "打造5条多式联运线路。": ["打造多式联运线路 5条"],
    "9个渔业园区产值占总产值的80%以上。": ["渔业园区 9个", "渔业园区产值 80% share"],
    # lists without 分别
    "改造老旧供热、通信、排水管线90公里、60公里、30公里。": [
        "改造老旧供热 90公里",
        "改造通信 60公里",
        "改造排水管线 30公里",
    ],
    "发放城镇和农村取暖补贴1.4亿元和5.2亿元。": ["发放城镇取暖补贴 1.4亿元", "发放农村取暖补贴 5.2亿元"],
    "城乡低保人均每月提高45元和35元。": ["城镇低保人均每月提高 45元", "农村低保人均每月提高 35元"],
    "争取国债资金9亿元、专项债券4亿元，同比增长3%、5%。": [
        "争取国债资金 9亿元",
        "争取专项债券 4亿元",
        "争取国债资金 3% growth",
        "争取专项债券 5% growth",
    ],
    "选取规模大、条件好的6个项目和2个部门。": ["选取规模大、条件好项目 6个", "部门 2个"],
    # lists whose names lean on each other, or on the list before
    "国有企业资产总额、营业收入分别达90亿元、40亿元。": ["国有企业资产总额 90亿元", "国有企业营业收入 40亿元"],
    "诈骗案件立案数、损失数分别下降2%、3%。": ["诈骗案件立案数 -2% growth", "诈骗案件损失数 -3% growth"],
    "工业增加值增长7%。其中，船舶、仪表分别增长12%和9%。": [
        "工业增加值 7% growth",
        "船舶增加值 12% growth",
        "仪表增加值 9% growth",
    ],
    "船舶、仪表产业产值分别增长3%、4%，利润分别增长5%、6%。": [
        "船舶产业产值 3% growth",
        "仪表产业产值 4% growth",
        "船舶产业利润 5% growth",
        "仪表产业利润 6% growth",
    ],
    "发生溺水事故20起，死亡21人，同比减少7起、8人，分别下降26%、28%。": [
        "发生溺水事故 20起",
        "发生溺水事故死亡 21人",
        "发生溺水事故同比减少 -7起",
        "发生溺水事故死亡同比减少 -8人",
        "发生溺水事故 -26% growth",
        "发生溺水事故死亡 -28% growth",
    ],
    # parts of what was counted
    "开工亿元以上项目86个，其中10亿元以上23个、百亿元以上3个。": [
        "开工亿元以上项目 86个",
        "开工10亿元以上项目 23个",
        "开工百亿元以上项目 3个",
    ],
    "19个断面18个达标，34个行业大类中有20个行业实现增长。": [
        "断面 19个",
        "断面达标 18个",
        "行业大类 34个",
        "实现增长的行业大类 20个",
    ],
    "新增国家级绿色码头7家，省级12家。": ["新增国家级绿色码头 7家", "省级绿色码头 12家"],
    "新增一般债券32亿元，其中市级留用14亿元；新增专项债券53亿元，其中市级留用23亿元。": [
        "新增一般债券 32亿元",
        "市级留用一般债券 14亿元",
        "新增专项债券 53亿元",
        "市级留用专项债券 23亿元",
    ],
    "市级留用13亿元，其中：一般债券9亿元、专项债券4亿元；转贷县区债券12亿元，其中重点县5亿元。": [
        "市级留用 13亿元",
        "一般债券 9亿元",
        "专项债券 4亿元",
        "转贷县区债券 12亿元",
        "重点县债券 5亿元",
    ],
    # whom something reached
    "完善助农体系，发放良种补贴2亿元，惠及农户3万户、合作社90家。": [
        "发放良种补贴 2亿元",
        "良种补贴惠及农户 3万户",
        "良种补贴惠及合作社 90家",
    ],
    "举办灯会9场，展览面积突破3万平方米，带动消费6亿元。": ["举办灯会 9场", "展览面积 3万平方米", "带动消费 6亿元"],
    # how large, and what was done with it
    "续建高速公路5条、里程90公里，建成通车2条。": ["续建高速公路 5条", "高速公路里程 90公里", "高速公路建成通车 2条"],
    "实施重大项目26个，年度计划投资63亿元，新开工9个。": [
        "实施重大项目 26个",
        "重大项目年度计划投资 63亿元",
        "新开工重大项目 9个",
    ],
    # what a change is compared with, and what a share is of
    "渔业投资增长16.8%，高于全部投资增速9.2个百分点，占固定资产投资比重达38%。": [
        "渔业投资 16.8% growth",
        "渔业投资高于全部投资 9.2个百分点 growth",
        "渔业投资 38% share",
    ],
    "摩托车产量增至8万辆，光学仪器业对工业增长贡献率达35%。": [
        "摩托车产量 8万辆",
        "光学仪器业对工业增长贡献率 35% share",
    ],
    "水利预算支出的八成以上用于灌区改造。": ["灌区改造支出 8成 share"],
    # balances of an account, and the level that holds a part of one
    "一般公共预算收入21亿元，加上级各项补助8亿元、上年结转结余3亿元（其中：镇级结余1亿元），以及调入预算稳定调节基金2亿元。": [
        "一般公共预算收入 21亿元",
        "一般公共预算上级各项补助 8亿元",
        "一般公共预算上年结转结余 3亿元",
        "镇级一般公共预算上年结转结余 1亿元",
        "一般公共预算调入预算稳定调节基金 2亿元",
    ],
    "2023全县政府性基金预算收入6亿元，较2023年执行数增加1亿元。": [
        "政府性基金预算收入 6亿元",
        "政府性基金预算收入较执行数增加 1亿元",
    ],
    # what is no part of a name
    "轻轨客流增长，日均客流量达3万人次。": ["日均客流量 3万人次"],
    "粮食播种面积9万亩，总产量再创新高、达到14万吨。": ["粮食播种面积 9万亩", "粮食总产量 14万吨"],
    "在新材料、仪器等关键领域实施9项重大专项。": ["实施重大专项 9项"],
    "办理代表议案3件、建议21件。": ["办理代表议案 3件", "办理建议 21件"],
    "造船、纺织、食品三大先导产业规模突破2万亿元。": ["造船、纺织、食品三大先导产业规模 2万亿元"],
    "高标准打造滨水园区6处，高标准农田达12万亩。": ["打造滨水园区 6处", "高标准农田 12万亩"],
    "渔业总产值82亿元，扣除台风因素增长5%。": ["渔业总产值 82亿元", "渔业总产值 5% growth"],
    "船舶维修企业发展到77家，三次产业比演进至8:40:52。": [
        "船舶维修企业 77家",
        "第一产业增加值 8% share",
        "第二产业增加值 40% share",
        "第三产业增加值 52% share",
    ],
    "茶叶产值“十三五”时期年均增长1.2%。": ["茶叶产值 1.2% growth"],
    "全年共实现渔业总产值12亿元，现价增长4%。": ["渔业总产值 12亿元", "渔业总产值 4% growth"],
    "34个造船项目累计完成投资16亿元。": ["造船项目 34个", "造船项目累计完成投资 16亿元"],
    "开展第二轮59家码头消防检查。": ["开展码头消防检查 59家"],
    "投资10亿元的造船产业园开工建设，投资8亿元的自来水厂建设进展顺利。": [
        "造船产业园投资 10亿元",
        "自来水厂投资 8亿元",
    ],
    "渔业指标稳中向好。推进总投资12亿元的7个项目。": ["项目总投资 12亿元", "项目 7个"],
    # verbs that a list says once, up to what was done next
    "兑现造船资金5亿元、纾困资金2亿元。": ["兑现造船资金 5亿元", "兑现纾困资金 2亿元"],
    "升级改造码头道路6条、供水管网40公里。": ["升级改造码头道路 6条", "升级改造供水管网 40公里"],
    "建成书店园区12个，入驻企业460家。": ["建成书店园区 12个", "入驻企业 460家"],
    "完成滨江路等5条路雨污分流改造、完成西山路、东山路2个积水点改造。": [
        "完成路雨污分流改造 5条",
        "完成积水点改造 2个",
    ],
    # things by classes of size, and some of those counted
    "签约2个百亿元、7个30亿元以上造船项目。": ["签约百亿元造船项目 2个", "签约30亿元以上造船项目 7个"],
    "开工3个50亿元、9个10亿元以上船坞。": ["开工50亿元船坞 3个", "开工10亿元以上船坞 9个"],
    "税收超10亿元的船厂由2个增加到8个。": ["税收超10亿元的船厂 2个", "税收超10亿元的船厂 8个"],
    "12项渔业指标有7项位居前列。": ["渔业指标 12项", "渔业指标位居前列 7项"],
    "争取国家级渔业试点2项、省级5项。": ["争取国家级渔业试点 2项", "争取省级渔业试点 5项"],
    "成立造船专班3个，干部带头外出招商13次。": ["成立造船专班 3个", "干部带头外出招商 13次"],
    # amounts, changes and places that a list of names is dealt
    "1个省级、8个市级造林项目分别完成投资2亿元、5亿元。": [
        "省级造林项目 1个",
        "市级造林项目 8个",
        "省级造林项目完成投资 2亿元",
        "市级造林项目完成投资 5亿元",
    ],
    "造船业、纺织业营业收入，分别为12亿元、9亿元。": ["造船业营业收入 12亿元", "纺织业营业收入 9亿元"],
    "税收9亿元；城镇、农村居民收入分别达4万元和3万元，年均增长4.9%和7.2%。": [
        "税收 9亿元",
        "城镇居民收入 4万元",
        "农村居民收入 3万元",
        "城镇居民收入 4.9% growth",
        "农村居民收入 7.2% growth",
    ],
    "渔业投资、造船投资增速分别居全省第2、第5位。": ["渔业投资增速 2名次 rank", "造船投资增速 5名次 rank"],
    "城镇、农村居民收入分别增长4%、6%，增速分别居全省第2、第3。": [
        "城镇居民收入 4% growth",
        "农村居民收入 6% growth",
        "城镇居民收入(增速) 2名次 rank",
        "农村居民收入(增速) 3名次 rank",
    ],
    "渔业增长6%、造船业增长8%，增速分别居全省第2、第3位。": [
        "渔业 6% growth",
        "造船业 8% growth",
        "渔业(增速) 2名次 rank",
        "造船业(增速) 3名次 rank",
    ],
    # whose an amount is, by what is counted before it or stands behind it
    "46个造船项目进展顺利，全年完成投资9亿元。": ["造船项目 46个", "造船项目完成投资 9亿元"],
    "粮食播种面积42万亩，总产18万吨。": ["粮食播种面积 42万亩", "粮食总产 18万吨"],
    "空气质量优良天数342天，优良率93.7%。": ["空气质量优良天数 342天", "空气质量优良率 93.7% rate"],
    "净增渔业企业7家，造船企业由12家增至96家。": ["净增渔业企业 7家", "造船企业 12家", "造船企业 96家"],
    "渔民收入3万元。我县入选“全国渔业经济强县”，列全省第8位。": [
        "渔民收入 3万元",
        "全国渔业经济强县 8名次 rank",
    ],
    "位居全国渔业百强县捕捞潜力第3、养殖质量第4。": ["渔业百强县捕捞潜力 3名次 rank", "养殖质量 4名次 rank"],
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_readable_alone(text: str) -> None:
    found = [f"{name} {value} {kind}".removesuffix(" level") for name, value, kind in said(figures(text))]
    assert found == NAMES[text]


def test_a_place_that_was_left_is_of_before() -> None:
    before, now = figures("船舶产量由全省第5上升到第2。")
    assert (before.printed_indicator, before.scenario) == (now.printed_indicator, Scenario.BASELINE)
    assert (now.printed_indicator, now.scenario) == ("船舶产量", Scenario.ACTUAL)


def test_a_share_is_of_the_whole_that_its_sentence_names_before() -> None:
    shares = figures("在渔业增加值中，养殖业增加值占90.6%，捕捞业增加值占9.4%。")
    assert [each.whole_of for each in shares] == ["渔业增加值"] * 2


def test_a_share_in_the_whole_area_is_of_that() -> None:
    read = figures("渔业总量在全市占比突破16%。")[0]
    assert (read.printed_indicator, read.kind.value, read.whole_of) == ("渔业总量", "share", "全市")


def test_what_a_count_in_a_row_came_from_is_of_the_year_before() -> None:
    assert {each.year for each in figures("贫困渔民由137户494人减至8户14人。")[:2]} == {2022}


def test_how_far_an_amount_is_from_another_area_is_no_change_over_the_year() -> None:
    read = figures("渔民人均收入3.2万元，比全省高0.4万元。")[1]
    assert (read.change_basis, read.kind.value) == ("difference", "level")


def test_what_fell_to_nothing_was_so_before() -> None:
    assert figures("火灾发生率由10.2%降至零。")[0].scenario is Scenario.BASELINE


def test_an_aim_in_quotation_marks_is_an_aim() -> None:
    result, aim = figures("渔业总产值增长5.6%，完成“5.5%左右”的目标。")
    assert (aim.printed_indicator, aim.kind, aim.scenario) == (result.printed_indicator, result.kind, Scenario.TARGET)
    assert (aim.printed_value, aim.comparator, aim.printed_text) == ("5.5", "approx", "“5.5%左右”")


def test_what_was_asked_of_a_change_is_a_target() -> None:
    result, asked = figures("单位能耗下降3.1%，超额完成下降2.5%的年度目标。")
    assert (result.sign, result.scenario) == (-1, Scenario.ACTUAL)
    assert (asked.printed_indicator, asked.sign, asked.scenario) == ("单位能耗", -1, Scenario.TARGET)


@pytest.mark.parametrize(
    ("text", "sayings"),
    [
        ("平均受教育年限从2020年的9.6年提升至2023年的10.2年。", [("9.6", "年", "2020"), ("10.2", "年", "2023")]),
        ("渔民预期寿命从2020年的75.2岁提升至2023年的76.8岁。", [("75.2", "岁", "2020"), ("76.8", "岁", "2023")]),
        ("算力规模突破160Eflops。", [("160", "Eflops", "2023")]),
        ("累计送电2万亿千瓦时，新增产气10亿方。", [("2", "万亿千瓦时", "2023"), ("10", "亿方", "2023")]),
        ("结下118对友城。", [("118", "对", "2023")]),
        ("三次产业比为11.8︰48.3︰39.9。", [("11.8", "%", "2023"), ("48.3", "%", "2023"), ("39.9", "%", "2023")]),
        # the year that several numbers came from, said once
        ("2020年到2023年，渔业占比从17%提升到35%。", [("17", "%", "2020"), ("35", "%", "2023")]),
        (
            "低保标准从2020年的645元提高到801元，养老金标准从98元提高到178元。",
            [("645", "元", "2020"), ("801", "元", "2023"), ("98", "元", "2020"), ("178", "元", "2023")],
        ),
        # amounts and numbers that only tell which ones are meant
        ("渔港建成全市首个300亿元园区，渔业产值居全省前3位。", []),
        ("每10万人溺水人数下降3%。", [("3", "%", "2023")]),
        ("新增产值超200亿元县2个。", [("2", "个", "2023")]),
    ],
)
def test_a_number_has_its_unit_and_its_year(text: str, sayings: list[tuple[str, str, str]]) -> None:
    found = [(each.printed_value, each.printed_unit, each.time_period) for each in figures(text)]
    assert found == sayings


def test_an_amount_in_chinese_numerals_takes_what_stands_behind_it() -> None:
    found = figures("出口增长三成多，投入五千万元以上，百亿元以上企业达9家。")
    assert [(each.printed_text, each.comparator) for each in found] == [
        ("三成多", "gt"),
        ("五千万元以上", "ge"),
        ("9家", ""),
    ]


def test_the_first_years_of_a_plan_are_summed() -> None:
    growth, jobs = figures("“十四五”前三年，生产总值年均增长6.3%，新增就业累计21万人。")
    assert (growth.time_period, jobs.time_period) == ("2021/2023", "2021/2023")


@pytest.mark.parametrize("title", ["文明城市", "乡村旅游重点村", "示范性老年友好社区"])
def test_a_title_of_the_nation_is_of_the_report_s_area(title: str) -> None:
    (found,) = figures(f"全国{title}增至5个。")
    assert found.area_code == "330100"


def test_a_sum_of_some_months_is_what_was_measured() -> None:
    context = ReportContext("330100-2023-economic_run", "330100", "economic_run", 2023, None)
    (found,) = figures("1-5月，全市累计完成商品零售额345亿元。", context)
    assert (found.printed_indicator, found.time_period) == ("商品零售额", "2023-M01/2023-M05")


def test_units_of_a_note_go_to_what_is_counted_in_them() -> None:
    rows = [
        ["年份", "床位数", "技术人员数", "每千人床位数"],
        ["2022年", "51", "79", "5.1"],
        ["2023年", "53", "83", "5.3"],
    ]
    found = table(rows, notes=("单位：张、人",), context=COMMUNIQUE)
    assert [each.printed_unit for each in found] == ["张", "人", "张"] * 2


def test_a_mark_between_both_directions_is_no_part_of_the_word() -> None:
    header = ["项目", "2022年预算数", "2023年预算数", "比上年增、减金额", "比上年增、减幅度"]
    found = table([header, ["公务接待费", "30", "27", "-3", "-10%"]], notes=("单位：万元",))
    assert said(found[2:]) == [("公务接待费比上年增加", "-3万元", "level"), ("公务接待费", "-10%", "growth")]
