"""What the columns of the tables that are shown say, in English and in Chinese."""

from __future__ import annotations

from typing import Final

from crawler.browse.words import Language

_SITE = ("the spider's name of the site, else the host", "网站：爬虫中的站名，否则为主机名")
_TITLE = ("the article's title", "文章标题")
_URL = ("the page's address, exactly as given or fetched", "页面网址，保持原样")
_PUBLISHED = (
    "when the page says that it was published, at +08:00, as far as it tells",
    "页面注明的发布时间（+08:00），精确到页面所示",
)
_FETCHED = ("when this version was fetched; empty where a saved page does not tell", "该版本的抓取时间；保存的页面未注明则为空")
_ARCHIVED = ("1 where the archive has the answer as received", "存档中有原始响应则为 1")
_CHANGED = ("compared reposts whose title or text differs", "标题或正文有差异的可比转载数")
_PAGE = ("the page's number in the ledger", "页面在台账中的编号")

COLUMNS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "stories": {
        "story_id": ("one for all pages of a story, for ever", "稿件编号，所有页面共用，永久不变"),
        "title": ("of the original, else of the earliest repost", "原文标题；没有原文则为最早转载的标题"),
        "published": (
            "of the original, else of the earliest repost, at +08:00",
            "原文发布时间；没有原文则为最早转载的时间（+08:00）",
        ),
        "reposts": (
            "how often it was reposted; a page at several addresses counts once",
            "转载次数；同一页面的多个网址只计一次",
        ),
        "sites": ("on how many sites", "转载网站数"),
        "changed": _CHANGED,
        "source_site": ("the site of the original, else the host that pages state", "原文所在网站；没有原文则为注明的主机名"),
        "source_state": (
            "live or gone; of an original that the ledger lacks, what became of its address",
            "在线或已消失；台账没有原文时，为其网址的抓取情况",
        ),
        "first_repost": ("the earliest date of a repost", "最早的转载时间"),
        "last_repost": ("the latest date of a repost", "最晚的转载时间"),
        "original_url": ("the original's address", "原文网址"),
        "story_key": ("the original's address in one canonical spelling", "原文网址的规范写法"),
    },
    "pages": {
        "page_id": _PAGE,
        "story_id": ("the story that it belongs to", "所属稿件"),
        "title": _TITLE,
        "site": _SITE,
        "published": _PUBLISHED,
        "is_source": ("1 where the page is the story's original", "是原文则为 1"),
        "relation": (
            "how its text stands to the original's (to the earliest repost's, where the ledger lacks the original)",
            "与原文（没有原文则与最早的转载）相比的文字关系",
        ),
        "similarity": ("2 × shared characters / characters of both", "相同字数 × 2 ÷ 两文字数之和"),
        "hours_after": (
            "hours from the original's time to its own, where both state one",
            "比原文晚的小时数（双方都注明时刻时）",
        ),
        "source_name": ("what 来源 and its kin name", "“来源”等所注名称"),
        "match_method": ("how the page came into its story", "归入稿件的依据"),
        "original_label": ("the words before the stated original", "注明原文处的标签"),
        "original_url": ("the article that the page states as its original", "页面注明的原文网址"),
        "state": ("live, or gone where the page has vanished since", "在线；此后消失则为已消失"),
        "versions": ("how many versions of it the ledger has", "台账中的版本数"),
        "fetched_at": _FETCHED,
        "archived": _ARCHIVED,
        "url": _URL,
        "source_site": ("the site that the story is from", "稿件来源网站"),
        "days_after": (
            "days from the original's day to its own, where one states no time",
            "比原文晚的天数（一方未注明时刻时）",
        ),
        "same_as": ("the page that this one is another address of", "与该页面为同一页面的另一网址"),
        "version_id": ("its newest version", "最新版本编号"),
        "against_version": ("the version that its text was compared with", "与之比较的版本编号"),
    },
    "versions": {
        "version_id": ("the version's number in the ledger", "版本在台账中的编号"),
        "page_id": _PAGE,
        "number": ("from 1, oldest first", "版本序号，从 1 起，由旧到新"),
        "title": _TITLE,
        "site": _SITE,
        "published": _PUBLISHED,
        "fetched_at": _FETCHED,
        "seen_at": ("when the same bytes were last seen; empty if only once", "最后一次见到相同字节的时间；仅一次则为空"),
        "stored_at": ("when the ledger put it down, in UTC", "记入台账的时间（UTC）"),
        "archived": _ARCHIVED,
        "digest": ("SHA-256 of the bytes as received", "所收字节的 SHA-256"),
        "url": _URL,
    },
    "sites": {
        "site": _SITE,
        "pages": ("addresses that were ever found", "发现过的网址数"),
        "articles": ("those that are articles", "其中的文章数"),
        "with_original": ("articles that state an original", "注明原文的文章数"),
        "share_with_original": ("their share of the articles", "注明原文的比例"),
        "reposts": ("articles that are reposts; a page at several addresses counts once", "转载数；同一页面的多个网址只计一次"),
        "compared": ("reposts that have the same story to compare with", "可比转载数"),
        "changed": _CHANGED,
        "share_changed": ("their share of the compared ones", "有改动的比例"),
        "sources": ("articles that are their story's original", "作为原文的文章数"),
        "gone": ("pages that have vanished", "已消失的页面数"),
        "failed": ("pages that could not be had", "抓取失败的页面数"),
        "blocked": ("pages behind a check of the visitor", "被访问验证阻挡的页面数"),
        "due": ("pages that are still to be fetched", "待抓取的页面数"),
        "last_checked": ("when a page of it was last asked for, in UTC", "最近一次抓取时间（UTC）"),
    },
    "failures": {
        "page_id": _PAGE,
        "site": _SITE,
        "state": ("gone, failed, blocked, needs_browser, or incomplete: an article of which a part is missing", "失败种类"),
        "reason": ("why it could not be had", "失败原因"),
        "http_status": ("of the last answer", "最近一次响应的状态码"),
        "attempts": ("failures in a row", "连续失败次数"),
        "checked_at": ("when it was last asked for, in UTC", "最近一次抓取时间（UTC）"),
        "next_try": (
            "when it is tried again, in UTC; empty: with the next run, or never",
            "下次尝试时间（UTC）；空：下次运行时或不再尝试",
        ),
        "url": _URL,
    },
}


def described(table: str, language: Language) -> dict[str, str]:
    """Column → what it says."""
    return {name: told[language == "zh"] for name, told in COLUMNS.get(table, {}).items()}
