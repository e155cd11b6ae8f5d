"""What a page puts into a text of its own: a machine's summary, links to goods, advertisements."""

from __future__ import annotations

import re

from crawler.extract.runs import is_file_line
from crawler.page import Line

# A summary that a machine has made, with the page's word that it has: from its heading to that word.
_MACHINE_HEADING = re.compile(r"\W*(?:AI|智能|人工智能|大模型)\s?(?:摘要|总结|速览|导读|概要|解读)\W*", re.I)
_MADE_BY_MACHINE = re.compile(
    r"\W*(?:以上|本|此)?(?:内容|摘要|总结|文字|概要)?均?由\s?(?:AI|智能|人工智能|大模型|机器)\w{0,8}(?:生成|提供|总结)\W*(?:仅供参考|请.{0,12})?\W*",
    re.I,
)
_LONGEST_MADE = 6
# The whole summary in one line above the text: `【智能摘要】…`, `文章要点（AI 生成）：…`.
_IN_ONE_LINE = re.compile(
    r"[【\[（(《<]?\s?(?:AI|智能|人工智能|大模型)\s?(?:摘要|总结|速览|速读|导读|概要|要点)\s?[】\]）)》>:：|｜]"
    r"|[【\[（(]?(?:文章|内容|全文|本文|新闻)?(?:要点|摘要|概要|速览|导读)\W{0,2}[（(\[【]由?\s?(?:AI|智能|人工智能|大模型)\s?(?:自动|辅助)?(?:生成|提炼|总结)",
    re.I,
)
_LONGEST_SUMMARY, _FIRST_LINES = 400, 3
# A line that is nothing but a link to goods, or says that it is an advertisement.
_ADVERTISEMENT = re.compile(r"\W{0,2}广告\s?[|｜丨:：]", re.I)
_GOODS = re.compile(r"仅\s?(?:需|售)?\s?\d+(?:\.\d+)?元|包邮|\d+斤装|产地直发|秒杀价|限时(?:抢购|特价)|立减\d|一键获取")
# Characters of such a line.
_LONGEST = 60


def summary_of_machine(lines: list[Line]) -> set[int]:
    """The indexes of the lines of such summaries."""
    found: set[int] = set()
    for position, line in enumerate(lines):
        if position < _FIRST_LINES and len(line.text) <= _LONGEST_SUMMARY and _IN_ONE_LINE.match(line.text):
            found.add(line.index)
        if _MACHINE_HEADING.fullmatch(line.text):
            for last, other in enumerate(lines[position + 1 : position + 1 + _LONGEST_MADE], position + 1):
                if len(other.text) <= _LONGEST and _MADE_BY_MACHINE.fullmatch(other.text):
                    found.update(between.index for between in lines[position : last + 1])
                    break
    return found


def is_advertisement(line: Line) -> bool:
    """True for such a line; the name of a file is none."""
    if line.linked * 10 < len(line.text) * 9 or len(line.text) > _LONGEST or is_file_line(line):
        return False
    return _ADVERTISEMENT.match(line.text) is not None or _GOODS.search(line.text) is not None
