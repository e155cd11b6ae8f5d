"""Who issued a document: offices send out the same words, and are two all the same."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, fold, sameness, sentences
from crawler.match.signatures import are_reports_of_two, are_signed_apart, are_titled_apart, signatures_of

BODY = (
    "为切实做好全县森林防灭火工作，保护森林资源和人民群众生命财产安全，根据有关法律法规，现将有关事项通告如下。\n"
    "一、每年十月至次年四月为禁火期，全县行政区域内林地及林地边缘一百米为禁火区。\n"
    "二、禁火期内，严禁在禁火区内吸烟、烧纸、烧香、点烛、燃放烟花爆竹，严禁烧灰积肥、烧田埂草、焚烧秸秆。\n"
    "三、违反本通告的，由主管部门和公安机关依法处罚；构成犯罪的，依法追究刑事责任。"
)


def folded(body: str) -> list[str]:
    return [sentence.text for sentence in sentences(body)]


DAY = (2023, 5, 8)
SIGNED = [
    pytest.param("云浦县人民政府\n2023年5月8日", [("云浦县人民政府", DAY)], id="two lines"),
    pytest.param("云浦县人民政府2023年5月8日", [("云浦县人民政府", DAY)], id="one line"),
    pytest.param(
        "云浦县教育局　举报电话：5126033\n2023年5月8日", [("云浦县教育局", DAY)], id="a telephone number behind the office"
    ),
    pytest.param("云浦县人民政府（印章）\n2023-05-08", [("云浦县人民政府", DAY)], id="a seal, and the day in figures"),
    pytest.param("云浦县林业局\n云浦县公安局\n2023年5月8日", [("云浦县公安局", DAY), ("云浦县林业局", DAY)], id="two offices"),
    pytest.param("云浦县教育局\n二〇二三年五月八日", [("云浦县教育局", DAY)], id="the day in numerals"),
    pytest.param("云浦县教育局\n二○二三年十二月二十一日", [("云浦县教育局", (2023, 12, 21))], id="another nought"),
    pytest.param("云浦县教育局\n2023年5月8日\n附件：名单", [("云浦县教育局", DAY)], id="a file below it"),
    pytest.param(
        "云浦县教育局\n2023年5月8日\n附：市教育局来文如下。\n青石市教育局\n2023年4月3日",
        [("青石市教育局", (2023, 4, 3)), ("云浦县教育局", DAY)],
        id="a letter that is passed on below",
    ),
]
UNSIGNED = [
    pytest.param("云浦县人民政府", id="no day"),
    pytest.param("2023年10月12日", id="nobody"),
    pytest.param("会议定于2023年10月12日", id="a day in a sentence"),
    pytest.param("（记者 张三）\n2023年10月12日", id="a reporter"),
    pytest.param("云浦县人民政府办公室 2023年5月10日印发", id="when it was printed, which copies leave out"),
    pytest.param("市民可到各乡镇便民服务中心办理，截止时间为2023年10月12日", id="a sentence that ends with a day"),
]


@pytest.mark.parametrize(("end", "expected"), SIGNED)
def test_signatures(end: str, expected: list[tuple[str, tuple[int, int, int]]]) -> None:
    assert list(signatures_of(folded(f"{BODY}\n{end}"))) == expected


@pytest.mark.parametrize("end", UNSIGNED)
def test_no_signature(end: str) -> None:
    assert signatures_of(folded(f"{BODY}\n{end}")) == ()


PASSED_ON = "云浦县教育局\n2023年5月8日\n附：市教育局来文如下。\n青石市教育局\n2023年4月3日"
APART = [
    pytest.param("云浦县人民政府\n2023年10月12日", "临泽县人民政府\n2023年10月9日", True, id="two counties"),
    pytest.param("云浦县人民政府\n2023年10月12日", "云浦县人民政府\n2022年10月11日", True, id="every year"),
    pytest.param("云浦县气象局\n2023年9月12日", "云浦县气象局\n2023年10月12日", True, id="every month"),
    pytest.param("云浦县人民政府\n2023年6月30日", "云浦县人民政府\n2023年7月1日", False, id="signed and printed about the end of a month"),
    pytest.param("XX县人民政府\n2023年10月12日", "云浦县人民政府\n2023年10月12日", False, id="a name that is kept back"),
    pytest.param("云浦县人民政府\n2023年10月12日", "县政府\n2023年10月12日", False, id="in full and in short"),
    pytest.param("云浦县人民政府\n2023年10月12日", "云浦县人民政府\n二〇二三年十月十二日", False, id="the day in numerals"),
    pytest.param("云浦县人民政府\n2023年10月12日", "云蒲县人民政府\n2023年10月12日", False, id="a wrong character on one day"),
    pytest.param("云浦县人民政府\n2023年10月12日", "云蒲县人民政府\n2023年10月9日", True, id="another county on another day"),
    pytest.param("云浦县林业局\n云浦县公安局\n2023年5月8日", "云浦县公安局\n2023年5月8日", False, id="one of two that signed"),
    pytest.param("财政部 税务总局\n2023年5月8日", "国家税务总局 财政部\n2023年5月8日", False, id="two that signed, in another order"),
    pytest.param("环境保护部\n2018年3月8日", "生态环境部\n2018年3月8日", False, id="an office that was renamed"),
    pytest.param(PASSED_ON, "青石市教育局\n2023年4月3日", False, id="passed on with both signatures"),
    pytest.param("云浦县人民政府\n2023年10月12日", "", False, id="the copy lost it"),
    pytest.param("云浦县教育和体育局\n2023年9月18日", "临泽区人民政府\n2023年9月25日", True, id="offices of two kinds in two places"),
    pytest.param("云浦县教育局\n2023年9月18日", "中共临泽市委\n2023年9月18日", True, id="in two places on one day"),
    pytest.param("云浦县教育局\n2023年9月18日", "云浦县消防救援大队\n2018年6月14日", True, id="offices of two kinds in two years"),
    pytest.param("环境保护部\n2018年3月8日", "生态环境部\n2018年3月20日", False, id="an office that was renamed, and the day of printing"),
    pytest.param("云浦县林业局\n2024年5月8日", "云浦县人民政府\n2024年5月10日", False, id="passed on by another office of the place"),
    pytest.param("云浦县人民政府\n2024年5月8日", "县政府办公室\n2024年5月10日", False, id="its office, in short, when it was printed"),
    pytest.param("云浦县教育局 云浦县公安局\n2024年5月8日", "云浦县公安局 云浦县教育局\n2024年5月8日", False, id="two in one line, in another order"),
    pytest.param("市经济开发区管委会\n2024年5月8日", "青石市公安局\n2024年5月8日", False, id="an area of the city"),
    pytest.param("阳光小区业主委员会\n2024年5月8日", "云浦县阳光物业公司\n2024年5月8日", False, id="an estate is no place"),
    pytest.param("云浦县林业局\n2024年5月8日", "青石市融媒体中心\n2024年5月8日", False, id="who reports on it has signed nothing"),
    pytest.param("云浦县教育局\n2023年9月18日", "云浦县消防救援大队\n2023年9月18日", False, id="two kinds in one place: each copy may have kept one"),
    pytest.param("云浦县教育局\n2023年9月18日", "青石市云浦区人民政府\n2023年9月18日", False, id="one place, a district now and told with its city"),
    pytest.param("云浦县教育局\n2023年9月18日", "开发区管委会\n2023年9月18日", False, id="an area that tells no place"),
    pytest.param("国家市场监督管理总局\n2023年9月18日", "云浦县消防救援大队\n2023年9月18日", False, id="国家市 is no place"),
    pytest.param("住房和城乡建设局\n2023年9月18日", "云浦县教育局\n2023年9月18日", False, id="住房和城乡 is no place"),
    pytest.param("云浦县第一小学\n2023年6月28日", "云浦县实验小学\n2023年6月25日", True, id="two schools of one place"),
    pytest.param("某某县教育局\n2023年9月18日", "云浦县人民政府\n2023年9月20日", False, id="a place that is kept back"),
    pytest.param("某某县教育局\n2023年9月18日", "云浦县人民政府\n2024年9月20日", True, id="a place that is kept back, in another year"),
    pytest.param("云浦县人民政府\n2023年9月18日", "云浦县人民政府办公室\n2023年9月20日", False, id="its office, when it was printed"),
    pytest.param(
        "云浦县教育局\n临泽县公安局\n2023年9月18日", "临泽县公安局\n云浦县教育局\n2023年9月18日", False, id="two counties that signed one letter"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), APART)
def test_two_letters(one: str, other: str, expected: bool) -> None:
    texts = [signatures_of(folded(f"{BODY}\n{end}")) for end in (one, other)]
    assert are_signed_apart(*texts) is expected
    assert are_signed_apart(*reversed(texts)) is expected
    readings = [Reading.of(Text("关于禁火的通告", None, f"{BODY}\n{end}")) for end in (one, other)]
    assert (sameness(*readings) is None) is expected


# One office's letters of some days apart, with a telephone number in each.
NUMBERS = [
    pytest.param("5126033", "5月8日", "5126034", "5月10日", True, id="each with its own number"),
    pytest.param("5126033", "5月8日", "5126033", "5月10日", False, id="with one number"),
    pytest.param("0790-5126033", "5月8日", "（0790）5126033", "5月10日", False, id="with one number, written in two ways"),
    pytest.param("5126033", "5月8日", "5126034", "5月8日", False, id="of one day, the number corrected"),
    pytest.param("5126033", "5月8日", "见公告栏", "5月10日", False, id="one without a number"),
]


@pytest.mark.parametrize(("number", "day", "other_number", "other_day", "expected"), NUMBERS)
def test_two_letters_of_one_office(number: str, day: str, other_number: str, other_day: str, expected: bool) -> None:
    one, other = (
        Reading.of(Text("关于禁火的通告", None, f"{BODY}\n咨询电话：{told}。\n云浦县人民政府\n2023年{when}"))
        for told, when in ((number, day), (other_number, other_day))
    )
    assert (sameness(one, other) is None) is expected
    assert (sameness(other, one) is None) is expected


TITLES = [
    pytest.param("云浦县人民政府关于森林防火禁火的通告", "临泽县人民政府关于森林防火禁火的通告", True, id="two counties"),
    pytest.param("云浦县人民政府关于森林防火禁火的通告", "转发：临泽县人民政府关于森林防火禁火的通告", True, id="with a word before it"),
    pytest.param("云浦县人民政府关于2023年禁渔期的通告", "临泽县人民政府关于2023年禁渔期的通告", True, id="a year in the title"),
    pytest.param("云浦县人民政府关于森林防火禁火的通告", "县人民政府关于森林防火禁火的通告", False, id="in short"),
    pytest.param("国家发展改革委等五部门关于降低成本的通知", "五部委关于降低成本的通知", False, id="other words for them"),
    pytest.param("云浦县人民政府关于森林防火禁火的通告", "关于森林防火禁火的通告", False, id="one names none"),
    pytest.param("云浦县人民政府关于森林防火禁火的通告", "云浦县财政局关于预算公开的说明", False, id="other titles"),
    pytest.param("云浦县人民政府关于森林防火禁火的通告", "云浦县人民政府关于森林防火禁火的通告", False, id="the same"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), TITLES)
def test_titles(one: str, other: str, expected: bool) -> None:
    assert are_titled_apart({fold(one)}, {fold(other)}) is expected
    assert are_titled_apart({fold(other)}, {fold(one)}) is expected


REPORTS = [
    pytest.param("云浦县水利局2023年政府信息公开工作年度报告", "云浦县教育局2023年政府信息公开工作年度报告", True, id="each office writes one every year"),
    pytest.param("云浦县2023年政府信息公开工作年度报告", "临泽县2022年政府信息公开工作年度报告", True, id="each county, in whatever year"),
    pytest.param("云浦县水利局2023年政府信息公开工作年度报告", "县水利局2023年政府信息公开工作年度报告", False, id="one office, in short"),
    pytest.param("云浦县2023年政府信息公开工作年度报告", "我县2023年政府信息公开工作年度报告", False, id="our county has no name"),
    pytest.param("云浦县2023年政府信息公开工作年度报告", "XX县2023年政府信息公开工作年度报告", False, id="a name that is kept back"),
    pytest.param("云浦县水利局2023年政府信息公开工作年度报告", "云浦县教育局2023年部门预算公开说明", False, id="two reports: their texts tell"),
    pytest.param("喜讯2023年全县粮食再获丰收", "重磅2023年全县粮食再获丰收", False, id="no office and no place"),
    pytest.param("云浦县人民政府关于2023年禁渔期的通告", "临泽县人民政府关于2023年禁渔期的通告", False, id="a letter with a year behind 关于 is no report"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), REPORTS)
def test_reports_of_each_year(one: str, other: str, expected: bool) -> None:
    assert are_reports_of_two({fold(one)}, {fold(other)}) is expected
    assert are_reports_of_two({fold(other)}, {fold(one)}) is expected


def test_what_many_offices_send_out_is_proof_between_copies_of_one_letter() -> None:
    """The words stand on many stories; who signed them, when, and the title do not."""
    letter = f"{BODY}\n云浦县人民政府\n2023年10月12日"
    copies = [Text("云浦县人民政府关于禁火的通告", None, body) for body in (letter, f"各乡镇人民政府：\n{letter}")]
    common = {mark for copy in copies for mark in Reading.of(copy).marks}
    readings = [Reading.of(copy) for copy in copies]
    assert sameness(*readings, common) is not None
    untitled = Reading.of(Text("关于禁火的紧急通告", None, copies[1].body))
    assert sameness(readings[0], untitled, common) is None
    assert set(readings[0].fingerprints) & set(readings[1].fingerprints) - common
