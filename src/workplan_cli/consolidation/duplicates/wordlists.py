"""What is known of the words of a language, kept in words/LANGUAGE.txt beside this module.

A line is `kind name: word, several words, …`. The words of a line mean the same, and lines of the same name in two
languages do too. The kind says what that means for likeness:

- `stop`: says nothing of what an action is, and is not looked at;
- `light`: says little (`develop`, `measures`) and counts little;
- `thing`: an object, however it is called;
- `scope`: as `light`, but two of them exclude each other;
- any other kind: what one action is and another then is not. Two actions that differ in the `actor`, the `act`, the
  `crime` … are two.

A word is found in every form that has its stem; after `=`, only as it is written, where its stem says too
little (`=trata` is not `tratamiento`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

from workplan_cli.consolidation.duplicates.stems import folded, stem, words

STOP, LIGHT, SCOPE, THING, ACT = "stop", "light", "scope", "thing", "act"
_EXACTLY = "="
_START = 3  # letters that a word and its stem have in common


class Concept(NamedTuple):
    """What the words of a line mean."""

    kind: str
    name: str


Entry = tuple[tuple[str, ...], Concept]
"""The stems of one or several words, and what they mean together."""


class Known(NamedTuple):
    """What is known of a word of a text."""

    stem: str
    entries: tuple[Entry, ...]
    """What may begin with it: the longest first, then what is spelled most like it, then as the list has it."""


class Line(NamedTuple):
    """An entry as the list has it."""

    first: str
    """Its first word, folded."""
    written: str
    concept: Concept


@dataclass(frozen=True, slots=True)
class WordList:
    """The lines of one language. An entry is stemmed when a text first has a word that may be its own."""

    language: str
    lines: dict[str, list[Line]]
    """By their first letters."""
    looked_up: dict[str, Known] = field(default_factory=dict)

    def known(self, word: str) -> Known:
        """The stem of a word, and the entries that a text may have where it has it. Each word is looked up once."""
        known = self.looked_up.get(word)
        if known is None:
            self.looked_up[word] = known = self._look_up(word)
        return known

    def _look_up(self, word: str) -> Known:
        plain, own = folded(word), stem(word, self.language)
        found: list[tuple[str, Entry]] = []
        for line in self.lines.get(plain[:_START], ()):
            if line.written.startswith(_EXACTLY):
                if line.first == plain:
                    found.append((plain, ((own,), line.concept)))
            # A stem ends otherwise than its word by a letter at most: what begins otherwise need not be stemmed.
            elif line.first.startswith(own[:-1]) and stem(line.first, self.language) == own:
                stems = tuple(stem(each, self.language) for each in words(line.written))
                found.append((line.first, (stems, line.concept)))
        if len(found) > 1:
            # `estudiantes` has the stem of `estudio` and is nearer to `estudiante`.
            found.sort(key=lambda each: (-len(each[1][0]), -len(commonprefix((each[0], plain)))))  # noqa: RUF071 - letters are meant
        return Known(own, tuple(entry for _, entry in found))


def _entries(text: str) -> Iterator[tuple[str, Concept]]:
    for line in text.splitlines():
        head, colon, tail = line.partition(":")
        if not colon or head.startswith("#"):
            continue
        kind, _, name = head.strip().partition(" ")
        for written in tail.split(","):
            yield written.strip(), Concept(kind, name.strip() or kind)


@cache
def word_list(language: str) -> WordList:
    """What is known of a language (ISO 639); nothing where there is no list of it."""
    source = Path(__file__).parent / "words" / f"{language}.txt"
    lines: dict[str, list[Line]] = defaultdict(list)
    if source.is_file():
        for written, concept in _entries(source.read_text(encoding="utf-8")):
            first = folded(written.removeprefix(_EXACTLY).split(" ", 1)[0])
            lines[first[:_START]].append(Line(first, written, concept))
    return WordList(language, dict(lines))
