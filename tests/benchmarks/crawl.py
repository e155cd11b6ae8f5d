"""`python -m tests.benchmarks.crawl`: a whole crawl, all stages and the ledger on, against a bare Scrapy spider.

Both crawl the same made-up site on 127.0.0.1, served by a process of its own, one after the other, with the same settings for
requests. The bare spider reads each page's title and nothing else. Printed are pages a second of the clock and of the
processor (the latter hold on a machine that does other things too), the crawl's memory after the first pages and at the end,
and what a second run asks for, when nothing is new.

Ends with code 1 where the whole crawl is slower than half the bare one (by the processor), keeps more than 80 MB more at the
end than after the first pages, or asks for more than the lists when nothing is new.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess

from tests.conftest import LOCAL, ROOT, scrapy_command
from tests.prose import grammar

HOST = "127.0.0.1"
ROWS = 20
COLUMNS = 5
# Bytes: what real pages have.
SMALLEST, LARGEST = 30_000, 100_000
AT_ONCE = 8
SMALLEST_RATIO = 0.5
MOST_GROWTH_MB = 80


class Pages:
    """The site: a home page, columns of lists, articles. Each page is made when it is asked for, from its number."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.asked = 0
        # What is around an article: a box of the same sixty articles on every page, and scripts.
        links = "".join(f'<li><a href="{self.path(n)}">{self.title(n)}</a></li>' for n in range(min(60, count)))
        self.around = f'<div class="nav"><ul>{links}</ul></div><script>{"var a=0;" * 1500}</script>'

    def body(self, path: str) -> bytes:
        """The page at a path."""
        if path == "/":
            more = "".join(f'<h2><a href="/lm{column}/">栏目{column}</a></h2>' for column in range(COLUMNS))
            return self.framed("首页", more + "".join(self.rows(column, 0) for column in range(COLUMNS)))
        if path.startswith("/lm"):
            column, _, name = path[3:].partition("/")
            number = int(name[6:-5] or 0) if name else 0
            pages = -(-self.count // COLUMNS // ROWS)
            onward = f'<a href="/lm{column}/index_{number + 1}.html">下一页</a>' if number + 1 < pages else ""
            return self.framed(f"栏目{column}", self.rows(int(column), number) + onward)
        return self.article(int(path.rpartition("_")[2].partition(".")[0]))

    def rows(self, column: int, page: int) -> str:
        """The rows of one list page; the newest article has the highest number."""
        mine = range(self.count - 1 - column, -1, -COLUMNS)[page * ROWS : (page + 1) * ROWS]
        made = (f'<li><a href="{self.path(n)}">{self.title(n)}</a><span>2024-05-20</span></li>' for n in mine)
        return f"<ul>{''.join(made)}</ul>"

    def path(self, n: int) -> str:
        """An article's path."""
        return f"/xw/202405/t20240520_{n + 100000}.shtml"

    def title(self, n: int) -> str:
        """An article's title."""
        return grammar.title(random.Random(f"t{n}"))

    def article(self, number: int) -> bytes:
        """An article; four of five state an original."""
        n = number - 100000
        draw = random.Random(n)
        text = "".join(f"<p>　　{''.join(lines)}</p>" for lines in grammar.paragraphs(draw, draw.randint(300, 1500)))
        link = f"<p>原文链接：http://www.gov-{n % 97}.example/content/post_{n // 2}.html</p>" if n % 5 else ""
        head = f"<h1>{self.title(n)}</h1><p>发布时间：2024-05-20 08:30 来源：清河发布</p>"
        made = self.framed(self.title(n), f'{head}<div id="zoom">{text}{link}</div>')
        return made + b"<!--" + b"x" * max(0, draw.randint(SMALLEST, LARGEST) - len(made)) + b"-->"

    def framed(self, title: str, body: str) -> bytes:
        """A whole page."""
        head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        return f"{head}<body>{self.around}{body}{self.around}</body></html>".encode()


async def serve(count: int) -> None:
    """Serve until killed; the first line printed is the port. `/.asked` is the number of requests so far."""
    pages = Pages(count)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                path = request.split(b" ", 2)[1].decode()
                status, body = "200 OK", b""
                if path == "/.asked":
                    body = str(pages.asked).encode()
                elif path == "/robots.txt":
                    status, body = "404 Not Found", b"none"
                else:
                    pages.asked += 1
                    body = pages.body(path)
                head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, HOST, 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


class Bare(scrapy.Spider):
    """Reads titles."""

    name = "bare"

    def parse(self, response: Any) -> Iterator[Any]:
        """A title, and all links but those of the menus."""
        yield {"title": response.css("title::text").get()}
        for href in response.xpath("//body/ul//a/@href | //body/h2/a/@href | //body/a/@href").getall():
            yield response.follow(href)


def bare(address: str) -> None:
    """Crawl with the bare spider."""
    settings = {
        "LOG_LEVEL": "ERROR",
        "CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE,
        "DOWNLOAD_DELAY": 0,
        "TELNETCONSOLE_ENABLED": False,
    }
    process = AsyncCrawlerProcess(settings)
    process.crawl(Bare, start_urls=[address])
    process.start()


@contextmanager
def server(pages: int) -> Iterator[str]:
    """The address of the site while it is served."""
    command = [sys.executable, "-m", "tests.benchmarks.crawl", "--serve", "--pages", str(pages)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield f"http://{HOST}:{process.stdout.readline().strip()}/"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def asked(address: str) -> int:
    """How many pages the server was asked for."""
    with urllib.request.urlopen(f"{address}.asked") as answer:
        return int(answer.read())


def resident(process: int) -> float:
    """MB of memory that a process holds now; 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def measured(command: list[str], address: str, first: int) -> dict[str, float]:
    """Run a crawl: pages asked for, seconds, seconds of the processor, MB after the first pages and the most at the end."""
    before, began = asked(address), time.monotonic()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    early = late = 0.0
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, cwd=ROOT, stderr=log, env=os.environ | {"PYTHONPATH": str(ROOT)})
        while process.poll() is None:
            done, now = asked(address) - before, resident(process.pid)
            early, late = (max(early, now), early) if done <= first else (early, now or late)
            time.sleep(0.25)
        log.seek(0)
        assert process.returncode == 0, log.read()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return {
        "pages": asked(address) - before,
        "seconds": time.monotonic() - began,
        "processor": processor,
        "early_mb": early,
        "late_mb": late,
    }


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.crawl", description=__doc__)
    parser.add_argument("--pages", type=int, default=6000, help="articles of the site")
    parser.add_argument("--first", type=int, default=5000, help="memory is compared with that after so many pages")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--bare", metavar="ADDRESS", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.pages))
    if options.bare:
        bare(options.bare)
        return 0
    first = min(options.first, options.pages // 2)
    with tempfile.TemporaryDirectory() as folder, server(options.pages) as address:
        ledger = f"sqlite:///{folder}/ledger.db"
        whole_command = scrapy_command("crawl", "repost", "-a", f"start={address}", *LOCAL, "-s", f"LEDGER_URL={ledger}")
        whole_command += ["-s", "FEEDS={}", "-s", f"CONCURRENT_REQUESTS_PER_DOMAIN={AT_ONCE}"]
        # All of a large site in one run, where the settings would have it crawled over some days.
        for bound in ("LIST_PAGES_PER_RUN", "LIST_PAGES_PER_LIST", "NEW_PAGES_PER_RUN"):
            whole_command += ["-s", f"{bound}=1000000"]
        runs = {
            "bare": measured([sys.executable, "-m", "tests.benchmarks.crawl", "--bare", address], address, first),
            "whole": measured(whole_command, address, first),
            "nothing new": measured(whole_command, address, first),
        }
    for name, run in runs.items():
        rates = f"{run['pages'] / run['seconds']:.0f} pages/s, {run['pages'] / run['processor']:.0f} by the processor"
        print(f"{name:12} {run['pages']:6.0f} pages in {run['seconds']:.1f} s: {rates}; {run['late_mb']:.0f} MB at the end")
    per_page = {name: runs[name]["processor"] / runs[name]["pages"] for name in ("bare", "whole")}
    ratio = per_page["bare"] / per_page["whole"]
    by_clock = (runs["whole"]["pages"] / runs["whole"]["seconds"]) / (runs["bare"]["pages"] / runs["bare"]["seconds"])
    growth = runs["whole"]["late_mb"] - runs["whole"]["early_mb"]
    lists = 1 + COLUMNS
    print(f"ratio {ratio:.2f} by the processor, {by_clock:.2f} by the clock (at least {SMALLEST_RATIO})")
    print(
        f"memory after {first} pages {runs['whole']['early_mb']:.0f} MB, {growth:+.0f} MB at the end (at most {MOST_GROWTH_MB})"
    )
    print(f"nothing new: {runs['nothing new']['pages']:.0f} requests for {lists} lists")
    print(json.dumps(runs))
    return int(ratio < SMALLEST_RATIO or growth > MOST_GROWTH_MB or runs["nothing new"]["pages"] > lists)


if __name__ == "__main__":
    sys.exit(main())
