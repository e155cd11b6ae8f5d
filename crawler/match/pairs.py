"""Which of the sentences that only one text has are a changed form of which: by the three-character runs they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

# A run that stands in more sentences than this tells nothing, and looking all of them up would take quadratic time.
_MOST_PLACES = 8
# Two sentences are forms of one if the shorter one's runs are the other's to this share: 0.4 stands for three words changed in thirty.
_ALIKE = 0.4
# Sentences of one side that may come of one sentence, joined or split.
_MOST_JOINED = 4

Group = tuple[tuple[int, ...], tuple[int, ...]]


def similar(old: Sequence[str], new: Sequence[str], olds: list[int], news: list[int]) -> list[Group]:
    """Groups of sentences, by their indices in old and new, that are forms of the same: mostly one and one, else split or joined."""
    if not olds or not news:
        return []
    sizes: dict[int, int] = {}
    places: dict[str, list[int]] = defaultdict(list)
    for i in olds:
        runs = _runs(old[i])
        sizes[i] = len(runs)
        for run in runs:
            if len(places[run]) < _MOST_PLACES:
                places[run].append(i)
    best_new: dict[int, tuple[float, int, int]] = {}
    links: list[tuple[float, int, int]] = []
    for j in news:
        runs = _runs(new[j])
        votes = Counter(i for run in runs if run in places for i in places[run])
        ranked = [(count / min(sizes[i], len(runs)), count, i) for i, count in votes.items()]
        good = [(share, count, i) for share, count, i in ranked if share >= _ALIKE]
        for share, count, i in good:
            if i not in best_new or (count, -j) > (best_new[i][1], -best_new[i][2]):
                best_new[i] = (share, count, j)
        if good:
            share, _, i = max(good, key=lambda found: (found[1], -found[2]))
            links.append((share, i, j))
    links += [(share, i, j) for i, (share, _, j) in best_new.items()]
    return _grouped(sorted(set(links), key=lambda link: (-link[0], link[1], link[2])))


def _runs(text: str) -> set[str]:
    """The runs of three characters; a shorter text is its own."""
    return {text[k : k + 3] for k in range(max(1, len(text) - 2))}


def _grouped(links: list[tuple[float, int, int]]) -> list[Group]:
    """Joins linked sentences, the best links first, while one side of a group stays one sentence and the other small."""
    of_old: dict[int, set[int]] = defaultdict(set)
    of_new: dict[int, set[int]] = defaultdict(set)
    for _, i, j in links:
        news, olds = of_old[i], of_new[j]
        if not news and not olds:
            fits = True
        elif not olds:
            fits = _grows(news, j) and all(len(of_new[other]) == 1 for other in news)
        elif not news:
            fits = _grows(olds, i) and all(len(of_old[other]) == 1 for other in olds)
        else:
            fits = False
        if fits:
            news.add(j)
            olds.add(i)
    groups: set[Group] = set()
    for i, news in of_old.items():
        if news:
            together = {i} if len(news) > 1 else of_new[min(news)]
            groups.add((tuple(sorted(together)), tuple(sorted(news))))
    return sorted(groups)


def _grows(group: set[int], index: int) -> bool:
    """True if the sentence stands beside the group, and the group may grow."""
    return len(group) < _MOST_JOINED and (index + 1 in group or index - 1 in group)
