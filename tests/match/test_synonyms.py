"""What differs between two sentences, and whether it is a word for a word."""

from __future__ import annotations

import pytest

from crawler.match.synonyms import is_harmless, substitutions

ROWS = [
    pytest.param("他说年内完工", "他表示年内完工", [("说", "表示")], True, id="who speaks"),
    pytest.param("目前，县里召开会议", "如今，县里举行会议", [("目前", "如今"), ("召开", "举行")], True, id="two words"),
    pytest.param("云浦县召开会议", "临泽县召开会议", [("云浦", "临泽")], False, id="another place"),
    pytest.param("发现女婴一名", "发现男婴一名", [("女", "男")], False, id="another child"),
    pytest.param("转交问题线索", "转交间题线索", [("问", "间")], True, id="read by a machine"),
    pytest.param("在次来到", "再次来到", [("在", "再")], True, id="typed wrong"),
    pytest.param("完成了任务", "完成任务", [("了", "")], True, id="a character is missing"),
    pytest.param("任务完成。", "任务圆满完成。", [("", "圆满")], False, id="a word came in"),
    pytest.param("价格上调", "价格下调", [("上", "下")], False, id="the other way"),
    pytest.param(
        "会议召开，强调落实。",
        "会议召开;强调落实.",
        [("，", ";"), ("。", ".")],
        False,
        id="marks of full width are folded before",
    ),
    pytest.param("会议召开,强调落实。", "会议召开;强调落实.", [(",", ";"), ("。", ".")], True, id="marks of another keyboard"),
    pytest.param("县里的工作和任务", "县里之工作与任务", [("的", "之"), ("和", "与")], True, id="an old-fashioned hand"),
    pytest.param("一样的话", "一样的话", [], True, id="nothing"),
]


@pytest.mark.parametrize(("old", "new", "expected", "harmless"), ROWS)
def test_what_differs(old: str, new: str, expected: list[tuple[str, str]], harmless: bool) -> None:
    found = list(substitutions(old, new))
    assert found == expected
    assert all(is_harmless(*pair) for pair in found) is harmless
