"""The days that a plan runs by as a calendar (RFC 5545): deadlines, reminders, workshop. All events last whole days."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from workplan_cli.consolidation.workplan import PlannedMatrix, WorkPlan
from workplan_cli.documents.wording import Wording
from workplan_cli.models.words import Period
from workplan_cli.reminders import deadline_of

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Event:
    """What happens, on which days."""

    about: tuple[str, ...]
    """What it is, by ids: the same when its day moves, so that a calendar moves it and does not add another."""
    first: date
    last: date
    summary: str
    description: str = ""
    certain: bool = True


@dataclass(slots=True)
class _Due:
    """A day on which a matrix is due, for whom, and who has not answered it."""

    day: date
    countries: list[str] = field(default_factory=list)
    owing: dict[str, int] = field(default_factory=dict)


def calendar(
    plan: WorkPlan, as_of: date, language: str, countries: Collection[str] = (), matrices: Collection[str] = ()
) -> bytes:
    """The calendar as a file. Everything in `plan` is shown: disclose it before. Empty collections stand for all."""
    from icalendar import Calendar, Event

    wording = Wording(language, plan.plan.languages)
    made = Calendar()
    made.add("prodid", "-//workplan//reminders//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", wording.text(plan.plan.title) or plan.plan.id)
    for each in sorted(_events(plan, wording, countries, matrices), key=lambda each: (each.first, each.about)):
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, "/".join(("workplan", plan.plan.id, *each.about)))))
        event.add("dtstamp", datetime.combine(as_of, time(), UTC))
        event.add("dtstart", each.first)
        event.add("dtend", each.last + _DAY)
        event.add("summary", each.summary)
        if each.description:
            event.add("description", each.description)
        event.add("status", "CONFIRMED" if each.certain else "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _events(
    plan: WorkPlan, wording: Wording, countries: Collection[str], matrices: Collection[str]
) -> Iterator[_Event]:
    for matrix in plan.matrices:
        if not matrices or matrix.content.id in matrices:
            for due in _due(plan, matrix, countries).values():
                yield from _of_deadline(plan, matrix, due, wording)
    workshop = plan.plan.workshop
    days = _days(workshop.period) if workshop else None
    if workshop and days:
        place = wording.text(workshop.place)
        summary = wording.label("Workshop")
        yield _Event(("workshop",), *days, summary, place or "", certain=workshop.status in ("confirmed", "held"))


def _due(plan: WorkPlan, matrix: PlannedMatrix, countries: Collection[str]) -> Mapping[date, _Due]:
    """The days on which a matrix is due: its deadline, and each later one that was granted."""
    due: dict[date, _Due] = {}
    for member in plan.members:
        day = deadline_of(matrix, member.code)
        if day is None or (countries and member.code not in countries):
            continue
        on_day = due.setdefault(day, _Due(day))
        on_day.countries.append(member.code)
        missing = len(matrix.missing(member.code))
        if missing and not member.unknown:
            on_day.owing[member.code] = missing
    return due


def _of_deadline(plan: WorkPlan, matrix: PlannedMatrix, due: _Due, wording: Wording) -> Iterator[_Event]:
    """The deadline itself, and the stages of reminders around it."""
    title = wording.text(matrix.content.title) or matrix.content.id
    extended = due.day != matrix.content.deadline
    if extended:
        title = f"{title} ({wording.listed(map(wording.country, due.countries))})"
    names = ", ".join(f"{wording.country(code)} ({count})" for code, count in due.owing.items())
    owing = wording.label("Not answered, by country: {countries}").format(countries=names) if names else ""
    about = (matrix.content.id, *(due.countries if extended else ()))
    deadline = wording.label("Extended deadline: {matrix}") if extended else wording.label("Deadline: {matrix}")
    yield _Event(("deadline", *about), due.day, due.day, deadline.format(matrix=title), owing)
    for stage in plan.plan.reminders.stages:
        day = _moved(due.day, stage.days)
        if day is not None:
            reminder = wording.label("Reminder ({stage}): {matrix}").format(stage=stage.name, matrix=title)
            yield _Event(("reminder", stage.name, *about), day, day, reminder, owing)


def _moved(day: date, days: int) -> date | None:
    """The day so many days later; None where no calendar has it."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved if moved < date.max else None


def _days(period: Period | None) -> tuple[date, date] | None:
    """The first and last day of a period; of one with one end only, that of its end."""
    if period is None:
        return None
    start, end = period.start or period.end, period.end or period.start
    if start is None or end is None or end.last < start.first or end.last == date.max:
        return None
    return start.first, end.last
