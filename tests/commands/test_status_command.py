"""`workplan status`: the board as a person at a terminal reads it, and as a program does."""

import json
import os
import subprocess
import sys
import unicodedata

import pytest
from tests.commands.terminal import PLANS, ROOT, workplan
from tests.plan_folder import PlanFolder

COMPLETE = PLANS / "complete"


def lines(width: int, *options: str, plan: object = COMPLETE) -> list[str]:
    ran = workplan("status", "--root", str(plan), "--as-of", "2023-11-28", *options, COLUMNS=str(width), LANGUAGE="en")
    assert (ran.code, ran.err) == (0, "")
    return ran.out.splitlines()


def squeezed(shown: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in shown]


def test_every_country_has_a_line_with_what_it_sent() -> None:
    shown = squeezed(lines(80))
    assert "Country File Focal point Profiles Positions warnings" in shown
    assert "Tokelau own no e-mail 1/4 2/11 0/3" in shown
    assert "Svalbard & Jan Mayen compiled none 0/4 0/12 0/1" in shown


def test_every_matrix_has_a_bar_the_figures_and_the_days_since_the_deadline() -> None:
    assert "Tokelau ░░░░░░░ 0/5 ███░░░░ 3/7 !105 █████░░ 4/5 ✓ !151" in squeezed(lines(80))


def test_every_group_has_its_roles_its_actions_by_state_and_what_is_open() -> None:
    shown = squeezed(lines(160))
    assert "OPS Rescue at sea and cooperation of ports CX BV (EMO) – 1 – 1 1 0/5" in shown


def test_the_last_lines_say_what_the_signs_mean_and_how_far_the_whole_plan_is() -> None:
    assert lines(100)[-6:] == [
        "compiled: filled in from public sources, not by the country",
        "!: days since the deadline",
        "✓: handed in",
        "in brackets: nobody is named for it yet",
        "2023-11-28: 109 of 136 answers, 24 of 95 positions, 15 actions",
        "Open besides, in other files: 0 errors, 2 warnings",
    ]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [60, 80, 100, 160, 240])
@pytest.mark.parametrize("plan", [COMPLETE, PLANS / "small", ROOT])
def test_no_line_of_a_table_is_wider_than_the_terminal(width: int, plan: object, language: str) -> None:
    shown = lines(width, "--lang", language, plan=plan)
    tables = shown[: max(number for number, line in enumerate(shown) if not line)]
    assert max(map(len, tables)) <= width


def test_a_country_that_has_sent_nothing_and_one_that_cannot_be_read_are_told_apart(plan: PlanFolder) -> None:
    (plan.root / "data/countries/guatemala.yaml").unlink()
    plan.write("data/countries/mexico.yaml", "country: MX\ncountry: MX\n")
    ran = workplan("status", "--root", plan.root, LANGUAGE="en")
    shown = squeezed(ran.out.splitlines())
    assert "Guatemala none none – 0/1 0/1" in shown
    assert "Mexico cannot be read ? ? ? 1/0" in shown
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
    assert "INT           3             -           -        -          -" in shown


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


def test_json_has_everything_that_the_table_shows() -> None:
    ran = workplan("status", "--root", COMPLETE, "--as-of", "2023-11-28", "--format", "json", LANGUAGE="en")
    said = json.loads(ran.out)
    assert {key: said[key] for key in ("version", "as_of", "answers", "open")} == {
        "version": 1,
        "as_of": "2023-11-28",
        "answers": {"given": 109, "asked": 136},
        "open": {"errors": 0, "warnings": 2},
    }
    assert next(each for each in said["countries"] if each["country"] == "TK") == {
        "country": "TK",
        "name": "Tokelau",
        "file": "data/countries/tokelau.yaml",
        "readable": True,
        "compiled": False,
        "focal_point": {"name": True, "email": False},
        "delegation": [
            {"profile": "harbour-master", "delegates": 0},
            {"profile": "inspector", "delegates": 0},
            {"profile": "prosecutor", "delegates": 0},
            {"profile": "rescue", "delegates": 1},
        ],
        "matrices": [
            {
                "matrix": "ferry-treaties",
                "answered": 0,
                "asked": 5,
                "status": None,
                "submitted": None,
                "deadline": None,
                "days_overdue": 0,
            },
            {
                "matrix": "ferry-safety",
                "answered": 3,
                "asked": 7,
                "status": "draft",
                "submitted": None,
                "deadline": "2023-08-15",
                "days_overdue": 105,
            },
            {
                "matrix": "ferry-laws",
                "answered": 4,
                "asked": 5,
                "status": "submitted",
                "submitted": "2023-06-29",
                "deadline": "2023-06-30",
                "days_overdue": 151,
            },
        ],
        "positions": {
            "given": 2,
            "asked": 11,
            "lead": 0,
            "participate": 2,
            "observe": 0,
            "reserve": 0,
            "decline": 0,
        },
        "open": {"errors": 0, "warnings": 3},
    }
    assert said["groups"][1] == {
        "theme": 2,
        "code": "OPS",
        "title": "Rescue at sea and cooperation of ports",
        "file": "data/themes/2-operations.yaml",
        "facilitator": {"country": "CX", "partner": None, "named": True},
        "rapporteur": {"country": "BV", "partner": None, "named": True},
        "support": {"country": None, "partner": "EMO", "named": False},
        "actions": {"proposed": 0, "group": 1, "plenary": 0, "adopted": 1, "withdrawn": 1},
        "open": {"errors": 0, "warnings": 5},
    }
