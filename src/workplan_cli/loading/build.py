"""From the text of a file to plain data: dicts, lists, texts, whole numbers, decimals, booleans and None.

The data is built from the parser's events. `yaml.load` would recurse in C for every bracket, lose the place where an
alias is used, keep the last of two equal keys and read `NO` as False.
"""

import re
import unicodedata
from dataclasses import dataclass, field

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from workplan_cli.address import Address, Part, Place
from workplan_cli.findings import Blame, Finding, Message, Rule, found
from workplan_cli.loading import faults
from workplan_cli.loading.characters import HIDDEN, Read
from workplan_cli.loading.scalars import Scalar, misleads, plain_value
from workplan_cli.loading.syntax import worded

DEEPEST = 32
MOST_NODES = 50_000
MOST_ALIASES = 64

_RARE = frozenset(("<<",))
_FOLDS = frozenset(("'", ">"))
"""Styles in which one line break of the value is a blank line of the file; between double quotes it may be `\\n`."""
_BLANK_LINES = re.compile(r"\n+(?=.)")
_CUT = re.compile(r"[ \t]+(#[^\s#]\S*)")

Plain = Scalar | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Doubt:
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


class _Stop(Exception):  # noqa: N818 - no error: reading ends here, and a finding says why
    """Nothing after this can be read."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being filled."""

    held: list[Plain] | dict[str, Plain]
    nodes_before: int = 0
    anchor: "_Anchor | None" = None
    key: str | None = None
    drops: bool = False
    """The next value belongs to a key that is refused."""


@dataclass(slots=True)
class _Anchor:
    value: Plain
    event: Event
    size: int = 1
    open: bool = False
    used: bool = False


def event_place(event: Event) -> Place:
    """Where an event stands."""
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


class _Builder:
    """One pass over the events of one file."""

    def __init__(self, file: str, read: Read, codes: frozenset[str]) -> None:
        self.file = file
        self.read = read
        self.codes = codes
        self.built = Built()
        self.root: list[Plain] = []
        self.frame = _Frame(self.root)
        self.frames = [self.frame]
        self.anchors: dict[str, _Anchor] = {}
        self.nodes = self.aliases = self.documents = 0
        self.cuts = " #" in read.text and re.search(r"[ \t]#[^\s#]", read.text) is not None

    def run(self) -> Built:
        """Read every event. Half of all time goes into this loop, so the commonest event is treated in it."""
        act = {
            MappingStartEvent: self.open,
            SequenceStartEvent: self.open,
            MappingEndEvent: self.close,
            SequenceEndEvent: self.close,
            AliasEvent: self.alias,
            DocumentStartEvent: self.begin_document,
        }
        next_event = yaml.CLoader(self.read.text).get_event
        codes, scalar, quick = self.codes, self.scalar, self.read.composed
        try:
            while type(event := next_event()) is not StreamEndEvent:
                if type(event) is not ScalarEvent:
                    if (step := act.get(type(event))) is not None:
                        step(event)
                    continue
                frame, written = self.frame, event.value
                held, key = frame.held, frame.key
                if not quick or event.tag is not None or event.anchor is not None or written in _RARE:
                    scalar(event)
                elif key is not None and not frame.drops and type(held) is dict:
                    if event.style:
                        value = self.quoted(written, event) if event.style == '"' or "\n" in written else written
                    else:
                        value = plain_value(written) if key in codes else self.unquoted(written, event)
                    held[key] = value
                    frame.key = None
                elif key is None and type(held) is dict and written not in held and event.style != '"':
                    frame.key = written
                else:
                    scalar(event)
            self.unused_anchors()
        except _Stop:
            self.built.whole = False
        except yaml.MarkedYAMLError as fault:
            self.built.whole = False
            self.built.findings.append(worded(self.file, self.read.text, fault))
        self.built.data = self.root[0] if self.root else None
        return self.built

    def scalar(self, event: ScalarEvent) -> None:
        """Take any scalar, the rare kinds too."""
        written = event.value if self.read.composed else unicodedata.normalize("NFC", event.value)
        if event.tag is not None:
            self.tagged(event)
        frame = self.frame
        if frame.key is None and type(frame.held) is dict:
            self.begin_entry(self.quoted(written, event) if event.style == '"' else written, event)
            return
        value = self.quoted(written, event) if event.style else self.unquoted(written, event)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchor(value, event)
        self.put(value)
        frame.key = None

    def quoted(self, written: str, event: ScalarEvent) -> str:
        """The text of a scalar in quotes or in a block."""
        if event.style == '"' and (match := HIDDEN.search(written)) is not None:
            self.blame(faults.hidden_character, faults.hidden_character(match[0]), event)
            return HIDDEN.sub("", written)
        if event.style in _FOLDS and "\n" in written:
            # Here a line break in the value was a blank line in the file, and that begins a paragraph.
            return _BLANK_LINES.sub("\n\n", written)
        return written

    def unquoted(self, written: str, event: ScalarEvent) -> Scalar:
        """What an unquoted scalar stands for, doubted where other programs would read something else."""
        value = plain_value(written)
        if type(value) is str and self.frame.key not in self.codes:
            if "\n" in value:
                value = _BLANK_LINES.sub("\n\n", value)
            if misleads(written):
                self.keep_doubt(faults.quotes_advised, faults.quotes_advised(written), event)
            if self.cuts and (cut := _CUT.match(self.read.text, event.end_mark.index)):
                self.keep_doubt(faults.cut_by_comment, faults.cut_by_comment(cut[1]), event)
        return value

    def begin_entry(self, key: str, event: ScalarEvent) -> None:
        self.frame.key = key
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchor(key, event)
        if key == "<<" and not event.style:
            self.blame(faults.merge_key, faults.merge_key(), event, Part.KEY)
            self.frame.drops = True
        elif key in self.frame.held:
            self.blame(faults.duplicate_key, faults.duplicate_key(key), event, Part.KEY)
            self.frame.drops = True

    def open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if event.tag is not None:
            self.tagged(event)
        self.value_expected(event)
        if len(self.frames) > DEEPEST:
            self.blame(faults.beyond_limits, Message("it is nested more than {most} levels deep", most=DEEPEST), event)
            raise _Stop
        held: list[Plain] | dict[str, Plain] = {} if type(event) is MappingStartEvent else []
        self.put(held)
        anchor = None
        if event.anchor is not None:
            anchor = self.anchors[event.anchor] = _Anchor(held, event, open=True)
        self.frame = _Frame(held, self.nodes, anchor)
        self.frames.append(self.frame)

    def close(self, event: Event) -> None:
        closed = self.frames.pop()
        self.count(len(closed.held) if type(closed.held) is list else 2 * len(closed.held), event)
        if closed.anchor is not None:
            closed.anchor.size = self.nodes - closed.nodes_before + 1
            closed.anchor.open = False
        self.frame = self.frames[-1]
        self.frame.key = None

    def alias(self, event: AliasEvent) -> None:
        self.value_expected(event)
        self.aliases += 1
        if self.aliases > MOST_ALIASES:
            problem = Message("it repeats more than {most} entries by reference", most=MOST_ALIASES)
            self.blame(faults.beyond_limits, problem, event)
            raise _Stop
        anchor = self.anchors.get(event.anchor)
        if anchor is None or anchor.open:
            self.blame(faults.unknown_alias, faults.unknown_alias(event.anchor), event)
        if anchor is not None:
            self.count(anchor.size, event)
            anchor.used = True
        self.put(None if anchor is None or anchor.open else anchor.value)
        self.frame.key = None

    def begin_document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self.blame(faults.second_document, faults.second_document(), event)
            raise _Stop
        if event.version is not None or event.tags:
            place = Place(1, 1, 1, 2)
            message = faults.yaml_tag("%YAML" if event.version else "%TAG")
            self.built.findings.append(found(faults.yaml_tag, Blame(Address(self.file, place=place), message)))

    def put(self, value: Plain) -> None:
        frame = self.frame
        if type(frame.held) is list:
            frame.held.append(value)
        elif frame.drops:
            frame.drops = False
        else:
            frame.held[frame.key] = value  # type: ignore[index] # a mapping's value always has a key

    def route(self) -> tuple[str | int, ...]:
        """The keys and indices down to what is being read."""
        steps: list[str | int | None] = []
        for frame in self.frames[1:]:
            steps.append(len(frame.held) - 1 if type(frame.held) is list else frame.key)
        if len(self.frames) > 1 and type(self.frame.held) is list:
            steps[-1] = len(self.frame.held)
        return tuple(step for step in steps if step is not None)

    def blame(self, by: Rule[..., Message], message: Message, event: Event, part: Part = Part.VALUE) -> None:
        address = Address(self.file, self.route(), part, event_place(event))
        self.built.findings.append(found(by, Blame(address, message)))

    def value_expected(self, event: Event) -> None:
        if self.frame.key is None and type(self.frame.held) is dict:
            self.blame(faults.key_not_text, faults.key_not_text(), event)
            raise _Stop

    def tagged(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        self.blame(faults.yaml_tag, faults.yaml_tag(event.tag.replace("tag:yaml.org,2002:", "!!")), event)

    def count(self, nodes: int, event: Event) -> None:
        self.nodes += nodes
        if self.nodes > MOST_NODES:
            self.blame(faults.beyond_limits, Message("it has more than {most} entries", most=f"{MOST_NODES:,}"), event)
            raise _Stop

    def keep_doubt(self, by: Rule[..., Message], message: Message, event: ScalarEvent) -> None:
        address = Address(self.file, self.route(), place=event_place(event))
        self.built.doubts.append(Doubt(address.route, found(by, Blame(address, message))))

    def unused_anchors(self) -> None:
        for name, anchor in self.anchors.items():
            if not anchor.used:
                address = Address(self.file, place=event_place(anchor.event))
                blame = Blame(address, faults.swallowed_by_anchor(name))
                self.built.findings.append(found(faults.swallowed_by_anchor, blame))


def build(file: str, read: Read, codes: frozenset[str]) -> Built:
    """Give the plain data of a file; `codes` are names of fields whose values are never free text."""
    return _Builder(file, read, codes).run()
