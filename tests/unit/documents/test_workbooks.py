"""Tables as a workbook: what stands in its cells, and that no text in it is a formula."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

from tests.documents.written import PROPERTIES

from workplan_cli.documents.tables.table import Column, Table
from workplan_cli.documents.tables.xlsx import write_xlsx

ROWS = (
    ("INT-01", "=SUM(A1:A8)", Decimal("2.50"), date(2018, 1, 2)),
    ("'x", "+1", Decimal("1234567890123456.5"), date(1889, 1, 2)),
    ("@all", None, 7, None),
)
TABLE = Table("t", "Actions: all", (Column("Id", 10), Column("Title", 40), Column("n", 8), Column("Day", 12)), ROWS)


def written() -> bytes:
    out = io.BytesIO()
    write_xlsx((TABLE, TABLE), PROPERTIES, out)
    return out.getvalue()


def parts() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_numbers_and_days_are_such_and_every_text_is_a_text() -> None:
    sheet = parts()["xl/worksheets/sheet1.xml"]
    assert re.findall(r"<v>(.*?)</v>", sheet) == ["2.50", "43102", "7"]
    assert re.findall(r"<t(?: [^>]*)?>(.*?)</t>", sheet) == [
        *("Id", "Title", "n", "Day", "INT-01", "=SUM(A1:A8)"),
        *("'x", "+1", "1234567890123456.5", "1889-01-02", "@all"),
    ]
    assert "<f>" not in sheet


def test_a_sheet_has_filters_and_headings_that_stay_and_the_label() -> None:
    made = parts()
    sheet = made["xl/worksheets/sheet1.xml"]
    assert '<autoFilter ref="A1:D4"/>' in sheet
    assert 'state="frozen"' in sheet
    assert PROPERTIES.tlp in sheet
    assert re.findall(r'<sheet name="([^"]*)"', made["xl/workbook.xml"]) == ["Actions all", "Actions all (2)"]
    assert "Print_Titles" in made["xl/workbook.xml"]


def test_the_same_tables_give_the_same_bytes() -> None:
    assert written() == written()
