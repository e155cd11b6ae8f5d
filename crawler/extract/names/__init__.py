"""Who: the source's name, the labelled byline and the editor, three different fields."""

from __future__ import annotations

from crawler.extract.names.beside import (
    copied_account,
    is_outlet,
    name_after_date,
    name_after_link_label,
    name_beside_date,
    newspaper_of,
)
from crawler.extract.names.bylines import author_note, bare_byline, byline
from crawler.extract.names.clean import OUTLET_ENDS, PLACES, account_of, clean_name, clean_source, is_person, without_office
from crawler.extract.names.credits import credits_of
from crawler.extract.names.labelled import Names, is_credits, labelled_names

__all__ = [
    "OUTLET_ENDS",
    "PLACES",
    "Names",
    "account_of",
    "author_note",
    "bare_byline",
    "byline",
    "clean_name",
    "clean_source",
    "copied_account",
    "credits_of",
    "is_credits",
    "is_outlet",
    "is_person",
    "labelled_names",
    "name_after_date",
    "name_after_link_label",
    "name_beside_date",
    "newspaper_of",
    "without_office",
]
