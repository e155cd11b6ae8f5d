"""One part of the web: hosts are dealt out by their registered domain, so that a host is always in one shard."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from crawler.original import registered_domain

_SHARD = re.compile(r"(\d{1,5})/(\d{1,5})", re.ASCII)


class Shard(NamedTuple):
    """Number `number` of `of`, from 1."""

    number: int
    of: int

    @classmethod
    def read(cls, text: str) -> Shard:
        """From `3/16`. Raises ValueError, in words, for anything else."""
        found = _SHARD.fullmatch(text)
        shard = cls(*map(int, found.groups())) if found else cls(0, 0)
        if not 1 <= shard.number <= shard.of:
            raise ValueError("expected a part and how many there are, such as 3/16, from 1/16 to 16/16")
        return shard

    def has(self, host: str) -> bool:
        """True if a host is in this shard: the same on every machine and in every run."""
        digest = hashlib.sha256((registered_domain(host) or host).encode()).digest()
        return int.from_bytes(digest[:8], "big") % self.of == self.number - 1
