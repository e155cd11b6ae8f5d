"""What can be wrong with a ledger, said in one line."""

from __future__ import annotations


class LedgerError(Exception):
    """The ledger cannot be used as it is. The message names it and says what to do.

    unusable: nothing can be stored in it now; False where only what was to be stored is at fault.
    """

    def __init__(self, message: str, *, unusable: bool = True) -> None:
        super().__init__(message)
        self.unusable = unusable
