"""From an address to line and column. Only files that have a finding are read this second time."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
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
    StreamEndEvent,
)

from workplan_cli.address import START, Address, Part, Place
from workplan_cli.findings import Finding, Located, Message
from workplan_cli.loading.build import DEEPEST, MOST_EVENTS
from workplan_cli.loading.characters import LARGEST, lines_of
from workplan_cli.loading.draft import event_place
from workplan_cli.loading.files import first_bytes


class _Wanted:
    """What is asked of a value: its own place or not, some of its entries, and how many places that makes."""

    __slots__ = ("entries", "itself", "places")

    def __init__(self) -> None:
        self.entries: dict[str | int, _Wanted] = {}
        self.itself = False
        self.places = 0

    @classmethod
    def of(cls, routes: Iterable[tuple[str | int, ...]]) -> "_Wanted":
        """The routes, each once, as a tree."""
        root = cls()
        for route in set(routes):
            root.places += 1
            node = root
            for segment in route:
                node = node.entries.setdefault(segment, cls())
                node.places += 1
            node.itself = True
        return root


class _Node:
    """A value in a file: the event it begins with, that of its key, that of its end, and those of its entries."""

    __slots__ = ("begin", "end", "first", "held", "key", "left", "length", "wanted")

    def __init__(self, begin: Event, key: Event | None, wanted: _Wanted) -> None:
        self.begin = begin
        self.key = key
        self.wanted = wanted
        self.left = wanted.places
        """How many of the places that are asked for are not known, those of its entries apart."""
        self.end: Event | None = None
        self.first: Event | None = None
        """The key of its first entry."""
        self.length = 0
        self.held: dict[str | int, _Node] = {}
        """The entries that are asked for."""

    def place(self) -> Place:
        """The place of the value: in brackets from one to the other, in a block where its first entry begins."""
        place = event_place(self.begin)
        if self.end is not None and not _is_empty(close := event_place(self.end)):
            return place._replace(end_line=close.end_line, end_column=close.end_column)
        if not _is_empty(place):
            return place
        if type(self.begin) is SequenceStartEvent:
            return place._replace(end_column=place.column + 1)  # the hyphen of its first entry
        return event_place(self.first) if self.first is not None else place

    def own(self) -> Place:
        """The place of the value; of one that is not written, and has a key, that of its key."""
        place = self.place()
        return event_place(self.key) if self.key is not None and _is_empty(place) else place

    def named(self) -> Place:
        """The place of the key; of what has none, that of the value."""
        return event_place(self.key) if self.key is not None else self.place()


def _is_empty(place: Place) -> bool:
    return (place.line, place.column) == (place.end_line, place.end_column)


def _events(text: str) -> Iterator[Event]:
    """What the builder reads too: the events up to the first fault, or to the limits."""
    next_event = yaml.CLoader(text).get_event
    depth = 0
    try:
        for _ in range(MOST_EVENTS):
            event = next_event()
            if event is None or type(event) is StreamEndEvent:
                return
            if isinstance(event, CollectionStartEvent):
                depth += 1
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                return
            yield event
    except yaml.YAMLError:
        return  # what stands before the fault is charted


class _Chart:
    """The values of one file that are asked for, as far as it can be parsed; nothing is read after the last of them."""

    def __init__(self, text: str, routes: Iterable[tuple[str | int, ...]]) -> None:
        document = _Wanted()
        document.entries[0] = _Wanted.of(routes)
        self.root = _Node(SequenceStartEvent(None, None, implicit=True), None, document)
        self.frames = [self.root]
        self.keys: list[ScalarEvent | None] = [None]
        self.left = document.entries[0].places
        self.unasked = 0
        """How many levels deep in what nobody asked for."""
        for event in _events(text):
            if self.unasked:
                self.unasked += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            elif isinstance(event, CollectionEndEvent):
                self.close(event)
            elif type(event) is ScalarEvent and self.keys[-1] is None and self.in_mapping():
                self.keys[-1] = event
            elif isinstance(event, NodeEvent):
                self.add(event)
            if not self.left:
                return

    def in_mapping(self) -> bool:
        return type(self.frames[-1].begin) is MappingStartEvent

    def add(self, event: NodeEvent) -> None:
        """Chart a value that is asked for; of two under one key, the first, as the builder does."""
        frame, key = self.frames[-1], self.keys[-1]
        name: str | int = frame.length if key is None else unicodedata.normalize("NFC", key.value)
        if not frame.length:
            self.begin(frame, key)
        frame.length += 1
        self.keys[-1] = None
        wanted = frame.wanted.entries.get(name)
        opens = isinstance(event, CollectionStartEvent)
        if wanted is None or name in frame.held:
            self.unasked = int(opens)
            return
        frame.held[name] = node = _Node(event, key, wanted)
        frame.left -= wanted.places
        if opens:
            self.frames.append(node)
            self.keys.append(None)
        else:
            self.left -= wanted.places

    def begin(self, frame: _Node, key: Event | None) -> None:
        """Note the first entry: where it stands, there stands a list or mapping that has no brackets."""
        frame.first = key
        if frame.wanted.itself and not getattr(frame.begin, "flow_style", None):
            frame.left -= 1
            self.left -= 1

    def close(self, event: Event) -> None:
        """End a list or a mapping: what was asked of it, and is not there by now, is not there."""
        closed = self.frames.pop()
        self.keys.pop()
        closed.end = event
        self.left -= closed.left

    def find(self, address: Address) -> Place:
        """The place of the route, or of the deepest part of it that is there: the use of an alias, else the key."""
        node = self.root.held.get(0)
        if node is None:
            return START
        for segment in address.route:
            inner = node.held.get(segment)
            if inner is None:
                return node.place() if type(node.begin) is AliasEvent else node.named()
            node = inner
        return node.named() if address.part is Part.KEY else node.own()


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
    routes = [address.route for address in addresses if address.place is None]
    chart = _Chart(text if routes else "", routes)
    return {address: _trimmed(address.place or chart.find(address), lines) for address in addresses}


def _text(root: Path, file: str) -> str:
    """The text of a file as far as it has one."""
    raw = first_bytes(root, file, LARGEST)
    return "" if isinstance(raw, Message) else raw.decode(errors="replace").removeprefix("\ufeff")


def places_of(root: Path, addresses: Iterable[Address]) -> tuple[Mapping[Address, Place], Mapping[str, list[str]]]:
    """Line and column of each address, and the lines of each file. Each file is read once."""
    wanted: dict[str, set[Address]] = {}
    for address in addresses:
        wanted.setdefault(address.file, set()).add(address)
    places: dict[Address, Place] = {}
    lines: dict[str, list[str]] = {}
    for file, asked in wanted.items():
        text = _text(root, file)
        places.update(locate(text, asked))
        lines[file] = lines_of(text)
    return places, lines


def located(root: Path, findings: Iterable[Finding]) -> list[Located]:
    """The findings with line, column and the line they stand in. Each file is read at most once, and only if blamed."""
    findings = list(findings)
    related = (each.address for finding in findings for each in finding.related)
    places, lines = places_of(root, chain((finding.address for finding in findings), related))
    return [
        Located(
            finding,
            place := places[finding.address],
            next(iter(lines[finding.address.file][place.line - 1 : place.line]), ""),
            tuple((related, places[related.address]) for related in finding.related),
        )
        for finding in findings
    ]
