"""What an office does a second time (a tender that found nobody, a draft laid open again) is no copy of the first time."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness
from crawler.match.rounds import are_of_other_rounds

TENDER = (
    "{lead}青石县柳湾镇污水管网改造工程已由县发展和改革局批准建设，招标人为青石县住房和城乡建设局，资金来自财政拨款。\n"
    "本次招标的范围为管网铺设{length}米、检查井修复及路面恢复，计划工期为六个月，质量要求为合格，具体内容见招标文件。\n"
    "投标人须具备市政公用工程施工总承包三级以上资质，具有安全生产许可证，并在人员、设备、资金等方面具有相应的能力。\n"
    "招标文件从县公共资源交易中心网站获取，投标文件递交的截止时间为{month}月16日9时，逾期送达的不予受理。\n"
    "投标人少于三个的，招标人将依法重新招标。\n联系人：林一舟，电话：0000-51260{month}3。"
)
NAME = "青石县柳湾镇污水管网改造工程{}招标公告"
FIRST_LEAD, AGAIN_LEAD = "", "因投标人不足三家，本项目第一次招标流标，现重新招标。\n"


def tender(title: str, month: int = 5, lead: str = "", length: int = 3200) -> Reading:
    return Reading.of(Text(title, None, TENDER.format(month=month, lead=lead, length=length)))


FIRST = tender(NAME.format(""))
APART = [
    pytest.param(FIRST, tender(NAME.format("（二次）"), 7), id="the second time, in brackets"),
    pytest.param(FIRST, tender(NAME.format("第二次"), 7), id="the second time"),
    pytest.param(FIRST, tender(NAME.format("二次"), 7), id="short"),
    pytest.param(FIRST, tender(NAME.format("（重新招标）"), 7), id="again, in brackets"),
    pytest.param(FIRST, tender(NAME.format("重新"), 7), id="again"),
    pytest.param(tender(NAME.format("第一次"), 5), tender(NAME.format("再次"), 7), id="the first time, and again"),
    pytest.param(tender(NAME.format("（第二次）")), tender(NAME.format("（三次）"), 7), id="the second and the third time"),
    pytest.param(tender(NAME.format("（2次）")), tender(NAME.format("（第三次）"), 7), id="in figures"),
    pytest.param(
        tender("关于青石县城市更新条例（草案二次审议稿）征求意见"),
        tender("关于青石县城市更新条例（草案三次审议稿）征求意见", 7),
        id="read the second and the third time",
    ),
    pytest.param(
        tender("青石县城市更新办法（征求意见稿）"), tender("青石县城市更新办法（第二次征求意见稿）", 7), id="laid open twice"
    ),
    pytest.param(FIRST, tender(NAME.format(""), 7, AGAIN_LEAD), id="under one title: the text says that it is again"),
    pytest.param(
        FIRST, tender(NAME.format(""), 7, "青石县柳湾镇污水管网改造工程（二次）招标公告\n"), id="its first line says so"
    ),
]
ONE = [
    pytest.param(FIRST, tender(NAME.format("（二次）")), id="the very text: a site has made its title"),
    pytest.param(FIRST, tender(NAME.format("（二次）"), length=3300), id="one figure wrong"),
    pytest.param(tender(NAME.format("（二次）")), tender(NAME.format("第二次"), length=3300), id="one round, written in two ways"),
    pytest.param(tender(NAME.format("（第二次）")), tender(NAME.format("重新"), length=3300), id="again may be the second time"),
    pytest.param(FIRST, tender(NAME.format(""), length=3300), id="no round"),
    pytest.param(
        tender("青石县召开第二次全体会议", lead=AGAIN_LEAD),
        tender("青石县召开全体会议", length=3300, lead=AGAIN_LEAD),
        id="a word that the title of a copy leaves out",
    ),
    pytest.param(
        tender("转发：" + NAME.format("（二次）"), lead=AGAIN_LEAD),
        tender(NAME.format(""), lead=AGAIN_LEAD, length=3300),
        id="a copy whose title leaves it out: its text says it",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_rounds(one: Reading, other: Reading) -> None:
    assert are_of_other_rounds(one, other)
    assert are_of_other_rounds(other, one)
    assert sameness(one, other) is None


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_round(one: Reading, other: Reading) -> None:
    assert not are_of_other_rounds(one, other)
    assert not are_of_other_rounds(other, one)
    assert sameness(one, other) is not None
