"""A table as CSV (RFC 4180): UTF-8 with a byte order mark, lines that end in CR LF, a heading line.

Excel takes a file without the mark for Windows-1252. A program that reads the file knows it as `utf-8-sig`.

No text is a formula in a spreadsheet (OWASP, CSV Injection): an apostrophe stands before each `=`, `+`, `-` or `@`,
also full-width, that begins a cell, or would begin one where a reader takes the semicolon, the tab or the end of a line
for the end of a cell. Numbers are written with a point and no thousands, days as 2017-07-21; both stay as
they are. The label is in the last column of each line, for a CSV file has no header.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Final

from workplan_cli.documents.tables.table import Amount, Table, Value

_MARK: Final = "\ufeff"
_FORMULA: Final = re.compile(r"(^|[;\t\r\n])([\s\"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
_BLANK_START: Final = re.compile(r"\A[\t\r\n]")


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, wherever it cuts it."""
    shielded = _FORMULA.sub(r"\1\2'", text)
    return f"'{shielded}" if _BLANK_START.match(shielded) else shielded


def _written(value: Value) -> str:
    if isinstance(value, Amount):
        return f"{value.value:f}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else "" if value is None else str(value)


def csv_pieces(table: Table, tlp: str) -> Iterator[bytes]:
    """The file, line by line; `tlp` is the label as TLP 2.0 writes it."""
    line = StringIO()
    writer = csv.writer(line, lineterminator="\r\n")

    def row(values: list[str]) -> bytes:
        line.seek(0)
        line.truncate()
        writer.writerow(values)
        return line.getvalue().encode(errors="replace")

    yield _MARK.encode()
    yield row([*(harmless(column.heading) for column in table.columns), "TLP"])
    for values in table.rows:
        yield row([*map(_written, values), tlp])
