"""Whether an address is the page's own, in any spelling or as its mobile twin."""

from __future__ import annotations

import re

from crawler.original.hosts import host_of, registered_domain
from crawler.original.key import story_key
from crawler.original.targets import OwnAddress

_MOBILE = re.compile(r"^https?://(?:m|wap|3g|h5|mobile|i|touch|4g)\.|/(?:m|wap|3g|h5|mobile|touch|phone|wap_\w+)/", re.I)
_TELLING = re.compile(r"\d{3}")


class OwnPage(OwnAddress):
    """The page's own address. host: its host, "" where it has none."""

    def __init__(self, url: str, keys: frozenset[str]) -> None:
        self.url = url
        self.keys = keys
        self.host = host_of(url) or ""
        self._domain = registered_domain(self.host) if self.host else None
        self._names = {_last(key) for key in keys} - {""}

    def __call__(self, url: str) -> bool:
        """True for the page itself and for a mobile twin: same domain and document, one of both under a mobile name."""
        try:
            key = story_key(url)
        except ValueError:
            return False
        if key in self.keys:
            return True
        if self._domain is None or _last(key) not in self._names or registered_domain(url) != self._domain:
            return False
        return _MOBILE.search(url) is not None or _MOBILE.search(self.url) is not None


def _last(key: str) -> str:
    """The last name of the path with the query, "" if it tells too little."""
    name = key.rpartition("/")[2]
    return re.sub(r"\.\w+(?=$|\?)", "", name) if _TELLING.search(name) else ""
