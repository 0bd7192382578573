"""One file as plain data, as far as it can be read."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from workplan_cli.address import START, Address
from workplan_cli.findings import Blame, Message, found
from workplan_cli.loading import faults
from workplan_cli.loading.build import build
from workplan_cli.loading.characters import LARGEST, decode
from workplan_cli.loading.codes import CODES
from workplan_cli.loading.discover import Discovered
from workplan_cli.loading.draft import Built
from workplan_cli.loading.files import first_bytes
from workplan_cli.models.kinds import Kind

LISTS: Mapping[Kind, Message] = {
    "decisions": Message("a list of decisions (lines that begin with `- `)"),
    "reminders": Message("a list of reminders (lines that begin with `- `)"),
}
"""The kinds of files that hold a list and not fields, and what is said to a file that holds something else."""


def read(root: Path, discovered: Discovered) -> Built:
    """The plain data of a file, or why there is none. A list whose last entry was taken out keeps its comments."""
    address = Address(discovered.file)
    raw = first_bytes(root, discovered.file, LARGEST + 1)
    if isinstance(raw, Message):
        blame = Blame(address.at(START), faults.unreadable_file(raw))
        return Built(findings=[found(faults.unreadable_file, blame)], whole=False)
    text = decode(address, raw)
    if isinstance(text, list):
        return Built(findings=text, whole=False)
    built = build(discovered.file, text, CODES[discovered.kind])
    return replace(built, data=[]) if built.whole and built.data is None and discovered.kind in LISTS else built
