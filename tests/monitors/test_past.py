"""Which runs are the past of a new one."""

from __future__ import annotations

import pytest

from crawler.ledger.crawling.alarms import Incident
from crawler.monitors.judge import Night
from crawler.monitors.past import past_of


def incident(run: int, last: int, resolved: int | None = None, *, accepted: bool = False, monitor: str = "date") -> Incident:
    return Incident(monitor, "", run, last, resolved, accepted)


ROWS = [
    pytest.param([], [5, 4, 3, 2, 1], None, id="all were well"),
    pytest.param([incident(2, 3, 4)], [5, 4, 1], None, id="a broken time is left out, the run that ended it is not"),
    pytest.param([incident(3, 3)], [2, 1], [5, 4], id="while it stands nothing new is usual, and 4 and 5 said nothing"),
    pytest.param([incident(3, 5)], [2, 1], [], id="it was seen until now"),
    pytest.param([incident(3, 4, accepted=True)], [5, 4, 3], None, id="accepted: the past begins with it"),
    pytest.param([incident(2, 2, accepted=True), incident(4, 4, 5)], [5, 3, 2], None, id="accepted once, broken later"),
    pytest.param([incident(2, 5, monitor="body")], [5, 4, 3, 2, 1], None, id="another monitor's alarm"),
]


@pytest.mark.parametrize(("incidents", "well", "since"), ROWS)
def test_the_past(incidents: list[Incident], well: list[int], since: list[int] | None) -> None:
    nights = [Night(run, "", True, False, {}) for run in (5, 4, 3, 2, 1)]
    past = past_of("date", "", nights, incidents)
    assert [night.run for night in past.nights] == well
    assert (None if past.since is None else [night.run for night in past.since]) == since
