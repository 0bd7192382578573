"""Who owes matrix data on a given day, and how urgently."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from workplan_cli.consolidation.workplan import Member, PlannedMatrix, WorkPlan
from workplan_cli.models.matrix import Row
from workplan_cli.models.plan import Stage


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


def _stage(stages: tuple[Stage, ...], since_deadline: int) -> str | None:
    begun = [stage for stage in stages if stage.days <= since_deadline]
    return max(begun, key=lambda stage: stage.days).name if begun else None


def deadline_of(matrix: PlannedMatrix, country: str) -> date | None:
    """The matrix's deadline or the later day that was granted to the country."""
    reply = matrix.replies.get(country)
    days = [day for day in (matrix.content.deadline, reply.extension if reply else None) if day is not None]
    return max(days) if matrix.content.deadline is not None else None


def _reminder(plan: WorkPlan, member: Member, matrix: PlannedMatrix, as_of: date) -> Reminder | None:
    missing = matrix.missing(member.code)
    if not missing or member.unknown:
        return None
    deadline = deadline_of(matrix, member.code)
    since = (as_of - deadline).days if deadline is not None else None
    return Reminder(
        country=member.code,
        matrix=matrix.content.id,
        missing=missing,
        total=len(matrix.asked(member.code)),
        deadline=deadline,
        days_overdue=max(since or 0, 0),
        stage=_stage(plan.plan.reminders.stages, since) if since is not None else None,
        file=member.submission.file if member.submission else None,
    )


def remind(plan: WorkPlan, as_of: date) -> tuple[Reminder, ...]:
    """What every Member Country owes on a day, by country code, then in the order of the matrices.

    A country whose file cannot be used is left out: what it owes is unknown.
    """

    def each() -> Iterator[Reminder]:
        for member in plan.members:
            for matrix in plan.matrices:
                if reminder := _reminder(plan, member, matrix, as_of):
                    yield reminder

    return tuple(each())
