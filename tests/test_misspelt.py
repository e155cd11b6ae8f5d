"""Names of settings on the command line."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings

from crawler.misspelt import check_names
from tests.commands.test_saved import said
from tests.conftest import Scrapy


def told_of(name: str, priority: str = "cmdline") -> str | None:
    """What is said of a setting with that name; None: nothing."""
    settings = Settings()
    settings.set(name, "1", priority)
    try:
        check_names(settings)
    except ValueError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("LEDGER_ULR", "LEDGER_URL", id="two letters changed places: the real ledger would be written to"),
        pytest.param("ARCHIVE_DR", "ARCHIVE_DIR", id="a letter left out"),
        pytest.param("ALLOWED_PRIVATE_HOST", "ALLOWED_PRIVATE_HOSTS", id="one of several"),
        pytest.param("download_delay", "DOWNLOAD_DELAY", id="small letters: settings have capital ones"),
        pytest.param("ROBOTS_OBEY", "ROBOTSTXT_OBEY", id="Scrapy's own, as some remember it"),
    ],
)
def test_a_slip_is_told(name: str, meant: str) -> None:
    assert told_of(name) == f"no setting is called {name}; is {meant} meant?"


@pytest.mark.parametrize(
    ("name", "priority"),
    [
        pytest.param("LEDGER_URL", "cmdline", id="one of ours"),
        pytest.param("LOG_LEVEL", "cmdline", id="one of Scrapy's"),
        pytest.param("MY_PIPELINE_TABLE", "cmdline", id="of a user's own part"),
        pytest.param("SPIDERMON_SLACK_NOTIFIER_NAME", "cmdline", id="of a part that is installed"),
        pytest.param("LEDGER_ULR", "project", id="in a file of settings, where a user may have his own"),
    ],
)
def test_other_names_are_let_be(name: str, priority: str) -> None:
    assert told_of(name, priority) is None


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["crawl", "saved", "-a", "path=tests/pages"], id="a crawl, which would fill the wrong ledger"),
        pytest.param(["export", "pages"], id="a command that looks at the wrong one"),
    ],
)
def test_commands_say_it_in_one_line(scrapy: Scrapy, command: list[str]) -> None:
    done = scrapy(*command, "-s", "LEDGER_ULR=sqlite:///other.db")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = said(done.stderr)
    assert line.endswith("no setting is called LEDGER_ULR; is LEDGER_URL meant?")
