"""One label where it stands in its line, and where its value may begin."""

from __future__ import annotations

import re

from crawler.original.characters import JOINER
from crawler.original.documents import names_another
from crawler.original.exclusions import DEMAND
from crawler.original.labels import Strength, label_text, strength_of
from crawler.original.targets import OwnAddress, Target, address_of
from crawler.original.zones import Zones
from crawler.page import Document, Line

# How far behind a label its value may begin, and how long a line is looked at.
REACH = 160
LOOK = 1200

_SPACE = rf"[\s{JOINER}]*"
# Between a label and its value: a bracket that closes, a colon or what stands for one.
_CONNECTOR = re.compile(
    rf"{_SPACE}[\]】）)〕」』》>”\"]?{_SPACE}(?:(?:请?[参详]?见{_SPACE})?[:：∶﹕︰|｜→]+|[:：∶﹕︰;；=]+|[-—–~|｜丨/→⇒>»]+>?|是|为|请?[参详]?见|[，,]?请点击?(?:这里|此处|链接)?|(?<=[接址])如下)?{_SPACE}[:：]?{_SPACE}"
)
_COLON = re.compile(r"[:：∶﹕︰|｜丨=→⇒»>—–/-]")
OPENERS = re.compile(rf"[\s{JOINER}\[【（(〔「『《<“\"'‘：:>»→☞▶►•·*\-—]*")
# What an anchor says that leads to the original without its address or name.
SEE_HERE = re.compile(r"\W*(?:点击?|点此|单击|打开|查看|进入|访问|这里|此处|链接|原文|here){1,4}\W*", re.I)
SENTENCE_END = re.compile(r"[。！？；]")
TRIM = " )]】）:：" + JOINER


class Labelled:
    """A label in its line. words, strength: what it says. begin: where its value may begin. stop: where the next label of the line
    begins. colon: whether one, or what stands for one, parts the label from its value."""

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
        self.words, self.strength = label_text(match), strength_of(match)
        if DEMAND.search(text[max(0, match.start() - 24) : match.start()]):
            self.strength = Strength.NOTICE
        # An anchor's own words are never a connector: 阅读原文请点击<a>这里</a>.
        anchored = min((t.start for t in targets if t.text and t.start >= match.end()), default=len(text))
        connector = _CONNECTOR.match(text, match.end(), anchored)
        self.begin = connector.end() if connector else match.end()
        self.colon = _COLON.search(text, match.end(), self.begin) is not None

    def address(self, target: Target) -> str | None:
        """The address that an anchor gives; None for one that leads nowhere, or to a document that the article speaks of."""
        if self.strength >= Strength.SOURCE_LINK and names_another(target.text, self.document):
            return None
        return address_of(target, self.document, self.is_own)


def opened(text: str) -> int:
    """Where a line's content begins behind brackets and bullets."""
    match = OPENERS.match(text)
    return match.end() if match else 0
