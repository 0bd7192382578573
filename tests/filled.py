"""A form filled in by another program than ours: openpyxl opens it, writes cells, and saves it again."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook


def fill(form: Path, cells: dict[str, Any], target: Path | None = None) -> Path:
    """Write cells, each as `Sheet!D14`, and save the form; where a target is given, as another file."""
    book = load_workbook(form)
    for name, value in cells.items():
        sheet, _, cell = name.rpartition("!")
        book[sheet][cell] = value
    book.save(target or form)
    return target or form


def cells_of(form: Path) -> dict[str, Any]:
    """Every cell that holds something, in sheets that are shown."""
    book = load_workbook(form)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows(min_row=2, min_col=2)
        for cell in row
        if cell.value is not None
    }
