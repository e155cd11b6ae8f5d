"""What the archive costs and brings: writing it in a crawl, reading it again, and exporting a million pages.

Run from the project's root: `python -m tests.benchmarks.archive [--only out|in|export]`. It runs the three benchmarks of these names
(`archive_out`, `archive_in`, `export`), one after the other, as each says: on/off pages/s of a crawl should be at least 0.9; one process
that reads at least 0.8 of `extract_article`'s speed and two at least 1.7 times one; an export of a million pages at most 1 GB.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

from tests.conftest import ROOT

PARTS = {
    "out": ("archive_out", "--articles", "400", "--turns", "3"),
    "in": ("archive_in", "--pages", "2000", "--share", "0.5"),
    "export": ("export", "--pages", "1000000", "--what", "pages", "--formats", "jsonl,parquet"),
}


def main() -> None:
    """Print what each prints, below its command. Ends with the code of the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PARTS)
    asked = parser.parse_args()
    for name, (module, *arguments) in PARTS.items():
        if asked.only in {None, name}:
            print(f"== python -m tests.benchmarks.{module} {' '.join(arguments)}", flush=True)
            done = subprocess.run([sys.executable, "-m", f"tests.benchmarks.{module}", *arguments], cwd=ROOT, check=False)
            if done.returncode:
                sys.exit(done.returncode)


if __name__ == "__main__":
    main()
