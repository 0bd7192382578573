"""From the bytes of a file to its text: UTF-8, and no character that shows as nothing or as something else."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from workplan_cli.address import START, Address, Place
from workplan_cli.findings import Blame, Finding, found
from workplan_cli.loading import faults

LARGEST = 1 << 20
"""Bytes of one file."""
MOST_FAULTS = 200
"""Findings of one file, of one kind of reading: whoever mends these runs again."""

_PLAIN_ASCII = bytes(code for code in range(0x20, 0x7F)) + b"\t\n\r"

_BOM = b"\xef\xbb\xbf"

_NEVER = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Persian and the scripts of India write words with these two; elsewhere they only hide.
HIDDEN = re.compile(f"[{_NEVER}]|(?<![\u0600-\u0dff])[\u200c\u200d]")
"""Control characters, and those that Unicode draws as nothing (Default_Ignorable_Code_Point of DerivedCoreProperties,
without what selects the variant of a letter or an emoji) or that turn the direction of writing."""

_SUSPECT = re.compile(f"[{_NEVER}\u200c\u200d]")
"""What is looked for first, in what is left of the file without its plain ASCII."""

_UNPRINTABLE = re.compile(f"{HIDDEN.pattern}|[\t\n\r]")


class Read(NamedTuple):
    """The text of a file; `composed` says that it is in NFC already."""

    text: str
    composed: bool


def lines_of(text: str) -> list[str]:
    """The lines of a text, as an editor counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def place_at(text: str, index: int, length: int = 1) -> Place:
    """The place of the character at `index`, as an editor counts it."""
    before = text[:index]
    line = 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
    column = index - max(before.rfind("\n"), before.rfind("\r"))
    return Place(line, column, line, column + length)


def shown(name: str) -> str:
    r"""A name with every character that does not print written as an escape; a byte that is no text as `\xff`."""

    def escaped(match: re.Match[str]) -> str:
        code = ord(match[0])
        if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004 - PEP 383: how Python writes a byte of a name that is not UTF-8
            return f"\\x{code - 0xDC00:02x}"
        return match[0].encode("unicode_escape").decode()

    return _UNPRINTABLE.sub(escaped, name)


def _undecodable(address: Address, raw: bytes, fault: UnicodeDecodeError) -> Finding:
    before = raw[: fault.start].removeprefix(_BOM).decode()
    place = place_at(before, len(before))
    return found(faults.not_utf_8, Blame(address.at(place), faults.not_utf_8(raw[fault.start], fault.start)))


def _is_utf_16(raw: bytes) -> bool:
    """Whether the file begins with the mark of UTF-16, or with every other byte zero, as it does without the mark."""
    even, odd = raw[:64:2].count(0), raw[1:64:2].count(0)
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or abs(even - odd) * 4 > len(raw[:64]) > 1


def _stretches(address: Address, text: str, pattern: re.Pattern[str]) -> Iterator[tuple[Address, str]]:
    """Each stretch of the text that the pattern finds; one more than is of use."""
    for match in islice(pattern.finditer(text), MOST_FAULTS + 1):
        yield address.at(place_at(text, match.start(), len(match[0]))), match[0]


def _suspicions(address: Address, text: str, *, unusual: bytes) -> Iterator[Finding]:
    """What must not be in a text. Most of every file is plain ASCII, which hides nothing: the rest is looked at."""
    if unusual and _SUSPECT.search(unusual.decode()):
        for where, character in _stretches(address, text, HIDDEN):
            yield found(faults.hidden_character, Blame(where, faults.hidden_character(character)))
    if "<<<<<<<" in text or ">>>>>>>" in text:
        for where, _ in _stretches(address, text, _MARKER):
            yield found(faults.conflict_marker, Blame(where, faults.conflict_marker()))
    if "%YAML" in text or "%TAG" in text:
        for where, written in _stretches(address, text, _DIRECTIVE):
            yield found(faults.yaml_tag, Blame(where, faults.yaml_tag(written)))


# Of many of them the parser looks at each once for every other one.
_DIRECTIVE = re.compile(r"(?:^|(?<=[\r\n]))%(?:YAML|TAG)\b")
"""Lines that tell the parser to read the file in another way."""
_MARKER = re.compile(r"(?:^|(?<=[\r\n]))(?:<{7}|>{7})(?: [^\r\n]*)?(?=[\r\n]|$)")
"""The lines that git leaves around two versions of the same lines."""


def decode(address: Address, raw: bytes) -> Read | list[Finding]:
    """The text of the file's bytes, or the reasons why they are none.

    Of a file that is too large, one byte more than the largest is enough.
    """
    if len(raw) > LARGEST:
        return [found(faults.file_too_large, Blame(address.at(START), faults.file_too_large(LARGEST)))]
    if _is_utf_16(raw):
        return [found(faults.not_utf_8, Blame(address.at(START), faults.UTF_16))]
    try:
        text = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        return [_undecodable(address, raw, fault)]
    unusual = raw.removeprefix(_BOM).translate(None, _PLAIN_ASCII)
    if findings := list(_suspicions(address, text, unusual=unusual)):
        return findings
    if not text.strip():
        return [found(faults.empty_file, Blame(address.at(START), faults.empty_file()))]
    return Read(text, not unusual or unicodedata.is_normalized("NFC", text))
