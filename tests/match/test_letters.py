"""Which ties of a copy of a letter count for nothing."""

from __future__ import annotations

import pytest

from crawler.match import Signature, Tie, nobodys

YUNPU, LINZE = Signature("云浦县人民政府", (2023, 10, 8)), Signature("临泽县人民政府", (2023, 10, 9))
LATER = Signature("云浦县人民政府", (2024, 10, 8))
# Signatures of the texts 1, 2 and 3; which are tied; which of these ties count for nothing.
ROWS = [
    pytest.param({1: [YUNPU]}, [(1, 3)], [], id="the only letter"),
    pytest.param({1: [YUNPU], 2: [LINZE]}, [(1, 3), (2, 3)], [(1, 3), (2, 3)], id="the letters of two counties"),
    pytest.param({1: [YUNPU], 2: [LATER]}, [(1, 3), (2, 3)], [(1, 3), (2, 3)], id="those of two years"),
    pytest.param({1: [YUNPU], 2: [YUNPU]}, [(1, 2), (1, 3), (2, 3)], [], id="two copies of one letter"),
    pytest.param({1: [YUNPU], 2: [YUNPU, LINZE]}, [(1, 3), (2, 3)], [], id="a letter that passes the other one on"),
    pytest.param(
        {1: [YUNPU], 2: [LINZE], 3: [YUNPU]}, [(1, 3), (2, 3)], [], id="a copy with a signature: alignment has judged it"
    ),
    pytest.param({1: [YUNPU], 2: [LINZE]}, [(1, 3), (2, 4), (3, 4)], [], id="two copies, each of one letter"),
    pytest.param({1: [YUNPU], 2: [LINZE]}, [(1, 3), (2, 3), (3, 4)], [(1, 3), (2, 3)], id="another copy is no letter"),
]


@pytest.mark.parametrize(("signed", "tied", "expected"), ROWS)
def test_nobodys(signed: dict[int, list[Signature]], tied: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    assert sorted(nobodys([Tie(a, b, 0.9) for a, b in tied], signed)) == expected


def test_a_copy_that_is_clearly_more_of_one_letter() -> None:
    """It has that county's own articles too."""
    ties = [Tie(1, 3, 0.9), Tie(2, 3, 0.6)]
    assert nobodys(ties, {1: [YUNPU], 2: [LINZE]}) == {(2, 3)}
