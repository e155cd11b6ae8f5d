"""Pages made into articles by several processes, in the order in which they are read.

Only what needs nothing but the page is done there: reading goes on in the crawl's own process, and so does storing, since a ledger
has one writer. So what is stored, and in which order, is the same for any number of processes.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import NamedTuple, TypeVar

from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.archive.kept import Reader
from crawler.archive.reading.elsewhere import Elsewhere
from crawler.items import Made, Memento, Page
from crawler.making.article import made_of
from crawler.making.collecting import collect_rarely
from crawler.making.original import state_original
from crawler.making.parts import take_parts
from crawler.making.read import read_of

# What is sent in one go: so many pages, or bytes of them, whichever comes first. Between them the ledger waits for nobody long.
_PAGES, _BYTES = 25, 4_000_000
# Goes under way beyond one for each process.
_AHEAD = 2

Other = TypeVar("Other")


class _Task(NamedTuple):
    """A page as it is sent to a process. address: of its response, where redirects led. known: the lines that its site repeats."""

    url: str
    address: str
    hops: list[str]
    body: bytes
    content_type: bytes | None
    site: str
    fetched_at: str | None
    memento: Memento | None
    archived: tuple[str, int] | None
    elsewhere: tuple[str, int] | None
    known: frozenset[str]


class Processes:
    """The processes. They end with this one, however that ends."""

    def __init__(self, number: int, *, longest: int, archive: Path, path: Path) -> None:
        """longest: characters of an address that a page may state. archive: the folder of our own archive. path: what is read."""
        self.longest = longest
        self.archive, self.path = archive, path
        # One process has more to do than the crawl's own, which then reads the texts itself; of two it would be the slowest.
        self.reads = number > 1
        self.most = number + _AHEAD
        self.pool = ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=_begin)

    def close(self) -> None:
        """Let the processes end. What is under way is given up."""
        self.pool.shutdown(wait=False, cancel_futures=True)

    async def make(
        self, read: Iterable[Page | Other], known_lines: Callable[[str], frozenset[str]]
    ) -> AsyncIterator[Page | Other]:
        """The pages in their order, each made, without its bytes; what is no page passes as it is.

        known_lines: of a site. Raises BrokenProcessPool where a process was killed.
        """
        waiting: deque[tuple[list[Page | Other], Future[list[Made]]]] = deque()
        for batch in _batches(read):
            tasks = [_task(one, known_lines(one.site)) for one in batch if isinstance(one, Page)]
            for one in batch:
                if isinstance(one, Page):
                    one.response = HtmlResponse(one.response.url)
            # A process begins with the first pages that no other is free for; it is deaf to the terminal from its first moment.
            with _without_interrupts():
                made = self.pool.submit(_make, tasks, self.longest, self.archive, self.path, self.reads)
            waiting.append((batch, made))
            if len(waiting) >= self.most:
                for done in await _done(*waiting.popleft()):
                    yield done
        while waiting:
            for done in await _done(*waiting.popleft()):
                yield done


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold SIGINT back, in what is started here for good; one that comes meanwhile is told afterwards."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


async def _done(batch: list[Page | Other], future: Future[list[Made]]) -> list[Page | Other]:
    """The batch, with what was made of its pages."""
    made = await asyncio.wrap_future(future)
    for page, found in zip((one for one in batch if isinstance(one, Page)), made, strict=True):
        page.made, page.kept_parts, page.lost_part = found, found.kept_parts, found.lost_part
    return batch


def _batches(read: Iterable[Page | Other]) -> Iterator[list[Page | Other]]:
    """What is read, in portions."""
    batch: list[Page | Other] = []
    size = 0
    for one in read:
        batch.append(one)
        size += len(one.response.body) if isinstance(one, Page) else 0
        if len(batch) >= _PAGES or size >= _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _task(page: Page, known: frozenset[str]) -> _Task:
    response, request = page.response, page.response.request
    hops = request.meta["redirect_urls"] if request is not None else []
    content_type = response.headers.get("Content-Type")
    told = (page.url, response.url, hops, response.body, content_type, page.site, page.fetched_at)
    return _Task(*told, page.memento, page.archived, page.elsewhere, known)


# In the other process.


def _begin() -> None:
    """Many pages are to be read. A signal from the terminal is for the crawl alone; and where that is gone, this process has nothing to do."""
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


def _make(tasks: list[_Task], longest: int, archive: Path, path: Path, reads: bool) -> list[Made]:
    readers = _readers(archive, path)
    return [_made(task, longest, readers, reads) for task in tasks]


@cache
def _readers(archive: Path, path: Path) -> tuple[Reader, Reader]:
    """Those of our own archive, where it should be and elsewhere; one crawl's processes need only these."""
    return Reader(archive), Elsewhere(path)


def _made(task: _Task, longest: int, readers: tuple[Reader, Reader], reads: bool) -> Made:
    """What the first two stages make of a page, and, if this one reads, its text as the third will. Never raises."""
    headers = {"Content-Type": task.content_type} if task.content_type is not None else None
    request = Request(task.address, meta={"redirect_urls": task.hops}) if task.hops else None
    response = HtmlResponse(task.address, body=task.body, headers=headers, request=request)
    page = Page(response, task.site, task.url, task.fetched_at, saved=True, memento=task.memento, archived=task.archived)
    page.elsewhere = task.elsewhere
    try:
        take_parts(*readers, page, task.known)
        made = made_of(page, task.known)
        if made.article is not None:
            state_original(made.article, page, longest=longest)
            made = read_of(made.article) if reads else made
    except Exception as error:
        return Made(None, f"original: {type(error).__name__}", traceback.format_exc())
    made.kept_parts, made.lost_part = page.kept_parts, page.lost_part
    return made
