"""Who owes matrix data on a day, and how urgently."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.consolidation.submitted import PLAN, read

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.models.submissions import Broken, Submissions
from workplan_cli.reminders import Reminder, remind

MATRIX = """
id: protocol
title: Protocol
deadline: 2017-07-21
rows: [{id: p-1, text: First}, {id: p-2, text: Second}]
"""
STAGES = """
reminders:
  stages: [{name: third, days: 21}, {name: early, days: -14}, {name: late, days: 1}, {name: due, days: 0}]
"""


def listed(submissions: Submissions, day: date) -> tuple[Reminder, ...]:
    return remind(consolidate(submissions), day)


def of_guatemala(country: str, day: str, matrix: str = MATRIX, plan: str = PLAN) -> Reminder:
    submissions = read(plan=plan, matrices=[matrix], countries=[country])
    (reminder,) = [each for each in listed(submissions, date.fromisoformat(day)) if each.country == "GT"]
    return reminder


@pytest.mark.parametrize(
    ("day", "overdue", "stage"),
    [
        ("2017-07-06", 0, None),
        ("2017-07-07", 0, "early"),
        ("2017-07-20", 0, "early"),
        ("2017-07-21", 0, "due"),
        ("2017-07-22", 1, "late"),
        ("2017-08-10", 20, "late"),
        ("2017-08-11", 21, "third"),
        ("2018-07-21", 365, "third"),
    ],
)
def test_a_stage_begins_on_its_day_and_lasts_until_the_next(day: str, overdue: int, stage: str | None) -> None:
    reminder = of_guatemala("{country: GT}", day, plan=PLAN + STAGES)
    assert (reminder.days_overdue, reminder.stage, reminder.deadline) == (overdue, stage, date(2017, 7, 21))


@pytest.mark.parametrize(
    ("day", "overdue", "stage"),
    [
        ("2017-07-06", 0, None),
        ("2017-07-07", 0, "courtesy"),
        ("2017-07-27", 6, "courtesy"),
        ("2017-07-28", 7, "first"),
        ("2017-08-10", 20, "first"),
        ("2017-08-11", 21, "second"),
        ("2017-08-24", 34, "second"),
        ("2017-08-25", 35, "escalation"),
    ],
)
def test_a_plan_that_names_no_stages_has_four(day: str, overdue: int, stage: str | None) -> None:
    reminder = of_guatemala("{country: GT}", day)
    assert (reminder.days_overdue, reminder.stage) == (overdue, stage)


@pytest.mark.parametrize(
    ("extension", "deadline", "overdue"),
    [
        ("2017-08-15", date(2017, 8, 15), 5),
        ("2017-07-22", date(2017, 7, 22), 29),
        # An extension to an earlier day takes nothing away.
        ("2017-07-01", date(2017, 7, 21), 30),
    ],
)
def test_an_extension_moves_the_deadline_of_that_country_only(extension: str, deadline: date, overdue: int) -> None:
    countries = [f"{{country: GT, matrices: {{protocol: {{extension: {extension}}}}}}}", "{country: HN}"]
    reminders = listed(read(matrices=[MATRIX], countries=countries), date(2017, 8, 20))
    assert [(each.country, each.deadline, each.days_overdue) for each in reminders] == [
        ("GT", deadline, overdue),
        ("HN", date(2017, 7, 21), 30),
        ("MX", date(2017, 7, 21), 30),
    ]


def test_a_matrix_without_a_deadline_is_asked_for_and_never_overdue() -> None:
    matrix = MATRIX.replace("deadline: 2017-07-21\n", "")
    reminder = of_guatemala("{country: GT, matrices: {protocol: {extension: 2017-08-15}}}", "2099-01-01", matrix)
    assert (reminder.deadline, reminder.days_overdue, reminder.stage, len(reminder.missing)) == (None, 0, None, 2)


def test_only_rows_with_an_answer_are_answered() -> None:
    answers = "{p-1: {status: not_applicable}, p-2: {note: Under review}, p-9: {status: yes}}"
    reminder = of_guatemala(f"{{country: GT, matrices: {{protocol: {{answers: {answers}}}}}}}", "2017-11-28")
    assert ([row.id for row in reminder.missing], reminder.total) == (["p-2"], 2)


def test_who_has_answered_every_row_owes_nothing_whatever_the_state_of_the_reply() -> None:
    answers = "{p-1: {status: yes}, p-2: {status: no}}"
    country = f"{{country: GT, matrices: {{protocol: {{status: draft, answers: {answers}}}}}}}"
    reminders = listed(read(matrices=[MATRIX], countries=[country]), date(2017, 11, 28))
    assert [each.country for each in reminders] == ["HN", "MX"]


def test_a_country_without_a_file_owes_everything() -> None:
    reminders = listed(read(matrices=[MATRIX], countries=["{country: GT}"]), date(2017, 11, 28))
    assert [(each.country, each.file, len(each.missing), each.total) for each in reminders] == [
        ("GT", "data/countries/0.yaml", 2, 2),
        ("HN", None, 2, 2),
        ("MX", None, 2, 2),
    ]


def test_nothing_is_said_of_a_country_whose_file_cannot_be_used() -> None:
    submissions = replace(
        read(matrices=[MATRIX], countries=["{country: GT}"]), broken=(Broken("data/countries/h.yaml", "country", "HN"),)
    )
    assert [each.country for each in listed(submissions, date(2017, 11, 28))] == ["GT", "MX"]


def test_a_file_of_nobody_knows_whom_silences_all_that_have_none() -> None:
    submissions = replace(
        read(matrices=[MATRIX], countries=["{country: GT}"]), broken=(Broken("data/countries/x.yaml", "country", None),)
    )
    assert [each.country for each in listed(submissions, date(2017, 11, 28))] == ["GT"]


def test_what_is_held_back_from_a_reader_is_not_owed() -> None:
    countries = [
        "{country: GT, tlp: RED}",
        "{country: HN, matrices: {protocol: {answers: {p-1: {status: yes, tlp: RED}}}}}",
    ]
    shown = disclose(read(matrices=[MATRIX], countries=countries), "GREEN").submissions
    reminders = [
        (each.country, [row.id for row in each.missing], each.total) for each in listed(shown, date(2017, 11, 28))
    ]
    assert reminders == [("HN", ["p-2"], 1), ("MX", ["p-1", "p-2"], 2)]


LAWS, TREATIES = "id: laws\nkind: legislation", "id: t\nkind: treaties"


def test_countries_stand_by_code_and_matrices_as_in_the_plan() -> None:
    matrices = [MATRIX.replace("id: protocol", each) for each in ("id: protocol", LAWS, TREATIES)]
    reminders = listed(read(matrices=matrices), date(2017, 11, 28))
    assert [(each.country, each.matrix) for each in reminders] == [
        (country, matrix) for country in ("GT", "HN", "MX") for matrix in ("t", "protocol", "laws")
    ]


def test_a_matrix_without_rows_is_owed_by_nobody() -> None:
    assert listed(read(matrices=["{id: empty, title: Empty}"]), date(2017, 11, 28)) == ()
