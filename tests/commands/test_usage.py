"""What is typed wrongly is answered in one line, with exit code 2, and every command explains itself."""

import re
from pathlib import Path

import pytest
from tests.commands.terminal import PLANS, ROOT, Ran, workplan

from workplan_cli import __version__
from workplan_cli.cli.app import COMMANDS

SMALL = PLANS / "small"


def one_line(ran: Ran) -> str:
    """The one line of a command that was typed wrongly."""
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    return line


def test_the_version_is_said() -> None:
    assert workplan("--version") == Ran(0, f"workplan {__version__}\n", "")


def test_the_version_is_said_whatever_else_is_asked() -> None:
    assert workplan("--version", "validate") == Ran(0, f"workplan {__version__}\n", "")


def test_without_a_command_the_help_is_shown_as_an_error() -> None:
    ran = workplan()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == workplan("--help").out


def test_the_help_lists_every_command_with_the_first_sentence_of_its_own_help() -> None:
    listed = " ".join(workplan("--help").out.split("Commands:\n")[1].split())
    assert listed == " ".join(" ".join(f"{name} {line}".split()) for name, line in COMMANDS.items())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_line_of_a_command_is_how_its_own_help_begins(command: str) -> None:
    said = " ".join(workplan(command, "--help").out.split())
    assert COMMANDS[command] in said


@pytest.mark.parametrize(
    "command", [[each] for each in COMMANDS] + [["new", kind] for kind in ("country", "theme", "matrix")], ids=" ".join
)
def test_the_help_of_a_command_has_an_example_that_is_such_a_command(command: list[str]) -> None:
    ran = workplan(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"Example: workplan {' '.join(command)}" in " ".join(ran.out.split())


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_may_be_asked_for_in_two_ways(option: str) -> None:
    assert workplan("validate", option).out == workplan("validate", "--help").out


def test_an_unknown_command() -> None:
    line = one_line(workplan("valdate"))
    assert line == "workplan: No such command 'valdate'. Did you mean 'validate'? (see workplan --help)"


def test_an_unknown_option() -> None:
    assert one_line(workplan("validate", "--nothing")) == (
        "workplan: No such option: --nothing (see workplan validate --help)"
    )


def test_an_option_without_its_value() -> None:
    assert one_line(workplan("validate", "--root")) == (
        "workplan: Option '--root' requires an argument (see workplan --help)"
    )


def test_an_argument_too_many() -> None:
    assert "unexpected extra argument" in one_line(workplan("explain", "WP021", "WP022"))


def test_new_without_a_kind_shows_its_help() -> None:
    ran = workplan("new")
    assert (ran.code, ran.out) == (2, "")
    assert "country  Write the file of a country" in ran.err


def test_a_root_without_a_plan(tmp_path: Path) -> None:
    assert one_line(workplan("validate", "--root", tmp_path)) == (
        f"workplan: no plan in {tmp_path}: there is no data/plan.yaml"
    )


def test_no_plan_here_or_above(tmp_path: Path) -> None:
    assert one_line(workplan("validate", folder=tmp_path)) == (
        f"workplan: no plan here: neither {tmp_path} nor a folder above it has data/plan.yaml; use --root DIR"
    )


def test_the_plan_is_found_from_a_folder_inside_it() -> None:
    inside = workplan("validate", "--format", "json", folder=SMALL / "data" / "countries")
    assert inside == workplan("validate", "--format", "json", "--root", SMALL)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("validate", "--format", "xml"), "--format xml is not one of text, json, github, sarif, junit"),
        (("validate", "--format", "sarif:"), "--format sarif: names no file"),
        (
            ("validate", "--format", "json", "--format", "text"),
            "--format json and text would mix; give one a file: json:FILE",
        ),
        (
            ("validate", "--format", "text", "--format", "text"),
            "--format text and text would mix; give one a file: text:FILE",
        ),
        (("validate", "--format", "json:a", "--format", "sarif:a"), "two formats would write a"),
        (("validate", "--lang", "../en"), "--lang ../en is no language code; write it as es or en"),
        (("validate", "elsewhere.yaml"), f"elsewhere.yaml is not a file or folder of the plan in {ROOT}"),
        (("validate", "/etc"), f"/etc is not a file or folder of the plan in {ROOT}"),
        (("explain", "WP999"), "there is no rule WP999; `workplan explain` lists them all"),
        (
            ("schema", "countries"),
            "countries is no kind of file; they are plan, matrix, country, theme, decisions, reminders",
        ),
        (
            ("schema",),
            "name a kind of file (plan, matrix, country, theme, decisions, reminders), or --out DIR for all of them",
        ),
        (("reminders", "--as-of", "yesterday"), "--as-of yesterday is no day; write it as 2017-07-21"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_meant(arguments: tuple[str, ...], said: str) -> None:
    assert one_line(workplan(*arguments)) == f"workplan: {said}"


def test_what_was_typed_is_not_obeyed_by_the_terminal() -> None:
    for arguments in (
        ("\x1b[31mred",),
        ("validate", "--\x1b[31m"),
        ("validate", "\x1b]0;title\x07"),
        ("explain", "\x9b1m"),
    ):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", one_line(workplan(*arguments)))
