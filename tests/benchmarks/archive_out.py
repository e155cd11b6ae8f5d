"""What the archive costs a crawl: crawls of the local test site with the archive on and off, in turn.

Run from the project's root: `python -m tests.benchmarks.archive_out [--articles 600] [--page-bytes 30000] [--turns 5]`. The site is served by a process
of its own. Pages/s are those of the whole crawl, all stages on, from its first request to its last page stored; processor
seconds are those of the crawling process. The last line has the ratios of the medians; on/off pages/s should be at least 0.9.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from statistics import median

from sqlalchemy import create_engine, text

from tests.conftest import LOCAL, ROOT, scrapy_command


def crawl(start: str, folder: Path, on: bool) -> tuple[float, float, int]:
    """One crawl into an empty ledger: pages/s, processor seconds, bytes of the archive."""
    ledger = f"sqlite:///{folder}/ledger.db"
    command = [*scrapy_command("crawl", "repost", "-a", f"start={start}", *LOCAL), "-s", "FEEDS={}", "-s", "LOG_LEVEL=ERROR"]
    command += ["-s", f"LEDGER_URL={ledger}", "-s", f"ARCHIVE_DIR={folder}/archive", "-s", f"ARCHIVE_ENABLED={int(on)}"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, "the crawl failed"
    engine = create_engine(ledger)
    with engine.connect() as connection:
        began, ended = connection.execute(text("SELECT started_at, finished_at FROM runs")).one()
        pages = connection.execute(text("SELECT count(*) FROM pages WHERE state IN ('fetched', 'not_article')")).scalar_one()
    engine.dispose()
    seconds = (datetime.fromisoformat(ended) - datetime.fromisoformat(began)).total_seconds()
    size = sum(path.stat().st_size for path in folder.rglob("*.warc.gz"))
    return pages / seconds, used.ru_utime + used.ru_stime, size


def main() -> None:
    """Print a line for each crawl, then the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--page-bytes", type=int, default=30_000)
    parser.add_argument("--turns", type=int, default=5)
    asked = parser.parse_args()
    serve = [sys.executable, "-m", "tests.site", "--print-url", "--articles", str(asked.articles)]
    serve += ["--page-bytes", str(asked.page_bytes)]
    site = subprocess.Popen(serve, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert site.stdout is not None
        start = json.loads(site.stdout.readline())["repost"]
        seen: dict[bool, list[tuple[float, float, int]]] = {False: [], True: []}
        print(f"{'archive':>8} {'pages/s':>9} {'processor s':>12} {'archive MB':>11}")
        for turn in range(asked.turns):
            # Which one goes first changes, so that neither always finds the warmer machine.
            for on in (False, True) if turn % 2 else (True, False):
                with tempfile.TemporaryDirectory() as folder:
                    rate, worked, size = crawl(start, Path(folder), on)
                seen[on].append((rate, worked, size))
                print(f"{'on' if on else 'off':>8} {rate:>9.1f} {worked:>12.2f} {size / 1e6:>11.2f}", flush=True)
    finally:
        site.terminate()
        site.wait()
    rates, works = ({on: median(one[n] for one in seen[on]) for on in seen} for n in (0, 1))
    print(f"on/off: pages/s {rates[True] / rates[False]:.3f}, processor {works[True] / works[False]:.3f}")


if __name__ == "__main__":
    main()
