"""How fast extraction is, as a share of lxml's bare parse of the same pages in the same run.

    python tests/benchmarks/extraction.py                 the saved pages of tests/pages
    python tests/benchmarks/extraction.py FOLDER          the HTML files below another folder
    python tests/benchmarks/extraction.py --turns 5       five turns; the median counts
    python tests/benchmarks/extraction.py --floor 0.35    exit 1 where our share is lower

Prints pages per second and the ratio to lxml for each step of ours and, where they are installed, for trafilatura, GNE
and readability. Every turn works on fresh responses; what short lines are is kept, as it is from page to page of a crawl.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import lxml.html
from scrapy.http import HtmlResponse

from crawler.extract import extract_article
from crawler.page import decode, document_of

PAGES = Path(__file__).resolve().parents[1] / "pages"
URL = "http://benchmark.example/2024-01-01/content_1.htm"

Work = Callable[[bytes], object]


def peers() -> Iterator[tuple[str, Work]]:
    """The public extractors that are installed here."""

    def text(raw: bytes) -> str:
        return decode(raw)[0]

    for name, module, make in (
        ("trafilatura", "trafilatura", lambda peer: lambda raw: peer.bare_extraction(text(raw), with_metadata=True)),
        ("GNE", "gne", lambda peer: lambda raw: peer.GeneralNewsExtractor().extract(text(raw))),
        ("readability", "readability", lambda peer: lambda raw: peer.Document(text(raw)).summary()),
    ):
        try:
            yield name, make(import_module(module))
        except ImportError:
            continue


def seconds(work: Work, pages: list[bytes], turns: int) -> tuple[float, int]:
    """The median time of a turn over all pages, and how many pages the work failed on in the first."""
    times, failed = [], 0
    for turn in range(turns):
        started = time.perf_counter()
        for page in pages:
            try:
                work(page)
            except Exception:
                failed += turn == 0
        times.append(time.perf_counter() - started)
    return statistics.median(times), failed


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=PAGES)
    options.add_argument("--turns", type=int, default=3)
    options.add_argument("--floor", type=float, help="the least share of lxml's speed that is accepted")
    chosen = options.parse_args()
    pages = [path.read_bytes() for path in sorted(chosen.folder.rglob("*.html"))]
    if not pages:
        print(f"no *.html below {chosen.folder}", file=sys.stderr)
        return 2

    steps: list[tuple[str, Work]] = [
        ("lxml bare parse", lxml.html.document_fromstring),
        ("ours: bytes to document", lambda raw: document_of(HtmlResponse(URL, body=raw))),
        ("ours: bytes to article", lambda raw: extract_article(HtmlResponse(URL, body=raw))),
        *peers(),
    ]
    size = sum(map(len, pages)) / len(pages) / 1024
    print(f"{len(pages)} pages, {size:.0f} KB each, the median of {chosen.turns} turns\n")
    print(f"{'':26s}{'pages/s':>9s}{'ms/page':>9s}{'ratio':>8s}{'failed':>8s}")
    floor = shares = 0.0
    for name, work in steps:
        took, failed = seconds(work, pages, chosen.turns)
        floor = floor or took
        if name.endswith("article"):
            shares = floor / took
        print(f"{name:26s}{len(pages) / took:9.0f}{took / len(pages) * 1000:9.2f}{floor / took:8.3f}{failed or '':>8}")
    if chosen.floor and shares < chosen.floor:
        print(f"\nbelow the floor: {shares:.3f} < {chosen.floor}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
