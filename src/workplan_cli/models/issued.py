"""data/reminders.yaml: which reminders were sent, when."""

from typing import ClassVar

from workplan_cli.models.words import CountryCode, Day, Id, Line, Record


class IssuedReminder(Record):
    """One country was reminded of one matrix on one day."""

    called: ClassVar[str] = "a reminder that was sent"

    date: Day
    """The day of the reminder."""
    country: CountryCode
    """ISO 3166-1 code of the country that was reminded."""
    matrix: Id
    """Id of the matrix that it was reminded of."""
    stage: Line | None = None
    """Name of the stage that the reminder was sent at; left out where none had begun."""
    missing: int
    """How many rows were not answered on that day."""
