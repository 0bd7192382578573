"""Forms as they come back from offices: read right, or refused with sheet and cell in plain words."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill, Protection
from tests.commands.terminal import workplan
from tests.plan_folder import PlanFolder, write_plan

GUATEMALA = """\
country: GT
language: es
focal_point: {name: A. Ejemplo}
matrices:
  protocol:
    answers:
      r-1: {citation: Decreto 1, note: Nota}
"""
THEME = """\
theme: 1
code: INT
title: Information
actions:
  - {id: INT-01, title: First action, countries: all}
  - {id: INT-02, title: Second action, countries: all}
"""
Change = Callable[[Workbook], object]


@pytest.fixture
def plan(tmp_path: Path) -> PlanFolder:
    folder = write_plan(tmp_path)
    folder.write("data/countries/guatemala.yaml", GUATEMALA)
    folder.write("data/themes/1-information.yaml", THEME)
    assert workplan("form", "GT", folder=tmp_path).code == 0
    return folder


def returned(plan: PlanFolder, change: Change) -> tuple[int, list[str]]:
    """The exit code, and the changed lines of the diff or the findings."""
    book = load_workbook(plan.root / "GT.xlsx", rich_text=True)
    change(book)
    book.save(plan.root / "GT.xlsx")
    ran = workplan("import", "GT.xlsx", folder=plan.root)
    lines = ran.out.splitlines()
    if ran.code:
        return ran.code, [line for line in lines if line.startswith("GT.xlsx")]
    return ran.code, [line[1:].strip() for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]


def typed(sheet: str, **cells: object) -> Change:
    def change(book: Workbook) -> None:
        for cell, value in cells.items():
            book[sheet][cell] = value

    return change


def renamed(book: Workbook) -> None:
    book["Protocol"].title = "Hoja de Juan"
    book["Hoja de Juan"]["D6"] = "Decreto 2"


def looking_otherwise(book: Workbook) -> None:
    cell = book["Protocol"]["D6"]
    cell.value = CellRichText("Decreto ", TextBlock(InlineFont(b=True), "2"))
    cell.font, cell.fill = Font(name="Comic Sans MS", size=30), PatternFill("solid", fgColor="FFFF0000")
    cell.protection, cell.number_format = Protection(locked=True), "General"


def empty_rows(book: Workbook) -> None:
    book["Protocol"].insert_rows(6, 3)
    book["Protocol"]["D9"] = "Decreto 2"


ADDED = ["r-2:", "citation: Decreto 2"]


@pytest.mark.parametrize("change", [renamed, looking_otherwise, empty_rows])
def test_how_it_looks_and_where_it_stands_does_not_matter(plan: PlanFolder, change: Change) -> None:
    assert returned(plan, change) == (0, ADDED)


def test_blanks_around_an_answer_are_not_part_of_it(plan: PlanFolder) -> None:
    assert returned(plan, typed("Protocol", D5="Decreto 1 ", D6="\u00a0Decreto 2  \n")) == (0, ADDED)


@pytest.mark.parametrize("word", ["SI", "sí", "Si ", "YES", "\u00a0sI\u0301"])
def test_a_word_of_the_list_is_known_without_case_and_accents(plan: PlanFolder, word: str) -> None:
    assert returned(plan, typed("Protocol", C6=word)) == (0, ["r-2:", "status: yes"])


@pytest.mark.parametrize("day", ["2017-07-21", " 2017-07-21 ", date(2017, 7, 21)])
def test_a_day_may_be_one_of_the_spreadsheet_or_typed(plan: PlanFolder, day: object) -> None:
    assert returned(plan, typed("Protocol", E6=day)) == (0, ["r-2:", "date: 2017-07-21"])


@pytest.mark.parametrize("day", ["21/07/2017", "21 de julio de 2017", "2017"])
def test_a_day_that_could_be_another_one_is_refused(plan: PlanFolder, day: str) -> None:
    code, (line,) = returned(plan, typed("Protocol", E6=day))
    assert code == 1
    assert line.startswith("GT.xlsx, Protocol!E6: error WP")
    assert "2017-07-21" in line


def test_a_year_that_the_spreadsheet_made_a_day_of_1905_is_refused(plan: PlanFolder) -> None:
    code, (line,) = returned(plan, typed("Protocol", E6=2004))
    assert (code, line.split(": ", 1)[0], "1905-06-26" in line) == (1, "GT.xlsx, Protocol!E6", True)


def without_a_sheet(book: Workbook) -> None:
    del book["Protocol"]


def with_a_copy(book: Workbook) -> None:
    book.copy_worksheet(book["Punto focal"])


def without_the_column_of_citations(book: Workbook) -> None:
    book["Protocol"].delete_cols(4)


def with_merged_cells(book: Workbook) -> None:
    book["Protocol"].merge_cells("D5:F5")


def sorted_the_other_way(book: Workbook) -> None:
    sheet = book["Posiciones"]
    rows = [[cell.value for cell in row] for row in sheet["B6:F7"]]
    for row, values in zip(sheet["B6:F7"], reversed(rows), strict=True):
        for cell, value in zip(row, values, strict=True):
            cell.value = value
    sheet["E6"] = "lidera"


def without_a_row(book: Workbook) -> None:
    book["Protocol"].delete_rows(6)


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (without_a_sheet, ["GT.xlsx:1:1: error WP603 changed-id: the sheet of the table `answers/protocol` is gone"]),
        (with_a_copy, ["GT.xlsx, Punto focal Copy!A1: error WP603 changed-id: this sheet is a copy of another one; d"]),
        (
            without_the_column_of_citations,
            ["GT.xlsx, Protocol!A1: error WP603 changed-id: the column `citation` of this sheet is gone"],
        ),
        (with_merged_cells, ["GT.xlsx, Protocol!D5: error WP603 changed-id: cells were merged here; split them and w"]),
        (
            sorted_the_other_way,
            [
                "GT.xlsx, Posiciones!B6: error WP603 changed-id: what is asked beside these cells is the row `INT-02`",
                "GT.xlsx, Posiciones!B7: error WP603 changed-id: what is asked beside these cells is the row `INT-01`",
            ],
        ),
        (without_a_row, ["GT.xlsx:1:1: error WP603 changed-id: the row `r-2` of the table `answers/protocol` is gone"]),
        (
            typed("Protocol", C6="quizás"),
            ["GT.xlsx, Protocol!C6: error WP606 not-on-the-list: `quizás` is not one of `sí`, `en parte`, `no`, `no"],
        ),
        (
            typed("Protocol", D6=44),
            ["GT.xlsx, Protocol!D6: error WP605 number-in-form: `44` is not kept as it was typed; type it again in"],
        ),
    ],
)
def test_what_would_be_lost_or_go_elsewhere_is_refused(plan: PlanFolder, change: Change, lines: list[str]) -> None:
    code, found = returned(plan, change)
    assert (code, [line[: len(start)] for line, start in zip(found, lines, strict=True)]) == (1, lines)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("GT.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "it is of an older format (.xls); save it as an"),
        ("GT.xlsx", b"Country;Row;Status\nGT;r-1;yes\n", "it is no Excel workbook (.xlsx)"),
        ("GT.xlsx", b"<html><table><tr><td>yes</td></tr></table></html>", "it is no Excel workbook (.xlsx)"),
    ],
)
def test_a_file_of_another_format_is_refused_with_what_to_do(
    plan: PlanFolder, name: str, content: bytes, reason: str
) -> None:
    (plan.root / name).write_bytes(content)
    ran = workplan("import", name, folder=plan.root)
    assert (ran.code, ran.out.split("the file cannot be used: ")[1][: len(reason)]) == (1, reason)


def test_a_form_saved_as_csv_is_told_apart_from_a_table(plan: PlanFolder) -> None:
    (plan.root / "GT.csv").write_text("¿Qué se pregunta?;Respuesta\nPrimera;sí\n", encoding="utf-8")
    assert workplan("import", "GT.csv", folder=plan.root).code == 2
    ran = workplan("import", "GT.csv", "--matrix", "protocol", folder=plan.root)
    assert (ran.code, ran.out.splitlines()[0].split(": ")[1]) == (1, "error WP608 unknown-heading")
