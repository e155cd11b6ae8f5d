"""How jobs are shown."""

from __future__ import annotations

import logging
from datetime import datetime

from rich.markup import escape
from rich.table import Table
from scrapy.settings import Settings
from scrapy.utils.log import configure_logging

from crawler.ledger.crawling.jobs import Begun
from crawler.network.hours import CHINA
from crawler.plain import printable

# Of a job whose end nobody has put down.
RUNS = "killed, or still running"


def jobs_table(rows: list[Begun]) -> Table:
    """A row for each job that was begun."""
    made = Table("job", "due (+08:00)", "began (+08:00)", "ended", "how", "machine", "log")
    for row in rows:
        due, ended = here(row.due_at) if row.due_at else "by hand", here(row.finished_at) if row.finished_at else ""
        made.add_row(
            safe(row.name), due, here(row.started_at), ended, safe(row.outcome or RUNS), safe(row.machine), safe(row.log)
        )
    return made


def here(time: str) -> str:
    """A time of the ledger at +08:00, to the minute."""
    return f"{datetime.fromisoformat(time).astimezone(CHINA):%Y-%m-%d %H:%M}"


def safe(text: str) -> str:
    """Text without what rich or a terminal would act on."""
    return escape(printable(text))


def set_up_log(settings: Settings) -> None:
    """What happens, a line each, to standard error or LOG_FILE."""
    configure_logging(settings)
    for name in ("alembic", "procrastinate", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
