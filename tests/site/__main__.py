"""`python -m tests.site --port 0 --print-url`: the made-up web until SIGINT or SIGTERM. `/.log` on any site is its log."""

from __future__ import annotations

import argparse
import json
import signal
import threading

from tests.site.faults import FAULTS
from tests.site.server import TestSite
from tests.site.world import SITES


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.site", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--faults", default="", help=f"comma-separated, or all: {', '.join(FAULTS)}")
    parser.add_argument("--page-bytes", type=int, default=0)
    parser.add_argument("--print-url", action="store_true", help="one line of JSON: the sites' addresses by name")
    asked = parser.parse_args()
    faults = FAULTS if asked.faults == "all" else [name for name in asked.faults.split(",") if name]
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with TestSite(asked.seed, asked.articles, faults, port=asked.port, page_bytes=asked.page_bytes) as site:
        if asked.print_url:
            print(json.dumps({name: site.url(name) for name in SITES}), flush=True)
        stopped.wait()


if __name__ == "__main__":
    main()
