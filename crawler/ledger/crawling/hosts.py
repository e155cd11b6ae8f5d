"""How many pages of a host could be had."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, and_, case, func, select

from crawler.ledger.dialect import among
from crawler.ledger.tables import pages, runs

_HAD = ("fetched", "not_article")


def had_and_lost(
    connection: Connection, hosts: Collection[str], *, before: str, after_runs: Mapping[str, int]
) -> dict[str, tuple[int, int]]:
    """Of each of these sites: how many pages could be had when they were last looked at, and how many could not.

    before: only those that were looked at before that time. after_runs: host → only those since that run began.
    """
    if not hosts:
        return {}
    began = {run: select(runs.c.started_at).where(runs.c.id == run).scalar_subquery() for run in after_runs.values()}
    late = [and_(pages.c.site == host, pages.c.checked_at < began[run]) for host, run in after_runs.items() if host in hosts]
    had = func.sum(case((pages.c.state.in_(_HAD), 1), else_=0))
    query = select(pages.c.site, had, func.count()).where(
        among(connection, pages.c.site, hosts), pages.c.checked_at < before, pages.c.state != "due", *(~one for one in late)
    )
    return {site: (int(had), int(whole - had)) for site, had, whole in connection.execute(query.group_by(pages.c.site))}
