"""The foot of a page that stands in the text's own container: how the office is to be reached, who runs the site, its numbers.

Old pages have no element of their own for it; without a sidebar, nothing else parts it from a short text.
"""

from __future__ import annotations

import re

from crawler.extract.prose import is_beside
from crawler.page import Line

# What a foot tells. A notice tells some of it too, of whom to ask.
_FIELD = re.compile(
    r"(?:联系|咨询|服务|值班|监督|投诉)?(?:电话|热线|传真|邮编|邮政编码|邮箱|地址)\s?[:：]"
    r"|(?:主管|主办|承办|协办|维护|开发|制作)(?:单位)?\s?[:：]"
    r"|版权所有|网站标识码|备案序?号|ICP备|公网安备|公安备案|技术支持|©"
)
# What no notice tells.
_OF_SITE = re.compile("版权所有|网站标识码|ICP备|公网安备|公安备案|©")
_LONGEST = 300
_FEWEST = 2


def without_foot(lines: list[Line], last: int) -> int:
    """How many of the first `last` lines are left without a page's foot at their end: lines of such fields, built otherwise than the text
    above them."""
    first = last
    while first > 1 and _is_of_foot(lines[first - 1]):
        first -= 1
    foot = lines[first:last]
    if not foot or is_beside(lines[first - 1].element, foot[0].element):
        return last
    told = sum(len(_FIELD.findall(line.text)) for line in foot)
    return first if told >= _FEWEST and any(_OF_SITE.search(line.text) for line in foot) else last


def _is_of_foot(line: Line) -> bool:
    """True for a line that begins with such a field and has no sentence, or has several."""
    if len(line.text) > _LONGEST or "。" in line.text:
        return False
    found = _FIELD.findall(line.text)
    return len(found) >= _FEWEST or (bool(found) and _FIELD.match(line.text) is not None)
