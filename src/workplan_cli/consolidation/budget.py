"""What the actions of a plan cost: sums that are exact, of one currency each, and never of a share that is made up.

A figure belongs to an action as a whole. Nobody says how much of it falls to each year or each lead, so none is split:
the money of an action that two lead stands under the two together, that of an action over several years under those
years. So every table adds up to the same total.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Context, Decimal
from typing import TypeVar

from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan

K = TypeVar("K")

Sums = Mapping[str, Decimal]
"""Amounts by currency, in the order of its code."""
Years = tuple[int, int] | None
"""The first and the last; None where a period is not given, or not whole."""

_EXACT = Context(prec=300)
"""More digits than any number of a file has with its exponent written out, so that none is rounded."""


def funded(plan: WorkPlan) -> Iterator[PlannedAction]:
    """The actions in force that have a figure. Of a merged one, its own counts: the others may be the same money."""
    return (action for action in plan.actions() if action.content.budget is not None and not action.withdrawn)


def _sums(plan: WorkPlan, key: Callable[[PlannedAction], K]) -> dict[K, Sums]:
    sums: dict[K, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for action in funded(plan):
        budget = action.content.budget
        assert budget is not None  # those without one are not among them
        under = sums[key(action)]
        under[budget.currency] = _EXACT.add(under[budget.currency], budget.amount)
    return {named: dict(sorted(amounts.items())) for named, amounts in sums.items()}


def _years(action: PlannedAction) -> Years:
    period = action.content.period
    return (period.start.first.year, period.end.last.year) if period and period.start and period.end else None


def whole(plan: WorkPlan) -> Sums:
    """The sum of all figures, by currency."""
    return _sums(plan, lambda _action: "").get("", {})


def by_theme(plan: WorkPlan) -> Mapping[str, Sums]:
    """By code of the theme, in the order of the plan."""
    return _sums(plan, lambda action: action.theme)


def by_lead(plan: WorkPlan) -> Mapping[tuple[str, ...], Sums]:
    """By those who lead together, each once and in the order of their codes; `()` where nobody is named."""
    return _sums(plan, lambda action: tuple(sorted(set(action.content.lead))))


def by_years(plan: WorkPlan) -> Mapping[Years, Sums]:
    """By the years over which the actions go on, in order, those without a whole period last."""
    found = _sums(plan, _years)
    return {years: found[years] for years in sorted(found, key=lambda each: (each is None, each or (0, 0)))}
