"""A run of the ledger, judged: hosts of sources, what is put down, what a scheduler is told, what Prometheus reads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import update

from crawler.ledger import Database, Result
from crawler.ledger.clock import written
from crawler.ledger.crawling.alarms import standing
from crawler.ledger.crawling.runs import finish_run, start_run
from crawler.ledger.tables import runs
from crawler.monitors.check import accept, problems
from crawler.monitors.metrics import metrics_text
from crawler.monitors.watch import keep, watch_run
from tests.ledger.made import article, put

HOSTILE = 'a"b\\c\nd\x1b[31m.cn'


def run(ledger: Database, site: str, outcome: str | None = "finished", spider: str = "made", **stats: int) -> int:
    """A run with these `news/` stats; without an outcome it was killed."""
    with ledger.writing() as connection:
        number = start_run(connection, spider, site, full=False)
        if outcome is not None:
            finish_run(connection, number, outcome, {f"news/{name}": value for name, value in stats.items()})
    return number


def page(host: str, number: int, state: str = "fetched") -> Result:
    made = Result(f"http://{host}/{number}", host, state, None if state == "fetched" else "http 404")  # type: ignore[arg-type]
    if state == "fetched":
        made = article(made.url, text=f"正文{number}。")
        made.site = host
    return made


def judged(ledger: Database, number: int, hosts: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    """What is new of a run of `sources`."""
    watch = watch_run(ledger, number, "sources", hosts)
    keep(ledger, watch)
    return [(alarm.monitor, alarm.subject) for alarm in watch.raised]


def test_sources_that_die(ledger: Database) -> None:
    """One host of two is gone at once; its alarm ends when it is back. Where all fail, it is one alarm and no host's."""
    put(ledger, *(page(host, n) for host in ("dies.cn", "lives.cn") for n in range(60)))
    for _ in range(3):
        assert judged(ledger, run(ledger, "sources", new_had=40, new_lost=4), {("dies.cn", "had"): 20}) == []
    lost = {("dies.cn", "lost"): 12, ("lives.cn", "had"): 60, ("lives.cn", "lost"): 6}
    broken = run(ledger, "sources", new_had=60, new_lost=18)
    put(ledger, *(page("dies.cn", n, "gone") for n in range(100, 112)))
    assert judged(ledger, broken, lost) == [("host", "dies.cn")]
    with ledger.reading() as connection:
        (alarm,) = standing(connection)
        assert alarm.example == "http://dies.cn/111"
        assert (alarm.expected, alarm.came) == ("at least 88% of originals of this host to be had", "0 of 12")
    assert judged(ledger, run(ledger, "sources", new_had=40, new_lost=4), {("dies.cn", "lost"): 5}) == [], "it stands"
    assert judged(ledger, run(ledger, "sources", new_had=2, new_lost=60), lost) == [("sources", "")]
    judged(ledger, run(ledger, "sources", new_had=60, new_lost=4), {("dies.cn", "had"): 20})
    with ledger.reading() as connection:
        assert standing(connection) == []


def test_a_host_that_was_never_asked_before(ledger: Database) -> None:
    """That it is dead says nothing against its past, and keeps nothing back of the others."""
    put(ledger, *(page(host, n) for host in ("dies.cn", "lives.cn") for n in range(60)))
    for _ in range(3):
        judged(ledger, run(ledger, "sources", new_had=40, new_lost=4), {("dies.cn", "had"): 20})
    lost = {("new.cn", "lost"): 12, ("dies.cn", "lost"): 12, ("lives.cn", "had"): 60}
    assert judged(ledger, run(ledger, "sources", new_had=60, new_lost=24), lost) == [("host", "dies.cn")]


def test_a_lasting_change_is_accepted(ledger: Database) -> None:
    """Without a person's word a broken week does not become usual; with it, it does at once."""
    for _ in range(4):
        watch_well(ledger)
    broken = {"articles": 20, "with_date": 20, "with_body": 20, "with_original": 0, "lists_had": 1}
    for _ in range(10):
        watch = watch_run(ledger, run(ledger, "test", **broken), "site", {})
        keep(ledger, watch)
        assert [alarm.monitor for alarm in watch.seen] == ["original"]
    with ledger.writing() as connection:
        found = problems(connection, overdue_days=0, is_running=running())
        assert [alarm.monitor for alarm in accept(connection, "test", found)] == ["original"]
    for _ in range(3):
        watch = watch_run(ledger, run(ledger, "test", **broken), "site", {})
        keep(ledger, watch)
        assert watch.seen == []


def watch_well(ledger: Database) -> None:
    number = run(ledger, "test", articles=20, with_date=20, with_body=20, with_original=18, lists_had=1)
    watch = watch_run(ledger, number, "site", {})
    keep(ledger, watch)
    assert watch.seen == []


def test_a_run_that_an_error_ended_is_not_judged(ledger: Database) -> None:
    watch = watch_run(ledger, run(ledger, "test", "archive_error", lists_lost=1), "site", {})
    assert (watch.verdicts, watch.seen) == ({}, [])


def running(*sites: str) -> Callable[[str], bool]:
    return lambda site: site in sites


def ago(ledger: Database, number: int, days: float) -> None:
    """Set a run's beginning back."""
    began = written(datetime.now(timezone.utc) - timedelta(days=days))
    with ledger.writing() as connection:
        connection.execute(update(runs).where(runs.c.id == number).values(started_at=began))


# What a site's runs were → how they ended, the days since the last one, its spider, and what a scheduler is told.
ROWS: dict[str, tuple[list[str | None], float, str, list[str]]] = {
    "well": (["finished"], 0, "made", []),
    "the last one was killed": (["finished", None], 0, "made", ["killed"]),
    "an earlier one was": ([None, "finished"], 0, "made", []),
    "it could not keep what it fetched": (["archive_error"], 0, "made", ["ended"]),
    "it was bounded": (["closespider_pagecount"], 0, "made", []),
    "no run for four days": (["finished", "finished"], 4, "made", ["overdue"]),
    "a site that was crawled once is on no schedule": (["finished"], 40, "made", []),
    "a shard of the sources may still run": ([None], 0.5, "sources", []),
    "but not for ever": ([None], 1.5, "sources", ["killed"]),
    "saved pages": (["finished", None], 9, "saved", []),
}


def test_what_a_scheduler_is_told(ledger: Database) -> None:
    for site, (outcomes, days, spider, _) in ROWS.items():
        for outcome in outcomes:
            ago(ledger, run(ledger, site, outcome, spider), days)
    with ledger.writing() as connection:
        found = problems(connection, overdue_days=3, is_running=running("another"))
        told = {site: [problem.monitor for problem in found if problem.site == site] for site in ROWS}
        assert told == {site: row[3] for site, row in ROWS.items()}
        for site, monitors in told.items():
            accepted = accept(connection, site, found)
            assert [problem.monitor for problem in accepted] == monitors, site
        assert problems(connection, overdue_days=3, is_running=running("another")) == []


def test_what_the_schedule_expects(ledger: Database) -> None:
    """A site of the schedule file is held against that, and not against RUN_OVERDUE_DAYS."""
    for site in ("late", "late and running", "on time", "changed"):
        for _ in range(2):
            ago(ledger, run(ledger, site), 10)
    week = written(datetime.now(timezone.utc) - timedelta(days=7))
    before = written(datetime.now(timezone.utc) - timedelta(days=14))
    scheduled = {"late": week, "late and running": week, "on time": before, "changed": None, "never ran": week, "new": None}
    with ledger.writing() as connection:
        found = problems(connection, overdue_days=3, is_running=running("late and running"), scheduled=scheduled)
        assert [(one.site, one.monitor, one.came) for one in found] == [
            ("late", "overdue", "none for 10 days"),
            ("never ran", "overdue", "none at all"),
        ]
        assert len(accept(connection, "late", found)) == 1
        assert accept(connection, "never ran", found) == []


def test_a_run_that_is_under_way_is_no_problem(ledger: Database) -> None:
    run(ledger, "test", None)
    with ledger.reading() as connection:
        assert problems(connection, overdue_days=3, is_running=running("test")) == []
        assert len(problems(connection, overdue_days=3, is_running=running())) == 1


def test_metrics_of_a_hostile_ledger(ledger: Database) -> None:
    """Read by Prometheus' own parser: names from outside are labels and nothing else."""
    put(ledger, page(HOSTILE, 1), page(HOSTILE, 2, "gone"), page("b.cn", 1))
    run(ledger, HOSTILE, articles=3)
    run(ledger, "b.cn", None)
    text = metrics_text(ledger)
    families = {family.name: family for family in text_string_to_metric_families(text)}
    site = 'a"b\\c\\nd\\x1b[31m.cn'
    pages = {(one.labels["site"], one.labels["state"]): one.value for one in families["repost_archive_pages"].samples}
    assert pages[site, "fetched"] == pages[site, "gone"] == pages["b.cn", "fetched"] == 1
    (news,) = families["repost_archive_last_run_pages"].samples
    assert (news.labels, news.value) == ({"site": site, "what": "articles"}, 3)
    complete = {one.labels["site"]: one.value for one in families["repost_archive_last_run_complete"].samples}
    assert complete == {site: 1, "b.cn": 0}
    assert [one.labels["site"] for one in families["repost_archive_last_run_duration_seconds"].samples] == [site]
    assert all(
        line.startswith(("# HELP repost_archive_", "# TYPE repost_archive_", "repost_archive_")) for line in text.splitlines()
    )
