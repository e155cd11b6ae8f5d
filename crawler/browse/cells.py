"""CSV as it streams by: no cell of it is a formula in a spreadsheet."""

from __future__ import annotations

import codecs
import csv
import io

from crawler.plain import no_formula


class SafeCsv:
    """Takes pieces of a CSV file in UTF-8 and gives them back, row by row, as `scrapy export` would write the cells."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._left = ""

    def take(self, piece: bytes, *, last: bool) -> bytes:
        """The rows that are whole with this piece; at the last one, what is left."""
        text = self._left + self._decoder.decode(piece, last)
        end = len(text) if last else _end_of_rows(text)
        whole, self._left = text[:end], text[end:]
        out = io.StringIO()
        writer = csv.writer(out)
        for row in csv.reader(io.StringIO(whole, newline=""), strict=False):
            writer.writerow([no_formula(cell) for cell in row])
        return out.getvalue().encode()


def _end_of_rows(text: str) -> int:
    """Where the last whole row ends: at a line's end that no open quotation mark precedes."""
    end = text.rfind("\n") + 1
    while end and text.count('"', 0, end) % 2:
        end = text.rfind("\n", 0, end - 1) + 1
    return end
