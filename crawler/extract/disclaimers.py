"""Sentences in which a site speaks of what it has copied: no list of their words is complete, so they are told by what they say.

Such a sentence speaks of copied matter (`所转文章`, `文中数据`, `本页面内容`) and takes a stand on it: denies that it answers for it, says
why it was copied, or offers to take it away. One of both alone is as likely the article's own. The rows are stems, each with an example.
"""

from __future__ import annotations

import re

# What is denied, or said in excuse.
_STANDS = (
    r"不[作做]?(?:任何|出|过|对)?.{0,8}(?:保证|承诺|担保)",  # 不作任何保证或承诺
    r"(?:不|概不|均不|恕不).{0,4}(?:承担|负).{0,12}(?:责任|义务|负责)",  # 不负核实义务
    r"不(?:提供|构成).{0,16}(?:担保|保证|建议|依据)",  # 不提供明示或暗示的担保
    r"不(?:意味着?|代表|表示|等于|说明|反映)[^。]{0,12}(?:赞同|同意|认同|支持|立场|观点|证实)",  # 并不意味着赞同其观点
    r"(?:赞同|认同|证实|同意)其(?:观点|描述|立场|内容)",
    "保持中立",
    r"(?:未经|未予|无法|没有)(?:本[网站页刊报号]|我们|独立|逐一|一一).{0,6}(?:核[实验查]|证实|验证)",  # 未经本站独立核验
    r"(?:风险|后果|责任)(?:请)?自[负担]",
    r"(?:请|望)?(?:读者|网友|用户)?(?:谨慎|审慎|自行)(?:参考|鉴别|甄别|判断|核实|对待)",
    r"[仅只]供.{0,10}(?:参考|学习|交流|研究|阅读|分享)",
    r"(?:学习|交流|研究)之用",
    r"(?:不|非|勿|禁).{0,4}商[业用](?:用途|目的|使用|转载)?",
    r"公益(?:传播|宣传|性质|目的)",
    r"传[播递](?:更多|有益|有价值|正能量)?的?(?:信息|资讯)?.{0,4}(?:之|为|的)?目的",
    r"旨在.{0,4}(?:传[播递]|分享|交流)",
    r"传[播递]更多(?:的)?(?:信息|资讯|知识)",
    r"(?:对)?其?真实性负责",
    r"(?:发布机关|发布单位|官方|正式|原|原件).{0,6}(?:文本|文件|公告|内容|网站|发布|文)为准",
    r"作为(?:信息|内容|资讯)?(?:发布|存储|服务|分享|展示)平台",
    "尊重(?:他人)?(?:知识产权|版权|原创|著作权|作者)",
    r"标[明注](?:了)?(?:出处|来源|作者)",
    r"(?:网友|用户|会员|作者|第三方).{0,4}(?:上传|投稿|发布|提供)",
    r"(?:自动|采编|网络|程序)?(?:采集|抓取|搜集|收集|整理)(?:自|于|而来|整理)",
    "自动(?:采集|抓取|转载)",
    r"(?:来自|来源于?|源自|取自|摘自|转载自)(?:于)?(?:互联网|网络|公开(?:渠道|信息|资料|报道))",
    r"(?:版权|权利|著作权|所有权)(?:均|都|仍)?(?:归|属)(?:于)?",
    r"任何(?:媒体|单位|个人|网站|机构).{0,16}不得",
    r"未经.{0,16}(?:授权|许可|同意|允许).{0,24}(?:不得|禁止|严禁|请勿|谢绝)",
)
# What is offered to those whose rights are touched.
_REMEDIES = (
    r"(?:版权|著作权|知识产权|署名|来源标注|转载|侵权)(?:等|方面|的|有|之)?.{0,6}(?:问题|异议|错误|争议|疑问|事宜|纠纷|嫌疑)",
    r"(?:相关|有关)?(?:权利人|版权方|著作权人|原作者|版权所有者)",
    r"(?:撤|删|下架|更正|处理).{0,4}(?:稿|除|该文|本文)",
    r"(?:发现|遇到|存在|有).{0,8}(?:错误|失效|有误|差错)",
    r"侵犯(?:了)?(?:您|你|贵|他人|任何)",
    r"侵[权删]",
)
# How they reach the site.
_CONTACTS = (
    r"与(?:本[网站刊报号页]|我们|我司|编辑部|客服|站长)(?:取得)?(?:联系|沟通|洽谈)",
    r"联系(?:本[网站刊报号]|我们|编辑|站长|客服|邮箱|删除|更正|撤)",
    r"(?:来[函信电]|致[函电信]|发邮件|邮件|留言|私信|书面)(?:至|到|告知|联系|通知|要求)?.{0,16}(?:本[网站刊报号]|我们|编辑部|邮箱|撤|删|更正|告知|要求)",
    r"告知.{0,8}(?:我们|本[网站]|更正|删除|处理)",
    r"(?:拨打|致电).{0,16}(?:热线|电话)",
    r"加微信.{0,16}洽谈",
    r"(?:我们|本[网站]|将).{0,6}(?:第一时间|及时|立即|尽快|予以)(?:处理|删除|更正|撤|核实)",
)
# What is spoken of: the first are as good as the site's own name.
_OWN = re.compile(
    r"本(?:网站|[网站页]|页面|栏目|平台|号|公众号|文|篇文章|资讯|内容)|此文|该文|所[转载刊发登](?:文章|信息|内容|稿件|图文|作品|资料|的)?"
    r"|转[载发](?:内容|文章|信息|稿件|此文|本文|作品|的)|(?:部分|上述|以上|相关)?(?:图文|图片|文图|素材)|文中|文章内容|栏目稿件"
)
_MATTER = re.compile(r"转[载发]|链接|网页|浏览|文章|稿件|作品|图片|内容|信息|资料|文字|观点|素材|版权|来源")
# How such a line opens.
_OPENS = re.compile(
    r"^[\W_]{0,4}(?:(?:版权|免责|特别|郑重|重要|温馨|网站|转载|友情|法律|风险)?(?:声明|说明|提示|提醒|申明)[\W_]|[※＊*☆★◎注][\s:：]?)"
)
_LONGEST = 400


def _any_of(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(stems))


_STAND, _REMEDY, _CONTACT = _any_of(_STANDS), _any_of(_REMEDIES), _any_of(_CONTACTS)


def is_disclaimer(text: str) -> bool:
    """True for a line in which the site speaks of what it has copied."""
    if len(text) > _LONGEST or (_MATTER.search(text) is None and _OWN.search(text) is None):
        return False
    stands = len({match.group() for match in _STAND.finditer(text)})
    offers = _REMEDY.search(text) is not None and _CONTACT.search(text) is not None
    if stands + offers == 0:
        return False
    own = _OWN.search(text) is not None
    return own or stands + offers > 1 or _OPENS.match(text) is not None
