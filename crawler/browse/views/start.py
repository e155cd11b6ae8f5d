"""The start page: what there is, and what stands out."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from crawler.browse.charts import Chart, bars
from crawler.browse.index.counts import LAGS
from crawler.browse.reader import Reader
from crawler.browse.views.alarms import alarms
from crawler.browse.views.asking import Asked
from crawler.browse.words import Says

_ROWS = 10
# Of fewer reposts a share says nothing.
FEWEST = 5
_DAYS = 60


def start(reader: Reader, asked: Asked) -> dict[str, Any]:
    """All of it."""
    return {
        "totals": {row["name"]: row["number"] for row in reader.rows("SELECT name, number FROM totals")},
        "newest": reader.rows("SELECT * FROM stories WHERE published IS NOT NULL ORDER BY published DESC LIMIT ?", _ROWS),
        "most": reader.rows("SELECT * FROM stories WHERE reposts > 0 ORDER BY reposts DESC, published DESC LIMIT ?", _ROWS),
        "busiest": reader.rows("SELECT * FROM sites WHERE reposts > 0 ORDER BY reposts DESC, site LIMIT ?", _ROWS),
        "fewest": FEWEST,
        **_changing(reader),
        "vanished": reader.rows("SELECT * FROM stories WHERE source_state = 'gone' ORDER BY reposts DESC LIMIT ?", _ROWS),
        "alarms": alarms(reader),
        "charts": [chart for chart in (_days(reader, asked.says), _lags(reader, asked.says)) if chart[1] is not None],
    }


def _changing(reader: Reader) -> dict[str, Any]:
    """`changing`: sites by the share of their reposts that are changed. enough: each of them has FEWEST to tell it of; where no site
    has so many, they are all that have any."""
    query = "SELECT * FROM sites WHERE compared >= ? AND changed > 0 ORDER BY share_changed DESC, compared DESC, site LIMIT ?"
    enough = reader.number("SELECT EXISTS (SELECT 1 FROM sites WHERE compared >= ?)", FEWEST) > 0
    return {"changing": reader.rows(query, FEWEST if enough else 1, _ROWS), "enough": enough}


def _days(reader: Reader, says: Says) -> tuple[str, Chart | None]:
    query = "SELECT day, sum(reposts) AS reposts FROM days GROUP BY day HAVING sum(reposts) > 0 ORDER BY day DESC LIMIT ?"
    rows = [(row["day"], row["reposts"]) for row in reader.rows(query, _DAYS)]
    return says("reposts_a_day"), bars("days", rows[::-1])


def _lags(reader: Reader, says: Says) -> tuple[str, Chart | None]:
    found = {row["bucket"]: row["reposts"] for row in reader.rows("SELECT bucket, reposts FROM lags")}
    names = [
        says("before"),
        *(says("hours_to", a=a, b=b) for a, b in pairwise(LAGS)),
        says("hours_over", a=LAGS[-1]),
    ]
    return says("hours_to_repost"), bars("lags", [(name, found.get(bucket, 0)) for bucket, name in enumerate(names)])
