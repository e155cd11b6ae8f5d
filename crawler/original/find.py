"""Page → the original that it states: collect all statements, drop what is none, take the best."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from scrapy.http import TextResponse

from crawler.items import LinkKind, OriginalLink
from crawler.original.aliases import CLAIMS, claims_elsewhere, own_keys
from crawler.original.attributes import attribute_labels
from crawler.original.exclusions import BADGES, BADGES_AS_HOME, FILE, NO_PAGE, OWN_MEDIA, OWN_SITES
from crawler.original.hosts import desktop_host, host_of, is_address, registered_domain, split
from crawler.original.items import Items
from crawler.original.jumps import hides_its_target
from crawler.original.key import story_key
from crawler.original.labels import Strength, hints
from crawler.original.marks import WORDLESS, marks
from crawler.original.own import OwnPage
from crawler.original.scripted import scripted
from crawler.original.shapes import kind_of, same_site
from crawler.original.statements import Statement, statements
from crawler.original.targets import landed
from crawler.original.zones import Zones, margins_of
from crawler.page import Document, document_of, parse
from crawler.page.data import article_in_fields, article_in_scripts, article_of_original, original_in_scripts
from crawler.page.facts import Data

MOST_LINES = 400
# Statements in the same words that make a digest, and characters of sentences before each of them.
FEWEST_PARTS, SHORTEST_PART = 3, 80
# Characters of a page that shows its article: of sentences, of any text; and of one that shows not even a title.
_SHOWS_SENTENCES, _SHOWS_TEXT, _SHOWS_NOTHING = 100, 300, 60
# Lines that stand on every page of a site.
_NOT_OWN = re.compile("声明|转载|版权|浏览器|脚本|JavaScript|隐私|举报|备案|公众号|仅供参考|邮箱", re.I)
# Characters of a text's first line, and how many of them are compared.
_SHORTEST_LINE, _COMPARED = 12, 20
# Hosts of a site's own works, of storage, pictures, apps and goods: what they have is no article for readers.
_BACKSTAGE = re.compile(
    r"^(?:cms|api|admin|oa|oss|cdn|static|assets?|img\d?|images?|pics?|files?|upload|manage|console|intranet|test|dev)[.-]"
    r"|[.-](?:admin|cms|api|oss|cdn)[.-]"
    r"|(?:^|\.)(?:qpic\.cn|apps\.apple\.com|play\.google\.com|sj\.qq\.com|app\.qq\.com|taobao\.com|tmall\.com|jd\.com)$",
    re.I,
)
_SITE_BEHIND = re.compile(r"[-_|]")
_MOST_HEADINGS, _SHORTEST_HEADING = 3, 6
_DAY = re.compile(r"((?:19|20)\d\d)\D{1,3}([01]?\d)\D{1,3}([0-3]?\d)(?!\d)")
_RANK: dict[LinkKind, int] = {"article": 2, "column": 1, "home": 0}


def find_original(response: TextResponse) -> OriginalLink | None:
    """The link that a page states as its original, None where it states none.

    `url` is as stated and only repaired; `label` are the words that introduced it; `evidence` is the line that says so.
    A stated article beats a column, a column a home page; of one kind 原文链接 beats 来源, and the first beats the others.
    What stands beside or below the article (`<aside>`, `<footer>`) counts only where nothing else does. A page that names the
    original of each of its parts has none as a whole. Of a page that shows no text, the text in its data is read,
    and the fields beside it.
    Never the page itself or its mobile twin. Never raises on any page. The rules are data in `labels` and `exclusions`.
    """
    document = document_of(response)
    own = OwnPage(response.url, own_keys(response))
    claims = [Statement(url, how, f"{how}: {url}", Strength.NOTICE, 0) for url, how in claims_elsewhere(response).items()]
    found = _best(document, own, claims)
    if found is not None:
        return found
    title = _title_of(document)
    if (data := _data_of(document, title)) is not None:
        return _best(parse(data.markup, document.url), own, _told_by(data, document))
    if (data := article_of_original(document.scripts, title)) is not None and _is_shown(data.markup, document):
        return _best(parse("", document.url), own, _told_by(data, document))
    shown = _DaysShown(document)
    for heading in _headings(document, title):
        if (told := original_in_scripts(document.scripts, heading, shown)) is not None:
            return _best(parse("", document.url), own, _told_by(Data("", original=told), document))
    return None


def _is_shown(markup: str, document: Document) -> bool:
    """True if the page shows this text: a card with the same title is another article."""
    first = next((line.text for line in parse(markup, document.url).lines if len(line.text) >= _SHORTEST_LINE), None)
    return first is not None and first[:_COMPARED] in document.text


def _headings(document: Document, title: str) -> list[str]:
    """What the page shows as the title that its head gives it: a heading without a link, or a line."""
    named = document.metas.get("og:title") or document.title or ""
    lines = (
        document.lines[document.line_at(heading.start)]
        for heading in islice(document.find("h1"), _MOST_HEADINGS)
        if document.lines
    )
    shown = [line.text for line in lines if not line.links and not line.hidden and named.startswith(line.text)]
    if title not in shown and any(line.text == title and not line.hidden and not line.links for line in document.lines):
        shown.append(title)
    return [text for text in shown if len(text) >= _SHORTEST_HEADING]


class _DaysShown:
    """Answers whether the day of a time, as it is written in data, stands on the page in any way. The page is looked through once."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def days(self) -> set[tuple[int, ...]]:
        return {tuple(map(int, day.groups())) for day in _DAY.finditer(self.document.text)}

    def __call__(self, time: str) -> bool:
        day = _DAY.match(time)
        return day is not None and tuple(map(int, day.groups())) in self.days


def _told_by(data: Data, document: Document) -> list[Statement]:
    """What the object with the text states in a field of its own: `sourceUrl`.

    Only articles of other sites that a reader can reach: a CMS keeps addresses of its own there, too.
    """
    if data.original is None:
        return []
    name, address = data.original
    url = landed(address, document)
    if url is None or same_site(url, document.url) or hides_its_target(url) or not _is_article(url):
        return []
    host = host_of(url) or ""
    if ":" in host or is_address(host) or registered_domain(host) is None or _BACKSTAGE.search(host):
        return []
    return [Statement(url, name, f"{name}: {url}", Strength.SOURCE_LINK, 0)]


def _is_article(address: str) -> bool:
    try:
        return kind_of(address) == "article"
    except ValueError:
        return False


def _title_of(document: Document) -> str:
    """What the head calls the page, without what stands behind it of the site."""
    return _SITE_BEHIND.split(document.metas.get("og:title") or document.title or "")[0].strip()


def _data_of(document: Document, title: str) -> Data | None:
    """The article in a script or a field of a page that shows none; None if there is none, or if it may be another page's."""
    titles = document.metas.get("og:title") or document.title or ""
    characters = sentences = 0
    for line in document.lines:
        if line.hidden or _NOT_OWN.search(line.text):
            continue
        shown = len(line.text) - line.linked
        characters += shown
        sentences += shown if "。" in line.text else 0
        if characters >= _SHOWS_TEXT or sentences >= _SHOWS_SENTENCES:
            return None
    data = article_in_scripts(document.scripts, title) or article_in_fields(document.fields)
    if data is None:
        return None
    if data.title is None:
        may_be_own = not sentences
    else:
        may_be_own = data.title.strip() in f"{titles}\n{document.text}" or (characters < _SHOWS_NOTHING and not sentences)
    return data if may_be_own else None


def _best(document: Document, own: OwnPage, claims: list[Statement]) -> OriginalLink | None:
    """The best statement of a document; claims: what its head says besides."""
    judged = [(statement, _judged(statement, document, own)) for statement in (*claims, *_all(document, own))]
    valid = [(statement, kind) for statement, kind in judged if kind is not None]
    if not valid:
        return None
    said = [found for found in valid if found[0].label not in CLAIMS]
    if any(kind == "article" for _, kind in said):
        # Words for readers say more than what a template claims.
        valid = said
    margins = margins_of(document)
    best, kind = max(
        valid,
        key=lambda found: (not margins(found[0].position), _RANK[found[1]], found[0].strength, -found[0].position),
    )
    if _names_each(document, best, [one for one, kind in valid if kind == "article" and not margins(one.position)]):
        return None
    if best.label in WORDLESS:
        # Words that introduce the same address say more than an attribute.
        best = next((other for other, _ in valid if other.url == best.url and other.label not in WORDLESS), best)
    return OriginalLink(best.url, document.as_written(best.label), document.as_written(best.evidence), kind)


def _all(document: Document, own: OwnPage) -> Iterator[Statement]:
    """Every statement of the page, judged or not, outside comments and related items."""
    yield from marks(document)
    yield from scripted(document)
    zones: Zones | None = None
    items: Items | None = None
    for index in _hinted(document):
        line = document.lines[index]
        zones, items = zones or Zones(document), items or Items(document, own)
        if not zones.excludes(line.element, line.start) and not items.hold(line):
            yield from statements(document, index, own, zones)
    for statement, anchor in attribute_labels(document):
        zones, items = zones or Zones(document), items or Items(document, own)
        around = document.lines[document.line_at(anchor.start)] if document.lines else None
        if not zones.excludes(anchor, anchor.start) and not (around and items.hold(around)):
            yield statement


def _names_each(document: Document, best: Statement, stated: list[Statement]) -> bool:
    """True if the best statement is one of several that name other articles in the same words, each with a text of its own before it.

    Articles that a page loads one behind the other have a heading each, and are no parts of one.
    """
    alike = sorted((one for one in stated if one.label == best.label), key=lambda one: one.position)
    if len(alike) < FEWEST_PARTS or len(document.find("h1")) >= FEWEST_PARTS:
        return False
    said = {document.line_at(one.position) for one in alike}
    parts: set[str] = set()
    last = 0
    for one in alike:
        line = document.line_at(one.position)
        between = (document.lines[index] for index in range(last, line) if index not in said)
        if sum(len(other.text) - other.linked for other in between if "。" in other.text) >= SHORTEST_PART:
            parts.add(story_key(one.url))
        elif one is best:
            return False
        last = line
    return len(parts) >= FEWEST_PARTS


def _hinted(document: Document) -> list[int]:
    """The lines in which a label may stand; of very many the first and the last."""
    found = list(dict.fromkeys(map(document.line_at, hints(document.text))))
    return found if len(found) <= MOST_LINES else found[: MOST_LINES // 2] + found[-MOST_LINES // 2 :]


def _judged(statement: Statement, document: Document, own: OwnPage) -> LinkKind | None:
    """The kind of address that a statement gives, None if it is no original."""
    try:
        host = split(story_key(statement.url))[1]
        kind = kind_of(statement.url)
    except ValueError:
        return None
    path = statement.url.partition("?")[0]
    if own(statement.url) or host in BADGES or NO_PAGE.search(path):
        return None
    if kind != "article" and (desktop_host(own.host) == host or registered_domain(host) in BADGES_AS_HOME):
        return None
    if same_site(statement.url, document.url) and host not in OWN_SITES:
        if FILE.search(path):
            return None
        if statement.strength is Strength.NOTICE or (statement.strength <= Strength.SOURCE and OWN_MEDIA.search(statement.url)):
            return None
    elif statement.strength is Strength.NOTICE and kind != "article":
        return None
    return kind
