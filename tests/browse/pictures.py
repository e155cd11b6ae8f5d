"""The README's pictures, of made-up stories: `python -m tests.browse.pictures` writes docs/*.png anew. Needs Debian's chromium."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from crawler.ledger import open_database
from tests.browse.made import TITLE, fill
from tests.conftest import ROOT, scrapy_command

# Name → the browser's language, the path, what is clicked on, what the picture begins with, and its height in pixels.
PICTURES = {
    "start": ("en-US", "/", None, "header", 800),
    "story": ("en-US", "/", f"text={TITLE} >> nth=0", "#sides", 640),
    "search": ("zh-CN", "/search?q=防汛", None, "header", 720),
}
WIDTH = 1000


def main() -> None:
    """Make them."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_database(f"sqlite:///{folder}/ledger.db")
        fill(ledger, hostile=False)
        ledger.close()
        command = scrapy_command("browse", "--port", "0", "-s", f"LEDGER_URL=sqlite:///{folder}/ledger.db")
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            try:
                draw(process.stdout.readline().strip())
            finally:
                process.terminate()


def draw(address: str) -> None:
    """Write the pictures of what is served there."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (language, path, click, first, height) in PICTURES.items():
            page = chromium.new_page(locale=language, base_url=address, viewport={"width": WIDTH, "height": height})
            page.goto(path)
            if click is not None:
                page.click(click)
            box = page.locator(first).first.bounding_box()
            top = 0 if box is None else max(0, box["y"] - 12)
            clip = {"x": 0, "y": top, "width": WIDTH, "height": height}
            page.screenshot(path=Path(ROOT, "docs", f"{name}.png"), clip=clip, full_page=True)  # type: ignore[arg-type]
            page.close()
        chromium.close()


if __name__ == "__main__":
    main()
