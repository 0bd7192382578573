"""In which order actions can be done, and how much each country has to do at once."""

from datetime import date

import pytest
from tests.unit.consolidation.submitted import group, plan_of

from workplan_cli.consolidation.schedule import Load, loads, quarter_of, steps
from workplan_cli.consolidation.workplan import WorkPlan

FOUR = [quarter_of(date(2018, month, 1)) for month in (1, 4, 7, 10)]


def plan(*actions: str, countries: tuple[str, ...] = (), decisions: str = "[]") -> WorkPlan:
    written = "\n".join(
        f"  - {{id: INT-0{number}, title: Action, {each}}}" for number, each in enumerate(actions, start=1)
    )
    return plan_of(themes=[group("INT", written)], countries=list(countries), decisions=decisions)


def in_steps(made: WorkPlan) -> list[list[str]]:
    return [[action.id for action in step] for step in steps(made)]


def of_guatemala(made: WorkPlan, quarters: list[int] = FOUR) -> list[tuple[int, int]]:
    return [(each.leads, each.takes_part) for each in loads(made, quarters)["GT"]]


def test_an_action_is_a_step_after_all_that_it_waits_for() -> None:
    made = plan("depends_on: [INT-02, INT-03]", "depends_on: [INT-04]", "depends_on: [INT-04]", "priority: low")
    assert in_steps(made) == [["INT-04"], ["INT-02", "INT-03"], ["INT-01"]]


def test_what_waits_for_nothing_and_is_not_waited_for_is_in_no_step() -> None:
    assert in_steps(plan("priority: low", "depends_on: [INT-09]", "depends_on: [INT-03]")) == []


def test_withdrawn_actions_are_waited_for_by_nobody() -> None:
    assert in_steps(plan("depends_on: [INT-02]", "status: withdrawn")) == []


def test_a_circle_is_in_no_step_and_what_waits_for_it_is() -> None:
    made = plan("depends_on: [INT-02]", "depends_on: [INT-01]", "depends_on: [INT-01]", "depends_on: [INT-03]")
    assert in_steps(made) == [["INT-03"], ["INT-04"]]


def test_what_a_merged_action_waited_for_is_waited_for_by_what_it_became() -> None:
    merge = "[{decision: merge, actions: [INT-01, INT-02], into: INT-01, reason: Same}]"
    assert in_steps(plan("priority: low", "depends_on: [INT-03]", "priority: low", decisions=merge)) == [
        ["INT-03"],
        ["INT-01"],
    ]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("countries: all, period: {start: 2018-Q2, end: 2018-Q3}", [(0, 0), (0, 1), (0, 1), (0, 0)]),
        ("countries: all, lead: [GT], period: {start: 2018-Q2, end: 2018-Q3}", [(0, 0), (1, 0), (1, 0), (0, 0)]),
        # Who leads need not be named among the countries.
        ("countries: [MX], lead: [GT], period: {start: 2018-Q1, end: 2018-Q1}", [(1, 0), (0, 0), (0, 0), (0, 0)]),
        ("countries: all, except: {GT: No sea}, period: {start: 2018, end: 2018}", [(0, 0)] * 4),
        ("countries: [MX], period: {start: 2018, end: 2018}", [(0, 0)] * 4),
        # One that only begins, or only ends, is known to be under way then.
        ("countries: all, period: {start: 2018-05-20}", [(0, 0), (0, 1), (0, 0), (0, 0)]),
        ("countries: all, period: {end: 2018-05-20}", [(0, 0), (0, 1), (0, 0), (0, 0)]),
        ("countries: all, period: {start: 2017, end: 2019}", [(0, 1)] * 4),
        ("countries: all, period: {start: 2019, end: 2020}", [(0, 0)] * 4),
        ("countries: all, period: {start: 2018-Q3, end: 2018-Q1}", [(0, 0)] * 4),
        ("countries: all", [(0, 0)] * 4),
        ("countries: all, status: withdrawn, period: {start: 2018, end: 2018}", [(0, 0)] * 4),
    ],
)
def test_an_action_is_work_in_the_quarters_of_its_period(action: str, expected: list[tuple[int, int]]) -> None:
    assert of_guatemala(plan(action)) == expected


@pytest.mark.parametrize(
    ("stand", "expected"),
    [("lead", (1, 0)), ("participate", (0, 1)), ("observe", (0, 0)), ("reserve", (0, 0)), ("decline", (0, 0))],
)
@pytest.mark.parametrize("proposed", ["countries: all", "countries: all, lead: [GT]", "countries: [MX]"])
def test_what_a_country_says_itself_counts_before_what_its_group_proposes(
    stand: str, expected: tuple[int, int], proposed: str
) -> None:
    guatemala = f"{{country: GT, positions: {{INT-01: {{position: {stand}}}}}}}"
    made = plan(f"{proposed}, period: {{start: 2018-Q1, end: 2018-Q1}}", countries=(guatemala,))
    assert of_guatemala(made, FOUR[:1]) == [expected]


def test_the_actions_of_a_quarter_are_counted_together_and_each_country_by_itself() -> None:
    made = plan(
        "countries: all, period: {start: 2018, end: 2018}",
        "countries: [GT, MX], lead: [MX, IOM], period: {start: 2018-Q1, end: 2018-Q2}",
        "countries: all, lead: [MX], period: {start: 2018-Q2, end: 2018-Q2}",
    )
    assert loads(made, FOUR) == {
        "GT": (Load(0, 2), Load(0, 3), Load(0, 1), Load(0, 1)),
        "HN": (Load(0, 1), Load(0, 2), Load(0, 1), Load(0, 1)),
        "MX": (Load(1, 1), Load(2, 1), Load(0, 1), Load(0, 1)),
    }


def test_quarters_may_be_left_out() -> None:
    made = plan("countries: all, period: {start: 2018-Q2, end: 2018-Q3}")
    assert of_guatemala(made, [FOUR[0], FOUR[2]]) == [(0, 0), (0, 1)]
