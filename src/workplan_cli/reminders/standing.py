"""Everything that is open with a country on a given day, beside the rows it has not answered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from workplan_cli.consolidation.workplan import Member, PlannedMatrix, WorkPlan
from workplan_cli.findings import Finding
from workplan_cli.models.issued import IssuedReminder
from workplan_cli.reminders.owed import Reminder, Unfinished, reminder_of
from workplan_cli.rules.answers import answer_without_note, answer_without_requirement, requirements_lacking

_BLAMES = {answer_without_requirement.code, answer_without_note.code}
_Sent = Mapping[tuple[str, str], tuple[IssuedReminder, ...]]
_Blamed = Mapping[tuple[str, str], Mapping[str, set[str]]]
"""By file and matrix, and in it by row, the rules that blame the answer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one country stands on a day."""

    country: str
    reminders: tuple[Reminder, ...]
    """The matrices with anything left to ask for, in the order of the plan."""
    focal_point: Literal["missing", "out of reach"] | None
    """None where somebody is named who can be reached."""
    delegation: tuple[str, ...]
    """Profiles that nobody is named for, until the workshop is over."""

    @property
    def open(self) -> bool:
        """Whether there is anything left to ask the country for."""
        return bool(self.reminders or self.focal_point or self.delegation)

    @property
    def owed(self) -> tuple[Reminder, ...]:
        """The matrices with rows that are not answered."""
        return tuple(each for each in self.reminders if each.missing)


def standings(plan: WorkPlan, as_of: date, findings: Iterable[Finding]) -> tuple[Standing, ...]:
    """Every member with something open, by code.

    `findings` are those of the pipeline: what an answer lacks is what rules WP120 and WP121 blame and no waiver
    excuses. A country whose file cannot be used is left out.
    """
    blamed, sent = _blamed(findings), _sent(plan, as_of)
    asked = _asked_profiles(plan, as_of)
    every = (_standing(plan, member, as_of, blamed, sent, asked) for member in plan.members if not member.unknown)
    return tuple(standing for standing in every if standing.open)


def _standing(  # noqa: PLR0913, PLR0917 - what holds for every country is looked up once
    plan: WorkPlan, member: Member, as_of: date, blamed: _Blamed, sent: _Sent, asked: tuple[str, ...]
) -> Standing:
    def each() -> Iterator[Reminder]:
        for matrix in plan.matrices:
            reminder = reminder_of(plan, member, matrix, as_of)
            by_row = blamed.get((reminder.file or "", reminder.matrix), {})
            reminder = replace(
                reminder,
                unfinished=tuple(_unfinished(matrix, member.code, by_row)) if by_row else (),
                sent=sent.get((member.code, reminder.matrix), ()),
            )
            if reminder.open:
                yield reminder

    return Standing(member.code, tuple(each()), _focal_point(member), tuple(_unnamed(member, asked)))


def _unfinished(matrix: PlannedMatrix, country: str, by_row: Mapping[str, Collection[str]]) -> Iterator[Unfinished]:
    for row in matrix.asked(country):
        answer, rules = matrix.answer(country, row.id), by_row.get(row.id, ())
        if answer is None or answer.status is None or not rules:
            continue
        lacks = requirements_lacking(row, answer) if answer_without_requirement.code in rules else ()
        note = ("note",) if answer_without_note.code in rules else ()
        yield Unfinished(row, answer.status, (*lacks, *note))


def _blamed(findings: Iterable[Finding]) -> _Blamed:
    blamed: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for finding in findings:
        if finding.code in _BLAMES:
            _, matrix, _, row = finding.address.route
            blamed[finding.address.file, str(matrix)][str(row)].add(finding.code)
    return blamed


def _sent(plan: WorkPlan, as_of: date) -> _Sent:
    """What the log has up to the day, by country and matrix."""
    issued = plan.submissions.issued
    sent: dict[tuple[str, str], list[IssuedReminder]] = defaultdict(list)
    for each in sorted(issued.content if issued else (), key=lambda each: each.date):
        if each.date <= as_of:
            sent[each.country, each.matrix].append(each)
    return {key: tuple(entries) for key, entries in sent.items()}


def _focal_point(member: Member) -> Literal["missing", "out of reach"] | None:
    point = member.submission.content.focal_point if member.submission else None
    if point is None or not point.known:
        return "missing"
    return "out of reach" if point.email is None and point.phone is None else None


def _asked_profiles(plan: WorkPlan, as_of: date) -> tuple[str, ...]:
    """The profiles that a delegation is asked for; none once the workshop is over."""
    workshop = plan.plan.workshop
    end = workshop.period.end if workshop and workshop.period else None
    over = workshop is not None and (workshop.status == "held" or (end is not None and end.last < as_of))
    return () if over else tuple(plan.plan.profiles)


def _unnamed(member: Member, asked: tuple[str, ...]) -> Iterator[str]:
    named = {each.profile for each in member.submission.content.delegation} if member.submission else set()
    return (profile for profile in asked if profile not in named)
