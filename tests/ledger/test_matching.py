"""Stories of whole worlds: the same whatever arrives first, however it is batched, on both databases and with many writers."""

from __future__ import annotations

import hashlib
import multiprocessing
import random
from collections.abc import Sequence
from typing import Any

import pytest

from crawler.items import Article
from crawler.ledger import Database, Result, open_database
from crawler.original import registered_domain, story_key
from tests.ledger.made import contents, put
from tests.worlds.generate import World, world

BATCH = 40


def results(made: World) -> list[Result]:
    """The pages of a world as the pipelines would give them, from what the world knows of each, not from its markup."""
    found = []
    for page in made.pages:
        entry = made.entries[page.url]
        text, stated = entry.text, stated_by(made, page.url)
        own = story_key(page.url)
        key = story_key(stated) if stated else own
        body = "\n".join("".join(line.text for line in block) for block in text.blocks)
        published = entry.draft.published.isoformat(timespec="minutes")
        article = Article(page.url, "world", text.title, text.original_title, published, body=body, story_key=key)
        article.original_url = stated if key != own else None
        digest = hashlib.sha256(page.html).hexdigest()
        found.append(Result(page.url, "world", "fetched", article=article, digest=digest, own_key=own, saved=True))
    return found


def stated_by(made: World, url: str) -> str | None:
    """The address that a page states: of another page of the world, by the truth."""
    truth = made.truth[url]
    return truth.source if truth.match == "stated" and truth.source and registered_domain(truth.source) else None


def stories(ledger: Database) -> dict[str, Any]:
    """What must not depend on the order: each page's story by its original, and how it came into it."""
    found = contents(ledger)
    names = ("story", "match_method", "open", "text", "stated_key")
    return {"pages": {url: [row[name] for name in names] for url, row in found["pages"].items()}, "keys": found["aliases"]}


def fill(ledger: Database, pages: Sequence[Result], size: int = BATCH) -> dict[str, Any]:
    for start in range(0, len(pages), size):
        put(ledger, *pages[start : start + size])
    return stories(ledger)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_and_any_batches_make_the_same_stories(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    pages = results(world(seed, 250))
    found = []
    for turn, size in enumerate((250, 40, 1)):
        random.Random(turn).shuffle(pages)
        ledger = open_database(f"sqlite:///{tmp_path_factory.mktemp('ledger')}/l.db")
        found.append(fill(ledger, pages, size))
        ledger.close()
    assert len({page[0] for page in found[0]["pages"].values()}) > 50
    assert any(page[1] == "text" for page in found[0]["pages"].values())
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_both_databases_make_the_same_stories(ledger: Database, tmp_path_factory: pytest.TempPathFactory) -> None:
    pages = results(world(4, 200))
    other = open_database(f"sqlite:///{tmp_path_factory.mktemp('ledger')}/l.db")
    expected = fill(other, pages[::-1])
    other.close()
    assert fill(ledger, pages) == expected


def _feed(url: str, seed: int, number: int, turn: int) -> None:
    """One process: every page of the world, in an order of its own."""
    pages = results(world(seed, number))
    random.Random(turn).shuffle(pages)
    ledger = open_database(url)
    fill(ledger, pages, 25)
    ledger.close()


def test_eight_processes_make_the_stories_of_one(ledger_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """They even make the ledger, all at once."""
    number = 2000
    alone = open_database(f"sqlite:///{tmp_path_factory.mktemp('ledger')}/l.db")
    expected = fill(alone, results(world(5, number)))
    alone.close()
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_feed, args=(ledger_url, 5, number, turn)) for turn in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(300)
    assert [worker.exitcode for worker in workers] == [0] * 8
    ledger = open_database(ledger_url)
    assert stories(ledger) == expected
    ledger.close()
