"""Two offices' news filled into one text: told apart by the places that they are about."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness

BODY = (
    "日前，{place}民政局举办养老服务业务培训班，来自基层一线的{number}名工作人员参加。\n"
    "培训采取理论与实操相结合的模式，学员分三批到老年食堂开展现场教学，听取经验介绍。\n"
    "在模拟演练环节，各小组围绕设施利用率不高的情景，现场制定处置方案并接受评委点评。\n"
    "学员林一舟表示，培训内容贴近实际，对推广互助养老很有帮助，回去以后要抓好落实。\n"
    "比赛设笔试、抢答、实操三个环节，九十七支队伍同台竞技，现场气氛紧张热烈，掌声不断。"
)
SECOND = "\n{place}民政局有关负责人介绍，下一步将扩大培训范围。"


def reading(title: str, body: str, place: str, number: int) -> Reading:
    return Reading.of(Text(title.format(place=place), None, body.format(place=place, number=number)))


TITLE = "{place}民政局举办养老服务技能大赛"
# Title, body, place and number of the one; of the other; whether they are two.
ROWS = [
    pytest.param((TITLE, BODY, "云浦县", 46), (TITLE, BODY, "临泽市", 91), True, id="title and text are about two counties"),
    pytest.param(("老年食堂里的一课", BODY + SECOND, "云浦县", 46), ("养老服务技能大赛举行", BODY + SECOND, "临泽市", 91), True, id="the texts are, twice"),
    pytest.param((TITLE, BODY, "云浦县", 46), (TITLE, BODY, "道县", 91), True, id="a name of one character"),
    pytest.param((TITLE, BODY, "云浦县", 46), (TITLE, BODY, "我县", 91), False, id="our county has no name"),
    pytest.param((TITLE, BODY, "云浦县", 46), (TITLE, BODY, "云浦县", 91), False, id="a number was changed"),
    pytest.param((TITLE, BODY, "云浦县", 46), (TITLE, BODY, "云浦区", 46), False, id="the county became a district"),
    pytest.param((TITLE, BODY, "云浦县", 46), (TITLE, BODY, "我市", 46), False, id="one does not say where"),
    pytest.param((TITLE, BODY, "云浦县", 46), ("养老服务技能大赛举行", BODY, "临泽市", 46), False, id="one says it but once: it may be a slip"),
    pytest.param((TITLE, BODY, "云浦县", 46), (TITLE, BODY + "\n云浦县民政局供稿。", "临泽市", 46), False, id="one names the other's place too"),
    pytest.param((TITLE, BODY, "云浦县", 46), (TITLE, BODY, "青石市云浦县", 46), False, id="in full and in short"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), ROWS)
def test_scenes(one: tuple[str, str, str, int], other: tuple[str, str, str, int], expected: bool) -> None:
    assert (sameness(reading(*one), reading(*other)) is None) is expected
    assert (sameness(reading(*other), reading(*one)) is None) is expected
