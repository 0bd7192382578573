"""When the actions of a plan take place: in which order, and how much each country has to do in each quarter."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import accumulate
from typing import NamedTuple

from workplan_cli.consolidation.merging import order_of
from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.models.words import Period

_TAKING_PART = ("participate", "unanswered")
"""Of one that has not answered, the group's proposal counts; who observes, reserves or declines does not work on it."""


def quarter_of(day: date) -> int:
    """The number of the quarter of a day, counted from the first quarter of the year 0."""
    return day.year * 4 + (day.month - 1) // 3


def quarters_of(period: Period | None) -> tuple[int, int] | None:
    """The first and the last quarter of a period; of one with only a start or only an end, the quarter of that."""
    if period is None:
        return None
    first = period.start.first if period.start else period.end.last if period.end else None
    last = period.end.last if period.end else first
    return None if first is None or last is None else (quarter_of(first), quarter_of(last))


def circle(references: Mapping[str, Iterable[str]]) -> list[str]:
    """Ids of which each waits for the next, and the last for the first; none where there is no such circle.

    `references` has of each id those that it waits for; what is not a key of it is not waited for.
    """
    graph = {
        action: [each for each in waits_for if each in references and each != action]
        for action, waits_for in references.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        found: list[str] = fault.args[1]
        return found[:-1]
    return []


def steps(plan: WorkPlan) -> tuple[tuple[PlannedAction, ...], ...]:
    """The actions in force that wait for others or are waited for, in the order in which they can be done.

    Those of a step wait only for those of earlier steps, and are in order of their ids. What waits in a circle, which
    is an error of its own, is in no step; what waits for such a one is.
    """
    planned = {action.id: action for action in plan.actions() if not action.withdrawn}
    waits_for = {
        action_id: [each for each in action.content.depends_on if each in planned and each != action_id]
        for action_id, action in planned.items()
    }
    linked = {each for action_id, others in waits_for.items() if others for each in (action_id, *others)}
    graph = {action_id: waits_for[action_id] for action_id in planned if action_id in linked}
    while endless := circle(graph):
        for each in endless:
            del graph[each]
    return tuple(
        tuple(planned[each] for each in sorted(step, key=order_of))
        for step in _steps({action: [each for each in others if each in graph] for action, others in graph.items()})
    )


def _steps(graph: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    while sorter.is_active():
        ready = sorter.get_ready()
        yield ready
        sorter.done(*ready)


class Load(NamedTuple):
    """In how many actions a country has work to do at once."""

    leads: int = 0
    takes_part: int = 0
    """Besides those that it leads."""


class _Counts:
    """How many actions are under way in each of some quarters, of several countries or kinds of part."""

    def __init__(self, quarters: Sequence[int]) -> None:
        self.quarters = quarters
        self._changes: dict[object, list[int]] = defaultdict(lambda: [0] * (len(quarters) + 1))

    def add(self, key: object, span: tuple[int, int], number: int = 1) -> None:
        """Count an action in the quarters of its span."""
        changes = self._changes[key]
        changes[bisect_left(self.quarters, span[0])] += number
        changes[bisect_right(self.quarters, span[1])] -= number

    def add_each(self, part: str, countries: Iterable[str], span: tuple[int, int], number: int) -> None:
        """Count an action for each of some countries."""
        for country in countries:
            self.add((part, country), span, number)

    def of(self, *keys: object) -> list[int]:
        """The counts of these keys together, by quarter."""
        counts = [0] * (len(self.quarters) + 1)
        for key in keys:
            if key in self._changes:
                counts = [one + other for one, other in zip(counts, self._changes[key], strict=True)]
        return list(accumulate(counts))[:-1]


def loads(plan: WorkPlan, quarters: Sequence[int]) -> Mapping[str, tuple[Load, ...]]:
    """By member, what it has to do in each of some quarters, which are in order (see `quarter_of`).

    What a country's own file says counts before what a group proposes. Actions without a period are in no quarter.
    """
    counts = _Counts(quarters)
    members = frozenset(member.code for member in plan.members)
    for action in plan.actions():
        span = quarters_of(action.content.period)
        if span is None or action.withdrawn or span[0] > span[1]:
            continue
        named = frozenset(action.countries)
        # Nearly all members take part in most actions: then those that do not are counted.
        if 2 * len(named) > len(members):
            counts.add("everyone", span)
            counts.add_each("part", members - named, span, -1)
        else:
            counts.add_each("part", named, span, 1)
        for country in {*action.positions, *action.content.lead}:
            stand = action.stand(country)
            counts.add(("leads", country), span, int(stand == "lead"))
            counts.add(("part", country), span, (stand in _TAKING_PART) - (country in named))
    return {
        member.code: tuple(map(Load, counts.of(("leads", member.code)), counts.of(("part", member.code), "everyone")))
        for member in plan.members
    }
