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
little (`=trata` is not `tratamiento`). Case and the common accents do not count; other marks do not occur in a list.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

from workplan_cli.consolidation.duplicates.stems import folded, stem, without_accents, words

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


Line = tuple[str, str]
"""An entry as the list has it, folded, and the head of its line."""


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
        # A stem ends otherwise than its word by a letter at most: what begins otherwise need not be stemmed.
        begins = (own[:-1], _EXACTLY + plain)
        found: list[tuple[str, Entry]] = []
        for written, head in self.lines.get(plain[:_START], ()):
            if not written.startswith(begins):
                continue
            first, *more = words(written)
            if written.startswith(_EXACTLY):
                if first == plain:
                    found.append((plain, ((own,), _concept(head))))
            elif stem(first, self.language) == own:
                stems = (own, *(stem(each, self.language) for each in more))
                found.append((first, (stems, _concept(head))))
        if len(found) > 1:
            # `estudiantes` has the stem of `estudio` and is nearer to `estudiante`.
            found.sort(key=lambda each: (-len(each[1][0]), -len(commonprefix((each[0], plain)))))  # noqa: RUF071 - letters are meant
        return Known(own, tuple(entry for _, entry in found))


@cache
def _concept(head: str) -> Concept:
    kind, _, name = head.partition(" ")
    return Concept(kind, name or kind)


@cache
def word_list(language: str) -> WordList:
    """What is known of a language (ISO 639); nothing where there is no list of it."""
    source = Path(__file__).parent / "words" / f"{language}.txt"
    lines: dict[str, list[Line]] = defaultdict(list)
    if source.is_file():
        # The whole list is folded at once, and an entry is only taken apart when it is looked up.
        for line in without_accents(source.read_text(encoding="utf-8").lower()).splitlines():
            head, colon, tail = line.partition(": ")
            for written in tail.split(", ") if colon and not line.startswith("#") else ():
                start = written.lstrip(_EXACTLY)[:_START]
                lines[start.split(" ", 1)[0]].append((written, head))
    return WordList(language, dict(lines))
