"""Answers that are packed in a way that was not asked for are kept, and then refused."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.network.errors import EncodingError

# What is unpacked; we ask for the first two. Of zstd a few bytes may ask for a window of 128 MB.
_UNPACKED = frozenset(("gzip", "deflate", "x-gzip", "br"))
# Some servers pack what is packed.
_MOST_LAYERS = 2


class EncodingMiddleware:
    """Behind the archive, before anything is unpacked."""

    def __init__(self, crawler: Crawler) -> None:
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> EncodingMiddleware:
        """Scrapy makes it so."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Pass the answer on. Raises EncodingError."""
        try:
            _check(response)
        except EncodingError as error:
            if self.stats is not None:
                self.stats.inc_value(f"network/refused/{error.kind}")
            raise
        return response


def _check(response: Response) -> None:
    """Refuse what is packed in many layers, each of which costs as much as a page, or so that unpacking takes much memory."""
    packed = b",".join(response.headers.getlist("Content-Encoding"))
    names = [name for name in packed.decode("latin-1").lower().replace(" ", "").split(",") if name not in {"", "identity"}]
    if len(names) == 1 and names[0] not in _UNPACKED and response.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        # `Content-Encoding: utf-8` of a page that is not packed at all: a slip for the charset.
        return
    if len(names) > _MOST_LAYERS or not _UNPACKED.issuperset(names):
        raise EncodingError(f"encoding not asked for: {', '.join(names)[:100]}")
