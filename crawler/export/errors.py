"""What can be wrong with an export, said in one line."""

from __future__ import annotations

import re

# The part of an address before its host: a name and a password.
_CREDENTIALS = re.compile(r"//[^\s/@]*@")


class ExportError(Exception):
    """The rows cannot be written. The message names the place and says what to do, without credentials."""


def without_credentials(text: str) -> str:
    """The text without names and passwords in its addresses.

    >>> without_credentials("no answer from https://me:secret@s3.example.org/")
    'no answer from https://…@s3.example.org/'
    """
    return _CREDENTIALS.sub("//…@", text)
