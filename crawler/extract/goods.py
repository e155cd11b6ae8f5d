"""Pages that offer something: goods of a shop, pictures of an agency, an app, a job."""

from __future__ import annotations

import re

from crawler.extract.called import is_dated
from crawler.page import Document, Line

_BUY = re.compile("(?:加入|放入)(?:购物车|进货单)|立即(?:购买|询价|订购)|马上抢购")
_PRICE = re.compile(r"[￥¥] ?\d|价格[:：]")
_SHOP_LINES = 12
# Right under the name of goods, and the buttons below what a buyer may choose, links by script: item.taobao.com, detail.tmall.com.
_FIRST_PRICE = re.compile(
    r"(?:价\s?格|(?:促销|淘宝|天猫|京东|商城|一口|零售|市场|销售|专柜)价|售\s?价)[:：]?\s?|[￥¥]\s?\d.{0,24}"
)
_PRICE_LINES, _CHOICE_LINES = 4, 48
_BUTTONS, _LONGEST_BUTTON = 2, 12
# What an agency says of a picture, and its buttons: imageshop.com.
_PICTURE = re.compile(
    r"^(?:最大|图片)?尺寸[:：]?\s?\d+\s?[xX×*]|^(?:存储|文件|图片)大小[:：]?\s?[\d.]+\s?[MKG]B|^(?:图片|素材|作品)?(?:ID|编号)[:：]?\s?\d{5}"
    r"|^(?:图片|文件)格式[:：]?\s?(?:JPE?G|PNG|PSD|AI|EPS|TIFF?)\b"
)
_LICENCE = re.compile("(?:登录|立即|授权)购买|购买(?:授权|版权)|下载(?:小样|原图|大图)")
_FACTS, _PICTURE_LINES = 2, 24
_LONGEST_FACTS, _FACTS_OF_APP, _LONGEST_BUTTONS = 60, 3, 24


def is_shop(document: Document, title_line: int) -> bool:
    """True for goods: a button to buy them, which no link is, and a price stand near the title."""
    shown = _below(document, title_line, _SHOP_LINES)
    return any(_BUY.fullmatch(line.text) and not line.linked for line in shown) and any(
        _PRICE.search(line.text) for line in shown
    )


def is_offer(document: Document, title_line: int) -> bool:
    """True for goods with their price right under the name, and two buttons to buy them; ask only where no day is told."""
    near = _below(document, title_line, _PRICE_LINES)
    if not any(_FIRST_PRICE.fullmatch(line.text) for line in near):
        return False
    choices = _below(document, title_line, _CHOICE_LINES)
    return sum(len(_BUY.findall(line.text)) for line in choices if len(line.text) <= _LONGEST_BUTTON) >= _BUTTONS


def is_picture(document: Document, title_line: int) -> bool:
    """True for a picture to buy, with its size and number; ask only where no day is told."""
    near = _below(document, title_line, _PICTURE_LINES)
    return sum(1 for line in near if _PICTURE.search(line.text)) >= _FACTS and any(
        len(line.text) <= _LONGEST_BUTTON and _LICENCE.fullmatch(line.text) for line in near
    )


# What a store says of an app, and its buttons.
_OF_APP = re.compile(
    r"(?:版本|当前版本|最新版本)[:： ]?\s?[vV]?\d+\.\d|(?:大小|安装包)[:： ]?\s?[\d.]+\s?[MG]B?|(?:适用平台|系统要求|开发者|开发商|应用截图|更新日志|新版特性)"
)
_FETCH_APP = re.compile(
    r"(?:\W{0,3}(?:(?:安卓|[Aa]ndroid|iPhone|iOS|苹果|鸿蒙|APK|PC)\s?(?:版)?\s?(?:下载|安装)|App ?Store|Google ?Play|(?:立即|普通|高速|本地|扫码)(?:下载|安装))\W{0,3}){1,4}"
)
# What such a site says of a job, as headings, and its buttons.
_OF_JOB = re.compile(
    r"^(?:岗位|职位|工作)(?:职责|描述|要求|介绍|内容|信息)[:：]?$|^(?:任职|岗位|招聘|应聘)(?:要求|资格|条件)[:：]?$"
)
_APPLY = re.compile(r"^(?:投递?个?简历|投递|立即(?:沟通|投递|申请|应聘)|申请(?:该|此)?职位|在线应聘|感兴趣)$")


def is_app_to_fetch(document: Document, title_line: int) -> bool:
    """True for an app with its version or size and the button to fetch it near its name."""
    near = _below(document, title_line, _PICTURE_LINES)
    facts = sum(len(_OF_APP.findall(line.text)) for line in near if len(line.text) <= _LONGEST_FACTS)
    buttons = (line.text for line in near if len(line.text) <= _LONGEST_BUTTONS)
    return facts >= _FACTS_OF_APP and any(map(_FETCH_APP.fullmatch, buttons))


def is_vacancy(document: Document, title_line: int) -> bool:
    """True for a job, with what it asks for and a button to apply; ask only where no day is told. Notices of a recruitment tell one."""
    if is_dated(document):
        return False
    lines = [line.text for line in document.lines[max(0, title_line) :] if not line.hidden]
    return any(map(_OF_JOB.match, lines)) and any(map(_APPLY.match, lines))


def _below(document: Document, title_line: int, count: int) -> list[Line]:
    """The lines in sight of so many below the title."""
    if title_line < 0:
        return []
    return [line for line in document.lines[title_line + 1 : title_line + 1 + count] if not line.hidden]
