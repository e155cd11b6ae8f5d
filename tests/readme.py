"""The README's code blocks. `python tests/readme.py N` prints the N-th command block, counted from 0."""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
MANY_MACHINES = README.parent / "docs/many-machines.md"


def blocks(language: str, file: Path = README) -> list[str]:
    """The code blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", file.read_text("utf-8"), re.S | re.M)


if __name__ == "__main__":
    print(blocks("sh")[int(sys.argv[1])])
