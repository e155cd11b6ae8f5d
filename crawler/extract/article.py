"""A page → its article. One reading a page, kept with the response, serves all three public functions."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from scrapy.http import TextResponse

from crawler import page
from crawler.extract import fields, pager
from crawler.extract.barriers import Barrier, barrier_of
from crawler.extract.reading import Reading, read
from crawler.extract.text import host_of
from crawler.items import Article
from crawler.page import document_of
from crawler.page.pause import uncollected

# Lines after the body that may hold its pager.
_PAGER_LINES = 12

_SOME_TIME = "2020-01-01T00:00:00+08:00"

_readings: WeakKeyDictionary[TextResponse, tuple[frozenset[str], Reading]] = WeakKeyDictionary()


@uncollected
def extract_article(
    response: TextResponse, *, fetched_at: str | None = None, known_lines: frozenset[str] = frozenset()
) -> Article | None:
    """The article of a page, or None if the page is none (`why_not_article` tells why). Never raises on any bytes.

    fetched_at: ISO 8601 with an offset, the time that relative dates (昨天, 3小时前) count from; without it they give None.
    known_lines: lines that a site repeats on many pages, which are never news.
    published is at +08:00. `original_*`, `story_key` and `surt` stay None: other stages fill them.
    """
    reading = _reading_of(response, known_lines)
    if reading.reason is not None:
        return None
    found = fields.labelled(reading)
    source_name = fields.source(reading, found)
    body = reading.body_as_written()
    return Article(
        url=response.url,
        site=host_of(response.url),
        title=reading.as_written(reading.title),
        original_title=reading.as_written(fields.original_title(reading)),
        published=fields.published(reading, fetched_at),
        source_name=reading.as_written(source_name),
        author=reading.as_written(fields.author(reading, found, source_name)),
        editor=reading.as_written(found.editor),
        body=body,
        attachments=fields.attachments(reading),
        images=fields.images(reading),
        language=fields.language(body),
    )


def why_not_article(response: TextResponse) -> str | None:
    """Why the page is no article: `home`, `list`, `search`, `about`, `photos`, `error_page`, `challenge`, `form`, `forum`, `empty`, `no_title`; None if it is one."""
    return _reading_of(response).reason


def barrier(response: TextResponse) -> Barrier | None:
    """What kept the article from us, of a page that is none: `challenge`, a check of the visitor; `needs_browser`, a page whose
    text only a script brings; `unavailable`, a site that says that it cannot answer now; None if nothing did."""
    return barrier_of(document_of(response), _reading_of(response).reason)


def next_part(response: TextResponse, *, known_lines: frozenset[str] | None = None) -> str | None:
    """The absolute URL of the article's next part; None if this is the last or only one. known_lines: as `extract_article` will be given
    them, so that the page is read once; None if that does not matter."""
    reading = _reading_of(response, known_lines)
    if reading.reason is not None:
        return None
    lines = reading.document.lines
    if not lines:
        return None
    return pager.next_address(
        reading.document, lines[reading.first].start, lines[min(reading.last + _PAGER_LINES, len(lines) - 1)].end
    )


def let_go(response: TextResponse) -> None:
    """Keep no reading of the page any longer; its bytes stay, and asked again, it is read anew."""
    _readings.pop(response, None)
    page.let_go(response)


def _reading_of(response: TextResponse, known: frozenset[str] | None = None) -> Reading:
    """The kept reading; made anew only where other known lines are asked for."""
    kept = _readings.get(response)
    if kept is None or known not in (None, kept[0]):
        known = known or frozenset()
        reading = read(document_of(response), known)
        if reading.stands and reading.reason is None and not _tells(reading):
            reading.reason = "about"
        kept = _readings[response] = (known, reading)
    return kept[1]


def _tells(reading: Reading) -> bool:
    """True if a page's fields tell of when, or from whom, or who wrote it."""
    found = fields.labelled(reading)
    source_name = fields.source(reading, found)
    # 昨天 tells a day, whenever the page was fetched.
    published = fields.published(reading, None) or fields.published(reading, _SOME_TIME)
    return any((published, source_name, found.editor, fields.author(reading, found, source_name)))
