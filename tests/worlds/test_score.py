"""The scorer: known answers for known mistakes."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tests.worlds.generate import world
from tests.worlds.score import score


def truth(
    url: str, story: str, match: str = "stated", relation: str | None = "verbatim", is_source: bool | None = False
) -> dict[str, Any]:
    return {"url": url, "story": story, "match": match, "relation": relation, "is_source": is_source, "judged": True, "why": ""}


def row(
    url: str, story: str, method: str = "stated", relation: str | None = "verbatim", is_source: bool = False
) -> dict[str, Any]:
    return {"url": url, "story_id": story, "match_method": method, "relation": relation, "is_source": is_source}


TRUTH = [
    truth("a", "1", "source", None, True),
    truth("b", "1"),
    truth("c", "1", "text", "edited"),
    truth("d", "2", "source", None, True),
]
RIGHT = [row("a", "x", "none", None, True), row("b", "x"), row("c", "x", "text", "edited"), row("d", "y", "none", None, True)]


def test_a_right_export_scores_one_everywhere() -> None:
    figures, wrong = score(TRUTH, RIGHT)
    assert {figures[name] for name in ("b_cubed_f1", "text_precision", "text_recall", "relation", "is_source")} == {1.0}
    assert figures["missing"] == figures["false_pairs"] == 0
    assert not wrong


@pytest.mark.parametrize(
    ("change", "figure", "value"),
    [
        pytest.param(
            row("d", "x", "none", None, True), "false_pairs", 3, id="a page merged wrongly makes a pair with each of the story"
        ),
        pytest.param(row("d", "x", "none", None, True), "false_pairs_by_key", 2, id="of which the text match accounts for one"),
        pytest.param(row("c", "z", "none", "edited"), "text_recall", 0.0, id="a text match that is not found"),
        pytest.param(row("d", "x", "text", None, True), "text_precision", 2 / 5, id="a text match too many"),
        pytest.param(row("b", "x", "stated", "edited"), "relation", 0.75, id="a wrong relation"),
        pytest.param(row("b", "x", is_source=True), "is_source", 0.75, id="a wrong source"),
        pytest.param(
            row("b", "z"),
            "b_cubed_f1",
            2 * 1 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4 / (1 + (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4),
            id="a split",
        ),
    ],
)
def test_each_mistake_lowers_its_figure(change: dict[str, Any], figure: str, value: float) -> None:
    figures, wrong = score(TRUTH, [change if change["url"] == other["url"] else other for other in RIGHT])
    assert figures[figure] == pytest.approx(value)
    assert wrong


def test_the_truth_of_a_world_scores_one_everywhere() -> None:
    truths = [dataclasses.asdict(one) for one in world(4, 150).truth.values()]
    export = [row(t["url"], t["story"], t["match"], t["relation"], bool(t["is_source"])) for t in truths]
    figures, wrong = score(truths, export)
    assert not wrong
    assert {figures[name] for name in ("b_cubed_f1", "text_precision", "text_recall", "relation", "is_source")} == {1.0}


def test_a_missing_page_is_a_story_of_its_own() -> None:
    figures, wrong = score(TRUTH, RIGHT[:1] + RIGHT[2:])
    assert figures["missing"] == 1
    assert figures["b_cubed_f1"] < 1
    assert any("no row" in line for line in wrong)
