"""What a workbook is made of, before any XML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, Self

LONGEST_NAME = 31
"""Characters of a sheet's name (Excel specifications and limits)."""
LONGEST_TEXT = 32_767
"""Characters of a cell, counted in UTF-16 as Excel does."""


class Look(IntEnum):
    """How a cell looks and whether it may be changed: the number of its format in the workbook."""

    PLAIN = 0
    TITLE = 1
    REMARK = 2
    HEADING = 3
    SHOWN = 4
    """What is only read: grey, locked."""
    ASKED = 5
    """A text to fill in: unlocked, and never taken for a number, a date or a formula."""
    ASKED_DAY = 6
    ASKED_NUMBER = 7
    STRONG = 8
    SHOWN_STRONG = 9
    VALUE = 10
    """A text of a table of data."""
    VALUE_DAY = 11
    VALUE_NUMBER = 12
    VALUE_WHOLE = 13
    """An amount of a currency without decimals; then those with two, and with three."""
    VALUE_CENTS = 14
    VALUE_MILLS = 15


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. A number is given as it is to be written; a day as the number of its day."""

    text: str = ""
    look: Look = Look.PLAIN
    numeric: bool = False


class LastingRow(tuple[Cell | None, ...]):  # noqa: SLOT001 - a tuple can have no slot with a name
    """A row that stands in many workbooks: what is written of it is kept, whatever number it has there."""

    def __new__(cls, cells: Iterable[Cell | None], lines: int = 1) -> Self:
        """The cells, with room for so many lines at least."""
        del lines
        return super().__new__(cls, cells)

    def __init__(self, _cells: Iterable[Cell | None], lines: int = 1) -> None:
        self.lines = lines
        """For how many lines it has room at least."""
        self.written: dict[tuple[float, ...], str] = {}
        """By the widths of the columns, its XML with a gap for its number."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Cells of one column that take one of a list: `first` and `last` row, counted from 1."""

    column: int
    """Counted from 0."""
    first: int
    last: int
    source: str
    """The formula of the list, without the equals sign; empty for a day."""
    title: str = ""
    """What is said, with `message`, of a value that is not on it."""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `rows` from the first one on, each from column A on."""

    name: str
    rows: Sequence[Sequence[Cell | None]]
    widths: Sequence[float] = ()
    """Width of each column in characters; 0 hides it."""
    hidden_rows: frozenset[int] = frozenset()
    """Counted from 1."""
    headed: int = 0
    """The row with the headings, counted from 1: it and what is above stay in view, and it is repeated in print."""
    choices: Sequence[Choice] = ()
    pages: int = 1
    """How many pages side by side it is printed on."""
    kept: int = 0
    """How many columns stay in view beside the others and are repeated on each of several pages."""
    state: Literal["visible", "hidden", "veryHidden"] = "visible"
    locked: bool = False
    """Whether only the cells that look ASKED can be changed."""
    filtered: bool = False
    """Whether the row with the headings has filters."""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook."""

    title: str
    language: str
    sheets: Sequence[Sheet]
    paper: Literal["letter", "a4"] = "a4"
    footer: str = ""
    tlp: str = ""
    """Its label as TLP 2.0 writes it: at the right of the header and footer of every page."""


def column_name(index: int) -> str:
    """The letters of a column counted from 0: A, B, …, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def units(text: str) -> int:
    """The length of a text in UTF-16, in which Excel counts."""
    return len(text) if text.isascii() else len(text) + sum(each > "\uffff" for each in text)


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """A title as the name of a sheet: without the signs that none may have, short enough, and not one of `taken`."""
    plain = " ".join("".join(" " if each in "[]:*?/\\" or each < " " else each for each in title).split()).strip("'")
    known = {each.casefold() for each in taken}
    number = 1
    while True:
        end = f" ({number})" if number > 1 else ""
        name = _cut(plain or "-", LONGEST_NAME - len(end)) + end
        if name.casefold() not in known:
            return name
        number += 1


def _cut(text: str, most: int) -> str:
    """A text that is too long by its first word and as many of its last as fit, which often tell titles apart."""
    if units(text) <= most:
        return text
    first, *rest = text.split(" ")
    while rest and units(f"{first}… {' '.join(rest)}") > most:
        rest = rest[1:]
    if rest:
        return f"{first}… {' '.join(rest)}"
    kept = first
    while units(kept) > most - 1:
        kept = kept[:-1]
    return f"{kept}…"
