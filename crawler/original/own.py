"""Whether an address is the page's own, in any spelling or as its mobile twin."""

from __future__ import annotations

import re

from crawler.original.hosts import host_of, registered_domain
from crawler.original.key import story_key

# Names of mobile editions, as a host's first label or as a folder.
_MOBILE = re.compile(
    r"^https?://(?:m|wap|3g|4g|h5|mobile|mobi|i|touch|phone)\.|/(?:m|wap|3g|h5|mobile|mobi|touch|phone|wap_\w+)/", re.I
)
_FOLDER = re.compile(r"/(?:m|wap|3g|h5|mobile|mobi|touch|phone|wap_\w+)(?=/)", re.I)
_TELLING = re.compile(r"\d{2}")
_ENDING = re.compile(r"\.\w+(?=$|\?)")


class OwnPage:
    """The page's own address. host: its host, "" where it has none."""

    def __init__(self, url: str, keys: frozenset[str]) -> None:
        self.url = url
        self.keys = keys
        self.host = host_of(url) or ""
        self._domain = registered_domain(self.host) if self.host else None
        self._paths = {_path(key) for key in keys} - {""}
        self._names = {_last(key) for key in keys} - {""}

    def __call__(self, url: str) -> bool:
        """True for the page itself and for a mobile twin: same domain and document, one of both under a mobile name."""
        try:
            key = story_key(url)
        except ValueError:
            return False
        if key in self.keys:
            return True
        if self._domain is None or registered_domain(url) != self._domain:
            return False
        if _MOBILE.search(url) is None and _MOBILE.search(self.url) is None:
            return False
        return _path(key) in self._paths or _last(key) in self._names


def _path(key: str) -> str:
    """The path with the query and without folders of mobile editions, "" for a home page."""
    return _FOLDER.sub("", "/" + key.split("/", 3)[3]).strip("/")


def _last(key: str) -> str:
    """The last name of the path with the query, "" if it tells too little."""
    name = key.rpartition("/")[2]
    return _ENDING.sub("", name) if _TELLING.search(name) else ""
