"""What countries owe, as a table or as JSON."""

import json
from collections.abc import Sequence
from datetime import date
from io import StringIO

from workplan_cli.language import country_name, translation
from workplan_cli.reminders import Reminder
from workplan_cli.reporters.text import visible

_WIDTH = 110


def as_json(reminders: Sequence[Reminder], as_of: date, language: str) -> str:
    """The reminders as one JSON object with a final newline: the contract is in docs/commands.md."""
    listed = [
        {
            "country": each.country,
            "name": country_name(each.country, language),
            "matrix": each.matrix,
            "missing": len(each.missing),
            "total": each.total,
            "missing_rows": [row.id for row in each.missing],
            "deadline": each.deadline.isoformat() if each.deadline else None,
            "days_overdue": each.days_overdue,
            "stage": each.stage,
            "file": each.file,
        }
        for each in reminders
    ]
    whole = {"version": 1, "as_of": as_of.isoformat(), "reminders": listed}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_table(reminders: Sequence[Reminder], as_of: date, language: str, *, color: bool) -> str:
    """The reminders as a table, the longest overdue first, and how many countries owe something."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    say = translation(language)
    if not reminders:
        return say("No country owes matrix data.") + "\n"
    table = Table(box=SIMPLE, pad_edge=False)
    for heading in ("Country", "Matrix", "Missing", "Deadline", "Days overdue", "Stage"):
        table.add_column(say(heading), justify="right" if heading in ("Missing", "Days overdue") else "left")
    for each in sorted(reminders, key=lambda each: (-each.days_overdue, country_name(each.country, language))):
        table.add_row(
            Text(country_name(each.country, language)),
            Text(visible(each.matrix)),
            f"{len(each.missing)}/{each.total}",
            each.deadline.isoformat() if each.deadline else "–",
            str(each.days_overdue) if each.days_overdue else "–",
            Text(visible(each.stage or "–"), style="red" if each.days_overdue else ""),
        )
    out = StringIO()
    console = Console(file=out, width=_WIDTH, force_terminal=color, no_color=not color, legacy_windows=False)
    console.print(table)
    owing = len({each.country for each in reminders})
    counted = say("Countries that owe data as of {day}: {countries}").format(day=as_of.isoformat(), countries=owing)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + f"\n{counted}\n"
