"""How far a plan is: what each country has sent, and what is open in each group."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.consolidation.submitted import PLAN, group, read

from workplan_cli.address import Address
from workplan_cli.board import Board, CountryState, GroupState, board
from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.findings import Finding, Message, Severity
from workplan_cli.models.submissions import Broken, Submissions

DAY = date(2017, 8, 1)
MATRICES = [
    "{id: protocol, title: Protocol, deadline: 2017-07-21, rows: [{id: p-1, text: First}, {id: p-2, text: Second}]}",
    "{id: laws, title: Laws, kind: legislation, rows: [{id: l-1, text: First}]}",
]
PROFILES = "profiles: {prosecutor: Prosecutors, police: Police}\n"
THEMES = [
    group(
        "INT",
        "  - {id: INT-01, title: A, countries: all, status: group}\n"
        "  - {id: INT-02, title: B, countries: [MX], lead: [GT]}\n"
        "  - {id: INT-03, title: C, countries: all, except: {GT: No sea}, status: adopted}\n"
        "  - {id: INT-04, title: D, countries: all, status: withdrawn}\n",
    ),
    group("OPS", "  - {id: OPS-01, title: E, countries: [HN]}", 2),
]


def submitted(*countries: str) -> Submissions:
    return read(plan=PLAN + PROFILES, matrices=MATRICES, themes=THEMES, countries=list(countries))


def made(*countries: str, findings: tuple[Finding, ...] = ()) -> Board:
    return board(consolidate(submitted(*countries)), DAY, findings)


def guatemala(country: str = "{country: GT}") -> CountryState:
    return made(country).countries[0]


def of_group(code: str, *findings: Finding) -> GroupState:
    (found,) = [each for each in made("{country: GT}", findings=findings).groups if each.code == code]
    return found


def finding(file: str, *about: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding("WP999", "example", severity, Address(file), Message("Example"), (), frozenset(about))


def test_countries_are_in_order_of_their_codes_with_or_without_a_file() -> None:
    assert [(each.code, each.file is not None) for each in made("{country: HN}").countries] == [
        ("GT", False),
        ("HN", True),
        ("MX", False),
    ]


def test_of_each_matrix_what_is_answered_of_what_is_asked_and_how_late_the_rest_is() -> None:
    state = guatemala(
        "{country: GT, matrices: {protocol: {status: draft, answers: {p-1: {status: yes}, p-2: {}}}, "
        "laws: {status: submitted, submitted: 2017-07-01, answers: {l-1: {status: no}}}}}"
    )
    seen = [(each.matrix, each.answered, each.asked, each.status, each.days_overdue) for each in state.matrices]
    assert seen == [("protocol", 1, 2, "draft", 11), ("laws", 1, 1, "submitted", 0)]
    assert [(each.deadline, each.submitted) for each in state.matrices] == [
        (date(2017, 7, 21), None),
        (None, date(2017, 7, 1)),
    ]


def test_nothing_is_late_that_was_granted_more_time_or_is_complete() -> None:
    late = guatemala("{country: GT, matrices: {protocol: {extension: 2017-08-15}}}").matrices[0]
    whole = guatemala("{country: GT, matrices: {protocol: {answers: {p-1: {status: no}, p-2: {status: no}}}}}")
    assert (late.deadline, late.days_overdue, whole.matrices[0].days_overdue) == (date(2017, 8, 15), 0, 0)


def test_delegates_are_counted_by_profile_those_of_the_plan_first() -> None:
    state = guatemala(
        "{country: GT, delegation: [{profile: police}, {profile: police}, {profile: judge}, {institution: Court}]}"
    )
    assert list(state.delegation.items()) == [("prosecutor", 0), ("police", 2), ("", 1), ("judge", 1)]
    assert (state.represented, len(state.delegation)) == (3, 4)


def test_a_country_is_asked_about_the_actions_in_force_that_it_takes_part_in_or_leads() -> None:
    assert [(each.code, each.given, each.asked) for each in made("{country: GT}").countries] == [
        ("GT", 0, 2),
        ("HN", 0, 3),
        ("MX", 0, 3),
    ]


def test_a_position_counts_where_it_was_asked_for() -> None:
    state = guatemala(
        "{country: GT, positions: {INT-01: {position: lead}, INT-02: {note: Soon}, INT-03: {position: observe}, "
        "INT-04: {position: participate}, OPS-01: {position: observe}}}"
    )
    assert (state.given, state.asked) == (1, 2)
    assert state.stands == {"lead": 1, "participate": 0, "observe": 0, "reserve": 0, "decline": 0}


def test_a_file_that_the_secretariat_filled_in_is_told_from_one_of_the_country() -> None:
    assert [guatemala(f"{{country: GT{each}}}").compiled for each in ("", ", compiled: {by: IOM}")] == [False, True]


def test_of_a_country_whose_file_cannot_be_read_nothing_is_known() -> None:
    broken = replace(submitted(), broken=(Broken("data/countries/guatemala.yaml", "country", "GT"),))
    states = board(consolidate(broken), DAY, ()).countries
    assert [(each.code, each.unknown) for each in states] == [("GT", True), ("HN", False), ("MX", False)]


def test_the_actions_of_a_group_are_counted_by_state() -> None:
    assert of_group("INT").actions == {"proposed": 1, "group": 1, "plenary": 0, "adopted": 1, "withdrawn": 1}
    assert of_group("INT").in_force == 3


def test_a_merged_action_counts_once_for_the_group_that_it_became_part_of() -> None:
    merge = "[{decision: merge, actions: [INT-01, OPS-01], into: INT-01, reason: Same}]"
    plan = consolidate(read(themes=THEMES, decisions=merge))
    assert [(each.code, each.in_force) for each in board(plan, DAY, ()).groups] == [("INT", 3), ("OPS", 0)]


@pytest.mark.parametrize(
    ("about", "owners"),
    [
        ((), [""]),
        (("INT-01",), ["INT"]),
        (("INT-01", "OPS-01"), ["INT", "OPS"]),
        (("GT", "INT-01"), ["GT", "INT"]),
        (("protocol",), [""]),
    ],
)
def test_what_is_in_nobodys_file_is_open_with_those_that_it_is_about(about: tuple[str, ...], owners: list[str]) -> None:
    assert open_with(finding("data/plan.yaml", *about)) == owners


def test_what_is_in_a_countrys_file_is_the_countrys_to_mend_and_not_the_groups() -> None:
    file = submitted("{country: GT}").countries[0].file
    assert open_with(finding(file, "INT-01", "MX")) == ["GT"]


def test_what_is_in_a_groups_file_is_open_with_the_group_and_with_those_whose_actions_it_is_about() -> None:
    file = submitted().themes[0].file
    assert open_with(finding(file, "OPS-01", "MX")) == ["INT", "OPS"]


def open_with(blamed: Finding) -> list[str]:
    state = made("{country: GT}", findings=(blamed,))
    rows: tuple[CountryState | GroupState, ...] = (*state.countries, *state.groups)
    owners = [each.code for each in rows if each.questions.findings]
    return owners + [""] * len(state.questions.findings)


def test_notes_are_no_open_questions() -> None:
    file = submitted().themes[0].file
    questions = of_group(
        "INT", *(finding(file, severity=each) for each in (Severity.NOTE, Severity.WARNING, Severity.ERROR))
    ).questions
    assert (questions.errors, questions.warnings) == (1, 1)


def test_the_whole_plan_is_the_sum_of_its_countries() -> None:
    state = made("{country: GT, matrices: {laws: {answers: {l-1: {status: no}}}}}")
    assert (state.answered, state.asked) == (1, 9)
