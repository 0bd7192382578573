"""Who owes matrix data on a given day, and how urgently."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workplan_cli.consolidation.workplan import Member, PlannedMatrix, WorkPlan
from workplan_cli.models.issued import IssuedReminder
from workplan_cli.models.matrix import Row
from workplan_cli.models.plan import Stage


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An answer without something that its row requires or that its status calls for."""

    row: Row
    status: str
    """yes, in_part or no."""
    lacks: tuple[str, ...]
    """Which of citation, date and note."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one country owes of one matrix."""

    country: str
    matrix: str
    missing: tuple[Row, ...]
    total: int
    deadline: date | None
    """With the extension granted; None for a matrix that is asked for without one."""
    days_overdue: int
    """Days since the deadline; 0 on it, before it and without one."""
    stage: str | None
    """The last stage of the plan that has begun; None before the first and without a deadline."""
    file: str | None
    """The country's file; None where it has none."""
    extended: bool = False
    """Whether the deadline is a later one that was granted to the country."""
    status: Literal["draft", "submitted"] | None = None
    """As the country's file says it."""
    draft: bool = False
    """Whether there are answers that nobody has handed in."""
    unfinished: tuple[Unfinished, ...] = ()
    """What is answered and lacks something; found by `standings` only."""
    sent: tuple[IssuedReminder, ...] = ()
    """The reminders of this matrix that the log has up to the day, by date; found by `standings` only."""

    @property
    def open(self) -> bool:
        """Whether there is anything left to ask for."""
        return bool(self.missing or self.unfinished or self.draft)


def stage_on(stages: tuple[Stage, ...], since_deadline: int) -> Stage | None:
    """The last stage that has begun so many days after a deadline (before it the number is negative)."""
    begun = [stage for stage in stages if stage.days <= since_deadline]
    return max(begun, key=lambda stage: stage.days) if begun else None


def deadline_of(matrix: PlannedMatrix, country: str) -> date | None:
    """The matrix's deadline or the later day that was granted to the country."""
    reply = matrix.replies.get(country)
    days = [day for day in (matrix.content.deadline, reply.extension if reply else None) if day is not None]
    return max(days) if matrix.content.deadline is not None else None


def reminder_of(plan: WorkPlan, member: Member, matrix: PlannedMatrix, as_of: date) -> Reminder:
    """How a country stands with a matrix, whether or not it owes anything of it."""
    reply = matrix.replies.get(member.code)
    deadline = deadline_of(matrix, member.code)
    since = (as_of - deadline).days if deadline is not None else None
    stage = stage_on(plan.plan.reminders.stages, since) if since is not None else None
    return Reminder(
        country=member.code,
        matrix=matrix.content.id,
        missing=matrix.missing(member.code),
        total=len(matrix.asked(member.code)),
        deadline=deadline,
        days_overdue=max(since or 0, 0),
        stage=stage.name if stage else None,
        file=member.submission.file if member.submission else None,
        extended=deadline != matrix.content.deadline,
        status=reply.status if reply else None,
        draft=reply is not None and reply.status != "submitted" and bool(reply.answers),
    )


def remind(plan: WorkPlan, as_of: date) -> tuple[Reminder, ...]:
    """What every Member Country owes on a day, by country code, then in the order of the matrices.

    A country whose file cannot be used is left out: what it owes is unknown.
    """

    def each() -> Iterator[Reminder]:
        for member in plan.members:
            for matrix in plan.matrices if not member.unknown else ():
                if matrix.missing(member.code):
                    yield reminder_of(plan, member, matrix, as_of)

    return tuple(each())
