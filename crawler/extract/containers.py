"""The ids and classes of the elements that hold an article's body, or never do. Hints, not truths.

Compared in lower case, whole. Adding one is one row, with where it was seen.
"""

from __future__ import annotations

# Elements that hold the body and nothing else, or nearly.
BODY_HINTS: frozenset[str] = frozenset(
    (
        "trs_editor",  # TRS
        "trs_preappend",  # TRS, inside the editor
        "trs_ueditor",  # TRS
        "ucap-content",  # gov.cn, UCAP
        "ucapcontent",  # UCAP
        "vsb_content",  # 博达
        "vsb_content_2",  # 博达
        "vsb_content_4",  # 博达
        "vsb_content_500",  # 博达
        "vsb_content_501",  # 博达
        "v_news_content",  # 博达
        "zoom",  # jcms
        "zoomcon",  # jcms
        "zoomcontent",  # TRS
        "fontzoom",  # TRS
        "js_content",  # WeChat
        "rich_media_content",  # WeChat
        "endtext",  # 163.com
        "post_text",  # 163.com
        "post_body",  # 163.com, mobile
        "artibody",  # sina.com.cn
        "cnt-main-article-qq",  # qq.com
        "rwb_zw",  # people.com.cn
        "rm_txt_con",  # people.com.cn
        "p-detail",  # xinhuanet.com
        "detailcontent",  # xinhuanet.com
        "articlemain",  # newscn
        "main_content",  # ifeng.com
        "article-content",  # toutiao.com, caijing.com.cn
        "article_content",  # many
        "articlecontent",  # many
        "article-body",  # many
        "article_body",  # many
        "articlebody",  # many
        "article-detail",  # many
        "article-text",  # many
        "article_text",  # many
        "article_con",  # many
        "article-con",  # NFCMS (gdzz.gov.cn and its kin)
        "articlecon",  # many
        "art_content",  # 39.net
        "art_context",  # hexun.com
        "art_con",  # jcms
        "art-con",  # jcms
        "news_content",  # many
        "news-content",  # many
        "newscontent",  # many
        "newscon",  # many
        "news_con",  # many
        "news_text",  # many
        "news_txt",  # thepaper.cn
        "news-text",  # many
        "news_body",  # many
        "newstext",  # 帝国 CMS
        "news_cont",  # many
        "newsbody",  # many
        "left_zw",  # chinanews.com
        "content_area",  # cctv.com
        "cnt_bd",  # cctv.com
        "content_views",  # csdn.net
        "ctrlfscont",  # stcn.com
        "detail_content",  # banyuetan.org
        "detail-content",  # many
        "detail_con",  # many
        "detail-con",  # many
        "detail_text",  # many
        "txt_con",  # stcn.com
        "text_con",  # many
        "textcontent",  # many
        "contenttext",  # many
        "content_text",  # many
        "content-text",  # many
        "contentbox",  # many
        "content_body",  # many
        "content-body",  # many
        "con_text",  # many
        "con_txt",  # many
        "maintext",  # many
        "main-text",  # many
        "showcontent",  # PHPCMS
        "show_content",  # PHPCMS
        "infocontent",  # 站群
        "info_content",  # 站群
        "xl_content",  # TRS
        "xlcontent",  # TRS
        "xl-content",  # TRS
        "pages_content",  # gov.cn
        "b12c",  # gov.cn
        "wp_articlecontent",  # 苏迪 WebPlus
        "entry",  # WordPress
        "entry-content",  # WordPress
        "post-content",  # WordPress
        "post_content",  # WordPress
        "single-content",  # WordPress
        "nr_content",  # many
        "bt_content",  # jcms
        "ivs_content",  # eastday.com
        "the_content",  # caijing.com.cn
        "p_content",  # people.com.cn
        "mp-editor",  # sohu.com
        "all-txt",  # guancha.cn
        "articlecontentbody",  # many
        "conttext",  # many
        "t_f",  # Discuz
        "tpc_content",  # phpwind
        "d_post_content",  # tieba.baidu.com
        "pressrelease",  # info.gov.hk
        "arc-body",  # dedecms
        "arcbody",  # dedecms
        "easysite_news_content",  # EasySite
        "article-main",  # many
        "con_nr",  # many
        "zw_content",  # gov sites
        "zwcontent",  # gov sites
        "gsj_htmlcon_bot",  # gd gov
        "newscontents",  # many
        "view_content",  # many
        "view-content",  # many
        "mainbody",  # many
        "articletext",  # many
        "content_con",  # many
        "htmledit_views",  # csdn.net
        "rich_content",  # many
        "richtext",  # many
        "articalcontent",  # blog.sina.com.cn
        "index_cententwrap",  # ifeng.com
        "ozoom",  # 方正, newspapers page by page
        "abody",  # cri.cn
        "contentmain",  # gmw.cn
        "u-maintext",  # gmw.cn
        "my_doccontent",  # mof.gov.cn
        "moe-detail-box",  # moe.gov.cn
        "main_content_val",  # caixin.com
        "art_contextbox",  # hexun.com
        "contentbody",  # eastmoney.com
        "article__bd__detail",  # xueqiu.com
        "articledetailcontent",  # 36kr.com
        "content-article",  # qq.com
        "m-txt",  # yicai.com
        "show-content",  # jianshu.com
        "cnblogs_post_body",  # cnblogs.com
        "blog_content",  # iteye.com
        "link-report",  # douban.com
        "story-body",  # ftchinese.com
    )
)

# Weaker: often the body, often half the page.
MAYBE_HINTS: frozenset[str] = frozenset(
    "content article con text detail main-content maincontent nr neirong zhengwen zw newsdetail news-detail "
    "news_detail detail-body articlecontentbox conbox xl view show info cont bd txt".split()
)

# Parts of a name that only stand on what is not the body. Compared with the pieces of an id or class.
NOT_BODY_PARTS: frozenset[str] = frozenset(
    "comment comments pinglun sidebar aside footer foot nav navbar breadcrumb breadcrumbs crumb crumbs share sharebox bshare bdshare "
    "bdsharebuttonbox related relate relation relative recommend recommended tuijian hot hots rank ranking paihang qrcode ewm "
    "erweima copyright disclaimer shengming login search pager pagination ad advert ads adbox gg toolbar tools keywords "
    "keyword tags taglist prevnext pagenav otherpage reward vote declare statement mzsm toc pay paywall player".split()
)
# Of these, the ones whose elements are small or hold links: one that holds most of a page's text is named by chance
# (`sina_keyword_ad_area2`).
SMALL_PARTS: frozenset[str] = frozenset(
    "nav navbar breadcrumb breadcrumbs crumb crumbs share sharebox bshare bdshare bdsharebuttonbox hot hots rank ranking paihang qrcode "
    "ewm erweima login search pager pagination ad advert ads adbox gg toolbar tools keywords keyword tags taglist prevnext pagenav vote toc pay paywall player".split()
)
# Parts of a name that stand on what readers wrote.
REMARK_PARTS: frozenset[str] = frozenset(
    "comment comments cmt cmts pinglun reply replies replys liuyan gentie guestbook changyan".split()
)
# Parts of a name that stand on lists of other articles, and on small boxes beside this one.
OTHERS_PARTS: frozenset[str] = frozenset(
    "side sidebar aside related relate relation recommend recommended tuijian hot hots rank ranking paihang".split()
)
