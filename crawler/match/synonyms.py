"""Changes in a text that are no other name, place or thing: words that editors put for one another, and what machines misread."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

# Words of one meaning, a group a line; seen in copies of generated worlds and of news sites.
_GROUPS = (
    "说 表示 介绍 介绍说 告诉记者 指出 强调 称 坦言",
    "日前 近日 前不久 近期 最近",
    "目前 现在 如今 眼下",
    "举行 召开 举办",
    "抓获 抓住 逮住",
    "开展 进行 组织开展",
    "推进 推动 促进",
    "加强 强化 增强",
    "部分 一些 有些 个别",
    "建设 修建 兴建 新建",
    "群众 老百姓 百姓 居民",
    "关键 要害 核心",
    "整治 治理",
    "解决 破解 化解",
    "全部 都 均",
    "投入使用 投用 启用",
)
# Characters that people who type and machines that read take for one another, a pair each.
_MISREAD = "的之 和与 份分 功工 厂场 纪记 代带 士土 在再 的地 的得 地得 作做 园圆 象像 他她 那哪 座坐 账帐 即既 以已 度渡 曰日 入人 己已 已巳 间问 土工 贝员 淮准 l1 I1 |1 0O 0o 木本 白自 未末 干千 于干 设没 占站 兔免 沽活 夭天 籍藉 晴睛 侯候 拔拨 辨辩"
# What comes and goes: 了, 的.
_EMPTY = frozenset("的了等也还共均已又再将就其该本各,、;:。.-—·()")
# Marks that may stand for one another: a text typed with those of another keyboard.
_MARKS = frozenset(",、;:。.!?·—-~…()[]/|")

_GROUP_OF = {word: number for number, group in enumerate(_GROUPS) for word in group.split()}
_PAIRS = frozenset(frozenset(pair) for pair in _MISREAD.split())


def substitutions(old: str, new: str) -> Iterator[tuple[str, str]]:
    """What stands in the new text for what, neighbouring characters together; either may be empty."""
    start_old = start_new = end_old = end_new = -1
    for code in Levenshtein.opcodes(old, new):
        if code.tag == "equal":
            continue
        if code.src_start == end_old and code.dest_start == end_new:
            end_old, end_new = code.src_end, code.dest_end
            continue
        if start_old >= 0:
            yield old[start_old:end_old], new[start_new:end_new]
        start_old, end_old, start_new, end_new = code.src_start, code.src_end, code.dest_start, code.dest_end
    if start_old >= 0:
        yield old[start_old:end_old], new[start_new:end_new]


def is_harmless(old: str, new: str) -> bool:
    """True if the one may stand for the other in any text, or if a character is missing."""
    if not old or not new:
        missing = old or new
        return len(missing) == 1 or all(character in _EMPTY for character in missing)
    if frozenset((old, new)) in _PAIRS or (_MARKS.issuperset(old) and _MARKS.issuperset(new)):
        return True
    group = _GROUP_OF.get(old)
    return group is not None and group == _GROUP_OF.get(new)
