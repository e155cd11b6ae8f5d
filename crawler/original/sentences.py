"""Whether a label stands as a field of its own or within the article's own sentences."""

from __future__ import annotations

import re

from crawler.original.characters import JOINER
from crawler.original.targets import Target

# Words that invite to an original and are no sentence of the article.
_FILLERS = (
    "更多内容 更多详情 更多信息 更多精彩 更多 详情 详细内容 具体内容 全文 内容 请 可 您可以 你可以 欢迎 点击 点 点此 点击此处 点这里 文末 左下角 左下方 下方 底部 "
    "如需 需要 查看 阅读 了解 浏览 访问 进入 见 请见 详见 参见 附 附上 附注 注 本文 文章 新闻 来自 查看详情 阅读全文 往下 长按 识别 二维码 或 和 及 与 the read more click here"
).split()
_FILLER = re.compile(rf"(?:{'|'.join(sorted(_FILLERS, key=len, reverse=True))}|\d[年月日时分秒]|[\W_\d]|{JOINER})*", re.I)
# What ends a field or a sentence, so that a label may follow.
_ENDS = '。！？；!?;|｜丨】）)]〕」』》>”"…:：/、,，·•-—→'
_OPENS = '（(【[〔「『《<“"'
# A day, and before it nothing but what says that this text was taken then: 本站于9月8日, and not 该视频于9月8日.
_DAY_ENDS = re.compile(
    r"(?:^|[^\u3400-\u9fffA-Za-z\d]|(?:本文|文章|稿件|本站|本网|编辑|记者))(?:于|在)?[\d年月日号点时分 :：.\-/]{1,40}\d[日号时分秒]$"
)
_FIELD = re.compile(r"[\u3400-\u9fffA-Za-z]{2,8} ?[:：]")
# A source, a person or a date and the comma that ends it, before an anchor that is a label: `来源：新区网，<a>原文链接</a>`.
_BYLINES = "来源 來源 稿源 出处 作者 记者 通讯员 文 编辑 责编 责任编辑 审核 校对 时间 日期 发布时间".split()
_BYLINE = rf"[\u3400-\u9fff]{{0,2}}(?:{'|'.join(_BYLINES)}) ?[:：]|(?:本文|原文|文章|稿件)?(?:转载自|转自|摘自|来源于|来源自|选自|源自|原载|首发于|刊于|载于|发表于)[:：]?"
_ENDED_BY_COMMA = re.compile(rf"(?:^|[\W\d])(?:{_BYLINE})[^，,。！？；!?;:：]{{1,16}}[，,](?P<rest>[^，,]{{0,16}})$")
_CLAUSES = re.compile(r"[。！？；!?;|｜丨（(【\[〔「『]|  |\] |】|》")
_SENTENCE = re.compile("[。！？；，]")
_ENDERS = re.compile(r"[。！？!?；;]")
_CLOSERS = re.compile(rf"[\s{JOINER}）)】\]〕」』》>”\"'→»：:]*")
# Anchors no longer than this may be tools before a label: 打印, 关闭窗口.
LONGEST_TOOL = 10
# Words before a bracket no longer than this may be the name of a source.
LONGEST_NAME = 12
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z]")
# Letters before a label that are more than a name or an invitation.
_SHORTEST_PROSE = 4
# The text that a sentence speaks of, and not the page's own.
_OTHER_TEXT = re.compile("(?:该|那篇|这篇|此)(?:文章?|报道|消息|视频|帖子?|微博|图片|截图)(?:$|(?=转|摘|来|出|原))")
# What a page says of its copy, behind the address.
_ON_COPY = re.compile(
    r"未经|谢绝|禁止|严禁|转[载发]|版权|著作权|如有|如需|如涉|若有|若涉|涉及|侵[权删]|仅[供代作]|不代表|感谢|谢谢|致谢|特此|本[站网文号刊]|原文|原题|标题|题目|内容|文章|"
    r"有?删[节减改]|略有|经?编辑|整理|更多|欢迎|扫码|关注|点击|阅读|查看|访问|(?:\d{4}年)?\d{1,2}月\d{1,2}日"
)

# The same, as a clause behind the name of the source: 原文刊载于<a>新区日报</a>，本站转载。
_CLAUSE_ON_COPY = re.compile(
    r"[，,、 ]+(?:(?:由|经)?本[站网刊报号](?:转载|已|略|有)|转[载发](?=[。；;，,）)】]|时|$)|有(?:删[节减改]|改动)|略有|内容有删|标题(?:为|有|系)|特此|感谢|经编辑)"
)


def ends_a_field(before: str, *, inside: bool = False) -> bool:
    """True if a label may begin after this text; `inside`: if a field of its own begins within it."""
    if inside:
        return _FIELD.search(before) is not None
    text = before.rstrip(" " + JOINER)
    if not text or text[-1] in _ENDS or text[-1] in _OPENS or text[-1].isdigit() or before != text:
        return True
    return _DAY_ENDS.search(text) is not None


def in_a_sentence(text: str, start: int, stop: int) -> bool:
    """True for a label in brackets in mid-sentence: `据报道（原文链接：http://…），昨日…`."""
    before = text[max(0, start - 80) : start].rstrip(" " + JOINER)
    if not before or before[-1] not in "（([":
        return False
    before = before[:-1].rstrip()
    if not before or not _WORD.match(before[-1]):
        return False
    closing = {"（": "）", "(": ")", "[": "]"}
    rest = text[start : stop + 200]
    end = rest.find(closing[text[start - 1]]) if text[start - 1] in closing else -1
    return end >= 0 and re.match(r"\s*[，、,\u3400-\u9fffA-Za-z]", rest[end + 1 :]) is not None


def is_mentioned(text: str, start: int, end: int) -> bool:
    """True for a label whose address a sentence goes on behind, as it began before: `网传“原文链接：http://…”一文不实`.

    start: of the label; end: of its address.
    """
    clause = _CLAUSES.split(text[max(0, start - 200) : start])[-1]
    other = _OTHER_TEXT.search(clause) or _OTHER_TEXT.match(text, start)
    if not other and (sum(map(str.isalpha, clause)) < _SHORTEST_PROSE or _FILLER.fullmatch(clause) or _FIELD.search(clause)):
        return False
    closers = _CLOSERS.match(text, end)
    rest = text[closers.end() if closers else end :][:200].lstrip("，、, ")
    return (
        bool(rest)
        and " " not in text[end : closers.end() if closers else end]
        and _WORD.match(rest[0]) is not None
        and not _FIELD.match(rest)
        and not _ON_COPY.match(rest)
        and _FILLER.fullmatch(_CLAUSES.split(rest)[0]) is None
    )


def stands_alone(text: str, start: int, target: Target, targets: list[Target]) -> bool:
    """True if an anchor that says 阅读原文 is not a word of a sentence; `start`: where the label begins."""
    before = text[max(0, start - 200) : start]
    after = text[target.end : target.end + 200]
    return _may_precede(before, start, targets) and _may_follow(after, target, targets)


def goes_on(text: str, target: Target, targets: list[Target], *, commas: bool) -> bool:
    """True if a sentence goes on behind an anchor: `来源于<a>统计局</a>的数据显示`; `commas`: another clause may."""
    return not _may_follow(text[target.end : target.end + 200], target, targets, commas=commas)


def _may_precede(before: str, start: int, targets: list[Target]) -> bool:
    """True if the words before a label invite to it, name a field, or belong to another anchor."""
    if _in_brackets_of_a_sentence(before):
        return False
    clause = _CLAUSES.split(before)[-1]
    if _FILLER.fullmatch(clause):
        return True
    if _FIELD.search(clause) and len(clause) <= 60 and "，" not in clause:
        return True
    if _FIELD.match(before.lstrip(_OPENS + " ")) and len(before) <= 80 and not _SENTENCE.search(before):
        return True
    listed = _ENDED_BY_COMMA.search(before[-60:])
    if listed and _FILLER.fullmatch(listed["rest"]):
        return True
    previous = next((target for target in reversed(targets) if target.text and target.end <= start), None)
    if previous is None or len(previous.text) > LONGEST_TOOL or start - previous.end >= len(before):
        return False
    between = before[len(before) - (start - previous.end) :]
    return len(between) < 20 and "，" not in between and _FILLER.fullmatch(between) is not None


def _in_brackets_of_a_sentence(before: str) -> bool:
    """True for `昨日公布了新的管理办法（`: an opening bracket after words that are neither a field nor a whole sentence."""
    text = before.rstrip(" " + JOINER)
    if not text or text[-1] not in "（(":
        return False
    words = text[:-1].rstrip()
    sentence = _ENDERS.split(words)[-1]
    return len(sentence) > LONGEST_NAME and not _FIELD.search(sentence)


def _may_follow(after: str, target: Target, targets: list[Target], *, commas: bool = False) -> bool:
    """True if no sentence goes on behind an anchor; `commas`: another clause may."""
    closers = _CLOSERS.match(after)
    rest = after[closers.end() :] if closers else after
    if not rest or (not _WORD.match(rest[0]) and (commas or rest[0] not in "，、,")):
        return True
    if _CLAUSE_ON_COPY.match(rest):
        return True
    if _FIELD.match(rest.lstrip("，, ")) or (closers and " " in closers.group() and not rest[0].isascii()):
        return True
    following = next((t for t in targets if t.text and t.start >= target.end), None)
    if following is not None and following.start - target.end <= (closers.end() if closers else 0):
        return True
    return _FILLER.fullmatch(_CLAUSES.split(rest)[0]) is not None
