"""Judges an export against the truth of a world.

    python -m tests.worlds.generate --seed 1 --pages 1000 OUT
    scrapy crawl saved -a path=OUT && scrapy export pages > pages.jsonl
    python -m tests.worlds.score OUT pages.jsonl --floor b_cubed_f1=0.98

b_cubed_f1: of the stories; a page that the export lacks counts as a story of its own. false_pairs: pairs in one story that are
none; false_pairs_by_key: those of them that no text match has brought together. text_precision, text_recall: of pairs that hold a
page matched by text, or that should be. relation, is_source: share right where the rules settle it.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]


def groups(story_of: Mapping[str, Hashable]) -> dict[str, set[str]]:
    """For each page the pages of its story, itself among them."""
    members: dict[Hashable, set[str]] = collections.defaultdict(set)
    for url, story in story_of.items():
        members[story].add(url)
    return {url: members[story] for url, story in story_of.items()}


def b_cubed(true: Mapping[str, set[str]], found: Mapping[str, set[str]]) -> float:
    """F1 of B-cubed precision and recall."""
    precision = sum(len(true[url] & found[url]) / len(found[url]) for url in true) / len(true)
    recall = sum(len(true[url] & found[url]) / len(true[url]) for url in true) / len(true)
    return 2 * precision * recall / (precision + recall)


def pairs_of(urls: Iterable[str], group: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    """All pairs of a page of `urls` with another of its story, each once."""
    return {(min(url, other), max(url, other)) for url in urls for other in group[url] if other != url}


def share(right: int, of: int) -> float:
    return right / of if of else 1.0


def score(truth: Iterable[Row], export: Iterable[Row]) -> tuple[dict[str, float], list[str]]:
    """The figures, and lines about what is wrong. truth: rows of truth.jsonl. export: rows of `scrapy export pages`."""
    wanted = {row["url"]: row for row in truth}
    got = {row["url"]: row for row in export if row["url"] in wanted}
    true = groups({url: row["story"] for url, row in wanted.items()})
    found = groups({url: got[url]["story_id"] if url in got else ("missing", url) for url in wanted})
    by_text = {url for url, row in got.items() if row.get("match_method") == "text"}
    should = {url for url, row in wanted.items() if row["match"] == "text"}
    together = {frozenset(group) for group in found.values()}
    false = [(a, b) for group in together for a, b in combinations(sorted(group), 2) if b not in true[a]]
    found_pairs, true_pairs = pairs_of(by_text, found), pairs_of(should, true)
    relations = [url for url, row in wanted.items() if row["judged"]]
    sources = [url for url, row in wanted.items() if row["is_source"] is not None]
    wrong_relation = [url for url in relations if url not in got or got[url].get("relation") != wanted[url]["relation"]]
    wrong_source = [url for url in sources if url not in got or bool(got[url].get("is_source")) != wanted[url]["is_source"]]
    figures = {
        "pages": float(len(wanted)),
        "missing": float(len(wanted) - len(got)),
        "b_cubed_f1": b_cubed(true, found),
        "false_pairs": float(len(false)),
        "false_pairs_by_key": float(sum(not {a, b} & by_text for a, b in false)),
        "text_precision": share(sum(b in true[a] for a, b in found_pairs), len(found_pairs)),
        "text_recall": share(sum(b in found[a] for a, b in true_pairs), len(true_pairs)),
        "relation": share(len(relations) - len(wrong_relation), len(relations)),
        "is_source": share(len(sources) - len(wrong_source), len(sources)),
    }
    return figures, [
        *(f"merged   {a} ({wanted[a]['why']})\n         {b} ({wanted[b]['why']})" for a, b in false),
        *(f"split    {a} ({wanted[a]['why']})\n         {b} ({wanted[b]['why']})" for a, b in sorted(lost_pairs(true, found))),
        *(f"relation {u}: {_of(got, u, 'relation')}, not {wanted[u]['relation']} ({wanted[u]['why']})" for u in wrong_relation),
        *(f"source   {u}: {_of(got, u, 'is_source')}, not {wanted[u]['is_source']} ({wanted[u]['why']})" for u in wrong_source),
    ]


def lost_pairs(true: Mapping[str, set[str]], found: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    """Pairs of one story that were not found to be one."""
    return {(a, b) for a, b in pairs_of(true, true) if b not in found[a]}


def _of(got: Mapping[str, Row], url: str, name: str) -> object:
    return got[url].get(name) if url in got else "no row"


def read(path: Path) -> list[Row]:
    """The rows of a JSON Lines file; `-` is standard input."""
    text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def main(arguments: list[str] | None = None) -> int:
    """Prints the figures and the worst lines; returns 1 where a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("world", type=Path, help="the folder that tests.worlds.generate wrote, or its truth.jsonl")
    parser.add_argument("export", type=Path, help="rows of `scrapy export pages` as JSON Lines, or -")
    parser.add_argument("--worst", type=int, default=20, help="how many wrong pages to print")
    parser.add_argument("--floor", action="append", default=[], metavar="NAME=VALUE")
    options = parser.parse_args(arguments)
    truth = options.world / "truth.jsonl" if options.world.is_dir() else options.world
    figures, wrong = score(read(truth), read(options.export))
    for name, value in figures.items():
        print(f"{name:20} {value:.4f}" if value % 1 else f"{name:20} {value:.0f}")
    print("\n".join(wrong[: options.worst]))
    low = [floor for floor in options.floor if figures[floor.split("=")[0]] < float(floor.split("=")[1])]
    if low:
        print("below the floor:", ", ".join(low), file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
