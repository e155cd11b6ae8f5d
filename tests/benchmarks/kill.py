"""`python -m tests.benchmarks.kill`: SIGKILLs at random moments in one crawl of the test site, 100 unless told.

The site is large and the processes live so short that the crawl takes about all of them before it comes through. Ends with code 1 where a crawl that came through in spite of them has another ledger than an undisturbed one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import LOCAL
from tests.killing import kill_again_and_again
from tests.site.server import TestSite


def say(line: str) -> None:
    """Show how far it has come."""
    print(line, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.kill", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=600, help="of the site that is crawled")
    parser.add_argument("--longest", type=float, default=0.05, help="a process's life, as a share of an undisturbed crawl")
    parser.add_argument("--seed", type=int, default=20)
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, TestSite(seed=3, articles=asked.articles) as site:
        arguments = ["repost", "-a", f"start={site.url('repost')}", *LOCAL]
        try:
            done = kill_again_and_again(arguments, Path(folder), asked.kills, asked.seed, say, longest=asked.longest)
        except AssertionError as error:
            print(f"NOT THE SAME: {error}", file=sys.stderr)
            return 1
    seconds = time.monotonic() - began
    print(f"{done.kills} kills, {done.whole} crawls came through with the ledger of an undisturbed one; {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
