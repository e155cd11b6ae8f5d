"""A crawl of originals that is killed or told to end: nothing is lost, and the next run goes on."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

from crawler.ledger import Database, open_database
from tests.conftest import LOCAL, ROOT, Scrapy, scrapy_command
from tests.ledger.made import contents, put
from tests.spiders.originals import A, B, C, reposts, rows
from tests.spiders.web import Web, article


def test_kill_in_the_middle(tmp_path: Path, scrapy: Scrapy, web: Web) -> None:
    """A run that is killed again and again, and one that nobody disturbed, end in the same ledger."""
    originals = [web.put(host, f"/content/post_{n}.html", article(n)) for n in range(20) for host in (A, B)]
    originals += [web.url(C, f"/content/post_{n}.html") for n in range(10)]  # 404
    made = reposts({url: 1 + n % 3 for n, url in enumerate(originals)})
    whole, killed = (f"sqlite:///{tmp_path}/{name}.db" for name in ("whole", "killed"))
    for url in (whole, killed):
        ledger = open_database(url)
        put(ledger, *made)
        ledger.close()
    settings = (*LOCAL, "-s", "LEDGER_BATCH_PAGES=3")
    assert scrapy("crawl", "sources", *settings, ledger=whole).returncode == 0
    everything = len(web.asked)
    kills = 0
    while kills < 4:
        web.asked.clear()
        process = subprocess.Popen(
            [*scrapy_command("crawl", "sources", *settings), "-s", f"LEDGER_URL={killed}", "-s", "FEEDS={}"],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 60
        while len(web.asked) < 5 + 3 * kills and process.poll() is None and time.monotonic() < until:
            time.sleep(0.001)
        assert process.poll() is None, "it ended before it was killed"
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
    assert scrapy("crawl", "sources", *settings, ledger=killed).returncode == 0
    assert 0 < len(web.asked) < everything, "what was stored is not fetched again"
    ledgers = [open_database(url) for url in (whole, killed)]
    assert contents(ledgers[0]) == contents(ledgers[1])
    assert "due" not in {row.state for row in rows(ledgers[1]).values()}
    for ledger in ledgers:
        ledger.close()


def test_one_signal_ends_it(tmp_path: Path, web: Web, held: Database) -> None:
    """SIGINT in the middle: it ends by itself with code 0, and what was not fetched is wanted by the next run."""
    originals = [web.put(A, f"/content/post_{n}.html", article(n)) for n in range(50)]
    put(held, *reposts(dict.fromkeys(originals, 1)))
    command = scrapy_command("crawl", "sources", *LOCAL, "-s", f"LEDGER_URL=sqlite:///{tmp_path}/ledger.db", "-s", "FEEDS={}")
    process = subprocess.Popen([*command, "-s", "DOWNLOAD_DELAY=0.2"], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while len(web.asked) < 3 and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, log = process.communicate(timeout=60)
    assert process.returncode == 0, log
    assert "Traceback" not in log, log
    assert len(web.asked) < 50
    with held.reading() as connection:
        stored = len([row for row in rows(held).values() if row.state == "fetched"])
        assert connection.exec_driver_sql("SELECT outcome FROM runs").scalar_one() == "shutdown"
    assert 0 < stored <= len(web.asked)
