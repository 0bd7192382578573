"""What an unquoted word of a file stands for."""

import re
from decimal import Decimal

Scalar = str | int | bool | Decimal | None

_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9]\d{0,17})", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(?:\d{1,18}\.\d{0,18}|\.\d{1,18})(?:[eE][-+]?\d{1,2})?", re.ASCII)

_MISLEADING = frozenset(
    spelling for word in ("y", "n", "yes", "no", "on", "off") for spelling in (word, word.capitalize(), word.upper())
)
_LONGEST_NUMBER = 40
"""Characters: nobody means a longer row of digits as a number, and looking for `_` in it would take for ever."""
_MISLEADING_NUMBER = re.compile(
    r"[-+]?(?:\d+(?::\d{2}){1,2}|0\d+|\d{19,}|\d[\d_]*_[\d_]*|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|\d+(?:\.\d*)?[eE][-+]?\d+|\.inf)|\.nan",
    re.ASCII | re.IGNORECASE,
)


def plain_value(written: str) -> Scalar:
    """What an unquoted scalar stands for by the YAML 1.2 core schema.

    A number that could not be given back as it was written (`0612345`, `.nan`, 19 digits) stays text.
    """
    if written in _WORDS:
        return _WORDS[written]
    if written[0] in "0123456789-+.":
        if _WHOLE.fullmatch(written):
            return int(written)
        if _DECIMAL.fullmatch(written):
            return Decimal(written)
    return written


def misleads(written: str) -> bool:
    """Whether YAML 1.1 or a spreadsheet reads the unquoted text as a boolean, a time or a number."""
    if written in _MISLEADING:
        return True
    looks_like_number = written[0] in "0123456789-+." and len(written) <= _LONGEST_NUMBER
    return looks_like_number and _MISLEADING_NUMBER.fullmatch(written) is not None
