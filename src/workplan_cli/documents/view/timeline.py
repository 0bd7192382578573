"""Quarters, what each country has to do in them, and what waits for what, as a document prints it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from workplan_cli.consolidation.schedule import Load, loads, quarter_of, steps
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents.view.actions import ActionView
from workplan_cli.documents.view.names import CountryView
from workplan_cli.documents.wording import Wording

_LONGEST = 100
"""Quarters that a chronogram shows one by one; a plan of more than 25 years has a slip in a date, or other needs."""


@dataclass(frozen=True, slots=True)
class QuarterView:
    """A column of the chronogram."""

    year: int
    number: int
    """1 to 4."""
    first: date
    last: date
    short: str
    """Q1, T1."""

    def holds(self, action: ActionView) -> bool:
        """Whether the action is under way in this quarter; one without an end lasts one quarter, or from its end."""
        start, end = action.starts or action.ends, action.ends or action.starts
        return start is not None and end is not None and start <= self.last and end >= self.first


@dataclass(frozen=True, slots=True)
class WorkView:
    """In how many actions a country has work to do in one quarter."""

    leads: int
    takes_part: int
    """Besides those that it leads; what it has not answered yet counts as the group proposes it."""


@dataclass(frozen=True, slots=True)
class LoadView:
    """What a country has to do, by quarter."""

    country: CountryView
    work: Mapping[tuple[int, int], WorkView]
    """By year and number of each quarter of the plan."""

    def at(self, quarter: QuarterView) -> WorkView:
        """What it has to do in this quarter."""
        return self.work[quarter.year, quarter.number]


@dataclass(frozen=True, slots=True)
class StepView:
    """Actions that can be done once those of the steps before are."""

    number: int
    """From 1 on."""
    actions: tuple[ActionView, ...]


def spanned(days: Iterable[date | None]) -> Sequence[int]:
    """The quarters, as `quarter_of` counts them, from the first day to the last.

    Of more than 25 years, only those that hold one of the days.
    """
    named = {quarter_of(day) for day in days if day is not None}
    if not named:
        return ()
    every = range(min(named), max(named) + 1)
    return every if len(every) <= _LONGEST else sorted(named)


def quarters(actions: Sequence[ActionView], wording: Wording) -> Iterator[QuarterView]:
    """From the first quarter to the last; of a very long plan only those in which an action begins or ends."""
    for count in spanned(day for action in actions for day in (action.starts, action.ends)):
        year, quarter = divmod(count, 4)
        first, last = date(year, quarter * 3 + 1, 1), date(year, quarter * 3 + 3, 31 if quarter in (0, 3) else 30)
        yield QuarterView(year, quarter + 1, first, last, wording.short_quarter(quarter + 1))


def load_views(
    plan: WorkPlan, countries: Sequence[CountryView], columns: Sequence[QuarterView]
) -> tuple[LoadView, ...]:
    """What each country has to do in each quarter; none where there is no quarter."""
    if not columns:
        return ()
    by_country = loads(plan, [quarter_of(each.first) for each in columns])
    shared: dict[Load, WorkView] = {}

    def work(load: Load) -> WorkView:
        return shared.setdefault(load, WorkView(load.leads, load.takes_part))

    return tuple(
        LoadView(
            country,
            {
                (quarter.year, quarter.number): work(load)
                for quarter, load in zip(columns, by_country[country.code], strict=True)
            },
        )
        for country in countries
    )


def step_views(plan: WorkPlan, actions: Sequence[ActionView]) -> tuple[StepView, ...]:
    """The actions that wait for others or are waited for, in the order in which they can be done."""
    views = {action.id: action for action in actions}
    return tuple(
        StepView(number, tuple(views[action.id] for action in step)) for number, step in enumerate(steps(plan), start=1)
    )
