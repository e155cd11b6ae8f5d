"""Text against text: which texts are candidates for one story, how one stands to the other, and a diff. Pure functions."""

from crawler.match.candidates import fingerprints, is_same_text, sentence_fingerprint
from crawler.match.diff import Operation, Run, diff
from crawler.match.fold import Sentence, fold, sentences
from crawler.match.verdict import Change, Place, Relation, Text, Verdict, judge

__all__ = [
    "Change", "Operation", "Place", "Relation", "Run", "Sentence", "Text", "Verdict",
    "diff", "fingerprints", "fold", "is_same_text", "judge", "sentence_fingerprint", "sentences",
]  # fmt: skip
