"""Colours: for a terminal that wants them, and for nothing else."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

FAULTY = Path(__file__).parent.parent.parent / "plans" / "with-faults"


def shown_by_a_terminal(*options: str, **environment: str) -> str:
    """What `workplan validate` sends to a terminal."""
    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    command = [sys.executable, "-m", "workplan_cli", "validate", "--select", "WP021", *options]
    process = subprocess.Popen(command, cwd=FAULTY, stdout=theirs, env=plain | {"TERM": "xterm"} | environment)
    os.close(theirs)
    parts = []
    try:
        while part := os.read(ours, 1 << 16):
            parts.append(part)
    except OSError:
        pass  # Linux ends a terminal so
    os.close(ours)
    assert process.wait() == 1
    return b"".join(parts).decode().replace("\r\n", "\n")


def test_a_terminal_gets_the_place_the_severity_and_the_stretch_in_colour() -> None:
    assert shown_by_a_terminal() == (
        "\x1b[1mdata/countries/guatemala.yaml:8:13:\x1b[0m \x1b[1;31merror\x1b[0m WP021 unknown-field: "
        "`citacion` is no field of an answer; did you mean `citation`?\n"
        '   8 |       p-1: {citacion: "Decreto 44-2016", status: yes}\n'
        "     |             \x1b[1;31m^^^^^^^^\x1b[0m\n"
        "5 files: 1 error, 0 warnings, 0 notes\n"
    )


@pytest.mark.parametrize(
    ("options", "environment"), [((), {"NO_COLOR": "1"}), ((), {"TERM": "dumb"}), (("--no-color",), {})], ids=str
)
def test_a_terminal_that_wants_none_gets_none(options: tuple[str, ...], environment: dict[str, str]) -> None:
    assert "\x1b" not in shown_by_a_terminal(*options, **environment)
