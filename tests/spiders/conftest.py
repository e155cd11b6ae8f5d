"""What the tests of spiders share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.ledger import Database, open_database
from tests.spiders.originals import INSIDE, MOVED, A, B, C
from tests.spiders.web import Web


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Database]:
    """The ledger that the fixture `scrapy` crawls into."""
    database = open_database(f"sqlite:///{tmp_path}/ledger.db")
    yield database
    database.close()


@pytest.fixture
def web() -> Iterator[Web]:
    """The sites that originals are on."""
    with Web(A, B, C, MOVED, INSIDE) as running:
        yield running
