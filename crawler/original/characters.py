"""Characters that stand where a URL or a label means others: zero-width ones, full-width ones, escaped ampersands."""

from __future__ import annotations

import re

# Invisible characters that editors and chat programs leave in copied text: soft hyphen, Mongolian vowel separator,
# zero-width space to right-to-left mark, embeddings, word joiner to invisible plus, isolates, variation selectors, BOM.
ZERO_WIDTH = (
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
# The one that stands for all of them where the length of a text must not change.
JOINER = "\u200b"

_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_FULL_WIDTH[0x3000] = 0x20
# Full-width punctuation that ends a URL in running text, though a URL may hold its half-width twin.
_ENDS_A_URL = frozenset("，；！（）［］｛｝｜＂＇＜＞｀＾＄＊")

_IN_URL: dict[int, int | None] = {**_FULL_WIDTH, **dict.fromkeys(map(ord, ZERO_WIDTH))}
_IN_TEXT: dict[int, int | str] = {
    **{code: plain for code, plain in _FULL_WIDTH.items() if chr(code) not in _ENDS_A_URL},
    **dict.fromkeys(map(ord, ZERO_WIDTH), JOINER),
    0xA0: 0x20,
    # Of brackets, those that end a URL too.
    ord("［"): "【",
    ord("］"): "】",
}

_FOREIGN = re.compile(f"[\u00a0{ZERO_WIDTH}\u3000\uff01-\uff5e]")
# `&amp;` once or several times over, and its numeric spellings; other entities are left, since `&copy=1` is a parameter.
_AMPERSAND = re.compile(r"&(?:(?:amp|#38|#x26);)+", re.I)
_LINE_BREAKS = re.compile(r"[\t\n\r]+")
_FULL_STOP = re.compile("[A-Za-z0-9-]。[A-Za-z0-9-]")
_HOST = re.compile(r"(?<![A-Za-z0-9.。-])(?:[A-Za-z0-9-]{1,63}[.。]){1,6}[A-Za-z]{2,10}(?=(?::\d{1,5})?/)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain_text(text: str) -> str:
    """The text with full-width letters made plain; as long as before, so that positions stay. Never raises.

    `。` is a dot within a host that a path follows, as the WHATWG rules read it.
    """
    plain = text.translate(_IN_TEXT) if _FOREIGN.search(text) else text
    return _HOST.sub(_with_dots, plain) if _FULL_STOP.search(plain) else plain


def _with_dots(host: re.Match[str]) -> str:
    return host.group().replace("。", ".")


def plain_url(url: str) -> str:
    """The URL without zero-width characters, white space around it, full-width letters and escaped `&`. Never raises."""
    if not url.isascii():
        url = _SURROGATE.sub("\ufffd", url.translate(_IN_URL))
    url = url.strip()
    if "\n" in url or "\t" in url or "\r" in url:
        url = _LINE_BREAKS.sub("", url)
    return _AMPERSAND.sub("&", url) if "&" in url and ";" in url else url
