"""Whatever interrupts a command, what was there before is whole: a full disk, a locked folder, a kill."""

import errno
import io
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from unittest import mock

import pytest
from openpyxl import load_workbook
from tests.commands.forked import forked
from tests.commands.terminal import ENVIRONMENT, PLANS, Ran, workplan

DAY = ("--as-of", "2023-11-28")
TEXTS = ("--format", "docx", "--format", "md", "--format", "html")
COMMANDS: dict[str, tuple[str, ...]] = {
    "texts": ("build", *TEXTS, "--lang", "en", *DAY, "--out", "out"),
    "tables": ("build", "matrices", "--format", "xlsx", "--format", "csv", *DAY, "--out", "out"),
    "forms": ("form", "AQ", "--out", "out"),
    "letters": ("reminders", "--letters", "out", *DAY),
    "calendar": ("reminders", "--calendar", "out/days.ics", *DAY),
    "log": ("reminders", "--log", *DAY),
    "import": ("import", "AQ.xlsx", "--write"),
    "consolidate": ("consolidate", *DAY),
    "pdf": ("build", "status", "--format", "pdf", "--lang", "en", *DAY, "--out", "out"),
}
"""Every command that writes, as it is typed in the folder of the plan."""
ANSWERS = b"w\nDecided.\nDecided.\n\ny\n"
"""The first question is waived; then the input ends."""
OFFICE = """\
#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
printf '%%PDF-1.6\\n%4000s\\n' ' ' > "$2/document.pdf"
"""
"""Lays nothing out: what is looked at is what becomes of the file."""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with a form that has come back, beside a program for PDF."""
    (tmp_path / "soffice").write_text(OFFICE, encoding="utf-8")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    folder = tmp_path / "plan"
    shutil.copytree(PLANS / "complete" / "data", folder / "data")
    assert workplan("form", "AQ", "--lang", "en", folder=folder).code == 0
    book = load_workbook(folder / "AQ.xlsx")
    sheet = book["Focal point"]
    row = next(each for each in sheet if each[0].value == "focal_point")
    row[3].value = "Another institution"
    book.save(folder / "AQ.xlsx")
    return folder


def whole(folder: Path) -> dict[str, bytes]:
    """Every file that a reader would take for one."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".workplan-")
    }


def run(command: str, folder: Path) -> Ran:
    """The command in this process, with its answers where it asks for some."""
    with mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(ANSWERS))):
        return workplan(*COMMANDS[command], folder=folder)


def states(plan: Path, command: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files before and after a command that nothing interrupts; the plan is left as before, with old output."""
    copy = plan.with_name("copy")
    shutil.copytree(plan, copy)
    assert run(command, copy).code == 0
    after = whole(copy)
    shutil.rmtree(copy)
    for name in after.keys() - whole(plan).keys():
        (plan / name).parent.mkdir(parents=True, exist_ok=True)
        (plan / name).write_bytes(b"old")
    before = whole(plan)
    assert before.keys() == after.keys()
    assert before != after
    return before, after


@contextmanager
def small_files() -> Iterator[None]:
    """No file can grow over 100 bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_leaves_the_old_files(command: str, plan: Path) -> None:
    before, _ = states(plan, command)
    with small_files():
        ran = run(command, plan)
    assert (ran.code, "File too large" in ran.err, "internal fault" in ran.err) == (4, True, False)
    assert whole(plan) == before
    assert list(plan.rglob(".workplan-*")) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_cannot_be_written_leaves_the_old_files(
    command: str, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, _ = states(plan, command)

    def refuse(*_: object, **named: str) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(named.get("dir", "")))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    ran = run(command, plan)
    assert (ran.code, "Read-only file system" in ran.err, "internal fault" in ran.err) == (4, True, False)
    assert whole(plan) == before


@pytest.mark.parametrize("command", ["texts", "letters"])
def test_where_one_file_cannot_take_its_place_none_does(command: str, plan: Path) -> None:
    before, after = states(plan, command)
    taken = max(after.keys() - {each for each in after if not each.startswith("out/")})
    (plan / taken).unlink()
    (plan / taken).mkdir()
    del before[taken]
    ran = run(command, plan)
    assert (ran.code, "Is a directory" in ran.err) == (4, True)
    assert whole(plan) == before
    assert list(plan.rglob(".workplan-*")) == []


def started(plan: Path, command: tuple[str, ...]) -> BaseProcess:
    return forked(*command, folder=plan, typed=ANSWERS, **ENVIRONMENT)


def ended(running: BaseProcess) -> int | None:
    running.join()
    return running.exitcode


def seconds(plan: Path, command: str) -> float:
    """How long a command takes."""
    assert ended(started(plan, ("--version",))) == 0  # what the others are forked from is there now
    began = time.monotonic()
    assert ended(started(plan, COMMANDS[command])) == 0
    return time.monotonic() - began


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_killed_or_interrupted_command_leaves_each_file_whole(command: str, plan: Path) -> None:
    before, after = states(plan, command)
    took = seconds(plan, command)
    assert whole(plan) == after
    for moment in range(12):
        restore(plan, before)
        running = started(plan, COMMANDS[command])
        time.sleep(took * (moment + 1) / 13)
        assert running.pid is not None
        with suppress(ProcessLookupError):  # it was faster than the time before
            os.kill(running.pid, signal.SIGINT if moment % 2 else signal.SIGKILL)
        running.join()
        found = whole(plan)
        assert found.keys() == before.keys()
        assert [name for name in found if found[name] not in (before[name], after[name])] == []


def restore(plan: Path, before: dict[str, bytes]) -> None:
    for name, content in before.items():
        (plan / name).write_bytes(content)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["texts", "tables", "letters"])
def test_two_at_once_leave_whole_files(command: str, plan: Path) -> None:
    """One builds for few, one for all: no file is a mixture."""
    labels = ("GREEN", "RED")
    made: list[dict[str, bytes]] = []
    for label in labels:
        assert ended(started(plan, (*COMMANDS[command], "--tlp", label))) == 0
        made.append(whole(plan))
    both = [started(plan, (*COMMANDS[command], "--tlp", label)) for label in labels]
    assert [ended(each) for each in both] == [0, 0]
    found = whole(plan)
    assert [name for name in found if found[name] not in [each.get(name) for each in made]] == []
    assert list(plan.rglob(".workplan-*")) == []
