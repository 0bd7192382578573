"""The board as a document: what a template sees of it, and that no audience learns what it may not."""

from pathlib import Path

import pytest
from tests.commands.terminal import PLANS
from tests.unit.consolidation.submitted import PLAN, group, read
from tests.unit.documents.canaries import planted
from tests.unit.documents.seen import DAY
from tests.unit.documents.test_labels import above, complete, found

from workplan_cli.catalogue import CHECKS, WORDING
from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.documents.assemble import Order, assemble
from workplan_cli.documents.view import view_of
from workplan_cli.documents.view.board import BoardView
from workplan_cli.findings import Finding
from workplan_cli.findings import found as found_by
from workplan_cli.models.submissions import Submissions
from workplan_cli.models.words import LABELS, Tlp
from workplan_cli.rules.wording import wordings

MATRIX = "{id: protocol, title: Protocol, deadline: 2017-07-21, rows: [{id: p-1, text: A}, {id: p-2, text: B}]}"
THEMES = [group("INT", "  - {id: INT-01, title: Exchange routes, countries: all}")]


def findings(submissions: Submissions) -> tuple[Finding, ...]:
    """Whatever the rules find in a plan."""
    plan = consolidate(submissions)
    return (
        *(found_by(rule, blame) for rule in CHECKS for blame in rule(plan)),
        *(found_by(rule, blame) for wording in wordings(plan) for rule in WORDING for blame in rule(wording)),
    )


def board(*countries: str, plan: str = PLAN) -> BoardView:
    submissions = read(plan=plan, matrices=[MATRIX], themes=THEMES, countries=list(countries))
    blamed = findings(submissions)
    return view_of(consolidate(submissions), "en", DAY, "CLEAR", "", found=lambda: blamed).board()


def built(
    submissions: Submissions, ceiling: Tlp, out: Path, blamed: tuple[Finding, ...], document: str = "status"
) -> str:
    order = Order(PLANS / "complete", (document,), ("md",), ("en",), ceiling, DAY, "", out)
    (path,) = assemble(submissions, order, blamed)
    return path.read_text(encoding="utf-8")


def test_a_bar_is_full_only_where_everything_is_answered() -> None:
    seen = board(
        "{country: GT, matrices: {protocol: {status: submitted, answers: {p-1: {status: yes}, p-2: {status: yes}}}}}",
        "{country: HN, matrices: {protocol: {answers: {p-1: {status: yes}}}}}",
    )
    shown = [(each.country.code, each.matrices["protocol"]) for each in seen.countries]
    assert [(code, one.bar, one.state, one.handed_in, one.days_overdue) for code, one in shown] == [
        ("GT", "■■■■■■■■", "done", True, 0),
        ("HN", "■■■■□□□□", "under_way", False, 130),
        ("MX", "□□□□□□□□", "not_started", False, 130),
    ]


def test_what_is_open_is_said_in_the_words_of_the_document() -> None:
    (state,) = board("{country: GT}").groups
    assert [(each.rule, each.message) for each in state.questions if each.rule == "WP221"] == [
        ("WP221", "INT-01 has no `lead`, `period`, `result`, `indicators`")
    ]


def test_of_what_is_not_shown_nothing_is_said_to_be_open(tmp_path: Path) -> None:
    actions = """
  - {id: INT-01, title: Routes, lead: [GT], tlp: RED}
  - {id: INT-02, title: Study, countries: all, indicators: [{name: Reports, tlp: RED}]}"""
    submissions = read(themes=[group("INT", actions)])
    text = built(submissions, "GREEN", tmp_path, findings(submissions))
    assert [line for line in text.splitlines() if "INT-0" in line] == []


def test_what_is_shown_whole_is_said_to_be_open_beside_what_is_not(tmp_path: Path) -> None:
    actions = "  - {id: INT-01, title: Routes, lead: [GT], tlp: RED}\n  - {id: INT-02, title: Study, countries: all}"
    submissions = read(themes=[group("INT", actions)])
    text = built(submissions, "GREEN", tmp_path, findings(submissions))
    assert [line for line in text.splitlines() if line.startswith("- WP221")] == [
        "- WP221 · INT-02 has no `lead`, `period`, `result`, `indicators`"
    ]


def test_profiles_are_in_the_order_of_the_plan() -> None:
    seen = board("{country: GT, delegation: [{profile: b}, {profile: b}]}", plan=PLAN + "profiles: {b: Police, a: Law}")
    assert (seen.profiles, [each.delegates for each in seen.countries]) == (("Police", "Law"), [(2, 0), (0, 0), (0, 0)])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ceiling", LABELS)
def test_nothing_above_the_ceiling_is_in_the_document(seed: int, ceiling: Tlp, tmp_path: Path) -> None:
    submissions, canaries = planted(complete(), seed)
    text = built(submissions, ceiling, tmp_path, findings(submissions))
    assert sorted(found([text]) & above(canaries, ceiling)) == []


def test_whoever_may_see_everything_sees_every_question(tmp_path: Path) -> None:
    submissions = planted(complete(), 0)[0]
    blamed = findings(submissions)
    asked = [each for each in blamed if each.severity.word != "note" and each.address.file.startswith("data/themes/")]
    text = built(submissions, "RED", tmp_path, blamed)
    assert asked
    assert all(f"{each.code} · " in text for each in asked)


ALIKE = [
    group("INT", "  - {id: INT-01, title: Train border police in the detection of forged documents}"),
    group("OPS", "  - {id: OPS-01, title: Training of border police to detect forged documents}", 2),
]


def points(text: str) -> list[str]:
    return [line for line in text.splitlines() if "looks like" in line]


def test_the_plenary_has_to_decide_on_actions_that_look_alike(tmp_path: Path) -> None:
    submissions = read(themes=ALIKE)
    text = built(submissions, "RED", tmp_path, findings(submissions), "plenary")
    decide = (
        "it is still to be decided whether they are one action (same verb and object; differs in nothing that counts)"
    )
    assert points(text) == [
        f"- **INT-01:** looks like [OPS-01 Training of border police to detect forged documents](#2-ops); {decide}",
        f"- **OPS-01:** looks like [INT-01 Train border police in the detection of forged documents](#1-int); {decide}",
    ]


def test_nothing_tells_the_plenary_of_a_look_alike_that_is_not_shown(tmp_path: Path) -> None:
    submissions = read(themes=[ALIKE[0], ALIKE[1].replace("documents}", "documents, tlp: RED}")])
    assert points(built(submissions, "GREEN", tmp_path, findings(submissions), "plenary")) == []


def test_a_pair_that_was_decided_where_few_may_read_it_is_not_open(tmp_path: Path) -> None:
    keep = "[{decision: keep, actions: [INT-01, OPS-01], reason: {en: Two}, agreed_by: [INT], tlp: RED}]"
    submissions = read(themes=ALIKE, decisions=keep)
    assert points(built(submissions, "GREEN", tmp_path, findings(submissions), "plenary")) == []
