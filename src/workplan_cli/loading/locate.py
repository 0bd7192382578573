"""From an address to line and column. Only files that have a finding are read this second time."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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
from workplan_cli.loading.build import event_place

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
                self.frames.pop()
                self.keys.pop()
            elif isinstance(event, ScalarEvent) and self.keys[-1] is None and not self.frames[-1].is_list:
                self.keys[-1] = unicodedata.normalize("NFC", event.value), event_place(event)
            elif isinstance(event, ScalarEvent | AliasEvent | MappingStartEvent | SequenceStartEvent):
                self.add(event)

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
                return node.key or _first(node)
            node = inner
        if address.part is Part.KEY and node.key is not None:
            return node.key
        return _first(node)


def _first(node: _Node) -> Place:
    """A value's own place; of a block mapping or list, where its first entry begins."""
    for inner in node.held.values():
        begin = inner.key or inner.place
        if not node.is_list and node.place.line == node.place.end_line and begin.line == node.place.line:
            break
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
