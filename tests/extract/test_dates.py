"""The days that a text, an address, a line of the head tells, and on which of them a page agrees."""

from __future__ import annotations

import pytest

from crawler.extract.dates import DATE, agreed_date, date_of_url, numeral_date, read_date, relative_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2023-04-24", "2023-04-24", id="day"),
        pytest.param("发布时间:2023-4-4", "2023-04-04", id="single-digits"),
        pytest.param("２０２３年４月２４日　１５：３０", "2023-04-24T15:30+08:00", id="full-width"),
        pytest.param("2024年05月10日06:58 | 来源", "2024-05-10T06:58+08:00", id="no-space-before-the-time"),
        pytest.param("案卷号：2018-12-342019.10.11 2024-06-19", "2024-06-19", id="a-number-glued-to-a-number"),
        pytest.param("06-192024-06-19 13:05来源：甲", "2024-06-19T13:05+08:00", id="a-badge-glued-before-it"),
        pytest.param("2024-05-15 08:58:52来源：甲", "2024-05-15T08:58:52+08:00", id="glued-to-the-next-label"),
        pytest.param("2005.08.2605:39", "2005-08-26T05:39+08:00", id="time-glued-to-the-day"),
        pytest.param("2024年5月10日 星期五 下午3:05", "2024-05-10T15:05+08:00", id="weekday-and-afternoon"),
        pytest.param("2024-05-10T23:30:00Z", "2024-05-11T07:30:00+08:00", id="utc-is-moved"),
        pytest.param("2024-05-10T07:30:00+08:00", "2024-05-10T07:30:00+08:00", id="china-stays"),
        pytest.param("2023-11-24-18:20:31", "2023-11-24T18:20:31+08:00", id="a-hyphen-before-the-time"),
        pytest.param("2024.05.10 01:06 pm", "2024-05-10T13:06+08:00", id="afternoon-in-english"),
        pytest.param("2024年5月10日 10:00 PM 2.5浓度", "2024-05-10T10:00+08:00", id="fine-dust-behind-the-time"),
        pytest.param("2024-05-10 16:31 PMI指数", "2024-05-10T16:31+08:00", id="letters-that-only-begin-so"),
        pytest.param("2024-05-10 (16:31)", "2024-05-10T16:31+08:00", id="time-in-brackets"),
        pytest.param("2024-05-10（16:31）", "2024-05-10T16:31+08:00", id="time-in-wide-brackets"),
        pytest.param("2024-05-10（16:31前提交）", "2024-05-10", id="more-than-a-time-in-brackets"),
        pytest.param("2024-05-15 08:58:523923阅读", "2024-05-15T08:58:52+08:00", id="glued-to-a-counter"),
        pytest.param("2024-05-15 08:58:523923", "2024-05-15T08:58+08:00", id="glued-to-another-number"),
        pytest.param("2024-02-30", None, id="no-such-day"),
        pytest.param("编号2024-05-1234", None, id="not-a-date"),
        pytest.param("昨天", None, id="relative"),
        pytest.param("2024-1-1 21:7:11", "2024-01-01T21:07:11+08:00", id="minutes-of-one-digit"),
        pytest.param("2024-1-1 9:5:3", "2024-01-01T09:05:03+08:00", id="minutes-and-seconds-of-one-digit"),
        pytest.param("2024-1-1 3:2", "2024-01-01", id="a-score-behind-the-day"),
        pytest.param("2024-1-1 3:2战胜桐岭队", "2024-01-01", id="a-score-and-words-behind-the-day"),
    ],
)
def test_read_date(text: str, expected: str | None) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("http://a.cn/zw/202304/t20230424_12.html", "2023-04-24", id="TRS"),
        pytest.param("http://a.cn/art/2023/4/24/art_1_2.html", "2023-04-24", id="jcms"),
        pytest.param("http://a.cn/2023-04/24/content_12.htm", "2023-04-24", id="newspaper"),
        pytest.param("http://a.cn/a/20230424/12.htm", "2023-04-24", id="eight-digits"),
        pytest.param("http://a.cn/n1/2023/0424/c1-2.html", "2023-04-24", id="month-and-day-together"),
        pytest.param("http://a.cn/show-20231.html", None, id="number"),
    ],
)
def test_date_of_url(url: str, expected: str | None) -> None:
    assert date_of_url(url) == expected


def test_the_minutes_of_a_time_in_letters_are_the_time_s() -> None:
    match = DATE.search("2024年5月10日15时20分发布")
    assert match is not None
    assert match.string[match.end() :] == "发布"


@pytest.mark.parametrize(
    ("text", "fetched_at", "expected"),
    [
        pytest.param("昨天", "2024-06-01T00:10:00+08:00", "2024-05-31", id="yesterday-over-a-month's-end"),
        pytest.param("3小时前", "2024-06-10T17:00:00Z", "2024-06-10", id="hours-counted-in-China"),
        pytest.param("昨天 20:14", "2024-06-01T00:10:00+08:00", "2024-05-31T20:14+08:00", id="yesterday-with-its-time"),
        pytest.param("今天 20:14", "2024-06-01T08:10:00+08:00", "2024-06-01", id="a-time-that-is-yet-to-come"),
        pytest.param("青石县政府网 今天是星期三", "2024-06-10T17:00:00Z", None, id="the-day-of-the-visit"),
        pytest.param("今日是星期三 3小时前", "2024-06-10T17:00:00Z", "2024-06-10", id="an-age-beside-the-day-of-the-visit"),
        pytest.param("3小时前", None, None, id="unknown-without-the-time-of-the-fetch"),
        pytest.param("01-14 17:58", "2020-02-29T12:00:00+08:00", "2020-01-14T17:58+08:00", id="no-year"),
        pytest.param("昨天", "0001-01-01T00:00:00+14:00", None, id="no-day-before-the-first"),
        pytest.param("昨天", "9999-12-31T23:59:59+00:00", None, id="no-day-after-the-last"),
        pytest.param("2019年12月31日08:00", "2020-01-02T12:00:00+08:00", None, id="no-date-that-has-its-year"),
        pytest.param("12-31 08:00", "2020-01-02T12:00:00+08:00", "2019-12-31T08:00+08:00", id="no-year-last-year"),
    ],
)
def test_relative_date(text: str, fetched_at: str | None, expected: str | None) -> None:
    assert relative_date(text, fetched_at) == expected


@pytest.mark.parametrize(
    ("visible", "labelled", "meta", "in_url", "expected"),
    [
        pytest.param(
            "2024-05-10", False, "2024-05-10T08:00+08:00", None, "2024-05-10T08:00+08:00", id="the-finer-of-two-that-agree"
        ),
        pytest.param(
            "2024-05-10T13:23+08:00",
            False,
            "2024-05-10T13:40:46+08:00",
            None,
            "2024-05-10T13:23+08:00",
            id="the-shown-minute-before-the-meta's",
        ),
        pytest.param(
            "2024-05-10T13:40+08:00",
            False,
            "2024-05-10T13:40:46+08:00",
            None,
            "2024-05-10T13:40:46+08:00",
            id="the-meta's-second-of-the-shown-minute",
        ),
        pytest.param("2024-05-10", True, "2019-01-01", "2019-01-01", "2024-05-10", id="the-labelled-one"),
        pytest.param("2024-05-10", False, "2019-01-01", "2019-01-01", "2019-01-01", id="two-against-one"),
        pytest.param(None, False, None, "2019-01-01", "2019-01-01", id="the-url-alone"),
        pytest.param("2031-01-01", True, "2019-01-01", None, "2019-01-01", id="never-the-future"),
    ],
)
def test_agreed_date(visible: str | None, labelled: bool, meta: str | None, in_url: str | None, expected: str) -> None:
    assert agreed_date(visible, labelled, meta, in_url, "2025-01-01") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("二〇一一年八月六日", "2011-08-06", id="day"),
        pytest.param("二○一一年十二月三十一日", "2011-12-31", id="circle-and-tens"),
        pytest.param("二零二三年十月二十日", "2023-10-20", id="even-tens"),
        pytest.param("一九九八年元月十五日印发", "1998-01-15", id="first-month"),
        pytest.param("二〇一一年二月三十日", None, id="no-such-day"),
        pytest.param("二〇一一年八月", None, id="no-day"),
    ],
)
def test_numeral_date(text: str, expected: str | None) -> None:
    assert numeral_date(text) == expected
