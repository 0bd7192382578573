"""Pipe tables into Word's: fixed widths, heading rows that repeat, rows that stay whole, cells with a shade."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from workplan_cli.documents.docx.reference import Page
from workplan_cli.documents.docx.runs import PLAIN, RUNS, text_runs
from workplan_cli.documents.docx.story import Story
from workplan_cli.documents.docx.styles import Style
from workplan_cli.documents.docx.widths import column_widths, text_width
from workplan_cli.documents.docx.xml import escape_xml
from workplan_cli.documents.nodes import Break, Bullet, Cell, Inline, Rows, Table, Text, plain

_LONGEST_UPRIGHT: Final = 3000
_ROW_TOO_LONG: Final = 1500
"""Characters in a cell above which its row may be parted: it could be higher than a page."""

_WHOLE: Final = 1 / 3
"""Of the height of a page's text: how high a table may be that is not parted, for so much may stay empty before it."""
_FEW: Final = 40
"""Rows above which no table is short, whatever the paper."""
_HELD: Final = 200
"""Rows above which a table is not held in memory, but read again each time."""
_LINE: Final = 24
"""Twentieths of a point that a line takes for each point of its letters."""
_LETTER: Final = 95
"""Twentieths of a point that a letter takes in a table, about."""

_HEADING_SHADE: Final = "Total"

_LEAST_CELL: Final = 150
"""Characters of XML around any cell's text."""

_LOOK: Final = {"firstRow": 0x20, "firstColumn": 0x80, "noVBand": 0x400}


class Opening(NamedTuple):
    """How a cell begins, and how each of its paragraphs does."""

    cell: str
    paragraph: str


def table_xml(table: Table, story: Story, page: Page) -> Iterator[str]:
    """A `w:tbl` as wide as the text of the page, row by row."""
    rows = list(table.rows) if len(table.rows) <= _HELD else table.rows
    columns = column_widths(table, rows, page.text_width, story.styles)
    writer = _Rows(table, rows, story, columns, round(page.text_height * _WHOLE))
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    yield f"<w:tbl>{_properties(table, story, sum(columns))}<w:tblGrid>{grid}</w:tblGrid>"
    if table.head:
        yield writer.head()
    yield from writer.body()
    yield "</w:tbl>"


def _properties(table: Table, story: Story, width: int) -> str:
    flags = {"firstRow": bool(table.head), "firstColumn": table.header_columns > 0, "noVBand": True}
    value = sum(bit for name, bit in _LOOK.items() if flags[name])
    looks = "".join(
        f' w:{name}="{int(flags.get(name, False))}"'
        for name in ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")
    )
    description = table.description or table.caption
    return (
        f'<w:tblPr><w:tblStyle w:val="{story.styles.table(table.style).id}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{value:04X}"{looks}/>'
        + (f'<w:tblCaption w:val="{escape_xml(table.caption)}"/>' if table.caption else "")
        + (f'<w:tblDescription w:val="{escape_xml(description)}"/>' if description else "")
        + "</w:tblPr>"
    )


class _Slot(NamedTuple):
    """All that tells how a cell looks; `part` is "Head" or "Text"."""

    column: int
    part: str
    shade: str
    upright: bool
    keep: bool


@dataclass(slots=True)
class _Rows:
    table: Table
    rows: Rows | list[tuple[Cell, ...]]
    story: Story
    columns: Sequence[int]
    highest: int
    """Twentieths of a point up to which the table is not parted."""
    _openings: dict[tuple[int, str, str, bool, bool], Opening] = field(default_factory=dict)

    def head(self) -> str:
        height = self._height(self.table.head)
        cells = self._cells(self.table.head, "Head", keep=self.table.frame.keep_with_next)
        return f"<w:tr><w:trPr><w:cantSplit/>{height}<w:tblHeader/></w:trPr>{cells}</w:tr>"

    def body(self) -> Iterator[str]:
        """The rows. Those of a long table are never in memory as a whole."""
        last = len(self.rows) - 1
        # A short table stays whole; a longer has no row and no heading alone.
        whole = self.table.frame.keep_with_next or self._is_short()
        together = self._together()
        for number, row in enumerate(self.rows):
            stays = whole or number in together or _is_heading(row)
            yield self._row(row, keep=stays and (number < last or self.table.frame.keep_with_next))

    def _together(self) -> frozenset[int]:
        """The rows that stay with the next, so that a page begins or ends with two rows at least besides headings."""
        last = len(self.rows) - 1
        if isinstance(self.rows, list):
            texts = [number for number, row in enumerate(self.rows) if not _is_heading(row)]
            if len(texts) > 1:
                return frozenset((*range(texts[1]), *range(texts[-2], last)))
        return frozenset((0, last - 1))

    def _is_short(self) -> bool:
        """Whether the table is so low that it can stay whole. Heights are guessed from the number of letters."""
        if len(self.rows) > _FEW:
            return False
        sheet, style = self.story.styles, self.table.style
        text = sheet.first_paragraph(f"{style} Text", "Table Text")
        line = round(text.size * _LINE)
        row_end = text.leading + sheet.table(style).leading
        letters = [max(1, column // _LETTER) for column in self.columns]
        left = self.highest
        for row in ([self.table.head] if self.table.head else []) + list(self.rows):
            left -= max(map(_lines, row, letters)) * line + row_end
            if left < 0:
                return False
        return True

    def _row(self, row: Sequence[Cell], *, keep: bool) -> str:
        cells = self._cells(row, "Text", keep=keep)
        whole = "" if _is_too_long(row, cells) else "<w:cantSplit/>"
        height = self._height(row)
        properties = f"<w:trPr>{whole}{height}</w:trPr>" if whole or height else ""
        return f"<w:tr>{properties}{cells}</w:tr>"

    def _cells(self, row: Sequence[Cell], part: str, *, keep: bool) -> str:
        return "".join(
            [
                self._cell(children, (column, part, shade, upright, keep))
                for column, (children, shade, upright, _) in enumerate(row)
            ]
        )

    def _cell(self, children: Sequence[Inline], slot: tuple[int, str, str, bool, bool]) -> str:
        """A cell; `slot` has the fields of a `_Slot`, which would take longer to make than to look up."""
        opening = self._openings.get(slot)
        if opening is None:
            opening = self._openings[slot] = self._opening(_Slot(*slot))
        cell, paragraph = opening
        if not children:
            return f"{cell}{paragraph}</w:p></w:tc>"
        if len(children) == 1 and isinstance(first := children[0], Text):
            return f"{cell}{paragraph}{text_runs(first.text, self.story)}</w:p></w:tc>"
        return f"{cell}{self._paragraphs(children, paragraph)}</w:p></w:tc>"

    def _paragraphs(self, children: Sequence[Inline], start: str) -> str:
        """The paragraphs of a cell but for the end of the last; a sign that comes first has none before it."""
        written = [] if isinstance(children[0], Break | Bullet) else [start]
        for node in children:
            if isinstance(node, Break | Bullet):
                end = "</w:p>" if written else ""
                written.append(end + (start if isinstance(node, Break) else self._item()))
            else:
                written.append(RUNS[type(node)](node, self.story, PLAIN))
        return "".join(written)

    def _item(self) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{self.story.styles.paragraph("Table Bullet").id}"/></w:pPr>'

    # how a cell looks

    def _opening(self, slot: _Slot) -> Opening:
        style, aligned = self._style(slot)
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{style.fill}"/>' if style.fill else ""
        turned = '<w:textDirection w:val="btLr"/>' if slot.upright else ""
        kept = "<w:keepNext/>" if slot.keep else ""
        paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{kept}{aligned}</w:pPr>'
        width = f'<w:tcW w:w="{self.columns[slot.column]}" w:type="dxa"/>'
        return Opening(f"<w:tc><w:tcPr>{width}{fill}{turned}{self._placed(slot)}</w:tcPr>", paragraph)

    def _placed(self, slot: _Slot) -> str:
        """Shaded and turned cells are centred over their height; beside turned headings the others stand below."""
        if slot.shade or slot.upright:
            return '<w:vAlign w:val="center"/>'
        is_beside_turned = slot.part == "Head" and any(cell.upright for cell in self.table.head)
        return '<w:vAlign w:val="bottom"/>' if is_beside_turned else ""

    def _style(self, slot: _Slot) -> tuple[Style, str]:
        """The paragraph style of a cell, and an alignment where no style has it.

        The nearest name counts: "Plan Grid Head Upright" before "Plan Grid Head" before "Table Head", "Plan Grid Total
        Label" before "Plan Grid Total" before "Cell Total".
        """
        sheet = self.story.styles
        is_label = slot.column < self.table.header_columns
        align = self.table.aligns[slot.column]
        base = self._base(slot, "Label" if is_label and slot.part == "Text" else slot.part)
        variant = " Upright" if slot.upright else _VARIANTS[align] or (" Label" if is_label else "")
        style = sheet.paragraph(base + variant if sheet.has_paragraph(base + variant) else base)
        is_as_asked = slot.upright or align in ("", style.align)
        return style, "" if is_as_asked else f'<w:jc w:val="{align}"/>'

    def _base(self, slot: _Slot, part: str) -> str:
        own, common = (slot.shade, f"Cell {slot.shade}") if slot.shade else (part, f"Table {part}")
        name = f"{self.table.style} {own}"
        return name if self.story.styles.has_paragraph(name) else common

    def _height(self, row: Sequence[Cell]) -> str:
        """Room for turned texts: a row grows with lying text only."""
        turned = [cell for cell in row if cell.upright]
        if not turned:
            return ""
        size = self.story.styles.first_paragraph(f"{self.table.style} Head Upright", "Table Head").size
        height = round(max(text_width(plain(cell.children), size) for cell in turned)) + 160
        return f'<w:trHeight w:val="{min(height, _LONGEST_UPRIGHT)}" w:hRule="atLeast"/>'


_VARIANTS: Final = {"": "", "left": " Left", "center": " Centred", "right": " Right"}


def _lines(cell: Cell, letters: int) -> int:
    """About how many lines a cell has where so many letters fit in one."""
    children = cell[0]
    if len(children) == 1 and isinstance(first := children[0], Text):
        return 1 + len(first.text) // letters
    return 1 + sum([isinstance(node, Break | Bullet) for node in children]) + len(plain(children)) // letters


def _is_heading(row: Sequence[Cell]) -> bool:
    """Whether a row says what the rows below it are about."""
    return bool(row) and row[0][1] == _HEADING_SHADE


def _is_too_long(row: Sequence[Cell], written: str) -> bool:
    if len(written) < _ROW_TOO_LONG + _LEAST_CELL * len(row):
        return False
    return any(len(plain(cell.children)) > _ROW_TOO_LONG for cell in row)
