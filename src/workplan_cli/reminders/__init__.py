"""A WorkPlan and a day: what each country owes, and what else is open with it."""

from workplan_cli.reminders.owed import Reminder, Unfinished, deadline_of, remind
from workplan_cli.reminders.standing import Standing, standings

__all__ = ["Reminder", "Standing", "Unfinished", "deadline_of", "remind", "standings"]
