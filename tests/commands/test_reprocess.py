"""`scrapy reprocess`: today's rules over the archive. The rules of another day are played by fields put into the ledger by hand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings
from sqlalchemy import select

from crawler.archive.kept import Reader
from crawler.commands import reprocess
from crawler.extract import EXTRACTOR_VERSION
from crawler.items import Article, Memento
from crawler.ledger import Database, Result, open_database
from crawler.ledger.stories import decide
from crawler.ledger.tables import events, pages, versions
from tests.archive.crawled import SITE, Crawled
from tests.ledger.made import contents, put
from tests.spiders.test_parts import page as part
from tests.spiders.web import article

NOTHING = f"nothing to do: extractor {EXTRACTOR_VERSION} has looked at every page in the archive"
A, B, C, D, LIST = (f"http://a.cn/show-{n}.html" for n in (1, 2, 3, 4, 5))
NO_ARTICLE = (
    "<html><body><ul>" + "".join(f'<li><a href="/show-{n}.html">第{n}条</a></li>' for n in range(9)) + "</ul></body></html>"
)


@pytest.fixture
def crawled(tmp_path: Path) -> Iterator[Crawled]:
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    yield Crawled(tmp_path, ledger)
    ledger.close()


class Ran:
    """What a run said."""

    def __init__(self, out: str, err: str, code: int) -> None:
        self.out, self.err, self.code = out.splitlines(), err, code

    @property
    def fields(self) -> dict[str, tuple[int, str]]:
        """Number and example by field."""
        rows = [line.split("\t") for line in self.out if "\t" in line]
        return {name: (int(number), url) for name, number, url in rows}


@pytest.fixture
def run(crawled: Crawled, capsys: pytest.CaptureFixture[str]) -> Any:
    def ran(*args: str, dry_run: bool = False) -> Ran:
        command = reprocess.Command()
        changed = {"LEDGER_URL": crawled.ledger.url, "ARCHIVE_DIR": str(crawled.folder)}
        command.settings = Settings(get_project_settings().copy_to_dict() | changed)
        command.exitcode = 0
        command.run(list(args), Namespace(dry_run=dry_run))
        said = capsys.readouterr()
        return Ran(said.out, said.err, command.exitcode)

    return ran


def older(**fields: Any) -> Callable[[Article | None], Article | None]:
    """Rules that made these fields otherwise."""

    def made(article: Article | None) -> Article | None:
        assert article is not None
        for name, value in fields.items():
            setattr(article, name, value)
        return article

    return made


def versions_of(ledger: Database, url: str) -> list[tuple[int, str | None, str | None, bool]]:
    """The page's versions: number, title, extractor, is it the newest."""
    query = select(versions, pages.c.version_id).join(pages, pages.c.id == versions.c.page_id).where(pages.c.url == url)
    with ledger.reading() as connection:
        rows = connection.execute(query.order_by(versions.c.number)).all()
    return [(row.number, row.title, row.extractor, row.id == row.version_id) for row in rows]


def test_other_fields_are_a_new_version_and_others_are_none(crawled: Crawled, run: Any) -> None:
    crawled.crawl(A, article(1), older=older(title="旧题", author="某人"))
    crawled.crawl(B, article(2, original=A), older=older())
    before = contents(crawled.ledger)
    tried = run(dry_run=True)
    assert tried.fields == {"title": (1, A), "author": (1, A)}
    assert contents(crawled.ledger) == before
    done = run()
    assert done.out == tried.out
    assert done.out[-1] == f"2 pages looked at with extractor {EXTRACTOR_VERSION}: 1 as they were, 1 with other fields"
    assert done.code == 0
    (_, old, _, _), (_, new, _, _) = versions_of(crawled.ledger, A)
    assert versions_of(crawled.ledger, A) == [(1, "旧题", "0", False), (2, new, EXTRACTOR_VERSION, True)]
    assert new != old
    assert versions_of(crawled.ledger, B) == [(1, before["versions"][B, 1]["title"], "0", True)]
    after = contents(crawled.ledger)
    told = {"title": new, "author": None, "number": 2, "extractor": EXTRACTOR_VERSION}
    assert after["versions"][A, 2] == before["versions"][A, 1] | told
    assert after["pages"][A] == before["pages"][A] | {"newest": 2, "extractor": EXTRACTOR_VERSION}
    assert after["pages"][B] == before["pages"][B] | {"extractor": EXTRACTOR_VERSION}
    assert run().out == [NOTHING]
    assert contents(crawled.ledger) == after


def test_stories_are_matched_again_and_what_a_person_decided_holds(crawled: Crawled, run: Any) -> None:
    """The older rules did not see what B states, and saw what C does not; D was taken out of A's story by hand."""
    for number, url in enumerate((A, B, C, D), 1):
        text = article(number, original=A if url in {B, D} else None)
        wrong = {B: (None, B), C: (A, A)}.get(url)
        crawled.crawl(url, text, older=older(original_url=wrong[0], story_key=wrong[1]) if wrong else older())
    with crawled.ledger.writing() as connection:
        decide.split(connection, D)
    assert {url: page["story"] for url, page in contents(crawled.ledger)["pages"].items()} == {A: A, B: B, C: A, D: D}
    done = run()
    assert done.fields["original_url"] == (2, B)
    assert {url: page["story"] for url, page in contents(crawled.ledger)["pages"].items()} == {A: A, B: A, C: C, D: D}


def test_pages_that_become_and_cease_to_be_articles(crawled: Crawled, run: Any) -> None:
    crawled.crawl(A, article(1), older=lambda _: None)
    crawled.crawl(B, article(2, original=A))
    crawled.crawl(LIST, NO_ARTICLE, older=lambda _: Article(LIST, SITE, "一个列表", body="列表。" * 60, story_key=A))
    assert contents(crawled.ledger)["pages"][LIST]["story"] == A
    done = run()
    assert done.fields == {"(articles that were none before)": (1, A), "(no articles any more)": (1, LIST)}
    found = contents(crawled.ledger)
    state = {url: (page["state"], page["story"], page["newest"]) for url, page in found["pages"].items()}
    assert state == {A: ("fetched", A, 1), B: ("fetched", A, 1), LIST: ("not_article", None, None)}
    assert (LIST, 1) in found["versions"], "what it was taken for stays on record"
    with crawled.ledger.reading() as connection:
        told = connection.execute(select(events.c.kind, events.c.url).order_by(events.c.number)).tuples().all()
    assert ("forgotten", LIST) in told, "readers of events take it out"
    assert told.index(("version", None)) < told.index(("forgotten", LIST))
    # The list becomes an article one day: a version beside the old one.
    put(
        crawled.ledger, Result(LIST, SITE, "fetched", None, 200, None, Article(LIST, SITE, "文章", body="正文"), "1" * 64, LIST)
    )
    assert [(number, newest) for number, _, _, newest in versions_of(crawled.ledger, LIST)] == [(1, False), (2, True)]


def test_an_article_of_several_parts_and_an_archives_copy(crawled: Crawled, run: Any) -> None:
    """Between the parts lie other answers, and a redirect leads to the last one."""
    base = "http://a.cn/tzgg/202405/t20240501_7712"
    copy = Memento("http://web.example/20240501id_/http://a.cn/show-3.html", "2024-05-01T00:00:00+00:00", 404)
    answers = [
        ("http://a.cn/", NO_ARTICLE, "200 OK"),
        (f"{base}_1.html", part(1)),
        (f"{base}_2.html", "busy", "503 Busy"),
        (f"{base}_2.html", "", "302 Found", ("Location", "t20240501_7712_2.htm")),
        (f"{base}_2.htm", part(2)),
    ]
    crawled.crawl(f"{base}.html", part(0), *answers, older=older(title="旧"))
    crawled.crawl(C, article(3), memento=copy, older=older(title="旧"))
    assert run().fields == {"title": (2, f"{base}.html")}
    found = contents(crawled.ledger)
    whole = found["versions"][f"{base}.html", 2]
    assert whole == found["versions"][f"{base}.html", 1] | {
        "title": whole["title"],
        "number": 2,
        "extractor": EXTRACTOR_VERSION,
    }
    assert len(whole["body"].split("\n")) == 5
    page = found["pages"][C]
    assert (page["state"], page["newest"], page["reason"]) == ("gone", 2, f"memento {copy.url} {copy.time}")
    assert found["versions"][C, 2]["original_url"] is None


def test_what_is_not_in_the_archive_is_told_and_stays(crawled: Crawled, run: Any) -> None:
    put(
        crawled.ledger,
        Result(A, SITE, "fetched", None, 200, None, Article(A, SITE, "存页", body="正文"), "0" * 64, A, saved=True),
    )
    crawled.crawl(B, article(2), older=older(title="旧"))
    crawled.crawl(C, article(3), older=older(title="旧"))
    file, offset = crawled.places[B]
    with (crawled.folder / file).open("r+b") as damaged:
        damaged.seek(offset + 40)
        damaged.write(bytes(20))
    before = contents(crawled.ledger)["pages"]
    done = run()
    assert done.code == 1
    assert done.err.startswith(f"{B}: ")
    assert done.fields == {"title": (1, C)}
    assert "1 not in the archive as the ledger says" in done.out[-1]
    assert "; not in the archive (saved pages, crawls without one), and as they were: 1 article" in done.out[-1]
    after = contents(crawled.ledger)["pages"]
    assert (after[A], after[B]) == (before[A], before[B])
    assert run().err.startswith(f"{B}: "), "it is told until somebody has seen to it"


def test_stopped_anywhere_and_run_again_it_ends_the_same(crawled: Crawled, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        crawled.crawl(f"http://a.cn/show-{number}.html", article(number), older=older(title="旧") if number % 2 else older())
    monkeypatch.setattr(reprocess, "_AT_ONCE", 2)
    reader = Reader(crawled.folder)
    for _ in range(2):
        # Killed after one transaction, with the next pages read and not stored.
        looked_at = reprocess._looked_at(crawled.ledger, reader, None, 2083)
        reprocess._keep(crawled.ledger, next(looked_at))
        next(looked_at)
    assert run().out[-1].startswith("2 pages looked at")
    numbers = {url: page["newest"] for url, page in contents(crawled.ledger)["pages"].items()}
    assert numbers == {f"http://a.cn/show-{number}.html": 1 + number % 2 for number in range(6)}


def test_a_page_that_a_crawl_changes_meanwhile_is_left_to_it(crawled: Crawled, run: Any) -> None:
    crawled.crawl(A, article(1), older=older(title="旧"))
    looked_at = next(reprocess._looked_at(crawled.ledger, Reader(crawled.folder), None, 2083))
    crawled.crawl(A, article(2))
    reprocess._keep(crawled.ledger, looked_at)
    assert [number for number, *_ in versions_of(crawled.ledger, A)] == [1, 2]
    assert contents(crawled.ledger)["pages"][A]["newest"] == 2
    assert run().out == [NOTHING]


def test_one_site_only(crawled: Crawled, run: Any) -> None:
    crawled.crawl(A, article(1), older=older(title="旧"))
    put(crawled.ledger, Result("http://b.cn/", "b.cn", "not_article", "list", is_list=True))
    assert run("b.cn").out == [NOTHING]
    assert run(SITE).fields == {"title": (1, A)}
