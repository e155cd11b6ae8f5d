"""A notice issued again with its days put off is no copy of the first one."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness
from crawler.match.postponed import are_postponed

NOTICE = (
    "青石县融媒体服务社因工作需要，面向社会公开招聘编辑、摄像和播音人员共6名，现将有关事项公告如下：\n"
    "一、报名时间为2024年3月4日至3月8日，每天上午9时至下午5时，报名地点为县政务服务大厅二楼人事窗口。\n"
    "二、报考人员须携带身份证、学历证书和近期免冠照片，如实填写报名表，弄虚作假的取消资格。\n"
    "三、笔试定于3月23日上午进行，内容为公共基础知识和新闻业务，满分为一百分，成绩在服务社公告栏公布。\n"
    "四、面试时间为4月12日，采取结构化面试和现场操作相结合的方式进行，面试当天须抽签决定先后次序。\n"
    "咨询电话：0000-5126033"
)


def put_off(text: str, *days: tuple[str, str]) -> str:
    for old, new in days:
        text = text.replace(old, new)
    return text


LATER = put_off(NOTICE, ("3月4日至3月8日", "3月11日至3月15日"), ("3月23日", "3月30日"), ("4月12日", "4月19日"))
ROWS = [
    pytest.param(NOTICE, LATER, True, id="all days a week later"),
    pytest.param(NOTICE, LATER.replace("3月30日", "3月23日"), True, id="most of them"),
    pytest.param(NOTICE, LATER.replace("0000-5126033", "0000-5126034"), True, id="and another figure"),
    pytest.param(
        NOTICE.replace("3月4日至3月8日", "12月24日至28日"), NOTICE.replace("3月4日至3月8日", "1月3日至9日").replace("2024年", ""), False,
        id="half of them",
    ),
    pytest.param(
        "报名时间为12月24日至28日。\n" + NOTICE.split("\n")[2] + "\n笔试定于12月30日上午进行。\n" + NOTICE.split("\n", maxsplit=1)[0],
        "报名时间为1月3日至9日。\n" + NOTICE.split("\n")[2] + "\n笔试定于1月10日上午进行。\n" + NOTICE.split("\n", maxsplit=1)[0],
        True,
        id="over the end of a year that nobody tells",
    ),
    pytest.param(NOTICE, NOTICE.replace("3月23日", "3月24日"), False, id="a copy with a day wrong"),
    pytest.param(NOTICE, put_off(NOTICE, ("3月4日", "3月1日"), ("3月8日", "3月9日"), ("3月23日", "3月24日")), False, id="days wrong, to either side"),
    pytest.param(NOTICE, put_off(NOTICE, ("3月4日", "3月5日"), ("4月12日", "4月13日")), False, id="a copy with two of four wrong"),
    pytest.param(NOTICE, NOTICE, False, id="the same"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "apart"), ROWS)
def test_days_put_off(one: str, other: str, apart: bool) -> None:
    a, b = (Reading.of(Text("青石县融媒体服务社公开招聘工作人员公告", None, text)) for text in (one, other))
    assert are_postponed(a.told_days, b.told_days) is apart
    assert are_postponed(b.told_days, a.told_days) is apart
    assert (sameness(a, b) is None) is apart
