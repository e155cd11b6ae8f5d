"""A letter, and that of another office which carries it out in the same words, are two."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness
from crawler.match.implementing import are_of_two_offices

RULES = (
    "一、各地应当建立木竹加工厂的信息台账，逐一登记厂址、产能和用工人数，保存期限不少于八年，每季度末更新一次。\n"
    "二、对验收合格的移动诊疗车，可以给予不超过6690元的补助，由县级财政据实列支，不得重复申领。\n"
    "三、村民委员会每15个月检查一次中医馆，并将结果报送乡镇人民政府，发现问题的当场整改。\n"
    "四、粮食烘干中心与中医馆相互衔接，避免重复投入，已经建成的纳入日常养护，落实管护人员22名。"
)
MINISTRY, PROVINCE = "农业农村部办公厅", "桐江省农业农村厅"
OF_MINISTRY, OF_PROVINCE = f"{MINISTRY}关于做好信用村工作的通知", f"{PROVINCE}关于做好信用村工作的通知"
LEAD = f"各有关单位：按照{MINISTRY}通知要求，结合实际，现就有关事项通知如下："


def letter(title: str, signer: str = "", day: str = "", lead: str = "", more: str = "") -> Reading:
    signed = f"\n{signer}\n{day}" if signer else ""
    return Reading.of(Text(title, None, f"{lead}\n{RULES}\n{more}{signed}"))


FIRST = letter(OF_MINISTRY, MINISTRY, "2022年9月3日")
APART = [
    pytest.param(
        FIRST, letter(OF_PROVINCE, PROVINCE, "2022年9月23日"), id="each titles and signs its own, on a day of its own"
    ),
    pytest.param(
        letter(OF_MINISTRY), letter(OF_PROVINCE, lead=LEAD), id="without signatures, the one names what it carries out"
    ),
    pytest.param(
        FIRST,
        letter(f"{PROVINCE}关于贯彻落实信用村工作部署的实施意见", PROVINCE, "2022年9月23日"),
        id="under a title of its own",
    ),
    pytest.param(
        letter("关于做好信用村工作的通知", PROVINCE, "2022年9月3日"),
        letter("关于做好信用村工作的通知", "桐江省云浦县农业农村局", "2022年9月5日", LEAD.replace(MINISTRY, "省农业农村厅")),
        id="told by their signatures alone, the province left out",
    ),
    pytest.param(
        letter("关于做好信用村工作的通知", MINISTRY, "2022年9月3日"),
        letter(
            "关于做好信用村工作的通知",
            "云浦县农业农村局",
            "2022年9月5日",
            f"按照{MINISTRY}统一部署，现就我局有关工作通知如下：",
        ),
        id="the one says what its own office does",
    ),
]
ONE = [
    pytest.param(FIRST, letter("关于做好信用村工作的通知", MINISTRY, "2022年9月3日"), id="a copy that leaves the office out of the title"),
    pytest.param(FIRST, letter(f"转发{OF_MINISTRY}", MINISTRY, "2022年9月3日"), id="a copy that says so"),
    pytest.param(
        FIRST,
        letter(f"{PROVINCE}关于转发信用村工作通知的通知", PROVINCE, "2022年9月23日", more=f"附：通知\n{MINISTRY}\n2022年9月3日"),
        id="who passes it on has its signature too",
    ),
    pytest.param(FIRST, letter(OF_PROVINCE, MINISTRY, "2022年9月3日"), id="a title of the site's own office alone"),
    pytest.param(
        letter("桐江省教育厅关于做好信用村工作的通知", "桐江省教育厅", "2022年9月3日"),
        letter("桐江省财政厅关于做好信用村工作的通知", "桐江省财政厅", "2022年9月3日"),
        id="signed together, each copy kept another",
    ),
    pytest.param(FIRST, letter(f"国家{OF_MINISTRY}", f"国家{MINISTRY}", "2022年9月5日"), id="one office, in full and in short"),
    pytest.param(
        letter("关于做好信用村工作的通知", PROVINCE, "2022年9月3日", LEAD),
        letter("关于做好信用村工作的通知", PROVINCE, "2022年9月3日"),
        id="a copy without the words on the ministry",
    ),
    pytest.param(letter(OF_MINISTRY), letter("某省农业农村厅关于做好信用村工作的通知", lead=LEAD), id="a name that is kept back"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_letters(one: Reading, other: Reading) -> None:
    assert are_of_two_offices(one, other)
    assert are_of_two_offices(other, one)
    assert sameness(one, other) is None


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_letter(one: Reading, other: Reading) -> None:
    assert not are_of_two_offices(one, other)
    assert not are_of_two_offices(other, one)
    assert sameness(one, other) is not None
