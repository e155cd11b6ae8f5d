"""An alarm as one line."""

from __future__ import annotations

from crawler.ledger.crawling.alarms import Alarm
from crawler.plain import printable


def alarm_line(alarm: Alarm) -> str:
    """Site, monitor, what was expected and what came, an example, and since when (UTC). Nothing in it acts on a terminal."""
    where = f"{alarm.site}: {alarm.monitor}" + (f" {alarm.subject}" if alarm.subject else "")
    example = f"; for example {alarm.example}" if alarm.example else ""
    since = alarm.raised_at[:16].replace("T", " ")
    return printable(f"ALARM {where}: expected {alarm.expected}; came {alarm.came}{example}; since {since}")
