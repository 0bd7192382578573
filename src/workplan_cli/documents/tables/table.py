"""A table of data, before it is any file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workplan_cli.documents.wording import Wording


@dataclass(frozen=True, slots=True)
class Amount:
    """Money: what a figure says, and how many decimals its currency is written with (CLDR)."""

    value: Decimal
    decimals: int


Value = str | int | Decimal | Amount | date | None
"""What a cell holds. A text is only ever a text, whatever it begins with; None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading in the language of the table, and its width in characters of a sheet."""

    heading: str
    width: float


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Every row has a value for each column."""

    name: str
    """What its CSV file is called after: the id of a matrix, or `actions`."""
    title: str
    """In the language of the table: the name of its sheet."""
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    kept: int = 0
    """How many of the first columns say what a row is about: a sheet too wide for one page repeats them."""


def told(wording: Wording, text: Mapping[str, str] | None) -> str | None:
    """A text as a cell has it: in another language, where it has none in this one, with that language behind it."""
    said = wording.text(text)
    if said is None:
        return None
    return f"{said} [{said.foreign}]" if said.foreign else str(said)
