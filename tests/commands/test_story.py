"""`scrapy story`: what it prints of a story, and that a person's word changes it."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import jsonschema
import pytest
from rich.console import Console
from sqlalchemy import select

from crawler.commands.showing import show
from crawler.items import Article
from crawler.ledger import Database, Result
from crawler.ledger.reading.account import account as told_of
from crawler.ledger.reading.schema import row_schema
from crawler.ledger.reading.story import story
from crawler.ledger.tables import stories
from tests.conftest import Scrapy
from tests.ledger.made import put

SOURCE = "https://www.gdzz.gov.cn/content/post_1.html"
KEY = "http://gdzz.gov.cn/content/post_1.html"
REPOST = "http://www.lzfz.org.cn/show-1.html"
OTHER = "http://www.fzxczx.org.cn/show-2.html"
SENTENCES = [
    "全县十二个乡村人才服务站今年都站稳了脚跟。",
    "云浦镇的站点半年里替村民请来了14位农技专家。",
    "果农老周说，以前黄桃烂在地里，现在有人教他修枝和冷藏。",
    "县委组织部把编制下沉到镇，工资和晋升都向一线倾斜。",
    "电商班办在村委会的二楼，晚上七点开课，座位常常不够。",
    "返乡青年林晓带着三个同学，把祠堂边的旧粮仓改成了直播间。",
    "下一步，服务站还要接上市里的专家库，谁缺什么人一查便知。",
    "镇长表示，留得住人，村子才留得住烟火气。",
]
BODY = "\n".join(SENTENCES)


def page(
    url: str,
    own: str,
    stated: str | None = None,
    *,
    body: str = BODY,
    at: str = "2024-05-10T07:00:00+08:00",
    **more: str | None,
) -> Result:
    """A fetched article. at: when it was fetched."""
    evidence = (
        {"original_url": stated, "original_label": "原文链接", "original_evidence": f"原文链接:{stated}"} if stated else {}
    )
    fields = {"title": "服务站“站”稳脚跟", "published": "2024-05-09"} | evidence | more
    made = Article(url, url.split("/")[2], body=body, story_key=_key(stated) if stated else own, **fields)  # type: ignore[arg-type]
    digest = str(hash((url, body, *sorted(fields.items()))))
    return Result(url, made.site, "fetched", None, 200, at, made, digest[:60], own, "article" if stated else None)


def _key(url: str) -> str:
    return re.sub(r"^https?://(www\.|m\.)?", "http://", url)


def repost(url: str = REPOST, **more: str | None) -> Result:
    return page(url, _key(url), SOURCE, **more)  # type: ignore[arg-type]


def source(**more: str | None) -> Result:
    return page(SOURCE, KEY, **{"published": "2024-05-08T12:00+08:00"} | more)  # type: ignore[arg-type]


def told(scrapy: Scrapy, url: str, *arguments: str) -> str:
    """What it prints."""
    done = scrapy("story", *arguments, ledger=url)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def shown(ledger: Database) -> str:
    """What it prints of the one story that there is."""
    with ledger.reading() as connection:
        story_id = connection.execute(select(stories.c.id)).scalar_one()
        told = told_of(story(connection, story_id))
    out = io.StringIO()
    show(told, Console(file=out, width=200))
    return out.getvalue()


def account(scrapy: Scrapy, url: str, *arguments: str) -> dict:
    return json.loads(told(scrapy, url, *arguments, "--format", "json"))


def test_a_story(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    put(
        ledger,
        repost(published="2024-05-09T18:30+08:00"),
        repost(OTHER, published="2024-05-07", body=BODY + "\n编者按：好。"),
        source(),
    )
    text = told(scrapy, ledger_url, REPOST)
    for words in (
        f"source   {SOURCE}",
        "2 reposts on 2 sites",
        f"compared with the source: version 1, fetched 2024-05-10 07:00 +08:00, {SOURCE}",
        "1.     2024-05-07, ! 1 day BEFORE its source",
        "2.     2024-05-09 18:30, 30.5 hours after the source",
        "extended, 98",
        "verbatim, 100% the same",
        f"evidence “原文链接”: 原文链接:{SOURCE}",
    ):  # fmt: skip
        assert words in text
    assert "\x1b" not in text
    found = account(scrapy, ledger_url, REPOST)
    early, late = found["reposts"]
    assert (early["url"], early["days_after_source"], early["hours_after_source"], early["before_source"]) == (
        OTHER,
        -1,
        None,
        True,
    )
    assert (late["url"], late["days_after_source"], late["hours_after_source"], late["before_source"]) == (
        REPOST,
        None,
        30.5,
        False,
    )
    assert late["compared_with"] == {"url": SOURCE, "version": 1, "fetched_at": "2024-05-10T07:00:00+08:00"}
    assert (late["against"], late["relation"], late["match_method"]) == ("source", "verbatim", "stated")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        pytest.param("2024-05-08T12:00+08:00", "in the same minute as the source", id="at once"),
        pytest.param("2024-05-08T12:00:12+08:00", "in the same minute as the source", id="seconds later"),
        pytest.param("2024-05-08T12:01+08:00", "1 minute after the source", id="a minute"),
        pytest.param("2024-05-08T11:15+08:00", "! 45 minutes BEFORE its source", id="minutes before"),
        pytest.param("2024-05-08T13:00+08:00", "1 hour after the source", id="an hour"),
        pytest.param("2024-05-08T13:15+08:00", "1.2 hours after the source", id="hours"),
        pytest.param("2024-05-09", "1 day after the source", id="a day"),
        pytest.param("2024-05-08", "on the day of the source", id="the same day, at no told time"),
        pytest.param("2024-05-06", "! 2 days BEFORE its source", id="days before"),
    ],
)  # fmt: skip
def test_how_long_after_the_source(ledger: Database, ledger_url: str, at: str, words: str) -> None:
    put(ledger, source(), repost(published=at))
    assert f", {words}\n" in shown(ledger)


def test_the_address_that_a_page_states(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    """Beside its evidence, where that does not have it: behind a link, cut short, or spelt otherwise."""
    link = f"{SOURCE}?from=list"
    put(
        ledger,
        source(),
        repost(original_evidence="来源:广东组工网"),
        repost(OTHER, original_url=link, original_evidence=f"来源:{link}"),
    )
    text = told(scrapy, ledger_url, REPOST)
    assert f"evidence “原文链接”: 来源:广东组工网\n         states   {SOURCE}\n" in text
    assert f"来源:{link}\n" in text
    assert text.count("states   ") == 1
    put(ledger, repost("http://c.cn/3.html", original_url=None, original_evidence="来源:组工网"))
    assert told(scrapy, ledger_url, REPOST).count("states   ") == 1, "of a column or a home page there is no address"


def test_any_spelling_leads_to_the_story(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    put(ledger, source(), repost())
    with ledger.reading() as connection:
        (story_id,) = connection.execute(select(stories.c.id)).scalars()
    spellings = (SOURCE, KEY, "gdzz.gov.cn/content/post_1.html", SOURCE.replace("https", "http"), story_id, "https://m.lzfz.org.cn/show-1.html", f"{SOURCE}?from=singlemessage", f" {REPOST} ")  # fmt: skip
    assert {account(scrapy, ledger_url, name)["story_id"] for name in spellings} == {story_id}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("http://nowhere.cn/1.html", "no story of http://nowhere.cn/1.html", id="an address"),
        pytest.param("never", "no story of never", id="no address at all"),
        pytest.param("http://x.cn/\x1b[31m\u202e红", "no story of http://x.cn/\\x1b[31m\\u202e红", id="a hostile one"),
        pytest.param("http://a.cn/gone.html", "no article of http://a.cn/gone.html (gone: HTTP 404), and no page", id="a page without an article"),
    ],
)  # fmt: skip
def test_an_unknown_page_is_one_line(ledger: Database, ledger_url: str, scrapy: Scrapy, name: str, words: str) -> None:
    put(ledger, source(), Result("http://a.cn/gone.html", "a.cn", "gone", "HTTP 404", 404))
    for arguments in ([name], ["split", name], ["join", SOURCE, name]):
        done = scrapy("story", *arguments, ledger=ledger_url)
        assert (done.returncode, done.stdout) == (1, "")
        (line,) = done.stderr.splitlines()
        assert words in line


def test_a_source_that_the_ledger_lacks(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    """It names the key and what became of the attempt, and says that reposts are compared with the earliest of them."""
    put(ledger, repost(), repost(OTHER, published="2024-05-11", body=SENTENCES[0]))
    text = told(scrapy, ledger_url, SOURCE)
    assert "source   not in the ledger, and not tried yet" in text
    assert "compared with the earliest repost, as the ledger lacks the source: version 1" in text
    put(ledger, Result(SOURCE, "www.gdzz.gov.cn", "blocked", "a challenge page", 403))
    text = told(scrapy, ledger_url, SOURCE)
    assert f"key      {KEY}" in text
    assert re.search(rf"blocked · a challenge page · HTTP 403 · \d.* UTC: {SOURCE}", text)
    found = account(scrapy, ledger_url, SOURCE)
    assert found["source"] is None
    assert [(one["against"], one["relation"]) for one in found["reposts"]] == [(None, None), ("earliest repost", "abridged")]
    assert found["tries"][0]["state"] == "blocked"


@pytest.mark.parametrize(
    ("reason", "status", "words"),
    [
        pytest.param("http 404", 404, "gone · http 404 · 20", id="the reason is the status"),
        pytest.param("home_redirect", 302, "gone · home_redirect · HTTP 302 · 20", id="it is another"),
        pytest.param(
            "redirected to http 404 of a.cn", 404, "gone · redirected to http 404 of a.cn · 20", id="the reason has it"
        ),
        pytest.param(None, 410, "gone · HTTP 410 · 20", id="there is no reason"),
        pytest.param("timeout", None, "gone · timeout · 20", id="there is no status"),
    ],
)
def test_a_status_is_told_once(ledger: Database, ledger_url: str, reason: str | None, status: int | None, words: str) -> None:
    put(ledger, repost(), Result(SOURCE, "www.gdzz.gov.cn", "gone", reason, status))
    assert words in shown(ledger)


def test_what_was_taken_out_is_said(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    """Of a page that nothing names, and of a source that its repost names; no more once the word is taken back."""
    put(ledger, source(), repost(), page("http://c.cn/9.html", "http://c.cn/9.html", body="别的事。"))
    for url in (SOURCE, "http://c.cn/9.html"):
        assert scrapy("forget", url, "--reason", "an order of court", ledger=ledger_url).returncode == 0
    done = scrapy("story", "http://c.cn/9.html", ledger=ledger_url)
    assert (done.returncode, done.stdout) == (1, "")
    assert "http://c.cn/9.html was taken out of the ledger on 20" in done.stderr
    assert "'scrapy forget --allow-again http://c.cn/9.html' lets it be crawled again" in done.stderr
    assert re.search(rf"forgotten · an order of court · \d.* UTC: {re.escape(SOURCE)}", told(scrapy, ledger_url, REPOST))
    assert scrapy("forget", "--allow-again", SOURCE, ledger=ledger_url).returncode == 0
    assert "not in the ledger, and not tried yet" in told(scrapy, ledger_url, REPOST)


def test_a_ring_is_named(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    a, b = "http://a.cn/1.html", "http://b.cn/1.html"
    put(ledger, page(a, a, b), page(b, b, a), source(body="别的事。"))
    assert "ring     these pages name each other" in told(scrapy, ledger_url, a)
    assert account(scrapy, ledger_url, b)["ring"] is True
    assert account(scrapy, ledger_url, SOURCE)["ring"] is False


def test_one_page_at_several_addresses_counts_once(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    others = [REPOST.replace("http://www.", prefix) for prefix in ("https://", "http://m.")]
    put(ledger, source(), replace(source(), url=KEY), repost(), *(replace(repost(), url=url) for url in others))
    found = account(scrapy, ledger_url, REPOST)
    (only,) = found["reposts"]
    assert (only["url"], only["also_at"]) == (REPOST, others)
    assert (found["source"]["url"], found["source"]["also_at"]) == (SOURCE, [KEY])
    text = told(scrapy, ledger_url, REPOST)
    assert "1 repost on 1 site" in text
    assert all(f"also at {url}" in text for url in others)
    (row,) = [json.loads(line) for line in scrapy("export", "stories", ledger=ledger_url).stdout.splitlines()]
    jsonschema.validate(row, row_schema("stories"))
    assert [(page["url"], page["also_at"], page["against"]) for page in row["reposts"]] == [(REPOST, others, "source")]
    assert row["reposts"][0]["compared_with"]["version"] == 1


def test_vanished_pages_and_versions(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    put(ledger, source(), repost())
    put(ledger, repost(title="新标题", body="\n".join([*SENTENCES[:-1], "最后一站撤了。"]), at="2024-06-01T08:00:00+08:00"))
    put(ledger, Result(REPOST, "www.lzfz.org.cn", "gone", "HTTP 410", 410, "2024-07-01T08:00:00+08:00"))
    text = told(scrapy, ledger_url, REPOST)
    assert re.search(r"vanished: last found gone \d.* UTC; its text is kept", text)
    assert "version 1, fetched 2024-05-10 07:00 +08:00\n" in text
    assert re.search(r"version 2, fetched 2024-06-01 08:00 \+08:00: title, body \(edited, \d\d\.?\d?% the same\)", text)
    assert "新标题" not in text
    whole = told(scrapy, ledger_url, REPOST, "--versions")
    assert "title: [-服务站“站”稳脚跟-]{+新标题+}" in whole
    assert "{+最后一站撤了。+}" in whole
    head = "its newest version against the source:"
    assert head not in whole
    both = told(scrapy, ledger_url, REPOST, "--versions", "--diff")
    assert both.index("version 2,") < both.index("{+最后一站撤了。+}") < both.index(head) < both.rindex("{+最后一站撤了。+}")
    repost_told = account(scrapy, ledger_url, REPOST, "--versions")["reposts"][0]
    assert (repost_told["version"], repost_told["state"]) == (2, "gone")
    assert [version["changed"] for version in repost_told["versions"]] == [[], ["title", "body"]]
    assert repost_told["versions"][1]["changes"]["title"] == {"old": "服务站“站”稳脚跟", "new": "新标题"}


def test_the_diff(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    changed = [SENTENCES[1].replace("14位", "九十位"), *SENTENCES[2:], "本站记者报道。"]
    put(ledger, source(), repost(title="别的标题", body="\n".join(changed)), repost(OTHER))
    lines = [line.strip() for line in told(scrapy, ledger_url, REPOST, "--diff").splitlines()]
    assert f"- [-{SENTENCES[0]}-]" in lines
    assert "~ 云浦镇的站点半年里替村民请来了[-14-]{+九十+}位农技专家。" in lines
    assert "+ {+本站记者报道。+}" in lines
    assert "title: [-服务站“站”稳脚跟-]{+别的标题+}" in lines
    assert any(re.fullmatch(r"= 果农老周.* …\d+ more characters… .*烟火气。", line) for line in lines)
    assert "= no sentence differs" in lines
    coloured = told(scrapy, ledger_url, REPOST, "--diff", "--color")
    assert f"\x1b[31m{SENTENCES[0]}\x1b[0m" in coloured
    assert "\x1b[32m本站记者报道。\x1b[0m" in coloured
    assert "[-" not in coloured
    assert "{+" not in coloured
    reposts = account(scrapy, ledger_url, REPOST, "--diff")["reposts"]
    operations = next(one["diff"] for one in reposts if one["url"] == REPOST)
    assert [operation["kind"] for operation in operations][:2] == ["removed", "changed"]
    assert "".join(operation["new"] or "" for operation in operations if operation["kind"] == "added") == "本站记者报道。"


HOSTILE = "红\x1b[31m头\x1b]0;own\x07\x9b2J\u202e文\u200b件\r覆盖\u2028\ue000[bold]x[/bold]"


def test_hostile_text_reaches_no_terminal(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    """Wherever the web's text is shown: nothing but plainly visible characters, and Chinese stays Chinese."""
    bad = HOSTILE.replace("\ue000", "")
    put(ledger, source(title=bad, body=BODY + bad), repost(title=bad + "甲", body=BODY + "\n" + bad, original_evidence=bad, original_label=bad, source_name=bad))  # fmt: skip
    put(ledger, repost(title=bad, body=bad + BODY, original_evidence=bad + "乙"))
    put(ledger, Result("http://gdzz.gov.cn/x", "x", "blocked", bad, 403))
    for arguments in (["--diff", "--versions"], ["--diff", "--versions", "--format", "json"]):
        text = told(scrapy, ledger_url, REPOST, *arguments)
        assert all(character.isprintable() or character in "\n\u3000" for character in text)
        assert "红" in text
        assert "[bold]x[/bold]" in text
    assert account(scrapy, ledger_url, REPOST)["title"] == bad
    coloured = told(scrapy, ledger_url, REPOST, "--diff", "--color")
    assert set(re.findall(r"\x1b\[?.", coloured)) <= {f"\x1b[{digit}" for digit in "0123"}
    assert not re.search(r"\x1b\[(?![0-9;]*m)", coloured)


def test_split_and_join(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    """A person's word is applied at once, shown with the story, and taken back by the opposite one."""
    put(ledger, source(), repost(), repost(OTHER))
    split = told(scrapy, ledger_url, "split", REPOST)
    assert split.count("story    ") == 2
    assert f"{_key(REPOST)} is not of the story of {KEY}" in split
    assert account(scrapy, ledger_url, REPOST)["reposts"] == []
    put(ledger, repost(body=BODY + "\n又一句。"))
    assert [page["url"] for page in account(scrapy, ledger_url, SOURCE)["reposts"]] == [OTHER]
    again = scrapy("story", "split", REPOST, ledger=ledger_url)
    assert (again.returncode, again.stdout) == (1, "")
    assert "nothing to split" in again.stderr
    joined = account(scrapy, ledger_url, "join", "https://m.lzfz.org.cn/show-1.html", SOURCE)
    assert joined["taken_back"] == [f"split {_key(REPOST)} {KEY}"]
    (one,) = joined["stories"]
    assert {page["url"] for page in one["reposts"]} == {REPOST, OTHER}
    assert [(word["kind"], word["undone_at"] is None) for word in one["decisions"]] == [("split", False), ("join", True)]
    assert "; taken back 20" in told(scrapy, ledger_url, SOURCE)


def test_merges_and_further_keys_are_told(ledger: Database, ledger_url: str, scrapy: Scrapy) -> None:
    """A page that says that its address is another one brings two stories together; that is on record."""
    mobile = "http://gdzz.gov.cn/wap/1.html"
    put(ledger, repost())
    put(ledger, page("http://b.cn/9.html", "http://b.cn/9.html", mobile, body="另一篇。"))
    put(ledger, replace(source(), other_keys=((mobile, "canonical"),)))
    text = told(scrapy, ledger_url, SOURCE)
    assert f"also key {mobile}, canonical of {SOURCE}" in text
    assert re.search(rf"merged   \d.* UTC, by what pages state or by a further key: {mobile}", text)
    found = account(scrapy, ledger_url, SOURCE)
    assert [(merge["key"], merge["reason"]) for merge in found["merges"]] == [(mobile, "key")]
    assert found["keys"] == [{"key": mobile, "reason": "canonical", "url": SOURCE, "counts": True}]


def test_how_it_is_called(scrapy: Scrapy) -> None:
    for arguments in ([], ["a", "b"], ["join", "a"], ["split"]):
        done = scrapy("story", *arguments)
        assert done.returncode == 2
        assert "split PAGE" in done.stderr + done.stdout
