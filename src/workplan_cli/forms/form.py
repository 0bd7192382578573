"""What a form is made of, before it is a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from workplan_cli.models.words import Tlp

VERSION = "1"
"""Of the arrangement of a form: a form of another one is refused."""

Subject = Literal["country", "theme"]
Route = tuple[str | int, ...]
"""Keys and indices down to a value of a file; the segment NEW stands for an entry that is appended to its list."""
NEW = "+"


class Kind(Enum):
    """What a cell takes."""

    SHOWN = "shown"
    """Nothing: it is only read."""
    LINE = "line"
    TEXT = "text"
    """A text in the language of the form; those in other languages stay as they are."""
    TEXTS = "texts"
    """Several texts, one a line."""
    REASONS = "reasons"
    """A text for each of several codes: `CA: the reason`, one a line."""
    CHOICE = "choice"
    DAY = "day"
    FLAG = "flag"
    NUMBER = "number"
    MOMENT = "moment"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    key: str
    """Name of the column in the form and of its field in the file; a dot leads into a record (`baseline.value`)."""
    heading: str
    kind: Kind
    width: float
    """In characters."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Of a choice: each value with its word in the language of the form."""

    @property
    def route(self) -> Route:
        """Where the value is in the record of the row."""
        return tuple(self.key.split("."))


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Row:
    """One row of a table. It is known by itself, so that what is drawn of it can be kept as long as it is there."""

    id: str
    """What it is known by when the form comes back; it begins with NEW where it is still to be written."""
    route: Route
    """Where its record is in the file."""
    cells: Mapping[str, str]
    """What is shown, by column, as `fields.shown` writes it; a column that is not in it is empty."""
    closed: frozenset[str] = frozenset()
    """Columns that cannot be filled in here, and say nothing when the form comes back."""
    lines: int = 1
    """For how many lines of writing there is room at least, also on paper."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet."""

    key: str
    title: str
    remarks: tuple[str, ...]
    """What has to be known to fill it in, line by line."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form for one country or one working group, in one language."""

    subject: Subject
    name: str
    """Code of the country or of the working group."""
    plan: str
    """Id of the plan."""
    language: str
    title: str
    remarks: tuple[str, ...]
    """How the form is filled in, line by line: on its first sheet."""
    tables: tuple[Table, ...]
    label: Tlp
    """The highest label of anything in it."""
    legend: tuple[tuple[str, str], ...] = ()
    """Codes and what they stand for."""
    paper: Literal["letter", "a4"] = "a4"
