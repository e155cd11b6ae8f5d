"""廉政法治网."""

from __future__ import annotations

from crawler.spiders.networks.zhengxuntong import ZhengxuntongSpider


class LzfzSpider(ZhengxuntongSpider):
    """廉政法治网, http://www.lzfz.org.cn/, of the 政讯通 network. Never run against the live site."""

    name = "lzfz"
    site = "lzfz.org.cn"
    home = ("http://www.lzfz.org.cn/",)
