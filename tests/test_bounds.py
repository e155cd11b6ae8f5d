"""What values settings may have."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from crawler import settings as project
from crawler.bounds import NUMBERS, SWITCHES, check_values
from tests.commands.test_saved import said
from tests.conftest import Scrapy

WRONG = [
    pytest.param("FULL_EVERY", "x", "FULL_EVERY is 'x'; expected a whole number, 0 or more", id="no number"),
    pytest.param("LEDGER_BATCH_PAGES", "foo", "expected a whole number, 1 or more", id="no number of pages"),
    pytest.param("LEDGER_BATCH_PAGES", "0", "expected a whole number, 1 or more", id="too small"),
    pytest.param("NEW_PAGES_PER_RUN", "-5", "expected a whole number, 0 or more", id="less than nothing"),
    pytest.param("NEW_PAGES_PER_RUN", "2.5", "expected a whole number, 0 or more", id="half a page"),
    pytest.param("CONCURRENT_REQUESTS", "10.0", "expected a whole number, 1 or more", id="a whole number with a point"),
    pytest.param("ARCHIVE_FILE_BYTES", "1e9", "expected a whole number, 1 or more", id="a whole number in powers"),
    pytest.param("NEW_PAGES_PER_RUN", 2.5, "expected a whole number, 0 or more", id="half a page, in a file of settings"),
    pytest.param("DOWNLOAD_DELAY", "-1", "DOWNLOAD_DELAY is '-1'; expected a number, 0 or more", id="a delay into the past"),
    pytest.param("DOWNLOAD_DELAY", "nan", "expected a number, 0 or more", id="the number that is none"),
    pytest.param("RETRY_AFTER_MAX", "inf", "expected a number, 0 or more", id="a wait without end"),
    pytest.param("RETRY_AFTER_MAX", "", "expected a number, 0 or more", id="empty"),
    pytest.param("RETRY_AFTER_MAX", None, "expected a number, 0 or more", id="nothing"),
    pytest.param("ARCHIVE_COMPRESSION_LEVEL", "12", "expected a whole number from 0 to 9", id="too large"),
    pytest.param("ATTACHMENTS", "maybe", "ATTACHMENTS is 'maybe'; expected 1 or 0", id="neither on nor off"),
    pytest.param("SPIDERMON_ENABLED", "", "expected 1 or 0", id="an empty switch"),
    pytest.param("MONITOR_SECONDS", 0, "expected a number, 0.001 or more", id="no time"),
    pytest.param("REFETCH_PER_RUN", "x", "expected a whole number, 0 or more", id="no number of known pages"),
    pytest.param("LIST_PAGES_PER_RUN", "x", "expected a whole number, 1 or more", id="no number of list pages"),
]
RIGHT = [
    pytest.param("FULL_EVERY", "0", id="a bound itself"),
    pytest.param("ARCHIVE_COMPRESSION_LEVEL", 9, id="the other bound, a number"),
    pytest.param("DOWNLOAD_DELAY", "0.25", id="a part of a second"),
    pytest.param("DOWNLOAD_TIMEOUT", "2.5", id="seconds whose default is whole"),
    pytest.param("ATTACHMENTS", "1", id="on"),
    pytest.param("ATTACHMENTS", "False", id="off, as Python says it"),
    pytest.param("ATTACHMENTS", True, id="on, in a file of settings"),
]


def told_of(settings: Settings) -> str | None:
    """What is said of the first value that is out of its bounds; None: nothing, all are within."""
    try:
        check_values(settings)
    except ValueError as error:
        return str(error)
    return None


def changed(name: str, value: object) -> Settings:
    return Settings(get_project_settings().copy_to_dict() | {name: value})


@pytest.mark.parametrize(("name", "value", "words"), WRONG)
def test_wrong_values(name: str, value: object, words: str) -> None:
    told = told_of(changed(name, value))
    assert told is not None
    assert told.startswith(f"{name} is ")
    assert words in told


@pytest.mark.parametrize(("name", "value"), RIGHT)
def test_right_values(name: str, value: object) -> None:
    assert told_of(changed(name, value)) is None


def test_every_number_and_switch_has_its_bounds() -> None:
    """A new setting needs a line there."""
    defaults = {name: value for name, value in vars(project).items() if name.isupper()}
    assert {name for name, value in defaults.items() if isinstance(value, bool)} == SWITCHES
    assert {name for name, value in defaults.items() if isinstance(value, int | float)} == NUMBERS.keys() | SWITCHES
    assert told_of(get_project_settings()) is None


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["crawl", "saved", "-a", "path=tests/pages"], id="a crawl"),
        pytest.param(["status"], id="a command that looks"),
        pytest.param(["schedule", "run"], id="one that runs on"),
    ],
)
def test_commands_say_it_in_one_line(scrapy: Scrapy, command: list[str]) -> None:
    done = scrapy(*command, "-s", "FULL_EVERY=x")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = said(done.stderr)
    assert line.endswith("FULL_EVERY is 'x'; expected a whole number, 0 or more")
