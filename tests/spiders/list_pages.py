"""Made-up list pages of one site, and what is read from them."""

from __future__ import annotations

from crawler.page import parse
from crawler.spiders.listing import Listing, read_listing

SITE = "http://www.site.example"
HERE = f"{SITE}/yw/"
TITLES = (
    "县里为三条老街换上新的路灯 居民夜里散步更安心",
    "税务窗口周六照常办公 个体户不用再请假跑腿",
    "乡镇卫生院添了一台彩超机 老人检查不必进城",
    "河道保洁员上岗一个月 岸边垃圾少了一半",
    "中学食堂公开进货账本 家长代表轮流查看",
    "老旧小区电梯加装完成验收 十二户人家当天试乘",
)


def read(body: str, url: str = HERE, head: str = "") -> Listing:
    return read_listing(parse(f"<html><head>{head}</head><body>{body}</body></html>", url))


def rows(pattern: str = "/yw/202405/t20240510_{}.html", count: int = 6, date: str = "", tag: str = "li") -> str:
    """A list of `count` rows whose addresses follow `pattern`."""
    return "".join(
        f'<{tag}><a href="{pattern.format(100 + n)}">{TITLES[n % len(TITLES)]}</a>{date}</{tag}>' for n in range(count)
    )


def urls(pattern: str = "/yw/202405/t20240510_{}.html", count: int = 6) -> list[str]:
    return [SITE + pattern.format(100 + n) for n in range(count)]


# A list of six articles.
R = f"<ul>{rows()}</ul>"
