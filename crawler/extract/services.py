"""Pages on which a reader is to do something, or that keep a register: buy, book, join, vote, answer, rent; a teacher's, a ward's, a company's.

Each is known by the button for it and by what such pages tell beside, wherever these stand. Ask only of pages that nobody signed: news of
the same things have a source or a day of publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from crawler.page import Document, Line

# Characters of a line that is a button, and of one that tells something.
_LONGEST_BUTTON, _LONGEST_TOLD = 30, 60
# What passes for the title may be a heading below the button.
_ABOVE = 6
# Characters in sentences; with more the page is a text, whatever it offers.
_MOST_SAID = 700
_SENTENCE = re.compile("[。！？]")


class Service(NamedTuple):
    """reason: what such a page is. does: the end of a line with its button, None where it has none. tells: what it tells beside. fewest: how many
    of these. signed: also a page with a day of publication or a source."""

    reason: Literal["about", "form", "list"]
    does: re.Pattern[str] | None
    tells: tuple[re.Pattern[str], ...]
    fewest: int
    signed: bool


def _row(
    reason: Literal["about", "form", "list"], does: str | None, *tells: str, fewest: int = 2, signed: bool = False
) -> Service:
    button = None if does is None else re.compile(rf"(?:^|[\s\]】|｜])(?:{does})\W{{0,3}}$", re.M)
    return Service(reason, button, tuple(re.compile(told, re.M) for told in tells), fewest, signed)


# Each was seen in generated pages; where a site is named, there too.
SERVICES = (
    # Goods.
    _row(
        "form", "(?:加入|放入)(?:购物车|进货单)|立即(?:购买|订购|抢购)|马上抢购|(?:在线|立即)询价|联系卖家",
        r"[￥¥]\s?\d|价格[:：]|\d元/[件个箱]", "库存|销量|已售|起批|起订", "运费|包邮|发货|快递", "规格|型号|产地[:：]", "评价[(（]|商品详情|产品(?:介绍|详情|参数)",
    ),
    # What a company has to sell, in a directory: cnfojiao.net.
    _row("form", None, "^产品(?:介绍|详情|说明)$", "起订量[:：]|单价[:：]|供货总量", "^(?:所属(?:系列|分类|行业)|所 ?在 ?地)[:：]", "^联系人[:：]", fewest=3, signed=True),
    # An event to join.
    _row("form", "(?:立即|我要|在线|马上|点击|取消)报名|立即参与", r"名额|剩余\s?\d|限\s?\d+人", "报名(?:人数|截止|费用|时间|须知)|已报名", "活动(?:时间|地点|详情|对象)"),
    # A course.
    _row(
        "form", "立即参加|(?:加入|立即|开始|我要|去)学习|加入课程|选课",
        r"\d+\s?人(?:参加|学习|选课|加入|在学|学过)", r"第\d+次开课|开课时间|学时安排|课时", "课程(?:概述|介绍|大纲|目录|评价)|授课大纲|证书要求",
    ),
    # A sight, a hotel.
    _row("form", "(?:立即|在线)?(?:预订|预定|购票|订票)(?:门票)?", r"条(?:点评|评价)|\d\.\d分", "门票", "开放时间|营业时间", "(?:景点|景区)(?:简介|介绍)|交通指南|附近酒店|用户点评"),
    # A flat, a car, used things.
    _row(
        "form", "(?:点击)?查看(?:完整)?(?:电话|号码)|拨打电话|联系(?:房东|卖家)|举报(?:该|此)?信息",
        "元/月|押[一二三]付|万元/套|面议|万元?$", "户型|朝向|楼层|面积[:：]|里程|排量", "(?:房源|车况|详细)描述|配套设施|成色",
    ),
    # Who is to be chosen.
    _row("form", "(?:我要|立即)?投票|投(?:[Tt][Aa]|[他她])?一票", r"\d\s?票$", "投票(?:时间|规则|须知|截止)|候选|参赛|编号"),
    # A question of an examination.
    _row("form", "查看(?:答案|解析)|显示答案|(?:参考)?答案(?:解析)?", "^[单多不]\\S{0,3}选(?:择)?题|^判断题|^填空题", r"^A\s?[.、．]\s?\S", "试题|题库|考点"),
    # A ward of a hospital.
    _row("about", "(?:预约|在线|网上)挂号|立即预约|预约", "(?:主任|主治)医师", "出诊|门诊时间|坐诊", "^专家团队|^科室(?:介绍|简介|电话)|^擅长|开放床位"),
    # A program to fetch.
    _row(
        "form", "(?:立即|安全|普通|高速|免费|本地|安卓|苹果|电脑)(?:版)?下载",
        r"大小[:： ]?\s?[\d.]+\s?[MG]B?", "语言[:：]|版本[:： ]|更新[:：]", "更新日志|(?:应用|软件|游戏)(?:介绍|截图)|(?:同类|相关)(?:软件|应用)",
    ),
    # A teacher's own page.
    _row(
        "about", None,
        "^(?:讲师|副?教授|副?研究员|博士生导师|硕士生导师)", "^(?:所在单位|办公地点|办公电话|电子邮[箱件]|邮箱)[:：]", "^(?:研究(?:方向|领域|兴趣)|讲授课程|主讲课程)",
        "^(?:个人简[介历]|教育(?:经历|背景)|工作经历|学习经历)", "^(?:代表性?论文|代表作|科研项目|学术成果|论著成果)", fewest=4,
    ),
    # A company in a register.
    _row("about", None, "^法定代表人|^法人代表", "^注册资[本金]", "^统一社会信用代码", "^经营范围", "^成立(?:日期|时间)", "^(?:公司|企业)简介$|^联系方式$", fewest=4),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """The short lines of a page from a little above its title on, and those of them that may be buttons."""

    texts: str
    buttons: str


def told_by(document: Document, title_line: int) -> Told:
    """What a page tells in short lines."""
    lines = document.lines[max(0, title_line - _ABOVE) :]
    texts = [line.text for line in lines if not line.hidden and len(line.text) <= _LONGEST_TOLD]
    return Told("\n".join(texts), "\n".join(text for text in texts if len(text) <= _LONGEST_BUTTON))


def is_service(service: Service, told: Told, body: list[Line]) -> bool:
    """True for a page of this kind."""
    if service.does is not None and not service.does.search(told.buttons):
        return False
    missing = len(service.tells) - service.fewest
    for tells in service.tells:
        missing -= tells.search(told.texts) is None
        if missing < 0:
            return False
    return service.signed or sum(len(line.text) for line in body if _SENTENCE.search(line.text)) <= _MOST_SAID
