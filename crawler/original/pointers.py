"""Addresses that are no value behind a label: under the words before it, around it, in the field behind it."""

from __future__ import annotations

import re

from crawler.original.labelled import Labelled
from crawler.original.labels import VERBS, Strength
from crawler.original.shapes import kind_of
from crawler.original.targets import landed, shown_url, text_address

# `本文系转载，<a>点击这里</a>查看出处`: the anchor has no words of its own but where to click.
_CLICK = re.compile(
    r"(?:请?(?:单击|点击|点|戳|按))?(?:一下)?(?:这里|这儿|此处|此链接|此|下方链接|链接)|点击|click here|here", re.I
)
_CLICK_WORDS = re.compile("请|单击|点击|[点戳按]|一下")
_WORD = re.compile(r"\w")
_WORD_FOLLOWS = re.compile(r"\s?[\u3400-\u9fffA-Za-z]")
# `[url=http://…]原文在此[/url]`: the code of a forum that nobody has turned into an anchor.
_CODE = re.compile(r"\[url=\"?(?P<url>[^\]\"\s]{10,2000})\"?\](?P<words>[^\[\]]{1,40})\[/url\]", re.I)
# Before the words in such code, and behind them; 原文件下载 and 原帖由张三发表 are something else.
_BEFORE_WORDS = re.compile(rf"\W*(?:{'|'.join(sorted(VERBS, key=len, reverse=True))})?\W*")
_BEHIND_WORDS = re.compile(r"\W*(?:在此|在这里|见此|这里|此处|如下|请点击)?\W*")
# Before a click, what says that the text is a copy.
_IS_COPY = re.compile(r"(?:转[载自帖发贴]|轉[載自]|摘自|搬运|采集自|来[源自])")
_NAMES_TITLE = re.compile("[《〈]")
# What an outlet's name ends with; 青石县防汛管理办法（原文） is a document of the text.
_OUTLET = re.compile(
    r"(?:[网报社台局委厅]|网站|门户|政府|融媒体?中心|政务公开|发布|客户端|公众号|在线|频道|原帖|来源|出处|联合会|协会|学会|商会|总会|工会|法院|检察院|大学|学院|医院|中心|办公室)$"
)
_BRACKETED = re.compile(r"\s*[（(\[【]#[)）\]】]\s*")
_OPENS = frozenset("（(【[")
# The whole name of a site or a newspaper, not a title that ends so: 关于成立数据局.
_SITE = re.compile(
    r"(?!.*(?:关于|上线|开通|建设))[\u4e00-\u9fff]{2,12}(?:门户网站?|网站|网|[日晚早时商]报|电视台|广播电台|杂志|周刊|发布|客户端|融媒体?中心)"
)
_BRACKETED_END = re.compile(r"[（(【\[][^（()）【\[\]】]{0,4}原文[^（()）【\[\]】]{0,2}[)）\]】]$")
_CLOSED = re.compile(r"\s*[）)】\]]\s*")
# Before the anchor: 请点击.
_CLICKS = 3
_MOST_FIELDS = 40


def pointed_at(label: Labelled) -> tuple[str, str] | None:
    """The address and its evidence; None where nothing points to one."""
    return (
        _under_a_click(label) or _in_forum_code(label) or _in_a_field(label) or _before_brackets(label) or _in_brackets(label)
    )


def _under_a_click(label: Labelled) -> tuple[str, str] | None:
    """The address of an anchor with which a label begins, or right before one that begins with what one does there."""
    first, last = label.match.span()
    target = next(
        (one for one in label.targets if _CLICK.fullmatch(one.text) and one.start - _CLICKS <= first <= one.end < last), None
    )
    if target is None or not label.words.startswith(tuple(VERBS)) or _WORD_FOLLOWS.match(label.text, label.match.end()):
        return None
    names_it = label.colon and _WORD.search(label.text, last)
    if names_it or not _speaks_of_page(label.text[: min(target.start, first)]):
        return None
    url = label.address(target)
    return (url, label.line.text) if url else None


def _speaks_of_page(before: str) -> bool:
    """True for words that say that this is a copy, or none but what one does there: 请点击."""
    words = _CLICK_WORDS.sub("", before)
    return _WORD.search(words) is None or (_IS_COPY.search(words) is not None and _NAMES_TITLE.search(words) is None)


def _in_forum_code(label: Labelled) -> tuple[str, str] | None:
    """The address of the code around a label, of which its words are hardly more."""
    if "[/" not in label.text:
        return None
    for code in _CODE.finditer(label.text):
        first, last = code.span("words")
        if first <= label.match.start() and label.match.end() <= last:
            is_label = _BEFORE_WORDS.fullmatch(label.text, first, label.match.start()) and _BEHIND_WORDS.fullmatch(
                label.text, label.match.end(), last
            )
            shown = shown_url(label.text, *code.span("url"), bare=False) if is_label else None
            url = text_address(shown, label.document) if shown else None
            return (url, label.line.text) if url else None
    return None


def _before_brackets(label: Labelled) -> tuple[str, str] | None:
    """The address of an anchor that is the line but for the label, in brackets behind it: `<a>http://…</a>（原文）`."""
    target = label.targets[0] if len(label.targets) == 1 else None
    if target is None or label.strength is Strength.NOTICE or not target.end <= label.match.start():
        return None
    if shown_url(target.text) is None and (label.strength < Strength.ORIGINAL or not _OUTLET.search(target.text)):
        # A name and what it is, perhaps of a picture above, or of the rule that the text explains.
        return None
    around = f"{label.text[: target.start]}{label.text[target.end : label.match.start()]}#{label.text[label.match.end() :]}"
    url = label.address(target) if _BRACKETED.fullmatch(around) else None
    return (url, label.line.text) if url else None


def _in_brackets(label: Labelled) -> tuple[str, str] | None:
    """The address of an anchor that is the line, an outlet and the label in brackets: `<a>新区政府网（查看原文）</a>`."""
    target = label.targets[0] if len(label.targets) == 1 else None
    if target is None or label.strength < Strength.ORIGINAL or label.text.strip() != target.text.strip():
        return None
    name = label.text[: label.match.start()].rstrip()
    if (
        name[-1:] not in _OPENS
        or not _CLOSED.fullmatch(label.text, label.match.end())
        or not _SITE.fullmatch(name[:-1].rstrip())
    ):
        return None
    beside = label.document.lines[max(0, label.line.index - 1) : label.line.index + 2]
    if any(line is not label.line and line.links and _BRACKETED_END.search(line.text) for line in beside):
        # One of a list of what else may be read.
        return None
    url = label.address(target)
    return (url, label.line.text) if url and kind_of(url) == "article" else None


def _in_a_field(label: Labelled) -> tuple[str, str] | None:
    """The address in a field that can only be read, to be copied, right behind a label that asks for one."""
    if label.strength < Strength.SOURCE_LINK:
        return None
    first, last = label.line.start + label.match.end(), label.line.start + label.begin
    for field in label.document.find("input")[:_MOST_FIELDS]:
        if first <= field.start <= last and not field.attributes.keys().isdisjoint(("readonly", "disabled")):
            value = (field.get("value") or "").strip()
            url = landed(value, None) if value.lower().startswith(("http://", "https://")) else None
            return (url, f"{label.line.text} {value}") if url else None
    return None
