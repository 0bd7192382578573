"""Pairs of actions that look alike and about which nobody has decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from workplan_cli.address import Address
from workplan_cli.consolidation.duplicates.blocking import pairs_sharing
from workplan_cli.consolidation.duplicates.explaining import explained
from workplan_cli.consolidation.duplicates.scoring import Comparison, compare
from workplan_cli.consolidation.duplicates.terms import Term, terms
from workplan_cli.consolidation.merging import order_of
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Message
from workplan_cli.models.decisions import Keep
from workplan_cli.models.words import LABELS, Record, Tlp

ALIKE = 0.7
"""The score from which on two actions look alike; docs/duplicates.md says how it was found."""


@dataclass(frozen=True, slots=True)
class Like:
    """One of two actions that look alike: of this plan, or of another regional space (`space/action`)."""

    id: str
    title: Mapping[str, str]
    """By language."""
    address: Address
    """Of its title."""
    tlp: Tlp
    """The label that covers it: its own or that of what it is part of, whichever is higher; else the plan's default."""
    theme: str | None = None
    """Code of its working group; None for an action of another space."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two actions that look alike, in the order of their ids; that of another space is the second."""

    first: Like
    second: Like
    score: float
    """From 0 to 1; 1 where they say the same in other words, or in the same ones."""
    why: Message
    """What they have in common and in what they differ, in their own words."""
    languages: tuple[str, ...]
    """The languages in which they look alike, as the plan orders them."""


def _label(plan: WorkPlan, *records: Record) -> Tlp:
    return max((each.tlp for each in records if each.tlp), key=LABELS.index, default=plan.plan.labels.default)


def _own(plan: WorkPlan) -> list[Like]:
    found = [
        Like(each.id, each.content.title, each.address / "title", _label(plan, theme.content, each.content), each.theme)
        for theme in plan.themes
        for each in theme.actions
        if not each.withdrawn
    ]
    return sorted(found, key=lambda like: order_of(like.id))


def _of_spaces(plan: WorkPlan) -> list[Like]:
    spaces = plan.address / "spaces"
    found = [
        Like(
            f"{space.id}/{each.id}", each.title, spaces / place / "actions" / index / "title", _label(plan, space, each)
        )
        for place, space in enumerate(plan.plan.spaces)
        for index, each in enumerate(space.actions)
    ]
    return sorted(found, key=lambda like: like.id)


def _settled(plan: WorkPlan) -> set[tuple[str, str]]:
    """Pairs of ids, in both orders, that need no decision: kept apart, one before the other, or coordinated."""
    pairs: set[tuple[str, str]] = set()
    for decision, _ in plan.decisions:
        if isinstance(decision, Keep):
            pairs.update(combinations(decision.actions, 2))
    for action in plan.actions():
        content = action.content
        pairs.update((action.id, before) for before in content.depends_on)
        pairs.update((action.id, other) for other in content.related if "/" in other)
    return pairs | {(second, first) for first, second in pairs}


def _candidates(texts: Sequence[Mapping[str, tuple[Term, ...]]]) -> Iterator[tuple[int, int]]:
    """Pairs of actions with so much in common in one language that they may be alike, each once and in order."""
    found: set[tuple[int, int]] = set()
    for language in sorted({language for each in texts for language in each}):
        said = [frozenset(term.key for term in each.get(language, ()) if term.weight == 1) for each in texts]
        found.update(pairs_sharing(said, ALIKE / (2 - ALIKE)))
    yield from sorted(found)


def _compared(
    first: Mapping[str, tuple[Term, ...]], second: Mapping[str, tuple[Term, ...]]
) -> dict[str, Comparison] | None:
    """By language; None where the two differ in what makes two actions two."""
    compared: dict[str, Comparison] = {}
    for language, said in first.items():
        if language in second:
            compared[language] = compare(said, second[language])
            if compared[language].decisive:
                return None
    return compared


@lru_cache(maxsize=1)
def likenesses(plan: WorkPlan) -> tuple[Likeness, ...]:
    """Every pair of actions that look alike and about which nobody has decided, the most alike first.

    Titles are compared in each language that both have. Withdrawn actions are not in it, nor two that a decision keeps
    apart, of which one depends on the other, or of which one names the other, of another space, as related. The last
    plan's pairs are kept: several rules and commands ask for them.
    """
    own = _own(plan)
    actions = [*own, *_of_spaces(plan)]
    texts = [
        {language.split("-", 1)[0]: terms(said, language) for language, said in each.title.items()} for each in actions
    ]
    settled = _settled(plan)
    found = []
    for one, other in _candidates(texts):
        first, second = actions[one], actions[other]
        if first.theme is None or (first.id, second.id) in settled:
            continue
        compared = _compared(texts[one], texts[other])
        if compared and (likeness := _likeness(plan, first, second, compared)):
            found.append(likeness)
    return tuple(sorted(found, key=lambda each: (-each.score, order_of(each.first.id), each.second.id)))


def _likeness(plan: WorkPlan, first: Like, second: Like, compared: Mapping[str, Comparison]) -> Likeness | None:
    order = {language.split("-", 1)[0]: place for place, language in reversed(tuple(enumerate(plan.plan.languages)))}
    alike = sorted(
        (language for language, each in compared.items() if each.score >= ALIKE),
        key=lambda language: (order.get(language, len(order)), language),
    )
    if not alike:
        return None
    best = compared[max(alike, key=lambda language: compared[language].score)]
    return Likeness(first, second, best.score, explained(compared[alike[0]]), tuple(alike))
