"""Every piece of every action of any plan is written somewhere, and `trace` knows where."""

from hypothesis import given
from tests.unit.consolidation.drawn import Files, files, submissions

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.trace import names, trace


def held(action: PlannedAction, field: str) -> list[object]:
    """What the plan says in a field, piece by piece."""
    value = getattr(action.content, field)
    if field == "period":
        return [end for end in (value and value.start, value and value.end) if end is not None]
    return list(value) if isinstance(value, tuple) else [value] if value is not None else []


@given(files())
def test_whatever_the_plan_says_of_an_action_is_written_in_one_of_the_places_traced(drawn: Files) -> None:
    plan = consolidate(submissions(drawn))
    for action in plan.actions():
        for field in ("title", "description", "scope", "lead", "partners", "period", "result", "indicators", "risks"):
            found = trace(plan, f"{action.id}.{field}")
            values = [piece.value for piece in found.pieces if piece.holds] if found else []
            assert all(each in values for each in held(action, field))


@given(files())
def test_whatever_has_a_name_can_be_asked_for(drawn: Files) -> None:
    plan: WorkPlan = consolidate(submissions(drawn))
    for name in names(plan):
        found = trace(plan, name)
        assert found is not None
        assert found.pieces


@given(files())
def test_what_a_decision_merged_names_that_decision(drawn: Files) -> None:
    plan = consolidate(submissions(drawn))
    submitted = {action.content.id for action in plan.submitted_actions()}
    for merged in submitted & plan.redirected.keys():
        found, into = trace(plan, merged), plan.redirected[merged]
        assert found is not None
        assert found.became == into
        assert all(piece.decisions for piece in found.pieces if piece.submitted_as)
