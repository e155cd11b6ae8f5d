"""The outlet that a line names without a label: beside the date, or as the text of a link."""

from __future__ import annotations

import re

from crawler.extract.dates import DATE, RELATIVE
from crawler.extract.names.clean import ACCOUNT, DEVICES, PERSONS, PLACES, TOOLS, TRIM, clean_name
from crawler.extract.names.labels import PICTURE_LABELS
from crawler.extract.names.values import LABEL
from crawler.extract.text import GREETING

_WEEKDAY = re.compile(r"^\W*(?:星期|周|礼拜)[一二三四五六日天](?=\W|$)")
# The site's own address before the date: sina.com.cn.
_OWN_ADDRESS = re.compile(
    r"^https?://(?:[!-~]{4,60} |(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}/?(?=(?:19|20)\d\d-\d\d-\d\d(?!\d)))", re.I
)
# What stands before the name: caixin.com, toutiao.com.
_FROM = re.compile(r"^(?:来源于|转自|原创(?=[ ·]?\S{4}))\s*")
# What a platform says of an account behind its name: toutiao.com, baijiahao.baidu.com.
_BADGE = re.compile(r"(?:(?:优质|知名|资深)?[\u4e00-\u9fff]{2}领域(?:创作者|爱好者|达人|博主)|优质创作者|^\W*官方账号)$")
# What a page says of its text beside the date.
_SAYING = re.compile("本文|版权|AI|智能摘要|听?全文")
# The outlet and its reporter: qq.com before 2012.
_WITH_PERSON = re.compile(r"^([\u4e00-\u9fffA-Za-z]{4,12}) [\u4e00-\u9fff·]{2,4}$")
# Names of columns, which stand beside the day as a source does.
_COLUMNS = frozenset(
    "要闻 时政 法治 经济 社会 民生 三农 文化 教育 体育 国内 国际 财经 科技 健康 旅游 文旅 房产 汽车 娱乐 军事 生活 环保 党建 反腐 廉政 本地 热点 公告 公示 通知 政策 政务 动态 "
    "政策解读 政策法规 通知公告 公示公告 工作动态 基层动态 部门动态 行业动态 图片新闻 综合新闻 本地新闻 时政要闻 今日要闻 政务要闻 媒体聚焦 媒体报道 信息公开 政务公开 营商环境 数据发布".split()
)
# A field of its own, such as 签发人：…
_SAYS = re.compile("[:：]")
_FIELD = re.compile(rf"(?:{LABEL.pattern})[ 　]?[:：]")
# What was done that day, and by nobody who is named: `2017-07-26 13:08 收录` (aggregators).
_DONE = frozenset("收录 更新 发表 整理 发布 编辑 转载 上传 录入 推送 采集 收藏 投稿 修改".split())
_BYLINE = re.compile("(?:执笔|文图?|图文?) ?[/／|｜丨]")
# Of the day: zaobao.com.sg.
_HALVES = frozenset(("AM", "PM", "am", "pm"))
# Names that begin with a number: 39健康网, 21世纪经济报道.
_NUMBERED = re.compile(r"^\d{1,3}(?=[\u4e00-\u9fff]{2})")
# An outlet with its address: `中国网 china.com.cn 时间：2011-06-15`.
_WITH_ADDRESS = re.compile(r"^([\u4e00-\u9fff]{2,10}) (?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|cn|org|net)\b", re.I)
_LINK_LABEL = re.compile(
    r"^[\s【\[（(]*(?:文章|信息|主要信息)?来源(?:链接|地址|网址)[】\]）)\s:：|｜丨]*(.{2,30})$"
    r"|^[\s【\[（(]*(?:本文|文章|此文|该文)?(?:转载自|转自|摘自|选自|原载于?|首发于)[《“]?([\w\u4e00-\u9fff·•-]{2,20})[》”]?[，,]?\s?[:：]?\s?[（(]?https?://"
    r"|^[\s【\[（(]*(?:原文|原始)(?:出处|来源|链接|地址)[】\]）)]?\s*[:：]\s*([\u4e00-\u9fffA-Za-z]{2,20})$"
    r"|^[\s【\[（(]*(?:本文)?(?:摘自|选自|转自|原载|转载自)《([^《》]{1,14}(?:报|刊|网|杂志|论坛|半月谈))》"
    r"|^[\s【\[（(]*(?:本文)?(?:转自|转载自|摘自)(?:微信)?(?:公众号|公号)[「“『《]([^「」“”『』《》]{2,20})"
    r"|^[（(](?:本文)?(?:摘自|选自|转自|转载自)([^《》，。；：:]{2,20}(?:网|网站|报|刊|社|台|在线|发布|公众号|客户端|融媒体?中心|杂志|政府))[）)]$"
    r"|^[\[【［（(](?:信息|内容|文章|稿件)来自([^，。\]】］）)]{2,20})[\]】］）)]$"
    r"|[\s　](?:文章|信息|主要信息)?来源(?:链接|地址|网址)[:：]\s?([^\s　]{2,20})(?=[\s　]|$)"
)


# `《 青石日报 》（ 2016年01月15日 01 版）`: epaper.people.com.cn and those who copy it.
_NEWSPAPER = re.compile(
    r"^\W{0,2}《\s?([^《》]{2,12}(?:报|刊|时报|周刊|杂志|求是|瞭望))\s?》\s?[（(]\s?(?:19|20)\d\d ?[年.-] ?\d{1,2} ?[月.-] ?\d{1,2} ?日?(?! ?发布)"
    r"|^\W{0,2}《\s?([^《》]{2,16})\s?》\s?[（(]\s?(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s?第?\s?[A-Z]?\d{1,2}\s?版\s?[)）]$"
)


# Papers and portals of Taiwan: `【青石时报╱记者林一舟／石桥报导】`, `青石新闻网 (2012-01-11 16:58)`.
_OF_TAIWAN = re.compile(
    r"^【([\u4e00-\u9fff]{2,8})[╱／/](?:(?:本报)?(?:记者|编译|特派员)[\u4e00-\u9fff·、]{2,12} ?[╱／/][\u4e00-\u9fff ]{2,12}|[\u4e00-\u9fff]{2,5}社[\u4e00-\u9fff\d]{2,12}电)】$"
    r"|^([\u4e00-\u9fff]{3,10}) ?[（(](?:19|20)\d\d-\d\d-\d\d \d\d:\d\d[)）]$"
)


# English editions: `By Lin Yizhou | China Daily | Updated: 2024-04-06 23:07`.
_ENGLISH = re.compile(
    r"^(?:By [A-Za-z.' -]{2,40} ?[|｜] ?)?(?!By )((?:[A-Z][A-Za-z&.' -]{1,24} )?(?:Xinhua|CGTN|Ecns|Daily|Times|Post|News|Net|TV|Agency|Herald|Online|Express|Journal|Weekly|China)) ?"
    r"[|｜] ?(?:Updated|Published)[:：]"
)


def newspaper_of(texts: list[str]) -> str | None:
    """The newspaper that a line names with its day and page, or with its reporter."""
    for text in texts:
        if (english := _ENGLISH.match(text)) and english.group(1) not in ("China", "News"):
            return clean_name(english.group(1))
        paper = _NEWSPAPER.match(text) if "》" in text else _OF_TAIWAN.match(text) if text[-1:] in "】）)" else None
        if paper is not None:
            return clean_name(paper.group(1) or paper.group(2))
    return None


def name_after_link_label(texts: list[str]) -> str | None:
    """The source's name that stands as link text after 来源链接 and its kin, where it is no address."""
    for text in texts:
        match = _LINK_LABEL.search(text) if len(text) <= _LONGEST_LINK_LINE else None
        if match and (value := clean_name(next(filter(None, match.groups())))) and len(value) <= 20:
            return value
    return None


# `公众号：青石发布 2023-04-24`, under the title of a copy; below a text it is whom to follow.
_COPIED_ACCOUNT = re.compile(r"^(?:微信)?(?:公众号|公号)\s?[:：]\s?([^\s:：|｜]{2,20}?)(?=(?:19|20)\d\d[-/.年]|[\s|｜]|$)")


def copied_account(texts: list[str]) -> str | None:
    """The public account that a line above the text says it is copied from."""
    return next((clean_name(match.group(1)) for text in texts if (match := _COPIED_ACCOUNT.match(text))), None)


# Without the year, on pages for telephones.
_SHORT_DAY = re.compile(r"\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d(?= )")


def name_after_date(text: str) -> str | None:
    """The name in a line of only a date and a name (`2019-09-26 10:56 证券时报网`); None where more stands there."""
    text = _OWN_ADDRESS.sub("", text)
    match = DATE.search(text) or _SHORT_DAY.match(text)
    if not match or match.start() > 6 or GREETING.search(text):
        return None
    if text[match.end() :].lstrip()[:1] in ("|", "｜"):
        return None
    rest = text[match.end() :]
    if "年" in match.group() and match.groupdict().get("hour") is None:
        rest = rest.removeprefix("日")
    if _FIELD.match(rest.lstrip(TRIM)):
        return None
    rest = _BADGE.sub("", rest)
    rest = TOOLS.sub("", _WEEKDAY.sub("", rest)).strip(TRIM)
    rest = _FROM.sub("", rest).lstrip(TRIM)
    if rest in PLACES or rest in _COLUMNS or rest in _DONE or rest in _HALVES or ACCOUNT.match(rest) or DEVICES.fullmatch(rest):
        return None
    if _SAYING.match(rest) or _BYLINE.match(rest):
        return None
    rest = _WITH_PERSON.sub(r"\1", PERSONS.sub("", rest).rstrip(TRIM))
    if (
        not 2 <= len(rest) <= 16
        or " " in rest
        or _SAYS.search(rest)
        or any(c.isdigit() for c in _NUMBERED.sub("", rest))
        or ((label := LABEL.match(rest)) is not None and label.group().strip() not in PICTURE_LABELS)
    ):
        return None
    return clean_name(rest)


def name_beside_date(texts: list[str]) -> str | None:
    """The outlet before a date, or alone in the line after or before one with nothing but a date (cls.cn).

    Columns stand there too, with other names.
    """
    for index, text in enumerate(texts):
        if (outlet := _WITH_ADDRESS.match(text)) and DATE.search(text, 0, _LONGEST_DATE_LINE * 2):
            return clean_name(outlet.group(1))
        match = (DATE.search(text) or RELATIVE.search(text)) if len(text) <= _LONGEST_DATE_LINE else None
        if match is None or _WEEKDAY.sub("", text[match.end() :]).strip(TRIM):
            continue
        if before := text[: match.start()].strip(TRIM):
            if _OUTLET.match(before):
                return clean_name(before)
            continue
        for near in (*texts[index + 1 : index + 2], *texts[max(0, index - 1) : index]):
            if _OUTLET.match(near):
                return clean_name(near)
    return None


# A line that is an outlet's name.
_OUTLET = re.compile(
    r"^[\u4e00-\u9fffA-Za-z]{1,10}(?:[^分]社|[日晚早晨时周]报|都市报|商报|电视台|广播台|周刊|客户端|新闻网|网络版|电子版|在线"
    r"|[^结邮]局|[^大餐]厅|委员会|办公室|人民政府|融媒体中心)$"
)
# Of a name that an element of its own holds; columns (新闻中心, 要闻) stand there too.
_WHO = re.compile(
    r"^[\u4e00-\u9fffA-Za-z]{1,16}(?:[^分旅]社|[^简汇快]报|网站?|电视台|广播电台|政府|[^结邮布时格]局|[^大餐客]厅|委员会|办公室|医院|保健院|大学|学院|学校|[小中]学|集团|公司"
    r"|融媒体?|融媒体中心|发布|头条|客户端|公众号|卫健|在线|协会|商会|法院|检察院|公安)$"
)


def is_outlet(text: str) -> bool:
    """True for what reads as an outlet's or an office's name and as no column's."""
    return _WHO.match(text) is not None


_LONGEST_DATE_LINE = 30
_LONGEST_LINK_LINE = 160
