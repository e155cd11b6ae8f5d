"""What finding an original costs: microseconds per page, as a ratio to parsing the same page, and per key.

Run from the project's root: `python -m tests.benchmarks.original [FOLDER]`. FOLDER: saved pages (*.html); without it the
pages of the hard set are measured. The worst of a set of hostile pages of 2 MB is given in seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from scrapy.http import HtmlResponse

from crawler.original import find_original, story_key, surt
from crawler.page import document_of
from tests.original.hard_keys import hard_keys
from tests.original.hard_pages import hard_pages
from tests.original.test_aliases import HOSTILE

ROUNDS = 5


def seconds(work: Callable[[object], object], things: Iterable[object]) -> float:
    """The processor time that `work` takes on all things."""
    started = time.process_time()
    for thing in things:
        work(thing)
    return time.process_time() - started


def pages() -> list[tuple[str, bytes]]:
    """URL and body of the pages to measure."""
    if len(sys.argv) > 1:
        files = sorted(Path(sys.argv[1]).rglob("*.html"))
        return [(f"http://www.example.com/show-{number}.html", file.read_bytes()) for number, file in enumerate(files)]
    return [(page.url, page.html) for page in hard_pages(1, 400)]


def main() -> None:
    """Print the table."""
    parse: list[float] = []
    find: list[float] = []
    measured = pages()
    for _ in range(ROUNDS):
        responses = [HtmlResponse(url, body=body) for url, body in measured]
        parse.append(seconds(document_of, responses) / len(measured))
        find.append(seconds(find_original, responses) / len(measured))
    print(f"{len(measured)} pages: parse {min(parse) * 1e6:.0f} µs, find_original {min(find) * 1e6:.0f} µs a page,", end=" ")
    print(f"ratio {min(find) / min(parse):.2f}")
    urls = [pair.url_a for pair in hard_keys(1, 4000)]
    for name, function in (("story_key", story_key), ("surt", surt)):
        best = min(seconds(function, urls) for _ in range(ROUNDS))
        print(f"{name}: {best / len(urls) * 1e6:.1f} µs")
    worst = ("", 0.0)
    for name, markup in HOSTILE:
        response = HtmlResponse(
            "http://www.example.com/show-1.html", body=(markup * (2_000_000 // len(markup.encode()))).encode()
        )
        document_of(response)
        worst = max(worst, (name, seconds(find_original, [response])), key=lambda row: row[1])
    print(f"worst hostile page of 2 MB: {worst[1]:.2f} s ({worst[0]})")


if __name__ == "__main__":
    main()
