"""Sentences that tell what somebody says, does or is to do, and clauses of a rule: news and rules, whatever they say of copying."""

from __future__ import annotations

import re

# Who says it, and that; not more than a few words before what is said.
_SAYS = re.compile(
    r"^(?P<who>[^，。：:！？；]{2,30}?)(?:还|也|同时|进一步|一致|再次)?"
    r"(?:表示|指出|提醒|强调|介绍|认为|透露|坦言|呼吁|通报|要求|称|说)[^，。：:]{0,12}[，：:,“]"
)
# How a sentence of news begins.
_BEGINS = re.compile(
    r"^(?:据(?:悉|了解|介绍|统计|通报)|下一步|接下来|届时|近日|日前|目前|(?:活动|会议|现场|行动|检查|培训|期间|当[天日])[^，。]{0,6}(?=，))[，,]?(?P<who>[^，。：:]{2,40})"
)
# What an office is to do.
_WILL = re.compile(r"^(?P<who>[^，。：:]{2,24}(?:[局委办厅部院台站队会]|部门|中心|公司|学校|大学|政府|单位|警方))将")
# `（一）版权声明应当置于页面底部。`
_CLAUSE = re.compile(r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、．.]|第[一二三四五六七八九十百]{1,4}[条款])(?P<what>.{2,40})")
# A site's own notice is numbered too.
_OF_SITE = re.compile("本[网站平报]|我[们网站]|编辑部|凡.{0,8}注明|侵权|联系.{0,4}删除|版权归")
# The site, its texts and its readers: what it says of itself is no news.
_SITE = re.compile(
    "本(?!次|市|县|区|省|届|报(?:讯|记者)|人|条|办法|规定|通知)|我[们站网司社]|编辑|小编|网站|平台|[网报]$|在线|头条|传媒|财经|版权(?:归|所有)|免责|声明[:：]|特别|温馨|友情|郑重|转载|网友|读者|作者|客户端|扫码|二维码"
)


# Of such notices a text may treat: 版权声明制度是…, 转载请联系原作者，这句话….
_OF_NOTICES = re.compile(
    r"^(?:版权|免责|特别|平台)声明(?:制度|问题|条款|义务|是(?!指)|作为|应当?|不能|不等于|并非|能否|的(?:法律|效力|内容|作用|问题|形式)|被|与)"
    r"|^版权归(?:谁|哪|属问题)"
    r"|[，,](?:这|此|那)(?:类|种|样的?)?(?:句话|话|说法|字样|声明|提示)"
)


def speaks_of_notices(text: str) -> bool:
    """True for a sentence on notices of sites, which is none itself."""
    return text[-1] in "。！？…" and _OF_NOTICES.search(text) is not None


def is_told(text: str) -> bool:
    """True for such a sentence or clause. Its subject is somebody else than the site and its readers."""
    if speaks_of_notices(text):
        return True
    if (clause := _CLAUSE.match(text)) is not None:
        return _OF_SITE.search(clause.group("what")) is None
    for pattern in (_SAYS, _BEGINS, _WILL):
        told = pattern.match(text)
        if told is not None:
            return _SITE.search(told.group("who")) is None
    return False
