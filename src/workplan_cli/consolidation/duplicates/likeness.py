"""Pairs of actions that look alike and about which nobody has decided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, groupby, islice
from operator import itemgetter
from typing import NamedTuple
from weakref import WeakKeyDictionary

from workplan_cli.address import Address
from workplan_cli.consolidation.duplicates.blocking import pairs_sharing
from workplan_cli.consolidation.duplicates.contraries import Contraries, contraries, differ
from workplan_cli.consolidation.duplicates.explaining import explained
from workplan_cli.consolidation.duplicates.scoring import Comparison, compare
from workplan_cli.consolidation.duplicates.terms import Term, terms
from workplan_cli.consolidation.merging import order_of
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Message
from workplan_cli.models.decisions import Keep
from workplan_cli.models.words import LABELS, Record, Tlp

ALIKE = 0.75
"""The score from which on two actions look alike; docs/duplicates.md says how it was found."""

MOST_EACH = 5
"""As many actions are said to be like one. The others come up as these are decided: a title that is copied a thousand
times makes half a million pairs, and nobody reads them."""

_SHARED = ALIKE / (2 - ALIKE)
"""The share of its terms that a text has in common with another if the two score `ALIKE`."""


class Like(NamedTuple):
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


class Likeness(NamedTuple):
    """Two actions that look alike, in the order of their ids; that of another space is the second."""

    first: Like
    second: Like
    score: float
    """From 0 to 1; 1 where they say the same in other words, or in the same ones."""
    why: Message
    """What they have in common and in what they differ, in their own words."""
    languages: tuple[str, ...]
    """The languages in which they look alike, as the plan orders them; two where each is in another."""


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


Said = Mapping[str, tuple[Term, ...]]
"""What a title says, by language without its region."""


def _candidates(texts: Sequence[Said]) -> set[tuple[int, int]]:
    """Pairs of actions with so much in common that they may be alike, in order: in one language, or in two."""
    languages = sorted({language for each in texts for language in each})
    found: set[tuple[int, int]] = set()
    for language in languages:
        found.update(pairs_sharing([_counting(each.get(language, ())) for each in texts], _SHARED))
    if any(len(each) < len(languages) for each in texts):
        # What has no language in common with another has only what the word lists know of both.
        known = [
            frozenset(key for said in each.values() for key in _counting(said) if " " in key)
            if len(each) < len(languages)
            else frozenset[str]()
            for each in texts
        ]
        found.update(pair for pair in pairs_sharing(known, _SHARED) if texts[pair[0]].keys().isdisjoint(texts[pair[1]]))
    return found


def _counting(said: Sequence[Term]) -> frozenset[str]:
    return frozenset(term.key for term in said if term.weight == 1)


def _compared(first: Said, second: Said, own: Sequence[Contraries]) -> dict[tuple[str, ...], Comparison] | None:
    """By language, or by two where none is common; None where they differ in what makes two actions two."""
    common = [(language,) * 2 for language in first if language in second]
    compared: dict[tuple[str, ...], Comparison] = {}
    for one, other in common or [(one, other) for one in first for other in second]:
        comparison = compare(first[one], second[other])
        if comparison.decisive or differ(comparison.first_only, comparison.second_only, own):
            return None
        compared[(one,) if one == other else (one, other)] = comparison
    return compared


_KEPT: WeakKeyDictionary[WorkPlan, tuple[Likeness, ...]] = WeakKeyDictionary()


def likenesses(plan: WorkPlan) -> tuple[Likeness, ...]:
    """Every pair of actions that look alike and about which nobody has decided, the most alike first.

    Titles are compared in each language that both have, and across languages where they have none in common. Withdrawn
    actions are not in it, nor two that a decision keeps apart, of which one depends on the other, or of which one names
    the other, of another space, as related. They are kept while the plan is: several rules and commands ask for them.
    """
    kept = _KEPT.get(plan)
    if kept is None:
        order = sorted(_found(plan), key=lambda each: (-each.score, order_of(each.first.id), each.second.id))
        _KEPT[plan] = kept = tuple(order)
    return kept


def _found(plan: WorkPlan) -> Iterator[Likeness]:
    own = _own(plan)
    actions = [*own, *_of_spaces(plan)]
    texts = [
        {language.split("-", 1)[0]: terms(said, language) for language, said in each.title.items()} for each in actions
    ]
    settled, decisive = _settled(plan), contraries(plan.plan)

    def like(one: int, others: Iterable[int]) -> Iterator[Likeness]:
        first = actions[one]
        for other in others:
            if (first.id, actions[other].id) not in settled:
                compared = _compared(texts[one], texts[other], decisive)
                if compared and (likeness := _likeness(plan, first, actions[other], compared)):
                    yield likeness

    for one, pairs in groupby(sorted(_candidates(texts)), key=itemgetter(0)):
        if actions[one].theme is not None:
            yield from islice(like(one, (other for _, other in pairs)), MOST_EACH)


def _likeness(
    plan: WorkPlan, first: Like, second: Like, compared: Mapping[tuple[str, ...], Comparison]
) -> Likeness | None:
    order = [language.split("-", 1)[0] for language in plan.plan.languages]
    alike = sorted(
        (languages for languages, each in compared.items() if each.score >= ALIKE),
        key=lambda languages: [(order.index(each) if each in order else len(order), each) for each in languages],
    )
    if not alike:
        return None
    score = max(compared[languages].score for languages in alike)
    return Likeness(first, second, score, explained(compared[alike[0]]), tuple(dict.fromkeys(chain(*alike))))
