"""Why a request was not made, or was broken off, by a rule of ours. None of these is worth a second try at once."""

from __future__ import annotations


class RefusedError(Exception):
    """A request that a rule of ours ends. kind: the rule in a few words, for counting; reason: with the details."""

    kind = "refused"

    def __init__(self, reason: str = "") -> None:
        super().__init__(reason or self.kind)
        self.reason = reason or self.kind


class PrivateAddressError(RefusedError):
    """The host is, or leads to, an address that is not public."""

    kind = "private address"


class HeadersTooLargeError(RefusedError):
    """The head of an answer is larger than DOWNLOAD_MAXHEADERS."""

    kind = "headers too large"


class EncodingError(RefusedError):
    """The answer is packed in a way that was not asked for, or packed again and again."""

    kind = "encoding not asked for"


class LaterError(Exception):
    """A request that this run does not make any more. Its page stays as it is in the ledger, due for the next run."""
