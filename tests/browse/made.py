"""A made-up ledger to look at: a source and reposts that stand to it in every way, originals that are gone, and hostile text."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from crawler.items import Article
from crawler.ledger import Database, Result
from crawler.ledger.clock import now
from crawler.ledger.crawling.alarms import Alarm, keep
from crawler.ledger.crawling.runs import finish_run, start_run
from crawler.original import story_key
from tests.ledger.made import put

SOURCE = "https://www.yunpu.gov.cn/zwyw/202405/t20240509_318826.html"
TITLE = "云浦县召开防汛备汛工作会议 要求隐患五月底前整改到位"
SENTENCES = [
    "五月八日下午，云浦县召开全县防汛备汛工作会议，传达上级有关要求，安排部署下一阶段任务。",
    "县长林河清出席会议并讲话，副县长周雨桐主持会议。",
    "会议指出，今年入汛时间比往年提前九天，一月至四月全县平均降雨量为426毫米，比常年同期多两成三。",
    "青石、乌塘两座中型水库水位已接近汛限，三条小河先后出现超警洪水。",
    "会议要求，各乡镇要把排查隐患放在首位，对水库、堤防、易涝点和地质灾害点逐一登记，责任到人。",
    "气象、水利、应急、自然资源等部门要每三小时会商一次，预警信息直达村组。",
    "凌晨发布的红色预警，必须在十五分钟内叫醒到人，并且回应到位。",
    "林河清强调，转移群众是减少伤亡最有效的办法，不落一户，不漏一人。",
    "全县已备好编织袋四万条、冲锋舟二十二艘，各地要加强检修和演练，确保用得上。",
    "会后，林河清一行前往青石水库，查看大坝监测、闸门启闭和值班值守情况。",
]
BODY = "\n".join("".join(SENTENCES[start : start + 2]) for start in range(0, len(SENTENCES), 2))
EDITED = (
    BODY.replace("三条小河先后出现超警洪水", "个别小河水位略有上涨").replace(SENTENCES[7], "").replace("426毫米", "326毫米")
)
HOSTILE = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>\u202e防汛"
GONE = "http://www.lanting.gov.cn/art/2024/3/12/art_1531_86312.html"
NEVER = "http://www.hepu.gov.cn/info/1042/9981.htm"
PAGE = "<html><title>防汛</title><script>alert('是原样')</script></html>".encode("gbk")
SITES = ("www.zhuanzai.cn", "www.fazhi-wang.cn", "news.xianyu.com", "www.cunzhen.net")


def result(
    url: str,
    title: str,
    body: str,
    published: str | None,
    stated: str | None = None,
    label: str = "原文链接",
    at: str | None = "2024-05-20T07:00:00+08:00",
) -> Result:
    """A page as the pipelines give it."""
    article = Article(
        url,
        url.split("/")[2],
        title=title,
        body=body,
        published=published,
        source_name="云浦县人民政府网",
        original_url=stated,
        original_label=label if stated else None,
        original_evidence=f"{label}:{stated}" if stated else None,
        story_key=story_key(stated or url),
    )
    digest = hashlib.sha256(f"{url}{title}{body}".encode()).hexdigest()
    kind = "article" if stated else None
    return Result(url, article.site, "fetched", None, 200, at, article, digest, story_key(url), kind)  # type: ignore[arg-type]


def other(number: int) -> str:
    """The text of a story of its own."""
    works = ("修好了村口的石桥", "办起了夜校", "开通了早班公交", "改造了老旧管网", "建成了口袋公园", "清理了河道")
    return "\n".join(
        f"第{number * 7 + line}号简报说，{works[(number + line) % 6]}的是云浦县第{number}镇，{number * line + 3}户人家从中受益，工期{line + 2}个月。"
        for line in range(8)
    )


def fill(ledger: Database, archived: tuple[str, int] | None = None, *, hostile: bool = True) -> None:
    """Store it all. archived: where the source's answer lies. hostile: with text that would take a page over."""
    put(
        ledger,
        replace(result(SOURCE, TITLE, BODY, "2024-05-09T08:31+08:00"), archived=archived),
        result(f"http://{SITES[0]}/show-1.html", TITLE, BODY, "2024-05-09T13:44+08:00", SOURCE),
        result(f"http://{SITES[1]}/show-2.html", "云浦防汛：一切正常", EDITED, "2024-05-10T09:00+08:00", SOURCE),
        result(f"http://{SITES[2]}/a/3.html", TITLE, "\n".join(BODY.split("\n")[:2]), "2024-05-11", SOURCE, "来源"),
        result(f"http://{SITES[3]}/4.html", TITLE, f"{BODY}\n编者按：汛期将至，各地早作准备。", "2024-05-08", SOURCE),
        result(f"http://{SITES[1]}/show-5.html", "关于五一假期值班的通知", other(40), "2024-05-12", SOURCE),
    )  # fmt: skip
    if hostile:
        original = "https://www.lanting.gov.cn/hostile.html"
        text = f"{other(50)}\n{HOSTILE}"
        put(
            ledger,
            result(original, HOSTILE, text, "2024-05-13"),
            result(f"http://{SITES[0]}/show-6.html", HOSTILE, text, "2024-05-14", original),
        )
    put(
        ledger,
        result(GONE, "兰亭县办好十件民生实事", other(60), "2024-03-12"),
        result(f"http://{SITES[1]}/show-7.html", "兰亭十件实事全办成", other(60), "2024-03-13", GONE),
        result(f"http://{SITES[2]}/a/8.html", "兰亭县办好十件民生实事", other(60), "2024-03-14", GONE),
        result(f"http://{SITES[1]}/show-9.html", "合浦修桥记", other(70), "2024-04-02", NEVER),
        Result(NEVER, "www.hepu.gov.cn", "gone", "http 404", 404),
        Result(f"http://{SITES[3]}/broken", SITES[3], "failed", "timeout"),
        *(
            result(f"https://www.yunpu.gov.cn/info/{number}.html", f"云浦第{number}镇的变化", other(number), f"2024-04-{number:02}")
            for number in range(1, 13)
        ),
        *(
            result(f"http://{SITES[number % 4]}/show-{100 + number}.html", f"云浦第{number}镇{'大' * (number % 2)}变化", other(number),
                f"2024-04-{number + 1:02}", f"https://www.yunpu.gov.cn/info/{number}.html")
            for number in range(1, 13)
        ),
    )  # fmt: skip
    gone = result(GONE, "", "", None)
    put(ledger, replace(gone, state="gone", article=None, digest=None, reason="http 404", http_status=404))
    changed = BODY.replace("四万条", "六万条")
    put(
        ledger,
        result(
            f"http://{SITES[0]}/show-1.html", TITLE, changed, "2024-05-09T13:44+08:00", SOURCE, at="2024-05-25T07:00:00+08:00"
        ),
    )
    with ledger.writing() as connection:
        finish_run(connection, start_run(connection, "repost", SITES[2], full=True), "finished", {})
        run = start_run(connection, "repost", SITES[1], full=False)
        finish_run(connection, run, "closespider_timeout", {})
        keep(
            connection, run, SITES[1], [Alarm(SITES[1], "with_date", "", "8 of 10 with a date", "none", None, run, now(), run)]
        )
