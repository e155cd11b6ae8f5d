"""What is wrong with the crawls: of each site the last run that did not end well."""

from __future__ import annotations

from typing import Any

from crawler.browse.reader import Reader
from crawler.ledger.read import last_runs

_MOST = 20


def alarms(reader: Reader) -> list[dict[str, Any]]:
    """Each with its site, when it began and how it ended (None: killed, or it still runs), the newest first."""
    with reader.ledger() as connection:
        runs = [run for run in last_runs(connection) if run["outcome"] not in {"finished"}]
    return sorted(runs, key=lambda run: str(run["started_at"]), reverse=True)[:_MOST]
