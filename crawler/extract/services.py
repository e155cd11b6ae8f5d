"""Pages on which a reader is to do something, or that keep a register: buy, book, join, vote, answer, rent; a teacher's, a ward's, a company's.

Each is known by the button for it and by what such pages tell beside in lines of their own; menus have the same words as links, on every
page of such a site. News and letters of the same things tell when they were published, from whom, or what they are in their titles.
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
    of these. named: what its title is. dated: also a page that tells when it was published."""

    reason: Literal["about", "form", "list"]
    does: re.Pattern[str] | None
    tells: tuple[re.Pattern[str], ...]
    fewest: int
    named: re.Pattern[str] | None
    dated: bool


def _row(
    reason: Literal["about", "form", "list"],
    does: str | None,
    *tells: str,
    fewest: int = 2,
    named: str = "",
    dated: bool = False,
) -> Service:
    button = None if does is None else re.compile(rf"(?:^|[\s\]】|｜])(?:{does})\W{{0,3}}$", re.M)
    title = re.compile(named) if named else None
    return Service(reason, button, tuple(re.compile(told, re.M) for told in tells), fewest, title, dated)


# Each was seen in generated pages; where a site is named, there too.
SERVICES = (
    # Goods.
    _row(
        "form", "(?:加入|放入)(?:购物车|进货单)|立即(?:购买|订购|抢购)|马上抢购|(?:在线|立即)询价|联系卖家",
        r"[￥¥]\s?\d|价格[:：]|\d元/[件个箱]", "库存|销量|已售|起批|起订", "运费|包邮|发货|快递", "规格|型号|产地[:：]", "评价[(（]|商品详情|产品(?:介绍|详情|参数)",
    ),
    # What a company has to sell, in a directory: cnfojiao.net.
    _row(
        "form", None, "位置.{0,12}[>»›].{0,3}(?:产品(?:展示|中心|库)|供应(?:信息)?|商机)", "^产品(?:介绍|详情|说明)$", "起订量[:：]|^联系人[:：]", "^(?:所属(?:系列|分类|行业)|所 ?在 ?地)[:：]",
        fewest=4, dated=True,
    ),
    # An event to join.
    _row("form", "(?:立即|我要|在线|马上|点击|取消)报名|立即参与", r"名额|剩余\s?\d|限\s?\d+人", "报名(?:人数|截止|费用|时间|须知)|已报名", "活动(?:时间|地点|详情|对象)"),
    # A course.
    _row(
        "form", "立即参加|(?:加入|立即|开始|我要|去)学习|加入课程|选课",
        r"\d+\s?人(?:参加|学习|选课|加入|在学|学过)", r"第\d+次开课|开课时间|学时安排|课时", "课程(?:概述|介绍|大纲|目录|评价)|授课大纲|证书要求",
        fewest=3, dated=True,
    ),
    # A course that is only looked at: open.sina.com.cn.
    _row("form", None, "^讲师介绍$", "^讲师[:：]", "^学校[:：]", "^课程介绍$", fewest=4, named="^.{2,60}$"),
    # A sight, a hotel.
    _row("form", "(?:立即|在线)?(?:预订|预定|购票|订票)(?:门票)?", r"条(?:点评|评价)|\d\.\d分", "门票", "开放时间|营业时间", "(?:景点|景区)(?:简介|介绍)|交通指南|附近酒店|用户点评"),
    # A flat, a car, used things.
    _row(
        "form", "(?:点击)?查看(?:完整)?(?:电话|号码)|拨打电话|联系(?:房东|卖家)|举报(?:该|此)?信息",
        "元/月|押[一二三]付|万元/套|面议|万元?$", "户型|朝向|楼层|面积[:：]|里程|排量", "(?:房源|车况|详细)描述|配套设施|成色",
        fewest=3, named="出租|出售|转让|求租|求购|合租|二手|[一二三四]室", dated=True,
    ),
    # Who is to be chosen.
    _row("form", "(?:我要|立即)?投票|投(?:[Tt][Aa]|[他她])?一票", r"\d\s?票$", "投票(?:时间|规则|须知|截止)|候选|参赛|编号", named="投票|评选", dated=True),
    # A question of an examination.
    _row("form", "查看(?:答案|解析)|显示答案|(?:参考)?答案(?:解析)?", "^[单多不]\\S{0,3}选(?:择)?题|^判断题|^填空题", r"^A\s?[.、．]\s?\S", "试题|题库|考点", named="题库|选择?题$|判断题$|每日一练|在线(?:答题|练习)"),
    # A ward of a hospital.
    _row("about", "(?:预约|在线|网上)挂号|立即预约|预约", "(?:主任|主治)医师", "出诊|门诊时间|坐诊", "^专家团队|^科室(?:介绍|简介|电话)|^擅长|开放床位", named="[科室]$|中心$|门诊$|医师$"),
    # A program to fetch.
    _row(
        "form", "(?:立即|安全|普通|高速|免费|本地|安卓|苹果|电脑)(?:版)?下载",
        r"大小[:： ]?\s?[\d.]+\s?[MG]B?", "语言[:：]|版本[:： ]|更新[:：]", "更新日志|(?:应用|软件|游戏)(?:介绍|截图)|(?:同类|相关)(?:软件|应用)",
    ),
    # A set of open data, with its fields below; letters on such sets are called so.
    _row(
        "form", None, "^(?:数据)?(?:提供|来源|发布)(?:方|单位|部门)", r"^(?:数据)?更新(?:频率|周期|频度)[:：]?\s?(?:每|实时|不定|按需|静态|自定)",
        "^(?:开放|共享)(?:类型|属性|条件|等级|方式)", "^(?:数据量|数据(?:容量|格式|条数)|(?:下载|访问|浏览)[次量])", "^字段(?:名|英文|中文)|^数据项|^数据接口",
        fewest=4, named="^.{2,40}$", dated=True,
    ),
    # A teacher's own page.
    _row(
        "about", None,
        "^(?:讲师|副?教授|副?研究员|博士生导师|硕士生导师)", "^(?:所在单位|办公地点|办公电话|电子邮[箱件]|邮箱)[:：]", "^(?:研究(?:方向|领域|兴趣)|讲授课程|主讲课程)",
        "^(?:个人简[介历]|教育(?:经历|背景)|工作经历|学习经历)", "^(?:代表性?论文|代表作|科研项目|学术成果|论著成果)", fewest=4, named="^[\u4e00-\u9fff·]{2,4}$",
    ),
    # A company in a register.
    _row("about", None, "^法定代表人|^法人代表", "^注册资[本金]", "^统一社会信用代码", "^经营范围", "^成立(?:日期|时间)", "^(?:公司|企业)简介$|^联系方式$", fewest=4, named="(?:公司|[厂店社行]|集团|中心)$", dated=True),
)  # fmt: skip


# A letter, or news, by its title.
_NEWS = re.compile(
    "通知|公告|通告|公示|通报|启事|简章|结果|名单|揭晓|召开|举行|举办|发布|启动|开展|上线|升级|召回|招募|招聘|讣告|逝世|指南|须知|调整|提醒|预警|[：:！!，,]"
)
# When it was published, in a line under the title; other times are of what the page offers: 开课时间, 投票时间, 成立日期.
_PUBLISHED = re.compile(
    r"^\W{0,3}(?:(?:发布|发表|更新|发稿)?(?:时间|日期)|发布于?|来源|作者|编辑|稿源)\s?[:：]?\s?\[?(?=\S)|^\W{0,2}(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s|$)"
)
_UNDER_TITLE = 4
_METAS = frozenset(("articletitle", "pubdate", "contentsource", "article:published_time"))


@dataclass(frozen=True, slots=True)
class Told:
    """title: of the page. texts: the short lines from a little above its title on, links left out. buttons: those of all that may be buttons.
    is_dated: it tells when it was published."""

    title: str
    texts: str
    buttons: str
    is_dated: bool


def told_by(document: Document, title_line: int) -> Told:
    """What a page tells in short lines."""
    lines = [line for line in document.lines[max(0, title_line - _ABOVE) :] if not line.hidden]
    texts = [line.text for line in lines if len(line.text) <= _LONGEST_TOLD and line.linked * 2 <= len(line.text)]
    under = document.lines[title_line + 1 : title_line + 1 + _UNDER_TITLE] if title_line >= 0 else []
    return Told(
        document.lines[title_line].text if title_line >= 0 else (document.title or ""),
        "\n".join(texts),
        "\n".join(line.text for line in lines if len(line.text) <= _LONGEST_BUTTON),
        not _METAS.isdisjoint(document.metas) or any(_PUBLISHED.match(line.text) for line in under),
    )


def is_service(service: Service, told: Told, body: list[Line]) -> bool:
    """True for a page of this kind."""
    # All four words of a directory say enough; there the title may be one of them.
    is_plain = service.does is None and service.dated and service.named is None
    if (told.is_dated and not service.dated) or (not is_plain and _NEWS.search(told.title)):
        return False
    if service.named is not None and not service.named.search(told.title):
        return False
    if service.does is not None and not service.does.search(told.buttons):
        return False
    missing = len(service.tells) - service.fewest
    for tells in service.tells:
        missing -= tells.search(told.texts) is None
        if missing < 0:
            return False
    return service.does is None or sum(len(line.text) for line in body if _SENTENCE.search(line.text)) <= _MOST_SAID
