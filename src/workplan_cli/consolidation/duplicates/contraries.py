"""What the plan says to be decisive: its own words that exclude each other, and the terms of its glossary."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workplan_cli.consolidation.duplicates.terms import Term, terms
from workplan_cli.models.plan import Plan

Contraries = Sequence[frozenset[str]]
"""The keys of terms that exclude each other: of each, those that none of the others has."""


def contraries(plan: Plan) -> tuple[Contraries, ...]:
    """The plan's own decisive differences; and its glossary, whose terms are there because they are easily confused."""
    glossary = [term.use for term in plan.glossary if term.use]
    return tuple(_apart(each) for each in (glossary, *(each.terms for each in plan.decisive)) if each)


def _apart(texts: Iterable[Mapping[str, str]]) -> Contraries:
    keys = [frozenset(_keys(text)) for text in texts]
    return [own - frozenset().union(*(each for each in keys if each is not own)) for own in keys]


def _keys(text: Mapping[str, str]) -> Iterator[str]:
    for language, said in text.items():
        yield from (term.key for term in terms(said, language) if term.weight == 1)


def differ(first: Sequence[Term], second: Sequence[Term], several: Sequence[Contraries]) -> bool:
    """Whether each of two texts has, beyond what they share, what excludes something that the other has."""
    ones, others = ({term.key for term in each} for each in (first, second))
    return any(
        not own.isdisjoint(ones) and not other.isdisjoint(others)
        for exclusive in several
        for own in exclusive
        for other in exclusive
        if own is not other
    )
