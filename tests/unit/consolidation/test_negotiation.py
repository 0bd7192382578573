"""What is agreed and what is open."""

from hypothesis import given, settings
from tests.unit.consolidation.drawn import Files, files, submissions
from tests.unit.consolidation.submitted import group, plan_of

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.negotiation import negotiate, objections

ACTIONS = """
  - {id: INT-01, title: A, status: adopted}
  - {id: INT-02, title: B, status: plenary}
  - {id: INT-03, title: C, status: plenary}
  - {id: INT-04, title: D, status: group}
  - {id: INT-05, title: E}
  - {id: INT-06, title: F, status: withdrawn}
  - {id: INT-07, title: G, status: adopted}
"""
COUNTRIES = [
    """
country: GT
positions:
  INT-02: {position: reserve, note: Subject to the budget}
  INT-04: {position: decline, note: No staff}
  INT-06: {position: reserve, note: Too late}
  INT-01: {position: observe}
""",
    "country: MX\npositions:\n  INT-08: {position: decline, note: No sea}\n",
]


def test_an_action_is_agreed_open_or_withdrawn_and_an_objection_to_what_it_took_in_counts() -> None:
    themes = [group("INT", ACTIONS), group("OPS", "  - {id: INT-08, title: H}", 2)]
    merged = "[{decision: merge, actions: [INT-08, INT-07], into: INT-07, reason: Same}]"
    first, second = negotiate(plan_of(themes=themes, countries=COUNTRIES, decisions=merged))
    told = {
        name: [action.id for action in getattr(first, name)] for name in ("agreed", "reserved", "open", "withdrawn")
    }
    assert told == {
        "agreed": ["INT-01", "INT-03"],
        "reserved": ["INT-02", "INT-07"],
        "open": ["INT-04", "INT-05"],
        "withdrawn": ["INT-06"],
    }
    assert (second.agreed, second.reserved, second.open, second.withdrawn) == ((), (), (), ())
    assert [(each.country, each.action) for each in objections(first.reserved[1])] == [("MX", "INT-08")]


@given(files())
@settings(max_examples=100, deadline=None)
def test_every_action_is_in_exactly_one_place(plain: Files) -> None:
    plan = consolidate(submissions(plain))
    placed = [
        action.id for each in negotiate(plan) for action in (*each.agreed, *each.reserved, *each.open, *each.withdrawn)
    ]
    assert sorted(placed) == sorted(action.id for action in plan.actions())
