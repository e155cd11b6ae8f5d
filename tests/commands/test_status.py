"""`scrapy status` in a window of 80 columns."""

from __future__ import annotations

import io
from datetime import datetime, timezone

import pytest
from rich.console import Console

from crawler.commands.status import table
from crawler.ledger import Database, Result
from crawler.ledger.reading import read
from tests.ledger.made import article, put

SITES = ("www.lzfz.org.cn", "economy.caijing-demo.com.cn", "红头\x1b[31m文件.中国")
TROUBLES = ("failed", "blocked", "gone", "not_article")


# no article, gone, not had
COUNTS = ("3", "3", "6")


@pytest.mark.parametrize(
    ("troubles", "counts"), [pytest.param((), (), id="all is well"), pytest.param(TROUBLES, COUNTS, id="every kind of trouble")]
)
def test_it_fits(ledger: Database, troubles: tuple[str, ...], counts: tuple[str, ...]) -> None:
    for number, site in enumerate(SITES):
        made = article(f"http://{number}.cn/1")
        made.site = site
        put(ledger, made, *(Result(f"http://{number}.cn/{state}", site, state, state) for state in troubles))  # type: ignore[arg-type]
    with ledger.reading() as connection:
        rows, totals = read.site_rows(connection), read.totals(connection)
    out = io.StringIO()
    Console(file=out, width=80).print(table(rows, totals, narrow=True))
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= 80
    assert "…" not in out.getvalue()
    assert "\x1b" not in out.getvalue()
    text = out.getvalue()
    assert [line.split() for line in lines if "all " in line] == [["all", str(3 + 3 * len(troubles)), "3", "0%", "3", *counts]]
    assert text.count(datetime.now(timezone.utc).date().isoformat()) == len(SITES)
    assert ("not" in text) == bool(troubles)
    assert "due" not in text
