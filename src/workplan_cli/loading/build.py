"""From the text of a file to plain data: dicts, lists, texts, whole numbers, decimals, booleans and None.

The data is built from the parser's events. `yaml.load` would recurse in C for every bracket, lose the place where an
alias is used, keep the last of two equal keys and read `NO` as False.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import islice
from sys import intern
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from workplan_cli.address import Address, Part, Place
from workplan_cli.findings import Blame, Message, Related
from workplan_cli.loading import faults
from workplan_cli.loading.characters import HIDDEN, Read, place_at
from workplan_cli.loading.draft import Anchor, Built, Draft, Frame, Plain, Stop, event_place
from workplan_cli.loading.scalars import Scalar, misleads, plain_value
from workplan_cli.loading.syntax import worded

DEEPEST = 32
MOST_NODES = 50_000
MOST_ALIASES = 64
MOST_EVENTS = 2 * MOST_NODES + 6
"""More events than this make more nodes than are read: a list or mapping has two, the file and its document four."""

_FOLDS = frozenset(("'", '"', ">"))
"""Styles in which one line break of the value is a blank line of the file, and that begins a paragraph."""
_BLANK_LINES = re.compile(r"(?<!\n)\n+(?=.)")
_BREAK_ESCAPE = re.compile(r"\\(?:n|x0[aA]|u000[aA]|U0000000[aA])")
_ESCAPED = re.compile(f"{HIDDEN.pattern}|\r")
"""What must not come from an escape: a carriage return in the file itself is a line break, and is one in the value."""
_MORE = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+[^ \t\r\n#]")
"""Up to the first letter that is in no comment."""
_CUT = re.compile(r"[ \t]++(#[^\s#][^\r\n]*)")
_CUTS = re.compile(r"[ \t]#[^\s#]")
"""What a text that has no `_CUT` does not have: looked for in the whole file, so it begins with one blank only."""
_TYPED = frozenset(f"tag:yaml.org,2002:{name}" for name in ("int", "float", "bool", "null"))
"""Tags that say what an unquoted word is anyway: without them, it is read as the same."""
_LONGEST_WORD = 5
"""The letters of `false`: a longer unquoted word stands for itself, unless it is a number."""
_NUMERIC = frozenset("0123456789-+.")


class _Builder(Draft):
    """One pass over the events of one file."""

    def __init__(self, file: str, read: Read, codes: frozenset[str]) -> None:
        super().__init__(file)
        self.read = read
        self.codes = codes
        self.anchors: dict[str, Anchor] = {}
        self.nodes = self.aliases = self.documents = 0
        self.cuts = (" #" in read.text or "\t#" in read.text) and _CUTS.search(read.text) is not None

    def run(self) -> Built:
        """Read every event, up to the first after which nothing can be read."""
        try:
            self.take(yaml.CLoader(self.read.text).get_event)
            self.unused_anchors()
        except Stop:
            self.built.whole = False
        except yaml.MarkedYAMLError as fault:
            self.built.whole = False
            self.built.findings.append(worded(self.file, self.read.text, fault))
        self.built.data = self.root[0] if self.root else None
        return self.built

    def take(self, next_event: Callable[[], Event | None]) -> None:  # noqa: C901, PLR0912 - a call costs more than a branch
        """Take the events one by one. A third of all time goes into this loop, so the commonest are treated in it."""
        act: dict[type[Event], Callable[[Any], None]] = {
            MappingStartEvent: self.open,
            SequenceStartEvent: self.open,
            MappingEndEvent: self.close,
            SequenceEndEvent: self.close,
            AliasEvent: self.alias,
            DocumentStartEvent: self.begin_document,
            DocumentEndEvent: self.end_document,
        }
        codes, scalar, composed, cuts = self.codes, self.scalar, self.read.composed, self.cuts
        escapes = "\\" in self.read.text
        for event in islice(iter(next_event, None), MOST_EVENTS):
            if type(event) is not ScalarEvent:
                if (step := act.get(type(event))) is not None:
                    step(event)
                continue
            frame, written = self.frame, event.value
            held, key, style = frame.held, frame.key, event.style
            if not composed or event.tag is not None or event.anchor is not None or type(held) is not dict:
                scalar(event)
            elif key is None:
                if written in held or written == "<<" or style == '"':
                    scalar(event)
                else:
                    frame.key = intern(written)
            elif frame.drops or "\n" in written:
                scalar(event)
            elif style:
                held[key] = self.quoted(written, event) if escapes and style == '"' else written
                frame.key = None
            else:
                if key in codes:
                    held[key] = plain_value(written)
                elif cuts or len(written) <= _LONGEST_WORD or written[0] in _NUMERIC:
                    held[key] = self.unquoted(written, event)
                else:
                    held[key] = written
                frame.key = None
        if (beyond := next_event()) is not None:
            self.too_many(beyond)

    def scalar(self, event: ScalarEvent) -> None:
        """Take any scalar, the rare kinds too."""
        written = event.value if self.read.composed else unicodedata.normalize("NFC", event.value)
        if event.tag is not None:
            self.tagged(event)
        frame = self.frame
        if frame.key is None and type(frame.held) is dict:
            self.begin_entry(self.quoted(written, event) if event.style == '"' else written, event)
            return
        if event.style or (event.tag is not None and event.tag not in _TYPED):
            value: Scalar = self.quoted(written, event)
        elif event.tag is not None:
            value = plain_value(written)
        else:
            value = self.unquoted(written, event)
        if event.anchor is not None:
            self.mark(event.anchor, Anchor(value, event))
        self.put(value)
        frame.key = None

    def quoted(self, written: str, event: ScalarEvent) -> str:
        """The text of a scalar in quotes or in a block."""
        if event.style == '"' and (match := _ESCAPED.search(written)) is not None:
            self.blame(faults.hidden_character, faults.hidden_character(match[0]), event)
            rest = _ESCAPED.sub("", written)
            # Where nothing is left, something stands for it: that the text is empty is no second fault.
            return rest if rest.strip() else "\ufffd"
        if event.style in _FOLDS and "\n" in written and not self.has_break_escape(event):
            return _BLANK_LINES.sub("\n\n", written)
        return written

    def has_break_escape(self, event: ScalarEvent) -> bool:
        r"""Whether a line break between double quotes is written as `\n`: then it is meant as just that."""
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None  # noqa: PT018 - the parser sets both
        return event.style == '"' and _BREAK_ESCAPE.search(self.read.text, start.index, end.index) is not None

    def unquoted(self, written: str, event: ScalarEvent) -> Scalar:
        """What an unquoted scalar stands for, doubted where other programs would read something else."""
        value = plain_value(written)
        if self.frame.key in self.codes:
            return value
        if self.cuts:
            self.doubt_cut(event)
        if type(value) is not str:
            return value
        if misleads(written):
            self.doubt(faults.quotes_advised, faults.quotes_advised(written), event_place(event))
        return _BLANK_LINES.sub("\n\n", value) if "\n" in value else value

    def doubt_cut(self, event: ScalarEvent) -> None:
        """Doubt a comment that directly follows a text, or stands for it."""
        end = event.end_mark
        assert end is not None  # the parser sets it
        if (cut := _CUT.match(self.read.text, end.index)) is not None:
            line, column = end.line + 1, end.column + 1 + cut.start(1) - cut.start()
            place = Place(line, column, line, column + len(cut[1]))
            self.doubt(faults.cut_by_comment, faults.cut_by_comment(cut[1]), place)

    def begin_entry(self, key: str, event: ScalarEvent) -> None:
        """Take a scalar as the key of the next value."""
        frame = self.frame
        frame.key = key
        if event.anchor is not None:
            self.mark(event.anchor, Anchor(key, event))
        if key == "<<" and not event.style:
            frame.drops = True
            self.blame(faults.merge_key, faults.merge_key(), event, Part.KEY)
        elif key in frame.held:
            frame.drops = True
            first = Related(Address(self.file, self.route(), Part.KEY), Message("the first one"))
            self.blame(faults.duplicate_key, faults.duplicate_key(key), event, Part.KEY, first)

    def open(self, event: CollectionStartEvent) -> None:
        """Begin a list or a mapping."""
        frame = self.frame
        if frame.key is None and type(frame.held) is dict:
            self.refuse_key(event)
        if event.tag is not None:
            self.tagged(event)
        if len(self.frames) > DEEPEST:
            self.blame(faults.beyond_limits, Message("it is nested more than {most} levels deep", most=DEEPEST), event)
            raise Stop
        held: list[Plain] | dict[str, Plain] = {} if type(event) is MappingStartEvent else []
        self.put(held)
        self.frame = opened = Frame(held, self.nodes)
        if event.anchor is not None:
            opened.anchor = self.mark(event.anchor, Anchor(held, event, open=True))
        self.frames.append(opened)

    def close(self, event: Event) -> None:
        """End a list or a mapping, and count its entries, those of an alias as often as it stands."""
        closed = self.frames.pop()
        self.frame = frame = self.frames[-1]
        frame.key = None
        held = closed.held
        self.nodes += len(held) if type(held) is list else 2 * len(held)
        if self.nodes > MOST_NODES:
            self.too_many(event)
        if closed.anchor is not None:
            closed.anchor.size = self.nodes - closed.nodes_before + 1
            closed.anchor.open = False

    def alias(self, event: AliasEvent) -> None:
        """Repeat what an anchor marks."""
        if self.frame.key is None and type(self.frame.held) is dict:
            self.refuse_key(event)
        self.aliases += 1
        if self.aliases > MOST_ALIASES:
            problem = Message("it repeats more than {most} entries by reference", most=MOST_ALIASES)
            self.blame(faults.beyond_limits, problem, event)
            raise Stop
        anchor = self.anchors.get(event.anchor or "")
        if anchor is None or anchor.open:
            self.blame(faults.unknown_alias, faults.unknown_alias(event.anchor or ""), event)
            self.put(None)
        else:
            self.nodes += anchor.size - 1  # the entry itself is counted where its list or mapping ends
            if self.nodes > MOST_NODES:
                self.too_many(event)
            self.put(anchor.value)
        if anchor is not None:
            anchor.used = True
        self.frame.key = None

    def begin_document(self, event: DocumentStartEvent) -> None:
        """Refuse a second document."""
        self.documents += 1
        if self.documents > 1:
            self.blame(faults.second_document, faults.second_document(), event)
            raise Stop

    def end_document(self, event: DocumentEndEvent) -> None:
        """Refuse what follows the line `...`, without looking at what it is."""
        end = event.end_mark
        assert end is not None  # the parser sets it
        if event.explicit and (more := _MORE.match(self.read.text, end.index)) is not None:
            place = place_at(self.read.text, more.end() - 1)
            self.add(faults.second_document, Blame(Address(self.file, place=place), faults.second_document()))
            raise Stop

    def put(self, value: Plain) -> None:
        """Lay a value where it belongs."""
        frame = self.frame
        if isinstance(frame.held, list):
            frame.held.append(value)
        elif frame.drops:
            frame.drops = False
        else:
            assert frame.key is not None  # a mapping takes a value only after its key
            frame.held[frame.key] = value

    def refuse_key(self, event: Event) -> None:
        """Stop where the name of a field must be: nothing but a scalar can be one."""
        self.blame(faults.key_not_text, faults.key_not_text(), event)
        raise Stop

    def tagged(self, event: ScalarEvent | CollectionStartEvent) -> None:
        """Refuse a tag."""
        self.blame(faults.yaml_tag, faults.yaml_tag((event.tag or "").replace("tag:yaml.org,2002:", "!!")), event)

    def mark(self, name: str, anchor: Anchor) -> Anchor:
        """Remember what an anchor marks."""
        if (before := self.anchors.get(name)) is not None:
            self.lost_anchor(name, before)
        self.anchors[name] = anchor
        return anchor

    def too_many(self, event: Event) -> None:
        """Stop: there is more than any submission has."""
        self.blame(faults.beyond_limits, Message("it has more than {most} entries", most=f"{MOST_NODES:,}"), event)
        raise Stop

    def lost_anchor(self, name: str, anchor: Anchor) -> None:
        """Refuse a mark that nothing refers to: it was meant as text."""
        if not anchor.used:
            where = Address(self.file, place=event_place(anchor.event))
            self.add(faults.swallowed_by_anchor, Blame(where, faults.swallowed_by_anchor(name)))

    def unused_anchors(self) -> None:
        """Refuse the marks that nothing in the whole file refers to."""
        for name, anchor in self.anchors.items():
            self.lost_anchor(name, anchor)


def build(file: str, read: Read, codes: frozenset[str]) -> Built:
    """Give the plain data of a file; `codes` are names of fields whose values are never free text."""
    return _Builder(file, read, codes).run()
