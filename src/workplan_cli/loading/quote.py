"""Somebody's words as a message quotes them."""

_LONGEST = 40


def short(text: str) -> str:
    """A text on one line and of at most 40 characters."""
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
