"""Lines that state an original: where a label stands, and which address is its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from crawler.original.characters import JOINER, plain_text
from crawler.original.exclusions import DEMAND, FORM, OTHER_BEFORE, OTHER_FIELD, OTHER_LINE, TOOL
from crawler.original.labels import GAP, HINT, LABEL, MEDIA, Strength, label_text, strength_of
from crawler.original.sentences import ends_a_field, in_a_sentence, stands_alone
from crawler.original.targets import OwnAddress, Shown, Target, address_of, continues, shown_url, targets_of, text_address
from crawler.page import Document, Line

MOST_LABELS = 40
MOST_INPUTS = 200
# How far behind a label its value may begin, and how long a line is looked at.
REACH = 160
BEFORE_HINT, AFTER_HINT = 40, 60
LOOK = 1200

# Between a label and its value: a bracket that closes, a colon or what stands for one.
_CONNECTOR = re.compile(
    rf"[\s{JOINER}]*[\]】）)〕」』》>”\"]?[\s{JOINER}]*(?:[:：∶﹕︰;；=]+|[-—–~|｜丨/→⇒>»]+>?|是|为)?[\s{JOINER}]*[:：]?[\s{JOINER}]*"
)
_COLON = re.compile(r"[:：∶﹕︰|｜丨=→⇒»>—–-]")
_LEFT = re.compile(r"(?:^|[^\u3400-\u9fffA-Za-z_@])$")
_OPENERS = re.compile(rf"[\s{JOINER}\[【（(〔「『《<“\"'‘：:>»→☞▶►•·*\-—]*")
_MEDIUM = re.compile(rf"(?:{'|'.join(MEDIA)}|[^\w，。；、！？,;!?]|_)*")
_FIELD_FIRST = re.compile(rf"[\W_]*[\u3400-\u9fff]{{2,6}}{GAP}[:：](?!//)")
_SENTENCE_END = re.compile(r"[。！？；]")


@dataclass(frozen=True, slots=True)
class Statement:
    """One address that the page states as its original, not yet judged."""

    url: str
    label: str
    evidence: str
    strength: Strength
    position: int
    line: Line | None


def statements(document: Document, index: int, is_own: OwnAddress) -> Iterator[Statement]:
    """The statements that begin in one line."""
    line = document.lines[index]
    text = plain_text(line.text)
    if line.hidden or OTHER_LINE.match(text):
        return
    targets = targets_of(document, line, text)
    labels = [match for match in islice(_labels(text), MOST_LABELS) if _can_be_label(text, match, targets)]
    for number, match in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        value = _Value(document, line, text, targets, match, min(stop, match.end() + LOOK), is_own)
        url, evidence = value.find()
        if url:
            yield Statement(url, value.label, evidence, value.strength, line.start + match.start(), line)


def _labels(text: str) -> Iterator[re.Match[str]]:
    """The labels of a line; only the neighbourhood of hints is looked at."""
    done = 0
    for hint in HINT.finditer(text):
        if hint.start() >= done:
            for match in LABEL.finditer(text, max(done, hint.start() - BEFORE_HINT), hint.end() + AFTER_HINT):
                if match.start() <= hint.end():
                    done = match.end()
                    yield match
        done = max(done, hint.end())


def _can_be_label(text: str, match: re.Match[str], targets: list[Target]) -> bool:
    """True unless the words before it make it another label or a part of a sentence."""
    before = text[max(0, match.start() - 24) : match.start()]
    if FORM.match(text, match.end()) or OTHER_BEFORE.search(before):
        return False
    if any(target.start == match.start() for target in targets) or any(target.end == match.start() for target in targets):
        return True
    return bool(_LEFT.search(before)) or DEMAND.search(before) is not None


class _Value:
    """The search for the value of one label."""

    def __init__(
        self,
        document: Document,
        line: Line,
        text: str,
        targets: list[Target],
        match: re.Match[str],
        stop: int,
        is_own: OwnAddress,
    ) -> None:
        self.document, self.line, self.text, self.targets, self.is_own = document, line, text, targets, is_own
        self.match, self.stop = match, stop
        self.label, self.strength = label_text(match), strength_of(match)
        if DEMAND.search(text[max(0, match.start() - 24) : match.start()]):
            self.strength = Strength.NOTICE
        connector = _CONNECTOR.match(text, match.end())
        self.begin = connector.end() if connector else match.end()
        self.colon = _COLON.search(text, match.end(), self.begin) is not None

    def find(self) -> tuple[str | None, str]:
        """The address and the evidence; None where the label has no value."""
        inside = next((t for t in self.targets if t.start <= self.match.start() and self.match.end() <= t.end), None)
        if inside is not None:
            return self._of_anchor(inside), self.line.text
        if not self.colon and not self._can_go_without_colon():
            return None, ""
        if in_a_sentence(self.text, self.match.start(), self.stop) or self._is_form_label():
            return None, ""
        url = self._in_line()
        if url:
            return url, self.line.text
        return self._in_next_line()

    def _of_anchor(self, target: Target) -> str | None:
        """The address of an anchor whose own text is or begins with the label."""
        before = self.text[target.start : self.match.start()]
        after = self.text[self.match.end() : target.end]
        if re.search(r"\w", before.replace(JOINER, "")):
            return None
        is_label = not re.search(r"\w", after.replace(JOINER, ""))
        if not is_label and not (self.colon and self.begin <= target.end):
            return None
        if is_label and self.strength is not Strength.NOTICE and not stands_alone(self.text, target, self.targets):
            return None
        url = address_of(target, self.document, self.is_own)
        if is_label and self.colon and (url is None or self.is_own(url)):
            return self._in_line()
        return url

    def _can_go_without_colon(self) -> bool:
        """True for a label that begins a line or a field, and whose value follows at once."""
        before = self.text[: self.match.start()].rstrip()
        if before and not ends_a_field(before):
            return False
        rest = self.text[self.begin : self.stop]
        if not rest.strip(" )]】）" + JOINER):
            return True
        if any(
            self.begin <= t.start <= self.begin + 12 and _MEDIUM.fullmatch(self.text, self.begin, t.start) for t in self.targets
        ):
            return True
        shown = shown_url(self.text, self.begin, min(self.stop, self.begin + 60))
        return shown is not None and not _SENTENCE_END.search(self.text, self.begin, shown.start)

    def _in_line(self) -> str | None:
        """The value behind the label in its own line."""
        target = self._next_target()
        if target is not None and self._leads_to(target):
            url = address_of(self._whole_of(target), self.document, self.is_own)
            if url:
                return url
        shown = shown_url(self.text, self.begin, min(self.stop, self.begin + LOOK))
        if shown is None or not self._belongs(self.text[self.begin : shown.start]):
            return None
        for target in self.targets:
            if target.text and target.start < shown.end and shown.start < target.end:
                url = address_of(target, self.document, self.is_own)
                if url:
                    return url
        return text_address(self._with_next_line(shown))

    def _next_target(self) -> Target | None:
        """The first target with text behind the label."""
        return next((t for t in self.targets if t.text and self.begin <= t.start < self.stop), None)

    def _whole_of(self, target: Target) -> Target:
        """A target that an action element inside the anchor only repeats is the anchor itself."""
        return target

    def _leads_to(self, target: Target) -> bool:
        """True if what stands between label and target lets it be the value."""
        if TOOL.fullmatch(target.text) or OTHER_LINE.match(target.text):
            return False
        between = self.text[self.begin : target.start]
        if _OPENERS.fullmatch(between) or _MEDIUM.fullmatch(between):
            return True
        if self.strength >= Strength.SOURCE_LINK:
            return self._belongs(between) and shown_url(between) is None
        return shown_url(target.text) is not None and self._belongs(between)

    def _belongs(self, between: str) -> bool:
        """True for the name or title that may stand between a label and its address."""
        return len(between) <= REACH and not _SENTENCE_END.search(between) and not ends_a_field(between, inside=True)

    def _with_next_line(self, shown: Shown) -> Shown:
        """A URL at the end of a line with the rest of it from the next."""
        if shown.whole and shown.end >= len(self.text) and self.line.index + 1 < len(self.document.lines):
            following = self.document.lines[self.line.index + 1]
            rest = continues(shown.url, plain_text(following.text))
            if rest:
                return Shown(shown.start, shown.end, shown.url + rest, True)
        return shown

    def _in_next_line(self) -> tuple[str | None, str]:
        """The value in the line after the label, where the label's own line holds none."""
        rest = self.text[self.begin : self.stop].strip(" )]】）:：" + JOINER)
        named = bool(rest)
        if self.stop < len(self.text) or (named and (self.strength < Strength.SOURCE_LINK or len(rest) > REACH)):
            return None, ""
        if named and (_SENTENCE_END.search(rest) or shown_url(rest)):
            return None, ""
        following = next((ln for ln in self.document.lines[self.line.index + 1 : self.line.index + 4] if not ln.hidden), None)
        if following is None or not self._is_near(following):
            return None, ""
        text = plain_text(following.text)
        if _FIELD_FIRST.match(text) and not self._is_linked(following):
            return None, ""
        if OTHER_LINE.match(text) or OTHER_FIELD.match(text) or LABEL.match(text, _opened(text)):
            return None, ""
        url = self._value_line(following, text, only_url=named)
        return url, f"{self.line.text} {following.text}" if url else ""

    def _value_line(self, line: Line, text: str, *, only_url: bool) -> str | None:
        """The address that a line of its own gives as a value."""
        begin = _opened(text)
        shown = shown_url(text, begin, min(len(text), LOOK))
        targets = targets_of(self.document, line, text)
        target = next((t for t in targets if t.text), None)
        if target is not None and _opened(text) >= target.start and not TOOL.fullmatch(target.text):
            alone = len(text) - len(target.text) <= 30 or ends_a_field(text[target.end :].lstrip()[:1])
            if alone and (not only_url or shown_url(target.text)):
                return address_of(target, self.document, self.is_own)
        if shown is not None and shown.start == begin:
            outer = self.line
            self.line, self.text = line, text
            whole = self._with_next_line(shown)
            self.line, self.text = outer, plain_text(outer.text)
            return text_address(whole)
        return None

    def _is_near(self, other: Line) -> bool:
        """True if another line stands in the same small part of the page, and no form field between."""
        mine, theirs = self.line.element, other.element
        if self.strength < Strength.SOURCE_LINK:
            near = [mine, *islice(mine.ancestors(), 3)]
            if not any(one.index >= 0 and one.holds(theirs) and one.tag not in ("body", "html") or one is mine for one in near):
                return False
        return not self._has_input(self.line.start + self.match.end(), other.start + 1)

    def _is_form_label(self) -> bool:
        """True for a label of a form field: in a `<label>`, or with a field to fill in behind it in its line."""
        position = self.line.start + self.match.start()
        if any(e.start <= position < e.end for e in self.document.find("label")[:MOST_INPUTS]):
            return True
        return self._has_input(self.line.start + self.match.end(), self.line.end)

    def _has_input(self, start: int, end: int) -> bool:
        """True if a visible form field stands between two positions."""
        return any(
            start <= element.start < end and element.get("type") != "hidden"
            for tag in ("input", "textarea", "select")
            for element in self.document.find(tag)[:MOST_INPUTS]
        )

    def _is_linked(self, line: Line) -> bool:
        """True if nearly all of a line is one anchor's text, so that a colon in it is a title's."""
        return line.linked >= 0.8 * len(line.text) and len(line.links) < 3


def _opened(text: str) -> int:
    """Where a line's content begins behind brackets and bullets."""
    match = _OPENERS.match(text)
    return match.end() if match else 0
