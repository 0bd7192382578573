"""What countries owe, for a person at a terminal."""

from collections.abc import Iterator
from io import StringIO
from textwrap import wrap

from workplan_cli.models.matrix import Row
from workplan_cli.reminders import Reminder, Standing
from workplan_cli.reporters.owed.listing import Listing, last_sent, wordly
from workplan_cli.reporters.text import visible

_WIDTH = 110


def as_table(listing: Listing, *, color: bool) -> str:
    """A line a country and matrix, the longest overdue first; how many countries owe data, and what else is open."""
    say = listing.say
    owed = listing.by_urgency()
    lines = _drawn(listing, owed, color=color) if owed else ""
    counted = listing.counted() if owed else say("No country owes matrix data.")
    beside = [f"  {each}" for each in listing.beside()]
    heading = [say("Also open (--details lists it):")] if beside else []
    return lines + "\n".join((counted, *heading, *beside)) + "\n"


def _drawn(listing: Listing, owed: list[Reminder], *, color: bool) -> str:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE, pad_edge=False)
    logged = any(each.sent for each in owed)
    for heading in ("Country", "Matrix", "Missing", "Deadline", "Days overdue", "Stage", *(["Sent"] if logged else [])):
        table.add_column(listing.say(heading), justify="right" if heading in ("Missing", "Days overdue") else "left")
    for each in owed:
        table.add_row(
            Text(listing.name(each.country)),
            Text(visible(each.matrix)),
            f"{len(each.missing)}/{each.total}",
            each.deadline.isoformat() if each.deadline else "–",
            str(each.days_overdue) if each.days_overdue else "–",
            Text(visible(each.stage or "–"), style="red" if each.days_overdue else ""),
            *([Text(visible(last_sent(each) or "–"))] if logged else []),
        )
    out = StringIO()
    console = Console(file=out, width=_WIDTH, force_terminal=color, no_color=not color, legacy_windows=False)
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def as_details(listing: Listing) -> str:
    """Every open point, country by country: which rows, with article and text, and what else."""
    countries = ("\n".join(map(visible, _country(listing, each))) + "\n" for each in listing.by_name())
    return "\n".join(countries)


def _country(listing: Listing, standing: Standing) -> Iterator[str]:
    file = next((each.file for each in standing.reminders if each.file), None)
    yield f"{listing.name(standing.country)} ({standing.country})" + (f" · {file}" if file else "")
    for reminder in standing.reminders:
        yield from _matrix(listing, reminder)
    for said in wordly(listing, standing):
        yield f"  {said}"


def _matrix(listing: Listing, reminder: Reminder) -> Iterator[str]:
    say = listing.say
    due = reminder.deadline.isoformat() if reminder.deadline else say("no deadline")
    yield f"  {reminder.matrix} ({due})"
    if reminder.draft:
        yield f"    {say('The answers are a draft that was not handed in.')}"
    if reminder.missing:
        yield f"    {say('Not answered:')}"
        for row in reminder.missing:
            yield from _row(listing, row, "")
    if reminder.unfinished:
        yield f"    {say('Answered, and something is lacking:')}"
        for each in reminder.unfinished:
            yield from _row(listing, each.row, f" ({listing.lacking(each.lacks)})")
    for sent in reminder.sent:
        told = say("Reminded on {day}").format(day=sent.date.isoformat())
        yield f"    {told}" + (f" ({sent.stage})" if sent.stage else "")


def _row(listing: Listing, row: Row, end: str) -> list[str]:
    article = row.reference or row.id
    lines = wrap(f"{article}  {listing.text(row.text)}{end}", _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 8)
    return lines or [f"{' ' * 6}{article}{end}"]
