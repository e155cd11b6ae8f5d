"""A host's lease is one process's at a time, and goes with it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from crawler.ledger.crawling.leases import leases_on
from tests.conftest import ROOT
from tests.test_stop import wait_until

HOLDER = """
import sys
from crawler.ledger.crawling.leases import leases_on
leases = leases_on(sys.argv[1])
for line in sys.stdin:
    what, host = line.split()
    print(leases.take(host) if what == "take" else leases.give_back(host), flush=True)
"""


def test_one_process_at_a_time(ledger_url: str) -> None:
    mine = leases_on(ledger_url)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, ledger_url], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None

        def theirs(what: str, host: str) -> str:
            assert other.stdin is not None
            assert other.stdout is not None
            other.stdin.write(f"{what} {host}\n")
            other.stdin.flush()
            return other.stdout.readline().strip()

        assert mine.take("a.gov.cn")
        assert theirs("take", "a.gov.cn") == "False"
        assert theirs("take", "b.gov.cn") == "True"
        assert not mine.take("b.gov.cn")
        mine.give_back("a.gov.cn")
        assert theirs("take", "a.gov.cn") == "True"
        assert theirs("give_back", "b.gov.cn") == "None"
        assert mine.take("b.gov.cn")
        assert not mine.take("a.gov.cn")
        other.send_signal(signal.SIGKILL)
        other.wait()
        wait_until(lambda: mine.take("a.gov.cn"))
    mine.close()


def test_hosts_take_no_room(tmp_path: Path) -> None:
    leases = leases_on(f"sqlite:///{tmp_path}/ledger.db")
    assert all(leases.take(f"www.{number}.cn") for number in range(1000))
    assert [path.stat().st_size for path in (tmp_path / "ledger.db.locks").iterdir()] == [0]
    leases.close()
