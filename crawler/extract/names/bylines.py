"""Who wrote it, where no 作者 says so."""

from __future__ import annotations

import re

from crawler.extract.names.clean import clean_name, without_office
from crawler.extract.names.labelled import labelled_names
from crawler.extract.names.people import SPOKEN
from crawler.extract.names.surnames import is_full_name

# 文/NAME, 文丨NAME: a byline without 作者. What stands before the person is an office. 文/图 and its kin need no bar after them.
_BYLINE = re.compile(
    # The day may stand before it without a space: `15:12文／图 林一舟`.
    r"(?:^|[\s（(【\[]|(?<=\d:\d\d)|(?<=-\d\d))"
    r"(?:(?:文 ?[/／、] ?图片?|图 ?[/／、] ?文)(?: ?[/／丨|︱:：] ?| )|(?:文|文图|图文|执笔) ?[/／丨|｜︱] ?|(?:文图|图文)[:：])"
    r"([^）)】\]|/丨｜︱，。]{2,30})"
)
# `文：林一舟　发布时间：…`: universities. Alone 文 may be a word, so what follows must be a person.
_WROTE = re.compile(r"^文[:：] ?([\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4}){0,3})(?=$|[\s/／|｜])")
# Behind the names: `林一舟/文　何田/图`.
_WROTE_BEHIND = re.compile(r"^([\u4e00-\u9fff·]{2,4}(?:[、 ][\u4e00-\u9fff·]{2,4}){0,3})\s?[/／]\s?文(?=$|[\s，,、；;/／])")
# A line of its own above the text: `本报记者 林一舟`.
_BARE_BYLINE = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,10})记者[ :：]{1,2}([\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4}){0,4})$"
)
# `记者林一舟／青石报道`: newspapers and stations of Taiwan.
_FROM_PLACE = re.compile(
    r"^[【（(]?(?:[\u4e00-\u9fff]{0,8}[╱/／])?记者([\u4e00-\u9fff·]{2,4}(?:、[\u4e00-\u9fff·]{2,4}){0,4})\s?[╱/／]\s?[\u4e00-\u9fff]{2,10}报[道导][】）)]?$"
)
# `By Zhao Min | Qingshi Daily`: English editions and blogs.
_BY = re.compile(r"^By (?P<name>[^|·,，|｜\d]{2,40}?)(?: ?[|·,，|｜]| {2}|$)")
_OTHER_CREDIT = re.compile(
    r"\s+(?:图片?|摄影?|摄像|视频|制图|剪辑|编辑|(?:来源|稿源|责任编辑|责编|审核|校对|发布日期|发布时间)[:：].*|[·‧•|｜] ?(?:19|20)\d\d.*)$"
)
# A line that is nothing but a note on the author, above or below the notes of a text.
_AUTHOR_NOTE = re.compile(r"^[（(【\[](?:(?:本文)?作者|撰稿|撰文|采写)[:：].{2,80}[）)】\]]$")


def byline(texts: list[str]) -> str | None:
    """The person that 文/, 文丨 or By names in one of these lines, without the office before the name."""
    for text in texts:
        if text.startswith("By ") and len(text) <= 80 and (by := _BY.match(text)) and text[-1] not in ".。":
            return clean_name(by["name"])
        found = _BYLINE.search(text) or _WROTE.match(text) or _from_place(text) if len(text) <= 80 else None
        match = found or (_wrote_behind(text) if len(text) <= 40 else None)
        if match and (value := clean_name(without_office(_OTHER_CREDIT.sub("", match.group(1))))):
            return value
    return None


def _wrote_behind(text: str) -> re.Match[str] | None:
    found = _WROTE_BEHIND.match(text)
    return found if found and all(map(is_full_name, re.split("[、 ]", found.group(1)))) else None


def _from_place(text: str) -> re.Match[str] | None:
    return _FROM_PLACE.match(text) if "报" in text[-4:] else None


def author_note(texts: list[str]) -> str | None:
    """The author of a line in brackets that tells who that is: `（作者：林一舟，系青石大学教授）`."""
    return labelled_names([text for text in texts if _AUTHOR_NOTE.match(text)]).author


def bare_byline(texts: list[str]) -> str | None:
    """The persons of a line that is nothing but 本报记者 and names."""
    for text in texts:
        if len(text) <= 40 and (bare := _BARE_BYLINE.match(text)) and bare.group(1) not in SPOKEN:
            return bare.group(1)
    return None
