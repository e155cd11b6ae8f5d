"""Who: the source's name, the labelled byline and the editor, three different fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crawler.extract.dates import DATE, RELATIVE
from crawler.extract.text import clean

SOURCE_LABELS = (
    "文章来源 来源单位 本篇文章来源于 信息来源 消息来源 稿件来源 内容来源 新闻来源 本文来源于 本文来源 文字来源 图文来源 资料来源 原文来源 主要信息来源 本文转载自 本文转自 转载自 "
    "转自 摘自 稿源 来源 來源 消息來源 出处 Source SOURCE"
).split()
# Who put the text on the page; the source only where the page names no other.
PUBLISHER_LABELS = "供稿单位 供稿 发稿单位 发布机构 发布单位 信息提供".split()
AUTHOR_LABELS = "文章作者 本文作者 作者 撰稿人 撰稿 撰文 采写 文字 Author".split()
# A byline only with a colon and persons after it (`记者：林一舟`), since interviews put their questions so too.
REPORTER_LABELS = "本报记者 本網記者 本网记者 本報記者 记者 記者 通讯员 通訊員".split()
EDITOR_LABELS = "责任编辑 責任編輯 责编 責編 Editor".split()
# Editors too, but less than a 责任编辑, whatever the order.
OTHER_EDITOR_LABELS = "編輯 值班编辑 实习编辑 见习编辑 本期编辑 网络编辑 网站编辑 流程编辑 编辑 编审".split()
# Labels that end the value before them.
OTHER_LABELS = (
    "Updated Published 录入 文章录入 發布時間 發布日期 时间 時間 日期 IP属地 IP归属地 来源链接 原文链接 原文地址 发布时间 发布日期 发表时间 更新时间 更新日期 录入时间 添加时间 加入时间 上传时间 录入日期 添加日期 浏览次数 浏览量 浏览数 浏览 阅读次数 阅读量 阅读数 阅读 点击数 点击量 点击次数 点击 "
    "访问次数 访问量 访问 人气 字号 字体 字体大小 打印 分享 分享到 收藏 评论 评论数 校对 审核 审核人 审校 初审 复审 终审 一审 二审 三审 监制 排版 关键词 关键字 标签 原标题 "
    "发布者 发布人 上传 字数 我有话说 网友评论 保护视力色 背景色 视力保护色 浏览字号 原文链接 原文地址 选稿 关注 订阅 稿件 索引号 文号 主题 热度 点赞 "
    "发表评论 我要评论 参与评论 查看评论 我来说两句 加入收藏 添加收藏 我要分享 我要打印 我要纠错 查看次数 版权声明 免责声明 特别声明 版权所有 所属地区 所属栏目 所属分类"
).split()
# Names that mean none.
NO_NAMES = frozenset(
    "佚名 未知 admin administrator 管理员 本站 本网 本站原创 原创 网络 网络转载 互联网 不详 无 匿名 转载 编辑 root 暂无 null undefined system 网友 - -- — 系统管理员 超级管理员".split()
)
_ALL = {
    **dict.fromkeys(SOURCE_LABELS, "source"),
    **dict.fromkeys(PUBLISHER_LABELS, "publisher"),
    **dict.fromkeys(AUTHOR_LABELS, "author"),
    **dict.fromkeys(REPORTER_LABELS, "reporter"),
    **dict.fromkeys(EDITOR_LABELS, "editor"),
    **dict.fromkeys(OTHER_EDITOR_LABELS, "other_editor"),
    **dict.fromkeys(OTHER_LABELS, ""),
}
# Letters of a label may stand apart; but 何小二 审核 is a person, and no 二审.
_LABEL = re.compile(
    "|".join(
        sorted((word if word[0] in "一二三" else "".join(rf"{c}[ 　]?" for c in word) for word in _ALL), key=len, reverse=True)
    )
)
_COLON = re.compile(r"[ 　]*[:：|｜︱丨∶﹕/]+[ 　]*")
# No line without one of these has a value that is read.
_MAY_LABEL = re.compile("[:：|｜︱丨∶﹕/]|本[文篇]|[编編责責]")
_END = re.compile(r"[|｜丨︱\n】\]]|\s{2,}|(?<!\d)(?:19|20)\d\d[-/.年]\d|https?:|&nbsp")
_TOOLS = re.compile(
    r"\s*(?:【?字[号体]|(?:发表|我要|参与|查看)评论|(?:加入|添加)收藏|打印|分享|举报|浏览|阅读|点击|收藏|评论|\d+人|我有话说|大 ?中 ?小|A[-+]|繁体|关注|订阅|播报|保护视力|纠错|关闭|来自|发布于|文 ?[/／丨]|返回|原文|作者|责任编辑|编辑|責任編輯|編輯).*$"
)
# What names end with as well (思想评论, 半月阅读), glued to no outlet's name.
_OWN_END = re.compile(
    r"(?<![网报社台刊站局委办府部院中心闻])(?!发表|我要|参与|查看|加入|添加|网友|暂无)[\u4e00-\u9fff]{2}(?:评论|阅读|收藏)$"
)
# Where a source's name ends and persons begin: `青石日报 记者 林一舟`; the names of a 记者站 or 记者协会 go on.
_PERSONS = re.compile(
    r"(?<=.{2})\s*(?:本报|本網|本网|全媒体|见习|实习|特约|首席)?(?:记者|記者|通讯员|通訊員)(?![站协協网網部团團报報之家联聯证節节会會号])(?=$|[\s:：]|[\u4e00-\u9fff·]{2,4}(?:$|\s)).*$"
)
_PERSON = r"[\u4e00-\u9fff·]{2,4}"
_NEXT_OFFICE = re.compile(r"[ 　]+[\u4e00-\u9fff]{2,4}[:：]")
_PEOPLE = re.compile(rf"^{_PERSON}(?:[ 、,，]{{1,2}}{_PERSON}){{0,5}}$")
# What an interview says after 记者：.
_SPOKEN = frozenset("您好 你好 谢谢 谢谢您 谢谢你 感谢 好的 请问 是的 再见 不客气 大家好 请讲 请说".split())
# Where the reader's copy was posted from, shown beside the account's name.
PLACES = frozenset(
    (
        "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 "
        "内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国香港 中国澳门 中国台湾"
    ).split()
)
_ACCOUNT = re.compile(r"^(.{2,20}?)官方[账帐][号户]$")
_CITY = re.compile(r"^(.{2,})[（(][\u4e00-\u9fff]{2,4}[)）]$")
_TRIM = " \t　:：|｜丨︱/／,，、;；.。·-—_>»«[]【】［］"
# The number of the person at the desk: 郝明珠_NN1882 (163.com), 董晴 PSD031 (ifeng.com), SN182 (sina.com.cn).
_STAFF_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])[ _]?[A-Z]{1,3}\d{2,5}$")
_WEEKDAY = re.compile(r"^\W*(?:星期|周|礼拜)[一二三四五六日天](?=\W|$)")
_COLLECTED = re.compile(r"\s+\S{1,10}(?:收集|整理|转载|发布|编译|采集)$")
_LINK_LABEL = re.compile(r"^[\s【\[（(]*(?:文章|信息|主要信息)?来源(?:链接|地址|网址)[】\]）)\s:：|｜丨]*(.{2,30})$")
_LONGEST_NAME = 60
# A line that names source or editor is no longer; a notice that mentions 来源 is.
_LONGEST_LINE = 160
_ADDRESS = re.compile(r"www\.|https?:|\.(?:com|cn|net|org)\b", re.I)
# 文/NAME, 文丨NAME: a byline without 作者. What stands before the person is an office. 文/图 and its kin need no bar after them.
_BYLINE = re.compile(
    r"(?:^|[\s（(【\[])(?:(?:文 ?[/／、] ?图片?|图 ?[/／、] ?文)(?: ?[/／丨|︱:：] ?| )|(?:文|文图|图文) ?[/／丨|︱] ?|(?:文图|图文)[:：])"
    r"([^）)】\]|/丨，。]{2,30})"
)
# A line of its own above the text: `本报记者 林一舟`.
_BARE_BYLINE = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,10})(?:记者|記者)[ :：]{1,2}([\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4}){0,4})$"
)
# `By Zhao Min | Qingshi Daily`: English editions and blogs.
_BY = re.compile(r"^By (?P<name>[^|·,，|｜\d]{2,40}?)(?: ?[|·,，|｜]| {2}|$)")
_OTHER_CREDIT = re.compile(r"\s+(?:图片?|摄影?|摄像|视频|制图|剪辑|编辑)$")
_OFFICE = re.compile(r"^.*(?:记者|评论员|作者|通讯员|编辑)[\s:：]*(?=\S)")


@dataclass(slots=True)
class Names:
    """None where the page does not say."""

    source: str | None = None
    author: str | None = None
    editor: str | None = None
    # All that are called editors; none of them is the author that a meta names.
    editors: list[str] = field(default_factory=list, compare=False, repr=False)


def labelled_names(texts: list[str]) -> Names:
    """The values of 来源, 作者, 责任编辑 and their kin in these lines; the first that is not empty wins.

    >>> labelled_names(["2024-05-15 08:58:52来源：新华网 责任编辑：王某"])
    Names(source='新华网', author=None, editor='王某')
    """
    names = Names()
    less: dict[str, str] = {}
    for index, text in enumerate(texts):
        if len(text) > _LONGEST_LINE:
            continue
        following = texts[index + 1] if index + 1 < len(texts) else ""
        for kind, whole, at_end in _values(text):
            raw = _NEXT_OFFICE.split(whole, maxsplit=1)[0]
            value = clean_name(following if not raw and at_end and _is_lone_value(following) else raw)
            if value is None:
                continue
            if kind in ("editor", "other_editor"):
                value = _STAFF_NUMBER.sub("", value)
                names.editors.append(value)
            if kind == "source":
                names.source = names.source or clean_source(value)
            elif kind == "author":
                names.author = names.author or clean_name(_AFTER_AUTHOR.split(value.strip("（）()"), maxsplit=1)[0])
            elif kind == "editor":
                names.editor = names.editor or value
            elif kind != "reporter" or _is_people(raw):
                less.setdefault(kind, value)
    names.source = names.source or less.get("publisher")
    names.author = names.author or less.get("reporter")
    names.editor = names.editor or less.get("other_editor")
    return names


def _is_people(value: str) -> bool:
    """True for one to six names of persons and nothing else."""
    value = clean(value).strip(" 　）)】]（([【")
    return value not in _SPOKEN and _PEOPLE.match(value) is not None


def is_credits(text: str) -> bool:
    """True for a line of labelled persons only, an editor among them: `记者：林一舟　责编：周也`."""
    if len(text) > 80:
        return False
    values = _values(text)
    first = _LABEL.search(text)
    return (
        len(values) >= 2
        and first is not None
        and not text[: first.start()].strip("（([【 　■●")
        and all(kind in _CREDITS and _is_people(raw) for kind, raw, _ in values)
        and any(kind in ("editor", "other_editor") for kind, _, _ in values)
    )


_CREDITS = frozenset(("author", "reporter", "editor", "other_editor"))
# What stands after an author without a space: the newspaper, the day, an office.
_AFTER_AUTHOR = re.compile(
    r"[《（(]|[，,；;] ?(?:系|为|是|现[任为在]|[曾原][任为在是系]|[男女](?=[，,])|供职|就职|任职|单位)|[ 　]系"
)
# A line that is nothing but a note on the author, above or below the notes of a text.
_AUTHOR_NOTE = re.compile(r"^[（(【\[](?:本文)?作者[:：].{2,80}[）)】\]]$")


def clean_source(value: str) -> str | None:
    """A cleaned name without the persons and the place that run on after it; None where nothing else is left."""
    value = _PERSONS.sub("", value).rstrip(_TRIM)
    name, _, last = value.rpartition(" ")
    if name and last in PLACES:
        value = name.rstrip(_TRIM)
    if account := _ACCOUNT.match(value):
        value = account.group(1)
    return clean_name(value)


def account_of(texts: list[str]) -> str | None:
    """The name in a text such as 青石发布官方账号."""
    for text in texts:
        if len(text) <= 24 and (account := _ACCOUNT.match(text.strip())):
            return clean_name(account.group(1))
    return None


def _values(text: str) -> list[tuple[str, str, bool]]:
    """Each label of a line that a colon follows, as (kind, raw value, whether the value ends the line)."""
    if not _MAY_LABEL.search(text):
        return []
    found: list[tuple[str, int, int]] = []
    position = 0
    while match := _LABEL.search(text, position):
        first = match.start()
        glued = first > 0 and "\u4e00" <= text[first - 1] <= "\u9fff"
        kind = _ALL.get(match.group().replace(" ", "").replace("　", ""), "")
        colon = _COLON.match(text, match.end())
        if colon and not (glued and text[match.end() : colon.end()].strip()[:1] not in ":："):
            found.append((kind, _start_of_label(text, match, found[-1][2] if found else 0), colon.end()))
            position = colon.end()
        elif (kind == "source" and len(text) <= 90 and match.group().startswith(("本文", "本篇"))) or (
            kind in ("editor", "other_editor")
            and match.start() <= 1
            and len(text) <= 40
            and text[match.end() - 1 : match.end()] == " "
        ):
            found.append((kind, match.start(), match.end()))
            position = match.end()
        elif not kind and len(match.group().strip()) >= 2 and not _OWN_END.search(text[: match.end()].rstrip()):
            found.append(("", match.start(), match.start()))
            position = match.end()
        else:
            position = match.end()
    values = []
    for number, (kind, _, start) in enumerate(found):
        if kind:
            end = found[number + 1][1] if number + 1 < len(found) else len(text)
            values.append((kind, text[start:end], number + 1 == len(found)))
    return values


def _start_of_label(text: str, match: re.Match[str], value: int) -> int:
    """Where a label begins: the two to four letters glued before 时间 or 日期 (加入时间) are its own, if a value stands before."""
    start = match.start()
    if match.group().strip() not in ("时间", "日期", "時間"):
        return start
    first = start
    while first > max(value, start - 5) and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    own = 2 <= start - first <= 4 and text[first - 1 : first].isspace() and text[value:first].strip()
    return first if own else start


def _is_lone_value(text: str) -> bool:
    """True for a short line without a label of its own, which may be the value of the label before it."""
    return 0 < len(text) <= 20 and not _values(text) and not _TOOLS.match(text) and not DATE.search(text)


def clean_name(value: str) -> str | None:
    """A name without labels, counters, dates and brackets; None for 佚名 and its kin."""
    value = clean(value)
    if end := _END.search(value):
        value = value[: end.start()]
    value = value if _OWN_END.search(value.rstrip()) else _TOOLS.sub("", value)
    value = _COLLECTED.sub("", value.strip(_TRIM)).rstrip("（(【[ ")
    if city := _CITY.match(value):
        value = city.group(1)
    for opening, closing in ("（）", "()"):
        if value.endswith(closing) and value.count(opening) < value.count(closing):
            value = value[:-1].rstrip(_TRIM)
        elif value.startswith(opening) and value.count(closing) < value.count(opening):
            value = value[1:].lstrip(_TRIM)
    if (
        not value
        or _ADDRESS.search(value)
        or len(value) > _LONGEST_NAME
        or value.lower() in NO_NAMES
        or not any(c.isalnum() for c in value)
    ):
        return None
    return value


def name_after_link_label(texts: list[str]) -> str | None:
    """The source's name that stands as link text after 来源链接 and its kin, where it is no address."""
    for text in texts:
        match = _LINK_LABEL.match(text)
        if match and (value := clean_name(match.group(1))) and len(value) <= 20:
            return value
    return None


def byline(texts: list[str]) -> str | None:
    """The person that 文/, 文丨 or By names in one of these lines, without the office before the name."""
    for text in texts:
        if text.startswith("By ") and len(text) <= 80 and (by := _BY.match(text)) and text[-1] not in ".。":
            return clean_name(by["name"])
        match = _BYLINE.search(text) if len(text) <= 80 else None
        if match and (value := clean_name(without_office(_OTHER_CREDIT.sub("", match.group(1))))):
            return value
    return None


def author_note(texts: list[str]) -> str | None:
    """The author of a line in brackets that tells who that is: `（作者：林一舟，系青石大学教授）`."""
    return labelled_names([text for text in texts if _AUTHOR_NOTE.match(text)]).author


def bare_byline(texts: list[str]) -> str | None:
    """The persons of a line that is nothing but 本报记者 and names."""
    for text in texts:
        if len(text) <= 40 and (bare := _BARE_BYLINE.match(text)) and bare.group(1) not in _SPOKEN:
            return bare.group(1)
    return None


def without_office(value: str) -> str:
    """`南都见习记者 林某` → `林某`."""
    return _OFFICE.sub("", value) or value


def name_after_date(text: str) -> str | None:
    """The name in a line of only a date and a name (`2019-09-26 10:56 证券时报网`); None where more stands there."""
    match = DATE.search(text)
    if not match or match.start() > 6:
        return None
    if text[match.end() :].lstrip()[:1] in ("|", "｜"):
        return None
    rest = _TOOLS.sub("", _WEEKDAY.sub("", text[match.end() :])).strip(_TRIM)
    if rest in PLACES or _ACCOUNT.match(rest):
        return None
    rest = _PERSONS.sub("", rest).rstrip(_TRIM)
    if not 2 <= len(rest) <= 16 or " " in rest or any(c.isdigit() for c in rest) or _LABEL.match(rest):
        return None
    return clean_name(rest)


def name_beside_date(texts: list[str]) -> str | None:
    """The outlet before a date, or alone in the line after or before one with nothing but a date (cls.cn).

    Columns stand there too, with other names.
    """
    for index, text in enumerate(texts):
        match = (DATE.search(text) or RELATIVE.search(text)) if len(text) <= _LONGEST_DATE_LINE else None
        if match is None or _WEEKDAY.sub("", text[match.end() :]).strip(_TRIM):
            continue
        if before := text[: match.start()].strip(_TRIM):
            if _OUTLET.match(before):
                return clean_name(before)
            continue
        for near in (*texts[index + 1 : index + 2], *texts[max(0, index - 1) : index]):
            if _OUTLET.match(near):
                return clean_name(near)
    return None


# A line that is an outlet's name.
_OUTLET = re.compile(
    r"^[\u4e00-\u9fffA-Za-z]{1,10}(?:[^分]社|[日晚早晨时周]报|都市报|商报|电视台|广播台|周刊|客户端|新闻网|在线"
    r"|[^结邮]局|[^大餐]厅|委员会|办公室|人民政府|融媒体中心)$"
)
_LONGEST_DATE_LINE = 30

OUTLET_ENDS = tuple(
    "网 报 社 台 刊 新闻 财经 科技 频道 综合 委 会 局 厅 办 府 部 院 中心 公司 集团 版 卫视 客户端 发布 周刊 电 编辑 站 号 资讯 杂志 传媒 媒体 大学".split()
)


def is_person(value: str) -> bool:
    """True for what reads as a person's name, not an outlet's, where a meta names the author."""
    return (
        2 <= len(value) <= 12
        and not value.endswith(OUTLET_ENDS)
        and not any(c.isdigit() for c in value)
        and any("\u4e00" <= c <= "\u9fff" for c in value)
    )
