"""From the bytes of a file to its text: UTF-8, and no character that shows as nothing or as something else."""

import re
import unicodedata
from dataclasses import dataclass

from workplan_cli.address import Address, Place
from workplan_cli.findings import Blame, Finding, Message, found
from workplan_cli.loading import faults

LARGEST = 1 << 20
"""Bytes of one file."""

_PLAIN_ASCII = bytes(code for code in range(0x20, 0x7F)) + b"\t\n\r"

_BOM = b"\xef\xbb\xbf"

_NEVER = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
# Persian and the scripts of India write words with these two; elsewhere they only hide.
HIDDEN = re.compile(f"[{_NEVER}]|(?<![\u0600-\u0dff])[\u200c\u200d]")
"""Control characters, and those that Unicode draws as nothing or that turn the direction of writing."""

_SUSPECT = re.compile(f"[{_NEVER}\u200c\u200d]")
"""What is looked for first, in what is left of the file without its plain ASCII."""

BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Read:
    """The text of a file; `composed` says that it is in NFC already."""

    text: str
    composed: bool


def place_at(text: str, index: int, length: int = 1) -> Place:
    """The place of the character at `index`, as an editor counts it."""
    line, start = 1, 0
    for match in BREAK.finditer(text, 0, index):
        line, start = line + 1, match.end()
    return Place(line, index - start + 1, line, index - start + 1 + length)


def _undecodable(address: Address, raw: bytes, fault: UnicodeDecodeError) -> Finding:
    before = raw[: fault.start].decode()
    place = place_at(before, len(before))
    return found(faults.not_utf_8, Blame(address.at(place), faults.not_utf_8(raw[fault.start], fault.start)))


def _hidden(address: Address, text: str) -> Finding | None:
    match = HIDDEN.search(text)
    if match is None:
        return None
    where = address.at(place_at(text, match.start()))
    return found(faults.hidden_character, Blame(where, faults.hidden_character(match[0])))


def _conflict(address: Address, text: str) -> Finding | None:
    match = re.search(r"^(<{7}|>{7}) .*$", text, re.MULTILINE)
    if match is None:
        return None
    where = address.at(place_at(text, match.start(), len(match[0])))
    return found(faults.conflict_marker, Blame(where, faults.conflict_marker()))


_START = Place(1, 1, 1, 1)


def decode(address: Address, raw: bytes) -> Read | Finding:
    """The text of the file's bytes, or the first reason why they are none."""
    if len(raw) > LARGEST:
        return found(faults.file_too_large, Blame(address.at(_START), faults.file_too_large(len(raw))))
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return found(faults.not_utf_8, Blame(address.at(_START), Message("the file is UTF-16; save it as UTF-8")))
    try:
        text = raw.removeprefix(_BOM).decode()
    except UnicodeDecodeError as fault:
        return _undecodable(address, raw.removeprefix(_BOM), fault)
    # Most of every file is plain ASCII, which cannot hide anything: look closely only at what is not.
    unusual = raw.removeprefix(_BOM).translate(None, _PLAIN_ASCII)
    if unusual and _SUSPECT.search(unusual.decode()) and (fault_found := _hidden(address, text)):
        return fault_found
    if "<<<<<<< " in text or ">>>>>>> " in text:
        fault_found = _conflict(address, text)
        if fault_found:
            return fault_found
    if not text.strip():
        return found(faults.empty_file, Blame(address.at(_START), faults.empty_file()))
    return Read(text, not unusual or unicodedata.is_normalized("NFC", text))
