"""`scrapy crawl` with words that are no options."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Scrapy

WORDS = [
    (["saved", "tests/pages"], "'tests/pages' is an argument: scrapy crawl saved -a path=tests/pages", "the one that it needs"),
    (["saved", "my pages"], "'my pages' is an argument: scrapy crawl saved -a 'path=my pages'", "one that a shell would take apart"),
    (["saved", "path=tests/pages"], "scrapy crawl saved -a path=tests/pages", "with its name"),
    (["repost", "http://a.cn/?q=1"], "scrapy crawl repost -a 'start=http://a.cn/?q=1'", "an address that has a = in it"),
    (["sources", "www.gdzz.gov.cn"], "each as -a NAME=VALUE; 'sources' takes: limit, host, ", "of a spider that needs none"),
    (["saved", "a", "b"], "each as -a NAME=VALUE; 'saved' takes: path, ", "several"),
    (["saved", "sources"], "one crawl runs one spider: run 'scrapy crawl sources' by itself", "another spider"),
    (["sved", "tests/pages"], "no spider is called 'sved'; there are: ", "of no spider at all"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), [row[:2] for row in WORDS], ids=[row[2] for row in WORDS])
def test_it_says_what_the_word_should_have_been(scrapy: Scrapy, words: list[str], said: str) -> None:
    done = scrapy("crawl", *words)
    assert (done.returncode, done.stdout.partition("Usage")[0]) == (2, "")
    assert said in done.stderr


def test_the_folder_of_the_log_is_made(scrapy: Scrapy, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = scrapy("crawl", "saved", "-a", f"path={tmp_path / 'in'}", "-s", f"LOG_FILE={tmp_path / 'logs' / 'saved.log'}")
    assert done.returncode == 0, done.stderr
    assert "no pages in" in (tmp_path / "logs" / "saved.log").read_text()


def test_a_log_that_cannot_be_written_is_one_line(scrapy: Scrapy, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = scrapy("crawl", "saved", "-a", f"path={tmp_path}", "-s", f"LOG_FILE={tmp_path / 'file' / 'saved.log'}")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert f"LOG_FILE {tmp_path / 'file' / 'saved.log'}: " in done.stdout + done.stderr
