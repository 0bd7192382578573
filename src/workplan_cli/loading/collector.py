"""The garbage collector, out of the way: a plan's data has no cycles, and looking for them costs more than the work."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Collect nothing inside; what is there afterwards lives as long as the process and is never looked at again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
