"""How far an export is: a bar on a terminal, lines elsewhere, and nothing but rows on standard output."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.export import progress
from crawler.export.progress import Watch
from crawler.ledger import open_database
from tests.conftest import scrapy_command
from tests.extensions.test_progress import on_a_terminal
from tests.ledger.made import article, put


def test_a_bar_on_a_terminal(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    database = open_database(url)
    put(database, *(article(f"http://a.cn/{n}") for n in range(250)))
    database.close()
    written = on_a_terminal(scrapy_command("export", "pages", "--output", f"{tmp_path}/rows", "-s", f"LEDGER_URL={url}"))
    written = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", written)
    assert re.search(r"pages ━+ +\d+/250", written)
    assert re.search(r"pages: 250 rows in [\d.]+ s → ", written)
    assert len((tmp_path / "rows").read_text().splitlines()) == 250


def test_lines_elsewhere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "_LINE_SECONDS", 0.0)
    watch = Watch("pages", bar=True)
    assert list(watch.writing(watch.looking(range(450), 450))) == list(range(450))
    watch.end("rows.jsonl")
    said = capsys.readouterr()
    assert said.out == ""
    lines = [re.sub(r"[\d.]+(/s| s)", r"N\1", line) for line in said.err.splitlines()]
    assert lines == ["pages: 200 of 450, N/s", "pages: 400 of 450, N/s", "pages: 450 rows in N s → rows.jsonl"]
