"""What an audience may see of a plan, by the labels of the Traffic Light Protocol."""

from dataclasses import replace

import pytest
from tests.unit.consolidation.submitted import group, read

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose, highest_label
from workplan_cli.consolidation.withheld import SOMETHING
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.models.submissions import Broken
from workplan_cli.models.words import LABELS, Tlp

PLAN = """
id: example
title: Example
organisation: Conference
languages: [en]
members: [GT, HN, MX]
tlp: {default: GREEN, personal: AMBER}
partners: {IOM: {name: IOM}, SEC: {name: Secret, tlp: RED}}
premises: [{id: regional, text: Regional}]
"""
MATRIX = """
id: protocol
title: Protocol
deadline: 2017-07-21
treaties: {a: {name: A}, b: {name: B, tlp: RED}}
rows:
  - {id: p-1, text: First, treaty: a, step: deposit}
  - {id: p-2, text: Second, treaty: b, step: deposit}
  - {id: p-3, text: Third, tlp: RED}
"""


def shown(ceiling: Tlp, plan: str = PLAN, decisions: str = "[]", **files: list[str]) -> tuple[WorkPlan, Tlp]:
    disclosed = disclose(read(plan=plan, decisions=decisions, **files), ceiling)
    return consolidate(disclosed.submissions), disclosed.label


ACTIONS = group(
    "INT",
    "  - {id: INT-01, title: Open, depends_on: [INT-02], related: [INT-02, INT-03], lead: [IOM, SEC, GT]}\n"
    "  - {id: INT-02, title: Closed, tlp: RED, legal_basis: [protocol/p-1]}\n"
    "  - {id: INT-03, title: Open too, legal_basis: [protocol/p-1, protocol/p-3]}",
)


def test_an_action_above_the_ceiling_is_gone_and_so_is_every_reference_to_it() -> None:
    plan, label = shown("GREEN", themes=[ACTIONS], matrices=[MATRIX])
    contents = [each.content for each in plan.actions()]
    assert [(each.id, each.depends_on, each.related, each.lead, each.legal_basis) for each in contents] == [
        ("INT-01", (), ("INT-03",), ("GT", "IOM"), ()),
        ("INT-03", (), (), (), ("protocol/p-1",)),
    ]
    assert (label, list(plan.plan.partners)) == ("GREEN", ["IOM"])


LEDGER = """
- {decision: keep, actions: [INT-01, INT-02], reason: Other}
- {decision: merge, actions: [INT-01, INT-03], into: INT-02, reason: Same}
- {decision: keep, actions: [INT-01, INT-03], reason: Other, agreed_by: [SEC, INT, GT, IOM]}
- {decision: waive, rule: WP301, action: INT-02, reason: Local}
- {decision: waive, rule: WP301, matrix: protocol, reason: Old}
- {decision: waive, rule: WP301, reason: All of them, tlp: AMBER}
"""


def test_decisions_about_what_is_gone_are_gone_and_who_is_gone_did_not_agree() -> None:
    plan, _ = shown("GREEN", decisions=LEDGER, themes=[ACTIONS], matrices=[MATRIX + "tlp: AMBER\n"])
    assert [(each.decision, each.reason["en"], each.agreed_by) for each, _ in plan.decisions] == [
        ("keep", "Other", ("INT", "GT", "IOM"))
    ]
    assert plan.redirected == {}


def test_positions_on_what_is_gone_are_gone() -> None:
    positions = "{INT-01: {position: lead, tlp: RED}, INT-02: {position: lead}, INT-03: {position: observe}}"
    guatemala = f"{{country: GT, positions: {positions}}}"
    plan, _ = shown("GREEN", themes=[ACTIONS], countries=[guatemala])
    assert {each.id: list(each.positions) for each in plan.actions()} == {"INT-01": [], "INT-03": ["GT"]}
    assert plan.set_aside == ()


def test_roles_and_compilations_by_whom_is_not_shown_keep_nothing_of_it() -> None:
    theme = ACTIONS + "\ngroup: {facilitator: {partner: SEC}, rapporteur: {country: GT}, support: {partner: IOM}}"
    plan, _ = shown("GREEN", themes=[theme], countries=["{country: GT, compiled: {by: SEC, on: 2017-11-28}}"])
    roles = plan.themes[0].content.group
    assert roles is not None
    assert roles.facilitator is not None
    assert roles.support is not None
    assert (roles.facilitator.partner, roles.support.partner) == (None, "IOM")
    member = plan.members[0].submission
    assert member is not None
    assert member.content.compiled is not None
    assert member.content.compiled.by is None


def test_rows_above_the_ceiling_are_gone_with_their_answers_and_so_are_treaties() -> None:
    protocol = "{answers: {p-1: {status: yes}, p-3: {status: yes}}}"
    guatemala = f"{{country: GT, matrices: {{protocol: {protocol}, laws: {{status: draft}}}}}}"
    laws = "{id: laws, title: Laws, tlp: AMBER}"
    plan, _ = shown("GREEN", matrices=[MATRIX, laws], countries=[guatemala])
    (matrix,) = plan.matrices
    assert [(row.id, row.treaty, row.step) for row in matrix.content.rows] == [
        ("p-1", "a", "deposit"),
        ("p-2", None, None),
    ]
    assert list(matrix.content.treaties) == ["a"]
    member = plan.members[0].submission
    assert member is not None
    assert {name: list(reply.answers) for name, reply in member.content.matrices.items()} == {"protocol": ["p-1"]}


def missing(ceiling: Tlp, country: str) -> tuple[list[str], list[str]]:
    plan, _ = shown(ceiling, matrices=[MATRIX.replace(", tlp: RED}\n", "}\n")], countries=[country])
    (matrix,) = plan.matrices
    return [row.id for row in matrix.missing("GT")], [row.id for row in matrix.asked("GT")]


@pytest.mark.parametrize(
    ("country", "owed", "asked"),
    [
        (
            "{country: GT, matrices: {protocol: {answers: {p-1: {status: yes, tlp: RED}}}}}",
            ["p-2", "p-3"],
            ["p-2", "p-3"],
        ),
        ("{country: GT, matrices: {protocol: {tlp: RED, answers: {p-1: {status: yes}}}}}", [], []),
        ("{country: GT, tlp: RED, matrices: {protocol: {answers: {p-1: {status: yes}}}}}", [], []),
        ("{country: GT, tlp: RED}", [], []),
        ("{country: GT}", ["p-1", "p-2", "p-3"], ["p-1", "p-2", "p-3"]),
    ],
)
def test_an_answer_that_is_held_back_is_not_called_missing(country: str, owed: list[str], asked: list[str]) -> None:
    assert missing("GREEN", country) == (owed, asked)


def test_whom_a_reader_may_not_know_is_not_named() -> None:
    guatemala = """
    country: GT
    focal_point: {name: A. Example, email: a@example.org, phone: "1", position: {en: Director}}
    delegation: [{profile: police, name: B. Example, tlp: CLEAR}]
    """
    plan, label = shown("GREEN", countries=[guatemala])
    content = plan.members[0].submission and plan.members[0].submission.content
    assert content
    assert content.focal_point
    assert (content.focal_point.name, content.focal_point.email, content.focal_point.phone) == (None, None, None)
    assert (content.focal_point.position, content.delegation[0].name) == ({"en": "Director"}, None)
    assert label == "GREEN"


def test_with_the_label_for_persons_they_are_named_and_the_document_bears_it() -> None:
    plan, label = shown("AMBER", countries=["{country: GT, focal_point: {name: A. Example}}"])
    content = plan.members[0].submission and plan.members[0].submission.content
    assert content
    assert content.focal_point
    assert (content.focal_point.name, label) == ("A. Example", "AMBER")


@pytest.mark.parametrize(
    ("fields", "ceiling", "label"),
    [
        ("title: A", "RED", "GREEN"),
        ("title: A, tlp: AMBER+STRICT", "RED", "AMBER+STRICT"),
        ("title: A, tlp: AMBER+STRICT", "AMBER", "GREEN"),
        ("title: A, tlp: CLEAR", "RED", "GREEN"),
        ("title: A, budget: {amount: 1, currency: USD, tlp: RED}", "RED", "RED"),
    ],
)
def test_the_document_bears_the_highest_label_of_what_is_in_it(fields: str, ceiling: Tlp, label: Tlp) -> None:
    open_plan = PLAN.replace(", SEC: {name: Secret, tlp: RED}", "")
    assert shown(ceiling, plan=open_plan, themes=[group("INT", f"  - {{id: INT-01, {fields}}}")])[1] == label


def test_a_plan_that_asks_nothing_yet_has_the_label_of_its_title() -> None:
    assert highest_label(shown("RED")[0].plan, []) == "GREEN"


def test_what_is_dropped_as_a_reference_does_not_raise_the_label() -> None:
    guatemala = "{country: GT, positions: {INT-02: {position: lead, tlp: AMBER}}}"
    assert shown("AMBER", themes=[ACTIONS], countries=[guatemala])[1] == "GREEN"


def test_a_lower_label_inside_a_hidden_record_shows_nothing_of_it() -> None:
    plan, _ = shown("GREEN", themes=[group("INT", "  - {id: INT-01, title: A, tlp: CLEAR}") + "\ntlp: AMBER"])
    assert plan.themes == ()


def test_below_the_plans_own_label_only_files_that_say_so_are_shown() -> None:
    themes = [ACTIONS, group("OPS", "  - {id: OPS-01, title: Public, lead: [IOM, GT]}", 2) + "\ntlp: CLEAR"]
    plan, label = shown("CLEAR", themes=themes, matrices=[MATRIX], countries=["{country: GT}"])
    assert (plan.plan.title, plan.plan.organisation, plan.plan.premises, plan.plan.partners) == ({}, None, (), {})
    assert (plan.plan.id, plan.plan.languages, [member.code for member in plan.members]) == (
        "example",
        ("en",),
        ["GT", "HN", "MX"],
    )
    assert ([each.id for each in plan.actions()], plan.matrices, label) == (["OPS-01"], (), "CLEAR")
    assert next(plan.actions()).content.lead == ("GT",)


def test_nothing_is_held_back_from_those_who_may_see_all() -> None:
    submitted = read(plan=PLAN, themes=[ACTIONS], matrices=[MATRIX], decisions=LEDGER)
    disclosed = disclose(submitted, "RED")
    assert (disclosed.submissions, disclosed.label) == (submitted, "RED")


def test_what_is_held_back_is_remembered_by_name() -> None:
    themes = [
        group(
            "INT",
            "  - {id: INT-01, title: A, lead: [SEC], period: {start: 2018, tlp: RED}, indicators: [{name: I}]}\n"
            "  - {id: INT-02, title: B, tlp: RED}",
        )
        + "\ngroup: {facilitator: {country: GT, tlp: RED}, rapporteur: {country: MX, name: A. Example}}"
    ]
    countries = [
        "{country: GT, focal_point: {name: A. Example}, matrices: {protocol: {answers: {p-1: {tlp: RED}, p-3: {}}}}}",
        "{country: HN, tlp: RED}",
        "{country: MX, matrices: {protocol: {tlp: RED}, elsewhere: {tlp: RED}}}",
    ]
    plan, _ = shown("GREEN", themes=themes, matrices=[MATRIX], countries=countries)
    assert plan.submissions.withheld == {
        SOMETHING,
        ("GT", "", "focal_point"),
        ("GT", "protocol", "p-1"),
        ("HN",),
        ("MX", "protocol"),
        ("action", "INT-01", "lead"),
        ("action", "INT-01", "period"),
        ("group", "INT", "facilitator"),
        ("group", "INT", "rapporteur"),
    }


@pytest.mark.parametrize("ceiling", LABELS)
def test_a_wider_audience_never_sees_more(ceiling: Tlp) -> None:
    files = {"themes": [ACTIONS], "matrices": [MATRIX]}
    once = disclose(read(plan=PLAN, decisions=LEDGER, **files), ceiling)
    for narrower in LABELS[LABELS.index(ceiling) :]:
        twice = disclose(disclose(read(plan=PLAN, decisions=LEDGER, **files), narrower).submissions, ceiling)
        assert replace(twice.submissions, withheld=frozenset()) == replace(once.submissions, withheld=frozenset())
        assert twice.label == once.label


def test_the_rules_for_reminders_that_are_held_back_leave_those_of_every_plan() -> None:
    plan, _ = shown("GREEN", plan=PLAN + "reminders: {tlp: RED, stages: [{name: Only, days: 1}]}\n")
    assert [stage.name for stage in plan.plan.reminders.stages] == ["courtesy", "first", "second", "escalation"]


def test_broken_files_stay_named() -> None:
    broken = (Broken("data/countries/x.yaml", "country", None),)
    assert disclose(replace(read(plan=PLAN), broken=broken), "CLEAR").submissions.broken == broken
