"""Files that appear whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from errno import EISDIR
from pathlib import Path
from typing import BinaryIO, Final

_NEW_FILE_MODE: Final = 0o666
_PIECE: Final = 1 << 16


Content = Callable[[BinaryIO], object] | bytes


def write_whole(path: Path, content: Content) -> None:
    """Write a file through a temporary one in its folder, which takes its place once it is safely on disk.

    A link at `path` is replaced, not followed. Whatever goes wrong, the old file stays as it was and no temporary file
    is left behind; only a killed process leaves its `.workplan-….part`.

    Raises:
        OSError: when the folder cannot be written or the disk is full.
    """
    with together() as put:
        put(path, content)


@contextmanager
def together() -> Iterator[Callable[[Path, Content], None]]:
    """Several files, each as by `write_whole`, none of which takes its place before all are safely on disk."""
    ready: list[tuple[Path, Path]] = []

    def put(path: Path, content: Content) -> None:
        ready.append((_temporary(path, content), path))

    try:
        yield put
        for _, path in ready:
            _free(path)
        for temporary, path in ready:
            temporary.replace(path)
    except BaseException:
        for temporary, _ in ready:
            with suppress(OSError):
                temporary.unlink()
        raise
    for folder in {path.parent for _, path in ready}:
        _settle(folder)


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces in UTF-8, of a size that is worth a call of who writes or packs them."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size > _PIECE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()


def _free(path: Path) -> None:
    """Raise before the first file takes its place where a folder is in the place of a later one."""
    if path.is_dir() and not path.is_symlink():
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(path))


def _temporary(path: Path, content: Content) -> Path:
    """A new file beside a path with the content, on disk, that those may read who may read the one of that path."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".workplan-", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            _put(content, out)
            out.flush()
            os.fsync(out.fileno())
        temporary.chmod(_mode(path))
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _put(content: Content, out: BinaryIO) -> None:
    if callable(content):
        content(out)
    else:
        out.write(content)


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else that of a new one. A link has none of its own."""
    with suppress(OSError):
        old = path.lstat().st_mode
        if stat.S_ISREG(old):
            return stat.S_IMODE(old)
    return _NEW_FILE_MODE & ~_umask()


def _umask() -> int:
    """The process's mask. There is no way to read it but to set it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _settle(folder: Path) -> None:
    """Put the new name on disk too, where the system lets a folder be opened (Windows does not)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
