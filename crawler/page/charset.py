"""Bytes → text: choose the decoding that reads without damage.

Header, meta and bytes disagree in the field: GBK declared as utf-8, UTF-8 declared as gb2312, nothing declared at all.
So the bytes are asked first (strict UTF-8, then the declared encoding and gb18030, strictly) and the declaration decides
only what the bytes leave open.
"""

from __future__ import annotations

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

# Every GB encoding is read as its superset; w3lib and Python do not know x-gbk (seen on old Windows CMS pages).
GB_NAMES = frozenset({"gb2312", "gbk", "x-gbk", "gb18030", "cp936", "ms936", "hz-gb-2312", "gb_2312-80", "chinese", "gb"})

# UTF-8 pages whose CMS cut a title in the middle of a character have a few broken bytes; GBK read as UTF-8 breaks
# nearly every character. The bound between them is far from both.
MOST_BROKEN_SHARE = 0.02

_CJK = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff]")
_META_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
_HEAD_BYTES = 4096


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """Return the text of `body` and the name of the encoding that was used (`utf-8`, `gb18030`, `big5` …).

    content_type: the Content-Type header, or None. Never raises: what no encoding reads becomes U+FFFD.
    """
    bom_encoding, bom = read_bom(body)
    if bom_encoding is not None and bom is not None:
        return body[len(bom) :].decode(bom_encoding, "replace"), bom_encoding
    utf8 = _strict(body, "utf-8")
    if utf8 is not None and _CJK.search(utf8):
        return utf8, "utf-8"
    declared = _declared(body, content_type)
    if utf8 is not None and not (declared == "gb18030" and _reads_better_as_gb(body, utf8)):
        return utf8, "utf-8"
    for encoding in (declared, "gb18030"):
        if encoding is not None and encoding != "utf-8" and _multibyte(encoding):
            text = _strict(body, encoding)
            if text is not None:
                return text, encoding
    return _least_broken(body, declared)


def _declared(body: bytes, content_type: str | None) -> str | None:
    """The encoding that the header or the head names, in Python's spelling; None where neither names a known one."""
    in_header = http_content_type_encoding(content_type) if content_type else None
    in_head = html_body_declared_encoding(body)
    if in_head is None and (found := _META_CHARSET.search(body, 0, _HEAD_BYTES)):
        in_head = found.group(1).decode("ascii")
    for name in (in_header, in_head):
        if not name:
            continue
        if name.lower() in GB_NAMES:
            return "gb18030"
        try:
            return codecs.lookup(name).name
        except LookupError:
            continue
    return None


def _strict(body: bytes, encoding: str) -> str | None:
    """The text if every byte reads; a character that the end of the page cuts in two is left out, not damage."""
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(body) - 3 or ("incomplete" not in error.reason and "end of data" not in error.reason):
            return None
        return body[: error.start].decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _reads_better_as_gb(body: bytes, utf8: str) -> bool:
    """True for a few GBK bytes that happen to be valid UTF-8: they give Chinese one way and Arabic or Greek the other."""
    if utf8.isascii() or _CJK.search(utf8):
        return False
    gb = _strict(body, "gb18030")
    return gb is not None and _CJK.search(gb) is not None


def _multibyte(encoding: str) -> bool:
    """True where a strict reading proves something; latin-1 and its kin read any bytes."""
    return encoding in {
        "gb18030",
        "big5",
        "big5hkscs",
        "euc_jp",
        "shift_jis",
        "cp932",
        "euc_kr",
        "cp949",
        "utf-16",
        "utf-16-le",
    }


def _least_broken(body: bytes, declared: str | None) -> tuple[str, str]:
    """The reading with the least damage, the declared encoding winning a draw."""
    foreign = len(body) - len(body.translate(None, bytes(range(0x80, 0x100)))) or 1
    utf8 = body.decode("utf-8", "replace")
    if (utf8.count("\ufffd") - body.count(b"\xef\xbf\xbd")) / foreign <= MOST_BROKEN_SHARE:
        return utf8, "utf-8"
    candidates = [e for e in (declared, "gb18030", "utf-8") if e is not None]
    readings = [(body.decode(encoding, "replace"), encoding) for encoding in dict.fromkeys(candidates)]
    return min(readings, key=lambda reading: reading[0].count("\ufffd"))
