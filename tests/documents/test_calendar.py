"""The calendar of deadlines, as a second program reads it."""

from datetime import date
from typing import Any

import vobject
from tests.unit.consolidation.submitted import PLAN, plan_of

from workplan_cli.documents.calendar import calendar

DAY = date(2017, 11, 28)
STAGES = "reminders: {stages: [{name: courtesy, days: -14}, {name: late, days: 7}, {name: never, days: 9999999999}]}\n"
WORKSHOP = "workshop: {period: {start: 2018-Q1, end: 2018-Q1}, place: Here, status: proposed}\n"
MATRIX = "{id: protocol, title: Protocol, deadline: 2017-07-21, rows: [{id: p-1, text: First}]}"
OPEN = "{id: treaties, title: Treaties, kind: treaties, rows: [{id: t-1, text: First}]}"
LATER = "{country: GT, matrices: {protocol: {extension: 2017-08-15, answers: {p-1: {status: yes}}}}}"


def events(raw: bytes) -> list[Any]:
    read = vobject.readOne(raw.decode())
    assert read.validate()
    assert read.prodid.value == "-//workplan//reminders//EN"
    return list(read.vevent_list)


def days(raw: bytes) -> list[tuple[str, str, str]]:
    return [(each.dtstart.value.isoformat(), each.dtend.value.isoformat(), each.summary.value) for each in events(raw)]


def made(**chosen: list[str]) -> bytes:
    plan = plan_of(plan=PLAN + STAGES + WORKSHOP, matrices=[MATRIX, OPEN], countries=[LATER])
    return calendar(plan, DAY, "en", **chosen)


def test_every_deadline_stage_and_the_workshop_are_whole_days() -> None:
    assert days(made()) == [
        ("2017-07-07", "2017-07-08", "Reminder (courtesy): Protocol"),
        ("2017-07-21", "2017-07-22", "Deadline: Protocol"),
        ("2017-07-28", "2017-07-29", "Reminder (late): Protocol"),
        ("2017-08-01", "2017-08-02", "Reminder (courtesy): Protocol (Guatemala)"),
        ("2017-08-15", "2017-08-16", "Extended deadline: Protocol (Guatemala)"),
        ("2017-08-22", "2017-08-23", "Reminder (late): Protocol (Guatemala)"),
        ("2018-01-01", "2018-04-01", "Workshop"),
    ]


def test_a_deadline_says_who_has_not_answered() -> None:
    by_summary = {each.summary.value: each for each in events(made())}
    assert by_summary["Deadline: Protocol"].description.value == "Not answered, by country: Honduras (1), Mexico (1)"
    assert not hasattr(by_summary["Extended deadline: Protocol (Guatemala)"], "description")
    assert by_summary["Workshop"].status.value == "TENTATIVE"


def test_only_what_is_asked_for_is_in_it() -> None:
    summaries = [summary for _, _, summary in days(made(countries=["GT"], matrices=["protocol"]))]
    assert summaries == [
        "Reminder (courtesy): Protocol (Guatemala)",
        "Extended deadline: Protocol (Guatemala)",
        "Reminder (late): Protocol (Guatemala)",
        "Workshop",
    ]


def test_an_event_keeps_its_id_when_its_day_moves_and_bytes_are_the_same_each_time() -> None:
    def ids(deadline: str) -> set[str]:
        plan = plan_of(plan=PLAN + STAGES, matrices=[MATRIX.replace("2017-07-21", deadline)])
        return {each.uid.value for each in events(calendar(plan, DAY, "en"))}

    assert ids("2017-07-21") == ids("2018-01-31")
    assert len(ids("2017-07-21")) == 3
    assert made() == made()
    assert {each.dtstamp.value.isoformat() for each in events(made())} == {"2017-11-28T00:00:00+00:00"}
