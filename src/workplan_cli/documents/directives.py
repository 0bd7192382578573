"""Signs in a template's text for what Markdown lacks: sections, styles, shades, captions, bookmarks.

A directive is `STX name key=value … ETX`. Loading refuses control characters in submitted files and `escape` drops
them, so no submitted text can hold one. The functions of this module write directives and are what a template
calls; all of them take plain text, never Markdown. `parse` reads one back. Block directives stand alone on their line
and act from there on or on the next block; inline ones stand inside text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, Literal
from urllib.parse import quote, unquote

OPEN: Final = "\x02"
CLOSE: Final = "\x03"

Place = Literal["block", "inline"]


class TemplateFault(ValueError):  # noqa: N818 - a fault of a template, not an error of ours
    """A template asks for something that cannot be: an unknown style, a span that never ends. The message says what."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive as read: its name and its values, all of them text."""

    name: str
    values: Mapping[str, str]


PLACES: Final[Mapping[str, Place]] = MappingProxyType(
    {
        "landscape": "block",
        "portrait": "block",
        "page-break": "block",
        "style": "block",
        "keep-with-next": "block",
        "table": "block",
        "contents": "block",
        "list-of-tables": "block",
        "filter-by": "block",
        "facets": "block",
        "shade": "inline",
        "upright": "inline",
        "stands-for": "inline",
        "break": "inline",
        "bullet": "inline",
        "anchor": "inline",
        "language": "inline",
        "language-end": "inline",
    }
)
"""Every directive and where it may stand."""


def landscape() -> str:
    """Block: from here on the pages lie on their long side."""
    return _write("landscape")


def portrait() -> str:
    """Block: from here on the pages stand upright again."""
    return _write("portrait")


def page_break() -> str:
    """Block: the next block starts a new page."""
    return _write("page-break")


@cache
def style(name: str) -> str:
    """Block: the next paragraph or heading takes the paragraph style `name` of reference.docx, e.g. "Cover Title"."""
    return _write("style", name=_text("style", name))


def keep_with_next() -> str:
    """Block: the next block stays on one page with the block after it; a table stays in one piece."""
    return _write("keep-with-next")


def table(  # noqa: PLR0913, PLR0917 - what a template may say of a table, all of it optional
    style: str = "Plan Table",
    caption: str = "",
    label: str = "Table",
    description: str = "",
    widths: Iterable[float] = (),
    header_columns: int = 0,
) -> str:
    """Block, before a pipe table: how the table looks.

    Args:
        style: a table style of reference.docx.
        caption: plain text above the table, numbered as "`label` 3. `caption`"; none without a text.
        label: the word before the number in the document's language, "Table" or "Tabla".
        description: plain text read aloud to who cannot see the table; without it the caption.
        widths: one relative width per column, e.g. `(1, 4, 2)`; without them they follow the texts.
        header_columns: how many columns on the left name their row.
    """
    shares = tuple(widths)
    if not all(share > 0 for share in shares):
        raise TemplateFault(f"the widths of a table are above 0, not {shares}")
    return _write(
        "table",
        style=style,
        caption=caption,
        label=label,
        description=description,
        widths=",".join(f"{share:g}" for share in shares),
        header_columns=str(_number("header_columns", header_columns, 0)),
    )


@lru_cache(maxsize=256)
def contents(title: str, depth: int = 2) -> str:
    """Block: the table of contents, with `##` headings and `depth` - 1 levels below them; `title` stands above it."""
    return _write("contents", title=title, depth=str(_number("depth", depth, 1)))


def list_of_tables(title: str, label: str = "Table") -> str:
    """Block: the captions of all tables with that `label`, with their numbers (nothing in Markdown)."""
    return _write("list-of-tables", title=title, label=label)


def filter_by(facet: str, label: str, keys: Iterable[str], names: Iterable[str]) -> str:
    """Block: a reader at a screen may see only what has one value of a `facet` (nothing in Word and Markdown).

    Args:
        facet: one word in lower case, as `facets` names it, e.g. "country".
        label: what the reader chooses, e.g. "Country".
        keys: the values there are, each without spaces, e.g. codes of countries.
        names: the values as the reader knows them, one per key and in the same order.
    """
    options = (f"{quote(key)}={quote(name)}" for key, name in zip(keys, names, strict=True))
    return _write("filter-by", facet=facet, label=label, options="|".join(options))


def facets(**values: str | Iterable[str]) -> str:
    """Block: what the next heading and all up to the next one of its level is about, for `filter_by`.

    Each facet takes a key, several, or "*" for all, e.g. `facets(country=("GT", "HN"), theme="INT")`.
    """
    return _write(
        "facets", **{name: each if isinstance(each, str) else " ".join(each) for name, each in values.items()}
    )


@cache
def shade(status: str) -> str:
    """Inline, first in a table cell: the cell looks as the paragraph style "Cell `status`", e.g. `shade("In Part")`."""
    return _write("shade", status=status)


@cache
def upright() -> str:
    """Inline, first in a table cell: its text is turned, to be read from below."""
    return _write("upright")


@lru_cache(maxsize=1024)
def stands_for(name: str) -> str:
    """Inline, first in a table cell: the whole name of what the cell says short, for who points at it or hears it."""
    return _write("stands-for", name=name)


@cache
def break_line() -> str:
    """Inline: a new line; in a table cell a new paragraph (`<br>` in Markdown)."""
    return _write("break")


@cache
def bullet() -> str:
    """Inline, in a table cell: what follows is an item of a list in that cell."""
    return _write("bullet")


def anchor(id: str) -> str:  # noqa: A002 - the word of the format and of every template
    """Inline: a target for links `[text](#id)`; at the end of a heading line it names the heading."""
    return _write("anchor", id=_text("anchor", id))


@cache
def span_language(tag: str) -> str:
    """Inline: what follows is in the language `tag` (BCP 47), until `span_end()` in the same block."""
    return _write("language", tag=tag)


@cache
def span_end() -> str:
    """Inline: ends `span_language`."""
    return _write("language-end")


_UNSAFE = re.compile(r"[^\w.,:;()/?!+-]|_")
"""What Markdown could take for a sign of its own, and our own space and equals sign."""


def _text(asked: str, given: object) -> str:
    if not isinstance(given, str) or not given.strip():
        raise TemplateFault(f"`{asked}` is given no text")
    return given


def _number(asked: str, given: object, least: int) -> int:
    if not isinstance(given, int) or given < least:
        raise TemplateFault(f"`{asked}` is a whole number from {least}, not {given!r}")
    return given


def _write(name: str, /, **values: str) -> str:
    filled = [f"{key}={_encode(value)}" for key, value in values.items() if value]
    return OPEN + " ".join([name, *filled]) + CLOSE


@lru_cache(maxsize=2048)
def _encode(value: str) -> str:
    return _UNSAFE.sub(_in_percent, " ".join(value.split()))


def _in_percent(found: re.Match[str]) -> str:
    return _quoted(found[0])


@cache
def _quoted(character: str) -> str:
    return quote(character, safe="") if character != "_" else "%5F"


@lru_cache(maxsize=1024)
def parse(raw: str) -> Directive:
    """Read one directive, given without its STX and ETX.

    Raises:
        TemplateFault: when there is no directive of that name.
    """
    name, *pairs = raw.split(" ")
    if name not in PLACES:
        msg = f"there is no directive `{name}`"
        raise TemplateFault(msg)
    values = {key: unquote(value) for key, _, value in (pair.partition("=") for pair in pairs)}
    return Directive(name, MappingProxyType(values))
