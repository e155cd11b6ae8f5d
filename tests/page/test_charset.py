"""Which decoding is chosen when header, meta and bytes disagree."""

from __future__ import annotations

import pytest

from crawler.page import decode

SIMPLIFIED = "这是我们为大家准备的一段文字，说的是今天的会议和明天的工作。" * 4
TRADITIONAL = "這是我們為大家準備的一段文字，說的是今天的會議和明天的工作。" * 4


def page(charset: str, text: str = SIMPLIFIED) -> str:
    return f"<meta charset={charset}><p>{text}</p>"


@pytest.mark.parametrize(
    ("body", "header", "text", "encoding"),
    [
        pytest.param(page("utf-8").encode(), None, page("utf-8"), "utf-8", id="utf-8 as declared"),
        pytest.param(page("gb2312").encode(), "text/html; charset=gb2312", page("gb2312"), "utf-8", id="utf-8 declared gb2312"),
        pytest.param(page("utf-8").encode("gbk"), None, page("utf-8"), "gb18030", id="gbk declared utf-8"),
        pytest.param(page("x-gbk").encode("gbk"), None, page("x-gbk"), "gb18030", id="x-gbk is gbk"),
        pytest.param(SIMPLIFIED.encode("gbk"), None, SIMPLIFIED, "gb18030", id="gbk, nothing declared"),
        pytest.param(page("big5").encode("gbk"), None, page("big5"), "gb18030", id="gbk declared big5"),
        pytest.param("中国新闻".encode("gbk"), None, "中国新闻", "gb18030", id="eight bytes of gbk"),
        pytest.param("联通".encode("gbk"), None, "联通", "gb18030", id="gbk that is almost utf-8"),
        pytest.param(page("big5", TRADITIONAL).encode("big5"), None, page("big5", TRADITIONAL), "big5", id="big5 as declared"),
        pytest.param(TRADITIONAL.encode("big5"), None, TRADITIONAL, "big5", id="big5, nothing declared"),
        pytest.param(TRADITIONAL.encode("gbk"), None, TRADITIONAL, "gb18030", id="traditional text in gbk"),
        pytest.param(
            SIMPLIFIED.encode("utf-8-sig"), "text/html; charset=gbk", SIMPLIFIED, "utf-8", id="the BOM beats the header"
        ),
        pytest.param(SIMPLIFIED.encode("utf-16"), None, SIMPLIFIED, "utf-16-le", id="utf-16 with a BOM"),
        pytest.param(page("utf-16", "plain").encode(), None, page("utf-16", "plain"), "utf-8", id="a utf-16 meta that lies"),
        pytest.param(page("hz-gb-2312").encode("hz"), None, page("hz-gb-2312"), "hz", id="hz that is hz"),
        pytest.param(page("hz-gb-2312").encode("gbk"), None, page("hz-gb-2312"), "gb18030", id="hz that is gbk"),
        pytest.param(SIMPLIFIED.encode()[:-1], None, SIMPLIFIED[:-1], "utf-8", id="utf-8 cut in its last character"),
        pytest.param(
            SIMPLIFIED[:-1].encode("gbk") + b"\xb0", None, SIMPLIFIED[:-1], "gb18030", id="gbk cut in its last character"
        ),
        pytest.param(page("latin-1", "café déjà").encode("cp1252"), None, page("latin-1", "café déjà"), "cp1252", id="latin-1"),
        pytest.param("<p>café déjà</p>".encode("cp1252"), None, "<p>café déjà</p>", "cp1252", id="latin-1, nothing declared"),
        pytest.param(b"", None, "", "utf-8", id="empty body"),
    ],
)
def test_decoding(body: bytes, header: str | None, text: str, encoding: str) -> None:
    assert decode(body, header) == (text, encoding)


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        pytest.param(SIMPLIFIED.encode()[:30] + SIMPLIFIED.encode()[31:], "utf-8", id="a character cut in utf-8"),
        pytest.param(
            (SIMPLIFIED[:20] + " ").encode("gbk") + b"\xff " + SIMPLIFIED.encode("gbk"), "gb18030", id="a bad byte in gbk"
        ),
        pytest.param(SIMPLIFIED.encode() + " 今天".encode("gbk"), "utf-8", id="utf-8 with some gbk in it"),
    ],
)
def test_some_damage(body: bytes, encoding: str) -> None:
    text, chosen = decode(body)
    assert chosen == encoding
    assert SIMPLIFIED[60:] in text


@pytest.mark.parametrize("name", ["base64", "rot13", "idna", "unicode_escape", "undefined", "no-such"])
def test_no_codec_of_python_is_taken_for_a_charset(name: str) -> None:
    text, encoding = decode(f"<meta charset={name}>\\x41".encode() + b"\xff\xe9.")
    assert encoding != name
    assert "\\x41" in text
