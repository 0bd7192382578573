"""Tables as one workbook: a sheet a table, with filters, headings that stay, and the label on each page."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from math import ceil
from types import MappingProxyType
from typing import BinaryIO, Final

from workplan_cli.documents.properties import DocumentProperties
from workplan_cli.documents.tables.table import Amount, Table, Value
from workplan_cli.sheets.book import LONGEST_TEXT, Book, Cell, Look, Sheet, sheet_name, units
from workplan_cli.sheets.write import write_book

_DAY_ZERO: Final = date(1899, 12, 30)
_FIRST_SAFE_DAY: Final = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was: what is before it is written as text."""
_DIGITS: Final = 15
"""Of a number in a spreadsheet; one with more would be rounded, and is written as text."""
_MONEY: Final = MappingProxyType({0: Look.VALUE_WHOLE, 2: Look.VALUE_CENTS, 3: Look.VALUE_MILLS})
"""The look of an amount by the decimals of its currency."""
_ACROSS: Final = 208
"""Characters that go across a page on its side in letters that can be read: 6.5 points, for 9 on the screen."""


def _number(value: Decimal | int, look: Look = Look.VALUE_NUMBER) -> Cell:
    exact = f"{value:f}" if isinstance(value, Decimal) else str(value)
    if len(exact.strip("-0").replace(".", "")) > _DIGITS:
        return Cell(exact, Look.VALUE)
    return Cell(exact, look, numeric=True)


def _amount(amount: Amount) -> Cell:
    """Money with the decimals of its currency; a figure that has more is shown whole."""
    given = f"{amount.value:f}".partition(".")[2].rstrip("0")
    look = _MONEY.get(amount.decimals) if len(given) <= amount.decimals else None
    return _number(amount.value, look or Look.VALUE_NUMBER)


def _text(text: str) -> Cell:
    while units(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT // 2].rstrip() + "…"
    return Cell(text, Look.VALUE)


def _cell(value: Value) -> Cell:
    if isinstance(value, date):
        if value < _FIRST_SAFE_DAY:
            return Cell(value.isoformat(), Look.VALUE)
        return Cell(str((value - _DAY_ZERO).days), Look.VALUE_DAY, numeric=True)
    if isinstance(value, Decimal | int):
        return _number(value)
    if isinstance(value, Amount):
        return _amount(value)
    return _text(value or "")


def _sheets(tables: Sequence[Table]) -> Iterator[Sheet]:
    names: list[str] = []
    for table in tables:
        names.append(sheet_name(table.title, names))
        yield Sheet(
            name=names[-1],
            rows=(
                tuple(Cell(column.heading, Look.HEADING) for column in table.columns),
                *(tuple(map(_cell, row)) for row in table.rows),
            ),
            widths=tuple(column.width for column in table.columns),
            headed=1,
            filtered=True,
            pages=_pages(table),
            kept=table.kept,
        )


def _pages(table: Table) -> int:
    """How many pages side by side a table is printed on, each with the columns that are repeated."""
    widths = [column.width for column in table.columns]
    repeated = sum(widths[: table.kept])
    return max(1, ceil((sum(widths) - repeated) / (_ACROSS - repeated)))


def write_xlsx(tables: Sequence[Table], properties: DocumentProperties, out: BinaryIO) -> None:
    """Write the workbook. Every text is a text, whatever it begins with; no cell is a formula."""
    write_book(
        Book(
            title=properties.title,
            language=properties.language,
            sheets=tuple(_sheets(tables)),
            paper=properties.paper,
            footer=properties.version,
            tlp=properties.tlp,
        ),
        out,
    )
