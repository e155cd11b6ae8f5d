"""Pages on which a film is played, or somebody plays live: what stands beside it is no text of an article."""

from __future__ import annotations

import re

from crawler.page import Document, Line

# How sites of films end their `<title>`.
_SITE = re.compile(
    r"[-_|—\s](?:腾讯视频|搜狐视频|优酷(?:视频|网)?|爱奇艺|新浪视频|凤凰视频|网易视频|土豆网?|56网|乐视(?:视频|TV)|PP视频|好看视频|西瓜视频|央视影音|一直播|CCTV节目官网[-\w]*_央视网\(cctv\.com\))$"
)
_SHORTEST_SENTENCE = 30
# Words of a player: zhanqi.tv.
_PLAYER = re.compile(
    r"^音量[:：]\s?\d+%|画质$|^(?:蓝光|超清|高清|标清|流畅)(?:\s|$)|全屏后|^(?:发送)?弹幕"
    r"|^播放(?:次数|量)?[:：]?\s?[\d.,]+[万亿]?\s?次?$|^播放列表$"
    # Of one that waits.
    r"|^(?:直播|节目)(?:尚未|还未|还没有?|未|已经?)(?:开始|结束)|距离?(?:直播)?(?:开播|开始)还[有剩]|^(?:立即|我要)?预约(?:提醒|\s?[\d.]+万?人)?$"
)
_PLAYERS = 2
# A broadcast in words and pictures.
_LIVE = re.compile(
    r"直播(?:已|未|正在)?(?:结束|开始|进行)|图文直播.{0,8}聊天室|\d人(?:看过|观看|在看)|^\d{1,2}:\d\d(?::\d\d)?\s?(?:主持人|嘉宾|网友)"
)
_LIVE_LINES = 2


def is_video(document: Document, body: list[Line]) -> bool:
    """True for a page of such a site without a sentence."""
    return _SITE.search((document.title or "").strip()) is not None and not _says(body)


def is_live(body: list[Line]) -> bool:
    """True for words of a player, and no sentence; ask only where no day is told."""
    return sum(1 for line in body if _PLAYER.search(line.text)) >= _PLAYERS and not _says(body)


def is_broadcast(body: list[Line]) -> bool:
    """True for the lines of a live broadcast in words and pictures."""
    return sum(1 for line in body if _LIVE.search(line.text)) >= _LIVE_LINES


def _says(body: list[Line]) -> bool:
    return any(len(line.text) >= _SHORTEST_SENTENCE and line.text[-1] in "。！？”）" for line in body)
