"""Opening a file that somebody submitted: only an ordinary one, only inside the plan's folder, only so much of it."""

import errno
import os
import stat
from pathlib import Path

from workplan_cli.findings import Message

_OUTSIDE = Message("it is a link out of the folder of the plan")
_NO_FILE = Message("it is no ordinary file")
_REASONS = {
    errno.ENOENT: Message("it is not there, or a link to nothing"),
    errno.ELOOP: Message("it is a link to itself"),
    errno.EACCES: Message("you have no permission to read it"),
    errno.EPERM: Message("you have no permission to read it"),
    errno.EISDIR: _NO_FILE,
    errno.ENOTDIR: Message("a part of its path is no folder"),
    errno.ENXIO: _NO_FILE,
}

# A pipe or a terminal that takes a file's place after it was looked at must not block.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def why_not(fault: OSError) -> Message:
    """What the system's refusal means, in words."""
    return _REASONS.get(fault.errno or 0) or Message("the system says: {problem}", problem=fault.strerror or fault)


def leads_out(path: Path, root: Path) -> bool:
    """Whether the path, with every link in it followed, lies outside the folder."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def refusal(root: Path, file: str) -> Message | None:
    """Why the file, relative to the root, is not to be opened; None where it may be."""
    path = root / file
    if leads_out(path, root):
        return _OUTSIDE
    try:
        mode = path.stat().st_mode
    except OSError as fault:
        return why_not(fault)
    return None if stat.S_ISREG(mode) else _NO_FILE


def first_bytes(root: Path, file: str, most: int) -> bytes | Message:
    """The file from its beginning, at most `most` bytes of it, or why it cannot be read."""
    if reason := refusal(root, file):
        return reason
    try:
        with open(os.open(root / file, _FLAGS), "rb") as stream:  # noqa: PTH123 - a descriptor has no path
            return stream.read(most)
    except OSError as fault:
        return why_not(fault)
