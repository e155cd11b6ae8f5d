"""A seeded world of sources and reposts, with the truth. `python -m tests.worlds.generate --seed 1 --pages 1000 OUT`.

OUT then holds index.jsonl and files for `scrapy crawl saved -a path=OUT`, and beside them truth.jsonl and apart.jsonl
for `tests.worlds.score` (a crawl takes .jsonl files for no pages). Written from the rules of matching, not from the matcher.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tests.original.hard.build import Deck
from tests.worlds import sites
from tests.worlds.builder import CHINA, Builder, Entry, Truth
from tests.worlds.stories import MAIN, lone
from tests.worlds.texts import Writer
from tests.worlds.traps import TRAPS

FETCHED_FROM = datetime(2024, 6, 1, 8, 0, tzinfo=CHINA)


@dataclass(frozen=True, slots=True)
class WorldPage:
    """One page as it arrives. fetched_at: ISO 8601 at +08:00."""

    url: str
    html: bytes
    content_type: str | None
    fetched_at: str


@dataclass(frozen=True, slots=True)
class World:
    """pages: in the order of arrival. truth: by URL. apart: pairs of pages of different stories that tempt to a merge, with why."""

    pages: list[WorldPage]
    truth: dict[str, Truth]
    apart: list[tuple[str, str, str]]
    entries: dict[str, Entry]


def _fill(b: Builder, pages: int) -> None:
    """Deals out kinds of stories until the world has its pages; lone pages make up the exact number."""
    kinds = Deck(b.rng, [make for make, weight in (*MAIN, *TRAPS) for _ in range(weight)])
    while len(b.entries) + 13 <= pages:
        kinds.deal()(b)
    while len(b.entries) < pages:
        lone(b)


def world(seed: int = 1, pages: int = 1000) -> World:
    """A world of so many pages (20 at least), the same for every run."""
    rng = random.Random(seed)
    gov = [sites.gov_site(rng) for _ in range(max(12, pages // 16))]
    reposts = [sites.repost_site(rng) for _ in range(max(14, min(60, pages // 10)))]
    b = Builder(rng, Writer(rng), gov, reposts)
    _fill(b, pages)
    made, moment = [], FETCHED_FROM
    for entry in sorted(b.entries, key=lambda entry: entry.rank):
        html, content_type = sites.page_html(rng, entry.draft)
        moment += timedelta(seconds=rng.randint(5, 600))
        made.append(WorldPage(entry.url, html, content_type, moment.isoformat(timespec="seconds")))
    return World(made, {e.url: e.truth for e in b.entries}, b.apart, {e.url: e for e in b.entries})


def rows(made: World) -> Iterator[dict[str, str | None]]:
    """The rows of index.jsonl, in the order of arrival."""
    for number, page in enumerate(made.pages):
        yield {
            "file": f"files/{number:06d}.html",
            "url": page.url,
            "content_type": page.content_type,
            "fetched_at": page.fetched_at,
        }


def write(made: World, folder: Path) -> None:
    """Writes the world as a folder of saved pages, with truth.jsonl and apart.jsonl."""
    (folder / "files").mkdir(parents=True, exist_ok=True)
    index = list(rows(made))
    for row, page in zip(index, made.pages, strict=True):
        (folder / str(row["file"])).write_bytes(page.html)
    truth = [dataclasses.asdict(made.truth[page.url]) for page in made.pages]
    apart = [{"a": a, "b": b, "why": why} for a, b, why in made.apart]
    for name, lines in (("index", index), ("truth", truth), ("apart", apart)):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(arguments)
    write(world(options.seed, options.pages), options.folder)


if __name__ == "__main__":
    main()
