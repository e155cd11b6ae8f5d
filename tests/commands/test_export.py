"""`scrapy export` in each format: the same rows, read by those whom it is for."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pandas
import pytest

from crawler.ledger import Result, open_database
from tests.conftest import Scrapy
from tests.ledger.made import LONG_TEXT, article, put

A, B, C = "http://a.cn/1", "http://b.cn/2", "http://c.cn/3"


@pytest.fixture
def rows(scrapy: Scrapy, tmp_path: Path) -> dict[str, dict]:
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    made = [article(A, text=LONG_TEXT), article(B, A, text=LONG_TEXT), article(C, text="=HYPERLINK(1)\n正文")]
    for one, published in zip(made, ("2024-05-10T08:00+08:00", "2024-05-11", None), strict=True):
        assert one.article is not None
        one.article.published = published
    assert made[2].article is not None
    made[2].article.title = "=cmd|' /C calc'!A0"
    made[2].article.images = [{"url": "http://c.cn/a.png", "text": "图"}]
    put(ledger, *made)
    put(ledger, Result(C, "test", "gone", "http 404", 404))
    ledger.close()
    found = map(json.loads, scrapy("export", "pages").stdout.splitlines())
    return {row["url"]: row for row in found}


def test_csv_has_the_same_rows_and_no_formulas(scrapy: Scrapy, rows: dict[str, dict]) -> None:
    found = {row["url"]: row for row in csv.DictReader(io.StringIO(scrapy("export", "pages", "--format", "csv").stdout))}
    assert list(found) == list(rows)
    assert list(found[A]) == list(rows[A])
    assert found[C]["title"] == "'=cmd|' /C calc'!A0"
    assert json.loads(found[C]["images"]) == rows[C]["images"]
    assert not [cell for row in found.values() for cell in row.values() if cell[:1] in set("=+-@\t\r")]


def test_parquet_is_read_by_duckdb_and_pandas(scrapy: Scrapy, rows: dict[str, dict], tmp_path: Path) -> None:
    for what in ("pages", "stories"):
        run = scrapy("export", what, "--format", "parquet", "-o", str(tmp_path / f"{what}.parquet"))
        assert run.returncode == 0, run.stderr
    frame = pandas.read_parquet(tmp_path / "pages.parquet")
    assert list(frame.columns) == list(rows[A])
    assert list(frame["body"]) == [row["body"] for row in rows.values()]
    with duckdb.connect() as database:
        found = database.execute(f"SELECT url, images FROM '{tmp_path}/pages.parquet'").fetchall()
        assert dict(found) == {url: row["images"] for url, row in rows.items()}
        query = f"SELECT r.url, r.relation FROM (SELECT unnest(reposts) AS r FROM '{tmp_path}/stories.parquet')"
        assert database.execute(query).fetchall() == [(B, "verbatim")]
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--since", "2024-05-11"], {B}),
        (["--until", "2024-05-10"], {A}),
        (["--since", "2024-05-10", "--until", "2024-05-11"], {A, B}),
        (["--relation", "verbatim"], {B}),
        (["--state", "gone"], {C}),
    ],
    ids=["since", "until", "both", "relation", "state"],
)
def test_filters(scrapy: Scrapy, rows: dict[str, dict], options: list[str], expected: set[str]) -> None:
    found = map(json.loads, scrapy("export", "pages", *options).stdout.splitlines())
    assert {row["url"] for row in found} == expected


@pytest.mark.parametrize(
    "arguments", [["pages", "--format", "parquet"], ["stories", "--since", "2024-01-01"], ["pages", "--since", "May"]]
)
def test_what_cannot_be_asked_for(scrapy: Scrapy, rows: dict[str, dict], arguments: list[str]) -> None:
    run = scrapy("export", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
