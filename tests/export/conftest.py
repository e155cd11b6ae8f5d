"""An S3-compatible store on loopback, for all tests of a module."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen

import pytest
from moto.server import ThreadedMotoServer
from s3fs import S3FileSystem

KEYS = {"AWS_ACCESS_KEY_ID": "desk", "AWS_SECRET_ACCESS_KEY": "no one may read this", "AWS_REGION_NAME": "us-east-1"}


@dataclass
class Store:
    """A store with the bucket `press`. settings: what an export needs to know of it."""

    settings: dict[str, str]
    files: Any

    def unfinished(self) -> list[str]:
        """Keys of uploads that were begun and neither completed nor taken back."""
        return [one["Key"] for one in self.files.call_s3("list_multipart_uploads", Bucket="press").get("Uploads", [])]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """The store; the environment and files of whoever runs the tests say nothing about it."""
    kept = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    for name in kept:
        del os.environ[name]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = KEYS | {"AWS_ENDPOINT_URL": f"http://{host}:{port}"}
    # What it holds is the process's: what another module has left there is not this one's.
    with urlopen(Request(f"{settings['AWS_ENDPOINT_URL']}/moto-api/reset", method="POST")):
        pass
    files = S3FileSystem(
        key=KEYS["AWS_ACCESS_KEY_ID"],
        secret=KEYS["AWS_SECRET_ACCESS_KEY"],
        endpoint_url=settings["AWS_ENDPOINT_URL"],
        client_kwargs={"region_name": "us-east-1"},
        use_listings_cache=False,
        skip_instance_cache=True,
    )
    files.call_s3("create_bucket", Bucket="press")
    yield Store(settings, files)
    server.stop()
    os.environ.update(kept)
