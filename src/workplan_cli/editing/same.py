"""When two values of a file say the same."""

import unicodedata
from decimal import Decimal

from workplan_cli.loading.draft import Plain


def composed(value: Plain) -> Plain:
    """The value with every text in NFC, as the loader gives it."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", name): composed(held) for name, held in value.items()}
    return [composed(held) for held in value] if isinstance(value, list) else value


def same(one: Plain, other: Plain) -> bool:
    """Whether two values say the same, whatever the order of the fields. `1` and `true` do not."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(held, other[name]) for name, held in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | Decimal) and isinstance(other, int | Decimal):
        return one == other
    return type(one) is type(other) and one == other
