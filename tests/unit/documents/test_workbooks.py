"""Tables as a workbook: what stands in its cells, and that no text in it is a formula."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from tests.documents.written import PROPERTIES

from workplan_cli.documents.tables.table import Amount, Column, Table
from workplan_cli.documents.tables.xlsx import write_xlsx
from workplan_cli.sheets.book import Look

ROWS = (
    ("INT-01", "=SUM(A1:A8)", Decimal("2.50"), date(2018, 1, 2)),
    ("'x", "+1", Decimal("1234567890123456.5"), date(1889, 1, 2)),
    ("@all", None, 7, None),
)
TABLE = Table("t", "Actions: all", (Column("Id", 10), Column("Title", 40), Column("n", 8), Column("Day", 12)), ROWS)


def written(*tables: Table) -> bytes:
    out = io.BytesIO()
    write_xlsx(tables or (TABLE, TABLE), PROPERTIES, out)
    return out.getvalue()


def parts(*tables: Table) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(written(*tables))) as archive:
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


@pytest.mark.parametrize(
    ("amount", "decimals", "look"),
    [
        ("120000", 2, Look.VALUE_CENTS),
        ("0.5", 2, Look.VALUE_CENTS),
        ("0.500", 2, Look.VALUE_CENTS),
        ("0.005", 2, Look.VALUE_NUMBER),
        ("1E+6", 0, Look.VALUE_WHOLE),
        ("12.5", 0, Look.VALUE_NUMBER),
        ("12.5", 3, Look.VALUE_MILLS),
        ("12.5", 4, Look.VALUE_NUMBER),
        ("1234567890123456.5", 2, Look.VALUE),
    ],
)
def test_money_has_the_decimals_of_its_currency_and_loses_none(amount: str, decimals: int, look: Look) -> None:
    table = Table("t", "T", (Column("Amount", 12),), ((Amount(Decimal(amount), decimals),),))
    (cell,) = re.findall(r'<c r="A2" s="(\d+)"', parts(table)["xl/worksheets/sheet1.xml"])
    assert Look(int(cell)) is look


def test_a_table_too_wide_for_a_page_goes_over_several_that_repeat_what_a_row_is_about() -> None:
    wide = Table("t", "Wide", [Column("Id", 10), Column("Action", 40), *[Column("q", 30)] * 10], (), kept=2)
    narrow = Table("t", "Narrow", [Column("Id", 10), Column("Action", 40)], (), kept=1)
    made = parts(wide, narrow)
    across = [re.findall(r'fitToWidth="(\d+)"', made[f"xl/worksheets/sheet{number}.xml"])[0] for number in (1, 2)]
    assert across == ["2", "1"]
    assert re.findall(r">('[^<]*)</definedName>", made["xl/workbook.xml"]) == [
        "'Wide'!$A:$B,'Wide'!$1:$1",
        "'Narrow'!$A:$A,'Narrow'!$1:$1",
    ]
    assert (
        '<pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/>'
        in (made["xl/worksheets/sheet1.xml"])
    )
