"""What a form knows of itself: a sheet that nobody sees, with version, plan, and what every cell showed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from workplan_cli.forms.fields import digest
from workplan_cli.forms.form import VERSION, Form, Kind, Row, Table
from workplan_cli.sheets.book import Cell, LastingRow

SHEET = "workplan"
"""Name of the sheet."""
MARK = "workplan:"
"""What the first cell of every table begins with; the key of the table follows."""
HEADINGS = "#"
"""The id of the row with the headings."""
_FIRST = "workplan-form"
_CLOSED = "-"

Shown = Mapping[str, str]
"""By column, the digest of what a row showed."""


@dataclass(slots=True)
class Stamp:
    """What a form says of itself, and by table and row what it showed."""

    version: str = ""
    subject: str = ""
    name: str = ""
    plan: str = ""
    language: str = ""
    tables: dict[str, dict[str, Shown]] = field(default_factory=dict)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By table, the keys of its columns."""


_LINES: WeakKeyDictionary[Row, LastingRow] = WeakKeyDictionary()
"""What the sheet says of rows that are still there: most are in the forms of all countries."""


def stamped(form: Form) -> list[LastingRow]:
    """The rows of the sheet."""
    about = ((_FIRST, VERSION), ("subject", form.subject), ("name", form.name), ("plan", form.plan))
    lines = [_line(*each) for each in (*about, ("language", form.language))]
    for table in form.tables:
        lines.append(_line("table", table.key, " ".join(column.key for column in table.columns)))
        lines += [_LINES.get(row) or _stamped(row, table) for row in table.rows]
    return lines


def _line(*texts: str) -> LastingRow:
    return LastingRow(Cell(text) for text in texts)


def _stamped(row: Row, table: Table) -> LastingRow:
    line = _LINES[row] = _line("row", row.id, _digests(table, row.cells, row.closed))
    return line


def _digests(table: Table, cells: Mapping[str, str], closed: frozenset[str]) -> str:
    if not closed and all(column.kind is Kind.SHOWN or column.key not in cells for column in table.columns):
        return ""  # most rows, in most forms
    parts = []
    for column in table.columns:
        if column.key in closed:
            parts.append(f"{column.key}={_CLOSED}")
        elif column.kind is not Kind.SHOWN and (cells.get(column.key) or "").strip():
            parts.append(f"{column.key}={digest(cells[column.key], column)}")
    return " ".join(parts)


def is_closed(shown: Shown, column: str) -> bool:
    """Whether the form did not ask for a cell."""
    return shown.get(column) == _CLOSED


def read_stamp(lines: Sequence[Sequence[str]]) -> Stamp | None:
    """What the sheet of a form says; None where it is none."""
    if not lines or list(lines[0][:1]) != [_FIRST]:
        return None
    stamp = Stamp()
    rows: dict[str, Shown] = {}
    for line in lines:
        name, value, more = (*line[:3], "", "", "")[:3]
        if name == _FIRST:
            stamp.version = value
        elif name in ("subject", "name", "plan", "language"):
            setattr(stamp, name, value)
        elif name == "table":
            rows = stamp.tables.setdefault(value, {})
            stamp.columns[value] = tuple(more.split())
        elif name == "row":
            rows[value] = dict(pair.partition("=")[::2] for pair in more.split())
    return stamp
