"""English names of areas: the rule, the names that it had wrong, and the vocabulary that holds what it gives."""

from __future__ import annotations

import csv

import pytest

from sources.catalogue.romanised import english_name, pinyin
from sources.lexicon import VOCABULARY


def areas() -> list[dict[str, str]]:
    with (VOCABULARY / "areas.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_vocabulary_holds_what_the_rule_gives() -> None:
    otherwise = {
        row["area_code"]: (row["name_en"], said)
        for row in areas()
        if (said := english_name(row["name_zh"], row["area_code"])) != row["name_en"]
    }
    assert not otherwise


# what the names were taken for: the commoner sound of a character, a name of another language spelt by its characters, the end of a
# name taken for its kind
@pytest.mark.parametrize(
    ("name_zh", "name_en"),
    [
        ("成都市", "Chengdu"),
        ("望都县", "Wangdu County"),
        ("花都区", "Huadu District"),
        ("都匀市", "Duyun"),
        ("曾都区", "Zengdu District"),
        ("长清区", "Changqing District"),
        ("长治市", "Changzhi"),
        ("长子县", "Zhangzi County"),
        ("重庆市", "Chongqing"),
        ("厦门市", "Xiamen"),
        ("蔚县", "Yuxian County"),
        ("尉氏县", "Weishi County"),
        ("尉犁县", "Yuli County"),
        ("单县", "Shanxian County"),
        ("涡阳县", "Guoyang County"),
        ("亳州市", "Bozhou"),
        ("泌阳县", "Biyang County"),
        ("浚县", "Xunxian County"),
        ("莘县", "Shenxian County"),
        ("郏县", "Jiaxian County"),
        ("六安市", "Lu'an"),
        ("六合区", "Luhe District"),
        ("六枝特区", "Liuzhi Special District"),
        ("乐清市", "Yueqing"),
        ("乐亭县", "Laoting County"),
        ("南乐县", "Nanle County"),
        ("朝天区", "Chaotian District"),
        ("召陵区", "Shaoling District"),
        ("会宁县", "Huining County"),
        ("铅山县", "Yanshan County"),
        ("丽水市", "Lishui"),
        ("番禺区", "Panyu District"),
        ("大埔县", "Dabu County"),
        ("东阿县", "Dong'e County"),
        ("闵行区", "Minhang District"),
        ("洪洞县", "Hongtong County"),
        ("蚌埠市", "Bengbu"),
        ("黄陂区", "Huangpi District"),
        ("歙县", "Shexian County"),
        ("枞阳县", "Zongyang County"),
        ("耒阳市", "Leiyang"),
        ("郴州市", "Chenzhou"),
        ("盱眙县", "Xuyi County"),
        ("儋州市", "Danzhou"),
        ("漯河市", "Luohe"),
        ("马尾区", "Mawei District"),
        ("什邡市", "Shifang"),
        ("荥阳市", "Xingyang"),
        ("荥经县", "Yingjing County"),
        ("崆峒区", "Kongtong District"),
        ("吕梁市", "Luliang"),
        ("西安市", "Xi'an"),
        ("静安区", "Jing'an District"),
        ("雁塔区", "Yanta District"),
        ("恩施市", "Enshi"),
        ("陕西省", "Shaanxi"),
        ("山西省", "Shanxi"),
        ("内蒙古自治区", "Inner Mongolia"),
        ("西藏自治区", "Tibet"),
        ("呼和浩特市", "Hohhot"),
        ("乌鲁木齐市", "Urumqi"),
        ("乌鲁木齐县", "Urumqi County"),
        ("拉萨市", "Lhasa"),
        ("哈尔滨市", "Harbin"),
        ("鄂尔多斯市", "Ordos"),
        ("克什克腾旗", "Hexigten Banner"),
        ("锡林郭勒盟", "Xilingol League"),
        ("鄂温克族自治旗", "Ewenki Autonomous Banner"),
        ("喀什地区", "Kashi Prefecture"),
        ("大理白族自治州", "Dali Autonomous Prefecture"),
        ("积石山保安族东乡族撒拉族自治县", "Jishishan Autonomous County"),
        ("东乡族自治县", "Dongxiang Autonomous County"),
        ("北林区", "Beilin District"),
        ("万柏林区", "Wanbailin District"),
        ("神农架林区", "Shennongjia Forestry District"),
        ("清新区", "Qingxin District"),
        ("浦东新区", "Pudong New Area"),
        ("井陉矿区", "Jingxing Mining District"),
        ("矿区", "Kuangqu District"),
    ],
)
def test_names_that_a_table_of_sounds_has_wrong(name_zh: str, name_en: str) -> None:
    assert {row["name_en"] for row in areas() if row["name_zh"] == name_zh} == {name_en}
    assert english_name(name_zh, "999999") == name_en


def test_hong_kong_and_macao_have_the_names_that_they_give_themselves() -> None:
    by_code = {row["area_code"]: row["name_en"] for row in areas()}
    assert [by_code[code] for code in ("810000", "810002", "810014", "820000", "820004")] == [
        "Hong Kong",
        "Wan Chai District",
        "Tai Po District",
        "Macao",
        "Se Parish",
    ]
    # the same characters elsewhere are read as elsewhere
    assert english_name("大埔县", "441422") == "Dabu County"


def test_no_character_is_left_and_no_name_is_that_of_the_area_above() -> None:
    by_code = {row["area_code"]: row for row in areas()}
    assert [row["name_en"] for row in by_code.values() if not (row["name_en"] and row["name_en"].isascii())] == []
    above = {
        code: by_code[row["parent_area_code"]]["name_en"] for code, row in by_code.items() if row["parent_area_code"]
    }
    assert [code for code, name in above.items() if by_code[code]["name_en"] == name] == []


def test_pinyin_is_what_the_characters_say_whatever_the_official_name_is() -> None:
    assert pinyin("乌鲁木齐市") == "Wulumuqi"
    assert pinyin("西安市") == "Xi'an"
    assert pinyin("㐀㐁县") == ""
