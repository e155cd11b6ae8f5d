"""A text that is written anew each year is no copy of last year's."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, fold, sameness
from crawler.match.years import are_years_apart, years_of

MEETING = (
    "5月8日，青石市2023年妇女儿童工作会议召开。\n会议总结2022年工作，部署2023年任务。\n"
    "各级各部门要健全工作机制，压实工作责任，扎实做好托育服务和关爱保护工作，切实维护妇女儿童合法权益。\n"
    "据介绍，全市建成儿童之家55个，新增托位681个，为家庭教育指导工作打下了坚实基础，群众满意度稳步提升。\n"
    "有关部门将继续对标先进地区，深化反家庭暴力联动，让妇女更有地位、儿童更有优先，共同营造良好氛围。\n"
    "会议要求，2023年要突出抓好三项重点任务，为全年工作开好局、起好步。\n根据2015年发布的规划，各地要按期完成任务并报送进展情况。"
)
NEXT = MEETING.replace("2023年", "2024年").replace("2022年", "2023年").replace("681", "759").replace("5月8日", "5月6日")
ROWS = [
    pytest.param(NEXT, True, id="of the next year, with some of its figures"),
    pytest.param(MEETING, False, id="the same"),
    pytest.param(MEETING.replace("681", "781").replace("55个", "56个"), False, id="a copy with other figures"),
    pytest.param(MEETING.replace("突出抓好三项重点任务", "抓好各项任务"), False, id="a copy with a sentence changed"),
    pytest.param(MEETING.replace("会议要求，2023年", "会议要求，2024年"), False, id="a slip in one year"),
    pytest.param(
        MEETING.replace("会议要求，2023年", "会议要求，2024年").replace("市2023年", "市2022年"),
        False,
        id="two slips, each its own way",
    ),
    pytest.param(NEXT.replace("759", "681").replace("5月6日", "5月8日"), True, id="of the next year, on the same days"),
    pytest.param(
        MEETING.replace("2023年", "2020年").replace("2022年", "2019年"), True, id="three years away, and nothing else"
    ),
    pytest.param(MEETING.replace("总结2022年工作，部署2023年", "总结22年工作，部署2023年"), False, id="a year in short"),
    pytest.param(MEETING.replace("2023年", "今年").replace("2022年", "去年"), False, id="no years"),
]


@pytest.mark.parametrize(("other", "apart"), ROWS)
def test_years(other: str, apart: bool) -> None:
    a, b = ([sentence for line in text.split("\n") for sentence in [fold(line)]] for text in (MEETING, other))
    assert are_years_apart(years_of(a), years_of(b)) is apart
    assert are_years_apart(years_of(b), years_of(a)) is apart


@pytest.mark.parametrize(("other", "apart"), ROWS)
def test_their_texts(other: str, apart: bool) -> None:
    """Whatever their titles say: the repost of one may have dropped the year."""
    one = Reading.of(Text("青石市召开妇女儿童工作会议", None, MEETING))
    assert (sameness(one, Reading.of(Text("青石市召开妇女儿童工作会议", None, other))) is None) is apart


BAN = (
    "为有效预防森林火灾，保护森林资源和人民生命财产安全，根据有关条例，发布命令如下：\n"
    "一、森林防火期为2022年9月11日至2022年11月10日，防火区为石桥镇、柳湾镇全部林地及林缘一百米范围。\n"
    "二、防火期内严禁一切野外用火，不得携带火种进山，不得烧荒、烧秸秆、上坟烧纸。\n"
    "三、发现火情立即拨打12119或0000-5802274报警，违者依法从严处罚。\n县长 林一舟\n2022年9月11日"
)


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        pytest.param(BAN.replace("2022年", "2023年"), True, id="of the next year, its only sentence with years"),
        pytest.param(BAN.replace("至2022年", "至2023年"), False, id="a slip in one of the two"),
        pytest.param(BAN.replace("至2022年", "至"), False, id="the second left out"),
    ],
)
def test_a_ban_of_each_year(other: str, apart: bool) -> None:
    one, copy = (Reading.of(Text("云浦县人民政府森林防火令", None, text)) for text in (BAN, other))
    assert (sameness(one, copy) is None) is apart
    assert (sameness(copy, one) is None) is apart
