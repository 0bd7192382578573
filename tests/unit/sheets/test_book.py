"""Names of sheets and columns, and what is read back from a workbook that was written."""

from io import BytesIO

import pytest

from workplan_cli.sheets.book import Book, Cell, Look, Sheet, column_name, sheet_name
from workplan_cli.sheets.read import Value, read_workbook
from workplan_cli.sheets.write import write_book


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16383, "XFD")])
def test_columns_have_letters(index: int, name: str) -> None:
    assert column_name(index) == name


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Smuggling Protocol", [], "Smuggling Protocol"),
        ("Smuggling Protocol", ["SMUGGLING PROTOCOL"], "Smuggling Protocol (2)"),
        ("Indicators of compliance with the Smuggling Protocol", [], "Indicators… Smuggling Protocol"),
        ("Uno/dos: [tres]?", [], "Uno dos tres"),
        ("'x'", [], "x"),
        ("x" * 40, [], "x" * 30 + "…"),
        ("👍" * 40, [], "👍" * 15 + "…"),
        ("???", [], "-"),
    ],
)
def test_a_title_becomes_a_name_that_a_sheet_may_have(title: str, taken: list[str], name: str) -> None:
    assert sheet_name(title, taken) == name


@pytest.mark.parametrize("text", ["=1+1", "_x000D_", "_x005F_x000D_", "a\nb", "<&>\"'", "👍🏽", "ß", "x" * 32_767])
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    out = BytesIO()
    write_book(Book("t", "en", [Sheet("One", [[Cell(text, Look.ASKED)]])]), out)
    (sheet,) = read_workbook(out.getvalue())
    assert (sheet.name, sheet.rows) == ("One", {1: {0: Value(text, "text")}})


@pytest.mark.parametrize(("number", "day"), [(61, "1900-03-01"), (42937, "2017-07-21"), (2_958_465, "9999-12-31")])
def test_a_day_is_read_by_its_format(number: int, day: str) -> None:
    out = BytesIO()
    cells = [Cell(str(number), Look.ASKED_DAY, numeric=True), Cell(str(number), Look.ASKED, numeric=True)]
    write_book(Book("t", "en", [Sheet("One", [cells])]), out)
    assert read_workbook(out.getvalue())[0].rows == {1: {0: Value(day, "day"), 1: Value(str(number), "number")}}
