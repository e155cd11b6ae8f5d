"""Copies are whole, whatever is written meanwhile; old ledgers are brought up to date on demand."""

from __future__ import annotations

import resource
import subprocess
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from crawler.ledger import LedgerError, open_database
from crawler.ledger.upkeep.backup import back_up, upgrade
from tests.conftest import ROOT, scrapy_command
from tests.ledger.made import article, contents, put, take_back


def test_a_copy_taken_while_a_crawl_writes_is_one_state_of_it(tmp_path: Path) -> None:
    """Pages come in pairs, each pair in one transaction: a copy has both or none."""
    url = f"sqlite:///{tmp_path}/ledger.db"
    ledger = open_database(url)
    put(ledger, *(article(f"http://a.cn/{n}", text="字" * 20_000) for n in range(50)))
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            put(ledger, article(f"http://b.cn/{number}"), article(f"http://c.cn/{number}"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(3):
            back_up(url, tmp_path / f"copy{number}.db")
    finally:
        stop.set()
        writer.join()
    ledger.close()
    for number in range(3):
        copy = open_database(f"sqlite:///{tmp_path}/copy{number}.db", create=False)
        urls = set(contents(copy)["pages"])
        copy.close()
        assert {u for u in urls if "b.cn" in u} == {u.replace("c.cn", "b.cn") for u in urls if "c.cn" in u}
        assert len(urls) >= 50
    assert not list(tmp_path.glob("*.part"))


def test_what_cannot_be_copied(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    with pytest.raises(LedgerError, match="does not exist"):
        back_up(url, tmp_path / "copy.db")
    open_database(url).close()
    (tmp_path / "there.db").write_text("x")
    with pytest.raises(LedgerError, match="name a new file"):
        back_up(url, tmp_path / "there.db")
    with pytest.raises(LedgerError, match="expected a new file in a folder that is there"):
        back_up(url, tmp_path / "nowhere/copy.db")
    with pytest.raises(LedgerError, match="pg_dump --format=custom") as raised:
        back_up("postgresql+psycopg://me:secret@127.0.0.1/x", tmp_path / "copy.dump")
    assert "secret" not in str(raised.value)


def test_a_disk_that_is_full_keeps_nothing_of_a_copy(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    ledger = open_database(url)
    put(ledger, *(article(f"http://a.cn/{n}", text="字" * 20_000) for n in range(50)))
    ledger.close()
    (tmp_path / "copies").mkdir()
    done = subprocess.run(
        [*scrapy_command("ledger", "backup", f"{tmp_path}/copies/copy.db"), "-s", f"LEDGER_URL={url}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        # What a file may have counts as a disk that is full.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert list((tmp_path / "copies").iterdir()) == []


def test_upgrade(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    with pytest.raises(LedgerError, match="does not exist"):
        upgrade(url)
    assert not (tmp_path / "ledger.db").exists()
    ledger = open_database(url)
    take_back(ledger, "0003")
    ledger.close()
    with pytest.raises(LedgerError, match="schema 0003"):
        open_database(url, create=False)
    number = upgrade(url)
    ledger = open_database(url, create=False)
    with ledger.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == number
    ledger.close()
