"""What reading an archive costs: `scrapy crawl saved` over a WARC file, all stages on, against `extract_article` alone.

Run from the project's root: `python -m tests.benchmarks.archive_in [PATH] [--pages 6000] [--page-bytes 100000] [--turns 3] [--share 0.5]`. PATH: a
folder or file that `saved` reads; without one a WARC file is made of a world of stories (`tests/worlds`), its pages filled up with a
script and a box of links to the size of real ones (the median is 100 KB). Pages/s of `saved` are from its first batch stored to its
last, which leaves out how long Python takes to start; those of `extract_article` are of one process, reading left out. `workers=1` and `2` have as many processes beside the
crawl's own, which reads and stores. The last lines have the ratios of the medians: one process should have at least 0.8 of
extract_article's speed, two 1.7 times that of one. That needs a core for each process, which are three with `workers=2`: on a machine
of two, `--share 0.5` holds each process to half a core. On a machine that does other things too, compare the processor's seconds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timezone
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from sqlalchemy import create_engine, text

from crawler.archive.reading.saved import read_saved
from crawler.extract import extract_article
from tests.archive.reading.made import record
from tests.benchmarks.held import hold
from tests.conftest import ROOT, scrapy_command
from tests.worlds.generate import world

_LARGEST = 20 << 20
_LINK = b'<li><a href="/lm/2024/content_1234.html" target="_blank">0123456789</a><span>05-20</span></li>\n'


def make(path: Path, pages: int, page_bytes: int) -> None:
    """Write a WARC file of a world's pages."""
    with path.open("wb") as out:
        for page in world(1, pages).pages:
            missing = max(0, page_bytes - len(page.html) - 30)
            script = b"<script>var a='" + b"x" * (missing // 2) + b"';</script></head>"
            links = _LINK * (missing // 2 // len(_LINK))
            html = page.html.replace(b"</head>", script, 1).replace(
                b"</body>", b"<div class=nav><ul>" + links + b"</ul></div></body>", 1
            )
            date = datetime.fromisoformat(page.fetched_at).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
            headers = [("Content-Type", page.content_type)] if page.content_type else [("Server", "nginx")]
            out.write(record(page.url, html, *headers, date=date))


def extraction(path: Path) -> tuple[float, float]:
    """Pages/s and processor seconds of `extract_article`, and of letting go of what it read; reading the archive is left out."""
    pages, spent, worked = 0, 0.0, 0.0
    for page in read_saved(path, largest=_LARGEST, left_out=Counter()):
        response, page.response = page.response, None
        if response is not None:
            began, work = time.perf_counter(), time.process_time()
            extract_article(response, fetched_at=page.fetched_at)
            del response
            spent, worked, pages = spent + time.perf_counter() - began, worked + time.process_time() - work, pages + 1
    return pages / spent, worked


def alone_of(path: Path, share: float | None) -> tuple[float, float]:
    """The same, in a process of its own, held to a share of a core."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        if share is not None:
            hold(pool.submit(os.getpid).result(), share)
        return pool.submit(extraction, path).result()


def saved(path: Path, *options: str, share: float | None) -> tuple[float, float]:
    """Pages/s and processor seconds, of all its processes, of one `scrapy crawl saved` into an empty ledger. share: of a core, for each."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = f"sqlite:///{folder}/ledger.db"
        command = [*scrapy_command("crawl", "saved", "-a", f"path={path.resolve()}", *options)]
        command += ["-s", f"LEDGER_URL={ledger}", "-s", "FEEDS={}", "-s", "LOG_LEVEL=ERROR"]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if share is not None:
            hold(process.pid, share)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, "the crawl failed"
        engine = create_engine(ledger)
        with engine.connect() as connection:
            batches = connection.execute(
                text("SELECT stored_at, count(*) FROM versions GROUP BY stored_at ORDER BY stored_at")
            ).all()
        engine.dispose()
    began, ended = (datetime.fromisoformat(batches[place][0]) for place in (0, -1))
    return sum(pages for _, pages in batches[1:]) / (ended - began).total_seconds(), used.ru_utime + used.ru_stime


def main() -> None:
    """Print a line for each turn, then the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path)
    parser.add_argument("--pages", type=int, default=6000)
    parser.add_argument("--page-bytes", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--share", type=float, help="of a core, to which each process is held")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.path or Path(folder) / "pages.warc.gz"
        if asked.path is None:
            make(path, asked.pages, asked.page_bytes)
        steps = {
            "extract_article": lambda: alone_of(path, asked.share),
            "saved, in the crawl": lambda: saved(path, share=asked.share),
            "saved, workers=1": lambda: saved(path, "-a", "workers=1", share=asked.share),
            "saved, workers=2": lambda: saved(path, "-a", "workers=2", share=asked.share),
        }
        rates: dict[str, list[float]] = {name: [] for name in steps}
        print(f"{'':20} {'pages/s':>9} {'processor s':>12}")
        for _ in range(asked.turns):
            for name, step in steps.items():
                rate, worked = step()
                rates[name].append(rate)
                print(f"{name:20} {rate:>9.1f} {worked:>12.2f}", flush=True)
    alone, none, one, two = (median(rates[name]) for name in steps)
    print(f"in the crawl / extract_article: {none / alone:.3f}")
    print(f"one process / extract_article: {one / alone:.3f}")
    print(f"two processes / one: {two / one:.3f}")


if __name__ == "__main__":
    main()
