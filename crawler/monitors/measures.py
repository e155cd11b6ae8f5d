"""What is measured of a run, as data: a line for each measure, and why it is one.

The numbers are the crawl's stats, which the ledger keeps with each run (`runs.stats`); those under `news/` are counted where
results are stored (`crawler/extensions/tally.py`): what was in the same trouble before is in none of them, so that a
hundred dead links that are tried again on a quiet night are not a hundred failures of that night.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

# How a run is compared: see `judge.py`.
# share: `part` of `whole` is no lower than the past makes likely.  none: `part` is not 0 while `whole` is not.
# fewer: `part` is no lower, more: no higher than in the past.      days: since a run had any `part`.
Kind = Literal["share", "none", "fewer", "more", "days"]
# Which runs can be compared. any: all that came to an end. complete: nothing cut them short. full: and they walked every list.
Runs = Literal["any", "complete", "full"]


class Measure(NamedTuple):
    """name: of its alarm. part, whole: stats, summed. says: what is expected, in words that follow a number.

    runs: the runs that it is taken of. least: how many of them must be there before it can alarm. hides: measures that
    say nothing of their own where this one alarms.
    """

    name: str
    kind: Kind
    part: tuple[str, ...]
    whole: tuple[str, ...]
    says: str
    runs: Runs = "any"
    least: int = 1
    hides: tuple[str, ...] = ()


_NEW, _NEW_ASKED = ("news/new_had",), ("news/new_had", "news/new_lost")
_KNOWN = ("news/known_had", "news/lists_had")
_KNOWN_ASKED = (*_KNOWN, "news/known_lost", "news/lists_lost")
# Put off: the host asked for a longer pause than a run waits.
_ALL_ASKED = (*_NEW_ASKED, *_KNOWN_ASKED, "pages/later")
_LINKS, _LISTS = ("lists/articles",), ("lists/pages", "lists/emptied")
_ARTICLES = ("news/articles",)
_OF_LISTS = ("no_articles", "lists", "short", "silence")
_OF_AN_OUTAGE = ("failed", "failed_new", *_OF_LISTS)

SITE = (
    # The site is down or keeps us out; no past is needed to know that this is not well.
    Measure("outage", "none", _NEW + _KNOWN, _ALL_ASKED, "pages to be had", "complete", 0, _OF_AN_OUTAGE),
    # Lists and known articles that are refused, or time out.
    Measure("failed", "share", _KNOWN, _KNOWN_ASKED, "lists and known pages to be had", hides=("failed_new",)),
    # A firewall that lets lists pass and stops articles, or links that lead nowhere: among refetched pages they would drown.
    Measure("failed_new", "share", _NEW, _NEW_ASKED, "new pages to be had"),
    # Known articles that are gone: the site was moved, or is being emptied.
    Measure("gone", "share", ("news/known_had",), ("news/known_had", "news/known_gone"), "known pages to be there still"),
    # Lists came, and no article link stands on any: their template has changed. A night with nothing new shows the known ones.
    Measure("no_articles", "none", _LINKS, _LISTS, "article links on lists", "complete", 1, _OF_LISTS[1:]),
    # One list of many that shows nothing any more would not be missed in a sum.
    Measure("lists", "more", ("lists/emptied",), (), "lists that show no article any more", "complete", hides=("short",)),
    # A pager that is not followed any more: only runs that walk all lists to their ends can be compared.
    Measure("short", "fewer", _LINKS, (), "article links on all lists", "full"),
    # The lists still come and have stood still for weeks: an old copy, or a site that has moved. Holidays are shorter.
    Measure("silence", "days", ("news/new_articles",), (), "days without a new article", "complete"),
    # What the pages of this run became: new bytes only, since refetched pages of the old template would cover a new one.
    Measure("extraction", "share", _ARTICLES, (*_ARTICLES, "news/no_article"), "pages to be read as articles"),
    Measure("original", "share", ("news/with_original",), _ARTICLES, "new articles to state their original"),
    Measure("date", "share", ("news/with_date",), _ARTICLES, "new articles to have a date"),
    Measure("body", "share", ("news/with_body",), _ARTICLES, "new articles to have more body than a caption"),
)

# Of `scrapy crawl sources`: all originals asked for the first time, and those of each host.
HOST = Measure("host", "share", ("had",), ("had", "lost"), "originals of this host to be had")
SOURCES = (Measure("sources", "share", _NEW, _NEW_ASKED, "originals to be had", hides=("host",)),)
