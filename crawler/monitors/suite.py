"""The monitors as Spidermon has them: the setting SPIDERMON_SPIDER_CLOSE_MONITORS names this suite, and may name others."""

from __future__ import annotations

from types import new_class
from typing import ClassVar

from spidermon import Monitor, MonitorSuite

from crawler.monitors.actions import Command, Webhook
from crawler.monitors.measures import HOST, SITE, SOURCES, Measure
from crawler.plain import printable


class MeasureMonitor(Monitor):
    """One measure of a run. It passes where the run is well by it, is skipped where there is too little to tell, and else fails."""

    measure: ClassVar[Measure]

    def test_against_the_past(self) -> None:
        """The run is no worse than the site's past."""
        watch = self.data.watch
        verdicts = [] if watch is None else [one for (name, _), one in watch.verdicts.items() if name == self.measure.name]
        if all(verdict.state == "unknown" for verdict in verdicts):
            self.skipTest("too little to tell")
        words = [
            f"{alarm.subject or alarm.site}: expected {alarm.expected}; came {alarm.came}"
            + (f"; for example {alarm.example}" if alarm.example else "")
            for alarm in watch.seen
            if alarm.monitor == self.measure.name
        ]
        if words:
            self.fail("\n".join(map(printable, words)))


def _monitor_of(measure: Measure) -> tuple[str, type[MeasureMonitor]]:
    """A class for each measure, so that Spidermon's reports name it."""
    return measure.name, new_class(
        f"{measure.name}_monitor", (MeasureMonitor,), exec_body=lambda body: body.update(measure=measure)
    )


class CrawlMonitorSuite(MonitorSuite):
    """All measures, and who is told."""

    monitors: ClassVar = [_monitor_of(measure) for measure in (*SITE, *SOURCES, HOST)]
    monitors_finished_actions: ClassVar = [Command, Webhook]
