"""Where those publish whom pages name as their source: a page that names another one's publisher has its text from there.

Outlets that are reprinted all over China, ministries and provinces. A county's paper or office is named by few, and its page is told by its
date. Facts as data: one line to add one. The outlets are those of the state's list of whom sites may reprint (互联网新闻信息稿源单位名单) that are
named most.
"""

from __future__ import annotations

from functools import lru_cache

# How the name begins, and the domains.
_OUTLETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("新华", ("xinhuanet.com", "news.cn")),
    ("人民日报", ("people.com.cn",)), ("人民网", ("people.com.cn",)),
    ("央视", ("cctv.com", "cctv.cn")), ("中央电视台", ("cctv.com", "cctv.cn")), ("CCTV", ("cctv.com", "cctv.cn")),
    ("央广网", ("cnr.cn",)), ("中央人民广播电台", ("cnr.cn",)), ("国际在线", ("cri.cn",)),
    ("光明", ("gmw.cn",)), ("经济日报", ("ce.cn",)), ("中国经济网", ("ce.cn",)), ("求是", ("qstheory.cn",)),
    ("中国新闻网", ("chinanews.com", "chinanews.com.cn")), ("中新", ("chinanews.com", "chinanews.com.cn")),
    ("中国日报", ("chinadaily.com.cn",)), ("中国网", ("china.com.cn",)), ("中国青年报", ("cyol.com",)), ("中国青年网", ("youth.cn",)),
    ("法治日报", ("legaldaily.com.cn",)), ("法制日报", ("legaldaily.com.cn",)), ("法治网", ("legaldaily.com.cn",)), ("法制网", ("legaldaily.com.cn",)),
    ("检察日报", ("jcrb.com",)), ("正义网", ("jcrb.com",)), ("人民法院报", ("chinacourt.org",)), ("中国法院网", ("chinacourt.org",)),
    ("工人日报", ("workercn.cn",)), ("中工网", ("workercn.cn",)), ("农民日报", ("farmer.com.cn",)), ("中国农网", ("farmer.com.cn",)),
    ("科技日报", ("stdaily.com",)), ("中国科技网", ("stdaily.com",)), ("中国妇女报", ("cnwomen.com.cn",)), ("中国教育报", ("jyb.cn",)),
    ("中国环境", ("cenews.com.cn",)), ("人民公安报", ("cpd.com.cn",)), ("中国警察网", ("cpd.com.cn",)), ("中国应急管理报", ("cnsafety.com.cn",)),
    ("中国纪检监察", ("ccdi.gov.cn", "jjjcb.cn")), ("中央纪委国家监委", ("ccdi.gov.cn",)), ("中国长安网", ("chinapeace.gov.cn",)),
    ("环球", ("huanqiu.com",)), ("澎湃", ("thepaper.cn",)), ("新京报", ("bjnews.com.cn",)), ("中国政府网", ("www.gov.cn",)), ("国务院", ("www.gov.cn",)),
    ("外交部", ("fmprc.gov.cn", "mfa.gov.cn")), ("国家发展改革委", ("ndrc.gov.cn",)), ("国家发展和改革委员会", ("ndrc.gov.cn",)),
    ("教育部", ("moe.gov.cn",)), ("科技部", ("most.gov.cn",)), ("工业和信息化部", ("miit.gov.cn",)), ("公安部", ("mps.gov.cn",)), ("民政部", ("mca.gov.cn",)),
    ("司法部", ("moj.gov.cn",)), ("财政部", ("mof.gov.cn",)), ("人力资源和社会保障部", ("mohrss.gov.cn",)), ("自然资源部", ("mnr.gov.cn",)),
    ("生态环境部", ("mee.gov.cn",)), ("住房和城乡建设部", ("mohurd.gov.cn",)), ("交通运输部", ("mot.gov.cn",)), ("水利部", ("mwr.gov.cn",)),
    ("农业农村部", ("moa.gov.cn",)), ("商务部", ("mofcom.gov.cn",)), ("文化和旅游部", ("mct.gov.cn",)), ("国家卫生健康委", ("nhc.gov.cn",)),
    ("应急管理部", ("mem.gov.cn",)), ("市场监管总局", ("samr.gov.cn",)), ("国家市场监督管理总局", ("samr.gov.cn",)), ("国家税务总局", ("chinatax.gov.cn",)),
    ("国家统计局", ("stats.gov.cn",)), ("中国人民银行", ("pbc.gov.cn",)), ("海关总署", ("customs.gov.cn",)), ("国家医疗保障局", ("nhsa.gov.cn",)),
    ("北京市人民政府", ("beijing.gov.cn",)), ("天津市人民政府", ("tj.gov.cn",)), ("上海市人民政府", ("shanghai.gov.cn",)), ("重庆市人民政府", ("cq.gov.cn",)),
    ("河北省人民政府", ("hebei.gov.cn",)), ("山西省人民政府", ("shanxi.gov.cn",)), ("辽宁省人民政府", ("ln.gov.cn",)), ("吉林省人民政府", ("jl.gov.cn",)),
    ("黑龙江省人民政府", ("hlj.gov.cn",)), ("江苏省人民政府", ("jiangsu.gov.cn",)), ("浙江省人民政府", ("zj.gov.cn",)), ("安徽省人民政府", ("ah.gov.cn",)),
    ("福建省人民政府", ("fujian.gov.cn",)), ("江西省人民政府", ("jiangxi.gov.cn",)), ("山东省人民政府", ("shandong.gov.cn",)), ("河南省人民政府", ("henan.gov.cn",)),
    ("湖北省人民政府", ("hubei.gov.cn",)), ("湖南省人民政府", ("hunan.gov.cn",)), ("广东省人民政府", ("gd.gov.cn",)), ("海南省人民政府", ("hainan.gov.cn",)),
    ("四川省人民政府", ("sc.gov.cn",)), ("贵州省人民政府", ("guizhou.gov.cn",)), ("云南省人民政府", ("yn.gov.cn",)), ("陕西省人民政府", ("shaanxi.gov.cn",)),
    ("甘肃省人民政府", ("gansu.gov.cn",)), ("青海省人民政府", ("qinghai.gov.cn",)), ("内蒙古自治区人民政府", ("nmg.gov.cn",)),
    ("广西壮族自治区人民政府", ("gxzf.gov.cn",)), ("西藏自治区人民政府", ("xizang.gov.cn",)), ("宁夏回族自治区人民政府", ("nx.gov.cn",)),
    ("新疆维吾尔自治区人民政府", ("xinjiang.gov.cn",)),
)  # fmt: skip
_MOST_KEPT = 4096


@lru_cache(maxsize=_MOST_KEPT)
def domains_of(source_name: str | None) -> tuple[str, ...]:
    """Where the outlet or office of this name publishes; () for one that is not known.

    >>> domains_of("新华社客户端"), domains_of("云浦日报")
    (('xinhuanet.com', 'news.cn'), ())
    """
    return next((domains for name, domains in _OUTLETS if source_name and source_name.startswith(name)), ())


def is_at(host: str, domains: tuple[str, ...]) -> bool:
    """True for a host, without www, in one of the domains; www.gov.cn is that host only."""
    return any(
        host == domain.removeprefix("www.") or (not domain.startswith("www.") and host.endswith(f".{domain}"))
        for domain in domains
    )
