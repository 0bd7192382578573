"""Which texts share so many terms that they may be alike, without looking at every pair.

Each term is an integer whose bit `n` says whether text `n` has it. The terms of a text are added up bit by bit for all
other texts at once, which takes some microseconds for ten thousand texts.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil


def pairs_sharing(keys: Sequence[frozenset[str]], share: float) -> Iterator[tuple[int, int]]:
    """Pairs of texts, the lower number first, that have at least this share of the terms of each in common."""
    having: dict[str, int] = defaultdict(int)
    for number, own in enumerate(keys):
        for key in own:
            having[key] |= 1 << number
    needed = [max(1, ceil(share * len(own) - 1e-9)) for own in keys]
    for number, own in enumerate(keys):
        if not own:
            continue
        sharing = _at_least(needed[number], [having[key] >> (number + 1) for key in own])
        while sharing:
            lowest = sharing & -sharing
            other = number + lowest.bit_length()
            sharing ^= lowest
            if len(own & keys[other]) >= needed[other]:
                yield number, other


def _at_least(needed: int, sets: Sequence[int]) -> int:
    """The members, as bits, of at least `needed` of these sets of bits."""
    planes: list[int] = []
    for each in sets:
        carry = each
        for place, plane in enumerate(planes):
            planes[place], carry = plane ^ carry, plane & carry
            if not carry:
                break
        if carry:
            planes.append(carry)
    if needed.bit_length() > len(planes):
        return 0
    more, equal = 0, -1
    for place in reversed(range(len(planes))):
        plane = planes[place]
        if needed >> place & 1:
            equal &= plane
        else:
            more |= equal & plane
            equal &= ~plane
    return more | equal
