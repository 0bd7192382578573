"""What a document is made of: small frozen nodes.

They are named tuples: a matrix has a hundred thousand of them, and a frozen dataclass takes three times as long to
make.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Frame(NamedTuple):
    """What directives before a block ask of it; `style` is "" for the usual one."""

    style: str = ""
    keep_with_next: bool = False
    page_break: bool = False
    facets: tuple[tuple[str, str], ...] = ()
    """What the block is about: a facet and its keys with spaces between them."""


class Text(NamedTuple):
    """Characters as they show."""

    text: str


class Code(NamedTuple):
    """A code span."""

    text: str


class Strong(NamedTuple):
    """Of strong importance."""

    children: tuple["Inline", ...]


class Emphasis(NamedTuple):
    """Stressed."""

    children: tuple["Inline", ...]


class Link(NamedTuple):
    """A link to an https, http or mailto address, or `#id` for an anchor of this text."""

    target: str
    children: tuple["Inline", ...]


class Language(NamedTuple):
    """Text in the language `tag` (BCP 47)."""

    tag: str
    children: tuple["Inline", ...]


class Anchor(NamedTuple):
    """The target of links to `#id`."""

    id: str


class Break(NamedTuple):
    """A new line."""


class Bullet(NamedTuple):
    """The start of a list item in a table cell."""


class Note(NamedTuple):
    """A footnote's reference, with the note's own blocks."""

    blocks: tuple["Block", ...]


class Paragraph(NamedTuple):
    """A paragraph."""

    children: tuple["Inline", ...]
    frame: Frame = Frame()


class Heading(NamedTuple):
    """A heading line; `level` 1 is the title of the document, `anchors` are its ids."""

    level: int
    children: tuple["Inline", ...]
    anchors: tuple[str, ...] = ()
    frame: Frame = Frame()


class Quote(NamedTuple):
    """A block quote."""

    blocks: tuple["Block", ...]
    frame: Frame = Frame()


class Listing(NamedTuple):
    """A list; `start` is its first number, or None for bullets."""

    start: int | None
    entries: tuple[tuple["Block", ...], ...]
    frame: Frame = Frame()


class CodeBlock(NamedTuple):
    """Lines shown as they are."""

    text: str
    frame: Frame = Frame()


class Rule(NamedTuple):
    """A thematic break."""

    frame: Frame = Frame()


class Cell(NamedTuple):
    """A table cell; `shade` is "" or the status of its shade, `name` what a short text stands for."""

    children: tuple["Inline", ...]
    shade: str = ""
    upright: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows below a table's heading, each read when it is asked for: a matrix is never all in memory as nodes."""

    lines: tuple[str, ...]
    read: Callable[[str], tuple[Cell, ...]]

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return map(self.read, self.lines)


class Table(NamedTuple):
    """A pipe table: `head` is empty when every heading cell is; `aligns` holds "", "left", "center" or "right"."""

    head: tuple[Cell, ...]
    rows: Rows
    aligns: tuple[str, ...]
    style: str = "Plan Table"
    caption: str = ""
    label: str = "Table"
    description: str = ""
    widths: tuple[float, ...] = ()
    header_columns: int = 0
    frame: Frame = Frame()


class Contents(NamedTuple):
    """The place of the table of contents, `depth` levels deep."""

    title: str
    depth: int
    frame: Frame = Frame()


class ListOfTables(NamedTuple):
    """The place of the list of the tables whose captions have a label."""

    title: str
    label: str
    frame: Frame = Frame()


class Filter(NamedTuple):
    """A choice for a reader at a screen: `options` are the keys of a facet, each with its name."""

    facet: str
    label: str
    options: tuple[tuple[str, str], ...]


class Turn(NamedTuple):
    """A change of the page's orientation: "landscape" or "portrait"."""

    orientation: str


Inline: TypeAlias = Text | Code | Strong | Emphasis | Link | Language | Anchor | Break | Bullet | Note
Block: TypeAlias = (
    Paragraph | Heading | Quote | Listing | CodeBlock | Rule | Table | Contents | ListOfTables | Filter | Turn
)
Notes: TypeAlias = Mapping[str, tuple[Block, ...]]
"""The blocks of a section's footnotes by label."""


def plain(nodes: Iterable[Inline]) -> str:
    """The characters that show of some inline nodes; a break counts as a space."""
    return "".join(map(_plain_one, nodes))


def _plain_one(node: Inline) -> str:
    match node:
        case Text(text) | Code(text):
            return text
        case Strong(children) | Emphasis(children) | Link(_, children) | Language(_, children):
            return plain(children)
        case Break() | Bullet():
            return " "
        case _:
            return ""
