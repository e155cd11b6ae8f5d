"""What a register says of one company: its page in the yellow pages, or what came of a search in an office's system."""

from __future__ import annotations

import re

from crawler.page import Document, Line

# The way to such a page: `公司黄页 » 青石黄页 » …`, 11467.com.
_YELLOW_PAGES = re.compile(r"^(?:首页\s?[»>›]\s?)?(?:公司|企业|商家|店铺)黄页\s?[»>›]")
_CRUMB_LINES = 6
# What it says of the company; news of companies say it in sentences.
_OF_COMPANY = re.compile(
    "^(?:(?:公司|企业)名称|法人(?:名称|代表|类型)|法定代表人|注册资[本金]|经营(?:范围|状态|期限|模式)|主[营要](?:产品|经营产品|业务)|成立(?:时间|日期)|联系人)[:：]"
)
_LEAST_OF_COMPANY = 2
# A page that is called so is one of the system; news of it have more words: wxcx.ndrc.gov.cn.
_SYSTEM = re.compile("(?:查询|检索)系统$")
_FACT = re.compile(r"^[^，。；：:]{2,12}[：:]")
_FACTS, _SHARE = 6, 0.6


def is_in_yellow_pages(document: Document, body: list[Line], title_line: int) -> bool:
    """True if the way to the page begins with a directory of companies, near the title, and the text says what directories do."""
    near = document.lines[max(0, title_line - _CRUMB_LINES) : body[0].index + 1]
    return (
        any(line.links and _YELLOW_PAGES.search(line.text) for line in near)
        and sum(1 for line in body if _OF_COMPANY.match(line.text)) >= _LEAST_OF_COMPANY
    )


def is_record(document: Document, body: list[Line], title_line: int) -> bool:
    """True for labels and what stands behind them, under the name of the system that was asked."""
    title = document.lines[title_line].text if title_line >= 0 else ""
    if not _SYSTEM.search(title) or title != (document.title or "").strip():
        return False
    below = document.lines[title_line + 1 : body[-1].index + 1]
    facts = sum(1 for line in below if _FACT.match(line.text))
    return facts >= _FACTS and facts >= _SHARE * len(below)
