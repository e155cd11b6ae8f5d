"""`scrapy crawl` with words that are no options."""

from __future__ import annotations

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
