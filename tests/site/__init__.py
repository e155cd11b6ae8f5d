"""A small web of made-up sites on loopback addresses, for crawl tests: repost sites, sources, and what goes wrong.

    with TestSite(seed=1, articles=120) as site:
        crawl(site.url("repost"))
        assert site.most_at_once[site.host("repost")] == 1

Addresses of the net 127.0.0.0/8 beyond 127.0.0.1 need no set-up on Linux; elsewhere they must be added to the loopback
interface first.
"""

from tests.site.faults import FAULTS
from tests.site.server import Seen, TestSite
from tests.site.world import Truth

__all__ = ["FAULTS", "Seen", "TestSite", "Truth"]
