"""What is known of the words of a language, kept in words/LANGUAGE.txt beside this module.

A line is `kind name: word, several words, …`. The words of a line mean the same, and lines of the same name in two
languages do too. The kind says what that means for likeness:

- `stop`: says nothing of what an action is, and is not looked at;
- `light`: says little (`develop`, `measures`) and counts little;
- `thing`: an object, however it is called;
- any other kind: what one action is and another then is not. Two actions that differ in the `actor`, the `act`, the
  `scope` … are two.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from workplan_cli.consolidation.duplicates.stems import folded, stem, words

STOP, LIGHT, THING, ACT = "stop", "light", "thing", "act"
_START = 3  # letters that a word and its stem have in common


@dataclass(frozen=True, slots=True)
class Concept:
    """What the words of a line mean."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class WordList:
    """The lines of one language. Words are stemmed when a text first has a word that begins as they do."""

    language: str
    lines: dict[str, list[tuple[str, Concept]]]
    """By their first letters, the entries as written."""
    stemmed: dict[str, dict[str, list[tuple[tuple[str, ...], Concept]]]] = field(default_factory=dict)
    """By their first letters and the stem of their first word, the entries as stems, the longest first."""

    def starting(self, word: str, first: str) -> list[tuple[tuple[str, ...], Concept]]:
        """The entries that a text may have where it has this word, whose stem is `first`; the longest first."""
        letters = folded(word)[:_START]
        if letters not in self.stemmed:
            self.stemmed[letters] = self._stem(letters)
        return self.stemmed[letters].get(first, [])

    def _stem(self, letters: str) -> dict[str, list[tuple[tuple[str, ...], Concept]]]:
        found: dict[str, list[tuple[tuple[str, ...], Concept]]] = defaultdict(list)
        for written, concept in self.lines.get(letters, ()):
            stems = tuple(stem(word, self.language) for word in words(written))
            found[stems[0]].append((stems, concept))
        return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}


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
            lines[folded(written)[:_START]].append((written, concept))
    return WordList(language, dict(lines))
