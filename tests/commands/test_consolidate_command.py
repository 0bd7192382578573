"""`workplan consolidate`: what is asked, what is shown before anything is written, and what then stands in the file."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.commands.terminal import ENVIRONMENT, workplan
from tests.rules.base import ALIKE, BASE, edited, written

DECISIONS = "data/decisions.yaml"
ONE = "data/themes/1-information.yaml"
TWO = "data/themes/2-response.yaml"
HONDURAS = "data/countries/honduras.yaml"
KEPT = """\
# yaml-language-server: $schema=../schemas/decisions.schema.json

# Of the first meeting.
- {decision: keep, actions: [INT-01, OPS-02], reason: "One is about 'routes'", agreed_by: [INT], date: 2018-03-13} # why
"""
THIRD = {ALIKE_FILE: ALIKE[ALIKE_FILE] for ALIKE_FILE in ALIKE} | {
    TWO: ALIKE[TWO] + "  - {id: OPS-02, title: Patrol together, countries: all, lead: [GT]}\n",
    DECISIONS: KEPT,
}
MODELINE = "# yaml-language-server: $schema=../schemas/decisions.schema.json\n"
DAY = ("--as-of", "2018-03-14")


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said in a conversation, its exit code, and what stands in the file after it."""

    code: int
    out: str
    err: str
    file: str | None


def talk(root: Path, *answers: str, arguments: tuple[str, ...] = DAY, **environment: str) -> Talk:
    """Give the answers, one line each, and then the end of the input."""
    done = subprocess.run(
        [sys.executable, "-m", "workplan_cli", "consolidate", "--root", str(root), *arguments],
        input="".join(f"{answer}\n" for answer in answers).encode("utf-8", "surrogateescape"),
        env=os.environ | ENVIRONMENT | {"COLUMNS": "160"} | environment,
        capture_output=True,
        check=False,
    )
    file = root / DECISIONS
    text = file.read_text(encoding="utf-8") if file.exists() else None
    return Talk(done.returncode, done.stdout.decode(), done.stderr.decode(), text)


def test_a_merge_is_shown_and_written_after_a_yes(tmp_path: Path) -> None:
    told = talk(written(tmp_path, THIRD), "a", "Both train the same officers.", "INT, OPS", "y")
    entry = (
        "- {decision: merge, actions: [INT-01, OPS-01], into: INT-01, reason: Both train the same officers., "
        "agreed_by: [INT, OPS], date: 2018-03-14}\n"
    )
    assert (told.code, told.file) == (0, KEPT + entry)
    shown, _, asked = told.out.partition("Write it? [y/n] ")
    assert "    - decision: merge\n      actions: [INT-01, OPS-01]\n      into: INT-01\n" in shown
    assert f"+{entry}" in shown
    assert "It will follow: note WP324: the periods of INT-01, OPS-01 differ; the plan shows the widest\n" in shown
    assert "WP305" not in asked
    assert told.err == "wrote data/decisions.yaml\nDecisions written: 1. Open questions: 1.\n"


def test_the_texts_stand_side_by_side_with_their_places_and_what_differs_is_marked(tmp_path: Path) -> None:
    told = talk(written(tmp_path, ALIKE), "q")
    lines = [line.split() for line in told.out.splitlines()]
    assert ["INT-01", "OPS-01"] in lines
    assert ["data/themes/1-information.yaml:8", "data/themes/2-response.yaml:8"] in lines
    assert ["≠", "Period", "2018-Q1", "–", "2018-Q4", "2019-Q1", "–", "2019-Q2"] in lines
    assert ["Scope", "regional", "regional"] in lines


def test_in_a_narrow_terminal_one_text_stands_below_the_other(tmp_path: Path) -> None:
    told = talk(written(tmp_path, ALIKE), "q", COLUMNS="50")
    lines = [line.strip() for line in told.out.splitlines()]
    assert lines.index("data/themes/1-information.yaml:8") < lines.index("data/themes/2-response.yaml:8")
    assert max(map(len, told.out.split("[a]")[0].splitlines())) <= 50


def test_a_keep_begins_the_file_where_there_is_none(tmp_path: Path) -> None:
    told = talk(written(tmp_path, ALIKE), "k", "Other documents.", "", "y")
    assert told.file == (
        MODELINE + "- decision: keep\n  actions: [INT-01, OPS-01]\n  reason: Other documents.\n  date: 2018-03-14\n"
    )
    assert "It will follow: note WP320: the decision has no `agreed_by`\n" in told.out
    assert "--- /dev/null\n+++ data/decisions.yaml\n@@ -0,0 +1,5 @@\n+" + MODELINE in told.out


@pytest.mark.parametrize("yes", ["y", "YES", "s", "sí", "Si", "SÍ "])
def test_yes_may_be_said_in_the_language_asked_for_or_in_english(yes: str, tmp_path: Path) -> None:
    told = talk(written(tmp_path, THIRD), "k", "Otros.", "INT", yes, arguments=(*DAY, "--lang", "es"))
    assert told.file is not None
    assert len(told.file) > len(KEPT)


def test_what_is_neither_yes_nor_no_is_asked_again(tmp_path: Path) -> None:
    told = talk(written(tmp_path, THIRD), "k", "Other.", "INT", "yess", "", "maybe", "no")
    assert told.out.count("Please answer with y or n.\n") == 3
    assert told.out.count("Nothing was written.\n") == 1
    assert told.file == KEPT


def test_a_decision_that_is_deleted_is_asked_again(tmp_path: Path) -> None:
    root = written(tmp_path, ALIKE)
    talk(root, "k", "Other documents.", "", "y")
    assert asked(root) == []
    (root / DECISIONS).unlink()
    assert asked(root) == ["WP305"]


@pytest.mark.parametrize("left", ["", MODELINE, "# Decided in March.\n", "[]\n", "# one\r\n"], ids=ascii)
def test_a_file_from_which_the_last_decision_was_deleted_takes_the_next_one(left: str, tmp_path: Path) -> None:
    root = written(tmp_path, ALIKE)
    (root / DECISIONS).write_bytes(left.encode())
    told = talk(root, "k", "Other documents.", "INT", "y")
    assert (told.code, told.err) == (0, "wrote data/decisions.yaml\nDecisions written: 1. Open questions: 0.\n")
    assert (root / DECISIONS).read_bytes().decode().startswith(left.replace("[]\n", ""))
    assert workplan("validate", "--root", root).code == 0
    assert asked(root) == []


def asked(root: Path, *arguments: str) -> list[str]:
    """The rules of the open questions."""
    done = workplan("consolidate", "--root", root, "--format", "json", *arguments)
    assert (done.code, done.err) == (0, "")
    return [each["code"] for each in json.loads(done.out)["questions"]]


def test_what_is_none_of_the_letters_decides_nothing_and_is_said(tmp_path: Path) -> None:
    told = talk(written(tmp_path, THIRD), "apart", "1", "q")
    assert told.out.count("Please answer with one of the letters in brackets.\n") == 2
    assert (told.code, told.file) == (0, KEPT)
    assert "Reason" not in told.out


def test_a_conflict_is_waived_for_what_it_is_about_and_for_nothing_else(tmp_path: Path) -> None:
    files = edited(HONDURAS, "reserve, note: Subject to the budget.", "decline, note: No staff.")
    root = written(tmp_path, files)
    assert asked(root) == ["WP166", "WP309", "WP308"]
    told = talk(root, "w", "Agreed bilaterally.", "IOM", "y", arguments=(*DAY, "--only", "conflict"))
    assert told.file == (
        MODELINE + "- decision: waive\n  rule: WP166\n  action: OPS-01\n  country: HN\n"
        "  reason: Agreed bilaterally.\n  agreed_by: [IOM]\n  date: 2018-03-14\n"
    )
    assert asked(root) == ["WP309", "WP308"]
    assert asked(root, "--only", "conflict") == []


@pytest.mark.parametrize(
    "answers",
    [
        (),
        ("q",),
        ("s",),
        ("x", "", "maybe"),
        ("a",),
        ("a", "A reason"),
        ("a", "A reason", "INT"),
        ("a", "A reason", "INT", ""),
        ("a", "A reason", "INT", "n"),
        ("a", "", "", ""),
    ],
    ids=str,
)
def test_without_a_yes_the_file_stays_as_it_is(answers: tuple[str, ...], tmp_path: Path) -> None:
    told = talk(written(tmp_path, THIRD), *answers)
    assert (told.code, told.file) == (0, KEPT)
    assert told.err == "Decisions written: 0. Open questions: 1.\n"


def test_a_reason_is_required_and_whoever_agrees_is_known(tmp_path: Path) -> None:
    told = talk(written(tmp_path, ALIKE), "b", "", "  ", "Same.", "SEC, OPS", "OPS OPS", "y")
    assert told.out.count("A decision needs a reason.") == 2
    assert "unknown: SEC; known: GT, HN, INT, IOM, MX, OPS" in told.out
    assert told.file is not None
    assert "into: OPS-01\n  reason: Same.\n  agreed_by: [OPS]\n" in told.file


def test_a_reason_is_asked_in_every_language_of_the_plan(tmp_path: Path) -> None:
    files = ALIKE | {"data/plan.yaml": BASE["data/plan.yaml"].replace("[en]", "[en, es]")}
    told = talk(written(tmp_path, files), "k", "Other: ones", "", "", "y", arguments=(*DAY, "--only", "duplicate"))
    assert told.file is not None
    assert '  reason: "Other: ones"\n' in told.file
    (tmp_path / DECISIONS).unlink()
    told = talk(tmp_path, "k", "Others", "Otros", "", "y", arguments=(*DAY, "--only", "duplicate"))
    assert told.file is not None
    assert "  reason:\n    en: Others\n    es: Otros\n" in told.file


@pytest.mark.parametrize("reason", ["\x1b[31mred", "a\u202eb", "\udcff", "a\x00b"], ids=ascii)
def test_a_reason_that_the_loader_would_refuse_is_asked_again(reason: str, tmp_path: Path) -> None:
    told = talk(written(tmp_path, ALIKE), "k", reason, "INT", "Plain.", "INT", "y")
    assert "This cannot be written: " in told.out
    assert not {"\x1b", "\u202e", "\x00"} & set(told.out)
    assert told.file is not None
    assert "  reason: Plain.\n" in told.file


def test_what_is_submitted_is_never_markup(tmp_path: Path) -> None:
    files = {name: text.replace("forged", "[red]forged[/nothing]") for name, text in ALIKE.items()}
    told = talk(written(tmp_path, files), "q")
    assert "[/nothing]" in told.out
    assert told.code == 0


@pytest.mark.parametrize("text", ["x: 1\n", "- {decision: merge", "- {decision: kep}\n"], ids=ascii)
def test_decisions_that_cannot_be_read_are_shown_and_not_touched(text: str, tmp_path: Path) -> None:
    told = talk(written(tmp_path, ALIKE | {DECISIONS: text}), "a", "Same.", "INT", "y")
    assert (told.code, told.file) == (1, text)
    assert told.out.startswith("data/decisions.yaml:1:")


def test_a_broken_file_hides_no_question(tmp_path: Path) -> None:
    told = talk(written(tmp_path, ALIKE | {HONDURAS: "country: [\n"}), "q")
    assert told.code == 0
    assert "WP305" in told.out
    assert told.err.splitlines()[0] == (
        "data/countries/honduras.yaml cannot be read: what it says is unknown (workplan validate)"
    )


def test_a_plan_without_open_questions(tmp_path: Path) -> None:
    root = written(tmp_path, {})
    assert talk(root) == Talk(0, "", "Decisions written: 0. Open questions: 0.\n", None)
    assert workplan("consolidate", "--root", root, "--list").out == "Open questions: 0\n"


def test_the_list_names_every_place(tmp_path: Path) -> None:
    listed = workplan("consolidate", "--root", written(tmp_path, ALIKE), "--list")
    assert (listed.code, listed.err) == (0, "")
    head, first, second, choices, count = listed.out.splitlines()
    assert head.startswith("1. WP305 alike-between-groups: INT-01 and OPS-01 look alike (")
    assert first == ("   data/themes/1-information.yaml:8:12: INT-01 Train border police to detect forged documents")
    assert second == (
        "   data/themes/2-response.yaml:8:12: OPS-01 Training of border police in the detection of forged documents"
    )
    assert (choices, count) == ("   merge or keep apart", "Open questions: 1")


def test_the_json_is_as_docs_commands_promises(tmp_path: Path) -> None:
    root = written(tmp_path, edited(HONDURAS, "reserve, note: Subject to the budget.", "decline, note: No staff."))
    listed = json.loads(workplan("consolidate", "--root", root, "--format", "json", "--only", "conflict").out)
    assert listed == {
        "version": 1,
        "root": str(root),
        "questions": [
            {
                "kind": "conflict",
                "code": "WP166",
                "name": "commitment-declined",
                "message": "HN declines OPS-01, to which the group commits it",
                "about": ["HN", "OPS-01"],
                "choices": ["waive"],
                "score": None,
                "languages": [],
                "waiver": {"rule": "WP166", "action": "OPS-01", "country": "HN"},
                "places": [
                    {"file": HONDURAS, "line": 17, "column": 22, "id": None, "title": None, "message": None},
                    {
                        "file": TWO,
                        "line": 10,
                        "column": 16,
                        "id": None,
                        "title": None,
                        "message": "who takes part by the group's proposal",
                    },
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "yaml"), "workplan: --format yaml is not one of text, json\n"),
        (("--only", "pair"), "workplan: --only pair is not one of duplicate, conflict, premise\n"),
        (("--as-of", "soon"), "workplan: --as-of soon is no day; write it as 2017-07-21\n"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = workplan("consolidate", "--root", written(tmp_path, {}), *arguments)
    assert (done.code, done.out, done.err) == (2, "", said)


def test_where_nothing_can_be_written_the_file_stays_as_it_was(tmp_path: Path) -> None:
    root = written(tmp_path, THIRD)
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 0; exec {sys.executable} -m workplan_cli consolidate --root {root}"],
        input=b"a\nSame.\nINT\ny\n",
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 4
    assert done.stderr.decode().splitlines()[-1].endswith("data/decisions.yaml cannot be written: File too large")
    assert [each.name for each in (root / "data").glob("*.part")] == []
    assert (root / DECISIONS).read_text(encoding="utf-8") == KEPT


def _at_a_terminal(root: Path) -> tuple[int, subprocess.Popen[bytes]]:
    """The command at a terminal of its own, once it has asked its first question."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "workplan_cli", "consolidate", "--root", str(root), *DAY],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | ENVIRONMENT | {"NO_COLOR": "", "TERM": "xterm"},
        start_new_session=True,
    )
    os.close(theirs)
    return ours, process


def _read_until(terminal: int, words: bytes) -> bytes:
    seen = b""
    deadline = time.monotonic() + 60
    while words not in seen and time.monotonic() < deadline:
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # the other end has gone
            break
    return seen


def test_at_a_terminal_an_interrupt_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    root = written(tmp_path, THIRD)
    terminal, process = _at_a_terminal(root)
    seen = _read_until(terminal, b"quit: ")
    assert b"\x1b[1m" in seen
    os.write(terminal, b"a\n")
    _read_until(terminal, b"Reason (en): ")
    process.send_signal(signal.SIGINT)
    said = _read_until(terminal, b"stopped")
    assert process.wait(timeout=60) == 130
    assert said.decode().splitlines()[-1] == "workplan: stopped"
    assert (root / DECISIONS).read_text(encoding="utf-8") == KEPT
    os.close(terminal)


def test_what_somebody_else_wrote_meanwhile_is_not_lost(tmp_path: Path) -> None:
    root = written(tmp_path, THIRD)
    terminal, process = _at_a_terminal(root)
    for words, answer in (
        (b"quit: ", b"k\n"),
        (b"Reason (en): ", b"Other.\n"),
        (b"yet): ", b"INT\n"),
        (b"Write it? [y/n] ", b"y\n"),
    ):
        _read_until(terminal, words)
        if answer == b"y\n":
            (root / DECISIONS).write_text(KEPT + "# a remark\n", encoding="utf-8")
        os.write(terminal, answer)
    seen = _read_until(terminal, b"Write it? [y/n] ")
    assert b"The file has changed meanwhile; look again." in seen
    os.write(terminal, b"y\n")
    _read_until(terminal, b"quit: ")
    os.write(terminal, b"q\n")
    assert process.wait(timeout=60) == 0
    text = (root / DECISIONS).read_text(encoding="utf-8")
    assert text.startswith(KEPT)
    assert "# a remark\n" in text
    assert "{decision: keep, actions: [INT-01, OPS-01], reason: Other., agreed_by: [INT], date: 2018-03-14}" in text
    os.close(terminal)


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    root = written(tmp_path / "plan", ALIKE)
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text(KEPT, encoding="utf-8")
    (root / DECISIONS).symlink_to(elsewhere)
    told = talk(root, "k", "Other.", "INT", "y")
    assert told.code == 1
    assert elsewhere.read_text(encoding="utf-8") == KEPT
