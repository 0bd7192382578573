"""Memory of everything that this process has started, for commands that share their work among processes."""

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

INTERVAL = 0.03  # seconds between two looks
PROC = Path("/proc")


class TreePeak:
    """Looks at all descendants every 30 ms while the block runs; `bytes` is the largest sum seen.

    The sum is of proportional set sizes, so that pages shared after a fork count once. Where there is no /proc with
    `smaps_rollup` (outside Linux) it stays 0.
    """

    def __init__(self) -> None:
        self.bytes = 0
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._over.wait(INTERVAL):
            self.bytes = max(self.bytes, sum(proportional_size(pid) for pid in descendants(os.getpid())))


def descendants(pid: int) -> Iterator[int]:
    """The children of a process, their children, and so on."""
    for children in (PROC / str(pid) / "task").glob("*/children"):
        with suppress(OSError):
            for child in children.read_text().split():
                yield int(child)
                yield from descendants(int(child))


def proportional_size(pid: int) -> int:
    """Bytes of one process, shared pages divided by those who share them; 0 when it has ended meanwhile."""
    with suppress(OSError):
        for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
