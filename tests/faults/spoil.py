"""Single faults put into a valid file: the text with the fault, and the code and place that must be found.

Where things stand is taken from the nodes of PyYAML's parser in Python, and never from the loader that is tested.
"""

from dataclasses import dataclass, field
from itertools import pairwise

import yaml
from tests.faults.contract import DECISIONS, TEXT, Fields, ListOf, MapOf, Shape, Word
from tests.faults.wrong import BLOCK_SIGNS, FIELD_SIGNS, SIGNS, SYNTAX, WRONG, WRONG_KEY
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

PARAGRAPHS = Word("paragraphs")
"""A text in one language."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A text with one fault: what it is, and the code and the index in the text where it must be found."""

    name: str
    text: str
    code: str
    index: int

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, from 1."""
        return self.text.count("\n", 0, self.index) + 1, self.index - self.text.rfind("\n", 0, self.index)


def _start(node: Node) -> int:
    return int(node.start_mark.index)


def _end(node: Node, text: str) -> int:
    """Where what is written of a node ends, without what follows it."""
    if isinstance(node, CollectionNode) and not node.flow_style:
        children = [each for pair in node.value for each in (pair if isinstance(pair, tuple) else (pair,))]
        return _end(children[-1], text)
    return _start(node) + len(text[_start(node) : int(node.end_mark.index)].rstrip())


def _is_one_stretch(node: Node) -> bool:
    """Whether nothing is left where a value is taken away: of a value without brackets, line breaks are."""
    return not isinstance(node, CollectionNode) or bool(node.flow_style)


@dataclass(frozen=True, slots=True)
class _Here:
    """A value on the way through a file."""

    node: Node
    route: str
    key: Node | None = None
    in_brackets: bool = False
    optional: bool = False

    @property
    def shown(self) -> int:
        """Where a missing field of the value is shown: at its key, or where the value begins."""
        return _start(self.key or self.node)

    def inner(self, node: Node, step: str, *, key: Node | None = None, optional: bool = False) -> "_Here":
        within = self.in_brackets or (isinstance(self.node, CollectionNode) and bool(self.node.flow_style))
        return _Here(node, f"{self.route}.{step}".lstrip("."), key, within, optional)


@dataclass(slots=True)
class Spoiler:
    """Goes through one file and spoils it at every place."""

    text: str
    found: list[Fault] = field(default_factory=list)

    def spoil(self, name: str, stretch: tuple[int, int], written: str, code: str, index: int | None = None) -> None:
        """Keep the text with a stretch of it replaced; the fault is at the stretch if nothing else is said."""
        start, end = stretch
        text = self.text[:start] + written + self.text[end:]
        self.found.append(Fault(name, text, code, start if index is None else index))

    def stretch(self, node: Node) -> tuple[int, int]:
        """Where what is written of a node begins and ends."""
        return _start(node), _end(node, self.text)

    def instead(self, here: _Here, written: str, code: str, further: int = 0) -> None:
        """Write something else for a value."""
        code, _, more = code.partition("+")
        start, end = _start(here.node), _end(here.node, self.text)
        self.spoil(f"{here.route}: {written}", (start, end), written, code, start + further + int(more or 0))

    def walk(self, here: _Here, shape: Shape) -> None:
        """Spoil a value and everything in it."""
        if isinstance(shape, Word) and isinstance(here.node, ScalarNode):
            self.word(here, shape)
        elif isinstance(shape, Word):
            self.words(here, shape)
        elif isinstance(shape, ListOf):
            self.entries(here, shape)
        elif isinstance(shape, MapOf):
            self.mapping(here, shape)
        else:
            self.record(here, shape)

    def word(self, here: _Here, shape: Word) -> None:
        """Spoil a single value."""
        assert isinstance(here.node, ScalarNode), here.route
        start, written = _start(here.node), here.node.value
        for wrong, code in WRONG[shape.kind]:
            self.instead(here, wrong, code)
        for wrong, code in SYNTAX:
            if not wrong.startswith("!!") or shape.kind in (
                "text",
                "line",
                "paragraphs",
                "id",
                "enum",
                "day",
                "country",
            ):
                self.spoil(f"{here.route}: before it {wrong!a}", (start, start), wrong, code)
        signs = SIGNS if here.in_brackets else SIGNS + BLOCK_SIGNS
        for wrong, code, further in signs + FIELD_SIGNS if here.key is not None and not here.in_brackets else signs:
            if "u202e" not in wrong or shape.kind in ("text", "line", "paragraphs"):
                self.instead(here, wrong, code, further)
        if here.optional:
            self.instead(here, "*zz", "WP013")
        if here.node.style is None and len(written) > 1:
            self.spoil(f"{here.route}: hidden inside", (start + 1, start + 1), "\u00ad", "WP004")

    def words(self, here: _Here, shape: Word) -> None:
        """Spoil a text by language, or a list of countries."""
        if shape.kind == "countries":
            self.entries(here, ListOf(Word("country")))
            return
        self.mapping(here, MapOf("language", TEXT))

    def entries(self, here: _Here, shape: ListOf) -> None:
        """Spoil a list."""
        assert isinstance(here.node, SequenceNode), here.route
        self.instead(here, "x", "WP022")
        self.instead(here, "{}", "WP022")
        if shape.least:
            self.instead(here, "[]", "WP028")
        for each in here.node.value:
            inner = here.inner(each, "*")
            self.instead(inner, "~", "WP022")
            self.walk(inner, shape.each)

    def mapping(self, here: _Here, shape: MapOf) -> None:
        """Spoil a mapping whose keys are ids or codes."""
        assert isinstance(here.node, MappingNode), here.route
        if shape.each is not TEXT or shape.key != "language":
            self.instead(here, "x", "WP022")
        self.instead(here, "[]", "WP022")
        wrong, code = WRONG_KEY[shape.key]
        self.pairs(here)
        for key, value in here.node.value:
            self.spoil(f"{here.route}.(key): {wrong}", self.stretch(key), wrong, code)
            inner = here.inner(value, "*", key=key)
            if _is_one_stretch(value):
                self.nothing(inner, shape.each)
            self.walk(inner, PARAGRAPHS if shape.key == "language" and shape.each is TEXT else shape.each)

    def nothing(self, here: _Here, shape: Shape) -> None:
        """Leave an entry of a mapping without a value; an empty record may need nothing."""
        if isinstance(shape, Fields) and not shape.required:
            return
        code = "WP020" if isinstance(shape, Fields) else "WP022"
        self.spoil(f"{here.route}: nothing", self.stretch(here.node), "", code, here.shown)

    def record(self, here: _Here, shape: Fields) -> None:
        """Spoil a record."""
        assert isinstance(here.node, MappingNode), here.route
        if here.route:
            self.instead(here, "x", "WP022")
            self.instead(here, "[]", "WP022")
        self.pairs(here)
        self.unknown(here)
        self.missing(here, shape)
        for key, value in here.node.value:
            optional = key.value in shape.optional
            inner = here.inner(value, key.value, key=key, optional=optional)
            if optional:
                self.spoil(f"{inner.route}: misspelt", self.stretch(key), f"x{key.value}x", "WP021")
            self.walk(inner, shape.all[key.value])

    def follows(self, here: _Here, node: Node) -> str:
        """What must stand before a node so that something may be put in front of it: a comma, or a new line."""
        in_brackets = _is_one_stretch(here.node) or here.in_brackets
        return ", " if in_brackets else "\n" + " " * int(node.start_mark.column)

    def pairs(self, here: _Here) -> None:
        """Write a key of a mapping a second time, just before the next one; or lines that git leaves."""
        for (key, _), (following, _) in pairwise(here.node.value):
            at = _start(following)
            again = f"{key.value}: x{self.follows(here, following)}"
            self.spoil(f"{here.route}.{key.value}: twice", (at, at), again, "WP010")
            if not (here.in_brackets or _is_one_stretch(here.node)):
                line = at - int(following.start_mark.column)
                self.spoil(f"{here.route}: two versions", (line, line), "<<<<<<< HEAD\n", "WP005")
                if at > line:
                    self.spoil(f"{here.route}: tab", (line, at), "\t", "WP006")

    def unknown(self, here: _Here) -> None:
        """Put fields in front of a record that it does not know."""
        first = here.node.value[0][0]
        after = self.follows(here, first)
        for written, code in (
            ("zz_no_field: x", "WP021"),
            ("<<: {}", "WP011"),
            ("[x]: y", "WP015"),
            ("? {a: b}\n: c", "WP015+2"),
        ):
            if "?" in written and (after == ", " or first.start_mark.column):
                continue
            at, (by, _, more) = _start(first), code.partition("+")
            self.spoil(f"{here.route}: {written!a} in front", (at, at), written + after, by, at + int(more or 0))

    def missing(self, here: _Here, shape: Fields) -> None:
        """Take out a field that is needed, or only its value."""
        for (key, _), (following, _) in pairwise(here.node.value):
            if key.value in shape.required:
                stretch = _start(key), _start(following)
                self.spoil(f"{here.route}.{key.value}: taken out", stretch, "", "WP020", here.shown)
        for key, value in here.node.value:
            if key.value in shape.required and _is_one_stretch(value):
                stretch = self.stretch(value)
                self.spoil(f"{here.route}.{key.value}: nothing", stretch, "", "WP020", _start(key))


def faults_of(text: str, shape: Shape | None) -> list[Fault]:
    """Every single fault of a file; of a list, `shape` is that of its entries, without one that of the decisions."""
    spoiler = Spoiler(text)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None
    if shape is not None and isinstance(root, yaml.MappingNode):
        spoiler.walk(_Here(root, ""), shape)
        return spoiler.found
    for entry in root.value:
        kinds = [value.value for key, value in entry.value if key.value == "decision"]
        spoiler.walk(_Here(entry, "*"), shape or DECISIONS[kinds[0]])
    return spoiler.found
