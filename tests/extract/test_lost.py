"""What a site says in place of a page, and news that say nearly the same."""

from __future__ import annotations

import pytest

from crawler.extract import barrier, why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, UNDATED, response_of

HEAD = "<title>青石网</title>"
# As IIS says it.
IIS = "<h1>服务器错误</h1><fieldset><h2>404 - 找不到文件或目录。</h2><h3>您要查找的资源可能已被删除，或者暂时不可用。</h3></fieldset>"

IN_PLACE = [
    pytest.param("<p>页面走丢了～ 3秒后自动返回首页</p><p>可能原因：网址输错；页面已被移动。</p><a href='/'>返回首页</a>", HEAD, id="lost under the site's name"),
    pytest.param("<h1>非常抱歉，页面未找到</h1><p>可能原因：</p><p>1.网址输入有误；2.链接已失效。</p><p>未经许可，任何单位和个人不得将本网站的内容用于商业用途，不得以任何方式修改、转载、摘编，违者本网将依法追究其相关的法律责任。</p>", HEAD, id="above what the site says of its texts"),
    pytest.param("<p>非常抱歉，页面未找到</p><p>可能原因：</p><p>1.网址输入有误；2.链接已失效；3.页面已被移走。</p>", HEAD, id="not found, under the site's name"),
    pytest.param("<div>该信息已过期或已被撤回</div><div>请检查网址，或稍后再来。</div>", HEAD, id="taken back"),
    pytest.param("<h1>运行时错误</h1><p>应用程序出错，错误的细节只能在服务器上看到。</p>", "<title>运行时错误</title>", id="a server's error"),
    pytest.param("<h1>“/”应用程序中的服务器错误。</h1><p>应用程序出错，细节只能在服务器上看到。</p>", "<title>“/”应用程序中的服务器错误。</title>", id="an application's error"),
    pytest.param(IIS, "<title>服务器错误</title>", id="a server's error of IIS"),
    pytest.param(IIS, "", id="the same without a title"),
    pytest.param("<p>抱歉，您要找的内容不见了</p>", HEAD, id="a single line"),
    pytest.param("<div>首页&gt;网站提示</div><p>对不起，您暂时访问不了该页面！！</p>", "<title>网站提示 - 青石县水务局</title>", id="an apology"),
    pytest.param("<p>很抱歉，您没有权限查看该内容。</p><p>请返回上一页</p>", HEAD, id="an apology to who may not"),
    pytest.param("<p>此账号已被屏蔽, 内容无法查看</p>", "<title>微信公众平台</title>", id="an account of WeChat"),
    pytest.param("<p>欢迎访问青石网！ 登录 无障碍浏览</p><h1>很抱歉，该信息已下线。</h1><p>系统将在 5 秒后自动返回首页。</p>", HEAD, id="below a greeting"),
    pytest.param("<h1>Sorry, the page you requested was not found.</h1><p>系统将在 5 秒后自动返回首页。</p>", HEAD, id="in English"),
    pytest.param("<h1>系统发生错误</h1><p>系统发生错误，联系管理员。</p>", HEAD, id="whom to ask"),
    pytest.param("<h1>青石新闻网</h1><p>程序异常，错误代码10001，信息编号56781234。</p>", HEAD, id="the number of an error"),
    pytest.param("<p>哎呀……页面好像迷路了！</p><p>请刷新再试</p>", HEAD, id="gone astray"),
    pytest.param("页面正在跳转，如未自动跳转请<a href='http://www.b.example/n/7.html'>点击这里</a>", "<meta http-equiv='refresh' content='0;url=http://www.b.example/n/7.html'><title>跳转中</title>", id="on the way to another page"),
    pytest.param("<h1>404</h1><p>您访问的页面不存在</p><a href='/'>返回首页</a>", "<title>提示</title>", id="under a number"),
    pytest.param("文章已下架", "", id="no title, nothing else"),
    pytest.param("404 Not Found", "", id="a server without a title"),
    pytest.param("<div>此内容因违规无法查看</div>", "", id="barred, without a title"),
    pytest.param("<script>alert('该文章不存在');history.back();</script>", "", id="a script's window"),
    pytest.param("<script>alert('信息不存在！');window.location='/';</script>", HEAD, id="a script's window under the site's name"),
    pytest.param("<img src='/images/404.png'><a href='/'>返回首页</a>", "", id="a picture"),
    pytest.param("<p>正在为您跳转到目标网页……</p><p>如果您的浏览器没有自动跳转，请点击<a href='/n/7.html'>此处</a></p>", HEAD, id="on the way, in two lines"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "head"), IN_PLACE)
def test_in_place_of_a_page(body: str, head: str) -> None:
    assert why_not_article(response_of(body, head=head, url=UNDATED)) == "error_page"


def test_a_jump_may_be_asked_for_again() -> None:
    response = response_of("<p>页面正在跳转，如未自动跳转请点击这里</p>", head="<title>跳转中</title>", url=UNDATED)
    assert barrier(response) == "unavailable"


def test_what_is_lost_is_not_asked_for_again() -> None:
    assert barrier(response_of("<p>页面走丢了</p><p>请稍后再试，或返回首页</p>", head=HEAD, url=UNDATED)) is None


NEWS = [
    pytest.param("<h1>造谣博主被处置</h1><p>该账号因多次发布不实信息被平台处置，目前主页内容已无法查看。</p>", id="news of an account"),
    pytest.param("<h1>信息公开答复</h1><p>该内容涉及个人隐私，公众无法查看，申请人可凭身份证到窗口现场查询。</p>", id="what an office does not show"),
    pytest.param(f"<h1>系统故障排除</h1><p>系统故障，联系不上的村民昨天都收到了短信。</p>{PARAGRAPHS}", id="news of a system that failed"),
    pytest.param(f"<h1>页面消失之后</h1>{META}<p>页面消失了，记忆还在。</p>{PARAGRAPHS}", id="a story that begins so"),
    pytest.param(f"<h1>旧网站的最后一天</h1><p>内容不见了，只剩一张照片。</p>{PARAGRAPHS}", id="without a day, and text behind it"),
    pytest.param(f"<h1>闸机运行时错误扣费</h1>{META}{PARAGRAPHS}", id="news of gates that failed"),
    pytest.param(f"<h1>县政府网站服务器错误昨已排除</h1>{META}{PARAGRAPHS}", id="news of a server that failed"),
    pytest.param(f"<h1>找不到文件或目录怎么办</h1>{META}{PARAGRAPHS}", id="what to do about such an error"),
    pytest.param("<h1>挂号停摆一上午</h1><p>“对不起，我们现在打不开系统。”窗口的人对村民说，到中午才恢复。</p>", id="what was said to somebody"),
    pytest.param(f"<h1>公交改道</h1><p>如果没有自动跳转到新站点，请按此查看。</p><p>{FIRST}</p>", id="what to do with a page, and news"),
    pytest.param("<h1>县医院挂号系统迁移</h1><p>2023-04-24</p><p>旧网址将自动跳转到新网址，请市民留意。</p>", id="one line on a site that moves"),
]  # fmt: skip


@pytest.mark.parametrize("body", NEWS)
def test_news_that_say_nearly_the_same(body: str) -> None:
    assert why_not_article(response_of(body, url=UNDATED)) is None
