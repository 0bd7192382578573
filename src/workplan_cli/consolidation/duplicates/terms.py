"""What a text says, term by term: stems, or concepts where the language's word list knows them."""

from dataclasses import dataclass

from workplan_cli.consolidation.duplicates.stems import stem, words
from workplan_cli.consolidation.duplicates.wordlists import LIGHT, STOP, Concept, word_list

_LIGHT_WEIGHT = 0.25
_UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a text says."""

    key: str
    """The name of the concept, or the stem."""
    written: str
    """As the text has it."""
    kind: str = _UNKNOWN
    """Of the concept."""

    @property
    def weight(self) -> float:
        """How much it says."""
        return _LIGHT_WEIGHT if self.kind == LIGHT else 1.0


def terms(text: str, language: str) -> tuple[Term, ...]:
    """The terms of a text in a language (BCP 47), each once, in the order of the text."""
    base = language.split("-", 1)[0]
    written = words(text)
    stems = [stem(word, base) for word in written]
    found: dict[str, Term] = {}
    here = 0
    while here < len(written):
        concept, length = _concept(written, stems, here, base)
        if concept is None or concept.kind != STOP:
            term = _term(concept, stems[here], " ".join(written[here : here + length]))
            found.setdefault(term.key, term)
        here += length
    return tuple(found.values())


def _concept(written: list[str], stems: list[str], here: int, language: str) -> tuple[Concept | None, int]:
    for entry, concept in word_list(language).starting(written[here], stems[here]):
        if tuple(stems[here : here + len(entry)]) == entry:
            return concept, len(entry)
    return None, 1


def _term(concept: Concept | None, first: str, written: str) -> Term:
    if concept is None:
        return Term(first, written)
    # Light words share a line without meaning the same.
    key = first if concept.kind == LIGHT and concept.name == LIGHT else f"{concept.kind} {concept.name}"
    return Term(key, written, concept.kind)
