"""A PDF without what differs from run to run."""

import hashlib
import re
from datetime import date
from typing import Final

_DAY: Final = re.compile(rb"/(?:CreationDate|ModDate)\(D:([0-9]{14})[^)]*\)")
_CHANCE: Final = re.compile(rb"/(?:ID ?\[\s*<([0-9A-F]{32})>\s*<([0-9A-F]{32})>\s*\]|DocChecksum ?/([0-9A-F]{32}))")


def settled(pdf: bytes, day: date) -> bytes:
    """The PDF with `day` as its date and a digest of its content as its id, each as long as what it replaces.

    The same engine with the same fonts then gives the same bytes: its own id comes from the clock.
    """
    dated = _replaced(pdf, _DAY, f"{day:%Y%m%d}000000".encode())
    blank = _replaced(dated, _CHANCE, b"0" * 32)
    return _replaced(dated, _CHANCE, hashlib.sha256(blank).hexdigest().upper()[:32].encode())


def _replaced(pdf: bytes, pattern: re.Pattern[bytes], value: bytes) -> bytes:
    changed = bytearray(pdf)
    for found in pattern.finditer(pdf):
        for group in range(1, pattern.groups + 1):
            if found[group] is not None:
                changed[found.start(group) : found.end(group)] = value
    return bytes(changed)
