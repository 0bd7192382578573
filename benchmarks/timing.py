"""Whole processes, timed one at a time, the sides of a comparison taking turns."""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import IO

from benchmarks.memory import TreePeak

LONGEST = 1800  # seconds after which a process is killed, so that one row cannot hold up all the others
LAST_WORDS = 300  # characters of what a failed command said that are repeated


class CommandFailedError(Exception):
    """A timed command did not end with 0; says which, how, and its last words."""


@dataclass(frozen=True, slots=True)
class Command:
    """One process: what is run, and where."""

    argv: tuple[str, ...]
    cwd: Path


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: processes run one after the other, their times added."""

    name: str
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of a side: seconds, and the largest memory of its processes in bytes."""

    wall: float
    user: float
    system: float
    peak: int


@dataclass(frozen=True, slots=True)
class Series:
    """All the runs of a side."""

    side: str
    samples: tuple[Sample, ...]

    @property
    def wall(self) -> float:
        """Median of the wall-clock seconds, which every ratio is made of."""
        return median(sample.wall for sample in self.samples)

    @property
    def processor(self) -> float:
        """Median of user and system seconds together."""
        return median(sample.user + sample.system for sample in self.samples)


@dataclass(frozen=True, slots=True)
class Patience:
    """How many rounds a comparison takes, and the seconds after which no further one is begun."""

    rounds: int
    seconds: float


def compare(sides: Sequence[Side], patience: Patience) -> list[Series]:
    """Run the sides in turns (A B A B …) and return their series in the same order.

    At least one round is run, whatever it takes. Raises CommandFailedError for a process that does not end with 0.
    """
    started = time.perf_counter()
    rounds: list[list[Sample]] = []
    while len(rounds) < patience.rounds and (not rounds or time.perf_counter() - started < patience.seconds):
        rounds.append([measure(side) for side in sides])
    return [Series(side.name, tuple(samples)) for side, samples in zip(sides, zip(*rounds, strict=True), strict=True)]


def measure(side: Side) -> Sample:
    """Run the processes of one side once."""
    samples = [run(command) for command in side.commands]
    return Sample(
        wall=sum(sample.wall for sample in samples),
        user=sum(sample.user for sample in samples),
        system=sum(sample.system for sample in samples),
        peak=max(sample.peak for sample in samples),
    )


def run(command: Command) -> Sample:
    """Run one process to its end; the `ru_maxrss` of wait4 is its peak, in KiB on Linux.

    What it prints goes into a file: it sees no terminal, and no pipe holds it up. Raises CommandFailedError.
    """
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(command.argv, cwd=command.cwd, stdout=output, stderr=output)
        limit = threading.Timer(LONGEST, os.kill, (process.pid, signal.SIGKILL))
        limit.start()
        _, status, usage = os.wait4(process.pid, 0)
        limit.cancel()
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise CommandFailedError(failure(command, process.returncode, output))
    return Sample(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * 1024)


def failure(command: Command, code: int, output: IO[bytes]) -> str:
    """One line on a command that failed."""
    output.seek(0)
    said = " ".join(output.read().decode(errors="replace").split())
    name = " ".join((Path(command.argv[0]).name, *command.argv[1:3]))
    return f"`{name}` ended with {code}: {said[-LAST_WORDS:] or 'it said nothing'}"


def peak(command: Command) -> int:
    """Peak memory in bytes of one run, with all the processes that the command starts."""
    with TreePeak() as tree:
        sample = run(command)
    return max(sample.peak, tree.bytes)
