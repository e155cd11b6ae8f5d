"""Text against text, and what pages say against each other: candidates, stories, verdict, diff. Pure functions."""

from typing import Final

from crawler.match.diff import Operation, Run, diff
from crawler.match.facts import Decision, Group, Method, PageFact, Tie
from crawler.match.fold import Sentence, fold, sentences
from crawler.match.grouping import group
from crawler.match.letters import nobodys
from crawler.match.reading import Reading, folded_titles, sentence_fingerprint
from crawler.match.reworded import PROOF
from crawler.match.sameness import Sameness, sameness, unlike_titles
from crawler.match.signatures import Signature
from crawler.match.verdict import Change, File, Place, Relation, Text, Verdict, judge

# Raised by hand with every change of rules by which texts or pages may be one, or texts stand otherwise to each other: `scrapy ledger
# rematch` judges again what an older one has judged.
MATCHER_VERSION: Final = "12"

__all__ = [
    "MATCHER_VERSION", "PROOF", "Change", "Decision", "File", "Group", "Method", "Operation", "PageFact", "Place", "Reading", "Relation", "Run", "Sameness", "Sentence", "Signature",
    "Text", "Tie", "Verdict", "diff", "fold", "folded_titles", "group", "judge", "nobodys", "sameness", "sentence_fingerprint", "sentences",
    "unlike_titles",
]  # fmt: skip
