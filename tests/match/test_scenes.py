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
    pytest.param((TITLE, BODY, "云浦县", 46), (TITLE, BODY, "某县", 46), False, id="a name that is kept back"),
    pytest.param((TITLE, BODY, "青石市", 46), (TITLE, BODY, "我市市", 46), False, id="what only looks like a name"),
    pytest.param((TITLE, BODY, "喀左县", 46), (TITLE, BODY, "喀喇沁左翼蒙古族自治县", 46), False, id="in short, by its first letter"),
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


TOLD = (
    "{place}农村公路建设会议{day}下午召开，县长到会讲话，对下一步的工作作了部署，各乡镇的负责人参加了会议。\n"
    "县长说，数字再好看，也要看{people}口袋里有没有、心里认不认，不能光看报表，要多到路上去走一走看一看。\n"
    "他提出三点意见，一要提高站位，二要{first}突出重点，三要强化协作，把好事办好，把实事办实，不走过场。\n"
    "{place}交通运输局汇报了上半年的进度，说雨后路基沉降的路段已经修复，会车困难的村道也在加宽，入冬以前完工。\n"
    "县长最后{says}，干部要沉下身子，每月到一线调研，帮助基层解决实际困难，对屡改屡犯的要严肃问责。"
)
PLAIN = {"people": "群众", "first": "", "says": "强调"}
EDITED = {"people": "居民", "first": "比较", "says": "指出"}
# Place and day of the copy with a word changed in most sentences; whether it is one.
EDITS = [
    pytest.param("云浦县", "8月31日", True, id="of one county and one day"),
    pytest.param("云浦县", "9月30日", False, id="of another day"),
    pytest.param("云浦县", "昨天", False, id="of no day"),
    pytest.param("全县", "8月31日", False, id="of no county"),
    pytest.param("农村地区", "8月31日", False, id="of what only looks like a county"),
]


@pytest.mark.parametrize(("place", "day", "expected"), EDITS)
def test_a_copy_with_words_changed(place: str, day: str, expected: bool) -> None:
    title = "压实责任 县里部署农村公路建设重点任务"
    one = Reading.of(Text(title, None, TOLD.format(place="云浦县", day="8月31日", **PLAIN)))
    other = Reading.of(Text(title, None, TOLD.format(place=place, day=day, **EDITED)))
    assert (sameness(one, other) is not None) is expected
    assert (sameness(other, one) is not None) is expected
