"""Pointers at the end of a text, and a text of which a copy has the beginning and a pointer."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, fold, judge, sameness, sentences
from crawler.match.pointers import is_pointer, without_pointers

LEAD = "5月8日，云浦县最后一座小水库换上了新闸门，下游2600亩稻田今年都可以按时放水，村民不必再等雨水，工程前后花了14个月。"
WHOLE = LEAD + "".join(
    f"\n{name}的施工队{month}月里检修了{month * 3}台启闭机，又把坝顶的路加宽了{month}米，两岸的村民往来方便了许多。" for month, name in enumerate("赵钱孙李周吴郑王", 2)
)  # fmt: skip
TITLE = "云浦县小水库都换上了新闸门"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("（详见今日本报第三版）", id="a page of today's paper"),
        pytest.param("（下转第二版）", id="the next page"),
        pytest.param("▶▶下转A3版", id="a page with a letter"),
        pytest.param("（全文见4版）", id="the whole on a page"),
        pytest.param("更多内容请点击下方链接查看全文。", id="the link below"),
        pytest.param("点击阅读原文，了解详情", id="the link of an account"),
        pytest.param("[详细]", id="a link in brackets"),
        pytest.param("全文>>", id="a link with arrows"),
        pytest.param("查看更多", id="a link"),
        pytest.param("……", id="an ellipsis"),
    ],
)
def test_pointers(text: str) -> None:
    assert is_pointer(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("详见附件。", id="the rest is a file of the page"),
        pytest.param("更多群众走进了博物馆。", id="a sentence"),
        pytest.param("这本书再版了三次。", id="a book"),
        pytest.param("会议审议了第三版方案。", id="a plan"),
        pytest.param("请点击报名系统填写信息并上传照片。", id="what to do"),
        pytest.param("一、内容", id="a heading"),
    ],
)
def test_no_pointers(text: str) -> None:
    assert not is_pointer(fold(text))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("甲乙丙。（下转第二版）", ["甲乙丙。"], id="behind a sentence"),
        pytest.param("甲乙丙。\n更多内容请点击下方链接查看全文。\n[详细]", ["甲乙丙。"], id="two of them"),
        pytest.param("甲乙丙，据介绍[详细]", ["甲乙丙,据介绍..."], id="in a sentence that is cut"),
        pytest.param("[详细]\n甲乙丙。", ["[详细]", "甲乙丙。"], id="not at the end"),
        pytest.param("查看全文", ["查看全文"], id="nothing else"),
        pytest.param("", [], id="no text"),
    ],
)
def test_without_pointers(body: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in without_pointers(sentences(body))] == expected


@pytest.mark.parametrize(
    ("title", "body", "same", "relation"),
    [
        pytest.param(TITLE, f"{LEAD}\n（详见今日本报第三版）", True, "abridged", id="a page of the paper"),
        pytest.param(TITLE, f"{LEAD}更多内容请点击下方链接查看全文。", True, "abridged", id="a link behind the lead"),
        pytest.param(TITLE, f"{LEAD}……", True, "abridged", id="an ellipsis"),
        pytest.param(TITLE, f"{LEAD}[详细]", True, "abridged", id="a link in brackets"),
        pytest.param(TITLE, f"{LEAD}{WHOLE.splitlines()[1][:12]}[详细]", True, "abridged", id="in the next sentence"),
        pytest.param(TITLE, f"{WHOLE}\n（下转第二版）", True, "verbatim", id="behind all of it"),
        pytest.param(TITLE, f"{LEAD}\n本台记者将继续关注。", True, "edited", id="a line of the copy's own"),
        pytest.param(TITLE, f"{LEAD}\n据悉，工程还有24处没有完工，要等到7月20日。", False, "edited", id="a sentence that tells figures of its own"),
        pytest.param("小水库", f"{LEAD}\n（详见今日本报第三版）", False, "abridged", id="a title that many have"),
    ],
)  # fmt: skip
def test_a_lead_and_a_pointer(title: str, body: str, same: bool, relation: str) -> None:
    one, copy = Text(title, None, WHOLE), Text(title, None, body)
    assert (sameness(Reading.of(one), Reading.of(copy)) is not None) is same
    assert (sameness(Reading.of(copy), Reading.of(one)) is not None) is same
    assert judge(one, copy).relation == relation
