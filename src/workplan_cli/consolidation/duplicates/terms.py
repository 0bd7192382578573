"""What a text says, term by term: stems, or concepts where the language's word list knows them."""

from functools import lru_cache
from typing import NamedTuple

from workplan_cli.consolidation.duplicates.stems import words
from workplan_cli.consolidation.duplicates.wordlists import LIGHT, SCOPE, STOP, Concept, Known, word_list

_WEIGHTS = {LIGHT: 0.25, SCOPE: 0.25}


class Term(NamedTuple):
    """One thing that a text says."""

    key: str
    """Kind and name of the concept, or the stem."""
    written: str
    """As the text has it."""
    kind: str = ""
    """Of the concept; empty for a stem."""
    weight: float = 1.0
    """How much it says: less than 1 for what could stand in any title."""


def terms(text: str, language: str) -> tuple[Term, ...]:
    """The terms of a text in a language (BCP 47), each once, in the order of the text."""
    known_words = word_list(language.split("-", 1)[0])
    written = words(text)
    known = [known_words.known(word) for word in written]
    found: dict[str, Term] = {}
    here = 0
    while here < len(written):
        concept, length = _concept(known, here) if known[here].entries else (None, 1)
        if concept is None or concept.kind != STOP:
            term = _term(concept, known[here].stem, " ".join(written[here : here + length]))
            found.setdefault(term.key, term)
        here += length
    return tuple(found.values())


def _concept(known: list[Known], here: int) -> tuple[Concept | None, int]:
    """What begins with a word of the text, and how many words it takes."""
    for entry, concept in known[here].entries:
        length = len(entry)
        if length == 1 or tuple([each.stem for each in known[here : here + length]]) == entry:
            return concept, length
    return None, 1


@lru_cache(maxsize=1 << 16)
def _term(concept: Concept | None, first: str, written: str) -> Term:
    if concept is None:
        return Term(first, written)
    # Light words share a line without meaning the same.
    key = first if concept.kind == LIGHT and concept.name == LIGHT else f"{concept.kind} {concept.name}"
    return Term(key, written, concept.kind, _WEIGHTS.get(concept.kind, 1.0))
