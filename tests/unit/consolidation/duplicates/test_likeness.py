"""Which actions look alike, which need no decision, and what is said of those that do."""

from tests.unit.consolidation.submitted import PLAN, group, plan_of

from workplan_cli.consolidation.duplicates import Like, likenesses
from workplan_cli.consolidation.workplan import WorkPlan

TRAIN = "  - {id: INT-01, title: Train border police in the detection of forged documents}\n"
TRAINING = "  - {id: OPS-01, title: Training of border police to detect forged documents}\n"
SPACE = PLAN + (
    "spaces: [{id: coalition, name: Coalition, actions: [{id: RC-01, title: Training border police in detecting"
    " forged documents}]}]\n"
)


def ids(plan: WorkPlan) -> list[tuple[str, str]]:
    return [(each.first.id, each.second.id) for each in likenesses(plan)]


def test_the_same_in_other_words_is_found_with_both_places_and_why() -> None:
    plan = plan_of(themes=[group("OPS", TRAINING, 2), group("INT", TRAIN)])
    (found,) = likenesses(plan)
    first, second = found.first, found.second
    assert [first, second] == [
        Like(
            "INT-01", {"en": "Train border police in the detection of forged documents"}, first.address, "CLEAR", "INT"
        ),
        Like("OPS-01", {"en": "Training of border police to detect forged documents"}, second.address, "CLEAR", "OPS"),
    ]
    assert [each.address.route for each in (first, second)] == [("actions", 0, "title")] * 2
    assert (found.score, found.languages) == (1.0, ("en",))
    assert str(found.why) == "same verb and object; differs in nothing that counts"


def test_what_a_decision_keeps_apart_or_joins_is_not_found() -> None:
    themes = [group("INT", TRAIN), group("OPS", TRAINING, 2)]
    keep = "[{decision: keep, actions: [OPS-01, INT-01], reason: Others are trained.}]"
    merge = "[{decision: merge, actions: [OPS-01, INT-01], into: INT-01, reason: The same.}]"
    assert ids(plan_of(themes=themes)) == [("INT-01", "OPS-01")]
    assert ids(plan_of(themes=themes, decisions=keep)) == []
    assert ids(plan_of(themes=themes, decisions=merge)) == []


def test_what_is_withdrawn_or_waits_for_the_other_is_not_found() -> None:
    withdrawn = TRAINING.replace("{id", "{status: withdrawn, id")
    waiting = TRAINING.replace("{id", "{depends_on: [INT-01], id")
    assert ids(plan_of(themes=[group("INT", TRAIN), group("OPS", withdrawn, 2)])) == []
    assert ids(plan_of(themes=[group("INT", TRAIN), group("OPS", waiting, 2)])) == []


def test_an_action_of_another_space_is_found_until_it_is_named_as_related() -> None:
    related = TRAIN.replace("{id", "{related: [coalition/RC-01], id")
    assert ids(plan_of(plan=SPACE, themes=[group("INT", TRAIN)])) == [("INT-01", "coalition/RC-01")]
    assert ids(plan_of(plan=SPACE, themes=[group("INT", related)])) == []
