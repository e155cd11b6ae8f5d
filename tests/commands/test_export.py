"""`scrapy export` in each format: the same rows, all as the schema says, read by those whom it is for."""

from __future__ import annotations

import csv
import json
import os
import resource
import signal
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import jsonschema
import pandas
import pytest

from crawler.counted import counted
from crawler.ledger import Database, Result, open_database
from crawler.ledger.reading.schema import row_schema
from crawler.ledger.stories.decide import split
from crawler.ledger.upkeep import forget
from tests.commands.exporting import FORMATS, export, exported
from tests.conftest import ROOT, scrapy_command
from tests.ledger.made import LONG_TEXT, article, put

A, B, C, D = "http://a.cn/1", "http://b.cn/2", "http://c.cn/3", "http://d.cn/4"
DATES = {A: "2024-05-10T08:00+08:00", B: "2024-05-11", C: None}


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/ledger.db"


@pytest.fixture
def ledger(url: str) -> Iterator[Database]:
    """A source, its repost, and a page of another story that has vanished."""
    database = open_database(url)
    made = [article(A, text=LONG_TEXT), article(B, A, text=LONG_TEXT), article(C, text="=HYPERLINK(1)\n正文")]
    for one in made:
        assert one.article is not None
        one.article.published = DATES[one.url]
    assert made[2].article is not None
    made[2].article.title = "=cmd|' /C calc'!A0"
    made[2].article.images = [{"url": "http://c.cn/a.png", "text": "图\x1b[2J"}]
    put(database, *made)
    put(database, Result(C, "test", "gone", "http 404", 404))
    yield database
    database.close()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("what", ["pages", "stories"])
def test_every_format_has_the_same_rows_and_they_are_as_the_schema_says(
    ledger: Database, url: str, tmp_path: Path, what: str, form: str
) -> None:
    rows = exported(url, tmp_path, what, form)
    validator = jsonschema.Draft202012Validator(row_schema(what))
    for row in rows.values():
        validator.validate(row)
        assert list(row) == list(row_schema(what)["properties"])
    assert rows == exported(url, tmp_path, what, "jsonl")
    assert len(rows) == {"pages": 3, "stories": 2}[what]


def test_no_cell_is_a_formula(ledger: Database, url: str, tmp_path: Path) -> None:
    exported(url, tmp_path, "pages", "csv")
    rows = list(csv.reader((tmp_path / "pages-rows.csv").read_text("utf-8").splitlines()))
    assert "'=cmd|' /C calc'!A0" in rows[3]
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]


def test_parquet_is_read_by_duckdb_and_pandas(ledger: Database, url: str, tmp_path: Path) -> None:
    rows = exported(url, tmp_path, "pages", "parquet")
    exported(url, tmp_path, "stories", "parquet")
    frame = pandas.read_parquet(tmp_path / "pages-rows.parquet")
    assert list(frame.columns) == list(rows[A])
    assert list(frame["body"]) == [row["body"] for row in rows.values()]
    with duckdb.connect() as database:
        found = database.execute(f"SELECT url, images FROM '{tmp_path}/pages-rows.parquet'").fetchall()
        assert dict(found) == {url: row["images"] for url, row in rows.items()}
        query = f"SELECT r.url, r.relation FROM (SELECT unnest(reposts) AS r FROM '{tmp_path}/stories-rows.parquet')"
        assert database.execute(query).fetchall() == [(B, "verbatim")]


def test_days_are_read_by_duckdb_and_pandas(ledger: Database, url: str, tmp_path: Path) -> None:
    exported(url, tmp_path, "pages", "parquet by day")
    folder = tmp_path / "pages-rows"
    with duckdb.connect() as database:
        files = f"read_parquet('{folder}/*/*.parquet', hive_partitioning = true)"
        days = database.execute(f"SELECT url, day FROM {files}").fetchall()
        one = database.execute(f"SELECT url FROM {files} WHERE day BETWEEN '2024-05-11' AND '2024-05-12'").fetchall()
    assert dict(days) == {A: "2024-05-10", B: "2024-05-11", C: "unknown"}
    assert one == [(B,)]
    frame = pandas.read_parquet(folder)
    assert set(zip(frame["url"], frame["day"], strict=True)) == set(days)
    told = json.loads((folder / "_schema.json").read_text("utf-8"))
    assert told == row_schema("pages")


def test_what_each_column_says_goes_with_the_rows(ledger: Database, url: str, tmp_path: Path) -> None:
    exported(url, tmp_path, "stories", "sqlite")
    with closing(sqlite3.connect(tmp_path / "stories-rows.db")) as database:
        told = dict(database.execute("SELECT column_name, description FROM columns WHERE table_name = 'reposts'"))
        joined = "SELECT s.title, r.url FROM stories s JOIN reposts r USING (story_id)"
        assert database.execute(joined).fetchall() == [("标题", B)]
        plan = database.execute("EXPLAIN QUERY PLAN SELECT url FROM reposts WHERE story_id = 'x' ORDER BY number").fetchall()
    assert "reposts_by_story_id_number" in plan[0][3]
    says = row_schema("stories")["properties"]["reposts"]["items"]["properties"]
    assert {name: one["description"] for name, one in says.items()}.items() <= told.items()


def changed(database: Database, step: str) -> None:
    """One thing that happens to a ledger between two exports."""
    result = article(D, A, text=LONG_TEXT.replace("第4项", "第四项"))
    edited = article(A, text=LONG_TEXT.replace("第5项", "第五项"))
    assert result.article is not None
    assert edited.article is not None
    result.article.published, edited.article.published = "2024-05-11T10:00+08:00", DATES[A]
    match step:
        case "a new repost":
            put(database, result)
        case "another version of the source":
            put(database, edited)
        case "a page vanishes":
            put(database, Result(B, "test", "gone", "http 404", 404))
        case "a story is split":
            with database.writing() as connection:
                split(connection, B)
        case "a page is forgotten":
            with database.writing() as connection:
                forget.forget_page(connection, C, C, reason=None)


@pytest.mark.parametrize("form", ["sqlite", "parquet by day"])
@pytest.mark.parametrize("what", ["pages", "stories"])
def test_what_is_brought_up_to_date_is_what_a_new_export_has(
    ledger: Database, url: str, tmp_path: Path, what: str, form: str, capfd: pytest.CaptureFixture[str]
) -> None:
    steps = {
        "nothing": (0, 0),
        "a new repost": (1, 1) if form == "sqlite" else (2, 1),
        "another version of the source": (3, 1),
        "a page vanishes": (1, 1) if form == "sqlite" else (2, 1),
        "a story is split": (1, 2) if form == "sqlite" else (2, 2),
        "a page is forgotten": (0, 0),
    }
    exported(url, tmp_path, what, form)
    for step, written in steps.items():
        changed(ledger, step)
        capfd.readouterr()
        rows = exported(url, tmp_path, what, form)
        told = capfd.readouterr().err
        assert f"{what}: {counted(written[what == 'stories'], 'row')} " in told, step
        (tmp_path / step).mkdir()
        assert rows == exported(url, tmp_path / step, what, form), step
        assert rows == exported(url, tmp_path / step, what, "jsonl"), step


def test_other_filters_make_other_files(ledger: Database, url: str, tmp_path: Path) -> None:
    for form in ("sqlite", "parquet by day"):
        for options in ((), ("--relation", "verbatim"), ("--since", "2024-05-11"), ()):
            expected = exported(url, tmp_path, "pages", "jsonl", *options)
            assert exported(url, tmp_path, "pages", form, *options) == expected


OPTIONS = [
    pytest.param((), id="all"),
    pytest.param(("--site", "test"), id="a site, that has all"),
    pytest.param(("--since", "2024-05-11"), id="a span"),
    pytest.param(("--relation", "verbatim"), id="a relation, which only the row tells"),
    pytest.param(("--state", "gone"), id="a state"),
]


@pytest.mark.parametrize("then", OPTIONS)
@pytest.mark.parametrize("first", OPTIONS)
def test_it_says_how_many_rows_a_database_loses(
    ledger: Database, url: str, tmp_path: Path, first: Sequence[str], then: Sequence[str], capfd: pytest.CaptureFixture[str]
) -> None:
    before = exported(url, tmp_path, "pages", "sqlite", *first)
    capfd.readouterr()
    after = exported(url, tmp_path, "pages", "sqlite", *then)
    assert f", {len(before.keys() - after.keys())} gone" in capfd.readouterr().err


def test_pages_and_stories_share_a_database(ledger: Database, url: str, tmp_path: Path) -> None:
    for what in ("pages", "stories", "pages"):
        assert export(url, what, "--format", "sqlite", "--output", f"{tmp_path}/both.db") == 0
    with closing(sqlite3.connect(tmp_path / "both.db")) as database:
        joined = "SELECT p.url FROM stories s JOIN reposts r USING (story_id) JOIN pages p ON p.url = r.url"
        assert database.execute(joined).fetchall() == [(B,)]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--since", "2024-05-11"], {B}),
        (["--until", "2024-05-10"], {A}),
        (["--since", "2024-05-10", "--until", "2024-05-11"], {A, B}),
        (["--relation", "verbatim"], {B}),
        (["--state", "gone"], {C}),
        (["--site", "other"], set()),
    ],
    ids=["since", "until", "both", "relation", "state", "site"],
)
def test_filters(ledger: Database, url: str, tmp_path: Path, options: list[str], expected: set[str]) -> None:
    assert exported(url, tmp_path, "pages", "jsonl", *options).keys() == expected
    assert exported(url, tmp_path, "pages", "sqlite", *options).keys() == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param(["--since", "2024-05-11"], {B}, id="of its repost's day"),
        pytest.param(["--until", "2024-05-10"], {B}, id="of its source's"),
        pytest.param(["--relation", "verbatim"], {B}, id="with a repost that stands so to its source"),
        pytest.param(["--relation", "edited"], set(), id="none stands so"),
        pytest.param(["--until", "2024-05-10", "--relation", "verbatim"], set(), id="one page must be all that is asked"),
        pytest.param(["--state", "gone"], {C}, id="with a page that has vanished"),
        pytest.param(["--site", "test"], {B, C}, id="with a page of a site"),
        pytest.param(["--site", "other"], set(), id="of another site"),
    ],
)
def test_stories_with_such_a_page_are_given_whole(
    ledger: Database, url: str, tmp_path: Path, options: list[str], expected: set[str]
) -> None:
    whole = exported(url, tmp_path, "stories", "jsonl")
    for form in ("jsonl", "sqlite", "parquet by day"):
        found = exported(url, tmp_path, "stories", form, *options)
        assert found == {key: row for key, row in whole.items() if key in found}
        urls = {page["url"] for row in found.values() for page in (row["source"], *row["reposts"])}
        assert urls & {B, C} == expected, form


@pytest.mark.parametrize(
    "arguments",
    [
        ["pages", "--format", "parquet"],
        ["pages", "--format", "sqlite"],
        ["events", "--since", "2024-01-01"],
        ["pages", "--since", "May"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_asked_for(url: str, arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert export(url, *arguments) == 2
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["--since", "yesterday"], "--since: 'yesterday' is no day; expected one such as 2024-05-10", id="a word"),
        pytest.param(["--until", "2024-5-1"], "--until: '2024-5-1' is no day; expected one such as 2024-05-10", id="digits that lack"),
        pytest.param(["--since", "2023-02-29"], "'2023-02-29' is no day", id="a day that never was"),
        pytest.param(["--since", "2024-05-10T08:00"], "'2024-05-10T08:00' is no day", id="more than a day"),
        pytest.param(["--since", "\x1b[2J"], "'\\x1b[2J' is no day", id="a hostile one"),
        pytest.param(["--since", "2024-05-11", "--until", "2024-05-10"], "--since 2024-05-11 is after --until 2024-05-10", id="no span"),
        pytest.param(["--relation", "verbatm"], "invalid choice: 'verbatm' (choose from", id="a relation that there is not"),
    ],
)  # fmt: skip
def test_choices_that_choose_nothing(url: str, arguments: list[str], words: str, capfd: pytest.CaptureFixture[str]) -> None:
    """They say what is accepted."""
    assert export(url, "pages", *arguments) == 2
    said = capfd.readouterr()
    assert said.out == ""
    assert words in said.err


def test_a_site_that_has_no_article(ledger: Database, url: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It may be new, or misspelt: the export goes on, and says so."""
    for form in ("jsonl", "sqlite"):
        assert exported(url, tmp_path, "pages", form, "--site", "lzfz.org.cn") == {}
        assert "the ledger has no article of site lzfz.org.cn; its sites are those" in capfd.readouterr().err
    assert exported(url, tmp_path, "pages", "jsonl", "--site", "test", "--until", "2001-01-01") == {}
    assert "no article of site" not in capfd.readouterr().err, "it has articles, and none of that time"


def test_what_must_not_be_written_over(ledger: Database, url: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE pages (mine)")
    exported(url, tmp_path, "pages", "parquet by day")
    capfd.readouterr()
    for what, form, output, words in (
        ("pages", "jsonl", "ledger.db", "that is the ledger"),
        ("pages", "sqlite", "other.db", "a database of something else"),
        ("stories", "parquet", "pages-rows/", "has pages by day published: name another folder"),
        ("pages", "csv", "rows/", "csv goes to one file; a folder is for --format parquet"),
        ("pages", "jsonl", "none/rows", "expected a file in a folder that exists"),
    ):
        assert export(url, what, "--format", form, "--output", f"{tmp_path}/{output}") == 1
        said = capfd.readouterr()
        assert (said.out, said.err.count("\n"), words in said.err) == ("", 1, True), said.err
    assert not list(tmp_path.rglob("*.part"))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of 300 pages whose rows come at once, and 60 that take long to judge."""
    url = f"sqlite:///{tmp_path_factory.mktemp('long')}/ledger.db"
    database = open_database(url)
    rng = Random(1)
    texts = ["。".join("".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(40)) for _ in range(30)) for _ in range(301)]
    put(database, *(article(f"http://a.cn/{n}", text=texts[n]) for n in range(300)))
    put(database, *(article(f"http://b.cn/{n}", A, text=texts[300][n * 5 :] + texts[300][: n * 5]) for n in range(60)))
    database.close()
    return url


def run(url: str, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*scrapy_command("export", *arguments), "-s", f"LEDGER_URL={url}"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_a_reader_that_has_enough(long: str) -> None:
    with run(long, "pages") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["url"] == "http://a.cn/0"
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_export_leaves_what_was_there(long: str, tmp_path: Path, number: signal.Signals) -> None:
    part = tmp_path / "rows.part"
    # On a busy machine an export may be done before the signal comes.
    for _ in range(20):
        (tmp_path / "rows").write_text("old")
        process = run(long, "pages", "--output", f"{tmp_path}/rows")
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.01)
        process.send_signal(number)
        _, said = process.communicate()
        if process.returncode != 0:
            break
    assert (process.returncode, said) == (128 + number, "scrapy: interrupted; what was there before is as it was\n")
    assert (tmp_path / "rows").read_text() == "old"
    assert not part.exists()


@pytest.mark.parametrize("form", ["jsonl", "parquet", "sqlite"])
def test_a_full_disk_ends_with_one_line(long: str, tmp_path: Path, form: str) -> None:
    """A file may not grow beyond 100 kB, which is told as a full disk is."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    environment = os.environ | {"SQLITE_TMPDIR": str(tmp_path)}
    process = run(long, "pages", "--format", form, "--output", f"{tmp_path}/rows", preexec_fn=bound, env=environment)
    out, said = process.communicate()
    assert (process.returncode, out, said.count("\n")) == (1, "", 1), said
    assert "cannot be written" in said
    assert not (tmp_path / "rows").exists()
    assert not (tmp_path / "rows.part").exists()


@pytest.mark.parametrize(
    ("what", "version", "digest"),
    [("pages", "2", "fc9face025be21a5"), ("stories", "2", "42d0eee0b64152c4")],
)
def test_other_fields_or_types_make_a_new_version(what: str, version: str, digest: str) -> None:
    """A version's rows never change: give the schema a new version in VERSIONS, and write down both here."""
    schema = row_schema(what)
    text = json.dumps(_without_words(schema))
    assert (schema["version"], sha256(text.encode()).hexdigest()[:16]) == (version, digest)


def _without_words(told: Any) -> Any:
    """A schema without its descriptions, which may be said better."""
    if isinstance(told, dict):
        return {name: _without_words(one) for name, one in told.items() if name != "description" or isinstance(one, dict)}
    return [_without_words(one) for one in told] if isinstance(told, list) else told
