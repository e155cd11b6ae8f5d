"""Last lines that are the page's unless the text has more of their kind, or asks for what they offer."""

from __future__ import annotations

import re

from crawler.page import Line


def is_citation(text: str) -> bool:
    """True for the newspaper or book that a text is taken from, with its day and page and nothing else."""
    return _CITED.match(text) is not None


_CITED = re.compile(
    r"[（(—\s]{0,4}(?:摘自|选自|转自|原载于?)《[^《》]{1,20}》[\s\d年月日第版期A-Z（）().,，-]{0,30}$"
    # With its day and its page a name needs no more: people.com.cn.
    r"|[（(—\s]{0,4}《\s?[^《》]{2,16}\s?》\s?[（(]\s?(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[\s，,]{0,2}第?\s?[A-Z]?\d{1,2}\s?版\s?[)）]$"
    # In brackets the name of an outlet or of an office's site is enough.
    r"|[（(](?:本文)?(?:摘自|选自|转自|转载自)[^《》，。；：:]{2,20}(?:网|网站|网络|报|刊|社|台|在线|发布|公众号|客户端|融媒体?中心|杂志|政府)[）)]$"
)


def is_site(text: str, host: str) -> bool:
    """True for the site's name and its own home page behind it and nothing else: the last line of a page to print."""
    named = _SITE.fullmatch(text) if "://" in text else None
    return named is not None and bool(host) and _without_www(named["host"].lower()) == _without_www(host.lower())


def _without_www(host: str) -> str:
    return host.removeprefix("www.")


_SITE = re.compile(r"[^，。；！？:：\s][^，。；！？:：]{1,30}https?://(?P<host>[A-Za-z0-9.-]{4,80})(?::\d{1,5})?/?")


def is_contact(line: Line) -> bool:
    """True for where to send contributions: of the site, unless the text asks for some (`asks_for_texts`)."""
    return _CONTRIBUTE.match(line.text) is not None


def asks_for_texts(lines: list[Line]) -> bool:
    """True if a text calls for contributions or for clues."""
    return any(_ASKS_FOR_TEXTS.search(line.text) and not is_contact(line) for line in lines)


_CONTRIBUTE = re.compile(
    r"^\W*[^，。:：]{0,12}?(?:投稿|来稿|新闻线索|新闻|爆料|报料)(?:邮箱|信箱|热线|电话|微信|QQ|方式)\s?[:：]\s?[!-~ 、/]{4,50}(?:\s?投稿须知[:：].{0,12})?$"
)
_ASKS_FOR_TEXTS = re.compile("投稿|征文|来稿|征稿|参赛|应征|征集|线索|举报|爆料|报料|作品|大赛|发送至|报送")


def without_issue(lines: list[Line]) -> int:
    """How many of the lines are left without those that tell when a press release was issued (info.gov.hk): 完, the day, the hour."""
    last = len(lines)
    if last < 2 or _ISSUED.match(lines[last - 1].text) is None or lines[last - 2].text[-1] in ":：":
        return last
    last -= 1
    for pattern in (_DAY_OF_WEEK, _CLOSED):
        if last > 1 and pattern.match(lines[last - 1].text):
            last -= 1
    return last


_ISSUED = re.compile(r"^(?:\d{4}年\d{1,2}月\d{1,2}日\s?[（(]星期.[）)]\s?)?香港时间(?:\s?\d{1,2}时\d{1,2}分)?$")
_DAY_OF_WEEK = re.compile(
    r"^(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日\s?[（(]星期.[）)]$"
)
_CLOSED = re.compile("^完$")
