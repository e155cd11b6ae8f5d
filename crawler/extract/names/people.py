"""Whether a text is the names of persons and nothing else."""

from __future__ import annotations

import re

from crawler.extract.names.labels import PERSON
from crawler.extract.text import clean

_PEOPLE = re.compile(rf"^{PERSON}(?:[ 、,，]{{1,2}}{PERSON}){{0,5}}$")
# What an interview says after 记者：.
SPOKEN = frozenset("您好 你好 谢谢 谢谢您 谢谢你 感谢 好的 请问 是的 再见 不客气 大家好 请讲 请说".split())


def is_people(value: str) -> bool:
    """True for one to six names of persons and nothing else."""
    value = clean(value).strip(" 　）)】]（([【")
    return value not in SPOKEN and _PEOPLE.match(value) is not None
