"""What the names of feed files are made of."""

from __future__ import annotations

import secrets
from typing import Any

from scrapy import Spider


def feed_name_parts(parts: dict[str, Any], spider: Spider) -> dict[str, Any]:
    """Scrapy's own parts, and `unique`: two crawls may begin in the same second."""
    return {**parts, "unique": secrets.token_hex(3)}
