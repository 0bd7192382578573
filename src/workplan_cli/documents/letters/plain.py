"""A letter as plain text, for the body of a mail."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile, zip_longest
from textwrap import wrap
from typing import Final

from workplan_cli.documents.nodes import (
    Block,
    Break,
    CodeBlock,
    Emphasis,
    Filter,
    Heading,
    Inline,
    Language,
    Link,
    Listing,
    Paragraph,
    Quote,
    Strong,
    Table,
    Turn,
    plain,
)
from workplan_cli.documents.tree import blocks

_WIDTH: Final = 72
"""What RFC 3676 asks of lines, so that they can be quoted."""
_GAP: Final = "  "
_FIRST: Final = 20
"""The least that the first column of a table gets."""


def subject_of(text: str) -> str:
    """What a letter is about: its heading of the first level; "" where it has none."""
    return next((plain(each.children) for each in blocks(text) if isinstance(each, Heading) and each.level == 1), "")


def plain_text(text: str) -> str:
    """The letter up to its first page break, without its heading: what comes behind it is in the attached file."""
    first_page = takewhile(lambda each: isinstance(each, Turn | Filter) or not each.frame.page_break, blocks(text))
    body = (each for each in first_page if not (isinstance(each, Heading) and each.level == 1))
    return "\n\n".join(filter(None, map(_block, body))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Paragraph(children=children) | Heading(children=children):
            return _wrapped(children)
        case Quote(inner):
            return "\n".join(f"> {line}".rstrip() for line in _joined(inner).splitlines())
        case Listing(start, entries):
            marks = ["-"] * len(entries) if start is None else [f"{start + at}." for at in range(len(entries))]
            return "\n".join(map(_entry, marks, entries))
        case CodeBlock(text):
            return text.rstrip("\n")
        case Table():
            return "\n".join(_table(block))
        case _:
            return ""


def _joined(inner: Iterable[Block]) -> str:
    return "\n\n".join(filter(None, map(_block, inner)))


def _entry(mark: str, inner: Sequence[Block]) -> str:
    indent = " " * (len(mark) + 1)
    lines = _joined(inner).splitlines() or [""]
    return "\n".join(f"{mark} {line}" if at == 0 else f"{indent}{line}".rstrip() for at, line in enumerate(lines))


def _lines(nodes: Iterable[Inline]) -> Iterator[str]:
    """The text, cut at its line breaks."""
    line: list[Inline] = []
    for node in _flat(nodes):
        if isinstance(node, Break):
            yield plain(line)
            line = []
        else:
            line.append(node)
    yield plain(line)


def _flat(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """The nodes without what only holds others, so that a line break in bold is one as well."""
    for node in nodes:
        if isinstance(node, Strong | Emphasis | Link | Language):
            yield from _flat(node.children)
        else:
            yield node


def _wrapped(nodes: Iterable[Inline]) -> str:
    return "\n".join(line for each in _lines(nodes) for line in wrap(each, _WIDTH, break_on_hyphens=False))


def _table(table: Table) -> Iterator[str]:
    """The table in columns; the first one takes what room the others leave."""
    rows = [[plain(cell.children) for cell in row] for row in table.rows]
    head = [plain(cell.children) for cell in table.head]
    columns = list(zip(*([head] if head else []), *rows, strict=True))
    widths = _fitted([max(map(len, column)) for column in columns[1:]])
    if head:
        yield from _row(head, widths, table.aligns)
        yield _GAP.join("-" * width for width in widths)
    lines = [list(_row(row, widths, table.aligns)) for row in rows]
    apart = [""] if any(len(row) > 1 for row in lines) else []
    for number, row in enumerate(lines):
        yield from (*(apart if number else ()), *row)


def _fitted(others: list[int]) -> tuple[int, ...]:
    """The widths of all columns: where the lines would be too long, the widest gives way."""
    room = _WIDTH - _FIRST - len(_GAP) * len(others)
    while sum(others) > max(room, len(others)):
        widest = others.index(max(others))
        others[widest] -= 1
    return _WIDTH - sum(others) - len(_GAP) * len(others), *others


def _row(cells: Sequence[str], widths: Sequence[int], aligns: Sequence[str]) -> Iterator[str]:
    wrapped = [wrap(text, width, break_on_hyphens=False) for text, width in zip(cells, widths, strict=True)]
    for line in zip_longest(*wrapped, fillvalue=""):
        placed = zip(line, widths, aligns, strict=True)
        yield _GAP.join(
            text.rjust(width) if align == "right" else text.ljust(width) for text, width, align in placed
        ).rstrip()
