"""What can be wrong with a ledger, said in one line."""

from __future__ import annotations


class LedgerError(Exception):
    """The ledger cannot be used as it is. The message names it and says what to do."""
