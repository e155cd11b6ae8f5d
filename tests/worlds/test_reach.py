"""The reach of matching: a world crawled and exported by the commands, judged against its truth."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Scrapy
from tests.worlds.generate import main as generate
from tests.worlds.score import read, score

# Issue 5's figures. A pair that is in one story and should not be is an accusation: there is none.
FLOORS = {"b_cubed_f1": 0.98, "text_precision": 0.99, "text_recall": 0.95, "relation": 0.95, "is_source": 0.95}


def test_a_world_of_a_thousand_pages(scrapy: Scrapy, tmp_path: Path) -> None:
    generate(["--seed", "11", "--pages", "1000", str(tmp_path / "world")])
    assert scrapy("crawl", "saved", "-a", f"path={tmp_path}/world").returncode == 0
    rows = [json.loads(line) for line in scrapy("export", "pages").stdout.splitlines()]
    figures, wrong = score(read(tmp_path / "world" / "truth.jsonl"), rows)
    report = "\n".join([str(figures), *wrong[:40]])
    assert figures["missing"] == figures["false_pairs"] == 0, report
    assert all(figures[name] >= floor for name, floor in FLOORS.items()), report
