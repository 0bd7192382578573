"""What countries owe as JSON: the contract is in docs/commands.md."""

import json

from workplan_cli.reminders import Reminder, Standing
from workplan_cli.reporters.owed.listing import Listing


def as_json(listing: Listing) -> str:
    """One object with a final newline: `reminders` lists rows that are not answered, `countries` all that is open."""
    whole = {
        "version": 1,
        "as_of": listing.as_of.isoformat(),
        "reminders": [_reminder(listing, each) for each in listing.owed()],
        "countries": [_country(listing, each) for each in listing.standings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _reminder(listing: Listing, reminder: Reminder) -> dict[str, object]:
    return {
        "country": reminder.country,
        "name": listing.name(reminder.country),
        "matrix": reminder.matrix,
        "missing": len(reminder.missing),
        "total": reminder.total,
        "missing_rows": [row.id for row in reminder.missing],
        "deadline": reminder.deadline.isoformat() if reminder.deadline else None,
        "days_overdue": reminder.days_overdue,
        "stage": reminder.stage,
        "file": reminder.file,
        "rows": [
            {"id": row.id, "reference": row.reference, "text": listing.text(row.text)} for row in reminder.missing
        ],
        "sent": [
            {"date": each.date.isoformat(), "stage": each.stage, "missing": each.missing} for each in reminder.sent
        ],
    }


def _country(listing: Listing, standing: Standing) -> dict[str, object]:
    return {
        "country": standing.country,
        "name": listing.name(standing.country),
        "focal_point": standing.focal_point,
        "delegation": list(standing.delegation),
        "matrices": [
            {
                "matrix": each.matrix,
                "missing": len(each.missing),
                "status": each.status,
                "draft": each.draft,
                "unfinished": [
                    {
                        "row": answer.row.id,
                        "reference": answer.row.reference,
                        "text": listing.text(answer.row.text),
                        "status": answer.status,
                        "lacks": list(answer.lacks),
                    }
                    for answer in each.unfinished
                ],
            }
            for each in standing.reminders
        ],
    }
