"""A run that has ended, held against its site's past, and what of that the ledger keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection

from crawler.ledger import Database
from crawler.ledger.clock import now
from crawler.ledger.crawling import alarms
from crawler.ledger.crawling.alarms import Alarm, Incident
from crawler.ledger.crawling.examples import example_of
from crawler.ledger.crawling.hosts import had_and_lost
from crawler.monitors.judge import FEW_PAGES, SAMPLE_PAGES, UNKNOWN, Night, Share, Verdict, judge, judge_share
from crawler.monitors.measures import HOST, SITE, SOURCES, Measure
from crawler.monitors.past import past_of

# Runs that are read; of these, judge.MOST_NIGHTS that were well count.
_NIGHTS_READ = 400
# Pages of a host's past that count, in samples.
_MOST_SAMPLES = 60


@dataclass
class Watch:
    """What a run is by each measure, (monitor, subject) → verdict, and what follows from it.

    seen: all its alarms. raised: those that did not stand before. resolved: those that stood before and have ended.
    """

    site: str
    spider: str
    run: int
    verdicts: dict[tuple[str, str], Verdict] = field(default_factory=dict)
    seen: list[Alarm] = field(default_factory=list)
    raised: list[Alarm] = field(default_factory=list)
    resolved: list[Alarm] = field(default_factory=list)

    @property
    def has_news(self) -> bool:
        """True if somebody should be told."""
        return bool(self.raised or self.resolved)


def watch_run(database: Database, run: int, what: Literal["site", "sources"], hosts: Mapping[tuple[str, str], int]) -> Watch:
    """Judge a run of the ledger that has ended. Nothing is stored: see `keep`.

    hosts: new pages of each host: (host, `had` or `lost`) → number. Raises LedgerError.
    """
    with database.reading() as connection:
        row = alarms.run_row(connection, run)
        watch = Watch(row["site"], row["spider"], run)
        if row["outcome"] is None or row["outcome"].endswith("error"):
            return watch
        past = [_night(one) for one in alarms.nights(connection, watch.site, before=run, limit=_NIGHTS_READ)]
        incidents = alarms.incidents(connection, watch.site)
        measures = SITE if what == "site" else SOURCES
        verdicts = judge_all(measures, _night(row), past, incidents)
        watch.verdicts = {(name, ""): verdict for name, verdict in verdicts.items()}
        if what == "sources" and verdicts["sources"].state != "alarm":
            watch.verdicts |= _hosts(connection, row["started_at"], hosts, incidents)
        time = now()
        for (monitor, subject), verdict in watch.verdicts.items():
            if verdict.state == "alarm":
                of = subject or (watch.site if what == "site" else None)
                example = example_of(connection, monitor, of, row["started_at"])
                alarm = Alarm(watch.site, monitor, subject, verdict.expected, verdict.came, example, run, time, run)
                watch.seen.append(alarm)
    return watch


def keep(database: Database, watch: Watch) -> None:
    """Put down what was found; then `raised` and `resolved` tell what is new. Raises LedgerError."""
    well = {key for key, verdict in watch.verdicts.items() if verdict.state == "well"}
    with database.writing() as connection:
        watch.raised = alarms.keep(connection, watch.run, watch.site, watch.seen)
        watch.resolved = alarms.resolve(connection, watch.run, watch.site, well)


def judge_all(
    measures: Sequence[Measure], tonight: Night, nights: Sequence[Night], incidents: Sequence[Incident]
) -> dict[str, Verdict]:
    """The verdict of each measure; of one that another explains it is unknown."""
    found: dict[str, Verdict] = {}
    hidden: set[str] = set()
    for measure in measures:
        past = past_of(measure.name, "", nights, incidents)
        verdict = UNKNOWN if measure.name in hidden else judge(measure, tonight, past.nights, past.since)
        if verdict.state == "alarm":
            hidden.update(measure.hides)
        found[measure.name] = verdict
    return found


def _hosts(
    connection: Connection, began: str, hosts: Mapping[tuple[str, str], int], incidents: Sequence[Incident]
) -> dict[tuple[str, str], Verdict]:
    """The verdict of each host that may have one: of those that lost some pages, or of which an alarm stands."""
    stand = {one.subject for one in incidents if one.resolved_run is None and not one.accepted and one.subject}
    names = {host for (host, what), number in hosts.items() if what == "lost" and number >= FEW_PAGES} | stand
    accepted: dict[str, int] = {one.subject: one.run for one in incidents if one.accepted}
    before = had_and_lost(connection, names, before=began, after_runs=accepted)
    found = {}
    for name in sorted(names):
        had, lost = hosts.get((name, "had"), 0), hosts.get((name, "lost"), 0)
        past_had, past_lost = before.get(name, (0, 0))
        whole = past_had + past_lost
        number = min(whole // SAMPLE_PAGES, _MOST_SAMPLES)
        # Of a host that was never asked before there is no past.
        past = [Share(SAMPLE_PAGES * past_had / whole, SAMPLE_PAGES)] * number if number else []
        found[HOST.name, name] = judge_share(HOST.says, Share(had, had + lost), past, () if name in stand else None)
    return found


def _night(row: Mapping[str, Any]) -> Night:
    return Night(row["id"], row["started_at"], row["complete"], row["full"], row["stats"])
