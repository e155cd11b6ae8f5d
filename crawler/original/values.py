"""The value of a label: the addresses that stand behind it in its line, or in the lines below it."""

from __future__ import annotations

from crawler.original.below import in_next_line, in_next_row
from crawler.original.forms import is_form_label
from crawler.original.inline import can_go_without_colon, in_line, of_anchor
from crawler.original.labelled import Labelled
from crawler.original.pointers import pointed_at
from crawler.original.sentences import in_a_sentence


def values_of(label: Labelled) -> list[tuple[str, str]]:
    """The addresses, each with its evidence; [] where the label has no value."""
    if pointed := pointed_at(label):
        return [pointed]
    inside = next((t for t in label.targets if t.text and t.start < label.match.end() <= t.end), None)
    if inside is not None:
        return [(url, label.line.text) for url in of_anchor(label, inside)]
    if not label.colon and not can_go_without_colon(label):
        return []
    start, end = label.line.start + label.match.start(), label.line.start + label.match.end()
    if in_a_sentence(label.text, label.match.start(), label.stop) or is_form_label(label.document, start, end, label.line.end):
        return []
    found = [(url, label.line.text) for url in in_line(label)]
    return found or in_next_line(label) or in_next_row(label)
