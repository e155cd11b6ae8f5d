"""Every word that a page of ours says, in English and in Chinese, and which of the two a browser asks for."""

from __future__ import annotations

from string import Formatter
from typing import Any, Final, Literal

Language = Literal["en", "zh"]

WORDS: Final[dict[str, tuple[str, str]]] = {
    "name": ("Repost archive", "转载档案"),
    "skip": ("Skip to the content", "跳到正文"),
    "menu": ("Parts of the archive", "档案各部分"),
    "start": ("Start", "首页"),
    "stories": ("Stories", "稿件"),
    "pages": ("Pages", "页面"),
    "versions": ("Versions", "版本"),
    "sites": ("Sites", "网站"),
    "failures": ("Failures", "抓取失败"),
    "search": ("Search", "搜索"),
    "search_for": ("Words, or an address", "词语或网址"),
    "search_hint": (
        "Any words of one character or more; several with spaces between them are all to be there. Or the address of a repost or of an original, in any spelling.",
        "任何词语，一个字也可以；几个词用空格隔开，须同时出现。也可以输入转载页或原文的网址，写法不限。",
    ),
    "nothing_found": ("Nothing found.", "没有找到。"),
    "hits": ("{n:,} {n:page|pages}", "{n:,} 个页面"),
    "no_words": ("There is no letter or digit in what you typed.", "输入内容中没有文字或数字。"),
    "no_story_at": ("The ledger has no article at this address: {why}", "该网址在台账中没有文章：{why}"),
    "unknown_address": ("not known", "未收录"),
    "bad_day": ("Not a day: {day}; expected one such as 2024-05-10.", "日期无效：{day}，应形如 2024-05-10。"),
    "from_day": ("From day", "起始日期"),
    "to_day": ("To day", "截止日期"),
    "any": ("any", "不限"),
    "newest_first": ("newest first", "按日期由新到旧"),
    "older": ("Older", "更早"),
    "newer": ("Newer", "更新"),
    "more": ("All of them", "查看全部"),
    "story": ("Story", "稿件"),
    "source": ("Original", "原文"),
    "title": ("Title", "标题"),
    "site": ("Site", "网站"),
    "published": ("Published", "发布时间"),
    "reposts": ("Reposts", "转载"),
    "n_reposts": (
        "{n:,} {n:repost|reposts} on {sites:,} {sites:site|sites}, {changed:,} of them changed",
        "{sites:,} 个网站转载 {n:,} 次，其中 {changed:,} 次有改动",
    ),
    "changed": ("Changed", "有改动"),
    "state": ("State", "状态"),
    "reason": ("Reason", "原因"),
    "relation": ("Text", "文字"),
    "similarity": ("The same", "相同"),
    "no_title": ("(no title)", "（无标题）"),
    "no_date": ("no date", "日期不详"),
    "totals": ("In the ledger", "台账总数"),
    "total_stories": ("{n:story|stories}", "稿件"),
    "total_reposted": ("reposted", "被转载"),
    "total_reposts": ("{n:repost|reposts}", "次转载"),
    "total_changed": ("changed", "次有改动"),
    "total_vanished": ("{n:original|originals} gone", "篇原文消失"),
    "total_sites": ("{n:site|sites}", "个网站"),
    "total_pages": ("{n:page|pages}", "个页面"),
    "newest_stories": ("Newest stories", "最新稿件"),
    "most_reposted": ("Most reposted", "转载最多"),
    "sites_by_reposts": ("Sites that repost most", "转载最多的网站"),
    "sites_by_change": ("Sites that change most", "改动最多的网站"),
    "sites_by_change_hint": (
        "share of compared reposts whose title or text differs; sites with at least {n} of them",
        "标题或正文有差异的转载所占比例；只列至少有 {n} 次可比转载的网站",
    ),
    "sites_by_change_few": (
        "share of compared reposts whose title or text differs. No site has {n} of them yet, so a share says little: all that have any",
        "标题或正文有差异的转载所占比例。还没有网站达到 {n} 次可比转载，比例参考意义不大：列出有改动的所有网站",
    ),
    "vanished": ("Originals that are gone", "已消失的原文"),
    "alarms": ("Alarms", "警报"),
    "no_alarms": ("None.", "无。"),
    "empty": ("The ledger has no article yet. Run a crawl.", "台账中还没有文章，请先抓取。"),
    "reposts_a_day": ("Reposts a day", "每日转载数"),
    "hours_to_repost": ("Hours from the original to its repost", "从原文到转载的小时数"),
    "pages_a_day": ("Pages a day", "每日页面数"),
    "day": ("Day", "日期"),
    "hours": ("Hours", "小时"),
    "number": ("Number", "数量"),
    "before": ("before the original", "早于原文"),
    "hours_to": ("{a} to {b}", "{a}–{b}"),
    "hours_over": ("over {a}", "{a} 以上"),
    "last_days": ("the last {n} days that have any", "有数据的最近 {n} 天"),
    "who_when": ("Who reposted it, and when", "谁转载了，何时转载"),
    "compare": ("Compare", "对照"),
    "compared": ("Compared below", "见下方对照"),
    "side_by_side": ("What was changed", "改动对照"),
    "left_source": ("Original", "原文"),
    "left_earliest": ("Earliest repost", "最早的转载"),
    "right": ("Repost", "转载"),
    "against_earliest": (
        "The ledger lacks the original; reposts are compared with the earliest of them.",
        "台账中没有原文，以最早的转载为比较对象。",
    ),
    "legend": (
        "− removed (struck through), + added (underlined), ~ changed; = the same",
        "− 删去（删除线），+ 增加（下划线），~ 改动；= 相同",
    ),
    "sign_removed": ("removed", "删去"),
    "sign_added": ("added", "增加"),
    "sign_changed": ("changed", "改动"),
    "sign_equal": ("the same", "相同"),
    "moved_from": ("moved from here", "由此移走"),
    "moved_to": ("moved to here", "移到此处"),
    "sentences_same": ("{n:,} {n:sentence|sentences} the same", "{n:,} 句相同"),
    "no_difference": ("No sentence differs.", "各句均无差异。"),
    "too_long": ("Too long to be compared.", "文字过长，无法对照。"),
    "nothing_changed": ("No repost of this story can be compared.", "没有可对照的转载。"),
    "evidence": ("Names its original", "注明原文"),
    "live_page": ("Live page", "在线页面"),
    "archived": ("Archived record", "存档记录"),
    "not_archived": ("not archived", "未存档"),
    "download": ("Download the bytes", "下载原始字节"),
    "as_text": ("Show as text", "以文本查看"),
    "page": ("Page", "页面"),
    "text": ("Text", "正文"),
    "version_n": ("Version {n}", "第 {n} 版"),
    "fetched": ("fetched {time}", "抓取于 {time}"),
    "time_not_told": ("saved, time not told", "保存时间不详"),
    "what_changed": ("What changed since the version before", "与上一版的差异"),
    "other_bytes": ("Other bytes, the same article.", "字节不同，文章相同。"),
    "also_at": ("the same page at another address", "同一页面的另一网址"),
    "minute_after": ("{n:g} {n:minute|minutes} after the original", "晚于原文 {n:g} 分钟"),
    "hour_after": ("{n:g} {n:hour|hours} after the original", "晚于原文 {n:g} 小时"),
    "day_after": ("{n:,} {n:day|days} after the original", "晚于原文 {n:,} 天"),
    "minute_same": ("in the same minute as the original", "与原文同一分钟"),
    "day_same": ("on the day of the original", "与原文同日"),
    "minute_before": ("{n:g} {n:minute|minutes} BEFORE the original", "早于原文 {n:g} 分钟"),
    "hour_before": ("{n:g} {n:hour|hours} BEFORE the original", "早于原文 {n:g} 小时"),
    "day_before": ("{n:,} {n:day|days} BEFORE the original", "早于原文 {n:,} 天"),
    "missing": ("The ledger does not have the original.", "台账中没有原文。"),
    "ring": (
        "These pages name each other as their original; none of them is the original.",
        "这些页面互称对方为原文，均非原文。",
    ),
    "tried": ("What became of its address", "原文网址抓取情况"),
    "why_one": ("Why these pages are one story", "这些页面为何归为一篇"),
    "merged": ("merged {time} {why}: {key}", "{time} 合并，{why}：{key}"),
    "why_key": ("by what pages state", "依据页面注明"),
    "why_text": ("by their texts", "依据正文"),
    "why_person": ("by a person's word", "依据人工判断"),
    "further_key": ("also known as {key} ({reason})", "另有网址 {key}（{reason}）"),
    "word_split": ("a person, {time}: {a} is not of the story of {b}", "人工，{time}：{a} 不属于 {b} 的稿件"),
    "word_join": ("a person, {time}: {a} is of the story of {b}", "人工，{time}：{a} 属于 {b} 的稿件"),
    "gone_since": ("found gone {time}; its text is kept", "{time} 发现已消失；正文仍保留"),
    "copy_of": ("its text is a web archive's copy: {copy}", "正文取自网页存档：{copy}"),
    "takes_from": ("Which sources it takes from", "稿件取自何处"),
    "reposted_by": ("Who reposts from it", "谁转载它的稿件"),
    "no_article_of_site": ("The ledger has no article of this site.", "台账中没有该网站的文章。"),
    "how_changed": ("How often it changes the text", "改动文字的情况"),
    "recent": ("Newest pages", "最新页面"),
    "site_share": ("{share} of its {n:,} {n:article names|articles name} an original", "{n:,} 篇文章中有 {share} 注明原文"),
    "site_changed": (
        "{share} of its {n:,} compared {n:repost is|reposts are} changed",
        "{n:,} 次可比转载中有 {share} 有改动",
    ),
    "articles": ("Articles", "文章"),
    "not_found": ("There is no such page here.", "没有这个页面。"),
    "error": ("That did not work", "出错了"),
    "rows": ("{n:,} {n:row|rows}", "{n:,} 行"),
    "columns_say": ("What the columns say", "各列含义"),
    "filter": ("Filter", "筛选"),
    "column": ("column", "列"),
    "apply": ("Apply", "应用"),
    "sort_by": ("Sort by", "排序"),
    "descending": ("descending", "降序"),
    "this_as": ("These rows as", "以其他格式取得这些行"),
    "all_rows": ("CSV, all rows", "CSV（全部行）"),
    "next_page": ("Next page", "下一页"),
    "remove": ("remove", "移除"),
    "facets": ("Facets", "分类统计"),
    "timed_out": ("Took too long to count: {what}", "统计超时：{what}"),
    "made_with": ("Datasette serves it; no page runs a script.", "由 Datasette 提供；页面不运行脚本。"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "killed": ("killed, or still running", "被中止或仍在运行"),
    "source_state": ("Original is", "原文状态"),
    # Values.
    "relation.verbatim": ("verbatim", "原样"),
    "relation.retitled": ("retitled", "改题"),
    "relation.abridged": ("abridged", "删节"),
    "relation.extended": ("extended", "增补"),
    "relation.edited": ("edited", "改写"),
    "relation.different": ("different", "不同文章"),
    "state.live": ("live", "在线"),
    "state.gone": ("gone", "已消失"),
    "state.blocked": ("blocked", "被阻挡"),
    "state.failed": ("failed", "失败"),
    "state.needs_browser": ("needs a browser", "需浏览器"),
    "state.due": ("due", "待抓取"),
    "state.not_tried": ("not tried yet", "尚未尝试"),
    "state.forgotten": ("taken out", "已删除"),
    "state.unknown": ("stated by no page", "无页面注明"),
    "state.incomplete": ("incomplete", "不完整"),
    "state.not_article": ("no article", "非文章"),
    "state.fetched": ("fetched", "已抓取"),
    "method.stated": ("states the original", "注明原文"),
    "method.alias": ("by another address", "经另一网址"),
    "method.text": ("by its text", "依据正文"),
    "method.none": ("states none", "未注明"),
}


def language_of(accepted: str) -> Language:
    """The language of an Accept-Language header: Chinese where that is asked for before English, else English."""
    best: tuple[float, Language] = (0.0, "en")
    for part in accepted.split(",")[:20]:
        tag, _, parameters = part.partition(";")
        name = tag.strip().lower().partition("-")[0]
        try:
            weight = float(parameters.partition("=")[2]) if "q=" in parameters.replace(" ", "") else 1.0
        except ValueError:
            weight = 0.0
        if name in {"en", "zh"} and weight > best[0]:
            best = (weight, "zh" if name == "zh" else "en")
    return best[1]


class _Formatter(Formatter):
    """Python's, and `{n:page|pages}` for the word that goes with a number."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """A value as its field asks for it."""
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if value == 1 else many
        return str(super().format_field(value, format_spec))


_FORMATTER: Final = _Formatter()


class Says:
    """Says words in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, word: str, **values: object) -> str:
        """The words, with values in them; counts as numbers."""
        return _FORMATTER.format(WORDS[word][self.language == "zh"], **values)

    def value(self, kind: str, value: str | None) -> str:
        """A value of a column, such as a relation; as it is where there is no word for it, empty for None."""
        if value is None:
            return ""
        return self(f"{kind}.{value}") if f"{kind}.{value}" in WORDS else value
