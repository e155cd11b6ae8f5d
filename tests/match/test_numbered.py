"""Letters of a row: titles that are the same but for a year or a number."""

from __future__ import annotations

import pytest

from crawler.match.fold import fold
from crawler.match.numbered import are_of_a_row, document_of

ROWS = [
    pytest.param("关于开展2023年度职称评审工作的通知", "关于开展2024年度职称评审工作的通知", True, id="every year"),
    pytest.param("关于开展2023年度职称评审工作的通知", "转发：关于开展 2024 年度职称评审工作的通知", True, id="with a word before it"),
    pytest.param("2024-2025学年校历安排通知", "2025-2026学年校历安排通知", True, id="years of a school"),
    pytest.param("云浦县第3批“小巨人”企业名单公示", "云浦县第4批“小巨人”企业名单公示", True, id="numbered"),
    pytest.param("云浦县第三批“小巨人”企业名单公示", "云浦县第十一批“小巨人”企业名单公示", True, id="numbered in words"),
    pytest.param("云浦县第3批“小巨人”企业名单公示", "云浦县第三批“小巨人”企业名单公示", False, id="one number in figures and in words"),
    pytest.param("青石水利简报第08期", "青石水利简报第8期", False, id="one number with a nought before it"),
    pytest.param("青石县第十届运动会公告", "青石县第10届运动会公告", False, id="ten"),
    pytest.param("青石县第二十一届运动会公告", "青石县第21届运动会公告", False, id="twenty-one"),
    pytest.param("5月份全县空气质量情况通报", "五月份全县空气质量情况通报", False, id="one month"),
    pytest.param("3月份全县空气质量情况通报", "4月份全县空气质量情况通报", True, id="every month"),
    pytest.param("云浦县2021年2月环境质量状况", "云浦县2021年3月环境质量状况", True, id="a month of a year"),
    pytest.param("云浦县2021年2月3日停水安排", "云浦县2021年3月2日停水安排", False, id="a day, which a copy may have wrong"),
    pytest.param("关于开展2023年度职称评审工作的通知", "关于开展职称评审工作的通知", False, id="one tells no year"),
    pytest.param("关于开展2024年度职称评审工作的通知", "2024年度职称评审启动", False, id="the same year in other words"),
    pytest.param("关于做好2023年防汛工作的通知", "2024年防汛这样干", False, id="other words too"),
    pytest.param("关于3批次食品不合格的通告（2024年第11期）", "关于2批次食品不合格的通告（2024年第12期）", True, id="another figure besides the number"),
    pytest.param("关于3批次食品不合格的通告（2024年第11期）", "关于2批次食品不合格的通告（2024年第11期）", False, id="one number, and a figure that is wrong"),
    pytest.param("征收土地预公告（2024-08号）", "征收土地预公告（2024-09号）", True, id="numbered behind the year"),
    pytest.param("前三季度全县生产总值增长5.2%", "前三季度全县生产总值增长5.1%", False, id="a figure, which a repost may change"),
    pytest.param("青石报第一千二百零八期要目", "青石报第1208期要目", False, id="a thousand and more"),
    pytest.param("云浦县12条措施支持企业", "云浦县13条措施支持企业", False, id="a count"),
    pytest.param("青石县一季度信访工作通报", "青石县二季度信访工作通报", True, id="every quarter"),
    pytest.param("青石县一季度信访工作通报", "青石县1季度信访工作通报", False, id="one quarter, in a figure"),
    pytest.param("青石县上半年信访工作通报", "青石县下半年信访工作通报", True, id="every half of a year"),
    pytest.param("柳湾河治理的三十年（一）", "柳湾河治理的三十年（二）", True, id="parts of a long text"),
    pytest.param("柳湾河治理的三十年（上）", "柳湾河治理的三十年（下篇）", False, id="parts, one told otherwise: nothing is sure"),
    pytest.param("柳湾河治理的三十年（上篇）", "柳湾河治理的三十年（下篇）", True, id="first and last"),
    pytest.param("拟发放残疾人补贴名单公示（石桥镇）", "拟发放残疾人补贴名单公示（柳湾镇）", True, id="a town's share of a list"),
    pytest.param("石桥镇开展春季植树活动（附图）", "石桥镇开展春季植树活动（组图）", False, id="pictures are no part"),
    pytest.param("拟发放残疾人补贴名单公示（石桥镇）", "拟发放残疾人补贴名单公示", False, id="the town left out"),
    pytest.param("2023年", "2024年", False, id="nothing but the year"),
    pytest.param("2023年总结和2024年计划安排", "2024年计划安排", False, id="not as many years"),
    pytest.param("一月份里的三月份全县通报", "一月份里的三月份全县通报", False, id="the same title"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), ROWS)
def test_titles(one: str, other: str, expected: bool) -> None:
    assert are_of_a_row({fold(one)}, {fold(other)}) is expected
    assert are_of_a_row({fold(other)}, {fold(one)}) is expected


def test_one_title_in_common_is_enough() -> None:
    """A 原标题 that both have: the other title is a slip."""
    one, other = fold("关于开展2023年度职称评审工作的通知"), fold("关于开展2024年度职称评审工作的通知")
    assert not are_of_a_row({one, other}, {one})
    assert not are_of_a_row(set(), {one})
    assert not are_of_a_row({other, one}, {fold("转发：关于开展2023年度职称评审工作的通知")})


DOCUMENTS = [
    pytest.param(["云浦应急〔2021〕60号", "各乡镇:"], ("云浦应急", "2021", "60"), id="above the text"),
    pytest.param(["各乡镇:", "云府办发[2021]第6号"], ("云府办发", "2021", "6"), id="other brackets, below whom it is for"),
    pytest.param(["通告〔2021〕1号"], None, id="of any office"),
    pytest.param(["县政府通告〔2021〕1号"], None, id="of the government of any county"),
    pytest.param(["根据云浦应急〔2021〕60号的要求,"], None, id="in a sentence: another document"),
    pytest.param(["甲", "乙", "丙", "丁", "云浦应急〔2021〕60号"], None, id="further down: another document"),
    pytest.param([], None, id="no text"),
]


@pytest.mark.parametrize(("sentences", "expected"), DOCUMENTS)
def test_numbers_of_documents(sentences: list[str], expected: tuple[str, ...] | None) -> None:
    assert document_of(sentences) == expected
