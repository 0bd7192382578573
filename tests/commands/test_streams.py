"""Terminals, pipes and disks that are not as they should be: one line at most, and never a traceback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.terminal import ENVIRONMENT, PLANS, process

FAULTY = PLANS / "with-faults"
RUN = f"{sys.executable} -m workplan_cli"
COMMANDS = ("--version", "--help", "validate --help", f"validate --root {FAULTY}", "explain --all", "schema plan")


def shell(line: str, folder: Path = FAULTY, **environment: str) -> tuple[int, str]:
    """Exit code and standard error of a line for the shell."""
    done = subprocess.run(
        ["bash", "-c", line], cwd=folder, env=os.environ | ENVIRONMENT | environment, capture_output=True, check=False
    )
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_goes_away_is_no_fault(command: str) -> None:
    expected = 1 if command.startswith("validate --root") else 0
    assert shell(f"{RUN} {command} | true; exit ${{PIPESTATUS[0]}}") == (expected, "")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_one_line_and_exit_4(command: str) -> None:
    code, said = shell(f"{RUN} {command} > /dev/full")
    assert (code, len(said.splitlines())) == (4, 1)
    assert "No space left on device" in said


@pytest.mark.parametrize("command", [each for each in COMMANDS if "help" not in each])
def test_a_closed_output_is_one_line_and_exit_4(command: str) -> None:
    assert shell(f"{RUN} {command} >&-") == (4, "workplan: standard output is closed\n")


@pytest.mark.parametrize("command", ["validate", "status", "reminders"])
def test_nobody_asks_a_closed_output_for_colours(command: str) -> None:
    root = f"--root {PLANS / 'small'}"
    said = shell(f"{RUN} {command} {root} >&-", NO_COLOR="", TERM="xterm")
    assert said == (4, "workplan: standard output is closed\n")


def test_a_closed_standard_error_changes_nothing() -> None:
    assert shell(f"{RUN} validate --nothing 2>&-") == (2, "")
    assert shell(f"{RUN} validate 2>&- >/dev/null") == (1, "")


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"LC_ALL": "xx_YY.nonsense"},
        {"LANG": "\x1b[31m"},
    ],
    ids=str,
)
@pytest.mark.parametrize("command", [("validate",), ("validate", "--lang", "es"), ("explain", "--all", "--lang", "es")])
def test_a_terminal_that_knows_few_letters_gets_what_it_can_show(
    environment: dict[str, str], command: tuple[str, ...]
) -> None:
    ran = process(*command, folder=FAULTY, **environment)
    assert (ran.code, ran.err) == (1 if command[0] == "validate" else 0, "")
    assert "WP021" in ran.out


def test_machine_formats_are_utf_8_on_every_terminal() -> None:
    for form in ("json", "sarif", "junit"):
        plain = process("validate", "--format", form, "--lang", "es", folder=FAULTY)
        assert process("validate", "--format", form, "--lang", "es", folder=FAULTY, PYTHONIOENCODING="ascii") == plain
    assert "\ufffd" not in plain.out


def test_without_a_home() -> None:
    assert shell(f"env -u HOME -u USER {RUN} validate > /dev/null") == (1, "")


def test_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    leave = f"rmdir {gone}; {RUN}"
    assert shell(f"{leave} validate", gone) == (
        2,
        "workplan: no plan here: the working folder is gone; use --root DIR\n",
    )
    gone.mkdir()
    assert shell(f"{leave} validate --root {FAULTY} > /dev/null", gone) == (1, "")
    gone.mkdir()
    assert shell(f"{leave} validate --root . > /dev/null", gone)[0] == 2


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    ran = process("validate", "--format", f"sarif:{tmp_path / 'plan.yaml' / 'out.sarif'}", folder=FAULTY)
    assert ran.code == 1
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = process("validate", "--format", f"sarif:{tmp_path / 'file' / 'out.sarif'}", folder=FAULTY)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == f"workplan: {tmp_path / 'file' / 'out.sarif'} cannot be written: File exists\n"


def test_names_of_files_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    shutil.copytree(FAULTY, tmp_path / "plan")
    name = os.fsdecode(b"data/countries/\x1b[31m\xe9\n::error::x.yaml")
    (tmp_path / "plan" / name).write_text("country: [\n", encoding="utf-8")
    for form in ("text", "github", "json", "sarif", "junit"):
        ran = process("validate", "--format", form, "--root", tmp_path / "plan")
        assert (ran.code, ran.err) == (1, "")
        assert "\x1b" not in ran.out
        assert not any(line.startswith("::error::x") for line in ran.out.splitlines())


def test_a_debugger_gets_the_traceback() -> None:
    code, said = shell(f"{RUN} validate --debug > /dev/full")
    assert code == 1
    assert said.startswith("Traceback (most recent call last):")
