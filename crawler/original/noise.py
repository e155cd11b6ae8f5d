"""What in a URL does not decide which page it names: tracking, session ids, default documents. Data, no code.

Every name is in lower case and compared without regard to case; the case of values and of all other names is kept.
"""

from __future__ import annotations

# Parameters that only say how a reader came or how the link was shared.
TRACKING = frozenset(
    (
        "from",  # WeChat's share menu: from=singlemessage, from=timeline
        "timestamp",  # share tails of news apps
        "isappinstalled",  # WeChat's share menu
        "scene",  # WeChat
        "ascene",  # WeChat
        "subscene",  # WeChat
        "clicktime",  # WeChat
        "enterid",  # WeChat
        "sessionid",  # WeChat's app and many shops; a visit, not a page
        "chksm",  # WeChat
        "mpshare",  # WeChat
        "srcid",  # WeChat
        "devicetype",  # WeChat
        "nettype",  # WeChat's in-app browser
        "pass_ticket",  # WeChat log-in
        "exportkey",  # WeChat
        "wx_header",  # WeChat
        "winzoom",  # WeChat on Windows
        "wxfrom",  # share tails of news apps
        "weixinshare",  # share tails of news apps
        "poc_token",  # WeChat's verification page
        "spm",  # Alibaba, sohu.com
        "scm",  # Alibaba, sohu.com
        "strategyid",  # sohu.com
        "gclid",  # Google
        "dclid",  # Google
        "fbclid",  # Facebook
        "msclkid",  # Microsoft
        "yclid",  # Yandex
        "igshid",  # Instagram
        "mc_cid",  # Mailchimp
        "mc_eid",  # Mailchimp
        "_ga",  # Google
        "_gl",  # Google
        "hmsr",  # Baidu statistics
        "hmpl",  # Baidu statistics
        "hmcu",  # Baidu statistics
        "hmkw",  # Baidu statistics
        "hmci",  # Baidu statistics
        "bd_vid",  # Baidu advertising
        "qhclickid",  # 360
        "wfr",  # baijiahao.baidu.com
        "log_from",  # toutiao.com
        "adtag",  # qq.com
        "pgv_ref",  # qq.com
        "tt_from",  # toutiao share
        "app_share",  # app share
        "isshare",  # app share
        "sharefrom",  # app share
        "shareuid",  # app share
        "sharetype",  # app share
        "sharetoken",  # app share
        "sharetime",  # app share
    )
)
# The same, by how the name begins.
TRACKING_PREFIXES = (
    "utm_",  # Google Analytics
    "share_",  # share_token, share_from, share_id … of app shares
    "sharer_",  # WeChat
    "wxshare",  # wxshare, wxshare_count, wxshareid … of news apps
    "_hsenc",  # HubSpot
    "hmsr_",  # Baidu statistics
)
# Names that carry the moment of sharing or break a cache; noise only if the value is a number.
CACHE_BREAKERS = frozenset(
    (
        "_",  # jQuery
        "_t",  # share tails
        "_ts",  # share tails
        "_r",  # Chinese portals
        "ts",  # share tails of news apps
        "time_stamp",  # share tails
        "tstamp",  # share tails
        "sharetimestamp",  # share tails of news apps
    )
)
# The same, but only if the value is a Unix time or what Math.random() gives, since the name may mean more.
TIMESTAMPS = frozenset(
    (
        "t",  # share tails, cache breakers
        "rand",  # PHPCMS
        "random",  # PHPCMS
    )
)
# A Unix time of 2001 to 2033 in seconds or milliseconds, or a random number.
TIMES = r"1\d{9}(?:\d{3})?|0\.\d{6,}"

# Parameters that hold a session, never a page.
SESSIONS = frozenset(("phpsessid", "jsessionid", "asp.net_sessionid", "cfid", "cftoken", "session_id", "sess_id"))
SESSION_PREFIXES = ("aspsessionid",)  # ASPSESSIONIDQQABCDEF of IIS

# Documents that a server gives for a bare folder.
DEFAULT_DOCUMENTS = frozenset(
    (
        "index.html",
        "index.htm",
        "index.shtml",  # TRS
        "index.shtm",
        "index.php",  # PHPCMS
        "index.jsp",  # jcms
        "index.jhtml",
        "index.do",
        "index.asp",
        "index.aspx",
        "default.html",
        "default.htm",
        "default.shtml",
        "default.asp",
        "default.aspx",
        "default.jsp",
        "default.php",
        "Index.html",
        "Index.aspx",
        "Default.html",
        "Default.htm",
        "Default.asp",
        "Default.aspx",  # IIS, as Visual Studio writes it
    )
)
