"""Saved pages against their golden files: one test for every field of every page.

`tests/pages/index.jsonl` lists the pages; beside `NAME.html` stands `NAME.json` with what must come out of it.
`tests/pages/coverage.json` says which row of the field notes is shown by which pages.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, next_part, why_not_article
from crawler.items import Article
from crawler.original import find_original

PAGES = Path(__file__).parent / "pages"
ROWS: dict[str, dict[str, Any]] = {
    Path(row["file"]).stem: row for row in map(json.loads, (PAGES / "index.jsonl").read_text("utf-8").splitlines())
}

# Each has a table of its own elsewhere: what a golden would say of them is only a copy of what the code says.
NOT_IN_GOLDENS = {"original_evidence", "story_key", "surt"}
ARTICLE_FIELDS = [f.name for f in fields(Article) if f.name not in NOT_IN_GOLDENS]
REASONS = {"list", "home", "search", "about", "photos", "error_page", "challenge", "form", "empty"}


def golden(name: str) -> dict[str, Any]:
    """The golden of a page, `url` and `site` filled in from its row."""
    expected: dict[str, Any] = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    if expected["article"] is not None:
        url = ROWS[name]["url"]
        expected["article"] = {"url": url, "site": urlsplit(url).hostname, **expected["article"]}
    return expected


GOLDENS = {name: golden(name) for name in ROWS}


def response_of(name: str) -> HtmlResponse:
    """The page as it would come from the downloader: its raw bytes, and a Content-Type only where one was sent."""
    row = ROWS[name]
    headers = {"Content-Type": row["content_type"]} if row["content_type"] else {}
    return HtmlResponse(row["url"], body=(PAGES / row["file"]).read_bytes(), headers=headers)


@dataclass(frozen=True)
class Outcome:
    """What the public functions say of one page. error: the exception in words, where one was raised."""

    article: dict[str, Any] | None = None
    reason: str | None = None
    next_part: str | None = None
    error: str | None = None


@cache
def outcome(name: str) -> Outcome:
    """Everything that is asked of a page, asked once; an exception is kept, so that it fails the fields of its page only."""
    response = response_of(name)
    try:
        article = extract_article(response, fetched_at=ROWS[name].get("fetched_at"))
        found = None
        if article is not None:
            link = find_original(response)
            found = asdict(article)
            found["original_url"] = link.url if link and link.kind == "article" else None
            found["original_label"] = link.label if link else None
        return Outcome(found, why_not_article(response), next_part(response))
    except Exception as error:
        return Outcome(error=f"{type(error).__name__}: {error}")


FIELD_CASES = [
    pytest.param(name, field, id=f"{name}-{field}")
    for name, expected in GOLDENS.items()
    if expected["article"] is not None
    for field in ARTICLE_FIELDS
]


@pytest.mark.parametrize(("name", "field"), FIELD_CASES)
def test_field(name: str, field: str) -> None:
    got = outcome(name)
    assert got.error is None, got.error
    assert got.article is not None, f"taken for no article: {got.reason}"
    assert got.article[field] == GOLDENS[name]["article"][field], GOLDENS[name]["why"]


@pytest.mark.parametrize("name", [name for name, expected in GOLDENS.items() if expected["article"] is not None])
def test_an_article_has_no_reason_against_it(name: str) -> None:
    got = outcome(name)
    assert (got.error, got.reason) == (None, None)


@pytest.mark.parametrize("name", [name for name, expected in GOLDENS.items() if expected["article"] is None])
def test_no_article_and_why(name: str) -> None:
    got = outcome(name)
    assert got.error is None, got.error
    assert (got.article, got.reason) == (None, GOLDENS[name]["reason"])


@pytest.mark.parametrize("name", [name for name, expected in GOLDENS.items() if "next_part" in expected])
def test_next_part(name: str) -> None:
    got = outcome(name)
    assert got.error is None, got.error
    assert got.next_part == GOLDENS[name]["next_part"], GOLDENS[name]["why"]


def test_every_file_is_listed_and_every_row_has_its_files() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(ROWS)
    assert {path.stem for path in PAGES.glob("*.json")} - {"coverage"} == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_a_golden_says_all_it_must_and_nothing_unknown(name: str) -> None:
    expected = GOLDENS[name]
    assert expected["why"]
    if expected["article"] is None:
        assert set(expected) == {"why", "article", "reason"}
        assert expected["reason"] in REASONS
    else:
        assert set(expected) <= {"why", "article", "next_part"}
        assert list(expected["article"]) == ARTICLE_FIELDS
        assert "" not in expected["article"].values()


def test_every_row_of_the_field_notes_has_a_page_and_every_page_a_row() -> None:
    coverage: dict[str, dict[str, list[str]]] = json.loads((PAGES / "coverage.json").read_text("utf-8"))
    rows = [(f"{chapter}: {row}", names) for chapter, table in coverage.items() for row, names in table.items()]
    assert [row for row, names in rows if not names] == []
    assert {name for _, names in rows for name in names} == set(ROWS)
