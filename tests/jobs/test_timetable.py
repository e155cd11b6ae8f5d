"""Times of the schedule are at +08:00; what was missed is due once."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from crawler.jobs.timetable import Timetable, first_after, last_until


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2024-05-{text}+08:00")


TIMES = [
    pytest.param("17 3 * * *", "10T03:16:59", "09T03:17", "10T03:17", id="just before"),
    pytest.param("17 3 * * *", "10T03:17:00", "10T03:17", "11T03:17", id="at the time"),
    pytest.param("17 3 * * *", "10T03:17:30", "10T03:17", "11T03:17", id="in its minute"),
    pytest.param("0 8 * * 1-5", "10T08:00:01", "10T08:00", "13T08:00", id="Friday, then Monday"),
    pytest.param("*/20 * * * *", "10T23:50", "10T23:40", "11T00:00", id="over midnight"),
]


@pytest.mark.parametrize(("cron", "now", "last", "following"), TIMES)
def test_the_times_around_now(cron: str, now: str, last: str, following: str) -> None:
    for zone in (timezone.utc, timezone(timedelta(hours=8)), timezone(timedelta(hours=-5))):
        assert last_until(cron, at(now).astimezone(zone)) == at(last)
        assert first_after(cron, at(now).astimezone(zone)) == at(following)


def due(table: Timetable, now: str) -> dict[str, datetime]:
    return dict(table.due(at(now)))


def test_what_was_missed_is_due_once() -> None:
    table = Timetable({"a": "0 3 * * *"}, {"a": at("01T03:00")}, at("10T12:00"))
    assert due(table, "10T12:00") == {"a": at("10T03:00")}
    assert due(table, "10T12:01") == {}
    assert due(table, "11T03:00") == {"a": at("11T03:00")}


def test_what_never_ran_waits_for_its_time() -> None:
    table = Timetable({"a": "0 3 * * *", "b": "0 13 * * *"}, {}, at("10T12:00"))
    assert due(table, "10T12:30") == {}
    assert table.seconds_left(at("10T12:30")) == 1800
    assert due(table, "10T13:00") == {"b": at("10T13:00")}


def test_nothing_to_do() -> None:
    assert Timetable({}, {}, at("10T12:00")).seconds_left(at("10T12:00")) == float("inf")
