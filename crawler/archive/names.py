"""Names of folders and files in the archive. A site's name comes from outside: nothing in it is ever a path."""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import datetime

# A host name as a rule. It begins and ends with a letter or digit, so it is no hidden folder, no `..`, no option.
_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?")
_ODD = re.compile(r"[^a-z0-9.-]+")
SUFFIX = ".warc.gz"


def folder_of(site: str) -> str:
    """The folder of a site under ARCHIVE_DIR: its name where that is a plain host name, else what is plain of it and a digest.

    Only the latter have an underscore, so two sites never share a folder.
    """
    if _PLAIN.fullmatch(site):
        return site
    digest = hashlib.sha256(site.encode(errors="backslashreplace")).hexdigest()[:16]
    return f"{_ODD.sub('-', site.lower()).strip('.-')[:60]}_{digest}"


def file_name(began: datetime, serial: int) -> str:
    """The name of a WARC file: when it was begun (UTC), its number in the run, and chance, so that no two runs meet.

    Names sort by time.
    """
    return f"{began:%Y%m%dT%H%M%S}{began.microsecond:06d}Z-{serial:05d}-{secrets.token_hex(4)}{SUFFIX}"
