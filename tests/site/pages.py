"""The made-up sites' HTML, each in the markup style of another CMS: lists with its pager, articles with its labels."""

from __future__ import annotations

from html import escape

from tests.site.faults import Faults
from tests.site.world import ROWS_A_PAGE, Place, Truth, World

ROWS_ON_HOME = 6
NOTICE = "本页内容由程序编造，仅供测试。如有雷同，纯属巧合。"


def page(world: World, name: str, place: Place, faults: Faults) -> str:
    """The HTML of a home page, a list page or an article, with the rows that lead into faults."""
    if place.kind == "article":
        return article(world, name, place.number)
    site = world.sites[name]
    extra = faults.rows(name)

    def listed(numbers: list[int]) -> list[tuple[str, str]]:
        return [(faults.listed_path(name, path), text) for path, text in rows(world, name, numbers)]

    if place.kind == "home":
        blocks = []
        for index, column in enumerate(site.columns):
            newest = listed(world.in_column(name, index)[:ROWS_ON_HOME])
            blocks.append(
                f'<h2>{column.name}</h2><a class="more" href="{column.path}">更多&gt;&gt;</a>{in_look(site.look, newest)}'
            )
        return frame(world, name, site.title, "".join(blocks) + in_look(site.look, extra))
    column = site.columns[place.column]
    numbers = world.in_column(name, place.column)[(place.number - 1) * ROWS_A_PAGE : place.number * ROWS_A_PAGE]
    shown = listed(numbers) + (extra if place.number == 1 and place.column == 0 else [])
    where = f'<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="{column.path}">{column.name}</a></div>'
    body = where + in_look(site.look, shown) + pager(world, name, place)
    return frame(world, name, f"{column.name}-{site.title}", body)


def rows(world: World, name: str, numbers: list[int]) -> list[tuple[str, str]]:
    """Path and title with day of these articles."""
    return [(world.path_of(name, n), f"{world.truth_of(name, n).title}\t{world.day_of(name, n).isoformat()}") for n in numbers]


def in_look(look: str, listed: list[tuple[str, str]]) -> str:
    """Rows as the site's CMS writes them."""
    made = []
    for path, text in listed:
        title, _, day = text.partition("\t")
        link = f'<a href="{escape(path)}" title="{escape(title)}">{escape(title)}</a>'
        if look == "table":
            made.append(f"<tr><td height=24>·{link}</td><td align=right>{day}</td></tr>")
        else:
            made.append(f"<li>{link}<span>{day}</span></li>")
    return f"<table width=100%>{''.join(made)}</table>" if look == "table" else f'<ul class="newslist">{"".join(made)}</ul>'


def pager(world: World, name: str, place: Place) -> str:
    """The pager of a list page, as the site's CMS writes it."""
    pages, here = world.pages_of(name, place.column), place.number
    look = world.sites[name].look
    onward = world.list_path(name, place.column, here + 1) if here < pages else ""
    if look == "trs":
        return f'<script><!--\ncreatePageHTML({pages}, {here - 1}, "index", "shtml", "1089");\n//--></script>'
    if look == "nfcms":
        return f'<div class="page"><a class="next" href="{onward}">下一页</a></div>' if onward else '<div class="page"></div>'
    if look == "table":
        numbers = "".join(
            f"<b>{n}</b>" if n == here else f'<a href="{world.list_path(name, place.column, n)}">{n}</a>'
            for n in range(1, pages + 1)
        )
        return f"<div>{numbers}<a href='{onward or '#'}'>下一页</a> 共{pages}页</div>"
    return f'<div class="fy"><a href="{onward}">下一页</a></div>' if onward else '<div class="fy"><span>下一页</span></div>'


def article(world: World, name: str, n: int) -> str:
    """An article page."""
    truth = world.truth_of(name, n)
    site = world.sites[name]
    near = [(label, m) for label, m in (("上一篇", n + 1), ("下一篇", n - 1)) if 0 <= m < world.counts[name]]
    beside = "".join(
        f'<p>{label}：<a href="{world.path_of(name, m)}">{escape(world.truth_of(name, m).title)}</a></p>' for label, m in near
    )
    column = site.columns[n % len(site.columns)]
    body = "".join(f"<p>　　{escape(line)}</p>\n" for line in truth.body.split("\n"))
    where = f'<div class="path">当前位置：<a href="/">首页</a> &gt; <a href="{column.path}">{column.name}</a> &gt; 正文</div>'
    made = {"network": _network, "table": _table, "trs": _trs, "nfcms": _nfcms}[site.look](truth, body)
    return frame(
        world, name, f"{truth.title}-{site.title}", f"{where}{made}{beside}", _metas(truth) if site.look == "trs" else ""
    )


def stated(truth: Truth, label: str) -> str:
    """The line that states the original; every third as mere text, which no anchor helps to read."""
    if truth.original is None:
        return f'<p>{label.replace("链接", "出处")}：<a href="{truth.hint}">{truth.source_name}</a></p>' if truth.hint else ""
    address = escape(truth.original)
    if len(truth.title) % 3 == 0:
        return f"<p>{label}:{address}</p>"
    return f'<p>{label}:<a href="{address}" target="_blank">{address}</a></p>'


def _network(truth: Truth, body: str) -> str:
    return (
        f'<div class="wz"><h1>{escape(truth.title)}</h1>'
        f'<div class="xx">发布时间:{truth.published} 来源: {truth.source_name} 作者:佚名</div>'
        f'<div class="nr">{body}{stated(truth, "原文链接")}</div></div><div class="sm">免责声明：{NOTICE}</div>'
    )


def _table(truth: Truth, body: str) -> str:
    return (
        f"<table><tr><td align=center><h2>{escape(truth.title)}</h2></td></tr>"
        f"<tr><td align=center>时间：{truth.published.replace('-', '.')} 来源：{truth.source_name} 点击：次</td></tr>"
        f"<tr><td>{body}{stated(truth, '文章来源链接')}</td></tr></table><p>声明：{NOTICE}</p>"
    )


def _trs(truth: Truth, body: str) -> str:
    return (
        f'<div class="title">{escape(truth.title)}</div><div class="info">时间：{truth.published} 浏览次数：</div>'
        f'<div class="TRS_Editor">{body}</div><div class="ly">来源：{truth.source_name}</div>'
    )


def _nfcms(truth: Truth, body: str) -> str:
    return (
        f'<h1 class="zw-title">{escape(truth.title)}</h1>'
        f'<div class="zw-info">发布时间：{truth.published} 信息来源：{truth.source_name}</div>'
        f'<div class="zw">{body}</div>'
    )


def _metas(truth: Truth) -> str:
    return (
        f'<meta name="ArticleTitle" content="{escape(truth.title)}"><meta name="PubDate" content="{truth.published} 09:30">'
        f'<meta name="ContentSource" content="{truth.source_name}">'
    )


def frame(world: World, name: str, title: str, body: str, head: str = "") -> str:
    """The page around it: menu, footer, and a link that robots.txt forbids."""
    site = world.sites[name]
    menu = '<a href="/">首页</a>' + "".join(f'<a href="{column.path}">{column.name}</a>' for column in site.columns)
    charset = "gb2312" if site.encoding == "gbk" else site.encoding
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="{charset}"><title>{escape(title)}</title>{head}</head><body>'
        f'<div class="menu">{menu}</div>{body}'
        f'<div class="foot"><a href="/jinzhi/">内部栏目</a> <a href="/guanyu.html">关于我们</a>'
        f" 版权所有 {site.title}</div></body></html>"
    )
