"""What holds for every plan: no order matters, merging can be repeated and grouped at will, nothing is lost.

100 plans, which are others in every run; `WORKPLAN_EXAMPLES=1000 python -m pytest tests/unit/consolidation` for more.
"""

import os
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.consolidation.drawn import ACTIONS, Files, action, files, in_another_order, submissions

from workplan_cli.address import Address
from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.merging import merge, order_of, settled
from workplan_cli.consolidation.workplan import PlannedAction, StatedPosition, SubmittedAction, WorkPlan
from workplan_cli.models.decisions import Decision, Waive
from workplan_cli.models.theme import Action

MANY = settings(max_examples=int(os.environ.get("WORKPLAN_EXAMPLES", "100")), deadline=None)


def stated(position: StatedPosition) -> object:
    return position.country, position.action, position.content


def planned(action: PlannedAction) -> object:
    """An action of the plan without its places."""
    return (
        action.content,
        action.theme,
        [(settled(source.content), source.theme) for source in action.sources],
        action.countries,
        action.budgets,
        {country: stated(position) for country, position in action.positions.items()},
        [stated(position) for position in action.other_positions],
    )


def decided(decision: Decision) -> Decision:
    if isinstance(decision, Waive):
        return decision
    return decision.model_copy(update={"actions": tuple(sorted(decision.actions))})


def substance(plan: WorkPlan) -> object:
    """The plan without its places."""
    return (
        plan.plan.model_copy(update={"members": tuple(sorted(plan.plan.members))}),
        [(member.code, member.submission and member.submission.content, member.unknown) for member in plan.members],
        [(matrix.content, matrix.replies) for matrix in plan.matrices],
        [
            (theme.content.model_copy(update={"actions": ()}), [planned(action) for action in theme.actions])
            for theme in plan.themes
        ],
        sorted(repr(decided(decision)) for decision, _ in plan.decisions),
        plan.redirected,
        [(each.kind, each.identity, each.why) for each in plan.set_aside],
    )


@given(files(), st.integers())
@MANY
def test_no_order_of_files_or_entries_and_no_name_of_a_file_changes_the_plan(plain: Files, seed: int) -> None:
    other = in_another_order(plain, random.Random(seed))  # noqa: S311 - no secret
    assert substance(consolidate(submissions(other, "z"))) == substance(consolidate(submissions(plain)))


@given(files())
@MANY
def test_a_decision_taken_twice_is_taken_once(plain: Files) -> None:
    twice = plain | {"decisions": plain["decisions"] * 2}
    once = consolidate(submissions(plain))
    assert [planned(each) for each in consolidate(submissions(twice)).actions()] == [
        planned(each) for each in once.actions()
    ]


def submitted(plain: dict[str, Any], action_id: str) -> SubmittedAction:
    content = Action.model_validate(plain | {"id": action_id}, context={"language": "en"})
    return SubmittedAction(content, Address("data/themes/1.yaml"), "INT")


def again(content: Action) -> SubmittedAction:
    return SubmittedAction(content, Address("data/themes/1.yaml"), "INT")


@given(action, action, action)
@MANY
def test_three_actions_become_the_same_one_however_their_merges_are_grouped(
    first: dict[str, Any], second: dict[str, Any], third: dict[str, Any]
) -> None:
    one, two, three = submitted(first, "INT-1"), submitted(second, "OPS-1"), submitted(third, "OPS-2")
    into = {"OPS-1": "INT-1", "OPS-2": "INT-1"}
    at_once = merge([one, two, three], into)
    from_the_left = merge([again(merge([one, two], into)), three], into)
    inner = merge([two, three], into)
    from_the_right = merge([one, again(inner)], into)
    assert at_once == from_the_left == from_the_right


@given(action, action)
@MANY
def test_merging_again_what_is_merged_already_changes_nothing(first: dict[str, Any], second: dict[str, Any]) -> None:
    one, two = submitted(first, "INT-1"), submitted(second, "OPS-1")
    merged = merge([one, two], {"OPS-1": "INT-1"})
    assert merge([again(merged)], {}) == merged
    assert merge([again(merged), two], {"OPS-1": "INT-1"}) == merged


def merged(actions: list[str], into: str) -> dict[str, Any]:
    return {"decision": "merge", "actions": actions, "into": into, "reason": "Same object"}


@given(files(), st.permutations(ACTIONS))
@MANY
def test_a_chain_of_decisions_in_any_order_makes_the_plan_that_one_decision_makes(plain: Files, ids: list[str]) -> None:
    first, second, last, *_ = ids
    chain = [merged([first, second], second), merged([second, last], last)]
    plans = [
        consolidate(submissions(plain | {"decisions": decisions}))
        for decisions in ([merged([first, second, last], last)], chain, chain[::-1])
    ]
    at_once, *chained = [([planned(each) for each in plan.actions()], plan.redirected) for plan in plans]
    assert chained == [at_once, at_once]


@given(files())
@MANY
def test_no_reference_and_no_position_leads_to_what_became_something_else(plain: Files) -> None:
    plan = consolidate(submissions(plain))
    for each in plan.actions():
        assert not {*each.content.depends_on, *each.content.related} & set(plan.redirected)
    assert {action.id for action in plan.actions()}.isdisjoint(plan.redirected)


def recorded(plan: WorkPlan) -> list[SubmittedAction]:
    """Every action that the plan or its record of what was set aside holds, as its group wrote it."""
    held = [source for action in plan.actions() for source in action.sources]
    return held + list(submitted_aside(plan))


def submitted_aside(plan: WorkPlan) -> list[SubmittedAction]:
    return [
        SubmittedAction(each.content, each.address, "")
        for each in plan.set_aside
        if each.kind == "action" and isinstance(each.content, Action)
    ]


@given(files())
@MANY
def test_every_action_is_in_the_plan_or_in_the_record_of_why_not(plain: Files) -> None:
    everything = submissions(plain)
    plan = consolidate(everything)
    written = [
        (theme.address / "actions" / index, each)
        for theme in everything.themes
        for index, each in enumerate(theme.content.actions)
    ]
    held = [(each.address, each.content) for each in recorded(plan)]
    assert sorted(held, key=repr) == sorted(written, key=repr)


@given(files())
@MANY
def test_every_indicator_risk_and_legal_basis_of_an_action_is_in_the_action_it_became(plain: Files) -> None:
    for planned_action in consolidate(submissions(plain)).actions():
        for source in planned_action.sources:
            for name in ("indicators", "risks", "legal_basis", "lead", "partners"):
                kept = getattr(planned_action.content, name)
                assert [each for each in getattr(source.content, name) if each not in kept] == []


@given(files())
@MANY
def test_every_position_is_on_its_action_or_in_the_record_of_why_not(plain: Files) -> None:
    everything = submissions(plain)
    plan = consolidate(everything)
    on_actions = [
        (position.address, position.content)
        for each in plan.actions()
        for position in (*each.positions.values(), *each.other_positions)
    ]
    aside = [(each.address, each.content) for each in plan.set_aside if each.kind == "position"]
    unused = {each.address.file for each in plan.set_aside if each.kind == "file"}
    written = [
        (country.address / "positions" / key, position)
        for country in everything.countries
        if country.file not in unused
        for key, position in country.content.positions.items()
    ]
    assert sorted(on_actions + aside, key=repr) == sorted(written, key=repr)
    assert {each.file for each in everything.countries} - unused == {
        member.submission.file for member in plan.members if member.submission
    }


@given(st.permutations(ACTIONS))
def test_actions_stand_in_the_order_of_letters_then_number(ids: list[str]) -> None:
    assert sorted(ids, key=order_of) == ["INT-01", "INT-1", "INT-2", "OPS-1", "OPS-2", "PRE-9", "PRE-10"]


def test_a_number_of_five_thousand_digits_is_a_number() -> None:
    assert order_of("INT-" + "9" * 5000) > order_of("INT-" + "8" * 5000) > order_of("INT-2")
