"""A decision as an entry of data/decisions.yaml, and the file with it."""

from datetime import date

import pytest

from workplan_cli.address import Address, Place
from workplan_cli.editing import UneditableError
from workplan_cli.findings import Message
from workplan_cli.ledger.entries import Agreement, keep, merge, propose, waive
from workplan_cli.ledger.questions import Question, Side
from workplan_cli.models.decisions import Keep

DAY = date(2018, 3, 14)
AGREED = Agreement({"en": "The same."}, ("INT", "OPS"), DAY)
START = "# Decisions\n"


def side(name: str) -> Side:
    return Side(Address("data/themes/1-a.yaml"), Place(1, 1, 1, 1), "", None, id=name)


PAIR = Question(
    "duplicate",
    "WP305",
    "alike-between-groups",
    Message("alike"),
    (side("INT-01"), side("OPS-01")),
    ("merge", "keep"),
    frozenset(("INT-01", "OPS-01")),
    {},
)
CONFLICT = Question(
    "conflict",
    "WP166",
    "any",
    Message("not both"),
    (side("INT-01"),),
    ("waive",),
    frozenset(("INT-01", "HN")),
    {"rule": "WP166", "action": "INT-01", "country": "HN"},
)


def test_a_merge_names_the_actions_the_one_that_stays_why_who_and_when() -> None:
    assert merge(PAIR, "OPS-01", AGREED, "en") == {
        "decision": "merge",
        "actions": ["INT-01", "OPS-01"],
        "into": "OPS-01",
        "reason": "The same.",
        "agreed_by": ["INT", "OPS"],
        "date": "2018-03-14",
    }


def test_where_nobody_has_agreed_yet_nobody_is_named() -> None:
    assert keep(PAIR, Agreement({"en": "Two."}, (), DAY), "en") == {
        "decision": "keep",
        "actions": ["INT-01", "OPS-01"],
        "reason": "Two.",
        "date": "2018-03-14",
    }


def test_a_waiver_names_what_it_is_about_and_nothing_else() -> None:
    said = waive(CONFLICT, AGREED, "en")
    assert list(said) == ["decision", "rule", "action", "country", "reason", "agreed_by", "date"]
    assert [said[name] for name in ("decision", "rule", "action", "country")] == ["waive", "WP166", "INT-01", "HN"]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ({"en": "Two."}, "Two."),
        ({"es": "Dos."}, {"es": "Dos."}),
        ({"en": "Two.", "es": "Dos."}, {"en": "Two.", "es": "Dos."}),
    ],
)
def test_a_reason_in_the_language_of_the_file_alone_is_one_text(reason: dict[str, str], said: object) -> None:
    assert keep(PAIR, Agreement(reason, (), DAY), "en")["reason"] == said


@pytest.mark.parametrize(
    ("there", "before"),
    [("", START), ("# ours\n", "# ours\n"), ("- {decision: keep, actions: [A-1, B-1], reason: x}\n", None)],
    ids=["no file", "a comment", "an entry"],
)
def test_an_entry_comes_behind_what_is_there(there: str, before: str | None) -> None:
    proposal = propose(there, keep(PAIR, AGREED, "en"), "en", START)
    assert proposal.before == there
    assert proposal.after.startswith(before or there)
    assert isinstance(proposal.decisions[-1], Keep)
    assert proposal.decisions[-1].actions == ("INT-01", "OPS-01")


def test_the_difference_of_a_new_file_is_the_whole_file() -> None:
    proposal = propose("", keep(PAIR, AGREED, "en"), "en", START)
    assert proposal.difference() == [
        "--- /dev/null",
        "+++ data/decisions.yaml",
        f"@@ -0,0 +1,{len(proposal.after.splitlines())} @@",
        *(f"+{line}" for line in proposal.after.splitlines()),
    ]


def test_the_difference_of_a_file_is_the_entry() -> None:
    proposal = propose("# ours\n[]\n", keep(PAIR, AGREED, "en"), "en", START)
    heading, *lines = proposal.difference()
    assert heading == "--- data/decisions.yaml"
    assert [line for line in lines if line.startswith("-")] == ["-[]"]


@pytest.mark.parametrize("there", ["a: b\n", "- {\n", "just words\n"])
def test_a_file_that_is_no_list_or_cannot_be_read_is_left_alone(there: str) -> None:
    with pytest.raises(UneditableError):
        propose(there, keep(PAIR, AGREED, "en"), "en")
