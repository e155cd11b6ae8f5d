"""Bytes → text: choose the decoding that reads without damage.

Header, meta and bytes disagree in the field: GBK declared as utf-8, UTF-8 declared as gb2312, nothing declared at all.
So the bytes are asked first (strict UTF-8, then the declared encoding and gb18030, strictly) and the declaration decides
only what the bytes leave open.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

# Every GB encoding is read as its superset; w3lib and Python do not know x-gbk (seen on old Windows CMS pages).
GB_NAMES = frozenset({"gb2312", "gbk", "x-gbk", "gb18030", "cp936", "ms936", "gb_2312-80", "chinese", "gb"})

# UTF-8 pages whose CMS cut a title in the middle of a character have a few broken bytes; GBK read as UTF-8 breaks
# nearly every character. The bound between them is far from both.
MOST_BROKEN_SHARE = 0.02

# Beyond this share of unreadable bytes an undeclared page is no Chinese at all, and is read as browsers do.
MOST_FOREIGN_BROKEN = 0.25

# Running Chinese has a fifth or more of the characters below; bytes that only pass for Chinese have hardly any.
FEWEST_COMMON = 0.02

# A strict reading in one of these proves something; latin-1 and its kin read any bytes.
_MULTIBYTE = frozenset(
    "gb18030 big5 big5hkscs cp950 euc_jp shift_jis cp932 euc_kr cp949 hz iso2022_jp utf-16 utf-16-le utf-16-be".split()
)
# What Python calls encodings and no page is written in.
_NO_CHARSETS = frozenset("unicode-escape raw-unicode-escape idna punycode undefined utf-7 charmap mbcs oem".split())
# The commonest characters of running text, simplified and traditional: where GBK and Big5 both read the bytes, the right
# reading has many of them and the wrong one hardly any.
_COMMON = re.compile(
    "[的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自年]"
)
_CJK = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff]")
# Not [...]+: only a set alone at the beginning lets the search leap over what is not in it.
_CJK_RUNS = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff][\u3007\u3400-\u9fff\uf900-\ufaff]*")
_META_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
_HEAD_BYTES = 4096
# So much of a page tells how common its characters are, if so many of them are Chinese.
_SAMPLE = 30_000
_ENOUGH = 1_000
# The commonest of all, sooner counted than the rest; in most pages they are enough.
_COMMONEST = "的在一了是不人有"
_ASCII = bytes(range(0x80))


class Reading(NamedTuple):
    """A page's text, the encoding that gave it, and the text as UTF-8 where the body holds just that (else None)."""

    text: str
    encoding: str
    utf8: bytes | None = None


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """Return the text of `body` and the name of the encoding that was used (`utf-8`, `gb18030`, `big5` …).

    content_type: the Content-Type header, or None. Never raises: what no encoding reads becomes U+FFFD.
    """
    reading = read(body, content_type)
    return reading.text, reading.encoding


def read(body: bytes, content_type: str | None = None) -> Reading:
    """As `decode`, with the UTF-8 bytes that a parser can take as they are."""
    bom_encoding, bom = read_bom(body)
    if bom_encoding is not None and bom is not None:
        return Reading(body[len(bom) :].decode(bom_encoding, "replace"), bom_encoding)
    utf8 = _strict(body, "utf-8")
    if utf8 is not None and _CJK.search(utf8):
        return Reading(utf8, "utf-8", _whole(body, utf8))
    declared = _declared(body, content_type)
    if utf8 is not None:
        if declared in {"hz", "iso2022_jp"} and (text := _strict(body, declared)) is not None:
            return Reading(text, declared)
        if declared != "gb18030" or not _reads_better_as_gb(body, utf8):
            return Reading(utf8, "utf-8", _whole(body, utf8))
    if declared in _MULTIBYTE and declared not in {"utf-8", "gb18030", "big5", "hz"}:
        text = _strict(body, declared)
        if text is not None:
            return Reading(text, declared)
    gb = _strict(body, "gb18030")
    if gb is not None and declared is not None and declared not in _MULTIBYTE and declared != "utf-8":
        # A Western or Russian page: its bytes may pass for GBK, but not for what anybody writes in it.
        if _commonness(gb) < FEWEST_COMMON:
            return _least_broken(body, declared)
        return Reading(gb, "gb18030")
    odd = gb is not None and _few_common(body, gb)
    if odd:
        # UTF-8 with a character cut in it may pass for GBK.
        lenient = body.decode("utf-8", "replace")
        if lenient.count("\ufffd") <= MOST_BROKEN_SHARE * len(_foreign(body)):
            return Reading(lenient, "utf-8")
    if gb is None or declared == "big5" or odd:
        big5 = _strict(body, "big5hkscs")
        if big5 is not None and (gb is None or _commonness(big5) > _commonness(gb)):
            return Reading(big5, "big5")
    if gb is not None:
        return Reading(gb, "gb18030")
    return _least_broken(body, declared)


def _declared(body: bytes, content_type: str | None) -> str | None:
    """The encoding that the header or the head names, in Python's spelling; None where neither names a known one."""
    in_header = http_content_type_encoding(content_type) if content_type else None
    if in_header is None and content_type and (found := _META_CHARSET.search(content_type.encode("latin-1", "replace"))):
        in_header = found.group(1).decode("ascii")
    in_head = html_body_declared_encoding(body)
    if in_head is None and (found := _META_CHARSET.search(body, 0, _HEAD_BYTES)):
        in_head = found.group(1).decode("ascii")
    for name in (in_header, in_head):
        if not name:
            continue
        if name.lower() in GB_NAMES:
            return "gb18030"
        try:
            known = codecs.lookup(name).name
        except LookupError:
            continue
        if known in _NO_CHARSETS:
            continue
        return "big5" if known in {"big5hkscs", "cp950"} else known
    return None


def _strict(body: bytes, encoding: str) -> str | None:
    """The text if every byte reads; a character that the end of the page cuts in two is left out, not damage."""
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(body) - 3 or ("incomplete" not in error.reason and "end of data" not in error.reason):
            return None
        try:
            return body[: error.start].decode(encoding)
        except UnicodeError:
            return None
    except (UnicodeError, LookupError):
        return None


def _whole(body: bytes, utf8: str) -> bytes | None:
    """The body, unless its end was left out."""
    if not body or body[-1] < 0x80:
        return body
    return body if utf8 and body.endswith(utf8[-1].encode()) else None


def _reads_better_as_gb(body: bytes, utf8: str) -> bool:
    """True for a few GBK bytes that happen to be valid UTF-8: they give Chinese one way and Arabic or Greek the other."""
    if utf8.isascii() or _CJK.search(utf8):
        return False
    gb = _strict(body, "gb18030")
    return gb is not None and _CJK.search(gb) is not None


def _foreign(body: bytes) -> bytes:
    """The bytes that are not ASCII."""
    return body.translate(None, _ASCII)


def _commonness(text: str) -> float:
    """The share of common characters among the Chinese ones at the start of the text."""
    chinese = "".join(_CJK_RUNS.findall(text, 0, _SAMPLE))
    if len(chinese) < _ENOUGH:
        chinese = "".join(_CJK_RUNS.findall(text))
    return len(_COMMON.findall(chinese)) / len(chinese) if chinese else 0.0


def _few_common(body: bytes, gb: str) -> bool:
    """True where a GBK reading looks so odd that Big5 should be tried: enough characters, few of them common ones."""
    if len(body) - len(gb) < 16:
        return False
    sample = gb[:_SAMPLE]
    # Each Chinese character is three bytes of UTF-8.
    chinese = (len(sample.encode("utf-8", "replace")) - len(sample)) / 2
    if chinese < _ENOUGH:
        sample, chinese = gb, len(body) - len(gb)
    missing = FEWEST_COMMON * chinese
    for character in _COMMONEST:
        missing -= sample.count(character)
        if missing <= 0:
            return False
    return _commonness(gb) < FEWEST_COMMON


def _least_broken(body: bytes, declared: str | None) -> Reading:
    """The reading with the least damage, the declared encoding winning a draw."""
    foreign = len(_foreign(body)) or 1
    utf8 = body.decode("utf-8", "replace")
    if (utf8.count("\ufffd") - body.count(b"\xef\xbf\xbd")) / foreign <= MOST_BROKEN_SHARE:
        return Reading(utf8, "utf-8")
    readings = []
    for encoding in dict.fromkeys(e for e in (declared, "gb18030", "utf-8") if e is not None):
        try:
            readings.append(Reading(body.decode(encoding, "replace"), encoding))
        except (LookupError, UnicodeError):  # codecs.lookup also finds base64, rot13 and idna, which read no pages
            continue
    best = min(readings, key=lambda reading: reading.text.count("\ufffd"))
    if declared is None and best.text.count("\ufffd") > foreign * MOST_FOREIGN_BROKEN:
        return Reading(body.decode("cp1252", "replace"), "cp1252")
    return best
