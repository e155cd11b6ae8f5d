"""The value of a label: the addresses that stand behind it in its line, or in the line after it."""

from __future__ import annotations

import re
from itertools import islice

from crawler.original.characters import JOINER, plain_text
from crawler.original.exclusions import DEMAND, OTHER_FIELD, OTHER_LINE, TOOL
from crawler.original.forms import has_field, is_form_label
from crawler.original.labels import GAP, LABEL, MEDIA, OWN_LEADS, TAIL, Strength, label_text, strength_of
from crawler.original.sentences import ends_a_field, goes_on, in_a_sentence, stands_alone
from crawler.original.shapes import same_site
from crawler.original.tables import cell_below
from crawler.original.targets import (
    OwnAddress,
    Shown,
    Target,
    address_of,
    continues,
    shown_url,
    targets_of,
    text_address,
)
from crawler.original.zones import Zones
from crawler.page import Document, Element, Line

# How far behind a label its value may begin, and how long a line is looked at.
REACH = 160
LOOK = 1200
# How many addresses of one value are looked at: a name that links home may be followed by the article.
MOST_VALUES = 3

_SPACE = rf"[\s{JOINER}]*"
# Between a label and its value: a bracket that closes, a colon or what stands for one.
_CONNECTOR = re.compile(
    rf"{_SPACE}[\]】）)〕」』》>”\"]?{_SPACE}(?:[:：∶﹕︰;；=]+|[-—–~|｜丨/→⇒>»]+>?|是|为|请?[参详]?见|[，,]?请点击?(?:这里|此处|链接)?|(?<=[接址])如下)?{_SPACE}[:：]?{_SPACE}"
)
_COLON = re.compile(r"[:：∶﹕︰|｜丨=→⇒»>—–/-]")
_OPENERS = re.compile(rf"[\s{JOINER}\[【（(〔「『《<“\"'‘：:>»→☞▶►•·*\-—]*")
_MEDIUM = re.compile(rf"(?:{'|'.join(MEDIA)}|[^\w，。；、！？,;!?]|_)*")
_FIELD_FIRST = re.compile(rf"[\W_]*[\u3400-\u9fff]{{2,6}}{GAP}[:：](?!//)")
_TAIL_FIRST = re.compile(rf"{_SPACE}(?:{TAIL}){_SPACE}[:：]{_SPACE}")
# The name of a source with a colon of its own, then perhaps the word for its address; no other field's name.
_NAMED = re.compile(
    rf"{_SPACE}[“\"《「【]?(?![^:：，,]*(?:地址|网址|链接|电话|邮箱|编辑|作者|记者|附件|视频|图片|下载)[^:：，,]?[:：])"
    rf"[\w\u3400-\u9fff·•-]{{2,16}}[”\"》」】]?(?:[，,]{_SPACE}(?:{TAIL}))?{_SPACE}[:：]{_SPACE}"
)
_NAME_ENDS = re.compile(r"[\W_]*(?:$|[\u3400-\u9fff]{2,6}[:：])")
# Between two anchors of one value.
_LISTED = re.compile(rf"[\s{JOINER}]{{0,4}}[-—–、/（(\[【《“>»→·]{{0,2}}[\s{JOINER}]{{0,4}}")
_SENTENCE_END = re.compile(r"[。！？；]")
_CLAUSE_END = re.compile(r"[，。！？；].")
_WORD = re.compile(r"\w")
_NAME = re.compile(r"[\w\u4e00-\u9fff《》“”·•-]{2,20}")
_ONLY_ADDRESS = re.compile(r"\W{0,3}https?://[!-~]{4,2000}\W{0,3}")
_TRIM = " )]】）:：" + JOINER


class Value:
    """The search for the value of one label; `stop` is where the next label of the line begins."""

    def __init__(
        self,
        document: Document,
        line: Line,
        text: str,
        targets: list[Target],
        match: re.Match[str],
        stop: int,
        is_own: OwnAddress,
        zones: Zones,
    ) -> None:
        self.document, self.line, self.text, self.targets, self.is_own = document, line, text, targets, is_own
        self.zones = zones
        self.match, self.stop = match, min(stop, match.end() + LOOK)
        self.ends_line = stop >= len(text)
        self.label, self.strength = label_text(match), strength_of(match)
        if DEMAND.search(text[max(0, match.start() - 24) : match.start()]):
            self.strength = Strength.NOTICE
        # An anchor's own words are never a connector: 阅读原文请点击<a>这里</a>.
        anchored = min((t.start for t in targets if t.text and t.start >= match.end()), default=len(text))
        connector = _CONNECTOR.match(text, match.end(), anchored)
        self.begin = connector.end() if connector else match.end()
        self.colon = _COLON.search(text, match.end(), self.begin) is not None

    def find(self) -> list[tuple[str, str]]:
        """The addresses, each with its evidence; [] where the label has no value."""
        inside = next((t for t in self.targets if t.text and t.start < self.match.end() <= t.end), None)
        if inside is not None:
            return [(url, self.line.text) for url in self._of_anchor(inside)]
        if not self.colon and not self._can_go_without_colon():
            return []
        start, end = self.line.start + self.match.start(), self.line.start + self.match.end()
        if in_a_sentence(self.text, self.match.start(), self.stop) or is_form_label(self.document, start, end, self.line.end):
            return []
        found = [(url, self.line.text) for url in self._in_line()]
        return found or self._in_next_line() or self._in_next_row()

    def _of_anchor(self, target: Target) -> list[str]:
        """The address of an anchor whose own text is or begins with the label."""
        before = self.text[target.start : self.match.start()]
        after = self.text[self.match.end() : target.end]
        if _WORD.search(before.replace(JOINER, "")):
            return []
        is_label = not _WORD.search(after.replace(JOINER, ""))
        if not is_label and not (self.colon and self.begin <= target.end):
            return []
        if (
            is_label
            and self.strength is not Strength.NOTICE
            and not stands_alone(self.text, min(target.start, self.match.start()), target, self.targets)
        ):
            return []
        url = address_of(target, self.document, self.is_own)
        if is_label and self.colon and (url is None or self.is_own(url)):
            return self._in_line()
        return [url] if url else []

    def _can_go_without_colon(self) -> bool:
        """True for a label that begins a line or a field, and whose value follows at once and ends the sentence."""
        before = self.text[: self.match.start()].rstrip()
        if before and not ends_a_field(before):
            return False
        if not self.text[self.begin : self.stop].strip(_TRIM):
            return True
        for target in self.targets:
            if self.begin <= target.start <= self.begin + 12 and _MEDIUM.fullmatch(self.text, self.begin, target.start):
                commas = self.strength < Strength.SOURCE_LINK
                return self.label.startswith(OWN_LEADS) or not goes_on(self.text, target, self.targets, commas=commas)
        shown = shown_url(self.text, self.begin, min(self.stop, self.begin + 60))
        return shown is not None and not _SENTENCE_END.search(self.text, self.begin, shown.start)

    def _in_line(self) -> list[str]:
        """The values behind the label in its own line, the likeliest first."""
        found: list[str] = []
        behind = (target for target in self.targets if target.text and self.begin <= target.start < self.stop)
        for target in islice(behind, MOST_VALUES):
            if self._leads_to(target):
                url = address_of(target, self.document, self.is_own)
                if url:
                    found.append(url)
        position = self.begin
        for _ in range(MOST_VALUES):
            shown = shown_url(self.text, position, min(self.stop, self.begin + LOOK))
            if shown is None:
                break
            if not self._belongs(self.text[self.begin : shown.start]) and not self._is_named(shown.start, shown.end):
                break
            covering = [t for t in self.targets if t.text and t.start < shown.end and shown.start < t.end]
            addresses = [address_of(target, self.document, self.is_own) for target in covering]
            stated = next((url for url in addresses if url), None) or text_address(self._with_next_line(shown), self.document)
            if stated:
                found.append(stated)
            position = shown.end
        return found

    def _leads_to(self, target: Target) -> bool:
        """True if what stands between label and target lets it be the value."""
        if self.strength is Strength.NOTICE and shown_url(target.text) is None:
            return False
        if TOOL.fullmatch(target.text) or OTHER_LINE.match(target.text):
            return False
        between = self.text[self.begin : target.start]
        if _OPENERS.fullmatch(between) or _MEDIUM.fullmatch(between):
            return True
        if self.strength >= Strength.SOURCE_LINK:
            return self._belongs(between) and shown_url(between) is None
        if shown_url(target.text) is not None and (self._belongs(between) or self._is_named(target.start, target.end)):
            return True
        return self.colon and self.strength is Strength.SOURCE and self._is_listed(target)

    def _is_listed(self, target: Target) -> bool:
        """True for an anchor to another site that only anchors and separators part from the label: a name, then a title."""
        position = self.begin
        for other in self.targets:
            if not other.text or other.start < position:
                continue
            opened = _OPENERS if position == self.begin else _LISTED
            if opened.fullmatch(self.text, position, other.start) is None:
                return False
            if other is target:
                url = address_of(target, self.document, self.is_own)
                return url is not None and not same_site(url, self.document.url) and not self._goes_on(target)
            position = other.end
        return False

    def _goes_on(self, target: Target) -> bool:
        return goes_on(self.text, target, self.targets, commas=True)

    def _belongs(self, between: str) -> bool:
        """True for the name or title that may stand between a label and its address."""
        return len(between) <= REACH and not _SENTENCE_END.search(between) and not ends_a_field(between, inside=True)

    def _is_named(self, start: int, end: int) -> bool:
        """True for an address that ends the line behind a name and its colon: `转载自新区网：http://…`."""
        if self.strength is not Strength.ORIGINAL and (self.match.lastgroup != "verb" or self.strength is Strength.NOTICE):
            return False
        named = _NAMED.fullmatch(self.text, self.begin, start)
        if named is None or OTHER_FIELD.match(named.group()) or OTHER_LINE.match(named.group()):
            return False
        return _NAME_ENDS.match(self.text, end) is not None

    def _with_next_line(self, shown: Shown, line: Line | None = None) -> Shown:
        """A URL at the end of a line with the rest of it from the next."""
        line = line or self.line
        if shown.whole and shown.end >= len(line.text) and line.index + 1 < len(self.document.lines):
            following = self.document.lines[line.index + 1]
            rest = continues(shown.url, plain_text(following.text))
            if rest:
                return Shown(shown.start, shown.end, shown.url + rest, True)
        return shown

    def _in_next_line(self) -> list[tuple[str, str]]:
        """The value in the line after the label, where the label's own line holds none."""
        rest = self.text[self.begin : self.stop].strip(_TRIM)
        if not self.ends_line:
            return []
        if rest and self.colon and _NAME.fullmatch(rest):
            return self._address_below()
        if rest and (
            self.strength < Strength.SOURCE_LINK or len(rest) > REACH or _SENTENCE_END.search(rest) or shown_url(rest)
        ):
            return []
        following = [line for line in self.document.lines[self.line.index + 1 : self.line.index + 6] if not line.hidden]
        for number, line in enumerate(following[:2]):
            if not self._may_hold(line, first=number == 0):
                return []
            url = self._value_line(line, plain_text(line.text), only_url=bool(rest) or number > 0)
            if url:
                return [(url, f"{self.line.text} {line.text}")]
            # A title may stand between the label and its address.
            if (
                rest
                or self.strength < Strength.ORIGINAL
                or line.links
                or len(line.text) > 80
                or _SENTENCE_END.search(line.text)
            ):
                return []
        return []

    def _address_below(self) -> list[tuple[str, str]]:
        """The address that stands alone in the line below a name, in the same box and last in it: in a digest each item has its own."""
        below = self.document.lines[self.line.index + 1 : self.line.index + 3]
        if not below or below[0].hidden or not _ONLY_ADDRESS.fullmatch(plain_text(below[0].text)):
            return []
        if not _are_beside(self.line.element, below[0].element) or any(
            _are_beside(below[0].element, line.element) for line in below[1:]
        ):
            return []
        url = self._value_line(below[0], plain_text(below[0].text), only_url=True)
        return [(url, f"{self.line.text} {below[0].text}")] if url else []

    def _in_next_row(self) -> list[tuple[str, str]]:
        """The value below the label, in a table whose first row holds labels."""
        cell = cell_below(self.document, self.line.element) if self.match.end() >= len(self.text.rstrip(_TRIM)) else None
        for line in self.document.lines_of(cell)[:1] if cell is not None else ():
            url = self._value_line(line, plain_text(line.text), only_url=False)
            if url:
                return [(url, f"{self.line.text} {line.text}")]
        return []

    def _may_hold(self, line: Line, *, first: bool) -> bool:
        """True if a following line may hold the value: near, no field of its own, no other label."""
        text = plain_text(line.text)
        if not self._is_near(line) or self._begins_a_list(line) or self.zones.excludes(line.element, line.start):
            return False
        if OTHER_LINE.match(text) or OTHER_FIELD.match(text):
            return False
        if _FIELD_FIRST.match(text) and not _is_linked(line) and not (first and _TAIL_FIRST.match(text)):
            return False
        label = LABEL.match(text, _opened(text))
        return label is None or (_is_linked(line) and label.end() < len(text.rstrip(_TRIM + ">》")) - 4)

    def _begins_a_list(self, line: Line) -> bool:
        """True for the first of several linked items, which are no value of a label outside of their list."""
        item = line.element
        if item.tag != "li" or self.line.element.tag == "li" or item.last >= len(self.document.elements):
            return False
        following = self.document.elements[item.last]
        return following.tag == "li" and following.parent is item.parent

    def _value_line(self, line: Line, text: str, *, only_url: bool) -> str | None:
        """The address that a line of its own gives as a value."""
        tail = _TAIL_FIRST.match(text)
        begin = tail.end() if tail else _opened(text)
        target = next((t for t in targets_of(self.document, line, text) if t.text), None)
        if target is not None and begin >= target.start and not TOOL.fullmatch(target.text):
            behind = text[target.end :].strip()
            alone = not _CLAUSE_END.search(behind[:LOOK]) if len(behind) <= 30 else ends_a_field(behind[:1])
            if alone and (not only_url or shown_url(target.text)):
                return address_of(target, self.document, self.is_own)
        shown = shown_url(text, begin, min(len(text), LOOK))
        if shown is not None and shown.start == begin:
            return text_address(self._with_next_line(shown, line), self.document)
        return None

    def _is_near(self, other: Line) -> bool:
        """True if another line stands in the same small part of the page, and no form field between."""
        if self.strength < Strength.SOURCE_LINK and not _share_a_box(self.line.element, other.element):
            return False
        return not has_field(self.document, self.line.start + self.match.end(), other.start + 1)


def _share_a_box(one: Element, other: Element) -> bool:
    """True if two blocks lie in a box at most three steps up from the first, short of the whole page."""
    if one.holds(other) or other.parent is one.parent:
        return True
    return any(box.index >= 0 and box.tag not in ("body", "html") and box.holds(other) for box in islice(one.ancestors(), 3))


def _are_beside(one: Element, other: Element) -> bool:
    """True for one block, and for two in one box."""
    return one is other or one.parent is other.parent


def _is_linked(line: Line) -> bool:
    """True if nearly all of a line is one anchor's text, so that a colon in it is a title's."""
    return line.linked >= 0.8 * len(line.text) and len(line.links) < 3


def _opened(text: str) -> int:
    """Where a line's content begins behind brackets and bullets."""
    match = _OPENERS.match(text)
    return match.end() if match else 0
