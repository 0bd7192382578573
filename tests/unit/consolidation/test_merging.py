"""What becomes of two actions when a decision makes them one."""

import pytest
from tests.unit.consolidation.submitted import actions_of, group, plan_of

from workplan_cli.consolidation.merging import merge
from workplan_cli.consolidation.workplan import PlannedAction

MERGE = "[{decision: merge, actions: [INT-01, OPS-01], into: INT-01, reason: Same}]"


def merged(into: str, other: str, decisions: str = MERGE) -> PlannedAction:
    themes = [
        group("INT", f"  - {{id: INT-01, title: Exchange routes, {into}}}"),
        group("OPS", f"  - {{id: OPS-01, title: Share routes, {other}}}", 2),
    ]
    return actions_of(plan_of(themes=themes, decisions=decisions))["INT-01"]


@pytest.mark.parametrize(
    ("into", "other", "countries", "excepted"),
    [
        ("countries: [GT]", "countries: [HN]", ("GT", "HN"), []),
        ("countries: [GT]", "countries: all", ("GT", "HN", "MX"), []),
        # Whom one group leaves out and the other takes in, takes part.
        ("countries: all, except: {HN: No police}", "countries: [HN]", ("GT", "HN", "MX"), []),
        ("countries: all, except: {HN: No police}", "countries: all", ("GT", "HN", "MX"), []),
        ("countries: all, except: {HN: No police}", "countries: all, except: {MX: No sea}", ("GT", "HN", "MX"), []),
        # Whom both leave out, or one does while the other says nothing of it, stays out.
        ("countries: all, except: {HN: No police}", "countries: all, except: {HN: No sea}", ("GT", "MX"), ["HN"]),
        ("countries: all, except: {HN: No police}", "countries: [GT]", ("GT", "MX"), ["HN"]),
        ("countries: all, except: {HN: No police}", "priority: high", ("GT", "MX"), ["HN"]),
        ("countries: [GT], except: {HN: No police}", "countries: [MX]", ("GT", "MX"), ["HN"]),
        ("countries: [GT], except: {HN: No police}", "countries: [HN]", ("GT", "HN"), []),
    ],
)
def test_who_takes_part_in_a_merged_action(
    into: str, other: str, countries: tuple[str, ...], excepted: list[str]
) -> None:
    action = merged(into, other)
    assert (action.countries, list(action.content.excepted)) == (countries, excepted)


def test_the_reason_for_leaving_a_country_out_is_that_of_the_action_that_stays() -> None:
    action = merged("countries: all, except: {HN: No police}", "countries: all, except: {HN: No sea}")
    assert action.content.excepted == {"HN": {"en": "No police"}}


@pytest.mark.parametrize(
    ("into", "other", "period"),
    [
        ("period: {start: 2018-Q2, end: 2018-Q3}", "period: {start: 2018-Q1, end: 2018-Q2}", ("2018-Q1", "2018-Q3")),
        ("period: {start: 2018}", "period: {end: 2019}", ("2018", "2019")),
        ("period: {start: 2018-Q1}", "period: {start: '2018'}", ("2018-Q1", None)),
        ("priority: high", "period: {start: 2018, end: 2018}", ("2018", "2018")),
        ("period: {end: 2018}", "period: {end: 2018-12-31}", (None, "2018")),
    ],
)
def test_the_period_of_a_merged_action_is_the_widest(
    into: str, other: str, period: tuple[str | None, str | None]
) -> None:
    content = merged(into, other).content
    assert content.period is not None
    ends = (content.period.start, content.period.end)
    assert tuple(each and each.written for each in ends) == period


def test_without_a_period_in_either_there_is_none() -> None:
    assert merged("priority: high", "priority: low").content.period is None


def test_what_the_action_that_stays_says_holds_and_what_it_lacks_is_taken_from_the_other() -> None:
    content = merged(
        "result: Routes are known, status: adopted",
        "result: Forms, description: In a form, scope: regional, status: group",
    ).content
    assert (content.title, content.result, content.description) == (
        {"en": "Exchange routes"},
        {"en": "Routes are known"},
        {"en": "In a form"},
    )
    assert (content.scope, content.priority, content.status) == ("regional", None, "adopted")


def test_what_both_say_is_said_once() -> None:
    content = merged(
        "risks: [Silence], indicators: [{name: Routes}], partners: [UNODC, IOM]",
        "risks: [Silence, Noise], indicators: [{name: Routes}, {name: Forms}], partners: [IOM]",
    ).content
    assert content.risks == ({"en": "Silence"}, {"en": "Noise"})
    assert [each.name for each in content.indicators] == [{"en": "Routes"}, {"en": "Forms"}]
    assert content.partners == ("IOM", "UNODC")


def test_every_budget_is_kept_and_the_own_one_comes_first() -> None:
    action = merged("budget: {amount: 5, currency: USD}", "budget: {amount: 7, currency: EUR}")
    assert [(int(each.amount), each.currency) for each in action.budgets] == [(5, "USD"), (7, "EUR")]
    assert action.content.budget == action.budgets[0]


def test_the_highest_label_holds() -> None:
    assert merged("tlp: GREEN", "tlp: AMBER").content.tlp == "AMBER"
    period = merged("period: {start: 2018}", "period: {end: 2019, tlp: RED}").content.period
    assert period is not None
    assert period.tlp == "RED"


def test_a_reference_between_the_two_vanishes_and_one_to_a_third_stays() -> None:
    content = merged("related: [OPS-01, PRE-01]", "depends_on: [INT-01, PRE-02], related: [PRE-01]").content
    assert (content.related, content.depends_on) == (("PRE-01",), ("PRE-02",))


def test_an_action_that_names_itself_goes_on_doing_so_for_a_rule_to_blame() -> None:
    themes = [
        group(
            "INT",
            "  - {id: INT-01, title: A, depends_on: [INT-01]}\n  - {id: INT-02, title: B}\n  - {id: INT-03, title: C}",
        )
    ]
    decisions = "[{decision: merge, actions: [INT-02, INT-03], into: INT-02, reason: Same}]"
    assert actions_of(plan_of(themes=themes, decisions=decisions))["INT-01"].content.depends_on == ("INT-01",)


THREE = [
    group(
        "INT", "  - {id: INT-01, title: A}\n  - {id: INT-02, title: B, related: [INT-03]}\n  - {id: INT-03, title: C}"
    ),
]


def became(decisions: str) -> tuple[list[str], dict[str, str]]:
    plan = plan_of(themes=THREE, decisions=decisions)
    return list(actions_of(plan)), dict(plan.redirected)


def test_merges_in_a_circle_are_ignored() -> None:
    circle = """
    - {decision: merge, actions: [INT-01, INT-02], into: INT-02, reason: Same}
    - {decision: merge, actions: [INT-02, INT-01], into: INT-01, reason: Same}
    """
    assert became(circle) == (["INT-01", "INT-02", "INT-03"], {})


def test_what_leads_into_a_circle_is_not_merged_either() -> None:
    decisions = """
    - {decision: merge, actions: [INT-01, INT-02], into: INT-02, reason: Same}
    - {decision: merge, actions: [INT-02, INT-01], into: INT-01, reason: Same}
    - {decision: merge, actions: [INT-03, INT-01], into: INT-01, reason: Same}
    """
    assert became(decisions) == (["INT-01", "INT-02", "INT-03"], {})


def test_a_merge_into_an_action_that_is_not_there_is_ignored() -> None:
    decisions = "[{decision: merge, actions: [INT-01, INT-09], into: INT-09, reason: Same}]"
    assert became(decisions) == (["INT-01", "INT-02", "INT-03"], {})


def test_a_merge_of_actions_that_are_not_there_says_what_they_would_have_become() -> None:
    decisions = "[{decision: merge, actions: [INT-01, INT-09], into: INT-01, reason: Same}]"
    assert became(decisions) == (["INT-01", "INT-02", "INT-03"], {"INT-09": "INT-01"})


def test_keeping_actions_apart_merges_nothing() -> None:
    assert became("[{decision: keep, actions: [INT-01, INT-02], reason: Other}]")[1] == {}


def test_of_two_merges_of_one_action_the_same_holds_in_any_order() -> None:
    one = "- {decision: merge, actions: [INT-01, INT-02], into: INT-02, reason: Same}\n"
    other = "- {decision: merge, actions: [INT-01, INT-03], into: INT-03, reason: Same}\n"
    assert became(one + other) == became(other + one) == (["INT-02", "INT-03"], {"INT-01": "INT-03"})


def test_an_action_that_nothing_happens_to_is_the_one_submitted() -> None:
    action = actions_of(plan_of(themes=THREE))["INT-02"]
    assert action.content is action.sources[0].content
    assert merge(action.sources, {}) is action.content
