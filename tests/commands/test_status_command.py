"""`workplan status`: the board as a person at a terminal reads it, and as a program does."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS, ROOT, workplan
from tests.plan_folder import PlanFolder

COMPLETE = PLANS / "complete"
FILES = {
    "data/plan.yaml": """\
id: example
title: Example
languages: [en]
members: [GT, HN, MX]
partners: {IOM: {name: IOM}}
profiles: {prosecutor: Prosecutors, police: Police}
""",
    "data/matrices/protocol.yaml": """\
id: protocol-on-the-smuggling-of-migrants
title: Protocol
deadline: 2017-07-21
rows: [{id: p-1, text: A}, {id: p-2, text: B}, {id: p-3, text: C}]
""",
    "data/countries/guatemala.yaml": """\
country: GT
focal_point: {name: Example Person, email: office@example.org}
delegation: [{profile: police}, {profile: police}]
matrices:
  protocol-on-the-smuggling-of-migrants:
    status: submitted
    submitted: 2017-07-01
    answers: {p-1: {status: yes}, p-2: {status: yes}, p-3: {status: yes}}
positions: {INT-01: {position: lead}}
""",
    "data/countries/mexico.yaml": """\
country: MX
compiled: {by: IOM}
focal_point: {institution: Ministry}
matrices:
  protocol-on-the-smuggling-of-migrants: {status: draft, extension: 2017-08-15, answers: {p-1: {status: yes}}}
""",
    "data/themes/1-information.yaml": """\
theme: 1
code: INT
title: Information
group: {facilitator: {country: MX, name: Example Person}, support: {partner: IOM}}
actions:
  - {id: INT-01, title: Exchange routes, countries: all, status: group}
  - {id: INT-02, title: Agree on a form, countries: [GT], status: withdrawn}
  - {id: INT-03, title: Train the border police, countries: [MX]}
""",
}


@pytest.fixture
def three(tmp_path: Path) -> PlanFolder:
    """A plan of three countries, of which one has sent nothing."""
    folder = PlanFolder(tmp_path / "three")
    for file, content in FILES.items():
        folder.write(file, content)
    return folder


def lines(width: int, *options: str, plan: Path = COMPLETE) -> list[str]:
    ran = workplan("status", "--root", plan, "--as-of", "2017-09-01", *options, COLUMNS=str(width), LANGUAGE="en")
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def begin(shown: list[str], heading: str) -> list[str]:
    """The lines of the table below a heading, spaces squeezed and without what a check of the files finds."""
    first = shown.index(heading) + 1
    table = [" ".join(line.split()) for line in shown[first : shown.index("", first)]]
    rows = table[next(number for number, line in enumerate(table) if set(line) <= {"─", "-"}) + 1 :]
    return [re.sub(r" (\d+/\d+|–|-)$", "", row) for row in rows]


def test_every_country_has_a_line_with_what_it_sent(three: PlanFolder) -> None:
    assert begin(lines(80, plan=three.root), "Countries") == [
        "Guatemala own named 1/2 1/1",
        "Honduras none none 0/2 0/1",
        "Mexico compiled no e-mail 0/2 0/2",
    ]


def test_every_matrix_has_a_bar_the_figures_and_the_days_since_the_deadline(three: PlanFolder) -> None:
    shown = lines(50, plan=three.root)
    assert [line.strip() for line in shown[shown.index("Answers") + 1 :][:3]] == [
        "protocol-on-the-smuggling-",
        "of-migrants",
        "Country    2017-07-21",
    ]
    bars = [line for line in shown if "░" in line or "█" in line]
    assert bars == [
        "Guatemala  ████████████████████ 3/3 ✓",
        "Honduras   ░░░░░░░░░░░░░░░░░░░░ 0/3 !42",
        "Mexico     ██████░░░░░░░░░░░░░░ 1/3 !17",
    ]


def test_every_group_has_its_roles_its_actions_by_state_and_what_is_open(three: PlanFolder) -> None:
    wide, narrow = lines(160, plan=three.root), lines(80, plan=three.root)
    assert begin(wide, "Working groups and their actions") == ["INT Information MX – (IOM) 1 1 – – 1 –"]
    assert begin(narrow, "Working groups") == ["INT Information MX – (IOM)"]
    assert begin(narrow, "Working groups and their actions") == ["INT 1 1 – – 1 –"]


def test_pairs_that_nobody_has_decided_are_counted_with_their_groups(three: PlanFolder) -> None:
    alike = "  - {id: INT-04, title: Training of the border police, countries: [MX]}\n"
    three.write("data/themes/1-information.yaml", FILES["data/themes/1-information.yaml"] + alike)
    assert begin(lines(80, plan=three.root), "Working groups and their actions") == ["INT 2 1 – – 1 1"]


def test_the_last_lines_say_what_the_signs_mean_and_how_far_the_whole_plan_is(three: PlanFolder) -> None:
    assert lines(100, plan=three.root)[-5:] == [
        "compiled: filled in from public sources, not by the country",
        "!: days since the deadline",
        "✓: handed in",
        "in brackets: nobody is named for it yet",
        "2017-09-01: 4 of 9 answers, 1 of 4 positions, 2 actions",
    ]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [60, 80, 100, 160, 240])
@pytest.mark.parametrize("plan", [COMPLETE, PLANS / "small", ROOT])
def test_no_line_of_a_table_is_wider_than_the_terminal(width: int, plan: Path, language: str) -> None:
    shown = lines(width, "--lang", language, plan=plan)
    tables = shown[: max(number for number, line in enumerate(shown) if not line)]
    assert max(map(len, tables)) <= width


def test_a_country_that_has_sent_nothing_and_one_that_cannot_be_read_are_told_apart(plan: PlanFolder) -> None:
    (plan.root / "data/countries/guatemala.yaml").unlink()
    plan.write("data/countries/mexico.yaml", "country: MX\ncountry: MX\n")
    ran = workplan("status", "--root", plan.root, LANGUAGE="en")
    assert begin(ran.out.splitlines(), "Countries") == ["Guatemala none none – 0/1", "Mexico cannot be read ? ? ?"]
    assert ran.err == "data/countries/mexico.yaml cannot be read: what it says is unknown (workplan validate)\n"


def test_without_any_country_matrix_or_group_there_is_still_a_board(plan: PlanFolder) -> None:
    for folder in ("countries", "matrices", "themes"):
        for file in (plan.root / "data" / folder).iterdir():
            file.unlink()
    ran = workplan("status", "--root", plan.root, "--as-of", "2017-11-28", LANGUAGE="en")
    assert ran.code == 0
    assert "2017-11-28: 0 of 0 answers, 0 of 0 positions, 0 actions" in ran.out.splitlines()


def test_a_terminal_that_has_ascii_only_gets_ascii_only() -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    done = subprocess.run(
        [sys.executable, "-m", "workplan_cli", "status", "--as-of", "2017-11-28"],
        cwd=ROOT,
        env=environment | {"LANG": "C", "PYTHONIOENCODING": "ascii", "LANGUAGE": "en", "COLUMNS": "80"},
        capture_output=True,
        check=True,
    )
    shown = done.stdout.decode("ascii")
    assert "Guatemala           ######## 5/5" in shown
    assert "compiled  none " in shown
    assert not {each for each in shown if each in "█░─✓"}


def test_colour_is_never_the_only_sign() -> None:
    def bare(text: str) -> str:
        return "".join(each for each in text if unicodedata.category(each) != "Cc")

    plain = workplan("status", "--as-of", "2017-11-28", "--no-color").out
    assert "\x1b" not in plain
    assert "!130" in bare(plain)


def test_a_plan_that_cannot_be_read_is_said_to_be_so(plan: PlanFolder) -> None:
    plan.write("data/plan.yaml", "id: example\n")
    ran = workplan("status", "--root", plan.root)
    assert ran.code == 1
    assert "data/plan.yaml:1:" in ran.out


def test_another_format_is_refused() -> None:
    ran = workplan("status", "--format", "html")
    assert (ran.code, ran.err) == (2, "workplan: --format html is not one of table, json\n")


def test_json_has_everything_that_the_table_shows(three: PlanFolder) -> None:
    ran = workplan("status", "--root", three.root, "--as-of", "2017-09-01", "--format", "json", LANGUAGE="en")
    said = json.loads(ran.out)
    assert {key: said[key] for key in ("version", "as_of", "answers")} == {
        "version": 1,
        "as_of": "2017-09-01",
        "answers": {"given": 4, "asked": 9},
    }
    (guatemala, honduras, mexico), (group,) = said["countries"], said["groups"]
    progress = {"matrix": "protocol-on-the-smuggling-of-migrants", "asked": 3}
    nothing = {"lead": 0, "participate": 0, "observe": 0, "reserve": 0, "decline": 0}
    assert {key: guatemala[key] for key in guatemala if key != "open"} == {
        "country": "GT",
        "name": "Guatemala",
        "file": "data/countries/guatemala.yaml",
        "readable": True,
        "compiled": False,
        "focal_point": {"name": True, "email": True},
        "delegation": [{"profile": "prosecutor", "delegates": 0}, {"profile": "police", "delegates": 2}],
        "matrices": [
            progress
            | {"answered": 3, "status": "submitted", "submitted": "2017-07-01"}
            | {"deadline": "2017-07-21", "days_overdue": 0}
        ],
        "positions": nothing | {"given": 1, "asked": 1, "lead": 1},
    }
    assert (honduras["file"], honduras["focal_point"], honduras["positions"]["asked"]) == (None, None, 1)
    assert mexico["matrices"] == [
        progress
        | {"answered": 1, "status": "draft", "submitted": None}
        | {"deadline": "2017-08-15", "days_overdue": 17}
    ]
    assert {key: group[key] for key in group if key != "open"} == {
        "theme": 1,
        "code": "INT",
        "title": "Information",
        "file": "data/themes/1-information.yaml",
        "facilitator": {"country": "MX", "partner": None, "named": True},
        "rapporteur": None,
        "support": {"country": None, "partner": "IOM", "named": False},
        "actions": {"proposed": 1, "group": 1, "plenary": 0, "adopted": 0, "withdrawn": 1},
    }


def test_what_is_open_is_what_validate_finds() -> None:
    said = json.loads(workplan("status", "--root", COMPLETE, "--format", "json", LANGUAGE="en").out)
    checked = json.loads(workplan("validate", "--root", COMPLETE, "--format", "json", LANGUAGE="en").out)
    for each in (*said["countries"], *said["groups"]):
        file = each["file"]
        own = [one for one in checked["findings"] if one["file"] == file and one["severity"] != "note"]
        assert sum(each["open"].values()) >= len(own)
    counted = sum(sum(each["open"].values()) for each in (*said["countries"], *said["groups"], said))
    assert counted >= checked["summary"]["errors"] + checked["summary"]["warnings"]
