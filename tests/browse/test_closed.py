"""What goes in and out between Datasette and a browser."""

from __future__ import annotations

import asyncio
import csv
import io
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.browse.cells import SafeCsv
from crawler.browse.closed import POLICY, Closed
from crawler.plain import no_formula
from tests.browse.conftest import Get
from tests.browse.made import SOURCE

REFUSED = [
    ("/ledger", "GET", "127.0.0.1", 404, "the list of all tables"),
    ("/ledger.db", "GET", "127.0.0.1", 404, "the whole file"),
    ("/ledger/seen", "GET", "127.0.0.1", 404, "a table that is not shown"),
    ("/ledger/pairs.json", "GET", "127.0.0.1", 404, "the search's index"),
    ("/ledger/sqlite_master", "GET", "127.0.0.1", 404, "the schema"),
    ("/_internal/tables", "GET", "127.0.0.1", 404, "Datasette's own database"),
    ("/-/plugins.json", "GET", "127.0.0.1", 404, "what is installed"),
    ("/-/databases.json", "GET", "127.0.0.1", 404, "paths of this machine"),
    ("/-/threads", "GET", "127.0.0.1", 404, "what runs"),
    ("/-/static/app.css", "GET", "127.0.0.1", 404, "Datasette's own style"),
    ("/static/../plugin.py", "GET", "127.0.0.1", 404, "a way out of the folder"),
    ("/static/%2e%2e/plugin.py", "GET", "127.0.0.1", 404, "the same, escaped"),
    ("/ledger/pages?sql=select+1", "GET", "127.0.0.1", 403, "SQL"),
    ("/ledger/pages?_where=1=1", "GET", "127.0.0.1", 403, "a part of SQL"),
    ("/ledger/pages?_search=x&_fts_table=pairs", "GET", "127.0.0.1", 403, "a table that is not shown, by its index"),
    ("/", "POST", "127.0.0.1", 405, "anything but reading"),
    ("/", "GET", "evil.example", 403, "a name that leads to this machine"),
    ("/", "GET", "localhost.evil.example:8001", 403, "a name that begins like ours"),
    ("//evil.example/", "GET", "127.0.0.1", 404, "a path that is an address"),
    ("/story/aaaaaaaaaaaaaaaa/", "GET", "127.0.0.1", 302, "a slash at the end leads to the page without it"),
]


@pytest.mark.parametrize(("path", "method", "host", "status"), [row[:4] for row in REFUSED], ids=[row[4] for row in REFUSED])
def test_refused(get: Get, path: str, method: str, host: str, status: int) -> None:
    answer = get(f"http://127.0.0.1:8001{path}", method=method, host=host)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    assert "evil" not in answer.headers.get("location", "")


@pytest.mark.parametrize(
    "path", ["/", "/search?q=防汛", "/ledger/pages", "/ledger/pages.json", "/ledger/pages.csv", "/nothing", "/site?name=x"]
)
def test_every_answer_is_closed(get: Get, path: str) -> None:
    answer = get(path)
    headers = answer.headers
    assert headers.get_list("content-security-policy") == [POLICY]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers
    assert "access-control-allow-origin" not in headers
    if "html" in headers["content-type"]:
        for word in ("<script", "style=", "<style", "javascript:", "<img"):
            assert word not in answer.text


def test_links_to_elsewhere_give_nothing_away(get: Get) -> None:
    for path in ("/", "/ledger/pages", "/ledger/failures", f"/search?q={SOURCE}"):
        for link in get(path).text.split("<a ")[1:]:
            tag = link.partition(">")[0]
            if 'href="/' not in tag and 'href="#' not in tag and 'href="http://127.0.0.1:8001/' not in tag:
                assert 'rel="noopener noreferrer nofollow external"' in tag


def test_a_sort_leads_to_a_path_of_ours(get: Get) -> None:
    answer = get("/ledger/pages?_sort=published&_sort_by_desc=on")
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/ledger/pages?")


@settings(max_examples=100)
@given(
    st.lists(
        st.lists(st.text(st.sampled_from('=+-@ab,"\n\r ＝防'), max_size=5), min_size=2, max_size=3), min_size=1, max_size=5
    ),
    st.lists(st.integers(0, 200), max_size=6),
)
def test_no_cell_is_a_formula_however_the_file_is_cut(rows: list[list[str]], cuts: list[int]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    data = out.getvalue().encode()
    places = sorted({min(cut, len(data)) for cut in cuts} | {0, len(data)})
    safe = SafeCsv()
    pieces = [safe.take(data[a:b], last=False) for a, b in pairwise(places)] + [safe.take(b"", last=True)]
    read = list(csv.reader(io.StringIO(b"".join(pieces).decode(), newline="")))
    assert read == [[no_formula(cell) for cell in row] for row in rows]


@pytest.mark.parametrize("told", [b"text/plain; charset=utf-8", b"text/csv; charset=utf-8"], ids=["shown", "as a download"])
def test_a_csv_has_no_formula_whatever_it_is_called(told: bytes) -> None:
    """Datasette calls it text/plain where it is not asked for as a download."""
    sent: list[dict[str, Any]] = []

    async def app(scope: object, receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", told)]})
        await send({"type": "http.response.body", "body": b"url,title\r\nhttp://a.cn/1,=1+1\r\n"})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/ledger/pages.csv", "headers": [(b"host", b"127.0.0.1")]}
    asyncio.run(Closed(app)(scope, None, send))  # type: ignore[arg-type]
    assert sent[-1]["body"] == b"url,title\r\nhttp://a.cn/1,'=1+1\r\n"
