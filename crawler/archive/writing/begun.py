"""What a site's newest files begin with: robots.txt, which no ledger knows, and what else a crawl asks for first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from crawler.archive.kept import head_of, redirect_of
from crawler.archive.members import members
from crawler.archive.names import SUFFIX, folder_of

# Files looked at, the newest ones: a run ends one at ARCHIVE_FILE_BYTES, so the last need not be one that a run began with.
_FILES = 4
# Records at the beginning of each. An answer has its request behind it.
_RECORDS = 60
_ANSWERS = frozenset(("response", "revisit"))


def first_answers(folder: Path, site: str) -> Iterator[tuple[str, str, int]]:
    """URL, file and offset of these answers, older ones first; redirects and errors are none of them. folder: ARCHIVE_DIR.

    What cannot be read is passed over.
    """
    for path in sorted((folder / folder_of(site)).glob(f"*{SUFFIX}"))[-_FILES:]:
        try:
            with path.open("rb") as opened:
                for member in islice(members(opened), _RECORDS):
                    head = head_of(member)
                    is_answer = head.get("warc-type") in _ANSWERS and "warc-target-uri" in head
                    if is_answer and 200 <= redirect_of(member)[0] < 300:
                        yield head["warc-target-uri"], f"{path.parent.name}/{path.name}", member.offset
        except OSError:
            continue
