"""Whether a line is a notice of the site: on copying, on copyright, on how to follow it."""

from __future__ import annotations

import re

from crawler.extract.disclaimers import is_disclaimer
from crawler.extract.told import is_told

# Words that make a line at the end of a body a notice, wherever they stand in it.
NOTICE_PARTS: tuple[str, ...] = (
    "未经授权",  # thepaper.cn
    "未经书面授权",  # 39.net
    "未经正式授权",  # jiemian.com
    "严禁转载",
    "不得转载",
    "请勿转载",
    "禁止转载",
    "谢绝转载",
    "侵权必究",
    "违者必究",
    "侵权删",
    "侵删",
    "侵权立删",
    "侵权即删",
    "转载请",
    "如若转载",
    "版权归",  # 政讯通
    "版权属于",
    "©著作权归作者所有",  # 51cto.com
    "如需咨询请与本所联系",  # law firms
    "仅代表作者",  # guancha.cn
    "不代表本站",
    "不代表本网",
    "不代表本",
    "与本网无关",
    "与本站无关",
    "免责声明",
    "ICP备",
    "公网安备",
    "All Rights Reserved",
    "更多原创资讯",  # thepaper.cn
    "下载客户端",
    "长按二维码",
    "关注我们",
    "官方微信",
    "微信公众号：",
    "转载自网络",
    "来源于网络",
    "网络转载",
    "仅供参考",
    "联系我们删除",
    "联系删除",
    "相关经验资讯请关注",
    "点击进入专题",
    "本网站转载",
    "阅读体验更佳",
    "请注明出处",
    "来源网络",
    "涉及版权问题",
    "此文限会员",  # caixin.com
    "后获取已订阅",  # caixin.com
    "订阅财新通",  # caixin.com
    "推荐进入财新",  # caixin.com
    "不得转载",  # Taiwan
    "小额赞助",  # cna.com.tw
    "知识共享署名",  # blogs
    "请点击纠错",
    "“在看”",  # WeChat
    "一键三连",  # WeChat
    "点赞分享",
    "点赞、在看",  # WeChat
    "点亮在看",  # WeChat
    "有帮助吗",  # a vote below help pages
    "有何感觉",  # a vote of moods
    "正文已结束",
    "人参与评论",
    "条评论",
    "支持键盘",  # galleries
    "文章不错，",  # a call for a vote
    "请点个赞",
    "点个在看",
    "点个关注",
    "点个转发",
    "戳个在看",
    "投出宝贵一票",
    "Adobe Reader",  # below files
    "位访问者",  # a counter in words
    "位访客",
)
# Calls on readers. Behind a sentence of the text they make no notice of it: `停电计划可能取消，敬请关注营业厅公告`; see `edges/glued.py`.
_CALLS: tuple[str, ...] = (
    "更多精彩内容",
    "更多资讯请",
    "更多内容请",
    "敬请关注",
)
_SHORTEST_BEFORE_CALL, _LONGEST_CALL = 15, 40
_FOLLOWED = re.compile(
    "公众号|公号|客户端|微信|微博|视频号|扫码|二维码|APP|App|我们|本[网站报刊台]|网站|点击|下载|链接|www[.]|://"
)
# Words that a court's news has as well: a notice speaks of itself, of the reader's next step or of the site beside them.
_WEAK_PARTS: tuple[str, ...] = ("侵权", "未经许可", "及时删除")
_OF_THE_SITE = re.compile(
    "本[网站文报刊号平稿]|我们|联系|告知(?!书)|注明|转载内容|[如若倘](?![今何期此同下])(?:果|有|您|涉|对|发现|本|需|存在)?.{0,8}侵权"
)
_SENTENCE_END = re.compile("[。；;！!？?]")
# Who runs a site, and the next field of its foot.
_RUNS_SITE = re.compile("^主管主办[:：]|主管主办(?:[ 　|｜]|$)")
# A code to scan is the site's where it brings a reader to the site; in a notice it leads to a form.
_CODE = re.compile("扫描(?:[下左右上]方)?二维码|[上下左右]方(?:的)?二维码")
FOR_READERS = re.compile("关注|下载|更多|我们|客户端|分享|阅读|浏览|订阅|手机|本页|本文|原文")

# Words of a page's foot, wherever they stand in a line. Both cases are spelt out: with re.I no search can leap.
FOOT = re.compile(
    r"[iI][cC][pP]备|公网安备|分辨率|网站标识码|版权所有|[aA][lL][lL] [rR][iI][gG][hH][tT][sS] [rR][eE][sS][eE][rR][vV][eE][dD]"
    r"|信息服务\S{0,4}许可证|电信业务\S{0,4}许可证|视听节目\S{0,4}许可证|节目制作经营\S{0,4}许可证|举报电话|不良信息|主办[ |｜].{2,24}承办(?:[ |｜]|$)|主办[ |｜]{1,3}(?:联系|咨询|服务)?电话[:：]|网上留言请遵守"
)

# News and letters of offices tell of a hotline too, in sentences that do not speak of the site.
_HOTLINE = "举报电话"
_SITE_S_HOTLINE = re.compile("本[网站平]|网站|网络|平台|不良信息|我们|12377")


def is_of_foot(text: str) -> bool:
    """True for a line with words of a page's foot, and for no sentence that has 举报电话 alone of them and speaks of others than the site."""
    if FOOT.search(text) is None:
        return False
    is_said = _HOTLINE in text and text[-1] in "。！？”" and "，" in text and _SITE_S_HOTLINE.search(text) is None
    return not is_said or FOOT.search(text.replace(_HOTLINE, "")) is not None


def is_notice(text: str) -> bool:
    """True if words of a notice stand in the text, and it is no news of others."""
    return _says_so(text) and not is_told(text)


def _says_so(text: str) -> bool:
    if any(part in text for part in NOTICE_PARTS) or ("主管主办" in text and _RUNS_SITE.search(text)):
        return True
    if any(part in text and _calls(text, text.find(part)) for part in _CALLS):
        return True
    if any(part in text for part in _WEAK_PARTS) and any(map(_is_on_rights, _SENTENCE_END.split(text))):
        return True
    if is_disclaimer(text):
        return True
    return "二维码" in text and _CODE.search(text) is not None and (text[-1] != "。" or FOR_READERS.search(text) is not None)


def _calls(text: str, place: int) -> bool:
    """True if a text with such a call at this place is nothing but the call: no sentence before it, and short, or with what to follow."""
    if place >= _SHORTEST_BEFORE_CALL and "。" in text[:place]:
        return False
    return len(text) <= _LONGEST_CALL or _FOLLOWED.search(text) is not None


def _is_on_rights(sentence: str) -> bool:
    """True if one of the weak words and the site, or what a reader is to do, stand in one sentence."""
    return any(part in sentence for part in _WEAK_PARTS) and _OF_THE_SITE.search(sentence) is not None
