"""A form as a workbook: what stands where, what may be filled in, and how it prints."""

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import Final
from weakref import WeakKeyDictionary

from workplan_cli.forms.form import Column, Form, Kind, Row, Table
from workplan_cli.forms.stamp import HEADINGS, MARK, SHEET, stamped
from workplan_cli.language import Translate, translation
from workplan_cli.sheets.book import Book, Cell, Choice, LastingRow, Look, Sheet, column_name, sheet_name

_LINE: Final = 125
"""Characters of a remark, which runs over the columns beside it."""
_LISTS: Final = 6
"""The first column of the hidden sheet that holds the words of a list."""
_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet, for every day from March 1900 on."""
_FIRST_DAY: Final = date(1900, 3, 1)

_WIDEST: Final = 220
"""Characters of a table that can still be read on one page."""
_KEPT: Final = 3
"""Columns that are repeated on the second page: the id that nobody sees, and the first two."""

Cells = list[Cell | None]


def book_of(form: Form) -> Book:
    """The workbook of a form: its instructions, its tables, its legend, and the sheet that nobody sees."""
    say = translation(form.language)
    sheets = [_instructions(form, say)]
    lists: dict[tuple[str, ...], str] = {}
    for table in form.tables:
        name = sheet_name(table.title, [SHEET, *(sheet.name for sheet in sheets)])
        sheets.append(_sheet(table, name, lists, say))
    if form.legend:
        sheets.append(_legend(form, sheet_name(say("Codes"), [sheet.name for sheet in sheets]), say))
    sheets.append(_hidden(form, list(lists)))
    return Book(form.title, form.language, sheets, form.paper, form.title[:120], f"TLP:{form.label}")


def day_number(day: date) -> int:
    """The number by which a spreadsheet knows a day."""
    return (day - _EPOCH).days


def _remarks(lines: Sequence[str], room: int = _LINE) -> list[Cells]:
    return [[None, Cell(part, Look.REMARK)] for line in lines for part in wrap(line, room) or [""]]


def _instructions(form: Form, say: Translate) -> Sheet:
    rows: list[Cells] = [
        [],
        [None, Cell(form.title, Look.TITLE)],
        [None, Cell(f"TLP:{form.label}", Look.REMARK)],
        [],
        [None, Cell(say("How to fill in this form"), Look.STRONG)],
        *([None, Cell(f"{number}. {line}", Look.REMARK)] for number, line in enumerate(form.remarks, 1)),
        [],
        [None, Cell(say("The sheets of this form"), Look.STRONG)],
        *([None, Cell(f"– {table.title}", Look.REMARK)] for table in form.tables),
        *([[None, Cell(f"– {say('Codes')}: {say('What it stands for')}", Look.REMARK)]] if form.legend else []),
    ]
    return Sheet(sheet_name(say("Instructions"), []), rows, (2, 130), locked=True)


def _sheet(table: Table, name: str, lists: dict[tuple[str, ...], str], say: Translate) -> Sheet:
    widths = (0.0, *(column.width for column in table.columns))
    pages = 2 if sum(widths) > _WIDEST else 1
    kept = _KEPT if pages > 1 else 0
    # On the second page a remark has no more room than the columns that are repeated there.
    room = int(sum(widths[:kept])) or _LINE
    head: list[Cells] = [
        [Cell(MARK + table.key), *(Cell(column.key) for column in table.columns)],
        [None, Cell(table.title, Look.TITLE)],
        *_remarks(table.remarks, room),
        [Cell(HEADINGS), *(Cell(column.heading, Look.HEADING) for column in table.columns)],
    ]
    rows = [_DRAWN.get(row) or _drawn(row, table.columns) for row in table.rows]
    first, last = len(head) + 1, len(head) + len(rows)
    choices = tuple(_choices(table, first, last, lists, say)) if rows else ()
    return Sheet(name, [*head, *rows], widths, frozenset([1]), len(head), choices, pages, kept, locked=True)


_DRAWN: Final[WeakKeyDictionary[Row, LastingRow]] = WeakKeyDictionary()
"""The cells of rows that are still there: most are in the forms of all countries."""


def _drawn(row: Row, columns: Sequence[Column]) -> LastingRow:
    cells = (_cell(row.cells.get(column.key, ""), column, row) for column in columns)
    drawn = _DRAWN[row] = LastingRow((Cell(row.id), *cells), row.lines)
    return drawn


def _cell(text: str, column: Column, row: Row) -> Cell:
    if column.kind is Kind.SHOWN or (row.closed and column.key in row.closed):
        return Cell(text, Look.SHOWN)
    if column.kind is Kind.DAY:
        return _day(text)
    if column.kind is Kind.NUMBER:
        return Cell(text, Look.ASKED_NUMBER, numeric=bool(text) and _exactly(text))
    return Cell(text, Look.ASKED) if text else _EMPTY


def _day(text: str) -> Cell:
    """A day as a number; as a text where spreadsheets do not agree which number it has."""
    if not text or date.fromisoformat(text) < _FIRST_DAY:
        return Cell(text, Look.ASKED_DAY)
    return Cell(str(day_number(date.fromisoformat(text))), Look.ASKED_DAY, numeric=True)


_EMPTY: Final = Cell("", Look.ASKED)


def _exactly(number: str) -> bool:
    """Whether a spreadsheet, which keeps 15 digits, gives the number back as it is."""
    return len(number.replace("-", "").replace(".", "").strip("0")) <= 15  # noqa: PLR2004 - said above


def _choices(
    table: Table, first: int, last: int, lists: dict[tuple[str, ...], str], say: Translate
) -> Iterator[Choice]:
    """What the columns of a table let one choose from."""
    for index, column in enumerate(table.columns, 1):
        if column.kind in (Kind.CHOICE, Kind.FLAG) and column.words:
            words = tuple(column.words.values())
            letter = column_name(_LISTS + len(lists))
            source = lists.setdefault(words, f"{SHEET}!${letter}$1:${letter}${len(words)}")
            yield Choice(index, first, last, source, column.heading, say("Please choose a word from the list."))
        elif column.kind is Kind.DAY:
            yield Choice(index, first, last, "", column.heading, say("Please write a date, such as 2017-07-21."))


def _legend(form: Form, name: str, say: Translate) -> Sheet:
    rows: list[Cells] = [
        [],
        [None, Cell(say("Codes"), Look.TITLE)],
        [None, Cell(say("Code"), Look.HEADING), Cell(say("What it stands for"), Look.HEADING)],
        *([None, Cell(code, Look.SHOWN), Cell(text, Look.SHOWN)] for code, text in form.legend),
    ]
    return Sheet(name, rows, (2, 34, 90), headed=3, locked=True)


def _hidden(form: Form, lists: Sequence[tuple[str, ...]]) -> Sheet:
    """The stamp in the first columns, the words of each list in a column of its own."""
    rows: list[Sequence[Cell | None]] = [*stamped(form)]
    longest = max((len(words) for words in lists), default=0)
    rows += [[] for _ in range(longest - len(rows))]
    for index in range(longest):
        words = [Cell(each[index]) if index < len(each) else None for each in lists]
        rows[index] = [*rows[index], *[None] * (_LISTS - len(rows[index])), *words]
    return Sheet(SHEET, rows, state="veryHidden", locked=True)
