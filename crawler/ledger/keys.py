"""Story keys as the ledger keeps them, and the ids made of them."""

from __future__ import annotations

import base64
import hashlib

# Characters, all of them ASCII. PostgreSQL indexes 2,704 bytes at the most.
LONGEST_KEY = 2000


def story_id(key: str) -> str:
    """The id of a story that begins with this key: 16 letters and digits, the same in every ledger."""
    return base64.b32encode(hashlib.sha256(key.encode()).digest()[:10]).decode().lower()


def indexable(key: str) -> str:
    """The key itself; of one that no database could index, its beginning and its SHA-256."""
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY // 2]}#{hashlib.sha256(key.encode()).hexdigest()}"
