"""政讯通: sites of the 全国政务信息一体化办公室, on one PHPCMS-like template.

Seen on a site of the same look: articles as `show-542235.html`, a line `时间:2024-10-11 来源:… 作者:佚名` under the title,
`原文链接:…` and `[免责声明]` under the body. No list address is known: the walk over lists is the general one.
"""

from __future__ import annotations

from crawler.spiders.base import RepostSpider


class ZhengxuntongSpider(RepostSpider):
    """Base of all spiders of 政讯通 sites."""
