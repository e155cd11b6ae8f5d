"""What bytes and headers say of a file, and what of it is wanted."""

from __future__ import annotations

import pytest

from crawler.network.kinds import Wanted, believed, declared, sniffed


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        pytest.param(b"%PDF-1.7 \xe2", "application/pdf", id="pdf"),
        pytest.param(b"PK\x03\x04\x14", "application/zip", id="zip, docx, ofd"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", id="doc, wps"),
        pytest.param(b"Rar!\x1a\x07\x01\x00", "application/vnd.rar", id="rar 5"),
        pytest.param(b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp", id="webp"),
        pytest.param(b"\x00\x00\x00\x20ftypisom", "video/mp4", id="mp4"),
        pytest.param(b"\x00\x00\x00\x20ftypavif", "image/avif", id="avif, not mp4"),
        pytest.param(b"\xef\xbb\xbf\r\n <!DOCTYPE HTML>", "text/html", id="html behind a mark and blanks"),
        pytest.param(b"MZ\x90\x00", "application/x-msdownload", id="a program"),
        pytest.param("序号,姓名\r\n".encode("gbk"), None, id="text tells nothing"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_sniffed(head: bytes, kind: str | None) -> None:
    assert sniffed(head) == kind


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        pytest.param(b"Application/PDF; charset=utf-8", "application/pdf", id="case and parameters"),
        pytest.param(b"application/octet-stream", "", id="a server that does not know"),
        pytest.param(None, "", id="nothing said"),
    ],
)
def test_declared(header: bytes | None, kind: str) -> None:
    assert declared(header) == kind


@pytest.mark.parametrize(
    ("said", "shown", "kind"),
    [
        pytest.param("text/html", "application/pdf", "", id="a PDF that a script sends as a page"),
        pytest.param("text/plain", "application/pdf", "", id="or as text"),
        pytest.param("text/html", None, "text/html", id="bytes that tell nothing"),
        pytest.param("text/plain", "text/html", "text/plain", id="a page sent as text"),
        pytest.param("video/mp4", "application/zip", "video/mp4", id="what is said plainly"),
    ],
)
def test_believed(said: str, shown: str | None, kind: str) -> None:
    assert believed(said, shown) == kind


def test_wanted() -> None:
    wanted = Wanted.read(["image/*", " application/pdf ", ""])
    assert [wanted.has(kind) for kind in ("image/png", "application/pdf", None, "", "application/zip", "images/x")] == [
        *(True, True, True, True),
        *(False, False),
    ]
    with pytest.raises(ValueError, match=r"ATTACHMENT_TYPES has 'pdf'"):
        Wanted.read(["pdf"])
