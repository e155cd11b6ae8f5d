"""The operations of a diff, and that they give both bodies back."""

from __future__ import annotations

import pytest

from crawler.match import Operation, Run, diff, fold
from crawler.match.diff import runs
from tests.match.samples import NOTE, OTHER, WORK, A, B, C, D, E, F, paragraphs


def kinds(old: str | None, new: str | None) -> list[str]:
    return [operation.kind + (" moved" if operation.moved else "") for operation in diff(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(None, None, [], id="no bodies"),
        pytest.param(A + B, A + B, ["equal", "equal"], id="the same"),
        pytest.param(A + B, None, ["removed", "removed"], id="all removed"),
        pytest.param(None, A, ["added"], id="all added"),
        pytest.param(A + B + C, A + C, ["equal", "removed", "equal"], id="removed"),
        pytest.param(A + C, A + OTHER + C, ["equal", "added", "equal"], id="added"),
        pytest.param(A + B, A + B.replace("3286", "9"), ["equal", "changed"], id="changed"),
        pytest.param(A + D + C, A + OTHER + C, ["equal", "removed", "added", "equal"], id="removed comes before added"),
        pytest.param(A + B + C, C + A + B, ["added moved", "equal", "equal", "removed moved"], id="moved"),
        pytest.param(
            A + B,
            B.replace("3286", "9") + A,
            ["removed moved", "changed", "added moved"],
            id="two changed places, one changed too",
        ),
        pytest.param("一、背景\n" + A, "一、背景" + A, ["equal"], id="a heading joined"),
        pytest.param(WORK, NOTE + WORK.replace("\n", ""), ["added"] + ["equal"] * 6, id="paragraphs joined"),
    ],
)
def test_operations(old: str | None, new: str | None, expected: list[str]) -> None:
    assert kinds(old, new) == expected


def test_an_operation_tells_passage_and_paragraph() -> None:
    old, new = paragraphs(A, B), paragraphs(NOTE, A, B.replace("12.5%", "13%"))
    changed = [Run("equal", B[:-6], B[:-6]), Run("equal", "1", "1"), Run("changed", "2.5", "3"), Run("equal", "%。", "%。")]
    assert diff(old, new)[:2] == [Operation("added", None, NOTE, None, 0), Operation("equal", A, A, 0, 1)]
    assert diff(old, new)[2].paragraph_new == 2
    assert fold("".join(run.old for run in changed)) == fold(B)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("投入300万元。", "投入400万元。", [("equal", "投入", "投入"), ("changed", "3", "4"), ("equal", "00万元。", "00万元。")], id="a figure"),
        pytest.param("会议指出。", "会议明确指出。", [("equal", "会议", "会议"), ("added", "", "明确"), ("equal", "指出。", "指出。")], id="a word added"),
        pytest.param("县委书记李明说。", "李明说。", [("removed", "县委书记", ""), ("equal", "李明说。", "李明说。")], id="a word removed"),
        pytest.param("“３００”万元。", "300亿元。", [("equal", "“３００”", "300"), ("changed", "万", "亿"), ("equal", "元。", "元。")], id="what the folding removes is no change"),
        pytest.param("张的王。", "李的赵。", [("changed", "张的王", "李的赵"), ("equal", "。", "。")], id="a lone equal character between changes"),
        pytest.param("縣裡三座水庫。", "縣裡五座水庫。", [("equal", "縣裡", "縣裡"), ("changed", "三", "五"), ("equal", "座水庫。", "座水庫。")], id="in traditional characters"),
        pytest.param("县里三座水库。", "縣裡五座水庫。", [("equal", "县里", "縣裡"), ("changed", "三", "五"), ("equal", "座水库。", "座水庫。")], id="in both kinds of characters"),
        pytest.param("甲", "乙", [("changed", "甲", "乙")], id="nothing in common"),
    ],
)  # fmt: skip
def test_runs(old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(run.kind, run.old, run.new) for run in runs(old, new)] == expected


def test_runs_give_the_passages_back() -> None:
    old, new = "“" + E + "”㎡ é", " " + E.replace("67%", "６８%") + F + "m2"
    found = runs(old, new)
    assert "".join(run.old for run in found) == old
    assert "".join(run.new for run in found) == new
