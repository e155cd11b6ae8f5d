"""Forms filled in with another name, by their titles and again in their words."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness
from crawler.match.named import are_named_apart

RECRUITS = (
    "因教育教学工作需要，经研究决定，{0}面向社会公开招聘教师{1}名，现将有关事项公告如下。\n"
    "一、坚持德才兼备的用人标准，贯彻公开、平等、竞争、择优的方针，按照规定的程序和条件进行招聘。\n"
    "二、报名者须具有相应的教师资格证书，年龄在35周岁以下，身体健康，能胜任教学工作，服从学校安排。\n"
    "三、采取现场报名的方式，报名者须携带本人身份证、毕业证、教师资格证的原件和复印件，以及近期照片三张。"
)
WARNS = (
    "云浦县气象台发布暴雨{0}色预警信号：预计未来6小时，我县大部分乡镇将出现50毫米以上降雨，局地可达80毫米。\n"
    "请有关单位和人员按照职责做好防御工作，关好门窗，加固围板、棚架等易被风吹动的搭建物，妥善安置室外物品。\n"
    "山区要注意防范强降雨可能引发的山洪、泥石流等灾害，行人和车辆避开低洼路段，户外作业人员及时撤离到安全地带。"
)
TENDERS = (
    "云浦市{0}服务项目的潜在供应商应在市公共资源交易平台获取采购文件，并在规定时间以前提交响应文件，逾期不予受理。\n"
    "一、采购方式为竞争性磋商，供应商应符合政府采购法的规定，落实政府采购政策，本项目不接受联合体投标。\n"
    "二、供应商未被列入失信被执行人名单，采购文件在平台免费下载，逾期送达的响应文件不予接收，磋商在平台进行。"
)


def text(title: str, body: str) -> Reading:
    return Reading.of(Text(title, None, body))


SCHOOL = text("云浦县实验小学2024年公开招聘教师公告", RECRUITS.format("云浦县实验小学", "12"))
APART = [
    pytest.param(SCHOOL, text("云浦县城关中学2024年公开招聘教师公告", RECRUITS.format("云浦县城关中学", "8")), id="two schools of a county"),
    pytest.param(text("云浦县气象台发布暴雨黄色预警信号", WARNS.format("黄")), text("云浦县气象台发布暴雨橙色预警信号", WARNS.format("橙")), id="two grades of a warning"),
    pytest.param(text("云浦市道路清扫保洁服务项目竞争性磋商公告", TENDERS.format("道路清扫保洁")), text("云浦市公园绿化养护服务项目竞争性磋商公告", TENDERS.format("公园绿化养护")), id="two projects of a city"),
]  # fmt: skip
MEETING = (
    "{0}召开安全生产工作会议，传达学习有关会议精神，通报近期事故情况，对岁末年初的安全防范工作进行安排部署。\n"
    "会议要求，要清醒认识当前安全生产形势，树牢安全发展理念，坚决克服麻痹思想和侥幸心理，深入开展隐患排查整治。\n"
    "要压实属地责任、部门监管责任和企业主体责任，聚焦道路交通、建筑施工、危险化学品、燃气、消防等重点行业领域。"
)
APART.append(
    pytest.param(
        text("泽荆市召开安全生产工作会议", MEETING.format("泽荆市")),
        text("泽义市召开安全生产工作会议", MEETING.format("泽义市")),
        id="two cities with a letter in common",
    )
)
ONE = [
    pytest.param(text("泽荆市召开安全生产工作会议", MEETING.format("泽荆市")), text("泽刑市召开安全生产工作会议", MEETING.format("泽荆市")), id="the title mistypes a letter"),
    pytest.param(SCHOOL, text("云浦县第一小学2024年公开招聘教师公告", RECRUITS.format("云浦县实验小学", "12")), id="the title alone has another name"),
    pytest.param(SCHOOL, text("我县2024年公开招聘教师公告", RECRUITS.format("我县实验小学", "12")), id="ours"),
    pytest.param(SCHOOL, text("某县实验小学2024年公开招聘教师公告", RECRUITS.format("某县实验小学", "12")), id="the place is kept back"),
    pytest.param(text("云浦县开展道路工程整治", TENDERS.format("开展")), text("云浦县推进道路工程整治", TENDERS.format("推进")), id="what is done is no name"),
    pytest.param(SCHOOL, text("云浦县实验小学公开招聘教师", RECRUITS.format("云浦县实验小学", "12")), id="titles that differ otherwise"),
    pytest.param(SCHOOL, SCHOOL, id="one text"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_of_a_kind(one: Reading, other: Reading) -> None:
    assert are_named_apart(one, other)
    assert are_named_apart(other, one)
    assert sameness(one, other) is None


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_and_the_same(one: Reading, other: Reading) -> None:
    assert not are_named_apart(one, other)
    assert not are_named_apart(other, one)
