"""What the start page and the site pages count, of the rows that are there. A page at several addresses counts once."""

from __future__ import annotations

import sqlite3
from typing import Final

# Hours from a source to its repost at which the bars of the chart end; what is later is the last bar.
LAGS: Final = (0, 1, 3, 6, 12, 24, 48, 96, 168)

_REPOST = "is_source = 0 AND same_as IS NULL AND source_site IS NOT NULL"
_CHANGED = "relation IN ('retitled', 'abridged', 'extended', 'edited')"

_COUNTS: Final = f"""
DELETE FROM sites;
INSERT INTO sites (site, pages, articles, with_original, reposts, compared, changed, sources, gone, failed, blocked, due, last_checked)
SELECT s.site, s.pages, coalesce(a.articles, 0), coalesce(a.with_original, 0), coalesce(a.reposts, 0), coalesce(a.compared, 0),
    coalesce(a.changed, 0), coalesce(a.sources, 0), s.gone, s.failed, s.blocked, s.due, s.last_checked
FROM (
    SELECT site, count(*) AS pages, sum(state = 'gone') AS gone, sum(state IN ('failed', 'needs_browser')) AS failed,
        sum(state = 'blocked') AS blocked, sum(state = 'due') AS due, max(checked_at) AS last_checked
    FROM seen GROUP BY site
) s LEFT JOIN (
    SELECT site, count(*) AS articles, sum(original_url IS NOT NULL) AS with_original,
        sum(is_source = 0 AND same_as IS NULL AND match_method <> 'none') AS reposts,
        sum(same_as IS NULL AND relation IS NOT NULL AND relation <> 'different') AS compared,
        sum(same_as IS NULL AND {_CHANGED}) AS changed, sum(is_source AND same_as IS NULL) AS sources
    FROM pages GROUP BY site
) a USING (site);
UPDATE sites SET share_with_original = round(1.0 * with_original / articles, 4) WHERE articles > 0;
UPDATE sites SET share_changed = round(1.0 * changed / compared, 4) WHERE compared > 0;
DELETE FROM days;
INSERT INTO days SELECT site, substr(published, 1, 10) AS day, count(*), sum(is_source = 0 AND match_method <> 'none') FROM pages
    WHERE published IS NOT NULL AND same_as IS NULL GROUP BY site, day;
DELETE FROM flows;
INSERT INTO flows SELECT site, source_site, count(*) FROM pages WHERE {_REPOST} GROUP BY site, source_site;
DELETE FROM relations;
INSERT INTO relations SELECT site, relation, count(*) FROM pages WHERE relation IS NOT NULL AND same_as IS NULL GROUP BY site, relation;
DELETE FROM totals;
INSERT INTO totals SELECT 'pages', coalesce(sum(pages), 0) FROM sites;
INSERT INTO totals SELECT 'articles', coalesce(sum(articles), 0) FROM sites;
INSERT INTO totals SELECT 'sites', count(*) FROM sites;
INSERT INTO totals SELECT 'reposts', coalesce(sum(reposts), 0) FROM sites;
INSERT INTO totals SELECT 'changed', coalesce(sum(changed), 0) FROM sites;
INSERT INTO totals SELECT 'stories', count(*) FROM stories;
INSERT INTO totals SELECT 'reposted', count(*) FROM stories WHERE reposts > 0;
INSERT INTO totals SELECT 'vanished', count(*) FROM stories WHERE source_state = 'gone';
INSERT INTO totals SELECT 'failures', count(*) FROM failures;
DELETE FROM lags;
"""


def count(file: sqlite3.Connection) -> None:
    """Count all anew, within a transaction of the caller's."""
    for statement in _COUNTS.split(";\n"):
        if statement.strip():
            file.execute(statement)
    bucket = " ".join(f"WHEN hours_after < {end} THEN {number}" for number, end in enumerate(LAGS))
    query = (
        f"SELECT CASE {bucket} ELSE {len(LAGS)} END, count(*) FROM pages WHERE hours_after IS NOT NULL AND {_REPOST} GROUP BY 1"
    )
    file.execute(f"INSERT INTO lags {query}")
