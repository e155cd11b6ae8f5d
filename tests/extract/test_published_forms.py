"""Days of publication that are written in seldom used forms."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import PARAGRAPHS, TITLE, response_of


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        # Drupal writes the month first in every language; its colleagues are read where only one reading is a day.
        pytest.param("<div>由 shuiwu 提交于 二, 05/08/2019 - 16:45</div>", "2019-05-08T16:45+08:00", id="drupal"),
        pytest.param("<div>05/21/2019</div>", "2019-05-21", id="month-first"),
        pytest.param(
            "<div>http://www.qingshi.cn2019-05-21 16:45青石日报</div>",
            "2019-05-21T16:45+08:00",
            id="glued-to-the-site-s-address",
        ),
        pytest.param("<div>2019-05-21 HKT 16:45</div>", "2019-05-21T16:45+08:00", id="the-time-of-hong-kong"),
        pytest.param("<div>21/05/2019 16:45</div>", "2019-05-21T16:45+08:00", id="day-first"),
        pytest.param("<div>发布时间：5/21/2019 8:30:00 PM</div>", "2019-05-21T20:30:00+08:00", id="half-of-a-day-in-english"),
        pytest.param("<div>05/08/2019</div>", None, id="month-or-day-first"),
        pytest.param("<div>05/21/2019</div><div>发布时间：2019-05-22</div>", "2019-05-22", id="a-usual-date-first"),
        pytest.param("<div>12-05-18</div>", "2012-05-18", id="no-century"),
        pytest.param("<div>第12-05-18号</div>", None, id="a-number-in-a-line"),
        pytest.param("<div>88-05-18</div>", None, id="no-year-of-the-web"),
        pytest.param("<div>发布时间：20190521</div>", "2019-05-21", id="no-marks-after-a-label"),
        pytest.param("<div>编号：20190521</div>", None, id="no-marks-after-another-label"),
        pytest.param("<div>May 21, 2019</div>", "2019-05-21", id="english"),
        pytest.param("<div>Tue, 21 May 2019 08:30:00</div>", "2019-05-21T08:30:00+08:00", id="english-day-first"),
        pytest.param("<div><a href='/c/'>见闻</a> 五月 21st, 2019</div>", "2019-05-21", id="an-old-form-of-wordpress"),
        pytest.param("<div>十一月 3rd, 2019</div>", "2019-11-03", id="the-same-in-november"),
        pytest.param("<div>发布时间: 19-05-2116:45</div>", "2019-05-21T16:45+08:00", id="no-century-and-a-glued-time"),
        pytest.param("<div>施工时间: 19-05-2116:45</div>", None, id="no-century-of-another-time"),
        pytest.param("<p>（二〇一九年五月二十一日）</p>", "2019-05-21", id="numerals-in-round-brackets"),
        pytest.param("<p>〔二〇一九年五月二十一日〕</p>", "2019-05-21", id="numerals-in-brackets"),
        pytest.param(
            "<div><span>2019</span><span><em>05</em>/<em>21</em></span><span>16:45:09</span></div>",
            "2019-05-21T16:45:09+08:00",
            id="three-elements-of-one-line",
        ),
        pytest.param("<div>发布日期：108-05-21</div>", "2019-05-21", id="years-since-1911"),
        pytest.param(
            "<table><tr><td>发布日期：</td><td>108年5月21日</td></tr></table>", "2019-05-21", id="years-since-1911-in-a-cell"
        ),
        pytest.param("<table><tr><td>序号：</td><td>108年5月21日</td></tr></table>", None, id="a-number-in-a-cell"),
        pytest.param("<div>中華民国108年5月21日</div>", "2019-05-21", id="years-since-1911-in-words"),
        pytest.param("<div>二〇一九年五月二十一日</div>", "2019-05-21", id="numerals-under-the-title"),
        pytest.param("<div>浏览<span>2019-05-21</span><span>1234</span>次</div>", "2019-05-21", id="glued-to-the-next-number"),
        # The day of the visit.
        pytest.param("<p>今天是 2024年5月1日 星期三</p><p>2019-05-21</p>", "2019-05-21", id="today"),
        pytest.param("<p>打印时间：2019-06-01 10:00</p><p>2019-05-21</p>", "2019-05-21", id="when-it-was-printed"),
        pytest.param("<p>打印日期：2019-06-01</p>", None, id="nothing-but-when-it-was-printed"),
        pytest.param("<p>印发时间：2019-05-21</p>", "2019-05-21", id="when-it-was-sent-out"),
        pytest.param(
            "<div><span>2019</span><span>05-21 16:45</span></div>", "2019-05-21T16:45+08:00", id="a-year-glued-to-day-and-time"
        ),
        pytest.param("<div><span>编号</span><span>201905-21 16:45</span></div>", None, id="a-number-glued-to-day-and-time"),
        # Inline neighbours have no space between them.
        pytest.param("<div><span>字数 268</span><span>2019.05.06 21:22</span></div>", "2019-05-06T21:22+08:00", id="glued"),
        pytest.param(
            "<div>字数 268<time datetime='2019-05-06T13:22:08Z'>5月6日</time></div>",
            "2019-05-06T21:22:08+08:00",
            id="time-alone",
        ),
        pytest.param(
            "<time datetime='2019-05-06T13:22:08Z'>2019-05-06 21:22</time>",
            "2019-05-06T21:22:08+08:00",
            id="the-second-of-the-minute",
        ),
        pytest.param(
            "<time datetime='2019-05-06T13:22:00Z'>2019-05-06 21:22</time>", "2019-05-06T21:22+08:00", id="a-template-s-second"
        ),
        pytest.param(
            "<time datetime='2019-05-06T13:25:08Z'>2019-05-06 21:22</time>", "2019-05-06T21:22+08:00", id="another-minute"
        ),
        pytest.param("<div>Sun Feb 12 14:04:41 CST 2023</div>", "2023-02-12T14:04:41+08:00", id="java"),
        pytest.param("<div>Sun Feb 12 14:04:41 PST 2023</div>", None, id="java-in-another-zone"),
        pytest.param("<div>Oct 20, 2023 1:00:30 PM</div>", "2023-10-20T13:00:30+08:00", id="english-with-an-afternoon"),
        pytest.param("<div>Oct 20, 2023 12:00:30 AM</div>", "2023-10-20T00:00:30+08:00", id="english-with-midnight"),
        pytest.param("<div>May 21, 2019 3:2</div>", "2019-05-21", id="english-and-a-score"),
        pytest.param("<div>21/01/2023 11:14来源: 青石日报</div>", "2023-01-21T11:14+08:00", id="day-first-glued-to-a-label"),
        pytest.param("<div>05/21/2019 3:2</div>", "2019-05-21", id="month-first-and-a-score"),
        pytest.param("<div>四月 30, 2024</div>", "2024-04-30", id="a-form-of-wordpress"),
        pytest.param("<div>30 四月, 2024</div>", "2024-04-30", id="a-form-of-wordpress-with-the-day-first"),
        pytest.param("<div>四月 30 人, 2024</div>", None, id="a-month-and-how-many"),
        pytest.param(
            "<table><tr><td>日　期</td><td>20240126</td></tr></table>", "2024-01-26", id="no-marks-in-the-cell-behind-a-label"
        ),
        pytest.param(
            "<table><tr><td>编　号</td><td>20240126</td></tr></table>", None, id="no-marks-in-the-cell-behind-another-label"
        ),
    ],
)
def test_dates_in_other_forms(markup: str, expected: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{markup}<div id='zoom'>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.published == expected
