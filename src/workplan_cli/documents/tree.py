"""A template's text as a tree of blocks, one section at a time, with directives resolved.

The text is cut at its heading lines and parsed piece by piece, so a footnote stands in the same section as its
definition and the memory needed is that of one section.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import Final
from urllib.parse import unquote

from markdown_it.token import Token

from workplan_cli.documents.directives import Directive, TemplateFault, parse
from workplan_cli.documents.grammar import MARKDOWN, cells, token_ranges
from workplan_cli.documents.inline import ANCHOR, grouped, inline, loose
from workplan_cli.documents.nodes import (
    Block,
    Cell,
    CodeBlock,
    Contents,
    Filter,
    Frame,
    Heading,
    Listing,
    ListOfTables,
    Notes,
    Paragraph,
    Quote,
    Rows,
    Rule,
    Table,
    Turn,
)
from workplan_cli.documents.outline import cut_at_headings


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a template's text in order, parsed section by section.

    Raises:
        TemplateFault: for a directive that is unknown or stands where it cannot act.
    """
    # `map` lets go of a piece once it is parsed: the largest are some megabytes, and what they become is beside them.
    return _framed(chain.from_iterable(map(_section, cut_at_headings(text))))


def _section(piece: str) -> Iterator[Block | Directive]:
    tokens = MARKDOWN.parse(piece)
    notes: dict[str, tuple[Block, ...]] = {}
    for span in _spans(tokens, "footnote_reference_open"):
        notes[span[0].meta["label"]] = tuple(_framed(_built(span[1:-1], {})))
    return _built(tokens, notes)


def _spans(tokens: Sequence[Token], opening: str) -> Iterator[Sequence[Token]]:
    return (tokens[first:last] for first, last in token_ranges(tokens) if tokens[first].type == opening)


def _built(tokens: Sequence[Token], notes: Notes) -> Iterator[Block | Directive]:
    for first, last in token_ranges(tokens):
        token = tokens[first]
        if token.type == "directives":
            yield from map(parse, token.content.split("\n"))
        elif token.type in _BLOCKS:
            yield _BLOCKS[token.type](tokens[first:last], notes)


def _framed(loose: Iterable[Block | Directive]) -> Iterator[Block]:
    """Give each block what the directives before it ask."""
    frame, look = _NO_FRAME, None
    for one in loose:
        if isinstance(one, Directive):
            if one.name == "table":
                look = one
                continue
            if one.name in _FRAMES:
                frame = _FRAMES[one.name](frame, one)
                continue
            block = _STANDING[one.name](one)
        else:
            block = _looking(one, look) if look else one
            look = None
        if isinstance(block, Turn | Filter):
            yield block
            continue
        yield block if frame is _NO_FRAME else block._replace(frame=frame)
        frame = _NO_FRAME


_NO_FRAME: Final = Frame()
_FRAMES: Final[Mapping[str, Callable[[Frame, Directive], Frame]]] = {
    "style": lambda frame, directive: frame._replace(style=directive.values["name"]),
    "keep-with-next": lambda frame, _: frame._replace(keep_with_next=True),
    "page-break": lambda frame, _: frame._replace(page_break=True),
    "facets": lambda frame, directive: frame._replace(facets=tuple(directive.values.items())),
}
_STANDING: Final[Mapping[str, Callable[[Directive], Block]]] = {
    "landscape": lambda _: Turn("landscape"),
    "portrait": lambda _: Turn("portrait"),
    "contents": lambda given: Contents(given.values.get("title", ""), int(given.values["depth"])),
    "list-of-tables": lambda given: ListOfTables(given.values.get("title", ""), given.values.get("label", "")),
    "filter-by": lambda given: filter_of(given.values),
}


def filter_of(values: Mapping[str, str]) -> Filter:
    """The choice that a directive `filter-by` asks for, of its values."""
    pairs = (option.split("=") for option in values.get("options", "").split("|") if option)
    options = tuple((unquote(key), unquote(name)) for key, name in pairs)
    return Filter(values.get("facet", ""), values.get("label", ""), options)


def _looking(block: Block, look: Directive) -> Block:
    if not isinstance(block, Table):
        msg = f"`table(…)` stands before a {type(block).__name__.lower()}, not before a table"
        raise TemplateFault(msg)
    values = look.values
    return block._replace(
        style=values["style"],
        caption=values.get("caption", ""),
        label=values.get("label", ""),
        description=values.get("description", ""),
        widths=widths_of(values),
        header_columns=int(values["header_columns"]),
    )


def widths_of(values: Mapping[str, str]) -> tuple[float, ...]:
    """The relative widths of columns that a directive `table` gives, of its values; none where it gives none."""
    return tuple(map(float, values["widths"].split(","))) if "widths" in values else ()


def _paragraph(tokens: Sequence[Token], notes: Notes) -> Block:
    return Paragraph(inline(tokens[1].content, notes))


def _heading(tokens: Sequence[Token], notes: Notes) -> Block:
    content = tokens[1].content
    anchors = tuple(map(unquote, ANCHOR.findall(content)))
    return Heading(int(tokens[0].tag[1]), inline(ANCHOR.sub("", content).strip(), notes), anchors)


def _quote(tokens: Sequence[Token], notes: Notes) -> Block:
    return Quote(tuple(_framed(_built(tokens[1:-1], notes))))


def _bullets(tokens: Sequence[Token], notes: Notes) -> Block:
    return Listing(None, _entries(tokens, notes))


def _plain_list(tokens: Sequence[Token], notes: Notes) -> Block:
    return Listing(None, tuple((Paragraph(inline(entry, notes)),) for entry in tokens[0].meta["entries"]))


def _numbers(tokens: Sequence[Token], notes: Notes) -> Block:
    return Listing(int(tokens[0].attrs.get("start", 1)), _entries(tokens, notes))


def _entries(tokens: Sequence[Token], notes: Notes) -> tuple[tuple[Block, ...], ...]:
    inside = tokens[1:-1]
    return tuple(tuple(_framed(_built(inside[first + 1 : last - 1], notes))) for first, last in token_ranges(inside))


def _code(tokens: Sequence[Token], _: Notes) -> Block:
    return CodeBlock(tokens[0].content.rstrip("\n"))


def _rule(_: Sequence[Token], __: Notes) -> Block:
    return Rule()


def _table(tokens: Sequence[Token], notes: Notes) -> Block:
    head, aligns, rows = (tokens[0].meta[key] for key in ("head", "aligns", "rows"))
    return Table(
        head=tuple(_cell(content, notes) for content in head) if any(head) else (),
        rows=Rows(tuple(rows), partial(_row, len(aligns), notes)),
        aligns=tuple(aligns),
    )


def _row(width: int, notes: Notes, line: str) -> tuple[Cell, ...]:
    contents = cells(line)
    contents += [""] * (width - len(contents))
    return tuple([_cell(content, notes) for content in contents[:width]])


_SHORT: Final = 48
"""Up to this length a cell's content is likely to come again: a country, a date, a shaded sign."""


def _cell(content: str, notes: Notes) -> Cell:
    if len(content) <= _SHORT and "[^" not in content:
        return _common_cell(content)
    return _read_cell(content, notes)


def _read_cell(content: str, notes: Notes) -> Cell:
    signs = loose(content, notes)
    if not signs or not isinstance(signs[0], Directive):
        return Cell(grouped(signs))
    look, first = _PLAIN, 0
    while first < len(signs) and isinstance(sign := signs[first], Directive) and sign.name in _LOOKS:
        look = _LOOKS[sign.name](look, sign.values)
        first += 1
    return look._replace(children=grouped(signs[first:]))


_PLAIN: Final = Cell(())
_LOOKS: Final[Mapping[str, Callable[[Cell, Mapping[str, str]], Cell]]] = {
    "shade": lambda cell, values: cell._replace(shade=values.get("status", "")),
    "upright": lambda cell, _: cell._replace(upright=True),
    "stands-for": lambda cell, values: cell._replace(name=values.get("name", "")),
}


@lru_cache(maxsize=16_384)
def _common_cell(content: str) -> Cell:
    return _read_cell(content, {})


_BLOCKS: Final[Mapping[str, Callable[[Sequence[Token], Notes], Block]]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "blockquote_open": _quote,
    "bullet_list_open": _bullets,
    "plain_list": _plain_list,
    "ordered_list_open": _numbers,
    "code_block": _code,
    "fence": _code,
    "hr": _rule,
    "pipe_table": _table,
}
