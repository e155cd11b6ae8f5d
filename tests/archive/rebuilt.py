"""A crawl, its ledger deleted, its own archive read again: what must be the same."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from tests.conftest import Scrapy

# When it is read again is not when it was fetched: a record's date is that of the whole answer, to the microsecond.
TIMES = {"fetched_at"}
PLACES = {"archive_file", "archive_offset"}


def exported(scrapy: Scrapy, what: str) -> dict[str, dict[str, Any]]:
    """The rows by address or story, without their times."""
    rows = [json.loads(line) for line in scrapy("export", what).stdout.splitlines()]
    key = "url" if what == "pages" else "story_id"
    return {row[key]: {name: value for name, value in row.items() if name not in TIMES} for row in rows}


def timeless(value: Any) -> Any:
    """The same without times, at any depth.

    Reposts of one day stand as they were found: in a crawl by lists, from an archive as they were fetched. So here, by address.
    """
    if isinstance(value, dict):
        return {name: timeless(one) for name, one in value.items() if name not in TIMES}
    return sorted((timeless(one) for one in value), key=json.dumps) if isinstance(value, list) else value


def assert_the_archive_gives_the_same(scrapy: Scrapy, folder: Path, *arguments: str, moved: bool = False) -> None:
    """All fields of all pages, the places in the archive too; a story's id is made of its key, so that it is the same.

    folder: where the ledger and the archive lie. arguments: of the crawl that reads the archive. moved: it is read from a copy that
    lies elsewhere than ARCHIVE_DIR says, as a backup does; then there are no places.
    """
    path = folder / "archive"
    if moved:
        path = shutil.copytree(path, folder / "backup" / "archive", dirs_exist_ok=True)
        arguments += ("-s", f"ARCHIVE_DIR={folder}/nothing")
    pages, stories = exported(scrapy, "pages"), exported(scrapy, "stories")
    assert pages
    for old in folder.glob("ledger.db*"):
        if old.is_file():
            old.unlink()
    again = scrapy("crawl", "saved", "-a", f"path={path}", *arguments)
    assert again.returncode == 0, again.stderr
    assert "Traceback" not in again.stderr
    found = exported(scrapy, "pages")
    assert sorted(found) == sorted(pages)
    for url, row in pages.items():
        compared = row.keys() - (PLACES if moved else set())
        assert [(name, row[name], found[url][name]) for name in compared if row[name] != found[url][name]] == [], url
        assert not moved or {found[url][name] for name in PLACES} == {None}
    assert timeless(exported(scrapy, "stories")) == timeless(stories)
