"""What sites put before or behind the title of what they copy: that it is copied, that it is news, or has pictures. It is no part of the title."""

from __future__ import annotations

import re

# In generated pages, and 头条, 百家号: `【转载】…`, `最新！…`, `扩散｜…`.
_CALLS = re.compile(
    r"^(?:[【\[](?:转载?|转发|分享|推荐|转自网络|最新|重磅|突发|关注|扩散|提醒|权威发布|刚刚发布|公告|通告|通知|公示|图文|视频|图解|快讯|要闻|头条|聚焦|热点|便民|基层动态|工作动态)[】\]]|(?:转载|转发)[:：]"
    r"|(?:扩散|关注|图文|视频|图解|快讯|聚焦|热点|提醒|便民|权威发布|刚刚发布|最新发布|最新)[|｜丨]"
    r"|(?:最新|重磅|突发|刚刚|速看|注意|提醒|扩散|官宣|定了|好消息|收藏|重要提醒|最新消息|最新通知)[!！]+)\s*"
)

# In generated pages and on portals: `…（附图）`, `…[组图]`.
_NOTES = re.compile(
    r"\s*[（(【\[](?:附?(?:图表?|[组多]图|照片|海报|名单|全文|视频|链接)|图文|高清(?:组图|大图)?|转载?)[)）】\]]$"
)

_SHORTEST = 10


def without_call(title: str) -> str:
    """The title without such words; the title itself where what is left is one that many texts have: 县公安局通告."""
    bare = _NOTES.sub("", _CALLS.sub("", title, count=1))
    return bare if len(bare) >= _SHORTEST else title
