"""`scrapy browse` as people use it: in Chromium, by mouse and by keyboard, wide and narrow, with text that would take the page over."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browse.made import HOSTILE, SITES, SOURCE, TITLE
from tests.conftest import ROOT, scrapy_command

CHROMIUM = shutil.which("chromium")
# Pixels: a window on a desk, and a telephone.
WIDTHS = (1100, 360)
# What stands beyond the window's edges, but for what can be scrolled or is for screen readers alone.
_CUT = """() => [...document.querySelectorAll('main *, header *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && one.checkVisibility() && !one.closest('.scroll, .hidden, .skip, svg, thead')
        && (box.right > innerWidth + 1 || box.left < -1);
}).map(one => one.outerHTML.slice(0, 80))"""
# Pairs of lines of text that lie on each other.
_OVERLAPPING = """() => {
    const whole = 'P, LI, UL, OL, TABLE, DIV, H2, FORM';
    const texts = [...document.querySelectorAll('h1, h2, p, li, td, th, summary, figcaption')].filter(one =>
        one.checkVisibility() && !one.closest('.scroll, .hidden, .skip, thead') && ![...one.children].some(child => child.matches(whole)));
    const boxes = texts.map(one => one.getBoundingClientRect()), found = [];
    for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < Math.min(boxes.length, i + 30); j++) {
        const [a, b] = [boxes[i], boxes[j]];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 2 && high > 2 && !texts[i].contains(texts[j])) found.push([texts[i].textContent.slice(0, 30), texts[j].textContent.slice(0, 30)]);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where the command serves the made-up ledger."""
    command = scrapy_command("browse", "--port", "0", "-s", f"LEDGER_URL=sqlite:///{folder}/ledger.db")
    command += ["-s", f"ARCHIVE_DIR={folder}/archive", "-s", f"BROWSE_FILE={folder}/served.db"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("http://127.0.0.1:"), process.communicate()[1]
        yield line.strip()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors
        assert process.returncode == 0


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("needs Debian's chromium (apt-get install chromium fonts-wqy-zenhei)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM or "chromium", args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def window(chromium: Browser, address: str) -> Iterator[BrowserContext]:
    """An English browser."""
    context = chromium.new_context(locale="en-US", base_url=address)
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page in it. Nothing may be complained of, such as a breach of the policy, and no dialog opened."""
    complaints: list[str] = []
    opened = window.new_page()
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield opened
    opened.close()
    assert not complaints


def assert_fits(page: Page) -> None:
    """Wide and narrow: nothing is cut, nothing lies on something else."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        # A busy browser lays the page out anew a moment later.
        ends = time.monotonic() + 5
        while page.evaluate("document.documentElement.scrollWidth") > width and time.monotonic() < ends:
            page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(_CUT) == []
        assert page.evaluate(_OVERLAPPING) == []


def test_from_the_start_to_what_was_changed(page: Page) -> None:
    page.goto("/")
    assert_fits(page)
    page.click(f"text={TITLE} >> nth=0")
    assert page.inner_text("h1") == TITLE
    assert_fits(page)
    page.click(f"li:has-text('{SITES[2]}') >> text=Compare >> nth=0")
    assert page.locator("del").first.is_visible()
    assert "abridged" in page.inner_text("#sides")
    page.click(f"li:has-text('{SITES[1]}') >> text=Compare >> nth=0")
    # Told apart by more than colour.
    line = "one => getComputedStyle(one).textDecorationLine"
    assert "line-through" in page.locator("del").first.evaluate(line)
    assert "underline" in page.locator("ins").first.evaluate(line)
    assert page.locator("tr.changed abbr").first.inner_text() == "~"
    assert_fits(page)


def test_a_search_for_a_word_of_two_characters(page: Page) -> None:
    page.goto("/")
    page.fill("#find", "防汛")
    page.click(".find button")
    assert {mark.inner_text() for mark in page.locator("mark").all()} == {"防汛"}
    assert page.locator(".hits > li").count() == 7
    assert_fits(page)


def test_a_site(page: Page) -> None:
    page.goto("/")
    page.click(f"section:has-text('Sites that change most') >> text={SITES[1]} >> nth=0")
    assert page.inner_text("h1") == SITES[1]
    assert page.locator("svg rect").count() >= 5
    assert page.locator("meter").first.is_visible()
    assert_fits(page)


def test_a_table(page: Page) -> None:
    page.goto("/ledger/pages?relation=edited")
    assert page.locator("table.rows tbody tr").count() == 2
    assert_fits(page)


def test_a_title_that_is_a_script_is_a_title(page: Page) -> None:
    page.goto("/search?q=防汛&site=www.lanting.gov.cn")
    page.click("li h2 a")
    assert page.inner_text("h1").startswith("<script>document.title")
    assert page.title().startswith("<script>")
    assert page.title().endswith(HOSTILE[-2:])
    assert page.locator("main img, main script").count() == 0
    assert_fits(page)


def test_a_record_is_no_page_of_ours(page: Page) -> None:
    page.goto(f"/search?q={SOURCE}")
    page.click("text=Archived record >> nth=0")
    assert page.evaluate("document.contentType") == "text/plain"
    assert "<script>alert('是原样')</script>" in page.inner_text("body")


def test_by_keyboard_alone_in_chinese_without_scripts(chromium: Browser, address: str) -> None:
    page = chromium.new_page(base_url=address, locale="zh-CN", java_script_enabled=False)
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "跳到正文"
    _tab_to(page, "#find")
    page.keyboard.type("六万条")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark")
    _tab_to(page, ".hits h2 a")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sides")
    assert page.inner_text("h1") == TITLE
    assert page.locator("ins").first.inner_text() == "六"
    page.close()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on it."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"no way to {selector} by keyboard")
