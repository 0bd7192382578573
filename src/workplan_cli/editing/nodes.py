"""The values of a YAML text with the stretch that each of them takes."""

from dataclasses import dataclass, field
from typing import Literal

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

Shape = Literal["scalar", "mapping", "list", "alias"]

_BLOCKS = ("|", ">")


@dataclass(slots=True)
class Node:
    """A value from `start` to `end`, in characters of the text; of a mapping `keys` and `held` go in pairs."""

    shape: Shape
    start: int
    end: int
    column: int
    style: str = ""
    """Of a scalar: its quotation mark or the sign of its block; empty for a plain one."""
    flow: bool = False
    anchor: str | None = None
    """What marks the value, or what an alias repeats."""
    keys: list["Node"] = field(default_factory=list)
    held: list["Node"] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing is written."""
        return self.shape == "scalar" and self.start == self.end


def _opened(event: Event) -> Node:
    assert event.start_mark is not None  # the parser sets both
    assert event.end_mark is not None
    start, end, column = event.start_mark.index, event.end_mark.index, event.start_mark.column
    if isinstance(event, AliasEvent):
        return Node("alias", start, end, column, anchor=event.anchor)
    if isinstance(event, ScalarEvent):
        return Node("scalar", start, end, column, style=event.style or "", anchor=event.anchor)
    assert isinstance(event, MappingStartEvent | SequenceStartEvent)  # nothing else begins a value
    shape: Shape = "mapping" if isinstance(event, MappingStartEvent) else "list"
    return Node(shape, start, end, column, flow=bool(event.flow_style), anchor=event.anchor)


class _Tree:
    """The nodes of one text while they are being read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.open: list[Node] = []
        next_event = yaml.CLoader(text).get_event
        while (event := next_event()) is not None:
            if isinstance(event, CollectionEndEvent):
                self.close(event)
            elif isinstance(event, AliasEvent | ScalarEvent | MappingStartEvent | SequenceStartEvent):
                self.add(_opened(event))

    def add(self, node: Node) -> None:
        """Lay a node where it belongs."""
        if node.shape == "scalar" and node.style in _BLOCKS:
            # To the parser a block ends where the next line begins that is none of its own.
            node.end = node.start + len(self.text[node.start : node.end].rstrip())
        if not self.open:
            self.root = node
        else:
            holder = self.open[-1]
            is_key = holder.shape == "mapping" and len(holder.keys) == len(holder.held)
            (holder.keys if is_key else holder.held).append(node)
        if node.shape in ("mapping", "list"):
            self.open.append(node)

    def close(self, event: Event) -> None:
        """End a list or mapping; one without brackets ends with the last thing in it."""
        node = self.open.pop()
        assert event.end_mark is not None  # the parser sets it
        if node.flow:
            node.end = event.end_mark.index
        elif node.held:
            last = node.held[-1]
            node.end = last.end if not last.empty or not node.keys else self.colon(node.keys[-1])
            node.column = node.keys[0].column if node.keys else node.column

    def colon(self, key: Node) -> int:
        """The index behind the colon of a key; that of the key's end where it has none."""
        at = key.end
        while at < len(self.text) and self.text[at] in " \t":
            at += 1
        return at + 1 if self.text[at : at + 1] == ":" else key.end


def nodes_of(text: str) -> Node | None:
    """The outermost value of a text that the loader reads; None where there is none."""
    return _Tree(text).root
