"""From an address to line and column. Only files that have a finding are read this second time."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from workplan_cli.address import Address, Part, Place
from workplan_cli.findings import Finding, Located
from workplan_cli.loading.build import event_place
from workplan_cli.loading.characters import BREAK, LARGEST

START = Place(1, 1, 1, 1)


@dataclass(slots=True)
class _Node:
    """A value in a file, its place and that of its key, and what it holds."""

    place: Place
    key: Place | None = None
    held: dict[str | int, "_Node"] = field(default_factory=dict)
    is_list: bool = False


class _Chart:
    """The places of everything in one file, as far as it can be parsed."""

    def __init__(self, text: str) -> None:
        self.root = _Node(START, is_list=True)
        self.frames = [self.root]
        self.keys: list[tuple[str, Place] | None] = [None]
        try:
            self.draw(text)
        except yaml.YAMLError:
            return  # what stands before the fault is charted

    def draw(self, text: str) -> None:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            if isinstance(event, MappingEndEvent | SequenceEndEvent):
                self.end(event)
            elif isinstance(event, ScalarEvent) and self.keys[-1] is None and not self.frames[-1].is_list:
                self.keys[-1] = unicodedata.normalize("NFC", event.value), event_place(event)
            elif isinstance(event, ScalarEvent | AliasEvent | MappingStartEvent | SequenceStartEvent):
                self.add(event)

    def end(self, event: MappingEndEvent | SequenceEndEvent) -> None:
        node, close = self.frames.pop(), event_place(event)
        self.keys.pop()
        if close.end_column > close.column and close.end_line == node.place.line:
            node.place = Place(node.place.line, node.place.column, close.end_line, close.end_column)

    def add(self, event: ScalarEvent | AliasEvent | MappingStartEvent | SequenceStartEvent) -> None:
        frame, key = self.frames[-1], self.keys[-1]
        name: str | int = len(frame.held) if frame.is_list else (key[0] if key else "")
        node = _Node(event_place(event), key[1] if key else None, is_list=isinstance(event, SequenceStartEvent))
        frame.held.setdefault(name, node)
        self.keys[-1] = None
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            self.frames.append(node)
            self.keys.append(None)

    def find(self, address: Address) -> Place:
        """The deepest place of the route that is there."""
        node = self.root.held.get(0)
        if node is None:
            return START
        for segment in address.route:
            inner = node.held.get(segment)
            if inner is None:
                return node.key or _own(node)
            node = inner
        if address.part is Part.KEY and node.key is not None:
            return node.key
        return _own(node)


def _own(node: _Node) -> Place:
    """A value's own place; of a block mapping or list, which has no brackets to mark, that of its first entry."""
    if node.held and node.place.end_column - node.place.column <= 1 and node.place.line == node.place.end_line:
        first = next(iter(node.held.values()))
        if (begin := first.key or first.place) and (begin.line, begin.column) == (node.place.line, node.place.column):
            return begin
    return node.place


def locate(text: str, addresses: Iterable[Address]) -> Mapping[Address, Place]:
    """Line and column of each address in the text of its file."""
    chart: _Chart | None = None
    places: dict[Address, Place] = {}
    for address in addresses:
        if address.place is not None:
            places[address] = address.place
            continue
        chart = chart or _Chart(text)
        places[address] = chart.find(address)
    return places


def _text(root: Path, file: str) -> str:
    """The text of a file as far as it has one."""
    try:
        raw = (root / file).read_bytes()[: 2 * LARGEST]
    except OSError:
        return ""
    return raw.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")


def located(root: Path, findings: Iterable[Finding]) -> list[Located]:
    """The findings with line, column and the line they stand in. Each file is read at most once, and only if blamed."""
    findings = list(findings)
    wanted: dict[str, set[Address]] = {}
    for finding in findings:
        for address in (finding.address, *(related.address for related in finding.related)):
            wanted.setdefault(address.file, set()).add(address)
    places: dict[Address, Place] = {}
    lines: dict[tuple[str, int], str] = {}
    for file, addresses in wanted.items():
        text = _text(root, file)
        here = locate(text, addresses)
        places.update(here)
        split = BREAK.split(text)
        lines |= {(file, place.line): split[place.line - 1] for place in here.values() if place.line <= len(split)}
    return [
        Located(
            finding,
            place := places[finding.address],
            lines.get((finding.address.file, place.line), ""),
            tuple((related, places[related.address]) for related in finding.related),
        )
        for finding in findings
    ]
