"""The headings of a template's text, read from their lines alone: contents stand before what they list."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote

from workplan_cli.documents.directives import CLOSE, OPEN
from workplan_cli.documents.inline import ANCHOR, inline
from workplan_cli.documents.nodes import plain


class OutlineEntry(NamedTuple):
    """A heading as the contents need it.

    `style` is what a directive before it names, or ""; `anchors` are its own ids, `inside` those up to the next one.
    """

    level: int
    text: str
    style: str
    anchors: tuple[str, ...]
    inside: tuple[str, ...]


_FIRST: Final = re.compile(r"(#{1,6}) +([^\n]*)")
_HEADING: Final = re.compile(r"\n" + _FIRST.pattern)
_DIRECTIVES_BEFORE: Final = re.compile(f"(?:{OPEN}[^{CLOSE}\n]*{CLOSE}\\s*)+$")
_STYLE: Final = re.compile(f"{OPEN}style name=([^{CLOSE}]*){CLOSE}")


_CUT: Final = re.compile(r"\n(?=#{1,6} )")


def cut_at_headings(text: str) -> Iterator[str]:
    """The text in pieces, each of which begins with a heading but for the first."""
    start = 0
    for found in _CUT.finditer(text):
        yield text[start : found.end()]
        start = found.end()
    yield text[start:]


def outline(text: str) -> list[OutlineEntry]:
    """Every heading of `text` in order. Submitted text never begins a line with `#`, so the lines are enough."""
    first = _FIRST.match(text)
    found = [*([first] if first else []), *_HEADING.finditer(text)]
    ends = [*(match.start() for match in found[1:]), len(text)]
    return [_outline_entry(text, match, end) for match, end in zip(found, ends, strict=False)]


def _outline_entry(text: str, found: re.Match[str], end: int) -> OutlineEntry:
    line = found[2]
    before = _DIRECTIVES_BEFORE.search(text, max(0, found.start() - 500), found.start())
    style = _STYLE.search(before[0]) if before else None
    return OutlineEntry(
        level=len(found[1]),
        text=plain(inline(line)).strip(),
        style=unquote(style[1]) if style else "",
        anchors=tuple(map(unquote, ANCHOR.findall(line))) if OPEN in line else (),
        inside=tuple(map(unquote, ANCHOR.findall(text, found.end(), end))),
    )
