"""Find the original that a page states, and make the story key of its URL. Pure functions; the rules are data."""

from crawler.original.aliases import page_aliases
from crawler.original.find import find_original
from crawler.original.hosts import host_of, registered_domain
from crawler.original.key import story_key
from crawler.original.sessions import without_session
from crawler.original.shapes import kind_of
from crawler.original.surts import surt

__all__ = ["find_original", "host_of", "kind_of", "page_aliases", "registered_domain", "story_key", "surt", "without_session"]
