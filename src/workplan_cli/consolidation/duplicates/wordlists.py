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
from importlib.resources import files
from typing import NamedTuple

from workplan_cli.consolidation.duplicates.stems import folded, stem, words

STOP, LIGHT, SCOPE, THING, ACT = "stop", "light", "scope", "thing", "act"
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
    """What may begin with it, the longest first."""


@dataclass(frozen=True, slots=True)
class WordList:
    """The lines of one language. Words are stemmed when a text first has a word that begins as they do."""

    language: str
    lines: dict[str, list[tuple[str, Concept]]]
    """By their first letters, the entries as written."""
    stemmed: dict[str, dict[str, list[Entry]]] = field(default_factory=dict)
    """By their first letters and the stem of their first word (or `=` and the word), the entries as stems."""
    looked_up: dict[str, Known] = field(default_factory=dict)

    def known(self, word: str) -> Known:
        """The stem of a word, and the entries that a text may have where it has it. Each word is looked up once."""
        known = self.looked_up.get(word)
        if known is None:
            self.looked_up[word] = known = self._look_up(word)
        return known

    def _look_up(self, word: str) -> Known:
        plain, first = folded(word), stem(word, self.language)
        letters = plain[:_START]
        if letters not in self.stemmed:
            self.stemmed[letters] = self._stem(letters)
        own = self.stemmed[letters]
        entries = sorted((*own.get(f"={plain}", ()), *own.get(first, ())), key=lambda entry: -len(entry[0]))
        return Known(first, tuple(entries))

    def _stem(self, letters: str) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for written, concept in self.lines.get(letters, ()):
            stems = tuple(stem(word, self.language) for word in words(written))
            found[f"={folded(written)}" if written.startswith("=") else stems[0]].append((stems, concept))
        return found


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
    source = files(__package__) / "words" / f"{language}.txt"
    lines: dict[str, list[tuple[str, Concept]]] = defaultdict(list)
    if source.is_file():
        for written, concept in _entries(source.read_text(encoding="utf-8")):
            lines[folded(written.lstrip("="))[:_START]].append((written, concept))
    return WordList(language, dict(lines))
