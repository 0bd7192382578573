"""The changes of one text: stretches of it that are taken out, and what is written there."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from workplan_cli.editing.nodes import Node
from workplan_cli.editing.same import same
from workplan_cli.editing.written import Pen
from workplan_cli.loading.draft import Plain

_NAMES = ("id", "profile", "decision")
"""Fields by which an entry of a list is known again when the rest of it has changed."""


class Splicer:
    """Collects changes to a text whose lines end with a line feed, and makes them all at once."""

    def __init__(self, text: str, pen: Pen) -> None:
        self.text = text
        self.pen = pen
        self.splices: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """The text with every change made; of several at one place, the first stands first."""
        parts, at = [], 0
        for start, end, new in sorted(self.splices, key=lambda each: each[:2]):
            parts += [self.text[at:start], new]
            at = max(at, end)
        return "".join([*parts, self.text[at:]])

    def splice(self, start: int, end: int, new: str = "") -> None:
        """Write `new` instead of the stretch."""
        self.splices.append((start, end, new))

    def change(self, node: Node, said: Plain, wanted: Plain) -> None:
        """Make a list or mapping, of which something stays, say what is wanted."""
        if isinstance(said, dict) and isinstance(wanted, dict):
            self.change_fields(node, said, wanted)
        elif isinstance(said, list) and isinstance(wanted, list):
            self.change_entries(node, said, wanted)

    def change_fields(self, node: Node, said: dict[str, Plain], wanted: dict[str, Plain]) -> None:
        """Change, take out and add the fields of a mapping."""
        stays = [name in wanted for name in said]
        places = {name: index for index, name in enumerate(said)}
        for name, index in places.items():
            if not stays[index]:
                self.take_field(node, index, stays)
            elif not same(said[name], wanted[name]):
                self.change_field(node, index, said[name], wanted[name], name)
        before = -1
        for name, value in wanted.items():
            if name in places:
                before = places[name]
            else:
                self.add_field(node, before, name, value)

    def change_field(self, node: Node, index: int, said: Plain, wanted: Plain, name: str) -> None:
        """Change the value of a field in part, or write it anew."""
        value = node.held[index]
        if _stays_in_part(value, said, wanted):
            self.change(value, said, wanted)
            return
        begin, end = self.colon(node.keys[index]), self.end(node, index)
        style = value.style if isinstance(said, str) else ""
        if node.flow:
            self.splice(begin, end, f" {self.pen.in_flow(wanted, name, style)}")
        else:
            self.splice(begin, end, self.pen.after_key(wanted, name, node.keys[index].column, style))

    def add_field(self, node: Node, before: int, name: str, value: Plain) -> None:
        """Write a new field behind another one, or first of all when `before` is -1."""
        if node.flow:
            self.add_in_flow(node, before, f"{self.pen.key(name)}: {self.pen.in_flow(value, name)}")
            return
        indent = node.keys[0].column
        entry = f"{self.pen.key(name)}:{self.pen.after_key(value, name, indent)}"
        if before < 0:
            self.splice(node.keys[0].start, node.keys[0].start, f"{entry}\n{' ' * indent}")
        else:
            self.add_line(self.end(node, before), " " * indent + entry)

    def take_field(self, node: Node, index: int, stays: Sequence[bool]) -> None:
        """Take a field out, with its line or, between brackets, its comma."""
        begin, end = node.keys[index].start, self.end(node, index)
        if node.flow:
            self.take_in_flow(node, index, stays)
        elif not self.text[self.line_start(begin) : begin].strip():
            self.splice(self.line_start(begin), self.line_end(end))
        elif index + 1 < len(stays) and not self.text[end : node.keys[index + 1].start].strip():
            self.splice(begin, node.keys[index + 1].start)  # behind the hyphen of a list: the next one moves up
        else:
            self.splice(begin, end)

    def change_entries(self, node: Node, said: Sequence[Plain], wanted: Sequence[Plain]) -> None:
        """Change, take out and add the entries of a list."""
        known, meant = [_known_by(each) for each in said], [_known_by(each) for each in wanted]
        changes = SequenceMatcher(None, known, meant, autojunk=False).get_opcodes()
        pairs = [(first, last, new, min(last - first, end - new), end) for _, first, last, new, end in changes]
        taken = {index for first, last, _, paired, _ in pairs for index in range(first + paired, last)}
        for first, _, new, paired, end in pairs:
            for step in range(paired):
                self.change_entry(node, first + step, said[first + step], wanted[new + step])
            for value in wanted[new + paired : end]:
                self.add_entry(node, first + paired - 1, value)
        for index in taken:
            self.take_entry(node, index, [each not in taken for each in range(len(said))])

    def change_entry(self, node: Node, index: int, said: Plain, wanted: Plain) -> None:
        """Change an entry in part, or write it anew."""
        value = node.held[index]
        if same(said, wanted):
            return
        if _stays_in_part(value, said, wanted):
            self.change(value, said, wanted)
        elif node.flow:
            self.splice(value.start, value.end, self.pen.in_flow(wanted))
        else:
            dash = self.dash(value)
            self.splice(dash + 1, value.end, self.pen.after_dash(wanted, self.column(dash)))

    def add_entry(self, node: Node, before: int, value: Plain) -> None:
        """Write a new entry behind another one, or first of all when `before` is -1."""
        if node.flow:
            self.add_in_flow(node, before, self.pen.in_flow(value))
            return
        neighbour = node.held[max(before, 0)]
        dash = self.dash(neighbour)
        indent = self.column(dash)
        as_neighbour = neighbour.flow and isinstance(value, dict | list)
        entry = f"- {self.pen.in_flow(value)}" if as_neighbour else f"-{self.pen.after_dash(value, indent)}"
        if before < 0:
            self.splice(dash, dash, f"{entry}\n{' ' * indent}")
        else:
            self.add_line(neighbour.end, " " * indent + entry)

    def take_entry(self, node: Node, index: int, stays: Sequence[bool]) -> None:
        """Take an entry out, with its lines or, between brackets, its comma."""
        if node.flow:
            self.take_in_flow(node, index, stays)
        else:
            value = node.held[index]
            self.splice(self.line_start(self.dash(value)), self.line_end(value.end))

    def add_in_flow(self, node: Node, before: int, entry: str) -> None:
        """Write an entry between brackets behind another one, or first of all when `before` is -1."""
        if before < 0:
            start = (node.keys or node.held)[0].start
            self.splice(start, start, f"{entry}, ")
        else:
            self.splice(self.end(node, before), self.end(node, before), f", {entry}")

    def take_in_flow(self, node: Node, index: int, stays: Sequence[bool]) -> None:
        """Take an entry out with the comma before it, or behind it where nothing stays before."""
        starts = [each.start for each in node.keys or node.held]
        if any(stays[:index]):
            self.splice(self.end(node, index - 1), self.end(node, index))
        else:
            self.splice(starts[index], starts[index + 1])

    def spell_out(self, node: Node, said: Plain) -> None:
        """Write out what is repeated by reference, and take the marks away that it refers to."""
        if node.shape == "alias":
            self.splice(node.start, node.end, self.pen.in_flow(said))
            return
        if node.anchor is not None and (mark := re.compile(r"&\S+[ \t]*").match(self.text, node.start)):
            self.splice(mark.start(), mark.end())
        values = list(said.values()) if isinstance(said, dict) else said if isinstance(said, list) else []
        for held, value in zip(node.held, values, strict=True):
            self.spell_out(held, value)

    def colon(self, key: Node) -> int:
        """The index behind the colon of a key."""
        at = self.text.find(":", key.end)
        return at + 1 if at >= 0 and not self.text[key.end : at].strip() else key.end

    def end(self, node: Node, index: int) -> int:
        """Where an entry ends; of a field without a value, behind its colon."""
        value = node.held[index]
        return self.colon(node.keys[index]) if value.empty and node.keys else value.end

    def line_start(self, at: int) -> int:
        """The beginning of the line that holds the index."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """The beginning of the next line."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def add_line(self, at: int, line: str) -> None:
        """Write a line below the one that holds the index."""
        end = self.line_end(at)
        self.splice(end, end, f"{line}\n" if self.text.endswith("\n", 0, end) else f"\n{line}")

    def dash(self, value: Node) -> int:
        """The index of the hyphen of an entry of a list."""
        return self.text.rfind("-", 0, value.start)

    def column(self, at: int) -> int:
        """The column of an index, counted from 0."""
        return at - self.line_start(at)


def _stays_in_part(node: Node, said: Plain, wanted: Plain) -> bool:
    """Whether something of a list or mapping stays where it is."""
    if node.shape == "mapping" and isinstance(said, dict) and isinstance(wanted, dict):
        return not said.keys().isdisjoint(wanted)
    if node.shape == "list" and isinstance(said, list) and isinstance(wanted, list):
        return bool(said and wanted)
    return False


def _known_by(entry: Plain) -> str:
    """What an entry is known by: its id or the like, else all of it."""
    names = [f"{name} {entry[name]}" for name in _NAMES if name in entry] if isinstance(entry, dict) else []
    return names[0] if names else repr(entry)
