"""Rules of single hosts for story keys and kinds. Data: one line each, with where it was seen."""

from __future__ import annotations

# Host labels of mobile twins; only left of a registered domain (m.gov.cn is a name of its own).
MOBILE_LABELS = frozenset(
    (
        "m",  # m.thepaper.cn, m.people.cn
        "wap",  # wap.miit.gov.cn
        "3g",  # 3g.163.com
    )
)
# Hosts that begin like a mobile twin but are a site of their own.
NOT_TWINS = frozenset(
    (
        "m.weibo.cn",  # its addresses do not exist on weibo.cn
    )
)
# Two names of one site with the same paths; without www.
SAME_HOSTS = {
    "chinanews.com": "chinanews.com.cn",  # China News Service serves each path under both
}
# Domains of one publisher, whose pages name their twins at the other one: neither is the other's original. Domains that differ only in
# their suffix (sina.cn, sina.com.cn) need no line.
SAME_PUBLISHERS = (
    frozenset(("xinhuanet.com", "news.cn", "xinhuaxmt.com")),  # pages of www.xinhuanet.com since 2021
    frozenset(("cctv.com", "cntv.cn")),  # news.cntv.cn
    frozenset(("people.com.cn", "people.cn", "peopleapp.com")),  # wap.peopleapp.com
    frozenset(("jfdaily.com", "shobserver.com")),  # 上观新闻
    frozenset(("takungpao.com", "tkww.hk")),  # 大公报
    frozenset(("cnr.cn", "radio.cn")),  # 央广
    frozenset(("toutiao.com", "toutiaocdn.com")),  # m.toutiaocdn.com, shared from the app
)
# IPv6 gateways that give another site a host of their own: `www-gov-cnx<hex>xx.ipv6best.cn` is www.gov.cn.
GATEWAYS = (
    "ipv6best.cn",  # pingtan.gov.cn
)

WECHAT = "mp.weixin.qq.com"
# What decides in a long WeChat address; the older /mp/appmsg/show calls the same things differently.
WECHAT_DECIDES = ("__biz", "mid", "idx", "sn")
WECHAT_OLD_NAMES = {"appmsgid": "mid", "itemidx": "idx", "sign": "sn"}
WECHAT_LONG_PATHS = frozenset(("/s", "/mp/appmsg/show"))

# Parameters that are noise on one site only; the host and all below it.
TRACKING_AT = {
    "baijiahao.baidu.com": frozenset(("for", "sid", "baijiahao_id")),  # id decides
    "sina.com.cn": frozenset(("cre", "mod", "loc", "r", "rfunc", "doct", "tj", "vt", "pos", "wm")),  # finance.sina.com.cn
    "sina.cn": frozenset(("cre", "mod", "loc", "r", "rfunc", "doct", "tj", "vt", "pos", "wm")),  # finance.sina.cn
    "toutiao.com": frozenset(("wid", "req_id", "app", "use_new_style")),  # www.toutiao.com, m.toutiao.com
}
# Parameters that repeat the article's number, so are noise where the path has one; elsewhere they decide.
ECHOES_AT = {
    "toutiao.com": frozenset(("group_id",)),  # share tails of /i7367…/, but not the app's short links
}
# Parameters that are noise elsewhere and decide on one site; the host and all below it.
DECIDES_AT: dict[str, frozenset[str]] = {}
