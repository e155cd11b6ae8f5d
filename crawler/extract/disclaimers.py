"""Sentences in which a site speaks of what it has copied: no list of their words is complete, so they are told by what they say.

Such a sentence speaks of copied matter, or of the site as one that copies (`所转文章`, `本页面内容`, `本站`), and takes a stand on it: says
why it was copied, that it does not share its views, or offers to take it away. Either alone is as likely the article's own, and so are
words that offices use too (责任自负, 仅供参考): two of those are needed. The rows are stems, each with an example.
"""

from __future__ import annotations

import re

from crawler.extract.disclaimers_english import is_english_disclaimer

# What only a site says that copies.
_STANDS = (
    r"不(?:意味着?|代表|表示|等于|表明|说明)[^。]{0,12}(?:赞同|同意|认同|认可|支持|立场|观点)",  # 并不意味着赞同其观点
    r"(?:赞同|认同|证实|同意)其(?:观点|描述|立场|内容)",
    r"对(?:文中|其|所).{0,12}保持中立",
    r"(?:本[网站]|平台)(?:对[^，。]{0,16})?(?:不|概不)[作做承].{0,8}(?:保证|承诺|担保|责任)",
    r"(?:本[网站页刊报号]|我们).{0,4}未(?:对|予|经|作).{0,8}(?:求证|核[实验查]|查证|证实)|未经(?:本[网站页刊报号]|我们).{0,6}(?:核[实验查]|证实|验证)",  # 未经本站独立核验
    r"供(?:读者|同行|大家|网友)?.{0,4}(?:学习|交流|研究)(?:(?:和|与|、)?(?:学习|交流|研究|参考))?(?:之用|使用)|(?:学习|交流|研究)之用",
    r"(?:出于|为了?|系)?公益(?:传播|性)?(?:的)?目的",
    r"(?:旨在|目的(?:在于|是)|只为|仅为).{0,6}(?:传[播递](?:更多|信息|资讯)|分享|交流|让更多)",
    r"传[播递]更多(?:的)?(?:信息|资讯|知识)",
    r"作为(?:信息|内容|资讯)?(?:发布|存储|服务|分享|展示)平台",
    "尊重(?:他人)?(?:知识产权|版权|原创|著作权)",
    r"(?:均已?|都|尽力|已)(?:标[明注]|注明)(?:了)?(?:出处|来源|作者)",
    r"(?:由|系)?(?:网友|用户|会员|第三方)(?:自行)?(?:上传|投稿|发布|抓取)|第三方抓取",
    r"自动(?:采集|抓取|转载)|(?:采集|抓取|收集|整理|搜集)(?:自|于)(?:互联网|网络|公开)",
    r"(?:来自|来源于?|源自|取自|摘自|转自|转载自|从)(?:于)?(?:互联网|网络|公开(?:渠道|信息|报道)|其[他它]媒体)",
    r"(?:版权|权利|著作权|所有权)(?:均|都|仍)?(?:归|属)(?:于)?(?:原|其|发布|作者)|归(?:原媒体|原单位|原作者|其作者)",
    r"不(?:拥有|享有|主张).{0,6}(?:版权|著作权)",
    r"(?:发布机关|发布单位|原发布|原文).{0,8}(?:文本|文件|网站)为准",
    r"(?:不得|禁止|严禁|请勿)[^。，]{0,8}镜像",  # 未经许可不得镜像
    r"[均都皆]为转载",  # 凡未注明原创的稿件均为转载
    r"(?:其[他它]|任何)(?:媒体|网站|单位|个人)[^。]{0,8}(?:使用|转载)[^。]{0,12}(?:来源|出处|责任)",  # 其他媒体如需使用须保留稿件来源
    r"任何(?:媒体|网站).{0,16}不得.{0,16}(?:转[载发]|使用|名义)",
)
# What offices and firms say as well.
_WEAK = (
    r"不[作做]?(?:任何|出|过|对)?.{0,8}(?:保证|承诺)|[不由].{0,4}担保",  # 不作任何保证
    r"(?:不|概不|均不|恕不).{0,4}(?:承担|负).{0,12}(?:责任|义务|负责)",  # 不负核实义务
    r"不(?:提供|构成).{0,16}(?:担保|保证|建议|依据|意见)",  # 不构成投资建议
    r"自[负担](?:法律|版权|相关)责任|(?:风险|后果|责任)(?:请)?自[负担]|(?:损失|后果)由.{0,10}承担",
    r"(?:谨慎|审慎|自行)(?:参考|鉴别|甄别|判断|核实)",
    r"[仅只]供?.{0,10}(?:参考|阅读|分享)",
    r"(?:不|非|勿|禁).{0,4}商[业用](?:用途|目的|使用|转载)",
    r"对?其?真实性负责",
    r"未经.{0,16}(?:授权|许可|同意|允许).{0,24}(?:不得|禁止|严禁|请勿|谢绝)",
    r"标[明注](?:了)?(?:出处|来源)",
)
# What is offered to those whose rights are touched, and how they reach the site.
_REMEDIES = (
    r"(?:版权|著作权|知识产权|署名|来源标注|转载|侵权|权利)(?:等|方面|的|有|之)?.{0,6}(?:问题|异议|错误|争议|疑问|事宜|纠纷|嫌疑|瑕疵|存疑|意见)",
    r"(?:相关|有关)?(?:权利人|版权方|著作权人|原作者|版权人)",
    r"(?:撤|删|下架|更正).{0,4}(?:稿|除|下|回|该文|本文)",
    r"侵犯(?:了)?(?:您|你|贵|他人|任何)|(?:伤害|损害|侵害)(?:了)?(?:您|你|贵|他人).{0,4}权益",
    r"侵[权删]",
    r"涉嫌侵犯(?:其|您|他人)?.{0,8}(?:权|利益)",  # 认为本网网页内容涉嫌侵犯其信息网络传播权
    r"(?:发现|遇到|存在|有).{0,8}(?:链接失效|信息错误|内容有误|链接错误)",
    r"(?:觉得|认为)不妥",
)
_CONTACTS = (
    r"与(?:本[网站刊报号页]|我们|我司|编辑部|客服|站长).{0,16}(?:联系|沟通|洽谈|处理)",
    r"联系(?:本[网站刊报号]|我们|编辑|站长|客服|删除|更正|撤)",
    r"(?:来[函信电]|致[函信]|发函|发邮件|邮件|留言|私信|书面)(?:至|到|告知|联系|通知|要求)?.{0,16}(?:本[网站刊报号]|我们|编辑部|邮箱|撤|删|更正|告知|要求|[a-z\d])",
    r"向(?:本[网站]|我们).{0,4}提[出交](?:书面)?(?:权利|侵权)?(?:通知|声明)",
    r"告知.{0,8}(?:我们|本[网站]|更正|删除)",
    r"加微信.{0,16}(?:洽谈|告诉|联系)",
    r"(?:我们|本[网站]|将).{0,6}(?:第一时间|及时|立即|尽快|予以|核实后).{0,6}(?:处理|删除|更正|撤)",
    r"(?:致电|联系)(?:本[网站]|编辑部|我们)",
    r"(?:拨打|致电).{0,12}网站.{0,6}(?:热线|电话)",
    r"(?:意见反馈|投诉通道|举报通道)",
)
# The copied matter, and the site as it speaks of itself.
_OWN = re.compile(
    r"本(?:网站|[网站页](?!讯|记者|[\u4e00-\u9fff]?报道)|页面|栏目|平台|(?:公众)?号|博客|文(?!件)|篇文章|资讯)|此文|该文(?!件)"
    r"|(?:未|凡)(?:注明|标明|标注)(?:原创|来源|出处)?的?(?:稿件|作品|文章|内容)"
    r"|所[转载刊引发]发?(?:文章|信息|内容|稿件|图文|作品|资料|新闻|的)|转[载发](?:内容|文章|信息|稿件|此文|本文|作品|的)"
    r"|(?:以上|上述|部分)(?:稿件|图文|文字|内容)|图文|素材|文中的?(?:陈述|观点|看法|数据|内容)|文章(?:内容|取自|来自|转)|(?:栏目|平台)稿件|刊文"
)
_MATTER = re.compile("转[载发]|文章|稿件|作品|图片|内容|信息|资料|文字|观点|素材|版权|来源|链接|网站|新闻|看法")
# How such a line opens.
_OPENS = re.compile(
    r"^[\W_]{0,4}(?:(?:版权|免责|特别|郑重|网站|转载|法律|温馨)(?:声明|说明|提示|提醒|申明|告知)[\W_]|(?:声明|说明)[\W_]|[※＊*][\s:：]?)"
)
# Who speaks in the article itself.
_OF_NEWS = re.compile(
    "考生|报名(?!义)|招聘|应聘|投标|招标|采购人|竞买|标的|申请人|应征|参赛|法院|法官|被告|原告|当事人|警方|网警|公安|民警|执法|发言人|投资者|会议|获悉|通报称"
    "|广大网友|提醒|展览|征集|缴费|填报|市民|气象台|我公司|我司|我院|孩子|不同意见|所在(?:单位|机构)|文责自负|资源|博物馆|志愿"
)
# What others say.
_SAID = re.compile("“[^“”]{0,200}”")
_LONGEST = 400
# Of rules for sites: 第三条 任何单位不得建立本网站镜像.
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,5}条")


def _any_of(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(stems))


_STAND, _WEAKER, _REMEDY, _CONTACT = map(_any_of, (_STANDS, _WEAK, _REMEDIES, _CONTACTS))


def is_disclaimer(text: str) -> bool:
    """True for a line in which the site speaks of what it has copied."""
    if is_english_disclaimer(text):
        return True
    if len(text) > _LONGEST or _ARTICLE.match(text) or (_MATTER.search(text) is None and _OWN.search(text) is None):
        return False
    text = _SAID.sub("", text)
    offers = _REMEDY.search(text) is not None and _CONTACT.search(text) is not None
    stands = len({match.group() for match in _STAND.finditer(text)})
    weaker = len({match.group() for match in _WEAKER.finditer(text)})
    own, opening = _OWN.search(text) is not None, _OPENS.match(text)
    if not (own or opening or stands > 1) or _OF_NEWS.search(text, opening.end() if opening else 0):
        return False
    return bool(offers or stands or (own and weaker > 1))
