"""What is open with a country beside the rows that it has not answered."""

from datetime import date
from pathlib import Path

import pytest
from tests.rules.base import BASE, edited, written

from workplan_cli.pipeline import check
from workplan_cli.reminders import Standing, standings

DAY = date(2017, 11, 28)
HONDURAS, MEXICO = "data/countries/honduras.yaml", "data/countries/mexico.yaml"


def standing(folder: Path, country: str, *changes: dict[str, str]) -> Standing | None:
    files: dict[str, str] = {}
    for change in changes:
        files |= change
    checked = check(written(folder, files))
    assert checked.workplan is not None
    found = {each.country: each for each in standings(checked.workplan, DAY, checked.findings)}
    return found.get(country)


def test_a_country_with_everything_is_not_listed(tmp_path: Path) -> None:
    assert standing(tmp_path, "GT") is None


def test_a_profile_that_nobody_is_named_for_is_asked_for(tmp_path: Path) -> None:
    assert standing(tmp_path, "HN") == Standing("HN", (), None, ("prosecutor", "investigator"))


@pytest.mark.parametrize("workshop", ["{status: held}", "{period: {start: 2017-Q2, end: 2017-10}}"])
def test_once_the_workshop_is_over_nobody_is_asked_for_it(tmp_path: Path, workshop: str) -> None:
    plan = {"data/plan.yaml": f"{BASE['data/plan.yaml']}workshop: {workshop}\n"}
    assert standing(tmp_path, "HN", plan) is None


def test_until_it_is_over_a_delegation_is_asked_for(tmp_path: Path) -> None:
    plan = {"data/plan.yaml": f"{BASE['data/plan.yaml']}workshop: {{period: {{end: 2017-11-28}}}}\n"}
    assert standing(tmp_path, "HN", plan) == Standing("HN", (), None, ("prosecutor", "investigator"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [("{institution: Secretariat of Examples}", "out of reach"), ("", "missing"), ("{name: , email: }", "missing")],
)
def test_a_focal_point_must_be_there_and_within_reach(tmp_path: Path, wrong: str, said: str) -> None:
    line = 'focal_point: {institution: Secretariat of Examples, phone: "+52 55 0000 0000"}\n'
    found = standing(tmp_path, "MX", edited(MEXICO, line, f"focal_point: {wrong}\n" if wrong else ""))
    assert found is not None
    assert found.focal_point == said


def lacks(found: Standing | None) -> list[tuple[str, str, tuple[str, ...]]]:
    assert found is not None
    return [(each.matrix, answer.row.id, answer.lacks) for each in found.reminders for answer in each.unfinished]


def test_an_answer_lacks_what_its_row_requires_and_what_its_status_calls_for(tmp_path: Path) -> None:
    bare = edited(HONDURAS, ', citation: "Act 59 of 2012, article 52", note: Not by sea.', "")
    assert lacks(standing(tmp_path, "HN", bare)) == [("protocol", "p-1", ("citation", "note"))]


def test_what_a_waiver_excuses_is_not_asked_for(tmp_path: Path) -> None:
    bare = edited(HONDURAS, ', citation: "Act 59 of 2012, article 52", note: Not by sea.', "")
    waiver = "- {decision: waive, rule: WP120, country: HN, matrix: protocol, reason: The act is secret.}\n"
    found = standing(tmp_path, "HN", bare, {"data/decisions.yaml": waiver})
    assert lacks(found) == [("protocol", "p-1", ("note",))]


def test_answers_that_nobody_handed_in_are_a_draft(tmp_path: Path) -> None:
    change = edited(
        MEXICO, "  treaties:\n    status: submitted\n    submitted: 2017-07-20\n", "  treaties:\n    status: draft\n"
    )
    found = standing(tmp_path, "MX", change)
    assert found is not None
    assert [(each.matrix, each.draft, each.status, each.missing) for each in found.reminders] == [
        ("treaties", True, "draft", ())
    ]


def test_the_log_says_what_was_sent_up_to_the_day(tmp_path: Path) -> None:
    log = """\
- {date: 2017-09-01, country: HN, matrix: protocol, stage: second, missing: 1}
- {date: 2017-08-01, country: HN, matrix: protocol, stage: first, missing: 2}
- {date: 2017-11-29, country: HN, matrix: protocol, stage: escalation, missing: 1}
- {date: 2017-08-01, country: HN, matrix: treaties, stage: first, missing: 2}
- {date: 2017-08-01, country: MX, matrix: protocol, stage: first, missing: 2}
"""
    change = edited(HONDURAS, "      p-2: {status: yes}\n", "")
    found = standing(tmp_path, "HN", change, {"data/reminders.yaml": log})
    assert found is not None
    (reminder,) = found.reminders
    assert [(each.date.isoformat(), each.stage, each.missing) for each in reminder.sent] == [
        ("2017-08-01", "first", 2),
        ("2017-09-01", "second", 1),
    ]
