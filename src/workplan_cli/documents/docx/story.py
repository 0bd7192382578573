"""What the runs of one part of the document share: styles, links, bookmarks, notes."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from workplan_cli.documents.docx.styles import StyleSheet
from workplan_cli.documents.docx.xml import escape_xml
from workplan_cli.documents.nodes import Block

_LONGEST_BOOKMARK: Final = 40
_HASH: Final = 8


@cache
def bookmark_name(anchor: str) -> str:
    """A bookmark's name for an anchor, the same in every document: at most 40 letters, digits and `_`, a letter first.

    Word does not tell capitals apart in names, so an anchor with any gets a hash.
    """
    if re.fullmatch(r"[a-z][a-z0-9_]{0,39}", anchor):
        return anchor
    readable = "b_" + re.sub(r"[^A-Za-z0-9]+", "_", anchor)
    digest = hashlib.sha256(anchor.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]
    return f"{readable[: _LONGEST_BOOKMARK - _HASH - 1]}_{digest}"


@dataclass(slots=True)
class Bookmarks:
    """Bookmarks set so far. The first of a name counts; a name may stand only once in a document."""

    known: frozenset[str]
    _set: set[str] = field(default_factory=set)

    def around(self, name: str, content: str) -> str:
        """`content` with the bookmark `name` around it, unless that name is taken."""
        if name in self._set:
            return content
        self._set.add(name)
        number = len(self._set)
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{escape_xml(name)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
        )


@dataclass(slots=True)
class Links:
    """The addresses a part links to, by relationship id."""

    prefix: str
    _ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, address: str) -> str:
        """The relationship id of an address."""
        return self._ids.setdefault(address, f"{self.prefix}{len(self._ids) + 1}")

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((relationship, address) for address, relationship in self._ids.items())


@dataclass(slots=True)
class Notes:
    """Footnotes in the order of their references, each written at once: as XML a note takes a tenth of the memory."""

    write: Callable[[int, Sequence[Block]], str]
    written: list[str] = field(default_factory=list)

    def add(self, note: Sequence[Block]) -> int:
        """The number of a new footnote, from 1."""
        number = len(self.written) + 1
        self.written.append(self.write(number, note))
        return number


@dataclass(frozen=True, slots=True)
class Story:
    """A part that holds running text: the body, or the footnotes."""

    styles: StyleSheet
    bookmarks: Bookmarks
    links: Links
    notes: Notes
