"""Sentences that the tables of tests/match put together."""

from __future__ import annotations

import random

from tests.prose import grammar

A = "4月23日，金溪县召开优化营商环境工作推进会。"
B = "会议指出，今年以来全县新增市场主体3286户，同比增长12.5%。"
C = "县委书记李明强调，要把“放管服”改革进行到底，让企业少跑腿！"
D = "为什么群众满意度能连续三年居全市第一？"
E = "靠的是一件事一次办，平均办理时限压缩了67%。"
F = "下一步，该县将建立问题清单，逐条销号管理。"
NOTE = "编者按：营商环境没有最好，只有更好。"
OTHER = "入春以来，青山林场组织职工完成造林两千余亩，栽植油松和侧柏。"
OTHER_2 = "护林员王建国说，巡山三十年，他熟悉这里的每一条沟。"
WORK = A + "\n" + B + C + "\n" + D + E + "\n" + F


def paragraphs(*texts: str) -> str:
    return "\n".join(texts)


def article(seed: int, length: int) -> list[str]:
    """The sentences of a made-up article."""
    return [line for block in grammar.paragraphs(random.Random(seed), length) for line in block]


LONG = article(1, 1500)
