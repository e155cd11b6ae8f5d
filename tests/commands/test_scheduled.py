"""Which runs the schedule file makes one expect."""

from __future__ import annotations

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from scrapy.utils.project import get_project_settings

from crawler.commands.scheduled import scheduled_sites
from crawler.jobs.schedule import ScheduleError

# 12:00 at +08:00, a Wednesday.
NOW = datetime(2026, 5, 20, 4, 0, tzinfo=timezone.utc)
FILE = """
lzfz: {cron: 17 3 * * *}
weekly: {cron: 0 2 * * 1, spider: repost, arguments: {start: "http://www.a.cn/"}}
noon: {cron: 0 11 * * *, spider: repost, arguments: {start: "http://www.b.cn/"}}
sources: {cron: 30 4 * * *, shards: 2}
rows: {cron: 0 5 * * *, command: export pages --output rows.jsonl}
"""


def expected(folder: Path, *, changed: timedelta) -> dict[str, str | None]:
    """Of that file, changed so long ago."""
    file = folder / "schedule.yaml"
    file.write_text(FILE, "utf-8")
    os.utime(file, ((NOW - changed).timestamp(),) * 2)
    settings = get_project_settings()
    settings.set("SCHEDULE_FILE", str(file))
    return scheduled_sites(settings, NOW)


def test_what_is_expected(tmp_path: Path) -> None:
    """In UTC. What was due in the last six hours may still come."""
    found = expected(tmp_path, changed=timedelta(days=30))
    assert {site: time and time[:16] for site, time in found.items()} == {
        "lzfz.org.cn": "2026-05-19T19:17",
        "www.a.cn": "2026-05-17T18:00",
        "www.b.cn": "2026-05-19T03:00",
        "sources": "2026-05-19T20:30",
    }


def test_a_file_that_was_changed_expects_nothing_of_before(tmp_path: Path) -> None:
    found = expected(tmp_path, changed=timedelta(days=1))
    assert {site for site, time in found.items() if time is None} == {"www.a.cn", "www.b.cn"}


def test_no_file_and_a_broken_one(tmp_path: Path) -> None:
    settings = get_project_settings()
    settings.set("SCHEDULE_FILE", str(tmp_path / "none.yaml"))
    assert scheduled_sites(settings, NOW) == {}
    (tmp_path / "none.yaml").write_text("lzfz: {corn: 17 3 * * *}", "utf-8")
    with pytest.raises(ScheduleError, match="corn"):
        scheduled_sites(settings, NOW)
