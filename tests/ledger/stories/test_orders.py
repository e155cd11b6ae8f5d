"""Any pages, in any order and any batches, changed underway or not: the same stories."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from crawler.items import Article
from crawler.ledger import Database, Result
from crawler.ledger.tables import pages as table
from crawler.ledger.upkeep.forget import forget_page
from tests.ledger.made import LONG_TEXT, emptied, put
from tests.ledger.stories.test_matching import stories

LINES = LONG_TEXT.split("\n")
OTHER = [line.replace("云浦县", "临泽区").replace("人民政府办公室", "财政局") for line in LINES]
# The whole, a part of it, the same with a line more, another article, both of them, parts that are one if their titles are too, too
# short to tell.
PARTS = LINES, LINES[:5], [*LINES, OTHER[0]], OTHER, [*LINES, *OTHER], LINES[:2], LINES[1:5]
# One letter: as two counties sent it, the one's with a preface too, and with no signature, whole and in part.
LETTERS = (
    [*LINES, "云浦县人民政府", "2024年3月5日"],
    [*LINES, "临泽区人民政府", "2024年3月8日"],
    ["各乡镇人民政府，县直各单位：", *LINES, "云浦县人民政府", "2024年3月5日"],
    LINES,
    LINES[:8],
)
TEXTS = ["\n".join(lines) for lines in PARTS] + ["详见附件。"]
# What a page of letters may have, by its place in TEXTS.
FIRST_LETTER = len(TEXTS)
TEXTS += ["\n".join(lines) for lines in LETTERS]
TITLES = "一则消息", "工作安排"
KEYS = [f"http://www.{name}.cn/{name}.html" for name in "abcdef"]


@dataclass(frozen=True)
class Given:
    """A page by numbers: its own key, the key that it states, a further key, its text, its day, its title."""

    own: int
    stated: int | None
    other: int | None
    text: int
    day: int | None
    title: int = 0

    def result(self) -> Result:
        url, key = KEYS[self.own], KEYS[self.own if self.stated is None else self.stated]
        published = None if self.day is None else f"2024-05-{self.day:02}"
        article = Article(url, "test", TITLES[self.title], published=published, body=TEXTS[self.text], story_key=key)
        article.original_url = key if key != url else None
        others = ((KEYS[self.other], "canonical"),) if self.other is not None else ()
        digest = hashlib.sha256(repr(self).encode()).hexdigest()
        return Result(url, "test", "fetched", article=article, digest=digest, own_key=url, other_keys=others)


number = st.integers(0, len(KEYS) - 1)


def given_pages(first: int, last: int) -> st.SearchStrategy[Given]:
    """Pages whose texts are some of TEXTS."""
    day = st.none() | st.integers(1, 3)
    return st.builds(Given, number, st.none() | number, st.none() | number, st.integers(first, last), day, st.integers(0, 1))


def unlike(pages: st.SearchStrategy[Given]) -> st.SearchStrategy[list[Given]]:
    """Up to seven of these pages, each with an address of its own."""
    return st.lists(pages, min_size=1, max_size=7, unique_by=lambda page: page.own)


given_page = given_pages(0, FIRST_LETTER - 1)
unlike_pages = unlike(given_page)
given_letter = given_pages(FIRST_LETTER, len(TEXTS) - 1)
unlike_letters = unlike(given_letter)


def told(batches: list[list[Given]], *then: Callable[[Database], object]) -> object:
    ledger = emptied()
    for batch in batches:
        put(ledger, *(page.result() for page in batch))
    for each in then:
        each(ledger)
    found = stories(ledger)
    # A page that is no article stays on record, in no story.
    found["pages"] = {url: row for url, row in found["pages"].items() if any(row)}
    return found


def ids(batches: list[list[Given]]) -> dict[str, str]:
    """The story of each page, by its id."""
    ledger = emptied()
    for batch in batches:
        put(ledger, *(page.result() for page in batch))
    with ledger.reading() as connection:
        return {row.url: row.story_id for row in connection.execute(select(table.c.url, table.c.story_id))}


@settings(max_examples=25)
@given(unlike_pages, st.integers(2, 4))
# One had the text of another until the original came that it names; a third came before that one's story was told from it.
@example(
    [
        Given(4, 0, None, 3, None),
        Given(3, None, None, 3, None),
        Given(2, 1, None, 0, None),
        Given(0, None, None, 0, None),
        Given(1, None, None, 3, None),
    ],
    3,
)
def test_a_story_has_the_same_id_in_any_batches(pages: list[Given], size: int) -> None:
    """An archive is read in larger batches than it was crawled in."""
    one_by_one, some, all_at_once = ([pages[at : at + n] for at in range(0, len(pages), n)] for n in (1, size, len(pages)))
    assert ids(one_by_one) == ids(some) == ids(all_at_once)


def forget(ledger: Database, page: Given) -> None:
    with ledger.writing() as connection:
        forget_page(connection, KEYS[page.own], KEYS[page.own], reason=None)


def no_article(ledger: Database, page: Given) -> None:
    """Stored again by rules that find no article there."""
    result = page.result()
    put(ledger, Result(result.url, "test", "not_article", digest=result.digest, reprocessed=True, extractor="2"))


@settings(max_examples=40)
@given(unlike_pages, st.randoms(use_true_random=False), st.integers(1, 3))
@example([Given(0, 1, None, 0, None), Given(1, None, None, 0, None), Given(2, None, None, 1, None)], None, 1)
# A copy under another title, which is not that of the text which is one by its title.
@example([Given(0, None, None, 6, None), Given(1, None, None, 5, None), Given(2, None, None, 6, None, 1)], None, 1)
# A page that goes with its original lends its title to nobody, whenever it comes.
@example([Given(0, None, None, 0, None), Given(1, None, None, 4, None, 1), Given(2, 0, None, 0, None, 1)], None, 1)
@example([Given(0, None, None, 0, None), Given(2, 0, None, 0, None, 1), Given(1, None, None, 4, None, 1)], None, 1)
# Nor does its date tell when the text began.
@example([Given(0, None, None, 0, 3), Given(1, None, None, 4, 2, 1), Given(2, 0, None, 7, 1)], None, 1)
@example([Given(0, None, None, 0, 3), Given(2, 0, None, 7, 1), Given(1, None, None, 4, 2, 1)], None, 1)
# The original is not there: who names it may be the first to have the text.
@example([Given(1, None, None, 4, 2, 1), Given(2, 0, None, 0, 3), Given(3, 0, None, 0, 1)], None, 1)
def test_any_order(pages: list[Given], random: object, size: int) -> None:
    shuffled = list(pages)
    if random is not None:
        random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert told([shuffled[start : start + size] for start in range(0, len(pages), size)]) == told([pages])


@settings(max_examples=40)
@given(unlike_pages, st.lists(given_page, min_size=1, max_size=4), st.integers(1, 3))
# A copy that had the title of a third page.
@example(
    [Given(0, None, None, 6, None), Given(1, None, None, 5, None, 1), Given(2, None, None, 3, None)],
    [Given(2, None, None, 6, None, 1)],
    1,
)
# Two claim a third address, which makes it nobody's, until one of them claims it no more.
@example([Given(1, None, None, 0, None), Given(3, 3, 0, 3, None)], [Given(1, None, 0, 0, None), Given(3, 3, 0, 3, None)], 1)
def test_pages_that_said_something_else_before(pages: list[Given], before: list[Given], size: int) -> None:
    """What a page said in an older version leaves nothing behind but that version."""
    now = {page.own for page in pages}
    earlier = [[page] for page in before if page.own in now]
    batches = [pages[start : start + size] for start in range(0, len(pages), size)]
    assert told([*earlier, *batches]) == told([pages])


@settings(max_examples=40)
@given(unlike_pages, st.lists(given_page, min_size=1, max_size=3), st.integers(1, 3))
# The address of a page that goes, or that one claimed which goes, is another's.
@example([Given(3, None, 0, 3, None)], [Given(0, None, None, 0, None)], 1)
@example([Given(3, None, 0, 3, None)], [Given(1, None, 0, 0, None)], 1)
# The only copy under the title of a third page.
@example([Given(0, None, None, 6, None), Given(1, None, None, 5, None, 1)], [Given(2, None, None, 6, None, 1)], 1)
# Without it, one is part of a text that holds a third page's, too.
@example(
    [Given(0, None, None, 4, None, 1), Given(1, None, None, 0, None), Given(5, None, None, 3, None)],
    [Given(2, None, None, 6, None)],
    1,
)
# The one that both others were compared with goes.
@example([Given(2, None, 0, 2, None), Given(3, None, 0, 0, None)], [Given(1, None, 0, 2, None)], 3)
def test_pages_that_are_forgotten(pages: list[Given], more: list[Given], size: int) -> None:
    """Of a page that was taken out, or is no article any more, the stories of the others know nothing."""
    now = {page.own for page in pages}
    leaving = {page.own: page for page in more if page.own not in now}.values()
    batches = [pages[start : start + size] for start in range(0, len(pages), size)]
    for gone in (forget, no_article):
        assert told([list(leaving), *batches], *(partial(gone, page=page) for page in leaving)) == told([pages])
