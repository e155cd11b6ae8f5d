"""What an address names by its shape: an article, a column (list page, folder) or a home page. Data and one function."""

from __future__ import annotations

import re

from crawler.items import LinkKind
from crawler.original.hosts import registered_domain, split
from crawler.original.key import story_key
from crawler.original.remembered import remembered

# Addresses that are articles though they might look like folders; searched in host and path.
_ARTICLES = re.compile(
    "|".join(
        (
            r"^mp\.weixin\.qq\.com/s(?:[/?]|$)",  # WeChat, both forms
            r"^mp\.weixin\.qq\.com/mp/appmsg/show",  # WeChat before 2014
            r"/t20\d{6}_\d+",  # TRS
            r"/art/(?:20\d\d/\d+/\d+/)?art_\d+_",  # jcms
            r"/content/(?:20\d\d-\d\d/\d\d/)?content_\d+",  # china.com.cn, epapers
            r"/content/post_\d+",  # NFCMS (gdzz.gov.cn)
            r"[/_-](?:content|post|article|detail|show|view|info|news|doc|thread|viewthread)[_-]?\d+",
            r"/info/\d+/\d+\.",  # 博达
            r"/(?:article|articles|archives?|detail|post|posts|p|a|c|n|doc|story|show|view|content|news)/\d{3,}/?$",
            r"/thread-\d+-\d+-\d+",  # Discuz
            r"/\d{5,}/article-",  # worldjournal.com
            r"/nw\.D\w+-?\w*\.htm",  # Founder epapers
            r"/c_\d{6,}",  # xinhuanet.com
            r"/20\d\d[-_/]?[01]\d(?:[-_/]?[0-3]\d)?/(?!(?:19|20)\d\d$)\d{4,}$",  # a month's or day's folder, a folder for each article, in it index.html
            r"/posts?/(?!(?:list|page|index|tag|category|archive|latest|all|new)s?-)[a-z0-9]*[a-z][a-z0-9]*(?:-[a-z0-9]+)+$",  # blogs: the title's words
            r"^blogs?\.[^/]+/(?:[\w-]+/)*[a-z0-9]+(?:-[a-z0-9]+){2,}/?$|^blogs?\.[^/]+/(?!(?:archives?|category|page|user|tag)-)(?=[a-z-]*\d)(?=[\d-]*[a-z])[a-z0-9]{4,}(?:-[a-z0-9]{4,})+/?$|/blogs?/[a-z0-9]+(?:-[a-z0-9]+){2,}/?$",  # blogs: the title's words
            r"/20\d\d/[01]\d/[0-3]\d/p\d{4,}/?$",  # WordPress by day and number
            r"/20\d\d/[01]\d/[0-3]\d/(?!(?:node|page|list|index|default|img|archives?)[-_]?\d)"
            r"(?:(?=[\w-]*\d)(?=[\d_-]*[a-z])[a-z0-9_-]{6,}|[a-z]+(?:-[a-z0-9]+){2,})/?$",  # Hexo: a code or the title's words in a day's folder
            r"/20\d\d(?:/[01]\d(?:/[0-3]\d)?)?/(?:[\w-]*%[0-9A-F]{2}){18,}[^/]*/?$",  # blogs: a title of six characters or more, under its year
            r"/20\d{6}/[0-9a-f]{32}/c\.html",  # news.cn
            r"/doc-i\w+\.s?html",  # sina.com.cn
            r"^(?:[\w-]+\.)*customs\.gov\.cn/(?:\w+/){2,}\d{7}$",  # columns have six figures
            r"/art/20\d\d/art_\w+\.",  # jcms, newer
            r"^(?:[\w-]+\.)*ifeng\.com/c/[A-Za-z0-9]{11}$",  # a code, of letters only too
            r"^weibo\.com/\d+/\w+",  # a post
            r"/\d{5,}/(?:info|detail|details|content|show|view|article)\.\w+$",  # a folder for each article, a program in it
            r"^(?:[\w-]+\.)*toutiao\.com/(?:[ai]|group/)\d{9,}/?$",  # before 2021; shared from the app
        )
    )
)
_COLUMNS = re.compile(
    "|".join(
        (
            r"/list[-_]?\d*(?:[-_]\d+)*\.\w+/?$",  # PHPCMS
            r"/index[-_]\d+(?:[-_]\d+)*\.\w+$",  # TRS, NFCMS
            r"/\w*index\.\w+$",  # paperindex.htm of people.com.cn, newsindex.jsp
            r"/col/col\d+(?:/|$)",  # jcms
            r"/col\d+(?:/|$)",  # jcms
            r"/node_\d+\w*\.\w+$",  # people.com.cn, epapers
            r"/nbs\.D\w+\.htm",  # a page of a Founder epaper
            r"/(?:channel|channels|category|categories|column|columns|tag|tags|topic|topics|list|lists|lanmu|section)"
            r"(?:/[\w-]*)?(?:\.\w+)?/?$",  # WordPress and many others
            r"/(?:author|authors|media|user|users|space|profile|member|u)/[\w-]+/?$",  # an author's or medium's own page
            r"/(?:more|newslist|articlelist|list)\.\w+$",
            r"/forum-\d+-\d+",  # Discuz
            r"^weibo\.com/(?:u/\d+|[A-Za-z]\w*)/?$",  # an account
            r"^space\.|/c/user/",  # an account of bilibili.com, of toutiao.com
        )
    ),
    re.I,
)
# Pages of accounts, whatever their parameters.
_ACCOUNTS = re.compile(
    "|".join(
        (
            r"^mp\.weixin\.qq\.com/(?:mp/)?(?:profile_ext|homepage|appmsgalbum)",  # an account's page, an album
            r"^(?:[\w-]+\.)*163\.com/dy/media/",  # 网易号
            r"^baijiahao\.baidu\.com/u(?:[/?]|$)|^author\.baidu\.com/",  # 百家号
        )
    )
)
# Root documents and folders that are a home page in other words.
_HOMES = re.compile(
    r"/(?:home|main|portal|zh|zh-?cn|cn|chn|chinese|en|eng|english|gb|big5|pc|wap|mobile|m)?(?:\.\w+)?/?$", re.I
)

# Services that shorten an address: what it leads to is not told, but it is one page.
_SHORT_LINKS = frozenset((
    "t.cn",  # weibo.com
    "sina.lt", "url.cn", "w.url.cn", "dwz.cn", "dwz.date", "suo.im", "suo.nz", "mrw.so", "985.so", "u.nu", "b23.tv", "xhslink.com",
    "bit.ly", "t.co", "goo.gl", "tinyurl.com", "is.gd", "ow.ly",
))  # fmt: skip
_SHORT_CODE = re.compile(r"/(?:s/)?[A-Za-z0-9]{4,12}$")
# Programs that list, whatever their parameters: `list.jsp?wbtreeid=1001` of 博达, `newslist.aspx?id=12`.
_LIST_PROGRAMS = re.compile(r"[/_-](?:news|info|article|gov)?_?list\.(?:aspx?|jspx?|php|do|action)$", re.I)
# A folder that is an article has a long number or code for a name.
_FOLDER_OF_ITEM = re.compile(r"\d{5,}|[0-9a-f]{16,}|[\w-]{20,}")
_SESSION = re.compile(r";[^/]*$")
_PAGED_ROOT = re.compile(r"/index[-_]\d")

# Parameters that name a column, a page of a list or a search; alone they make no article.
_LIST_PARAMETERS = frozenset(
    "page pageno pagenum pageindex pagesize classid bigclassid smallclassid sortid catid cateid categoryid channelid channel columnid column colid lanmu "
    "lanmuid typeid sort order orderby q wd keyword kw search s siteid site lang language tag mod a m c".split()
)
# Last segments with one of these endings are documents.
_DOCUMENT = re.compile(r"\.(?:s?html?|xhtml|jhtml|pdf|docx?|ofd|txt|aspx?|jspx?|php|do|action)$", re.I)
_PROGRAM = re.compile(r"\.(?:aspx?|jspx?|php|do|action)$", re.I)
_DATE_FOLDER = re.compile(r"(?:19|20)\d\d(?:[-_]?[01]?\d(?:[-_]?[0-3]?\d)?)?")
_CODE = re.compile(r"(?=[\w.~-]*\d)(?=[\w.~-]*[A-Za-z])[\w.~-]{8,}|\d{3,}|[A-Za-z_-]*\d[\d_-]{4,}\w*")


@remembered(8192)
def kind_of(url: str) -> LinkKind:
    """Whether an http(s) URL names an article, a column or a home page. ValueError for what is not an http(s) URL."""
    _, host, _, path, query, fragment = split(story_key(url))
    where = host + path
    if _ACCOUNTS.search(where):
        return "column"
    if where == "mp.weixin.qq.com/s" and not query:
        return "home"
    if _ARTICLES.search(where):
        return "article"
    if fragment:
        return "article" if any(map(str.isdigit, fragment)) else "column"
    stated_path = _SESSION.sub("", split(url)[3])
    if host in _SHORT_LINKS and _SHORT_CODE.match(path):
        return "article"
    if path == "/" and not query and not _PAGED_ROOT.search(stated_path):
        return "home"
    if _LIST_PROGRAMS.search(path):
        return "column"
    if _COLUMNS.search(host + stated_path):
        return "article" if _names_an_item(query) else "column"
    if _names_an_item(query):
        return "article"
    if _HOMES.fullmatch(path):
        return "column" if query else "home"
    return _by_last_name(path, stated_path)


def _names_an_item(query: str) -> bool:
    """True if a parameter other than those of lists holds a number or a code."""
    for parameter in query.split("&"):
        name, _, value = parameter.partition("=")
        if name.lower() not in _LIST_PARAMETERS and any(map(str.isdigit, value or name)):
            return True
    return False


def _by_last_name(path: str, stated_path: str) -> LinkKind:
    """The kind by the last name in the path; stated_path: with its slash and default document."""
    name = path.rpartition("/")[2]
    if _DOCUMENT.search(name):
        stem = name.rpartition(".")[0]
        return "article" if any(map(str.isdigit, stem)) or not _PROGRAM.search(name) else "column"
    if _DATE_FOLDER.fullmatch(name):
        return "column"
    is_folder = stated_path.rpartition("/")[2] != name
    return "article" if (_FOLDER_OF_ITEM if is_folder else _CODE).fullmatch(name) else "column"


def same_site(one: str, other: str) -> bool:
    """True if two URLs lie in one registered domain."""
    domain = registered_domain(one)
    return domain is not None and domain == registered_domain(other)
