"""Work that a second process does beside this one. Python does one thing at a time in one process."""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

T = TypeVar("T")


def can_share() -> bool:
    """Whether a second process has a processor, and finds this one as it is: without threads that hold a lock."""
    threading = sys.modules.get("threading")
    return (
        sys.platform == "linux"
        and len(os.sched_getaffinity(0)) > 1
        and (threading is None or threading.active_count() == 1)
    )


def _fork() -> int | None:
    """Begin a second process: its number, and 0 in itself; None where the system has no room for one more."""
    with suppress(OSError):
        return os.fork()
    return None


@contextmanager
def forked(work: Callable[[], object]) -> Iterator[None]:
    """Have a copy of this process do the work; nothing of it is left afterwards, whether it is done or not.

    Where no process can be started it is not done, as where it ends early.
    """
    process = _fork()
    if process == 0:  # pragma: no cover - nothing is counted in a process that ends so
        try:
            work()
        finally:
            os._exit(0)  # whatever happened: what the first process has begun is not this one's to end
    try:
        yield
    finally:
        # Whoever has been told to ignore the end of what it starts finds nobody to wait for.
        with suppress(ProcessLookupError, ChildProcessError):
            if process is not None:
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)


@contextmanager
def beside(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Begin the work in a second process; the function that is given waits for its result, which must be picklable.

    Where the other process ends without one, for whatever reason, or cannot be started, the work is done here.
    """
    told, telling = os.pipe()

    def tell() -> None:  # pragma: no cover - as in `forked`
        os.close(told)
        with os.fdopen(telling, "wb") as pipe:
            pickle.dump(work(), pipe, pickle.HIGHEST_PROTOCOL)

    def result() -> T:
        with suppress(EOFError, pickle.UnpicklingError):
            done: T = pickle.load(sent)  # noqa: S301 - this program wrote it
            return done
        return work()

    with forked(tell):
        os.close(telling)
        with os.fdopen(told, "rb") as sent:
            yield result
