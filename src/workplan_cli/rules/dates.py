"""WP233: every period and every day of the files, with its place."""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from itertools import chain
from operator import truediv
from typing import Generic, NamedTuple, TypeVar

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.models.words import Period
from workplan_cli.rules.places import (
    GivenAnswer,
    GivenReply,
    WrittenAction,
    given_answers,
    given_replies,
    written_actions,
)

_EARLIEST, _LATEST = 1800, 2100
"""Years of laws and plans that may be meant; the oldest penal codes in force are of the nineteenth century."""

T = TypeVar("T")


class Dated(NamedTuple, Generic[T]):
    """A period or a day, what holds it, and the steps to it from there."""

    content: T
    holder: WrittenAction | GivenReply | GivenAnswer | Address
    steps: tuple[str | int, ...]

    @property
    def address(self) -> Address:
        """Where it is written."""
        address = self.holder if isinstance(self.holder, Address) else self.holder.address
        return reduce(truediv, self.steps, address)

    @property
    def about(self) -> frozenset[str]:
        """What a waiver names."""
        return frozenset() if isinstance(self.holder, Address) else self.holder.about


def dated_periods(plan: WorkPlan) -> Iterator[Dated[Period]]:
    """Every period: the plan's, the workshop's and that of each action."""
    if plan.plan.period is not None:
        yield Dated(plan.plan.period, plan.address, ("period",))
    if plan.plan.workshop is not None and plan.plan.workshop.period is not None:
        yield Dated(plan.plan.workshop.period, plan.address, ("workshop", "period"))
    for action in written_actions(plan):
        if action.content.period is not None:
            yield Dated(action.content.period, action, ("period",))


def _implausible(day: date | None) -> bool:
    return day is not None and not _EARLIEST <= day.year <= _LATEST


def _days(plan: WorkPlan) -> Iterator[Dated[date | None]]:
    """Days of the files but for those of answers and periods: every one, or at least every implausible one."""
    for matrix in plan.submissions.matrices:
        yield Dated(matrix.content.deadline, matrix.address, ("deadline",))
        for name, treaty in matrix.content.treaties.items():
            yield Dated(treaty.in_force, matrix.address, ("treaties", name, "in_force"))
    for submission in plan.submissions.countries:
        if submission.content.compiled is not None:
            yield Dated(submission.content.compiled.on, submission.address, ("compiled", "on"))
    for reply in given_replies(plan):
        yield Dated(reply.content.submitted, reply, ("submitted",))
        yield Dated(reply.content.extension, reply, ("extension",))
    for action in written_actions(plan):
        for index, indicator in enumerate(action.content.indicators):
            if indicator.target is not None and _implausible(indicator.target.date):
                yield Dated(indicator.target.date, action, ("indicators", index, "target", "date"))
    for decision, address in plan.decisions:
        yield Dated(decision.date, address, ("date",))


def _days_of_answers(plan: WorkPlan) -> Iterator[Dated[date | None]]:
    for given in given_answers(plan, lambda answer: _implausible(answer.date) or _implausible(answer.as_of)):
        yield Dated(given.content.date, given, ("date",))
        yield Dated(given.content.as_of, given, ("as_of",))


def _days_of_periods(plan: WorkPlan) -> Iterator[Dated[date | None]]:
    for each in dated_periods(plan):
        for field, moment in (("start", each.content.start), ("end", each.content.end)):
            if moment is not None and _implausible(moment.first):
                yield Dated(moment.first, each.holder, (*each.steps, field))


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


RULES = (implausible_year,)
