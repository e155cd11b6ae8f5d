"""The words of the pages, with numbers in them."""

from __future__ import annotations

import pytest

from crawler.browse.words import WORDS, Says

COUNTS = [
    ("hits", {"n": 1}, "1 page", "1 个页面"),
    ("hits", {"n": 1234}, "1,234 pages", "1,234 个页面"),
    ("n_reposts", {"n": 1, "sites": 1, "changed": 0}, "1 repost on 1 site, 0 of them changed", "1 个网站转载 1 次，其中 0 次有改动"),
    ("n_reposts", {"n": 3, "sites": 1, "changed": 1}, "3 reposts on 1 site, 1 of them changed", "1 个网站转载 3 次，其中 1 次有改动"),
    ("sentences_same", {"n": 1}, "1 sentence the same", "1 句相同"),
    ("site_share", {"share": "0 %", "n": 1}, "0 % of its 1 article names an original", "1 篇文章中有 0 % 注明原文"),
    ("site_changed", {"share": "50 %", "n": 2}, "50 % of its 2 compared reposts are changed", "2 次可比转载中有 50 % 有改动"),
    ("site_changed", {"share": "–", "n": 1}, "– of its 1 compared repost is changed", "1 次可比转载中有 – 有改动"),
    ("rows", {"n": 0}, "0 rows", "0 行"),
    ("day_before", {"n": 1}, "1 day BEFORE the original", "早于原文 1 天"),
    ("hour_after", {"n": 5.2}, "5.2 hours after the original", "晚于原文 5.2 小时"),
    ("hour_after", {"n": 1.0}, "1 hour after the original", "晚于原文 1 小时"),
    ("total_stories", {"n": 1}, "story", "稿件"),
    ("total_vanished", {"n": 2}, "originals gone", "篇原文消失"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "values", "english", "chinese"), COUNTS)
def test_numbers_and_their_nouns(word: str, values: dict[str, object], english: str, chinese: str) -> None:
    assert (Says("en")(word, **values), Says("zh")(word, **values)) == (english, chinese)


def test_no_value_is_taken_for_words() -> None:
    """What comes from the web may have braces."""
    assert Says("en")("copy_of", copy="{n.x|y}") == "its text is a web archive's copy: {n.x|y}"
    assert all(len(words) == 2 for words in WORDS.values())
