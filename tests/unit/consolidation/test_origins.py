"""Where each piece of a merged action comes from, and by which decision."""

import pytest
from hypothesis import given, settings
from tests.unit.consolidation.drawn import Files, files, submissions
from tests.unit.consolidation.submitted import actions_of, group, plan_of

from workplan_cli.address import Address
from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.origins import FIELDS, Origins, origins
from workplan_cli.consolidation.workplan import WorkPlan

THEMES = [
    group(
        "INT",
        """
  - id: INT-01
    title: Exchange routes
    countries: [GT]
    except: {MX: No land border}
    lead: [GT]
    period: {start: 2018-Q2, end: 2018-Q4}
    budget: {amount: 5, currency: USD}
    depends_on: [OPS-02]
    related: [OPS-01]
""",
    ),
    group(
        "OPS",
        """
  - id: OPS-01
    title: Share routes
    description: By radio
    countries: [GT, HN]
    except: {MX: No sea}
    lead: [IOM]
    period: {start: 2018-Q1, end: 2018-Q3}
    risks: [Silence]
  - id: OPS-02
    title: Send routes
    description: By post
    countries: all
    risks: [Silence, Noise]
    budget: {amount: 7, currency: USD}
""",
        2,
    ),
    group("PRE", "  - {id: PRE-01, title: Warn, related: [OPS-02]}", 3),
]
CHAIN = """
- {decision: merge, actions: [OPS-01, INT-01], into: INT-01, reason: Same}
- {decision: keep, actions: [INT-01, PRE-01], reason: Other}
- {decision: merge, actions: [OPS-02, OPS-01], into: OPS-01, reason: Same}
"""
DECISIONS = "data/decisions.yaml"


def told(plan: WorkPlan, action: str, field: str) -> list[tuple[object, str, list[object], bool]]:
    """Value, `file:route`, the numbers of the decisions, and whether it holds."""
    return [
        (
            each.value,
            f"{each.address.file[12:13]}:{'.'.join(map(str, each.address.route))}",
            [address.route[0] for address in each.decisions if address.file == DECISIONS],
            each.holds,
        )
        for each in origins(plan, actions_of(plan)[action], field)
    ]


@pytest.fixture(scope="module")
def plan() -> WorkPlan:
    return plan_of(themes=THEMES, decisions=CHAIN)


def test_what_a_merge_joined_names_every_place_and_the_chain_of_decisions(plan: WorkPlan) -> None:
    assert told(plan, "INT-01", "risks") == [
        ({"en": "Silence"}, "1:actions.0.risks.0", [0], True),
        ({"en": "Silence"}, "1:actions.1.risks.0", [2, 0], True),
        ({"en": "Noise"}, "1:actions.1.risks.1", [2, 0], True),
    ]
    assert told(plan, "INT-01", "countries") == [
        ("GT", "0:actions.0.countries.0", [], True),
        ("GT", "1:actions.0.countries.0", [0], True),
        ("HN", "1:actions.0.countries.1", [0], True),
        ("all", "1:actions.1.countries", [2, 0], True),
    ]


def test_what_another_says_otherwise_is_on_record_and_does_not_hold(plan: WorkPlan) -> None:
    assert [(value, holds) for value, _, _, holds in told(plan, "INT-01", "title")] == [
        ({"en": "Exchange routes"}, True),
        ({"en": "Share routes"}, False),
        ({"en": "Send routes"}, False),
    ]
    assert [(value, holds) for value, _, _, holds in told(plan, "INT-01", "description")] == [
        ({"en": "By radio"}, True),
        ({"en": "By post"}, False),
    ]


def test_each_end_of_a_period_has_its_own_origin(plan: WorkPlan) -> None:
    ends = [
        (origin.address.route[-1], getattr(origin.value, "written", None), origin.action, origin.holds)
        for origin in origins(plan, actions_of(plan)["INT-01"], "period")
    ]
    assert ends == [
        ("start", "2018-Q2", "INT-01", False),
        ("end", "2018-Q4", "INT-01", True),
        ("start", "2018-Q1", "OPS-01", True),
        ("end", "2018-Q3", "OPS-01", False),
    ]


def test_a_redirected_reference_names_the_decisions_that_redirected_it(plan: WorkPlan) -> None:
    assert told(plan, "PRE-01", "related") == [("INT-01", "2:actions.0.related.0", [2, 0], True)]
    assert told(plan, "INT-01", "related") == [("INT-01", "0:actions.0.related.0", [0], False)]


def test_every_figure_of_a_budget_holds_for_none_are_added(plan: WorkPlan) -> None:
    assert [(where, holds) for _, where, _, holds in told(plan, "INT-01", "budget")] == [
        ("0:actions.0.budget", True),
        ("1:actions.1.budget", True),
    ]


def test_the_first_of_the_decisions_is_named_for_short(plan: WorkPlan) -> None:
    found = origins(plan, actions_of(plan)["INT-01"], "budget")
    assert [each.decision for each in found] == [None, Address(DECISIONS, (2,))]


def test_what_is_no_field_of_an_action_is_refused(plan: WorkPlan) -> None:
    with pytest.raises(KeyError, match="excepted"):
        origins(plan, actions_of(plan)["INT-01"], "excepted")


@given(files())
@settings(max_examples=200, deadline=None)
def test_every_piece_of_every_action_has_a_place_that_holds(plain: Files) -> None:
    plan = consolidate(submissions(plain))
    look = Origins(plan)
    for action in plan.actions():
        for field in FIELDS:
            if field not in ("period", "except") and getattr(action.content, field):
                assert any(each.holds for each in look.of(action, field)), (action.id, field)
        for code in action.content.excepted:
            assert any(each.holds and each.address.route[-1] == code for each in look.of(action, "except"))
