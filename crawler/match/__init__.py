"""Text against text, and what pages say against each other: candidates, stories, verdict, diff. Pure functions."""

from crawler.match.candidates import PROOF, Reading, Sameness, folded_titles, sameness, sentence_fingerprint, unlike_titles
from crawler.match.diff import Operation, Run, diff
from crawler.match.facts import Decision, Group, Method, PageFact, Tie
from crawler.match.fold import Sentence, fold, sentences
from crawler.match.grouping import group
from crawler.match.verdict import Change, File, Place, Relation, Text, Verdict, judge

__all__ = [
    "PROOF", "Change", "Decision", "File", "Group", "Method", "Operation", "PageFact", "Place", "Reading", "Relation", "Run", "Sameness", "Sentence",
    "Text", "Tie", "Verdict", "diff", "fold", "folded_titles", "group", "judge", "sameness", "sentence_fingerprint", "sentences",
    "unlike_titles",
]  # fmt: skip
