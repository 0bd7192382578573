"""Which of several submissions of the same thing holds: decided by what they say, never by what their files are called.

A second file of a country or group, or a second action with the same id, is an error that a rule blames. Until it is
mended the plan must still be the same in whatever order the files are read.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from workplan_cli.models.words import Record

T = TypeVar("T")
K = TypeVar("K")

Ordered = Callable[[Iterable[str]], Iterable[str]]


def _wording(content: object, entries: Ordered) -> str:
    """Everything that is said, on one line: mappings in the order of their keys, lists as `entries` puts them."""
    if isinstance(content, Record):
        said = ((name, getattr(content, name)) for name in sorted(type(content).model_fields))
        return "{" + ",".join(f"{name}:{_wording(value, entries)}" for name, value in said if value) + "}"
    if isinstance(content, dict):
        return "{" + ",".join(f"{key!r}:{_wording(content[key], entries)}" for key in sorted(content)) + "}"
    if isinstance(content, tuple):
        return "[" + ",".join(entries(_wording(each, entries) for each in content)) + "]"
    return repr(content)


def rank(content: object) -> tuple[int, str, str]:
    """What says most comes first; of two that say as much the letters decide, and the order of lists at last."""
    unordered = _wording(content, sorted)
    return -len(unordered), unordered, _wording(content, iter)


def one_of_each(
    submitted: Iterable[T], identity: Callable[[T], K], content: Callable[[T], object]
) -> tuple[dict[K, T], list[T]]:
    """By identity, the one that holds; and all others, which are set aside."""
    several: dict[K, list[T]] = {}
    for each in submitted:
        several.setdefault(identity(each), []).append(each)
    holding: dict[K, T] = {}
    others: list[T] = []
    for key, given in several.items():
        if len(given) > 1:
            given.sort(key=lambda each: rank(content(each)))
        holding[key] = given[0]
        others += given[1:]
    return holding, others
