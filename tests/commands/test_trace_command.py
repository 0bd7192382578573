"""`workplan trace`: where a piece of the plan is written, and how it came there."""

import json

import pytest
from tests.commands.terminal import PLANS, Ran, workplan
from tests.plan_folder import PlanFolder

COMPLETE = PLANS / "complete"


def traced(*subjects: str, plan: object = COMPLETE) -> Ran:
    return workplan("trace", *subjects, "--root", str(plan), LANGUAGE="en")


def lines(*subjects: str) -> list[str]:
    ran = traced(*subjects)
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def test_each_end_of_a_period_has_every_place_that_says_one_and_the_decision_that_joined_them() -> None:
    merged = "(OPS-02, merged by data/decisions.yaml:2:3; not in the plan)"
    assert lines("INF-03.period") == [
        "data/themes/1-information.yaml:138:14: period.start: 2025-01",
        "data/themes/1-information.yaml:139:12: period.end: 2025-09",
        f"data/themes/2-operations.yaml:72:14: period.start: 2025-03 {merged}",
        f"data/themes/2-operations.yaml:73:12: period.end: 2025-06 {merged}",
    ]


def test_a_merged_action_is_followed_to_what_it_became() -> None:
    first, *rest = lines("OPS-02")
    assert first == "OPS-02 was merged and is part of INF-03 now"
    assert "data/themes/2-operations.yaml:68:12: scope: regional (OPS-02, merged by data/decisions.yaml:2:3)" in rest
    assert not [line for line in rest if "1-information" in line]


def test_an_action_has_the_positions_of_countries_too() -> None:
    merged = "(OPS-02, merged by data/decisions.yaml:2:3)"
    assert lines("INF-03.positions") == [
        "data/countries/antarctica.yaml:123:5: positions.AQ: participate",
        f"data/countries/bouvet-island.yaml:102:5: positions.BV: participate {merged}",
        "data/countries/us-outlying-islands.yaml:103:5: positions.UM: observe",
    ]


@pytest.mark.parametrize(
    ("subject", "line"),
    [
        ("AQ.ferry-safety.fs-03", "data/countries/antarctica.yaml:39:17: ferry-safety.fs-03.status: yes"),
        ("AQ.ferry-safety.fs-03.status", "data/countries/antarctica.yaml:39:17: ferry-safety.fs-03.status: yes"),
        ("AQ.INF-01", "data/countries/antarctica.yaml:118:15: INF-01.position: lead"),
        ("ferry-safety.fs-03", "data/countries/bouvet-island.yaml:22:17: fs-03.BV.status: yes"),
        ("ferry-safety.fs-03.text", "data/matrices/ferry-safety.yaml:23:7: fs-03.text: Every ferry is registered, and"),
        ("INF.group.facilitator", "data/themes/1-information.yaml:12:14: group.facilitator.partner: EMO"),
        ("plan.period", "data/plan.yaml:26:10: period.start: 2024"),
    ],
)
def test_answers_rows_groups_and_the_plan_can_be_asked_for(subject: str, line: str) -> None:
    assert [each for each in lines(subject) if each.startswith(line)]


def test_several_may_be_asked_for_at_once() -> None:
    assert lines("plan.period", "INF-01.scope") == [*lines("plan.period"), *lines("INF-01.scope")]


def test_a_field_that_no_file_gives_is_written_nowhere(plan: PlanFolder) -> None:
    assert traced("INT-01", plan=plan.root).out.splitlines() == [
        "data/themes/1-information.yaml:5:9: id: INT-01",
        "data/themes/1-information.yaml:6:12: title: First action",
        "data/themes/1-information.yaml:7:16: countries: all",
    ]
    ran = traced("INT-01.status", plan=plan.root)
    assert (ran.code, ran.err) == (2, "workplan: nothing is written for status of INT-01\n")


def test_what_was_given_twice_is_shown_as_not_in_the_plan(plan: PlanFolder) -> None:
    theme = (plan.root / "data/themes/1-information.yaml").read_text()
    plan.write("data/themes/1-information.yaml", theme + "  - id: INT-01\n    title: Action\n")
    assert "data/themes/1-information.yaml:8:5: action: id INT-01, title Action (not in the plan)" in (
        traced("INT-01", plan=plan.root).out.splitlines()
    )


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("int-01", "nothing is called int-01; did you mean INT-01?"),
        ("ZZZZ", "nothing is called ZZZZ"),
        ("GT.protocol", "nothing is written for protocol of GT"),
    ],
)
def test_what_is_not_there_is_refused_with_what_comes_near(plan: PlanFolder, subject: str, said: str) -> None:
    ran = traced(subject, plan=plan.root)
    assert (ran.code, ran.out, ran.err) == (2, "", f"workplan: {said}\n")


def test_a_text_is_shown_in_the_language_of_the_reader() -> None:
    ran = workplan("trace", "INF-01.title", "--root", COMPLETE, "--lang", "es")
    assert ran.out == "data/themes/1-information.yaml:27:7: title: Registro común de incidentes de transbordadores\n"


def test_json_has_places_values_and_decisions() -> None:
    ran = workplan("trace", "INF-03.scope", "--root", COMPLETE, "--format", "json")
    piece = {"field": "scope", "value": "regional"}
    assert json.loads(ran.out) == {
        "version": 1,
        "traces": [
            {
                "subject": "INF-03.scope",
                "became": None,
                "pieces": [
                    {
                        **piece,
                        "file": "data/themes/1-information.yaml",
                        "line": 133,
                        "column": 12,
                        "submitted_as": "INF-03",
                        "decisions": [],
                        "in_plan": True,
                    },
                    {
                        **piece,
                        "file": "data/themes/2-operations.yaml",
                        "line": 68,
                        "column": 12,
                        "submitted_as": "OPS-02",
                        "decisions": [{"file": "data/decisions.yaml", "line": 2, "column": 3}],
                        "in_plan": True,
                    },
                ],
            }
        ],
    }


def test_json_writes_every_kind_of_value() -> None:
    ran = workplan("trace", "INF-01", "AQ", "plan", "--root", COMPLETE, "--format", "json")
    values = {piece["field"]: piece["value"] for trace in json.loads(ran.out)["traces"] for piece in trace["pieces"]}
    assert values["budget"] == {
        "amount": "48250.75",
        "currency": "USD",
        "source": {
            "en": "Trust fund of the Conference (invented)",
            "es": "Fondo fiduciario de la Conferencia (inventado)",
        },
    }
    assert (values["ferry-safety.fs-03.as_of"], values["ferry-safety.fs-03.verified"]) == ("2023-05-01", True)
    assert values["premises.2.tlp"] == "CLEAR"


def test_another_format_is_refused() -> None:
    ran = workplan("trace", "INF-01", "--format", "xml")
    assert (ran.code, ran.err) == (2, "workplan: --format xml is not one of text, json\n")


def test_a_plan_that_cannot_be_read_has_nothing_to_trace(plan: PlanFolder) -> None:
    plan.write("data/plan.yaml", "id: example\n")
    ran = traced("INT-01", plan=plan.root)
    assert (ran.code, ran.err) == (
        2,
        "workplan: data/plan.yaml has errors: nothing can be traced (workplan validate)\n",
    )
