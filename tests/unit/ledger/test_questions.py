"""What nobody has decided yet, and in which order it is asked."""

from pathlib import Path

from tests.rules.base import ALIKE, BASE, edited, written

from workplan_cli.ledger.questions import Question, questions
from workplan_cli.pipeline import Checked, check

ONE, TWO = "data/themes/1-information.yaml", "data/themes/2-response.yaml"
HONDURAS = "data/countries/honduras.yaml"
DECLINES = edited(HONDURAS, "reserve, note: Subject to the budget.", "decline, note: No staff.")


def asked(folder: Path, files: dict[str, str]) -> tuple[Question, ...]:
    return questions(check(written(folder, files)))


def test_a_plan_in_which_nothing_is_open_asks_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, {}) == ()


def test_a_plan_that_cannot_be_read_asks_nothing(tmp_path: Path) -> None:
    assert questions(Checked(tmp_path, None, (), 0)) == ()


def test_a_pair_is_merged_or_kept_and_has_both_actions_with_their_places(tmp_path: Path) -> None:
    (pair,) = asked(tmp_path, ALIKE)
    assert (pair.kind, pair.code, pair.choices, dict(pair.waiver)) == ("duplicate", "WP305", ("merge", "keep"), {})
    assert [(side.id, side.address.file, side.message) for side in pair.sides] == [
        ("INT-01", ONE, None),
        ("OPS-01", TWO, None),
    ]
    assert pair.likeness is not None


def test_what_is_decided_is_not_asked_again(tmp_path: Path) -> None:
    kept = "- {decision: keep, actions: [INT-01, OPS-01], reason: Two., agreed_by: [INT, OPS], date: 2018-03-14}\n"
    assert asked(tmp_path, ALIKE | {"data/decisions.yaml": kept}) == ()


def test_what_the_plan_does_not_look_for_is_not_asked(tmp_path: Path) -> None:
    plan = {"data/plan.yaml": f'{BASE["data/plan.yaml"]}rules: {{WP305: "off"}}\n'}
    assert asked(tmp_path, ALIKE | plan) == ()


def test_pairs_come_first_then_conflicts_then_premises(tmp_path: Path) -> None:
    found = asked(tmp_path, ALIKE | DECLINES)
    assert [each.kind for each in found] == sorted((each.kind for each in found), key=_ORDER.index)
    assert {each.kind for each in found} == set(_ORDER)


_ORDER = ["duplicate", "conflict", "premise"]


def test_a_conflict_is_waived_for_as_little_as_can_be(tmp_path: Path) -> None:
    conflict = next(each for each in asked(tmp_path, DECLINES) if each.code == "WP166")
    assert (conflict.kind, conflict.choices) == ("conflict", ("waive",))
    assert dict(conflict.waiver) == {"rule": "WP166", "action": "OPS-01", "country": "HN"}
    assert [(side.address.file, side.place.line, str(side.message or "")) for side in conflict.sides] == [
        (HONDURAS, 17, ""),
        (TWO, 10, "who takes part by the group's proposal"),
    ]


def test_a_question_is_the_same_one_in_a_later_run(tmp_path: Path) -> None:
    first, again = (asked(tmp_path / name, ALIKE | DECLINES) for name in ("one", "two"))
    assert [each.key for each in first] == [each.key for each in again]
    assert len({each.key for each in first}) == len(first)
