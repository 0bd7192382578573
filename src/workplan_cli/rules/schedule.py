"""WP220, WP222, WP228, WP229 and WP233: periods and dates."""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from itertools import chain
from operator import truediv
from typing import Generic, NamedTuple, TypeVar

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.words import Period
from workplan_cli.rules.places import (
    GivenAnswer,
    GivenReply,
    WrittenAction,
    given_answers,
    given_replies,
    plan_period,
    standing_actions,
    written_actions,
)

_EARLIEST, _LATEST = 1800, 2100
"""Years of laws and plans that may be meant; the oldest penal codes in force are of the nineteenth century."""

T = TypeVar("T")


class _Dated(NamedTuple, Generic[T]):
    """A period or a day, what holds it, and the steps to it from there."""

    content: T
    holder: WrittenAction | GivenReply | GivenAnswer | Address
    steps: tuple[str | int, ...]

    @property
    def address(self) -> Address:
        address = self.holder if isinstance(self.holder, Address) else self.holder.address
        return reduce(truediv, self.steps, address)

    @property
    def about(self) -> frozenset[str]:
        return frozenset() if isinstance(self.holder, Address) else self.holder.about


def _periods(plan: WorkPlan) -> Iterator[_Dated[Period]]:
    if plan.plan.period is not None:
        yield _Dated(plan.plan.period, plan.address, ("period",))
    if plan.plan.workshop is not None and plan.plan.workshop.period is not None:
        yield _Dated(plan.plan.workshop.period, plan.address, ("workshop", "period"))
    for action in written_actions(plan):
        if action.content.period is not None:
            yield _Dated(action.content.period, action, ("period",))


@rule("WP220", Severity.ERROR)
def end_before_start(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A period ends before it starts.

    Why: The chronogram cannot show it. A start means its first day, an end its last day.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q3, end: 2018-Q2}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q2, end: 2018-Q3}}
    """
    for each in _periods(plan):
        start, end = each.content.start, each.content.end
        if start and end and end.last < start.first:
            message = Message("`{end}` is before the start, `{start}`", end=end.written, start=start.written)
            related = Related(each.address / "start", Message("the start"))
            yield Blame(each.address / "end", message, (related,), each.about)


@rule("WP222", Severity.WARNING)
def period_outside_plan(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action begins before the plan does, or ends after it.

    Why: The chronogram shows the plan's period; what is outside is not financed or reported under it.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        period: {start: 2018, end: 2019}
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, period: {start: 2018-Q1, end: 2020-Q2}}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        period: {start: 2018, end: 2020}
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, period: {start: 2018-Q1, end: 2020-Q2}}
    """
    whole = plan_period(plan)
    if whole is None:
        return
    for action in standing_actions(plan):
        period = action.content.period
        if period is None:
            continue
        if period.start and whole.start and period.start.first < whole.start.first:
            message = Message("the plan begins with {start}", start=whole.start.written)
            yield Blame(action.address / "period" / "start", message, about=action.about)
        if period.end and whole.end and period.end.last > whole.end.last:
            message = Message("the plan ends with {end}", end=whole.end.written)
            yield Blame(action.address / "period" / "end", message, about=action.about)


@rule("WP228", Severity.WARNING)
def open_period(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A period has a start and no end, or an end and no start.

    Why: The chronogram cannot show it, and nobody can say when it is over or was to begin.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q1}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q1, end: 2018-Q4}}
    """
    for each in _periods(plan):
        if each.content.start is None or each.content.end is None:
            lacking = ", ".join(f"`{name}`" for name in ("start", "end") if getattr(each.content, name) is None)
            yield Blame(each.address.key(), Message("the period has no {fields}", fields=lacking), about=each.about)


@rule("WP229", Severity.NOTE)
def plan_without_period(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The plan does not say from when to when it runs.

    Why: The chronogram takes its limits from the actions, and no action can be found to lie outside the plan.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        period: {start: 2018, end: 2020}
    """
    if plan.plan.period is None:
        yield Blame((plan.address / "id").key(), Message("the plan has no `period` yet"))


def _days(plan: WorkPlan) -> Iterator[_Dated[date | None]]:
    """Every day of the files but those of answers, given or not."""
    for matrix in plan.submissions.matrices:
        yield _Dated(matrix.content.deadline, matrix.address, ("deadline",))
        for name, treaty in matrix.content.treaties.items():
            yield _Dated(treaty.in_force, matrix.address, ("treaties", name, "in_force"))
    for submission in plan.submissions.countries:
        if submission.content.compiled is not None:
            yield _Dated(submission.content.compiled.on, submission.address, ("compiled", "on"))
    for reply in given_replies(plan):
        yield _Dated(reply.content.submitted, reply, ("submitted",))
        yield _Dated(reply.content.extension, reply, ("extension",))
    for action in written_actions(plan):
        for index, indicator in enumerate(action.content.indicators):
            if indicator.target is not None:
                yield _Dated(indicator.target.date, action, ("indicators", index, "target", "date"))
    for decision, address in plan.decisions:
        yield _Dated(decision.date, address, ("date",))


def _implausible(day: date | None) -> bool:
    return day is not None and not _EARLIEST <= day.year <= _LATEST


def _days_of_answers(plan: WorkPlan) -> Iterator[_Dated[date | None]]:
    for given in given_answers(plan, lambda answer: _implausible(answer.date) or _implausible(answer.as_of)):
        yield _Dated(given.content.date, given, ("date",))
        yield _Dated(given.content.as_of, given, ("as_of",))


def _days_of_periods(plan: WorkPlan) -> Iterator[_Dated[date | None]]:
    for each in _periods(plan):
        for field, moment in (("start", each.content.start), ("end", each.content.end)):
            yield _Dated(moment.first if moment else None, each.holder, (*each.steps, field))


@rule("WP233", Severity.WARNING)
def implausible_year(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A date is of a year before 1800 or after 2100.

    Why: A digit is missing, or two were exchanged: `2107-07-21`, `0218-03-14`.

    Wrong:
        # data/matrices/protocol.yaml
        id: protocol
        title: Protocol
        deadline: 2107-07-21
        rows: [{id: p-1, text: Smuggling is an offence}]

    Right:
        # data/matrices/protocol.yaml
        id: protocol
        title: Protocol
        deadline: 2017-07-21
        rows: [{id: p-1, text: Smuggling is an offence}]
    """
    for each in chain(_days(plan), _days_of_answers(plan), _days_of_periods(plan)):
        if _implausible(each.content) and each.content is not None:
            yield Blame(each.address, Message("in the year {year}?", year=each.content.year), about=each.about)


RULES = (end_before_start, period_outside_plan, open_period, plan_without_period, implausible_year)
