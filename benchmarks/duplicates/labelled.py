"""The labelled pairs in tests/duplicates, in two halves that never change."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Literal

import yaml

from benchmarks.bench import REPOSITORY

FOLDER = REPOSITORY / "tests" / "duplicates"
LANGUAGES = ("es", "en")
Half = Literal["tune", "held_back", "second", "last"]
"""Two halves of pairs.yaml; a second set that was tuned on; and the last, made when nothing was tuned any more."""
_WHOLE = ("second", "last")
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One half: a plan's actions, the pairs of them that mean the same, and those that only look as if."""

    titles: dict[str, dict[str, str]]
    """By id: the title by language."""
    same: frozenset[Pair]
    """Ids in order."""
    different: frozenset[Pair]

    def in_language(self, language: str) -> "Labelled":
        """What of it is said in one language."""
        titles = {each: {language: title[language]} for each, title in self.titles.items() if language in title}
        return Labelled(titles, _among(titles, self.same), _among(titles, self.different))


def _among(titles: dict[str, dict[str, str]], pairs: frozenset[Pair]) -> frozenset[Pair]:
    return frozenset((first, second) for first, second in pairs if first in titles and second in titles)


def half_of(name: str) -> Half:
    """The half of a topic or of an action that stands alone: by a hash of its name, which moves no other."""
    return "tune" if sha256(name.encode()).digest()[0] % 2 else "held_back"


def read(half: Half, folder: Path = FOLDER) -> Labelled:
    """All of one half."""
    titles: dict[str, dict[str, str]] = {}
    same: set[Pair] = set()
    looking: set[Pair] = set()
    for topic in yaml.safe_load((folder / f"{half if half in _WHOLE else 'pairs'}.yaml").read_text("utf-8")):
        if half in (*_WHOLE, half_of(topic["topic"])):
            meanings = [_added(titles, meaning.splitlines()) for meaning in topic["meanings"]]
            same.update(pair for ids in meanings for pair in combinations(ids, 2))
            looking.update(combinations([each for ids in meanings for each in ids], 2))
    for line in yaml.safe_load((folder / "others.yaml").read_text("utf-8")):
        if half in (*_WHOLE, half_of(line)):
            _added(titles, [line])
    return Labelled(titles, frozenset(same), frozenset(looking - same))


def _added(titles: dict[str, dict[str, str]], lines: list[str]) -> list[str]:
    """The ids that the actions on these lines have got."""
    ids = [f"ACT-{len(titles) + place:03d}" for place in range(1, len(lines) + 1)]
    titles.update({each: dict(_title(line)) for each, line in zip(ids, lines, strict=True)})
    return ids


def _title(line: str) -> Iterator[tuple[str, str]]:
    for language, said in zip(LANGUAGES, line.split("|"), strict=True):
        if said.strip():
            yield language, said.strip()
