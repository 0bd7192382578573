"""How alike two texts of one language are, and in what they differ."""

from collections.abc import Sequence
from typing import NamedTuple

from workplan_cli.consolidation.duplicates.terms import Term
from workplan_cli.consolidation.duplicates.wordlists import LIGHT, SCOPE, THING

_SPELLED_ALIKE = 0.85
"""From which likeness on two words that no list knows are one, written with a slip or with another ending."""
_LONG = 5
"""Shorter words that are spelled alike are other words: `barco`, `banco`."""


class Comparison(NamedTuple):
    """Two texts of one language beside each other."""

    score: float
    """From 0 (nothing in common) to 1 (the same terms)."""
    common: tuple[Term, ...]
    """As the first text has them."""
    first_only: tuple[Term, ...]
    second_only: tuple[Term, ...]
    decisive: bool
    """Whether they differ in what makes two actions two."""


_INDECISIVE = frozenset(("", LIGHT, THING))
_EXCHANGED = 1.5
"""What stands in one text in the place of something else in the other weighs so much more than what only one has."""
_DECIDING = 1.0
"""What makes an action what it is (who, what is done, by which way) weighs so much more where only one text has it."""


def compare(first: Sequence[Term], second: Sequence[Term]) -> Comparison:
    """Compare the terms of two texts: twice the weight of what is common, divided by all weight.

    What they differ in counts more where it stands in the place of something else, and where it is decisive.
    """
    keys = {term.key for term in second}
    common = [term for term in first if term.key in keys]
    shared = {term.key for term in common}
    first_only = [term for term in first if term.key not in shared]
    second_only = [term for term in second if term.key not in shared]
    weight = 2 * _weight(common)
    for one, other, likeness in _spelled_alike(first_only, second_only):
        common.append(one)
        first_only.remove(one)
        second_only.remove(other)
        weight += likeness * (one.weight + other.weight)
    exchanged = min(_weight(first_only), _weight(second_only))
    deciding = sum(term.weight for term in (*first_only, *second_only) if _decides(term))
    whole = _weight(first) + _weight(second) + _EXCHANGED * exchanged + _DECIDING * deciding
    return Comparison(
        score=weight / whole if whole else 0.0,
        common=tuple(common),
        first_only=tuple(first_only),
        second_only=tuple(second_only),
        decisive=_decisive(first_only, second_only),
    )


def _weight(terms: Sequence[Term]) -> float:
    return sum([term.weight for term in terms])  # a list is summed faster than a generator


def _decisive(first: Sequence[Term], second: Sequence[Term]) -> bool:
    """Whether each text has something of a kind of which an action has one."""
    kinds = {term.kind for term in first} & {term.kind for term in second}
    return bool(kinds - _INDECISIVE)


def _decides(term: Term) -> bool:
    return term.kind not in _INDECISIVE and term.kind != SCOPE


def _spelled_alike(first: Sequence[Term], second: Sequence[Term]) -> list[tuple[Term, Term, float]]:
    """Words that no list knows and that differ by little: each with the one of the other text that is most like it."""
    ones, others = _spellable(first), _spellable(second)
    if not ones or not others:
        return []
    from rapidfuzz.distance import Indel

    alike = sorted(
        (
            (likeness, one.key, other.key, one, other)
            for one in ones
            for other in others
            if (likeness := Indel.normalized_similarity(one.key, other.key)) >= _SPELLED_ALIKE
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    taken: set[str] = set()
    found = []
    for likeness, key, other_key, one, other in alike:
        if f"1{key}" not in taken and f"2{other_key}" not in taken:
            taken |= {f"1{key}", f"2{other_key}"}
            found.append((one, other, likeness))
    return found


def _spellable(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if not term.kind and len(term.key) >= _LONG]
