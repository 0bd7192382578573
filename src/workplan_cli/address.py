"""Where a piece of a submitted file is: by route of keys, and by line and column."""

from enum import Enum
from typing import NamedTuple


class Part(Enum):
    """Which half of an entry an address means."""

    KEY = "key"
    VALUE = "value"


class Place(NamedTuple):
    """A stretch of a file; lines and columns count from 1, columns in characters, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Place(1, 1, 1, 1)
"""Where a file begins: the place of what is wrong with it as a whole."""


class Address(NamedTuple):
    """A file, relative to the plan's root with `/`, and a route of keys and indices in it.

    `place` is set where the reader already knows line and column; otherwise it is looked up when it is shown.
    Rules make some for every action they look at, and a tuple is made fastest.
    """

    file: str
    route: tuple[str | int, ...] = ()
    part: Part = Part.VALUE
    place: Place | None = None
    cell: str = ""
    """Of a workbook, sheet and cell (`Smuggling Protocol!D14`): then line and column are those of the cell."""

    def __truediv__(self, segment: str | int) -> "Address":
        """The address one step further in."""
        return Address(self.file, (*self.route, segment))

    def key(self) -> "Address":
        """The key of this entry instead of its value."""
        return Address(self.file, self.route, Part.KEY)

    def at(self, place: Place) -> "Address":
        """The same address with its line and column known."""
        return Address(self.file, self.route, self.part, place, self.cell)

    def where(self, place: Place) -> str:
        """The place as a person reads it: `guatemala.yaml:14:4`, or `guatemala.xlsx, Smuggling Protocol!D14`."""
        return f"{self.file}, {self.cell}" if self.cell else f"{self.file}:{place.line}:{place.column}"
