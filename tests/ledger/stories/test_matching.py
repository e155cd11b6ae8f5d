"""Stories of whole worlds: the same whatever arrives first, however it is batched, on both databases and with many writers."""

from __future__ import annotations

import hashlib
import multiprocessing
import random
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from crawler.items import Article
from crawler.ledger import Database, Result, open_database
from crawler.ledger.tables import merges
from crawler.original import registered_domain, story_key
from tests.ledger.made import contents, new_ledger, put
from tests.worlds.generate import World, world

BATCH = 40


def results(made: World) -> list[Result]:
    """The pages of a world as the pipelines would give them, from what the world knows of each, not from its markup."""
    found = []
    for page in made.pages:
        entry = made.entries[page.url]
        text, stated = entry.text, stated_by(made, page.url)
        own = story_key(page.url)
        key = story_key(stated) if stated else own
        body = "\n".join("".join(line.text for line in block) for block in text.blocks)
        published = entry.draft.published.isoformat(timespec="minutes")
        article = Article(page.url, "world", text.title, text.original_title, published, body=body, story_key=key)
        article.original_url = stated if key != own else None
        digest = hashlib.sha256(page.html).hexdigest()
        found.append(Result(page.url, "world", "fetched", article=article, digest=digest, own_key=own, saved=True))
    return found


def stated_by(made: World, url: str) -> str | None:
    """The address that a page states: of another page of the world, by the truth."""
    truth = made.truth[url]
    return truth.source if truth.match == "stated" and truth.source and registered_domain(truth.source) else None


def stories(ledger: Database) -> dict[str, Any]:
    """What must not depend on the order: each page's story by its original, and how it came into it."""
    found = contents(ledger)
    names = ("story", "match_method", "open", "text", "stated_key")
    return {"pages": {url: [row[name] for name in names] for url, row in found["pages"].items()}, "keys": found["aliases"]}


def fill(ledger: Database, pages: Sequence[Result], size: int = BATCH) -> dict[str, Any]:
    for start in range(0, len(pages), size):
        put(ledger, *pages[start : start + size])
    return stories(ledger)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_and_any_batches_make_the_same_stories(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    pages = results(world(seed, 250))
    found = []
    for turn, size in enumerate((250, 40, 1)):
        random.Random(turn).shuffle(pages)
        ledger = new_ledger(tmp_path_factory.mktemp("ledger") / "l.db")
        found.append(fill(ledger, pages, size))
        ledger.close()
    assert len({page[0] for page in found[0]["pages"].values()}) > 50
    assert any(page[1] == "text" for page in found[0]["pages"].values())
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_both_databases_make_the_same_stories(ledger: Database, tmp_path_factory: pytest.TempPathFactory) -> None:
    pages = results(world(4, 200))
    other = new_ledger(tmp_path_factory.mktemp("ledger") / "l.db")
    expected = fill(other, pages[::-1])
    other.close()
    assert fill(ledger, pages) == expected


def _feed(url: str, seed: int, number: int, turn: int) -> None:
    """One process: every page of the world, in an order of its own."""
    pages = results(world(seed, number))
    random.Random(turn).shuffle(pages)
    ledger = open_database(url)
    fill(ledger, pages, 25)
    ledger.close()


def test_eight_processes_make_the_stories_of_one(ledger_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """They even make the ledger, all at once."""
    number = 400
    alone = new_ledger(tmp_path_factory.mktemp("ledger") / "l.db")
    expected = fill(alone, results(world(5, number)))
    alone.close()
    # They fork from a process that has read the modules and nothing else: fresh ones would do little but that.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    workers = [context.Process(target=_feed, args=(ledger_url, 5, number, turn)) for turn in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(300)
    assert [worker.exitcode for worker in workers] == [0] * 8
    ledger = open_database(ledger_url)
    assert stories(ledger) == expected
    ledger.close()


@pytest.mark.parametrize(
    ("number", "expected"), [(50, 1), (51, 51)], ids=["as many as one page may have", "one more: a template gone wrong"]
)
@pytest.mark.parametrize("size", [1, 20, 60])
def test_a_key_that_very_many_pages_lead_to(ledger: Database, size: int, number: int, expected: int) -> None:
    """Photo pages without a text that redirect to one address, so that nothing speaks against their being one."""
    made = []
    for count in range(number):
        url = f"http://www.a.cn/photo-{count}.html"
        article = Article(url, "test", "图片", story_key=url)
        key = (("http://www.a.cn/1.html", "redirect"),)
        made.append(Result(url, "test", "fetched", article=article, digest=url, own_key=url, other_keys=key))
    assert len({page[0] for page in fill(ledger, made, size)["pages"].values()}) == expected


# A site's terms that no rule takes for boilerplate; without figures, and more than each short article of its own.
TERMS = "".join(
    f"本站提醒广大读者，凡是涉及{what}的内容，请以主管部门发布的正式文件为准，切勿轻信来历不明的转述和截图。"
    for what in ("政策解读", "资金申报", "资格审查", "项目评审", "名单公布", "线下活动")
)
TOPICS = "桥梁检修 春耕备耕 校园足球 社区食堂 河道清淤 古树保护 夜间公交 戏曲下乡 苗木补植 义诊活动 图书漂流 灯光改造 鱼苗放流 防汛演练 水库蓄水 村史陈列 蜂农互助 冰雪旅游 茶园采摘 滩涂修复".split()


def notices() -> list[Result]:
    """Short articles of twenty stories, each over the same terms, and a copy of one of them elsewhere."""
    made = []
    for number, topic in enumerate(TOPICS):
        own = f"{topic}的有关安排已经由当地有关方面商定，{topic}期间出行请留意现场标志和工作人员的引导。"
        made.append(_notice(f"http://site{number}.cn/{number}.html", f"{topic}安排公布", own))
    copied = made[3].article
    assert copied is not None
    return [*made, _notice("http://copy.cn/3.html", str(copied.title), str(copied.body).replace(TERMS, ""))]


def _notice(url: str, title: str, own: str) -> Result:
    article = Article(url, "test", title, body=f"{own}\n{TERMS}", story_key=url)
    return Result(url, "test", "fetched", article=article, digest=url, own_key=url)


@pytest.mark.parametrize("size", [1, 5, 30])
def test_what_stands_on_many_stories_ties_none(ledger: Database, size: int) -> None:
    """The first of them are taken for one story; when the terms turn out to be boilerplate, they come apart again."""
    pages = notices()
    fill(ledger, pages[:10], size)
    assert len({page[0] for page in stories(ledger)["pages"].values()}) < 10
    found = fill(ledger, pages[10:], size)
    assert len({page[0] for page in found["pages"].values()}) == len(TOPICS)
    assert found["pages"]["http://copy.cn/3.html"][0] == "http://copy.cn/3.html"
    with ledger.reading() as connection:
        undone = connection.execute(select(merges.c.undone_at)).scalars().all()
    assert undone
    assert all(undone)


def test_a_much_changed_story_is_no_boilerplate(ledger: Database) -> None:
    """Forty copies that state nothing, each with a sentence of its own and the site's name behind the title: one story."""
    text = [
        f"第{n}个片区的改造由云浦县住房和城乡建设局统一组织，居民代表全程参与方案讨论和质量监督。"
        for n in "一二三四五六七八九十"
    ]
    made = []
    for number, topic in enumerate(TOPICS * 2):
        lines = [*text[:4], f"另据了解，{topic}的相关工作也将在第{number}个片区同步开展，具体时间另行通知。", *text[5:]]
        url = f"http://site{number}.cn/{number}.html"
        article = Article(url, "test", f"云浦县推进老旧片区改造_{topic}网", body="\n".join(lines), story_key=url)
        made.append(Result(url, "test", "fetched", article=article, digest=url, own_key=url))
    assert len({page[0] for page in fill(ledger, made)["pages"].values()}) == 1
