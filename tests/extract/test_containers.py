from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.extract.containers import BODY_HINTS, MAYBE_HINTS, NOT_BODY_PARTS, SMALL_PARTS
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, THIRD, page_with

# More text than the article has, in a box without a name.
OTHER = f"<div class='x7'><p>{THIRD}{FIRST}{SECOND}</p></div>"


@pytest.mark.parametrize("name", sorted(BODY_HINTS))
@pytest.mark.parametrize("kind", ["id", "class"])
def test_a_known_container_holds_the_body(name: str, kind: str) -> None:
    """Whatever stands beside it, and however long that is."""
    article = extract_article(page_with(f"<div {kind}='{name}'><p>{FIRST}</p><p>{SECOND}</p></div>{OTHER}"))
    assert article is not None
    assert article.body == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("name", sorted(NOT_BODY_PARTS - SMALL_PARTS))
def test_a_part_that_is_named_as_none_is_no_body(name: str) -> None:
    article = extract_article(page_with(f"<div class='{name}-x'><p>{THIRD}{FIRST}</p></div><div class='x7'>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.body == f"{FIRST}\n{SECOND}\n{THIRD}"


def test_names_are_in_lower_case_and_in_one_table() -> None:
    assert all(name == name.lower() for name in (*BODY_HINTS, *MAYBE_HINTS, *NOT_BODY_PARTS))
    assert not BODY_HINTS & MAYBE_HINTS
    assert SMALL_PARTS <= NOT_BODY_PARTS
