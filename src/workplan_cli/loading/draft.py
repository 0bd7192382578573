"""What a file says as far as it was read, and what was found wrong with it on the way."""

from dataclasses import dataclass, field
from typing import NamedTuple

from yaml.events import Event

from workplan_cli.address import Address, Part, Place
from workplan_cli.findings import Blame, Finding, Message, Related, Rule, found
from workplan_cli.loading.characters import MOST_FAULTS
from workplan_cli.loading.scalars import Scalar

MOST_DOUBTS = 10 * MOST_FAULTS
"""Doubts kept of one file: most turn out to be about codes."""

Plain = Scalar | list["Plain"] | dict[str, "Plain"]


class Doubt(NamedTuple):
    """A finding about an unquoted text that holds only where free text is meant."""

    route: tuple[str | int, ...]
    finding: Finding


@dataclass(slots=True)
class Built:
    """What a file says, what is wrong with how it says it, and whether it was read to its end."""

    data: Plain = None
    findings: list[Finding] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    whole: bool = True


class Stop(Exception):  # noqa: N818 - no error: reading ends here, and a finding says why
    """Nothing after this can be read."""


@dataclass(slots=True)
class Anchor:
    """What is marked with `&`: `open` while it is still being read."""

    value: Plain
    event: Event
    size: int = 1
    open: bool = False
    used: bool = False


@dataclass(slots=True)
class Frame:
    """A list or mapping that is being filled."""

    held: list[Plain] | dict[str, Plain]
    nodes_before: int = 0
    anchor: Anchor | None = None
    key: str | None = None
    drops: bool = False
    """The next value belongs to a key that is refused."""


def event_place(event: Event) -> Place:
    """Where an event stands."""
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None  # noqa: PT018 - the parser sets both
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class Draft:
    """The data of a file while it is being built."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.built = Built()
        self.root: list[Plain] = []
        self.frame = Frame(self.root)
        self.frames = [self.frame]

    def route(self) -> tuple[str | int, ...]:
        """The keys and indices down to what is being read."""
        inner = [len(frame.held) - 1 if type(frame.held) is list else frame.key for frame in self.frames[1:]]
        if len(self.frames) > 1 and type(self.frame.held) is list:
            inner[-1] = len(self.frame.held)
        return tuple(step for step in inner if step is not None)

    def blame(
        self,
        by: Rule[..., Message],
        message: Message,
        event: Event,
        part: Part = Part.VALUE,
        *related: Related,
    ) -> None:
        """Keep a finding about what an event stands for."""
        self.add(by, Blame(Address(self.file, self.route(), part, event_place(event)), message, related))

    def add(self, by: Rule[..., Message], blame: Blame) -> None:
        """Keep a finding, and stop where there are more than anybody mends at once."""
        self.built.findings.append(found(by, blame))
        if len(self.built.findings) > MOST_FAULTS:
            raise Stop

    def doubt(self, by: Rule[..., Message], message: Message, place: Place) -> None:
        """Keep a finding for the case that free text is meant here."""
        if len(self.built.doubts) == MOST_DOUBTS:
            return
        address = Address(self.file, self.route(), place=place)
        self.built.doubts.append(Doubt(address.route, found(by, Blame(address, message))))
