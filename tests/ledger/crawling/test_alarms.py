"""Alarms in the ledger: one row an incident, from the run that raised it to the one that ended it."""

from __future__ import annotations

from dataclasses import replace

from crawler.ledger import Database, Result
from crawler.ledger.crawling.alarms import Alarm, accept, incidents, keep, nights, resolve, standing
from crawler.ledger.crawling.examples import example_of
from crawler.ledger.crawling.hosts import had_and_lost
from crawler.ledger.crawling.runs import finish_run, start_run
from crawler.ledger.upkeep.forget import forget_page, forget_site
from tests.ledger.made import LONG_TEXT, article, put


def run(ledger: Database, site: str = "test", outcome: str | None = "finished") -> int:
    """A run of a site; without an outcome it was killed."""
    with ledger.writing() as connection:
        number = start_run(connection, "made", site, full=False)
        if outcome is not None:
            finish_run(connection, number, outcome, {"news/articles": number})
    return number


def alarm(run: int, monitor: str = "date", subject: str = "", site: str = "test") -> Alarm:
    return Alarm(site, monitor, subject, "at least 80%", "0 of 20", "http://a.cn/1", run, "2026-01-01T00:00:00+00:00", run)


def test_an_alarm_from_beginning_to_end(ledger: Database) -> None:
    first, second, third = run(ledger), run(ledger), run(ledger)
    with ledger.writing() as connection:
        assert keep(connection, first, "test", [alarm(first), alarm(first, "host", "b.cn")]) != []
        again = replace(alarm(second), came="0 of 5")
        assert keep(connection, second, "test", [again]) == [], "it stands already"
    with ledger.reading() as connection:
        date, host = standing(connection)
        assert (date.run, date.last_run, date.came, date.raised_at) == (first, second, "0 of 5", alarm(first).raised_at)
        assert (host.subject, host.last_run) == ("b.cn", first)
        assert standing(connection, "another") == []
    with ledger.writing() as connection:
        assert [one.monitor for one in resolve(connection, third, "test", {("date", ""), ("host", "c.cn")})] == ["date"]
        assert keep(connection, third, "test", [alarm(third)]) == [alarm(third)], "a new incident"
    with ledger.reading() as connection:
        found = [(one.monitor, one.run, one.last_run, one.resolved_run) for one in incidents(connection, "test")]
    assert found == [("date", first, second, third), ("host", first, first, None), ("date", third, third, None)]


def test_a_person_accepts(ledger: Database) -> None:
    first = run(ledger)
    with ledger.writing() as connection:
        keep(connection, first, "test", [alarm(first)])
        keep(connection, first, "other", [alarm(first, site="other")])
        assert [one.monitor for one in accept(connection, "test")] == ["date"]
        assert accept(connection, "test") == []
        assert [one.site for one in standing(connection)] == ["other"]
        assert [one.accepted for one in incidents(connection, "test")] == [True]


def test_the_past_has_runs_that_ended(ledger: Database) -> None:
    made = [run(ledger), run(ledger, outcome=None), run(ledger, outcome="archive_error"), run(ledger, outcome="shutdown")]
    run(ledger, "other")
    last = run(ledger)
    with ledger.reading() as connection:
        rows = nights(connection, "test", before=last, limit=10)
        assert [row["id"] for row in rows] == [made[3], made[0]]
        assert rows[0]["stats"] == {"news/articles": made[3]}
        assert len(nights(connection, "test", before=last, limit=1)) == 1


def test_examples_are_pages_of_the_run(ledger: Database) -> None:
    put(ledger, article("http://a.cn/1", text=LONG_TEXT), Result("http://a.cn/2", "test", "blocked", "challenge"))
    with ledger.reading() as connection:
        assert example_of(connection, "original", "test", "2020") == "http://a.cn/1"
        assert example_of(connection, "failed_new", "test", "2020") == "http://a.cn/2"
        assert example_of(connection, "body", "test", "2020") is None, "it has one"
        assert example_of(connection, "original", "other", "2020") is None
        assert example_of(connection, "original", "test", "2999") is None, "not of this run"
        assert example_of(connection, "silence", "test", "2020") is None


def test_hosts(ledger: Database) -> None:
    put(
        ledger,
        article("http://a.cn/1"),
        Result("http://a.cn/2", "test", "gone"),
        Result("http://b.cn/1", "b.cn", "failed", "x"),
    )
    number = run(ledger)
    put(ledger, Result("http://a.cn/3", "test", "gone"))
    with ledger.reading() as connection:
        hosts = {"test", "b.cn", "c.cn"}
        assert had_and_lost(connection, hosts, before="2999", after_runs={}) == {"test": (1, 2), "b.cn": (0, 1)}
        assert had_and_lost(connection, hosts, before="2999", after_runs={"test": number}) == {"test": (0, 1), "b.cn": (0, 1)}
        assert had_and_lost(connection, hosts, before="2020", after_runs={}) == {}


def test_what_is_forgotten_is_no_example(ledger: Database) -> None:
    put(ledger, article("http://a.cn/1"))
    number = run(ledger)
    with ledger.writing() as connection:
        keep(connection, number, "test", [alarm(number)])
        forget_page(connection, "http://a.cn/1", "http://a.cn/1", reason=None)
        assert [one.example for one in standing(connection)] == [None]
        keep(connection, number, "sources", [alarm(number, "host", "test", site="sources")])
        forget_site(connection, "test", reason=None)
        assert standing(connection) == []
