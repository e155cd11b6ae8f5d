"""What only the scripts of a page say of its article: WeChat's time, name and title; the outlet beside the title."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass

from crawler.extract.dates import from_epoch
from crawler.extract.text import clean

# A whole name: what stands before it is looked at last, so that the search may leap to the next `c` or `o`.
_CT = re.compile(
    r"""(?:ct(?<!\w..)|create_time(?<!\w.{11})|ori(?:CreateTime(?<!\w.{13})|_create_time(?<!\w.{15})))\s*[=:]\s*["']?(\d{10})\b"""
)
_TITLE = re.compile(r"""\bmsg_title\s*=\s*(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')""")
# The page's own account; what else has a name in its scripts may be advertised.
_OWN_NICKNAME = re.compile(r"""\bvar\s+nick_?name\s*=\s*(?:htmlDecode\()?\s*(?:"([^"\n]{1,60})"|'([^'\n]{1,60})')""")
_NICKNAME = re.compile(r"""\bnick_?name\s*[=:]\s*(?:htmlDecode\()?\s*(?:"([^"\n]{1,60})"|'([^'\n]{1,60})')""")
# window.DATA of qq.com, beside its title.
_DATA_MEDIA = re.compile(r"""["']media(?:_?name)?["']\s*:\s*"([^"\\\n]{2,30})\"""", re.I)
_BESIDE = 2000
_BRACE = re.compile("[{}]")
# The name of a column is shorter, and its page has a list in its script.
_SHORTEST_TITLE = 8
_SHORTEST_WHOLE = 2
_CALLED = re.compile(r"""["']title["']\s{0,9}:\s{0,9}$""")
_LONGEST_CALL = 30


@dataclass(slots=True)
class WeChat:
    """published: ISO 8601 at +08:00. account: the name of the public account. None where the page does not say."""

    title: str | None = None
    published: str | None = None
    account: str | None = None


def wechat_of(scripts: list[str]) -> WeChat:
    """The variables of a WeChat article. `ct` counts seconds; read as UTC it would be a day off near midnight."""
    found = WeChat()
    for script in scripts:
        if found.published is None and (match := _CT.search(script)):
            found.published = from_epoch(int(match.group(1)))
        if found.title is None and "msg_title" in script and (match := _TITLE.search(script)):
            found.title = clean(html.unescape(match.group(1) or match.group(2) or "")) or None
    for pattern in (_OWN_NICKNAME, _NICKNAME):
        named = (match for script in scripts if "nick" in script and (match := pattern.search(script)))
        if match := next(named, None):
            found.account = clean(html.unescape(match.group(1) or match.group(2) or "")) or None
            break
    return found


def _place_of(title: str, script: str) -> int:
    """Where a script has the title, a short one as the whole of what it calls so; -1 where it has not."""
    for spelling in (title, json.dumps(title)[1:-1]):
        place = script.find(spelling if len(title) >= _SHORTEST_TITLE else f'"{spelling}"')
        if place >= 0 and (len(title) >= _SHORTEST_TITLE or _CALLED.search(script, max(0, place - _LONGEST_CALL), place)):
            return place
    return -1


def media_beside(scripts: list[str], title: str) -> str | None:
    """The outlet in a script's object that has the page's title; None where there is none."""
    for script in scripts if len(title) >= _SHORTEST_WHOLE else ():
        place = _place_of(title, script)
        if place < 0:
            continue
        # Within the title's own object.
        first = max(0, place - _BESIDE, *(script.rfind(brace, 0, place) + 1 for brace in "{}"))
        brace = _BRACE.search(script, place, place + _BESIDE)
        if match := _DATA_MEDIA.search(script, first, brace.start() if brace else place + _BESIDE):
            return clean(match.group(1)) or None
    return None
