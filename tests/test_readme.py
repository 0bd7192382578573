"""The README's transcripts are what the commands print. `UPDATE=1 pytest tests/test_readme.py` renews them."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TRANSCRIPT = re.compile(r"```console\n\$ (?P<command>workplan [^\n]*)\n(?P<printed>.*?)```", re.DOTALL)


def printed_by(command: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "workplan_cli", *shlex.split(command)[1:]],
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "LANGUAGE": ""},
        check=False,
    )
    return done.stdout.replace(f"{folder}/", "")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("data", "templates", "tests/plans/with-faults"):
        shutil.copytree(ROOT / name, copy / name)
    return copy


COMMANDS = [match["command"] for match in TRANSCRIPT.finditer(README.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_transcript_of_the_readme_is_what_the_command_prints(command: str, checkout: Path) -> None:
    text = README.read_text(encoding="utf-8")
    shown = next(match for match in TRANSCRIPT.finditer(text) if match["command"] == command)
    printed = printed_by(command, checkout)
    if os.environ.get("UPDATE"):
        README.write_text(text.replace(shown[0], f"```console\n$ {command}\n{printed}```"), encoding="utf-8")
        return
    assert shown["printed"] == printed


def test_the_set_up_is_two_commands() -> None:
    section = README.read_text(encoding="utf-8").split("## Set up")[1].split("\n## ")[0]
    block = section.split("```bash\n")[1].split("```")[0]
    assert block.splitlines() == [
        "python3 -m venv --upgrade-deps .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/workplan build",
        ".venv/bin/python -m pytest -n auto",
    ]
