"""When the article was published, as ISO 8601 at +08:00, cut to what the page states."""

from __future__ import annotations

from crawler.extract.dates.forms import CHINA, DATE, MAY_DATE, from_epoch, read_date
from crawler.extract.dates.relative import RELATIVE, is_relative, relative_date
from crawler.extract.dates.stated import DATE_METAS, date_beside, date_of_data, date_of_metas, date_of_scripts, date_of_url
from crawler.extract.dates.unusual import is_numeral_day, numeral_date, split_date, unusual_date
from crawler.extract.dates.visible import (
    agreed_date,
    date_of_index_table,
    first_date,
    is_bracketed_day,
    visible_date,
)

__all__ = [
    "CHINA",
    "DATE",
    "DATE_METAS",
    "MAY_DATE",
    "RELATIVE",
    "agreed_date",
    "date_beside",
    "date_of_data",
    "date_of_index_table",
    "date_of_metas",
    "date_of_scripts",
    "date_of_url",
    "first_date",
    "from_epoch",
    "is_bracketed_day",
    "is_numeral_day",
    "is_relative",
    "numeral_date",
    "read_date",
    "relative_date",
    "split_date",
    "unusual_date",
    "visible_date",
]
