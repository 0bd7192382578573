"""A command in a process of its own that is at work at once: forked from one that has imported everything already.

For what is interrupted at many moments: all of them lie in the work, and none in the imports.
"""

import multiprocessing
import os
import pkgutil
import sys
from multiprocessing.process import BaseProcess
from pathlib import Path

import workplan_cli
from workplan_cli.__main__ import main

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([each.name for each in pkgutil.walk_packages(workplan_cli.__path__, "workplan_cli.")])


def forked(*arguments: str, folder: Path, typed: bytes = b"", **environment: str) -> BaseProcess:
    """Start a command in a folder, with what somebody types; what it says is not kept."""
    started = _CONTEXT.Process(target=_run, args=(arguments, folder, typed, dict(os.environ) | environment))
    started.start()
    return started


def _run(arguments: tuple[str, ...], folder: Path, typed: bytes, environment: dict[str, str]) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    answers, end = os.pipe()
    os.write(end, typed)
    os.close(end)
    os.dup2(answers, 0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.stdin = os.fdopen(0)
    sys.argv = ["workplan", *arguments]
    main()
