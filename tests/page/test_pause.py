"""Cycles are not looked for while a page is read, and are again afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from crawler.page.pause import uncollected


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    yield
    gc.enable()


@uncollected
def is_collecting(*, fail: bool = False) -> bool:
    if fail:
        raise ValueError("unreadable")
    return gc.isenabled()


def test_off_meanwhile_and_on_again() -> None:
    assert not is_collecting()
    assert gc.isenabled()


def test_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="unreadable"):
        is_collecting(fail=True)
    assert gc.isenabled()


def test_who_switched_it_off_before_keeps_it_off() -> None:
    gc.disable()
    assert not is_collecting()
    assert not gc.isenabled()
