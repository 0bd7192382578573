"""Decisions, waivers and severities: what each of them changes, and what is said of those that change nothing."""

from pathlib import Path

import pytest
from tests.rules.base import BASE, edited, messages_in, places_in, written

from workplan_cli.pipeline import check

PLAN = "data/plan.yaml"
ONE = "data/themes/1-information.yaml"
TWO = "data/themes/2-response.yaml"
GT = "data/countries/guatemala.yaml"
DECISIONS = "data/decisions.yaml"
LOCAL = {ONE: BASE[ONE].replace("scope: regional", "scope: national")}
UNSOURCED = {GT: BASE[GT].replace('citation: "Act 10 of 2015, article 103"', "verified: true")}


def _waiver(rule: str, more: str = "") -> str:
    return (
        f"- {{decision: waive, rule: {rule}, {more}reason: Agreed in plenary., agreed_by: [IOM], date: 2018-03-14}}\n"
    )


def _decision(words: str) -> dict[str, str]:
    return {DECISIONS: f"- {{{words}, reason: Agreed in plenary., agreed_by: [IOM], date: 2018-03-14}}\n"}


def _rules(words: str) -> dict[str, str]:
    return {PLAN: BASE[PLAN] + f"rules: {{{words}}}\n"}


BLAMED = {
    "a waiver for an action that is not there": (
        {DECISIONS: _waiver("WP301", "action: INT-1, ")},
        ["WP315 decisions.yaml:1 WP301", "WP310 decisions.yaml:1 INT-1"],
    ),
    "a merge into an action that is not there": (
        _decision("decision: merge, actions: [INT-01, OPS-01], into: INT-09"),
        ["WP310 decisions.yaml:1 INT-09"],
    ),
    "a merge into a third action goes round in a circle": (
        {
            DECISIONS: _decision("decision: merge, actions: [INT-01, OPS-01], into: OPS-01")[DECISIONS]
            + _decision("decision: merge, actions: [OPS-01, INT-01], into: INT-01")[DECISIONS]
        },
        ["WP311 decisions.yaml:1 OPS-01", "WP311 decisions.yaml:2 INT-01"],
    ),
    "a merge that takes in what has been withdrawn": (
        _decision("decision: merge, actions: [INT-01, OPS-01], into: OPS-01")
        | edited(ONE, "    scope: regional\n", "    scope: regional\n    status: withdrawn\n"),
        ["WP319 decisions.yaml:1 INT-01", "WP324 themes/2-response.yaml:13 {start: 2019-Q1, end: 2019-Q2}"],
    ),
    "a merge of three of which two are kept apart": (
        {
            ONE: BASE[ONE] + "  - {id: INT-02, title: Agree, status: proposed}\n",
            DECISIONS: _decision("decision: keep, actions: [INT-01, OPS-01]")[DECISIONS]
            + _decision("decision: merge, actions: [INT-01, INT-02, OPS-01], into: INT-02")[DECISIONS],
        },
        [
            "WP317 decisions.yaml:1 [INT-01, OPS-01]",
            "WP324 themes/1-information.yaml:12 {start: 2018-Q1, end: 2018-Q4}",
        ],
    ),
    "a rule that is not there": (
        _rules("WP999: warning"),
        ["WP314 plan.yaml:13 WP999"],
    ),
    "a waiver of how files are read": (
        {DECISIONS: _waiver("unknown-field")},
        ["WP322 decisions.yaml:1 unknown-field"],
    ),
}


@pytest.mark.parametrize("case", BLAMED)
def test_blamed_in_its_place(case: str, tmp_path: Path) -> None:
    files, places = BLAMED[case]
    assert places_in(tmp_path, files) == places


EXCUSED = {
    "by code": LOCAL | {DECISIONS: _waiver("WP301")},
    "by name": LOCAL | {DECISIONS: _waiver("local-action")},
    "for one action": LOCAL | {DECISIONS: _waiver("WP301", "action: INT-01, ")},
    "for one country and matrix": {
        GT: BASE[GT].replace("note: A bill is before parliament.", "citation: x"),
        DECISIONS: _waiver("WP121", "country: GT, matrix: protocol, "),
    },
    "for one matrix": edited("data/matrices/protocol.yaml", "title: Protocol", "title: Protocol\nkind: treaties")
    | {DECISIONS: _waiver("WP148", "matrix: protocol, ")},
    "for one working group": edited(ONE, "objective: All countries know the routes.\n", "")
    | {DECISIONS: _waiver("WP237")},
    "a finding of a text, for the action that it is in": edited(ONE, "Routes are known in all countries.", "TBD")
    | {DECISIONS: _waiver("WP405", "action: INT-01, ")},
    "a finding of a text, for the matrix that it is in": edited(GT, "A bill is before parliament.", "TBD")
    | {DECISIONS: _waiver("WP405", "matrix: protocol, ")},
    "a waiver of a waiver": {DECISIONS: _waiver("WP301") + _waiver("WP315")},
}


@pytest.mark.parametrize("case", EXCUSED)
def test_waived(case: str, tmp_path: Path) -> None:
    assert messages_in(tmp_path, EXCUSED[case]) == []


UNEXCUSED = {
    "another rule": "WP302",
    "another action": "WP301, action: OPS-01",
    "another country": "WP301, country: GT",
    "another matrix": "WP301, matrix: protocol",
    "the right action, for another country": "WP301, action: INT-01, country: GT",
}


@pytest.mark.parametrize("case", UNEXCUSED)
def test_a_waiver_covers_what_it_names_and_nothing_else(case: str, tmp_path: Path) -> None:
    rule, _, more = UNEXCUSED[case].partition(", ")
    files = LOCAL | {DECISIONS: _waiver(rule, more and f"{more}, ")}
    assert messages_in(tmp_path, files) == [
        f"WP315 nothing that {rule} blames is covered by this waiver",
        "WP301 INT-01 is national; the plan's actions are regional",
    ]


def test_a_waiver_is_not_judged_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    files = {DECISIONS: _waiver("WP301", "action: INT-01, "), ONE: BASE[ONE].replace("scope: regional", "scope: local")}
    assert places_in(tmp_path, files) == ["WP023 themes/1-information.yaml:9 local"]


SEVERITIES = {
    "as it is": ("", ["error"]),
    "by code": ("WP301: warning", ["warning"]),
    "by name": ("local-action: note", ["note"]),
    "to its own": ("WP301: error", ["error"]),
    "off": (
        'WP301: "off"',
        [],
    ),
    "off, without quotes": (
        "WP301: off",
        [],
    ),
    "of another rule": ("WP302: warning", ["error"]),
}


@pytest.mark.parametrize("case", SEVERITIES)
def test_severity_is_the_plans_to_set(case: str, tmp_path: Path) -> None:
    rules, severities = SEVERITIES[case]
    findings = check(written(tmp_path, LOCAL | _rules(rules))).findings
    assert [finding.severity.word for finding in findings] == severities


def test_a_rule_that_is_off_leaves_its_waiver_in_effect(tmp_path: Path) -> None:
    assert messages_in(tmp_path, LOCAL | _rules('WP301: "off"') | {DECISIONS: _waiver("WP301")}) == []


def test_how_files_are_read_is_not_the_plans_to_set(tmp_path: Path) -> None:
    files = _rules('WP021: "off"') | {GT: "country: GT\nlenguage: en\n"}
    assert messages_in(tmp_path, files) == [
        "WP021 `lenguage` is no field of a country file; did you mean `language`?",
        "WP322 `WP021` is about reading files: this has no effect",
    ]


def test_the_code_counts_before_the_name(tmp_path: Path) -> None:
    findings = check(written(tmp_path, LOCAL | _rules('WP301: note, local-action: "off"'))).findings
    assert [(finding.code, finding.severity.word) for finding in findings] == [("WP301", "note"), ("WP323", "warning")]


def test_errors_fail_and_waived_ones_do_not(tmp_path: Path) -> None:
    assert check(written(tmp_path / "wrong", LOCAL)).failed
    assert not check(written(tmp_path / "waived", LOCAL | {DECISIONS: _waiver("WP301")})).failed
    assert not check(written(tmp_path / "milder", LOCAL | _rules("WP301: warning"))).failed


def test_without_a_plan_only_reading_has_something_to_say(tmp_path: Path) -> None:
    findings = check(written(tmp_path, {PLAN: "id: example\n"})).findings
    assert {finding.code for finding in findings} == {"WP020"}
