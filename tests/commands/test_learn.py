"""`scrapy learn`, and a crawl that uses what it learnt."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Scrapy

FOOT = "本栏目由城关镇便民热线值班室每日汇总整理"


def save(folder: Path, numbers: range) -> None:
    folder.mkdir(exist_ok=True)
    rows = []
    for n in numbers:
        words = "".join(chr(0x4E00 + (n * 37 + step * 11) % 2000) for step in range(90))
        body = f"<p>第{n}号简讯，{words}。</p><p>{words[::-1]}，有关单位已派人到场处理。</p><p>{FOOT}</p>"
        title = f"城关镇第{n}号办事简讯"
        page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>发布时间：2024-05-0{n % 9 + 1}</p><div id=zoom>{body}</div></body></html>"
        (folder / f"{n}.html").write_text(page, "utf-8")
        rows.append(json.dumps({"file": f"{n}.html", "url": f"http://www.chengguan.gov.cn/content/post_{n}.html"}))
    (folder / "index.jsonl").write_text("\n".join(rows), "utf-8")


def test_a_line_is_learnt_and_then_left_out(scrapy: Scrapy, tmp_path: Path) -> None:
    save(tmp_path / "first", range(8))
    save(tmp_path / "second", range(8, 10))
    assert scrapy("crawl", "saved", "-a", f"path={tmp_path}/first").returncode == 0
    shown = scrapy("learn", "--dry-run").stdout
    assert scrapy("learn").stdout == shown == f"www.chengguan.gov.cn\t8 of 8\t{FOOT}\n"
    for _ in range(2):
        assert scrapy("crawl", "saved", "-a", f"path={tmp_path}/first").returncode == 0
    assert scrapy("crawl", "saved", "-a", f"path={tmp_path}/second").returncode == 0
    bodies = [json.loads(line)["body"] for line in scrapy("export", "pages").stdout.splitlines()]
    assert [FOOT in body for body in bodies] == [True] * 8 + [False] * 2, "stored versions stay, new pages are without it"
