"""A first table of verdicts."""

from __future__ import annotations

import pytest

from crawler.match import Text, judge

BODY = (
    "会议强调，要坚持以人民为中心的发展思想。\n全县共投入资金300万元，新建水厂3座。群众用水更加方便了！\n下一步，还将继续推进。"
)


@pytest.mark.parametrize(
    ("new", "relation"),
    [
        pytest.param(BODY, "verbatim", id="the same"),
        pytest.param(BODY.replace("群众用水更加方便了！", ""), "abridged", id="a sentence is missing"),
        pytest.param("编者按：水是生命之源。\n" + BODY, "extended", id="编者按 before the text"),
        pytest.param(BODY.replace("300", "400"), "edited", id="another figure"),
        pytest.param("今天天气很好。", "different", id="nothing shared"),
    ],
)
def test_relation(new: str, relation: str) -> None:
    assert judge(Text("标题", None, BODY), Text("标题", None, new)).relation == relation
