"""Names that can be a person's alone: one of the surnames of the 百家姓, or of those that are common today, and one or two characters more."""

from __future__ import annotations

import re

# Those of today's census lists are not all among the old hundreds (肖, 闫, 覃); rare ones with which common words begin are left out
# (原创, 国际, 时政).
_SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅皮卞齐康"
    "伍余卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房裘缪干解宗"
    "丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷侯宓蓬郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸韶郜黎蓟"
    "薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿边扈燕冀郏浦尚温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古慎戈廖庾终暨居衡耿满"
    "弘匡寇禄阙东欧殳沃蔚越夔隆巩厍聂晁勾敖融冷訾辛阚简饶曾毋沙乜鞠须丰巢关蒯荆红游竺权逯盖桓公肖闫覃佟岳帅缑亢况付代练揭仝苟冼战麦庆晋楚海谌兰哈仁税迟于易文牟涂佘"
)
_DOUBLE = tuple(
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 端木 南宫 独孤 轩辕 百里 东郭 申屠 赫连 呼延 澹台 拓跋 闻人 太史 鲜于 濮阳 淳于 单于 第五 章台".split()
)
# Words that begin like a name: 高清 of a button, columns and places.
_WORDS = frozenset(
    "高清 高校 高考 金融 金属 万象 安全 安防 安徽 常识 常州 华人 华南 华北 华东 华中 方法 包装 江苏 江西 江南 江北 云南 贵州 宁夏 宁波 温州 苏州 徐州 康养 强军 成都 管理 解读 解说 施工 项目 关注 关于 关闭 路况 封面 "
    "曾经 白皮书 马上 左右 段落 戏曲 席位 钱包 温馨 凌晨 计划 任命 任免 连载 习惯 海外 海南 海关 战略 战报 于是 "
    "文化 文明 文章 文件 文旅 文体 文艺 文学 文字 文史 文摘 文物 文博 文苑 文教 文汇 文创 文图 文本 文献 文稿 文档 文案 文集 文具 文库 文选 文风 文坛 文凭 文职 文科 文联 文脉 文庙 文商旅 文体旅 "
    "于今 于都 易燃 易地 易货 易购 易车 易班 易拉宝".split()
)
# With such a last character a word of this length is a place, an office, a kind of text: 石桥镇, 程序员, 金融界.
_NO_NAME = frozenset("镇村乡县市区街路科处室校学组队馆所厂店编讯知员界务作站网报社台部局厅委办会院司团")
_WITH_DOT = re.compile(r"[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}")


def is_full_name(value: str) -> bool:
    """True for a person's whole name and nothing else.

    >>> [is_full_name(name) for name in ("林一舟", "欧阳修远", "石桥镇", "编辑部")]
    [True, True, False, False]
    """
    if _WITH_DOT.fullmatch(value):
        return True
    if value in _WORDS or not all("\u4e00" <= c <= "\u9fff" for c in value) or value[-1:] in _NO_NAME:
        return False
    return (value[:1] in _SINGLE and len(value) in (2, 3)) or (value.startswith(_DOUBLE) and len(value) in (3, 4))
