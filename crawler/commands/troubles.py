"""The tables of `scrapy status --failures`: what could not be had and why, and how each site's last run went."""

from __future__ import annotations

from typing import Any

from rich.markup import escape
from rich.table import Table

from crawler.plain import printable

# Stats of a run that tell of trouble, failed pages apart: these, and all that begin with one of these.
STATS = (
    "retry/reason_count/",
    "retry/max_reached",
    "retry_after/",
    "lists/failed",
    "lists/lost",
    "lists/over_limit",
    "lists/left_out",
    "lists/not_followed",
    "lists/barren",
    "lists/circle",
    "lists/repeats",
    "lists/elsewhere",
    "feeds/left_out",
    "feeds/addresses_left_out",
    "feeds/empty",
    "pages/later",
    "parts/failed",
    "refetch/left",
    "robotstxt/forbidden",
    "robotstxt/exception_count/",
    "spider_exceptions/",
)
# Off a terminal no address is cut, whatever its length.
WIDEST = 2500


def failures_table(rows: list[dict[str, Any]]) -> Table:
    """A row for each site, state and reason (`read.failure_rows`), with one address as an example."""
    table = Table("site", "state", "reason", title="what could not be had", title_justify="left")
    table.add_column("pages", justify="right")
    table.add_column("next try (UTC)")
    table.add_column("given up", justify="right")
    table.add_column("for example", overflow="fold")
    for row in rows:
        state = "incomplete" if row["state"] == "fetched" else row["state"]
        state = f"list, {state}" if row["is_list"] else state
        next_try = "with the next run" if row["is_list"] else _minute(row["next_try"]) or "–"
        texts = [_safe(text) for text in (row["site"], state, row["reason"] or "")]
        table.add_row(*texts, str(row["pages"]), next_try, str(row["given_up"]), _safe(row["example"]))
    return table


def runs_table(runs: list[dict[str, Any]]) -> Table:
    """How each site's last run ended, and what went wrong in it and passed, or cut a list short."""
    table = Table("site", "began (UTC)", "how it ended, and other trouble", title="the last run", title_justify="left")
    table.add_column("times", justify="right")
    for run in runs:
        ended = run["outcome"] or "killed, or still running"
        table.add_row(
            _safe(run["site"]), _minute(run["started_at"]), _safe(ended + (", a full run" if run["full"] else "")), ""
        )
        for name, value in sorted(run["stats"].items()):
            if value and name.startswith(STATS):
                table.add_row("", "", _safe(name), str(value))
    return table


def _minute(time: str | None) -> str:
    """A time of the ledger to the minute, "" for none."""
    return (time or "")[:16].replace("T", " ")


def _safe(text: str) -> str:
    """Text from the web without what rich or a terminal would act on."""
    return escape(printable(text))
