"""What a site says of what it has copied is told by its meaning: new words of it are found, and news with such words is not."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.extract.disclaimers import is_disclaimer
from crawler.extract.notices import is_notice
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, TEXT, THIRD, page_with


@pytest.mark.parametrize(
    "line",
    [
        "※青石在线对文中陈述、观点保持中立，不对内容的准确性作任何担保。",
        "温馨提示：所载信息以发布机关的正式文本为准。",
        "本页面内容由网友上传，相关权利人可来函要求撤稿。",
        "青石观察尊重知识产权，所转文章均已标明出处。",
        "转发本文系出于公益目的，请谨慎参考，风险自负。",
        "文中数据未经本站核验，特此说明。",
        "注：凡未注明原创的稿件均为转载。若有异议请致电编辑部。",
        "注：凡未注明原创的稿件均为转载。请相关权利人提供证明材料，核实后将立即删除。",
        "注：凡未注明原创的稿件均为转载。其他媒体如需使用须保留稿件来源并自负法律责任。",
        "青石论坛作为信息发布平台，对所发文章的时效不负核实义务。",
        "*部分图文来自互联网，仅供学习交流之用，如来源标注有错误，请告知本站更正。",
        "转载声明：任何单位认为青石网网页内容涉嫌侵犯其信息网络传播权，应向本网提出书面通知。",
        "以上内容由青石在线整理发布，网址：http://www.qingshi.example/，未经许可不得镜像。",
        "如作品涉及版权等问题，请与本网联系，我们将第一时间处理。",
        "【说明】文章取自公开渠道，版权归原单位，不得用于商业用途。",
        "温馨提示：浏览中如发现链接失效，请拨打网站服务热线。",
        "特别提醒：此文内容仅供参考，不构成办理业务的依据。",
        "Texts reprinted from other sources do not imply our consent to what they say.",
        "Pictures on this website were collected from the Internet; copyright belongs to their owners.",
        "If we have infringed any right, please contact us and the page will be taken away.",
    ],
)
def test_a_disclaimer(line: str) -> None:
    assert is_disclaimer(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("第三条 任何单位不得擅自建立本网站镜像，确需转载本网站信息的应当申请。", id="rules-for-sites"),
        pytest.param("公示期间如有异议，请致电0000-5126033，并留下真实姓名。", id="objections-to-a-list"),
        pytest.param("请不要转发未经核实的消息，以警方通报为准。", id="a-warning-against-rumours"),
        pytest.param("县版权局查处了三家书店，没收侵权图书四百册。", id="news-on-copyright"),
        pytest.param("水务局说，下游村民的权利会得到保证，补偿不久发放。", id="a-promise"),
        pytest.param("本通告由县水务局负责解释，自公布之日起施行。", id="who-explains-a-notice"),
        pytest.param("市民可与县图书馆联系，免费领取参考资料。", id="an-offer-of-books"),
        pytest.param("青石县宣传文字作品展下周开幕，欢迎学习交流。", id="an-exhibition"),
        pytest.param("更多信息请登录青石县政府网站查询。", id="where-to-read-on"),
        pytest.param(
            "We will build three reservoirs and plant trees along the river, the governor said.", id="news-in-English"
        ),
        pytest.param("The report does not mean that floods are over; it was published on May 8.", id="a-report-in-English"),
        pytest.param(
            "“We do not mean to close the ferry, and we will keep it,” the mayor said.", id="what-somebody-says-in-English"
        ),
        pytest.param("The county is not responsible for the bridge, a spokesman said on Friday.", id="who-is-not-responsible"),
    ],
)
def test_news_with_such_words(line: str) -> None:
    assert not is_disclaimer(line)
    assert not is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "考生须对报名信息的真实性负责，因填写错误造成的后果自负。",
        "请考生及时关注本网站发布的信息，因未及时查看而影响考试的，责任自负。",
        "对其他网站转载的公告及内容，招标人不承担责任。",
        "特别提醒：本文仅供参考，不构成参赛依据，请考生留意通知。",
        "应征稿件必须为原创，如涉及版权纠纷，主办方不承担任何责任。",
        "文中图片仅作展示，法院不承担标的瑕疵的保证责任。",
        "请大家自行甄别网络信息，以官方发布的内容为准。",
        "注：本文数据为初步核算数，最终以统计局发布的文本为准。",
        "法官提醒，转载他人文章应尊重著作权，标明出处，未经许可不得用于商业用途。",
        "该文件要求，未经监护人同意，不得用于商业用途。",
        "未经批准，任何单位、个人不得擅自使用上述信息和图片。",
        "展出的图片均由会员提供，旨在分享家乡美景。",
        "本报告的信息来源于公开资料，不构成投资建议。",
        "因个人填报信息有误造成的后果，本平台不承担责任。",
        "我们提醒广大网友，转发信息前请自行甄别，造谣责任自负。",
        "本文的数据取自公开渠道，不代表所在单位的观点。",
        "如有不同意见，请来函至我们邮箱，相关权利人可提出异议。",
        "展出的图片均来自网络和公开渠道，我们希望让更多人了解青石的历史。",
        "编者按：本文梳理了图书馆延时开放的几种做法，供同行参考。",
        "十一个公众号里，九个写了“不代表作者立场”，照样被处罚。",
    ],
)
def test_what_offices_and_courts_say(line: str) -> None:
    assert not is_disclaimer(line)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("今年查办商标侵权案件三起，向当事人送达了行政处罚告知书。", id="a-paper-that-is-served"),
        pytest.param("如今通过评估商标侵权的联席机制，处理一起案件只要十天。", id="a-word-that-begins-like-if"),
        pytest.param("县里查办了侵权案件三起。有困难的村民可与水务局联系。", id="the-words-in-two-sentences"),
    ],
)
def test_the_last_sentence_on_rights_is_news(line: str) -> None:
    article = extract_article(page_with(f"<div class='x9'><p>{FIRST}</p><p>{SECOND}</p><p>{line}</p></div>"))
    assert article is not None
    assert (article.body or "").split("\n")[-1] == line


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("<p>欢迎一起走走老桥</p>", id="a-call-in-other-words"),
        pytest.param("<p>青石有约第十二期</p><p>小满整理</p>", id="two-lines"),
    ],
)
def test_what_stands_behind_such_a_sentence_is_no_text(behind: str) -> None:
    notice = "<p>※青石在线对文中观点保持中立，不对内容的准确性作任何担保。</p>"
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}{notice}{behind}</div>"))
    assert article is not None
    assert article.body == TEXT


def test_who_signs_behind_such_a_sentence_is_text() -> None:
    said = "<p>※青石在线对文中观点保持中立。</p>"
    signed = ["青石县水务局", "2023年4月24日"]
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}{said}<p>{signed[0]}</p><p>{signed[1]}</p></div>"))
    assert article is not None
    assert (article.body or "").split("\n")[-2:] == signed


def test_a_paragraph_behind_such_a_sentence_is_text() -> None:
    notice = "<p>※青石在线对文中观点保持中立，不对内容的准确性作任何担保。</p>"
    article = extract_article(page_with(f"<div class='x9'><p>{FIRST}</p>{notice}<p>{SECOND}</p><p>{THIRD}</p></div>"))
    assert article is not None
    assert (article.body or "").endswith(f"{SECOND}\n{THIRD}")
