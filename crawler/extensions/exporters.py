"""Feeds that neither a terminal nor a spreadsheet acts on."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from scrapy.exporters import CsvItemExporter, JsonItemExporter, JsonLinesItemExporter
from scrapy.utils.serialize import ScrapyJSONEncoder

from crawler.plain import json_for_terminals, no_formula


class CsvExporter(CsvItemExporter):
    """CSV whose cells are texts: none begins a formula."""

    def _build_row(self, values: Iterable[Any]) -> Iterable[Any]:
        """Scrapy's row, cell by cell."""
        for value in super()._build_row(values):
            yield no_formula(value) if isinstance(value, str) else value


class JsonEncoder(ScrapyJSONEncoder):
    """Scrapy's encoder without a character that a terminal acts on."""

    def encode(self, o: Any) -> str:
        """The JSON of one item."""
        return json_for_terminals(super().encode(o))


class JsonExporter(JsonItemExporter):
    """One JSON array."""

    def __init__(self, file: BytesIO, **options: Any) -> None:
        super().__init__(file, **options)
        self.encoder = JsonEncoder(**self._kwargs)


class JsonLinesExporter(JsonLinesItemExporter):
    """One JSON object a line."""

    def __init__(self, file: BytesIO, **options: Any) -> None:
        super().__init__(file, **options)
        self.encoder = JsonEncoder(**self._kwargs)
