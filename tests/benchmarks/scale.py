"""How much more several workers do than one, on one ledger in PostgreSQL, and how much of their time goes into the ledger.

Run from the project's root: `python -m tests.benchmarks.scale [--pages 1000] [--workers 1,2,4]`. Each worker is a process of its own that
reads so many pages as a crawl does – parse, extract, find the original, store in batches of a hundred – but for fetching them, which is
waiting and not work. Ratios are to one worker, in one run. More workers than processors show only what they wait for.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import time
from multiprocessing.synchronize import Barrier
from typing import NamedTuple

from scrapy.http import HtmlResponse
from sqlalchemy import func, select

from crawler.extract import extract_article
from crawler.ledger import Result, open_database
from crawler.ledger.storing.store import store
from crawler.ledger.tables import stories
from crawler.original import find_original, story_key
from tests.conftest import empty_schema
from tests.site import pages
from tests.site.faults import Faults
from tests.site.world import SITES, World

BATCH = 100


class Spent(NamedTuple):
    """Seconds of one worker: reading pages, and storing them, of which some is waiting for its turn to write."""

    reading: float
    storing: float
    whole: float


def made_pages(seed: int, number: int) -> list[HtmlResponse]:
    """Pages of a made-up repost site and of the sites that it copies from; each seed has hosts of its own."""
    world = World(seed, number * 5 // 8)
    world.port = 10_000 + seed
    faults = Faults(world, (), bomb_bytes=0, slow_seconds=0, retry_after=0)
    made: list[HtmlResponse] = []
    for name in SITES:
        for n in range(world.counts[name]):
            url = world.url_of(name, n)
            html = pages.page(world, name, world.place_of(name, world.path_of(name, n)), faults)
            made.append(HtmlResponse(url, body=html.encode(SITES[name].encoding, "xmlcharrefreplace")))
    return made[:number]


def read(response: HtmlResponse) -> Result | None:
    """What the pipelines make of a page; None for what is no article."""
    article = extract_article(response, fetched_at="2024-05-21T00:00:00Z")
    if article is None:
        return None
    link = find_original(response)
    own = article.story_key = story_key(article.url)
    if link is not None and link.kind == "article":
        article.original_url, article.original_label, article.original_evidence = link.url, link.label, link.evidence
        article.story_key = story_key(link.url)
    digest = hashlib.sha256(response.body).hexdigest()
    kind = link.kind if link else None
    return Result(article.url, article.site, "fetched", None, 200, "2024-05-21T00:00:00Z", article, digest, own, kind)


def work(url: str, seed: int, number: int, begin: Barrier, spent: multiprocessing.Queue[Spent]) -> None:
    """One worker."""
    responses = made_pages(seed, number)
    ledger = open_database(url, create=False)
    begin.wait()
    began, reading, storing = time.perf_counter(), 0.0, 0.0
    for start in range(0, len(responses), BATCH):
        before = time.perf_counter()
        results = [result for response in responses[start : start + BATCH] if (result := read(response)) is not None]
        between = time.perf_counter()
        with ledger.writing() as connection:
            store(connection, results)
        reading, storing = reading + between - before, storing + time.perf_counter() - between
    spent.put(Spent(reading, storing, time.perf_counter() - began))
    ledger.close()


def measure(workers: int, number: int) -> tuple[list[Spent], int]:
    """Let so many workers do so many pages each, on an empty ledger; how long each took, and how many stories there are then."""
    context = multiprocessing.get_context("spawn")
    begin, spent = context.Barrier(workers), context.Queue()
    with empty_schema() as url:
        open_database(url).close()
        processes = [context.Process(target=work, args=(url, seed, number, begin, spent)) for seed in range(1, workers + 1)]
        for process in processes:
            process.start()
        each = [spent.get() for _ in processes]
        for process in processes:
            process.join()
        ledger = open_database(url, create=False)
        with ledger.reading() as connection:
            found = connection.scalar(select(func.count()).select_from(stories)) or 0
        ledger.close()
    return each, found


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000, help="of each worker")
    parser.add_argument("--workers", default="1,2,4")
    options = parser.parse_args()
    print(
        f"{os.cpu_count()} processors\n{'workers':>8} {'pages/s':>8} {'stories/s':>10} {'ratio':>6} {'time in the ledger':>19}"
    )
    first = None
    for workers in map(int, options.workers.split(",")):
        each, found = measure(workers, options.pages)
        whole = max(one.whole for one in each)
        rate = workers * options.pages / whole
        first = first or rate
        share = sum(one.storing for one in each) / sum(one.whole for one in each)
        print(f"{workers:>8} {rate:>8.0f} {found / whole:>10.0f} {rate / first:>6.2f} {share:>19.0%}", flush=True)


if __name__ == "__main__":
    main()
