"""What countries owe as CSV, one line for each open point: for a spreadsheet."""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO

from workplan_cli.models.matrix import Row
from workplan_cli.reminders import Reminder, Standing
from workplan_cli.reporters.owed.listing import Listing, last_sent

COLUMNS = (
    *("country", "name", "matrix", "title", "open", "row", "reference", "text", "lacks"),
    *("deadline", "days_overdue", "stage", "last_sent", "file"),
)
_FORMULA = re.compile(r"\s*[=+@\t\r-]")
"""What a spreadsheet may take for a formula and run (OWASP, CSV injection)."""


def as_csv(listing: Listing) -> str:
    """RFC 4180 with a line of names: open is missing, draft, unfinished, focal-point or delegation.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    out = StringIO()
    lines = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    lines.writeheader()
    titles = listing.titles()
    for standing in listing.standings:
        for line in _lines(listing, standing, titles):
            lines.writerow({name: _cell(value) for name, value in line.items()})
    return out.getvalue()


def _cell(value: object) -> str:
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def _lines(listing: Listing, standing: Standing, titles: dict[str, str]) -> Iterator[Mapping[str, object]]:
    country: dict[str, object] = {"country": standing.country, "name": listing.name(standing.country)}
    for reminder in standing.reminders:
        matrix = country | _matrix(reminder, titles)
        for row in reminder.missing:
            yield matrix | {"open": "missing"} | _row(listing, row)
        if reminder.draft:
            yield matrix | {"open": "draft"}
        for answer in reminder.unfinished:
            lacks = " ".join(answer.lacks)
            yield matrix | {"open": "unfinished", "lacks": lacks} | _row(listing, answer.row)
    if standing.focal_point:
        yield country | {"open": "focal-point", "text": standing.focal_point}
    for profile in standing.delegation:
        yield country | {"open": "delegation", "row": profile, "text": listing.profiles([profile])[0]}


def _matrix(reminder: Reminder, titles: dict[str, str]) -> dict[str, object]:
    return {
        "matrix": reminder.matrix,
        "title": titles[reminder.matrix],
        "deadline": reminder.deadline.isoformat() if reminder.deadline else "",
        "days_overdue": reminder.days_overdue,
        "stage": reminder.stage or "",
        "last_sent": last_sent(reminder),
        "file": reminder.file or "",
    }


def _row(listing: Listing, row: Row) -> dict[str, object]:
    return {"row": row.id, "reference": row.reference or "", "text": listing.text(row.text)}
