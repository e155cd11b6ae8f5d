"""The finder on hard pages that it was not written from: precision, recall, and pages with no link left alone."""

from __future__ import annotations

import collections
from dataclasses import dataclass, field

import pytest
from scrapy.http import HtmlResponse

from crawler.items import OriginalLink
from crawler.original import find_original
from tests.original.hard_pages import HardPage, hard_pages

PRECISION, RECALL, LEFT_ALONE = 0.99, 0.98, 0.99


@dataclass
class Score:
    """Counts over a set of pages; `misses` are lines to print."""

    found: int = 0
    right: int = 0
    stated: int = 0
    silent: int = 0
    left_alone: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, page: HardPage, got: OriginalLink | None) -> None:
        """Counts one page."""
        right = is_right(page, got)
        self.found += got is not None
        self.stated += page.expected is not None
        self.silent += page.expected is None
        self.right += right and got is not None
        self.left_alone += right and got is None
        if not right:
            answer = f"{got.kind} {got.url!r}" if got else "nothing"
            self.misses.append(
                f"{page.name}\n    why  {page.why}\n    want {page.expected_kind} {page.expected!r}\n    got  {answer}"
            )

    @property
    def precision(self) -> float:
        return self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.stated)

    @property
    def alone(self) -> float:
        return self.left_alone / max(1, self.silent)

    def __str__(self) -> str:
        head = (
            f"precision {self.precision:.3f}, recall {self.recall:.3f}, left alone {self.alone:.3f}; {len(self.misses)} misses"
        )
        return "\n".join([head, *self.misses[:20]])


def is_right(page: HardPage, got: OriginalLink | None) -> bool:
    """Is the answer the expected one, url and kind?"""
    if got is None or page.expected is None:
        return got is None and page.expected is None
    return got.url in (page.expected, *page.also) and got.kind == page.expected_kind


def response(page: HardPage) -> HtmlResponse:
    """The page as Scrapy would hand it over."""
    headers = {"Content-Type": page.content_type} if page.content_type else None
    return HtmlResponse(page.url, body=page.html, headers=headers)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_finder_reaches_its_figures_on_hard_pages(seed: int) -> None:
    score = Score()
    for page in hard_pages(seed):
        score.add(page, find_original(response(page)))
    assert (score.precision >= PRECISION, score.recall >= RECALL, score.alone >= LEFT_ALONE) == (True, True, True), str(score)


def test_the_generator_gives_the_same_pages_for_the_same_seed() -> None:
    assert list(hard_pages(7, 60)) == list(hard_pages(7, 60))
    assert list(hard_pages(7, 60)) != list(hard_pages(8, 60))


def test_about_a_third_of_the_pages_state_nothing() -> None:
    kinds = collections.Counter(page.expected_kind for page in hard_pages(1, 400))
    assert 0.3 <= kinds[None] / 400 <= 0.4
    assert kinds["home"] + kinds["column"] >= 20


def test_every_page_shows_its_title_and_can_be_decoded() -> None:
    for page in hard_pages(5, 120):
        text = page.html.decode("gb18030" if b"gb2312" in page.html.lower() else "utf-8")
        assert "$" not in text, page.name
        assert "</html>" in text.lower(), page.name
