"""What a site shows in an article's place: an error, a check of who asks, a form to fill in or to sign in; and articles that nearly look so."""

from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, ROWS, TITLE, UNDATED, page_with, response_of

SIGN_IN = "<form>用户名<input>密码<input type='password'><button>登录</button></form>"
TIPS = "<p>温馨提示：</p><p>1. 首次进入请使用预留的号码，进入后请及时修改，确保安全；</p><p>2. 建议使用新近的浏览器，以免页面显示不全。</p>"


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        pytest.param(
            response_of(
                "<h2>网站维护中</h2><p>根据集约化建设要求，本网站已停止更新，请到市政府门户网站查询。敬请谅解。</p>",
                head="<title>站点关闭</title>",
            ),
            "error_page",
            id="a-site-that-is-closed",
        ),
        pytest.param(
            response_of(
                "<h1>县长信箱 - 我要写信</h1><form><p>写信须知：请您如实反映问题，一事一信，请勿重复提交。</p><label>姓名*</label><input>"
                "<label>联系电话*</label><input><label>内容*</label><textarea></textarea><button>提交</button></form>",
                head="<title>我要写信</title>",
            ),
            "form",
            id="a-letter-to-write",
        ),
        pytest.param(
            response_of(
                "<div>今天是2023年4月24日 星期一 <a href='http://www.yunpu.gov.cn/'>云浦市人民政府</a> <a href='/wza'>无障碍浏览</a></div><div>登录后查看更多精彩内容</div><button>微信登录</button><button>手机号登录</button>",
                head="<title>请登录</title>",
                url=UNDATED,
            ),
            "about",
            id="where-to-sign-in",
        ),
        pytest.param(
            page_with(
                "<div id='zoom'><p>青石县公租房摇号结果公示如下，如有异议请在五日内提出。</p><p>王小*李大*周三*林一*何二*张四*</p></div>"
                "<div>发表评论<textarea></textarea></div>"
            ),
            None,
            id="masked-names-above-a-box-for-remarks",
        ),
        pytest.param(
            response_of(
                "<h1>青石县公租房摇号结果公示</h1><table><tr><td>姓名*</td><td>所在镇</td></tr><tr><td>王小*</td><td>桐岭镇</td></tr></table>"
                f"{PARAGRAPHS}<div>发表评论<textarea></textarea></div>"
            ),
            None,
            id="one-field-with-a-star",
        ),
        pytest.param(
            response_of(
                f"<h1>怎样登录缴费平台</h1>{PARAGRAPHS}<p>用户名：</p><p>填身份证号。</p><p>密码：</p><p>填后六位。</p>"
            ),
            None,
            id="how-to-sign-in",
        ),
        pytest.param(
            response_of(
                "<div>个人登录</div><div>单位登录</div><div>用户名</div><input><div>密码</div><input type='password'><div>请谨慎输入用户名和密码，密码连续错误5次后账号将被锁定1小时！</div>",
                head="<title>青石县网上服务平台</title>",
            ),
            "form",
            id="fields-to-sign-in",
        ),
        pytest.param(
            response_of(
                "<p>访问时间：2023.04.24 22:36:19</p><p>用户您好，您的访问过于频繁，为确认本次访问为正常用户行为，需要您协助验证。</p>",
                head="<title>青石搜索</title>",
            ),
            "challenge",
            id="too-many-visits",
        ),
        *(
            pytest.param(response_of("<p>请返回首页。</p>", head=f"<title>{title}</title>"), "error_page", id=f"error-{title}")
            for title in (
                "404",
                "404 Not Found",
                "HTTP 404",
                "404错误",
                "404 - 找不到页面",
                "403 Forbidden",
                "抱歉，404",
                "错误 500",
            )
        ),
        pytest.param(
            response_of(
                "<h1>抱歉，您访问的页面不存在</h1><p>网址有误，或页面已过期。您可以返回首页。</p><h3>大家都在看</h3>"
                + "".join(
                    f"<p><a href='/n/{n}'>桐岭镇第{n}次集市照常开放</a></p><p>{FIRST}</p><p>来源：甲</p>" for n in range(6)
                ),
                head="<title>抱歉，您访问的页面不存在</title>",
            ),
            "error_page",
            id="an-error-above-recommended-items",
        ),
        pytest.param(
            page_with(
                "<form><p>居民朋友：为了解物业服务，请您填写这份问卷，结果只用于改进工作。</p>"
                + "".join(
                    f"<p>{n}.您对小区的{what}是否满意？</p><input type='radio'>满意<input type='radio'>不满意"
                    for n, what in enumerate("路灯", 1)
                )
                + "<button>提交</button></form>"
            ),
            "form",
            id="questions-to-tick-under-a-date",
        ),
        pytest.param(
            page_with(
                "<div class='wall'><p>您还没有登录，或者没有阅读该资料的权限。请登录后购买。</p><form>登录 注册</form></div>"
            ),
            "form",
            id="a-wall-in-place-of-the-text",
        ),
        pytest.param(response_of("<p>您访问的页面不存在</p>", head="<title>页面不存在</title>"), "error_page", id="soft-404"),
        pytest.param(
            response_of("<script>document.cookie='a=1';location.reload()</script>", head=""), "challenge", id="cookie-by-script"
        ),
        pytest.param(response_of("<p>请拖动滑块</p>", head="<title>安全验证</title>"), "challenge", id="captcha"),
        # Firewalls and checks answer with status 200.
        pytest.param(
            response_of(
                "<h2>您的请求含有不合法参数，已被管理员设置拦截！</h2><p>可能原因：提交的内容带有攻击代码</p><p>编号：77 时间：2023-04-24 10:00</p>",
                head="<title>访问被拦截</title>",
            ),
            "challenge",
            id="firewall",
        ),
        pytest.param(
            response_of(
                "<h2>提示</h2><p>您的访问请求可能对网站造成威胁，请求已被云防护拦截。</p>", head="<title>青石网</title>"
            ),
            "challenge",
            id="firewall-told-by-its-text",
        ),
        pytest.param(
            response_of("<p>正在进行安全检查，请完成下列验证后继续访问本站。</p>", head="<title>请稍后...</title>"),
            "challenge",
            id="check-told-by-its-title",
        ),
        pytest.param(
            response_of(
                f"<ul>{ROWS}</ul><h2>我要写信</h2><p>写信须知：</p><p>请如实填写姓名，不要发布违法信息。</p>"
                "<form>标题（必填）<input>内容<textarea></textarea>姓名（必填）<input><button>提交</button></form>",
                head="<title>我要写信-县长信箱</title>",
            ),
            "form",
            id="a-form-for-letters",
        ),
        # Sign in, or agree and go on.
        pytest.param(
            response_of(f"<h1>统一身份认证</h1>{SIGN_IN}{TIPS}", head="<title>统一身份认证</title>", url=UNDATED),
            "form",
            id="tips-below-a-sign-in",
        ),
        pytest.param(
            response_of(f"<h1>用户登录系统</h1>{TIPS}{SIGN_IN}", head="<title>用户登录系统</title>", url=UNDATED),
            "form",
            id="tips-above-a-sign-in",
        ),
        pytest.param(
            response_of(
                f"<h2>来信须知</h2>{TIPS}<form><input type=checkbox>我已阅读并同意<button>下一步</button></form>",
                head="<title>县长信箱-来信须知</title>",
                url=UNDATED,
            ),
            "form",
            id="tips-to-agree-to",
        ),
        pytest.param(
            response_of(
                "<h2>放水问卷</h2><form><p>1.您对今年的放水时间是否满意？</p><input type=radio>是<input type=radio>否"
                "<p>2.您是否希望提前得到通知？</p><input type=radio>是<input type=radio>否<button>提交</button></form>",
                head="<title>放水问卷_青石网</title>",
                url=UNDATED,
            ),
            "form",
            id="a-questionnaire",
        ),
        pytest.param(
            response_of(
                f"<h1>提示信息</h1><div>该文章已被删除</div><h3>为您推荐</h3>{PARAGRAPHS}",
                head="<title>提示</title>",
                url=UNDATED,
            ),
            "error_page",
            id="gone-above-what-is-recommended",
        ),
        pytest.param(
            response_of(
                "<h1>用户登录</h1><form>手机号<input>验证码<input></form><p>您访问的版面为付费内容，请登录后阅读。订阅全年的读者凭订单号开通，如有疑问请致电客服。</p><ul>"
                + "".join(f"<li><a href='/n/{n}'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(9))
                + "</ul>",
                head="<title>登录</title>",
            ),
            "about",
            id="a-page-to-sign-in-at-an-article-s-address",
        ),
        pytest.param(
            response_of(
                "<p>您即将离开青石县政府网，访问其他网站：</p><p>http://www.a.example/n/show-12.html</p><p>请注意您的账号和财产安全</p>",
                head="<title>即将离开青石县政府网</title>",
            ),
            "form",
            id="the-way-to-another-site",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1>{META}<p>您即将离开青石，却还没有看过桥头的石狮子。</p>{PARAGRAPHS}",
                head=f"<title>{TITLE}</title>",
            ),
            None,
            id="an-article-that-begins-so",
        ),
        pytest.param(
            response_of(
                "<h1>写给毕业生的一封信</h1><p>你即将离开母校，奔赴祖国各地的基层一线。</p><p>愿你记得桥头的石狮子。</p>",
                head="<title>写给毕业生的一封信</title>",
            ),
            None,
            id="a-letter-to-those-who-leave",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><div><form><p>姓名（必填）<input name='n'></p><p>邮箱（必填）<input name='m'></p><textarea></textarea></form>{PARAGRAPHS}</div>",
                head=f"<title>{TITLE}</title>",
            ),
            None,
            id="a-form-for-comments-above-a-text",
        ),
        pytest.param(
            response_of(
                "<p>在线投稿</p><form><p>标题（必填）<input name='t'></p><p>原文链接（必填）<input name='u'></p><p>正文<textarea></textarea></p>"
                "<p>投稿须知：请勿发布违法信息，稿件须为原创，一经采用不另行通知。</p></form>",
                head="<title>投稿_青石网</title>",
            ),
            "form",
            id="a-form-for-contributions",
        ),
    ],
)
def test_why_not_article(response: HtmlResponse, reason: str | None) -> None:
    assert why_not_article(response) == reason
    assert (extract_article(response) is None) == (reason is not None)
