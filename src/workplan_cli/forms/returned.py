"""A form that came back: its cells by table, row and column, and what is wrong with them as cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workplan_cli.address import START, Address, Place
from workplan_cli.findings import Blame, Finding, Message, found
from workplan_cli.forms.form import VERSION
from workplan_cli.forms.stamp import HEADINGS, MARK, Stamp, read_stamp
from workplan_cli.rules.forms import changed_id, other_form, unusable_workbook
from workplan_cli.sheets.package import UnusableWorkbookError
from workplan_cli.sheets.read import SavedSheet, Value, read_workbook, reference

NOTHING = Value("", "text")


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row that came back: its cells by the key of their column; of an empty one, only its place."""

    values: dict[str, Value]
    addresses: dict[str, Address]


@dataclass(slots=True)
class Returned:
    """A form that came back, or why it is none."""

    file: str
    stamp: Stamp = field(default_factory=Stamp)
    rows: dict[tuple[str, str], ReturnedRow] = field(default_factory=dict)
    """By the key of the table and the id of the row."""
    tables: set[str] = field(default_factory=set)
    """The keys of the tables that were found."""
    findings: list[Finding] = field(default_factory=list)

    def refuse(self, reason: Message) -> "Returned":
        """The file is no form of the plan."""
        self.findings.append(found(other_form, Blame(Address(self.file, place=START), other_form(reason))))
        return self


def cell_address(file: str, sheet: str, row: int, column: int) -> Address:
    """The address of a cell; the row counts from 1, the column from 0."""
    place = Place(row, column + 1, row, column + 2)
    name = reference(row, column)
    return Address(file, (sheet, name), place=place, cell=f"{sheet}!{name}")


def read_form(file: str, raw: bytes) -> Returned:
    """The form in the bytes of a file, which is called `file` in what is said of it."""
    returned = Returned(file)
    try:
        sheets = read_workbook(raw)
    except UnusableWorkbookError as fault:
        blame = Blame(Address(file, place=START), unusable_workbook(fault.reason))
        returned.findings.append(found(unusable_workbook, blame))
        return returned
    stamps = [stamp for sheet in sheets if (stamp := read_stamp(_lines(sheet))) is not None]
    if not stamps:
        return returned.refuse(Message("it was not made by `workplan form`"))
    returned.stamp = stamps[0]
    if returned.stamp.version != VERSION:
        message = Message("it is a form of version {given}, and this program reads version {wanted}")
        return returned.refuse(message.filled(given=returned.stamp.version, wanted=VERSION))
    for sheet in sheets:
        _Table(returned, sheet).read()
    for message in _missing(returned):
        returned.findings.append(found(changed_id, Blame(Address(file, place=START), changed_id(message))))
    return returned


def _missing(returned: Returned) -> Iterator[Message]:
    """The sheets that did not come back; of the others, the rows that did not."""
    for table, rows in sorted(returned.stamp.tables.items()):
        if table not in returned.tables:
            yield Message("the sheet of the table `{table}` is gone, or the hidden column in it", table=table)
            continue
        for row in sorted(id_ for id_ in rows if (table, id_) not in returned.rows):
            yield Message("the row `{row}` of the table `{table}` is gone", row=row, table=table)


def _lines(sheet: SavedSheet) -> list[list[str]]:
    """The first three columns of a sheet, line by line, if it may be a stamp."""
    first = sheet.rows.get(1, {}).get(0, NOTHING)
    if not first.text.startswith("workplan-"):
        return []
    return [[cells.get(column, NOTHING).text for column in range(3)] for _, cells in sorted(sheet.rows.items())]


class _Table:
    """The rows of one sheet."""

    def __init__(self, returned: Returned, sheet: SavedSheet) -> None:
        self.returned = returned
        self.sheet = sheet

    def read(self) -> None:
        """Take the rows of the sheet, if it is a table of a form."""
        keys = self.sheet.rows.get(1, {})
        mark = keys.get(0, NOTHING).text
        if not mark.startswith(MARK):
            return
        table = mark.removeprefix(MARK)
        columns = {index: value.text for index, value in keys.items() if index}
        known = self.returned.stamp.tables.get(table)
        if known is None:
            self.blame(
                1, 0, Message("the mark of this sheet was changed: the form has no table `{table}`", table=table)
            )
            return
        if table in self.returned.tables:
            self.blame(1, 0, Message("this sheet is a copy of another one; delete the one that does not count"))
            return
        self.returned.tables.add(table)
        self.wrong_shape(table, columns)
        for row, cells in self.below_headings():
            id_ = cells.get(0, NOTHING).text
            if not id_:
                self.outside(row, cells)
            elif id_ not in known:
                self.blame(row, 0, Message("the form has no row `{row}` here", row=id_))
            elif (table, id_) in self.returned.rows:
                self.blame(row, 0, Message("the row `{row}` stands twice", row=id_))
            else:
                self.returned.rows[table, id_] = self.row(row, cells, columns)

    def wrong_shape(self, table: str, columns: dict[int, str]) -> None:
        """Refuse columns that are gone and cells that were merged: what stood there would be taken for emptied."""
        for key in sorted(set(self.returned.stamp.columns.get(table, ())) - set(columns.values())):
            self.blame(1, 0, Message("the column `{column}` of this sheet is gone", column=key))
        for row, column in self.sheet.merged:
            self.blame(row, column, Message("cells were merged here; split them and write each answer into its own"))

    def below_headings(self) -> Iterator[tuple[int, dict[int, Value]]]:
        """The rows below the one with the headings."""
        begun = False
        for row, cells in sorted(self.sheet.rows.items()):
            if begun:
                yield row, cells
            elif cells.get(0, NOTHING).text == HEADINGS:
                begun = True

    def row(self, row: int, cells: dict[int, Value], columns: dict[int, str]) -> ReturnedRow:
        """One row, by the keys of its columns."""
        return ReturnedRow(
            {key: cells.get(index, NOTHING) for index, key in columns.items()},
            {key: cell_address(self.returned.file, self.sheet.name, row, index) for index, key in columns.items()},
        )

    def outside(self, row: int, cells: dict[int, Value]) -> None:
        """Refuse what was written where the form asks nothing."""
        written = [column for column, value in sorted(cells.items()) if value.text.strip()]
        if written:
            self.blame(row, written[0], Message("nothing is asked in this row: what stands here would be lost"))

    def blame(self, row: int, column: int, message: Message) -> None:
        """Keep a finding about an id."""
        address = cell_address(self.returned.file, self.sheet.name, row, column)
        self.returned.findings.append(found(changed_id, Blame(address, changed_id(message))))
