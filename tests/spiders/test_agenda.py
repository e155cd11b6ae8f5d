"""Whose turn it is."""

from __future__ import annotations

import tracemalloc

import pytest

from crawler.spiders.agenda import Agenda, Source
from crawler.spiders.shards import Shard


def sources(**counts: int) -> list[Source]:
    """So many sources of each host; number n is stated by n pages."""
    return [Source(host, n, f"http://{host}/{n}", f"http://{host}/{n}") for host, count in counts.items() for n in range(count)]


def drained(agenda: Agenda) -> list[tuple[str, int]]:
    found = []
    while (source := agenda.take(())) is not None:
        found.append((source.host, source.reposts))
    return found


def test_hosts_take_turns_and_the_most_reposted_is_first() -> None:
    agenda = Agenda()
    agenda.add(sources(a=4, b=2, c=1))
    found = drained(agenda)
    assert [sorted(host for host, _ in found[start:end]) for start, end in ((0, 3), (3, 5), (5, 6), (6, 7))] == [
        ["a", "b", "c"],
        ["a", "b"],
        ["a"],
        ["a"],
    ]
    assert [reposts for host, reposts in found if host == "a"] == [3, 2, 1, 0]


def test_busy_hosts_are_passed_over() -> None:
    agenda = Agenda()
    agenda.add(sources(a=2, b=2))
    assert [agenda.take({"a"}).host for _ in range(2)] == ["b", "b"]  # type: ignore[union-attr]
    assert agenda.take({"a"}) is None
    assert len(drained(agenda)) == 2


def test_a_key_is_in_once_and_a_host_can_be_dropped() -> None:
    agenda = Agenda()
    agenda.add(sources(a=2, b=3))
    agenda.add(sources(a=2, b=3))
    assert agenda.drop("b") == 3
    assert drained(agenda) == [("a", 1), ("a", 0)]
    agenda.close()


def test_the_hosts_come_in_another_order_each_time() -> None:
    """With a limit the first ones alone would be fetched, run after run."""
    first = set()
    for _ in range(40):
        agenda = Agenda()
        agenda.add(sources(a=1, b=1, c=1))
        first.add(drained(agenda)[0][0])
    assert first == {"a", "b", "c"}


def test_memory_does_not_grow_with_what_is_wanted() -> None:
    tracemalloc.start()
    try:
        agenda = Agenda()
        for host in range(100):
            agenda.add(sources(**{f"h{host}": 500}))
        assert tracemalloc.get_traced_memory()[0] < 1_000_000
    finally:
        tracemalloc.stop()
    assert agenda.take(()) is not None


@pytest.mark.parametrize("hosts", [("www.gdzz.gov.cn", "gdzz.gov.cn", "m.gdzz.gov.cn"), ("127.0.0.1",), ("localhost",)])
def test_a_host_is_in_one_shard_and_with_all_of_its_domain(hosts: tuple[str, ...]) -> None:
    for of in (1, 2, 16, 99999):
        shards = {next(n for n in range(1, of + 1) if Shard(n, of).has(host)) for host in hosts}
        assert len(shards) == 1
        assert sum(Shard(n, of).has(hosts[0]) for n in range(1, min(of, 64) + 1)) <= 1


def test_shards_are_of_about_one_size() -> None:
    counts = [sum(Shard(n, 4).has(f"www.site{number}.cn") for number in range(4000)) for n in range(1, 5)]
    assert sum(counts) == 4000
    assert min(counts) > 850


def test_a_shard_is_the_same_on_every_machine() -> None:
    assert [n for n in range(1, 17) if Shard(n, 16).has("www.gdzz.gov.cn")] == [3]
