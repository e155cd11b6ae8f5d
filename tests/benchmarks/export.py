"""What an export costs: rows/s and peak memory of each format, and of bringing one up to date where nothing or little has changed.

Run from the project's root: `python -m tests.benchmarks.export [--pages 100000,1000000] [--formats jsonl,parquet,…] [--ledger FILE]`. Without
--ledger one is made for each size, its rows put into the tables as the crawler leaves them: stories of some five pages, and one of 50,000
reposts. Each export is a process of its own. Ratios are to JSON Lines of the same ledger, memory also to the smallest one's.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
import time
from itertools import islice
from pathlib import Path

from sqlalchemy import text

from crawler.ledger import open_database
from crawler.ledger.tables import pages, stories, versions
from tests.benchmarks.ledger import Pages
from tests.conftest import ROOT, scrapy_command

BIGGEST_STORY = 50_000
_TOGETHER = 5000

# Name → format and output. Those that come after another of the same output bring it up to date.
WAYS = {
    "jsonl": ("jsonl", "rows.jsonl"),
    "csv": ("csv", "rows.csv"),
    "parquet": ("parquet", "rows.parquet"),
    "days": ("parquet", "days/"),
    "days again": ("parquet", "days/"),
    "sqlite": ("sqlite", "rows.db"),
    "sqlite again": ("sqlite", "rows.db"),
    "sqlite, 1 % new": ("sqlite", "rows.db"),
}


def fill(file: Path, number: int) -> None:
    """Make a ledger of so many pages, without matching them."""
    database = open_database(f"sqlite:///{file}")
    made = iter(Pages(1))
    done = 0
    with database.writing() as connection:
        while done < number:
            rows: dict[str, list[dict[str, object]]] = {"stories": [], "pages": [], "versions": []}
            for result in islice(made, min(_TOGETHER, number - done)):
                done += 1
                article = result.article
                assert article is not None
                # The first pages after the first one are all its reposts.
                key = "http://www.site0.cn/big.html" if done <= min(BIGGEST_STORY, number // 4) else article.story_key
                original = article.original_url if key == article.story_key else key
                story = f"{hash(key) & 0xFFFFFFFFFFFFFFFF:016x}"
                rows["stories"].append({"id": story, "key": key, "created_at": "2024-05-01"})
                rows["pages"].append(
                    {"id": done, "url": result.url, "site": result.site, "state": "fetched", "found_at": "2024-05-01T00:00:00"}
                    | {"fetched_at": result.fetched_at, "version_id": done, "own_key": result.url, "story_id": story}
                    | {"match_method": "stated" if original else "none", "open": True}
                )
                rows["versions"].append(
                    {"id": done, "page_id": done, "number": 1, "digest": result.digest, "fetched_at": result.fetched_at}
                    | {"stored_at": "2024-05-01T00:00:00", "title": article.title, "published": article.published}
                    | {"body": article.body, "original_url": original, "story_key": key, "attachments": [], "images": []}
                )
            connection.execute(stories.insert().prefix_with("OR IGNORE"), rows["stories"])
            connection.execute(pages.insert(), rows["pages"])
            connection.execute(versions.insert(), rows["versions"])
    database.close()


def change(file: Path, number: int) -> None:
    """Let every hundredth page vanish."""
    database = open_database(f"sqlite:///{file}")
    with database.writing() as connection:
        connection.execute(text("UPDATE pages SET state = 'gone' WHERE id % 100 = 0"))
    database.close()


def export(ledger: Path, what: str, form: str, output: Path | str) -> tuple[float, float, float]:
    """One export: seconds, processor seconds, MB of memory at the most."""
    command = [
        *scrapy_command("export", what, "--format", form, "--output", str(output)),
        "-s",
        f"LEDGER_URL=sqlite:///{ledger}",
    ]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, "the export failed"
    return time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print a line for each size, kind of row and format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="10000,100000")
    parser.add_argument("--what", default="pages,stories")
    parser.add_argument("--formats", default=",".join(WAYS), help="such as jsonl,parquet")
    parser.add_argument("--ledger", type=Path, help="a copy of a ledger to export instead; it is changed")
    asked = parser.parse_args()
    smallest: dict[tuple[str, str], float] = {}
    print(
        f"{'pages':>8} {'of':>8} {'format':>16} {'pages/s':>8} {'processor':>10} {'time ratio':>11} {'memory MB':>10} {'to smallest':>12}"
    )
    for size in [int(size) for size in asked.pages.split(",")]:
        with tempfile.TemporaryDirectory(dir=asked.ledger.parent if asked.ledger else None) as folder:
            ledger = asked.ledger or Path(folder) / "ledger.db"
            if asked.ledger is None:
                fill(ledger, size)
            for what in asked.what.split(","):
                first = None
                for name in [name for name in WAYS if name.split(",")[0].split()[0] in asked.formats.split(",")]:
                    form, output = WAYS[name]
                    if "new" in name:
                        change(ledger, size)
                    seconds, worked, memory = export(ledger, what, form, f"{folder}/{what}-{output}")
                    first = first or seconds
                    least = smallest.setdefault((what, name), memory)
                    print(
                        f"{size:>8} {what:>8} {name:>16} {size / seconds:>8.0f} {worked:>9.1f}s {seconds / first:>11.2f} {memory:>10.0f} {memory / least:>12.2f}",
                        flush=True,
                    )
                shutil.rmtree(f"{folder}/{what}-days", ignore_errors=True)


if __name__ == "__main__":
    main()
