"""Files that a second process reads while this one still imports what judges them.

Importing takes as long as reading a small plan does, and reading a large plan is most of its check; Python does one
thing at a time in one process. What the second process reads comes back as plain data, file by file, in memory that
both share. Where it cannot be started, or ends early for whatever reason, this process reads the files itself.
"""

import os
import pickle
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from workplan_cli.beside import can_share, forked
from workplan_cli.findings import Finding
from workplan_cli.loading.collector import without_collector
from workplan_cli.loading.discover import Discovered, discover
from workplan_cli.loading.draft import Built
from workplan_cli.loading.read import read

IMPORTED = 1_500_000
"""Bytes that are read in the time that the imports take."""
WORTHWHILE = 100_000
"""Bytes below which starting a process costs more than it gains."""
_LENGTH = struct.Struct("=Q")


@dataclass(slots=True)
class Ahead:
    """The files of a plan, what is wrong with the others, and those that somebody else is reading, in that order."""

    root: Path
    discovered: list[Discovered]
    findings: list[Finding]
    promised: list[Discovered] = field(default_factory=list)
    lengths: int = -1
    """Where the length of each thing that was read is told."""
    shared: int = -1
    """The memory in which they lie one after the other."""
    offset: int = 0

    def read(self, discovered: Discovered) -> Built:
        """What a file says, from whoever reads it. Files are asked for in the order in which they were discovered."""
        if self.promised and self.promised[0] == discovered:
            self.promised.pop(0)
            if (told := _told(self.lengths)) is not None:
                pickled = os.pread(self.shared, told, self.offset)
                self.offset += told
                built: Built = pickle.loads(pickled)  # noqa: S301 - this program wrote it
                return built
            self.promised.clear()
        return read(self.root, discovered)


def _told(lengths: int) -> int | None:
    """The next length; None where the other process has ended."""
    with suppress(OSError):
        told = os.read(lengths, _LENGTH.size)
        if len(told) == _LENGTH.size:
            length: int = _LENGTH.unpack(told)[0]
            return length
    return None


def _share(root: Path, discovered: list[Discovered]) -> list[Discovered]:
    """The last of the files: as many as the other process reads while this one imports, and half of the rest."""
    sizes = [_size(root / each.file) for each in discovered]
    own = max(0, sum(sizes) - IMPORTED) // 2
    if sum(sizes) < WORTHWHILE:
        return []
    for index, (each, size) in enumerate(zip(discovered, sizes, strict=True)):
        if own < size and each.kind != "plan":
            return [each for each in discovered[index:] if each.kind != "plan"]
        own -= size
    return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # why it cannot be read is said when it is


def _serve(ahead: Ahead, told: int) -> None:
    """Read what was promised, as the other process."""
    for each in ahead.promised:
        pickled = pickle.dumps(read(ahead.root, each), pickle.HIGHEST_PROTOCOL)
        written = memoryview(pickled)
        while written:
            written = written[os.write(ahead.shared, written) :]
        os.write(told, _LENGTH.pack(len(pickled)))


def _memory() -> int | None:
    """Memory that two processes can share; None where there is none.

    A Python that was built for a system older than this one, as those of conda and uv long were, does not have the
    function (glibc has it since 2.27).
    """
    with suppress(AttributeError, OSError):
        return os.memfd_create("workplan")
    return None


@contextmanager
def read_ahead(root: Path) -> Iterator[Ahead]:
    """Discover the files of a plan, and begin to read them in a second process; nothing of it is left afterwards."""
    ahead = Ahead(root, *discover(root))
    share = _share(root, ahead.discovered) if can_share() else []
    memory = _memory() if share else None
    if memory is None:
        yield ahead
        return
    ahead.promised, ahead.shared = share, memory
    ahead.lengths, told = os.pipe()

    def serve() -> None:  # pragma: no cover - as in `forked`
        os.close(ahead.lengths)
        with without_collector():
            _serve(ahead, told)

    with forked(serve):
        os.close(told)
        try:
            yield ahead
        finally:
            os.close(ahead.lengths)
            os.close(ahead.shared)
