"""Crawls and jobs: how far they came, what they learnt, and what was not as usual."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from crawler.ledger.tables.base import metadata

# One row for each crawl. `finished_at` stays None when the process was killed.
runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("spider", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("started_at", String(32), nullable=False),
    Column("finished_at", String(32)),
    Column("outcome", Text),
    Column("complete", Boolean, nullable=False, default=False),
    # It walked every list to its end.
    Column("full", Boolean, nullable=False, default=False, server_default=false()),
    Column("stats", JSON, nullable=False),
    Index("ix_runs_site", "site", "id"),
)

# How far each list of a site was walked: all articles from `heads` (the addresses on the list's first page then, in its
# order) down to the page `resume_url` are known, or down to the list's end where that is None.
lists = Table(
    "lists",
    metadata,
    Column("site", Text, primary_key=True),
    # The list's first page.
    Column("url", Text, primary_key=True),
    Column("heads", JSON, nullable=False),
    Column("resume_url", Text),
    # The newest id of `pages` at that time: a clock may be set back, ids are not.
    Column("known_to", Integer, nullable=False),
    Column("walked_at", String(32), nullable=False),
)

# Lines that a site repeats under or over its articles, learnt by `scrapy learn`; each learning is a generation of its own
# and the newest one is used. `seen` of `looked_at` articles had the line.
known_lines = Table(
    "known_lines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("line", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("looked_at", Integer, nullable=False),
    Column("learnt_at", String(32), nullable=False),
    Index("ix_known_lines_site", "site", "generation"),
)

# What a run was not, held against its site's past (`crawler/monitors`): a row for each incident, from the run that raised it to
# the one that ended it.
alarms = Table(
    "alarms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", Text, nullable=False),
    Column("monitor", String(16), nullable=False),
    # The host, of an alarm that is of one; else empty.
    Column("subject", Text, nullable=False),
    Column("expected", Text, nullable=False),
    Column("came", Text, nullable=False),
    # An address that shows it, None where there is none.
    Column("example", Text),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    # The last run that saw it.
    Column("last_run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("raised_at", String(32), nullable=False),
    # A later run was well. That run is no part of the incident.
    Column("resolved_run_id", Integer, ForeignKey("runs.id")),
    Column("resolved_at", String(32)),
    # A person said that it is usual now: the site's past begins with this alarm's run.
    Column("accepted_at", String(32)),
    Index("ix_alarms_site", "site", "id"),
)

# Hosts that are not to be asked before a time, by whichever process (`crawling/waits.py`); a row goes once its time has passed.
host_waits = Table(
    "host_waits",
    metadata,
    Column("host", Text, primary_key=True),
    Column("until", String(32), nullable=False),
    Column("told_at", String(32), nullable=False),
)

# One row for each job that was begun (`crawler/jobs`). `finished_at` stays None when its worker was killed.
jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    # As the schedule names it.
    Column("name", Text, nullable=False),
    # The words after `scrapy`.
    Column("command", JSON, nullable=False),
    # The time by the schedule; None for one that was asked for by hand.
    Column("due_at", String(32)),
    Column("started_at", String(32), nullable=False),
    Column("finished_at", String(32)),
    # `finished`, or why not.
    Column("outcome", Text),
    # Where it ran, and its log there.
    Column("machine", Text, nullable=False),
    Column("log", Text, nullable=False),
    Index("ix_jobs_name", "name", "id"),
)
