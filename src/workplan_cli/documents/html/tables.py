"""Pipe tables into HTML: headings with their scope, signs that can be heard, wide ones in a box that scrolls."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from workplan_cli.documents.html.folds import fold
from workplan_cli.documents.html.markup import classes, quoted, shown, word
from workplan_cli.documents.html.phrases import phrases
from workplan_cli.documents.html.story import Story
from workplan_cli.documents.nodes import Anchor, Break, Bullet, Cell, Inline, Table, plain
from workplan_cli.findings import Message

_MANY: Final = 3
"""Columns from which a table may be wider than the page of a telephone."""


_HEARD: Final = {
    "Yes": Message("yes"),
    "In Part": Message("in part"),
    "No": Message("no"),
    "Not Applicable": Message("not applicable"),
    "Lead": Message("leads"),
    "Participate": Message("takes part"),
    "Observe": Message("observes"),
    "Reserve": Message("reserves its position"),
    "Decline": Message("declines"),
    "Period": Message("under way"),
}
"""What the sign in a cell of this shade says to who does not see it."""


class Caption(NamedTuple):
    """A caption as it shows, and its `id`; both are "" of a table that has none."""

    identity: str = ""
    text: str = ""


def table_html(table: Table, story: Story, caption: Caption, widths: str) -> Iterator[str]:
    """A table, row by row; `widths` is the class of its columns' widths, or ""."""
    yield _opening(table, caption.identity)
    yield f"<table{classes(widths)}>"
    if caption.text:
        yield f'<caption id="{caption.identity}"><span>{shown(caption.text)}</span></caption>'
    yield from _inside(table, _Rows(table, story), table.rows, widths)
    yield "</table></div>\n"


def table_in_pieces(table: Table, story: Story, caption: Caption, widths: str, rows: int) -> Iterator[str]:
    """A table as several of so many rows that stay folded, each with the head; its caption stands above them."""
    yield _opening(table, caption.identity)
    label = ""
    if caption.text:
        yield f'<p class="caption" id="{caption.identity}"><span>{shown(caption.text)}</span></p>'
        label = f' aria-labelledby="{caption.identity}"'
    writer, waiting = _Rows(table, story), iter(table.rows)
    while piece := list(islice(waiting, rows)):
        inside = "".join(_inside(table, writer, piece, widths))
        yield fold(f"<table{classes(widths)}{label}>{inside}</table>", "piece")
    yield "</div>\n"


def _opening(table: Table, identity: str) -> str:
    names = classes("table", word(table.style), "many" * _is_wide(table))
    return f"<div{names}{_box(table, identity)}>"


def _inside(table: Table, writer: "_Rows", rows: Iterable[Sequence[Cell]], widths: str) -> Iterator[str]:
    yield "<colgroup>" + "<col>" * len(table.aligns) + "</colgroup>" if widths else ""
    if table.head:
        yield f"<thead>{writer.row(table.head, 'col')}</thead>"
    yield "<tbody>\n"
    for row in rows:
        yield writer.row(row, "row")
    yield "</tbody>"


def _is_wide(table: Table) -> bool:
    return len(table.aligns) >= _MANY


def _box(table: Table, identity: str) -> str:
    """What makes a wide table's box reachable by key, so that it can be scrolled; of a narrow one, its name."""
    label = f' aria-labelledby="{identity}"' if identity else ""
    if table.description and not identity:
        label = f' aria-label="{quoted(table.description)}"'
    if not _is_wide(table):
        return f' role="group"{label}' if label else ""
    return f' role="region" tabindex="0"{label}' if label else ' tabindex="0"'


@dataclass(frozen=True, slots=True)
class _Rows:
    table: Table
    story: Story

    def row(self, cells: Sequence[Cell], scope: str) -> str:
        """A `tr` on a line of its own."""
        names = len(cells) if scope == "col" else self.table.header_columns
        return f"<tr>{''.join([self._cell(cell, at, scope * (at < names)) for at, cell in enumerate(cells)])}</tr>\n"

    def _cell(self, cell: Cell, column: int, scope: str) -> str:
        look = classes(
            f"s-{word(cell.shade)}" if cell.shade else "",
            _ALIGNS[self.table.aligns[column]],
            "upright" if cell.upright else "",
            "id" if _is_id(cell) else "",
        )
        if not cell.children:
            return f"<td{look}></td>"  # a heading that is empty names nothing
        content = self._content(cell)
        if not scope:
            return f"<td{look}>{content}</td>"
        choice = self.story.choices.get(cell.name or plain(cell.children).strip(), "")
        about = f' data-of="{quoted(choice)}"' if choice else ""
        return f'<th scope="{scope}"{look}{about}>{content}</th>'

    def _content(self, cell: Cell) -> str:
        if cell.name:
            return _short(phrases(cell.children, self.story), cell.name)
        heard = _HEARD.get(cell.shade)
        if heard and len(sign := plain(cell.children).strip()) == 1:
            return f'<span role="img" aria-label="{quoted(self.story.say(heard.text))}">{shown(sign)}</span>'
        return _lines(cell.children, self.story)


def _is_id(cell: Cell) -> bool:
    """Whether a cell is the id that leads to it, which is one word for the eye although it has a hyphen."""
    return any(isinstance(node, Anchor) and node.id == plain(cell.children).strip() for node in cell.children)


_ALIGNS: Final = {"": "", "left": "", "center": "c", "right": "r"}


def _short(text: str, name: str) -> str:
    """A short text for the eye, its whole name for the ear and under the pointer."""
    heard = f'<span class="heard">{shown(name)}</span>'
    return f'<span title="{quoted(name)}" aria-hidden="true">{text}</span>{heard}'


def _lines(children: Sequence[Inline], story: Story) -> str:
    """The content of a cell, where items of a list become one."""
    if not any(isinstance(node, Bullet) for node in children):
        return phrases(children, story)
    written, item = [], False
    for mark, part in _parts(children):
        if isinstance(mark, Bullet) != item:
            written.append("</ul>" if item else "<ul>")
            item = not item
        inside = phrases(part, story)
        written.append(f"<li>{inside}</li>" if item else f"<div>{inside}</div>" if inside else "")
    return "".join(written) + ("</ul>" if item else "")


def _parts(children: Sequence[Inline]) -> Iterator[tuple[Break | Bullet, list[Inline]]]:
    """The content cut at its marks: what stands before each part, and the part."""
    mark: Break | Bullet = Break()
    part: list[Inline] = []
    for node in children:
        if isinstance(node, Break | Bullet):
            yield mark, part
            mark, part = node, []
        else:
            part.append(node)
    yield mark, part
