"""From an address to line and column. Only files that have a finding are read this second time."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from workplan_cli.address import START, Address, Part, Place
from workplan_cli.findings import Finding, Located, Message
from workplan_cli.loading.build import DEEPEST, MOST_EVENTS
from workplan_cli.loading.characters import LARGEST, lines_of
from workplan_cli.loading.draft import event_place
from workplan_cli.loading.files import first_bytes


@dataclass(slots=True)
class _Node:
    """A value in a file, its place and that of its key, and what it holds."""

    place: Place
    key: Place | None = None
    kind: type[Event] = ScalarEvent
    held: dict[str | int, "_Node"] = field(default_factory=dict)

    def own(self) -> Place:
        """The place of the value; of one that is not written, and has a key, that of its key."""
        return self.key if self.key is not None and _is_empty(self.place) else self.place


def _is_empty(place: Place) -> bool:
    return (place.line, place.column) == (place.end_line, place.end_column)


def _events(text: str) -> Iterator[Event]:
    """What the builder reads too: the events up to the first fault, or to the limits."""
    depth = 0
    try:
        for event in islice(yaml.parse(text, Loader=yaml.CLoader), MOST_EVENTS):
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > DEEPEST:
                return
            yield event
    except yaml.YAMLError:
        return  # what stands before the fault is charted


class _Chart:
    """The places of everything in one file, as far as it can be parsed."""

    def __init__(self, text: str) -> None:
        self.root = _Node(START, kind=SequenceStartEvent)
        self.frames = [self.root]
        self.keys: list[tuple[str, Place] | None] = [None]
        for event in _events(text):
            if isinstance(event, CollectionEndEvent):
                self.end(event)
            elif isinstance(event, ScalarEvent) and self.keys[-1] is None and self.frames[-1].kind is MappingStartEvent:
                self.begin(event)
            elif isinstance(event, NodeEvent):
                self.add(event)

    def begin(self, event: ScalarEvent) -> None:
        """Chart a key. A mapping without braces begins, and is shown, where its first key is."""
        frame, place = self.frames[-1], event_place(event)
        self.keys[-1] = unicodedata.normalize("NFC", event.value), place
        if not frame.held and _is_empty(frame.place):
            frame.place = place

    def add(self, event: NodeEvent) -> None:
        """Chart a value; of two under one key, the first, as the builder does."""
        frame, (name, key) = self.frames[-1], self.keys[-1] or (None, None)
        node = _Node(event_place(event), key, type(event))
        if node.kind is SequenceStartEvent and _is_empty(node.place):
            node.place = replace(node.place, end_column=node.place.column + 1)  # the hyphen of its first entry
        frame.held.setdefault(len(frame.held) if name is None else name, node)
        self.keys[-1] = None
        if isinstance(event, CollectionStartEvent):
            self.frames.append(node)
            self.keys.append(None)

    def end(self, event: CollectionEndEvent) -> None:
        """Close a list or mapping; one in brackets reaches to the bracket that closes it."""
        node, close = self.frames.pop(), event_place(event)
        self.keys.pop()
        if not _is_empty(close):
            node.place = replace(node.place, end_line=close.end_line, end_column=close.end_column)

    def find(self, address: Address) -> Place:
        """The place of the route, or of the deepest part of it that is there: the use of an alias, else the key."""
        node = self.root.held.get(0)
        if node is None:
            return START
        for segment in address.route:
            inner = node.held.get(segment)
            if inner is None:
                return node.place if node.kind is AliasEvent else node.key or node.place
            node = inner
        return node.key if address.part is Part.KEY and node.key is not None else node.own()


def _trimmed(place: Place, lines: list[str]) -> Place:
    """The place without the empty lines at its end, and the line break, which belong to a text in a block."""
    end = place.end_line
    if place.end_column > 1 or end == place.line:
        return place
    while end > place.line and (end > len(lines) or end == place.end_line or not lines[end - 1].strip()):
        end -= 1
    return Place(place.line, place.column, end, len(lines[end - 1]) + 1)


def locate(text: str, addresses: Iterable[Address]) -> Mapping[Address, Place]:
    """Line and column of each address in the text of its file."""
    addresses = list(addresses)
    lines = lines_of(text)
    chart = _Chart(text if any(address.place is None for address in addresses) else "")
    return {address: _trimmed(address.place or chart.find(address), lines) for address in addresses}


def _text(root: Path, file: str) -> str:
    """The text of a file as far as it has one."""
    raw = first_bytes(root, file, LARGEST)
    return "" if isinstance(raw, Message) else raw.decode(errors="replace").removeprefix("\ufeff")


def located(root: Path, findings: Iterable[Finding]) -> list[Located]:
    """The findings with line, column and the line they stand in. Each file is read at most once, and only if blamed."""
    findings = list(findings)
    wanted: dict[str, set[Address]] = {}
    for finding in findings:
        for address in (finding.address, *(related.address for related in finding.related)):
            wanted.setdefault(address.file, set()).add(address)
    places: dict[Address, Place] = {}
    lines: dict[str, list[str]] = {}
    for file, addresses in wanted.items():
        text = _text(root, file)
        places.update(locate(text, addresses))
        lines[file] = lines_of(text)
    return [
        Located(
            finding,
            place := places[finding.address],
            next(iter(lines[finding.address.file][place.line - 1 : place.line]), ""),
            tuple((related, places[related.address]) for related in finding.related),
        )
        for finding in findings
    ]
