"""What all tests share: a ledger on each database, and the project's commands as a user runs them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from crawler.ledger import Database, open_database
from tests import launch
from tests.ledger.made import new_ledger

ROOT = launch.ROOT
# Tests start hundreds of processes. Each would compile every module again where the shell forbids to keep that.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# The server that tests may make schemas in. Under CI it must be there.
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/test")

# A busy machine makes no property false.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

Scrapy = Callable[..., subprocess.CompletedProcess[str]]


def pytest_sessionstart() -> None:
    """A shell that runs the tests in the background has them ignore SIGINT, and so would every command of theirs."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_sessionfinish() -> None:
    """In each process that runs tests."""
    launch.end()


@contextmanager
def empty_schema() -> Iterator[str]:
    """The URL of an empty ledger on PostgreSQL, which is dropped at the end."""
    schema = f"test_{uuid4().hex}"
    engine = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 5})
    try:
        with engine.connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except OperationalError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"needs a PostgreSQL server (TEST_POSTGRESQL_URL): {error}")
    try:
        yield f"{POSTGRESQL}?options=-csearch_path%3D{schema}"
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty ledger, on each database in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/ledger.db"
        return
    with empty_schema() as url:
        yield url


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """The URL of an empty ledger on PostgreSQL."""
    with empty_schema() as url:
        yield url


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[Database]:
    """An empty ledger, open."""
    file = ledger_url.removeprefix("sqlite:///")
    database = open_database(ledger_url) if file == ledger_url else new_ledger(Path(file))
    yield database
    database.close()


@pytest.fixture
def scrapy(tmp_path: Path) -> Scrapy:
    """`scrapy …` in a process of its own (see `tests.launch`), with its ledger and feeds under tmp_path."""

    def run(
        *arguments: str, ledger: str = f"sqlite:///{tmp_path}/ledger.db", timeout: float = 120
    ) -> subprocess.CompletedProcess[str]:
        command = [*scrapy_command(*arguments), "-s", f"LEDGER_URL={ledger}"]
        if not any(argument.startswith("ARCHIVE_DIR=") for argument in arguments):
            command += ["-s", f"ARCHIVE_DIR={tmp_path}/archive"]
        if arguments[0] == "crawl":
            command += ["-s", "ARCHIVE_ENABLED=1"]
            command += ["-s", f'FEEDS={{"{tmp_path}/feed.jsonl": {{"format": "jsonlines"}}}}']
        return launch.run(command, timeout=timeout)

    return run


def scrapy_command(*arguments: str) -> list[str]:
    """The command line of a project command, with the interpreter that runs the tests."""
    return [sys.executable, "-m", "scrapy", *arguments]


# Settings of a crawl of the local test site: no reason to be slow there. Who looks at the archive gives it a folder and turns it on.
LOCAL = (
    *("-s", "ARCHIVE_ENABLED=0"),
    *("-s", "CONTACT=tests@example.org", "-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0"),
    *("-s", "ALLOWED_PRIVATE_HOSTS=127.0.0.0/8"),
)


# Begun first, so that no process is left with one of them when the others have ended.
LONGEST = ("tests/test_kill.py", "tests/jobs/test_workers.py", "tests/test_faults.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first, the others in their order."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
