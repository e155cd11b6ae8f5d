"""`scrapy crawl saved -a workers=2`: the same ledger, counts and complaints as without, and as hard to kill."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from crawler.ledger import open_database
from crawler.spiders.archive import ArgumentError
from crawler.spiders.saved import SavedSpider
from tests.archive.reading.made import HTML, html, record
from tests.conftest import ROOT, scrapy_command
from tests.ledger.made import contents

# Counted alike whatever was stored before; the others count what was new.
COUNTED = ("boilerplate/", "original/", "pages/", "saved/", "not_article", "failures")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """More pages than are sent in one go, in files and in an archive, with damage among them."""
    made = tmp_path_factory.mktemp("saved") / "folder"
    shutil.copytree(ROOT / "tests/pages", made)
    (made / "a.html").write_text("<p>A page without an address", "utf-8")
    damaged = html(3)[:-40]
    again = record("http://a.cn/1.html", b"", HTML, kind="revisit", date="2024-06-01T00:00:00Z", WARC_Payload_Digest="sha1:X")
    (made / "b.warc.gz").write_bytes(b"".join([html(1), record("http://a.cn/2", b"GIF", HTML), damaged, html(4), again]))
    return made


def start(folder: Path, ledger: str, workers: int) -> subprocess.Popen[str]:
    command = [*scrapy_command("crawl", "saved", "-a", f"path={folder}")]
    command += ["-a", f"workers={workers}"] if workers else []
    command += ["-s", f"LEDGER_URL={ledger}", "-s", "FEEDS={}", "-s", "LEDGER_BATCH_PAGES=10"]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)


def finish(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """The exit code, and the complaints without their times."""
    _, log = process.communicate()
    assert "Traceback" not in log
    return process.returncode, [line.partition("] ")[2] for line in log.splitlines() if "WARNING" in line or "ERROR" in line]


def interrupt(process: subprocess.Popen[str], number: int) -> set[int]:
    """Send the whole group a signal, as a terminal does, once pages were stored; the processes that there were."""
    assert process.stderr is not None
    for line in process.stderr:
        if "file:a.html" in line:
            break
    children = {int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()}
    if number == signal.SIGKILL:
        process.kill()
    else:
        os.killpg(process.pid, number)
    return children


def state(ledger: str) -> tuple[dict[str, Any], dict[str, int]]:
    """What is in the ledger, and what its last run has counted."""
    database = open_database(ledger)
    with database.reading() as connection:
        stats = connection.exec_driver_sql("SELECT stats FROM runs ORDER BY id DESC LIMIT 1").scalar_one()
    found = contents(database)
    database.close()
    return found, {name: value for name, value in json.loads(stats).items() if name.startswith(COUNTED)}


def test_processes_are_as_none_whatever_happens_to_them(folder: Path, tmp_path: Path) -> None:
    one, two = f"sqlite:///{tmp_path}/1.db", f"sqlite:///{tmp_path}/2.db"
    code, complaints = finish(start(folder, one, 0))
    assert code == 0
    assert len(complaints) >= 3

    stopped = start(folder, two, 2)
    interrupt(stopped, signal.SIGINT)
    assert finish(stopped)[0] == 0

    killed = start(folder, two, 1)
    children = interrupt(killed, signal.SIGKILL)
    assert children
    # The pipe of standard error has its end only when the last process that holds it is gone.
    assert finish(killed)[0] == -signal.SIGKILL

    assert finish(start(folder, two, 2)) == (0, complaints)
    assert state(two) == state(one)


@pytest.mark.parametrize("number", ["0", "-1", "two", "257", "", "²"])
def test_no_such_number_of_processes(number: str) -> None:
    with pytest.raises(ArgumentError, match="expected a number from 1 to 256"):
        SavedSpider.check_arguments({"path": "tests/pages", "workers": number})


def test_an_interrupt_as_the_processes_begin(folder: Path, tmp_path: Path) -> None:
    stopped = start(folder, f"sqlite:///{tmp_path}/ledger.db", 2)
    children = Path(f"/proc/{stopped.pid}/task/{stopped.pid}/children")
    while stopped.poll() is None and not any(_is_worker(pid) for pid in children.read_text().split()):
        pass
    os.killpg(stopped.pid, signal.SIGINT)
    assert finish(stopped)[0] == 0


def _is_worker(pid: str) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
