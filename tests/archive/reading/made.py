"""WARC files as other crawlers make them, written with warcio."""

from __future__ import annotations

import gzip
import io
from typing import Any

import brotli
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DATE = "2024-05-10T07:00:00Z"


class _Writer(WARCWriter):
    """Keeps what it counts in memory: warcio leaves its temporary files open."""

    def _create_temp_file(self) -> io.BytesIO:
        return io.BytesIO()


def chunked(body: bytes, size: int = 1000) -> bytes:
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x;name=value\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def page(number: int, text: str = "正文") -> str:
    return f"<html><title>第{number}号</title><p>{text * 50}</p></html>"


def record(
    url: str,
    body: bytes,
    *headers: tuple[str, str],
    kind: str = "response",
    status: str = "200 OK",
    protocol: str = "HTTP/1.1",
    gz: bool = True,
    date: str = DATE,
    **warc: str,
) -> bytes:
    """One record, as its own gzip member. With no HTTP headers given, it has none."""
    out = io.BytesIO()
    writer = _Writer(out, gzip=gz)
    http = StatusAndHeaders(status, list(headers), protocol=protocol) if kind in {"response", "revisit", "request"} else None
    told: dict[str, Any] = {"WARC-Date": date} | {name.replace("_", "-"): value for name, value in warc.items()}
    content_type = dict(headers).get("Content-Type") if http is None else None
    writer.write_record(
        writer.create_warc_record(
            url, kind, payload=io.BytesIO(body), http_headers=http, warc_headers_dict=told, warc_content_type=content_type
        )
    )
    return out.getvalue()


HTML = ("Content-Type", "text/html; charset=utf-8")


def html(number: int, *, date: str = DATE, gz: bool = True, text: str = "正文") -> bytes:
    return record(f"http://a.cn/{number}.html", page(number, text).encode(), HTML, date=date, gz=gz)


def encoded(number: int, encoding: str) -> bytes:
    body = page(number).encode()
    packed = {"gzip": gzip.compress, "br": brotli.compress}[encoding](body)
    headers = (HTML, ("Content-Encoding", encoding), ("Transfer-Encoding", "chunked"))
    return record(f"http://a.cn/{number}.html", chunked(packed), *headers)
