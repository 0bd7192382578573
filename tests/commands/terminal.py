"""The commands as a person at a terminal meets them: what is typed, and what comes back."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from workplan_cli.__main__ import main

ROOT = Path(__file__).parent.parent.parent
PLANS = ROOT / "tests" / "plans"
ENVIRONMENT = {"LANGUAGE": "", "LC_ALL": "C.UTF-8", "LANG": "", "NO_COLOR": "1", "COLUMNS": "80"}
"""What the words of a command depend on."""


@dataclass(frozen=True, slots=True)
class Ran:
    """Exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="strict", newline="\n")


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def workplan(*arguments: str | Path, folder: Path = ROOT, **environment: str) -> Ran:
    """Run a command in this process, in a folder."""
    typed = ["workplan", *map(str, arguments)]
    out, err, before, hook = _stream(), _stream(), Path.cwd(), sys.excepthook
    os.chdir(folder)
    try:
        with mock.patch.dict(os.environ, ENVIRONMENT | environment), mock.patch.object(sys, "argv", typed):
            with redirect_stdout(out), redirect_stderr(err):
                main()
            code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    finally:
        os.chdir(before)
        sys.excepthook = hook
    return Ran(code, _read(out), _read(err))


def process(*arguments: str | Path, folder: Path = ROOT, **environment: str) -> Ran:
    """Run a command in a process of its own: for what a process has, its streams and its environment."""
    done = subprocess.run(
        [sys.executable, "-m", "workplan_cli", *map(str, arguments)],
        cwd=folder,
        env=os.environ | ENVIRONMENT | environment,
        capture_output=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))
