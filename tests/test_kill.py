"""A crawl that is killed at any moment, again and again, ends in the same ledger as one that nobody disturbed.

`tests/benchmarks/kill.py` kills as often as it is asked to.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import LOCAL
from tests.killing import kill_again_and_again
from tests.site.server import TestSite

SEED = 20


@pytest.mark.parametrize(("what", "kills"), [("site", 7), ("saved", 3)])
def test_kill_at_any_moment(tmp_path: Path, what: str, kills: int) -> None:
    with TestSite(seed=3, articles=45) as site:
        live = ["repost", "-a", f"start={site.url('repost')}", *LOCAL]
        arguments = live if what == "site" else ["saved", "-a", "path=tests/pages", "-s", "LEDGER_BATCH_PAGES=5"]
        assert kill_again_and_again(arguments, tmp_path, kills, SEED).kills == kills
