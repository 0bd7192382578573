"""A workbook that somebody sent, read as a stranger's: limits first, nothing in it is run, followed or fetched.

Only the text of cells is taken: values as they were saved, and whether a formula made them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from workplan_cli.findings import Message
from workplan_cli.sheets.book import column_name
from workplan_cli.sheets.package import Package, UnusableWorkbookError
from workplan_cli.sheets.xml import Element, parse

MOST_CELLS = 400_000
_MOST_SHEETS = 200
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_DAYS = frozenset((14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58))
"""Built-in formats that show a day (ECMA-376 part 1, 18.8.30)."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MOST_DAYS = 2_958_465
"""31 December 9999."""

Type = Literal["text", "number", "flag", "day", "error"]


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell holds: a number as it was saved, a day as 2017-07-21, a flag as `true` or `false`."""

    text: str
    type: Type
    formula: bool = False


@dataclass(slots=True)
class SavedSheet:
    """A sheet: its values by row and column, counted from 1 and from 0."""

    name: str
    rows: dict[int, dict[int, Value]] = field(default_factory=dict)
    merged: list[tuple[int, int]] = field(default_factory=list)
    """Row and column of the first cell of each that was made of several."""


def reference(row: int, column: int) -> str:
    """D14."""
    return f"{column_name(column)}{row}"


def read_workbook(raw: bytes) -> list[SavedSheet]:
    """The sheets of an XLSX file.

    Raises:
        UnusableWorkbookError: where it is none, or is more or other than a form can be; it says which.
    """
    package = Package(raw)
    workbook = parse(package.part(package.main))
    relations = package.relations(package.main)
    epoch = _EPOCH_1904 if _truth(workbook.first("workbookPr").get("date1904")) else _EPOCH
    strings = _strings(package, relations)
    dated = _dated(package, relations)
    sheets: list[SavedSheet] = []
    for entry in list(workbook.first("sheets").all("sheet"))[: _MOST_SHEETS + 1]:
        if len(sheets) == _MOST_SHEETS:
            raise UnusableWorkbookError(Message("it has more than {most} sheets", most=_MOST_SHEETS))
        target = relations.get(entry.get("id"), ("", ""))[1]
        sheet = SavedSheet(entry.get("name"))
        if target and package.has(target):
            cells = _Cells(strings, dated, epoch)
            content = parse(package.part(target), cells.keep)
            sheet.rows = cells.rows
            sheet.merged = list(_merged(content))
        sheets.append(sheet)
    return sheets


def _merged(sheet: Element) -> Iterator[tuple[int, int]]:
    for each in sheet.first("mergeCells").all("mergeCell"):
        if (match := _REFERENCE.fullmatch(each.get("ref").partition(":")[0])) is not None:
            yield int(match[2]), _number(match[1])


def _truth(text: str) -> bool:
    return text in ("1", "true", "on")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _text_of(element: Element) -> str:
    """The text of a string: of its runs too, but not of their phonetic spelling."""
    parts = []
    for inner in element.children:
        if inner.name == "t":
            parts.append(inner.text)
        elif inner.name == "r":
            parts += [each.text for each in inner.all("t")]
    return _unescaped("".join(parts))


def _strings(package: Package, relations: dict[str, tuple[str, str]]) -> list[str]:
    targets = [target for kind, target in relations.values() if kind == "sharedStrings" and package.has(target)]
    strings: list[str] = []

    def keep(element: Element) -> bool:
        if element.name == "si":
            strings.append(_text_of(element))
        return element.name != "si"

    for target in targets[:1]:
        parse(package.part(target), keep)
    return strings


def _dated(package: Package, relations: dict[str, tuple[str, str]]) -> list[bool]:
    """Of each format of cells, whether it shows a number as a day."""
    targets = [target for kind, target in relations.values() if kind == "styles" and package.has(target)]
    if not targets:
        return []
    styles = parse(package.part(targets[0]))
    own = {each.get("numFmtId"): each.get("formatCode") for each in styles.first("numFmts").all("numFmt")}
    numbers = [each.get("numFmtId") for each in styles.first("cellXfs").all("xf")]
    return [_shows_day(own[each]) if each in own else each.isdigit() and int(each) in _DAYS for each in numbers]


def _shows_day(code: str) -> bool:
    plain = _LITERAL.sub("", code.split(";", maxsplit=1)[0]).lower()
    return "d" in plain or "y" in plain


class _Cells:
    """The cells of one sheet, taken row by row."""

    def __init__(self, strings: list[str], dated: list[bool], epoch: date) -> None:
        self.strings = strings
        self.dated = dated
        self.epoch = epoch
        self.rows: dict[int, dict[int, Value]] = {}
        self.row = self.number = 0

    def keep(self, element: Element) -> bool:
        """Take the cells of a row; everything but rows stays in the tree."""
        if element.name != "row":
            return True
        self.row = int(element.get("r")) if element.get("r").isdigit() else self.row + 1
        column = -1
        for cell in element.all("c"):
            if (match := _REFERENCE.fullmatch(cell.get("r"))) is not None:
                column, self.row = _number(match[1]), int(match[2])
            else:
                column += 1
            self.add(column, self.value(cell))
        return False

    def add(self, column: int, value: Value) -> None:
        """Keep a value."""
        self.number += 1
        if self.number > MOST_CELLS or self.row > _LAST_ROW or column >= _LAST_COLUMN:
            raise UnusableWorkbookError(Message("it has more cells than any form"))
        if value.text or value.formula:
            self.rows.setdefault(self.row, {})[column] = value

    def value(self, cell: Element) -> Value:
        """What one cell holds."""
        saved, formula = cell.first("v").text, cell.has("f")
        match cell.get("t"):
            case "s" | "str" | "inlineStr":
                return Value(self.text(cell, saved), "text", formula)
            case "b":
                return Value("true" if _truth(saved) else "false", "flag", formula)
            case "e":
                return Value(saved or "#N/A", "error", formula)
            case "d":
                return Value(saved[:10], "day", formula)
        style = cell.get("s")
        is_day = style.isdigit() and int(style) < len(self.dated) and self.dated[int(style)]
        day = self.day(saved) if is_day else ""
        return Value(day, "day", formula) if day else Value(saved.strip(), "number", formula)

    def text(self, cell: Element, index: str) -> str:
        """The text of a cell: its own, what a formula gave, or one that several cells may share."""
        if cell.get("t") == "inlineStr":
            return _text_of(cell.first("is"))
        if cell.get("t") == "str":
            return _unescaped(index)
        if not index.strip().isdigit() or int(index) >= len(self.strings):
            raise UnusableWorkbookError(Message("it is damaged: a text that a cell refers to is missing"))
        return self.strings[int(index)]

    def day(self, number: str) -> str:
        """The day that a number stands for; empty where it is none."""
        try:
            days = float(number)
        except ValueError:
            return ""
        if not 1 <= days <= _MOST_DAYS:
            return ""
        day = self.epoch + timedelta(days=int(days))
        # Before March 1900 every number is one day more: the spreadsheets' year 1900 has a 29 February.
        return (day + timedelta(days=1) if self.epoch == _EPOCH and days < 60 else day).isoformat()  # noqa: PLR2004


def _number(letters: str) -> int:
    """The number of a column, from 0."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
