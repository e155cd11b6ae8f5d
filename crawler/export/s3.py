"""Files in an S3-compatible store. An object appears there whole, when its upload is completed; one that ends before is taken back."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from crawler.export.errors import ExportError, without_credentials
from crawler.plain import printable

# Bytes sent at a time, and so kept in memory; an object may have 10,000 of these parts.
_PART = 16 * 2**20


class S3File:
    """An object, `bucket/key`."""

    def __init__(self, path: str, settings: Mapping[str, Any]) -> None:
        self.name = f"s3://{printable(path)}"
        self.path = path
        self.store = _store(settings)

    def check(self) -> None:
        """Its bucket must be there; whether it may be written to is only known once something is."""
        bucket = self.path.partition("/")[0]
        with _explained(self.name, bucket), suppress(PermissionError):
            # Who may only put objects gets "no permission" here and goes on.
            self.store.call_s3("head_bucket", Bucket=bucket)

    @contextmanager
    def writing(self) -> Iterator[BinaryIO]:
        """A stream whose bytes are the object at the block's end."""
        with _explained(self.name, self.path.partition("/")[0]):
            out = self.store.open(self.path, "wb", block_size=_PART)
            try:
                yield out
                out.close()
            except BaseException:
                # Or it would be completed with what it has when nobody refers to it any more.
                out.closed = True
                with suppress(*_errors()):
                    out.discard()
                raise

    @contextmanager
    def reading(self) -> Iterator[BinaryIO | None]:
        """A stream of what the object holds; None where there is none."""
        with _explained(self.name, self.path.partition("/")[0]):
            self.store.invalidate_cache()
            try:
                file = self.store.open(self.path, "rb") if self.store.exists(self.path) else None
            except PermissionError as error:
                raise ExportError(f"{self.name}: no permission to see whether it is there: {_said(error)}") from error
            if file is None:
                yield None
                return
            with file:
                yield file

    @contextmanager
    def making(self) -> Iterator[Path]:
        """The path of a copy that takes the object's place at the block's end."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "copy"
            with _explained(self.name, self.path.partition("/")[0]):
                self.store.invalidate_cache()
                if self.store.exists(self.path):
                    self.store.get_file(self.path, str(path))
            yield path
            with self.writing() as out, path.open("rb") as made:
                shutil.copyfileobj(made, out, _PART)


class S3Folder:
    """The objects whose keys begin with `bucket/key/`."""

    def __init__(self, path: str, settings: Mapping[str, Any]) -> None:
        self.path = path.rstrip("/")
        self.name = f"s3://{printable(self.path)}/"
        self.settings = settings
        self.store = _store(settings)

    def check(self) -> None:
        """Its bucket must be there."""
        self.file("").check()

    def file(self, name: str) -> S3File:
        """The object of this name."""
        return S3File(f"{self.path}/{name}", self.settings)

    def read(self, name: str) -> bytes | None:
        """All of an object; None where there is none."""
        with _explained(self.name, self.path.partition("/")[0]):
            try:
                return bytes(self.store.cat_file(f"{self.path}/{name}"))
            except FileNotFoundError:
                return None

    def files(self) -> set[str]:
        """The names of all objects within."""
        with _explained(self.name, self.path.partition("/")[0]):
            self.store.invalidate_cache()
            return {found.removeprefix(f"{self.path}/") for found in self.store.find(self.path)}

    def remove(self, name: str) -> None:
        """Take an object away."""
        with _explained(self.name, self.path.partition("/")[0]):
            self.store.rm_file(f"{self.path}/{name}")


def _store(settings: Mapping[str, Any]) -> Any:
    """The store that Scrapy's settings name; what they leave open is the environment's and `~/.aws`'s to say."""
    told = tuple(
        settings.get(f"AWS_{name}")
        for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "ENDPOINT_URL", "REGION_NAME")
    )
    return _opened(*told)


@lru_cache(maxsize=1)
def _opened(key: str | None, secret: str | None, token: str | None, endpoint: str | None, region: str | None) -> Any:
    # Imported here: it costs half a second that only such an export needs.
    try:
        from s3fs import S3FileSystem
    except ImportError as error:
        raise ExportError("s3://… needs the package s3fs: pip install -r requirements.txt") from error
    # One look at a folder counts only for itself: other programs write there too.
    return S3FileSystem(
        key=key or None,
        secret=secret or None,
        token=token or None,
        endpoint_url=endpoint or None,
        client_kwargs={"region_name": region} if region else {},
        use_listings_cache=False,
        skip_instance_cache=True,
    )


def _errors() -> tuple[type[Exception], ...]:
    from botocore.exceptions import BotoCoreError, ClientError

    return OSError, BotoCoreError, ClientError


@contextmanager
def _explained(name: str, bucket: str) -> Iterator[None]:
    """Errors of the store as one line that names the output and says what to do."""
    try:
        yield
    except FileNotFoundError as error:
        raise ExportError(f"{name}: there is no bucket {printable(bucket)}, or not at this endpoint: {_said(error)}") from error
    except PermissionError as error:
        raise ExportError(
            f"{name}: no permission to write: {_said(error)}; check AWS_ACCESS_KEY_ID and the bucket's policy"
        ) from error
    except BrokenPipeError:
        raise
    except _errors() as error:
        raise ExportError(
            f"{name} cannot be written: {_said(error)}; check AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
        ) from error


def _said(error: Exception) -> str:
    return without_credentials(printable(str(error))).rstrip(".")
