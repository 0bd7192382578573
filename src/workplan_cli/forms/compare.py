"""What a form that came back wants to change: only cells that differ from what the form showed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workplan_cli.address import Address
from workplan_cli.findings import Blame, Finding, Message, Rule, found
from workplan_cli.forms.fields import UnreadableCellError, canonical, digest, typed
from workplan_cli.forms.form import Column, Form, Kind, Route, Row, Table
from workplan_cli.forms.returned import Returned, ReturnedRow
from workplan_cli.forms.stamp import Shown, is_closed
from workplan_cli.forms.theme import ACTION, ACTIONS, INDICATORS
from workplan_cli.loading import faults
from workplan_cli.loading.characters import HIDDEN
from workplan_cli.loading.draft import Plain
from workplan_cli.rules.forms import changed_id, changed_meanwhile, formula_in_form, not_on_the_list, number_in_form
from workplan_cli.sheets.book import LONGEST_TEXT, units
from workplan_cli.sheets.read import Value

_TYPES = {
    Kind.DAY: ("text", "day"),
    Kind.NUMBER: ("text", "number"),
    Kind.MOMENT: ("text", "number", "day"),
    Kind.FLAG: ("text", "flag"),
}
"""What the cells of a column may hold, where it is not only texts."""


_YEARS = ("1905-03-14", "1905-09-30")
"""The days that a spreadsheet makes of a year alone, 1900 to 2100, in a cell for a day."""


@dataclass(frozen=True, slots=True)
class Change:
    """A value that the file is to have: None takes it out."""

    route: Route
    column: Column
    value: Plain
    address: Address


class _Refused(Exception):  # noqa: N818 - no error: the cell is not read, and a finding says why
    def __init__(self, by: Rule[..., Message], message: Message) -> None:
        super().__init__(str(message))
        self.by = by
        self.message = message


def changes_of(returned: Returned, current: Form) -> Iterator[Change | Finding]:
    """What the form changes in the plan as it stands; `current` is the same form of today, with nothing left out."""
    tables = {table.key: table for table in current.tables}
    rows = {(table.key, row.id): row for table in current.tables for row in table.rows}
    asked = {key: _questions(table) for key, table in tables.items()}
    for (key, id_), came in returned.rows.items():
        shown = returned.stamp.tables[key][id_]
        table = tables.get(key)
        row = rows.get((key, id_))
        columns = [each for each in table.columns if each.kind is not Kind.SHOWN] if table else []
        if row is None:
            yield from _lost(came, shown, columns)
        elif table is not None and (wrong := _moved(table, row, came, asked[key])) is not None:
            yield wrong
        else:
            yield from _Comparison(row, came, shown, _whole(row, columns)).changes()


def _questions(table: Table) -> dict[tuple[str, ...], str]:
    """By what is only read in a row, the row; several may say the same."""
    return {_question(table, row.cells): row.id for row in table.rows}


def _question(table: Table, cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(each.key, "").strip() for each in table.columns if each.kind is Kind.SHOWN)


def _moved(table: Table, row: Row, came: ReturnedRow, asked: Mapping[tuple[str, ...], str]) -> Finding | None:
    """What is wrong where a row shows what another one asks: cells were sorted or moved without the id of their row."""
    question = _question(table, {key: value.text for key, value in came.values.items()})
    other = asked.get(question, row.id)
    if other == row.id or question == _question(table, row.cells):
        return None
    message = Message("what is asked beside these cells is the row `{row}`: rows were sorted or moved", row=other)
    first = next(each.key for each in table.columns if each.kind is Kind.SHOWN)
    return found(changed_id, Blame(came.addresses[first], changed_id(message)))


def _whole(row: Row, columns: list[Column]) -> list[Column]:
    """The columns that are asked in a row."""
    return [each for each in columns if each.key not in row.closed]


def _lost(came: ReturnedRow, shown: Shown, columns: list[Column]) -> Iterator[Finding]:
    """What was written in a row that the plan no longer has, or that is taken by now."""
    asked = columns or [Column(key, key, Kind.LINE, 0) for key in came.values]
    for column in asked:
        value = came.values.get(column.key)
        if value is not None and not is_closed(shown, column.key) and _differs(value, shown, column):
            message = Message("the plan no longer has the row that this cell belongs to")
            yield found(changed_meanwhile, Blame(came.addresses[column.key], changed_meanwhile(message)))
            return


def _differs(value: Value, shown: Shown, column: Column) -> bool:
    return digest(value.text, column) != shown.get(column.key, "")


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A row of the plan, what the form showed of it, and what came back."""

    row: Row
    came: ReturnedRow
    shown: Shown
    columns: list[Column]

    def changes(self) -> Iterator[Change | Finding]:
        """The changed cells of the row, or what is wrong with them."""
        changed = [each for each in self.columns if self.is_changed(each)]
        if self.is_new_indicator:
            changed = [each for each in changed if each.key != ACTION]
            if changed and (wrong := self.without_action()) is not None:
                yield wrong
                return
        in_list = any(isinstance(step, int) for step in self.row.route)
        stale = [each.key for each in self.columns if in_list and self.is_stale(each)]
        for column in changed:
            address = self.came.addresses[column.key]
            try:
                value = _read(self.came.values[column.key], column)
            except _Refused as refused:
                yield found(refused.by, Blame(address, refused.message))
                continue
            if canonical(value) == self.now(column):
                continue
            if stale or self.is_stale(column):
                message = Message("the file says something else here than when the form was made")
                yield found(changed_meanwhile, Blame(address, changed_meanwhile(message)))
                continue
            yield Change(self.route(), column, value, address)

    def route(self) -> Route:
        """Where the record of the row is; that of a new indicator depends on the action that it names."""
        if not self.is_new_indicator:
            return self.row.route
        return (ACTIONS, str(_read(self.came.values[ACTION], self.action_column)), INDICATORS, self.row.id)

    @property
    def is_new_indicator(self) -> bool:
        """Whether the row asks to which action it belongs."""
        return any(each.key == ACTION for each in self.columns)

    @property
    def action_column(self) -> Column:
        """The column that says to which action an indicator belongs."""
        return next(each for each in self.columns if each.key == ACTION)

    def without_action(self) -> Finding | None:
        """Why it is not known to which action a new indicator belongs; None where it is."""
        try:
            if _read(self.came.values[ACTION], self.action_column) is not None:
                return None
            message = Message("choose the action that this row belongs to")
            refused = _Refused(not_on_the_list, not_on_the_list(message))
        except _Refused as fault:
            refused = fault
        return found(refused.by, Blame(self.came.addresses[ACTION], refused.message))

    def is_changed(self, column: Column) -> bool:
        """Whether somebody changed the cell since the form was made."""
        value = self.came.values.get(column.key)
        return (
            value is not None
            and not is_closed(self.shown, column.key)
            and (_differs(value, self.shown, column) or value.formula)
        )

    def is_stale(self, column: Column) -> bool:
        """Whether the file has changed since the form was made."""
        if is_closed(self.shown, column.key):
            return False
        return digest(self.row.cells.get(column.key, ""), column) != self.shown.get(column.key, "")

    def now(self, column: Column) -> str:
        """What the file says."""
        try:
            return canonical(typed(self.row.cells.get(column.key, ""), column))
        except UnreadableCellError:
            return self.row.cells[column.key]


def _read(value: Value, column: Column) -> Plain:
    """What the file is to say for a cell. Raises _Refused with the finding."""
    if value.formula:
        raise _Refused(formula_in_form, formula_in_form())
    if value.text and value.type not in _TYPES.get(column.kind, ("text",)):
        raise _Refused(number_in_form, number_in_form(value.text[:40]))
    if value.type == "day" and column.kind is Kind.DAY and _YEARS[0] <= value.text <= _YEARS[1]:
        raise _Refused(number_in_form, number_in_form(value.text))
    if units(value.text) > LONGEST_TEXT:
        most = Message("the text is longer than the {most} characters of a cell", most=f"{LONGEST_TEXT:,}")
        raise _Refused(number_in_form, most)
    if (hidden := HIDDEN.search(value.text.replace("\r", ""))) is not None:
        raise _Refused(faults.hidden_character, faults.hidden_character(hidden[0]))
    text = value.text
    if value.type == "number" and column.kind is Kind.NUMBER:
        text = _decimal(text)
    try:
        return typed(text, column)
    except UnreadableCellError as fault:
        raise _Refused(not_on_the_list, fault.message) from None


def _decimal(number: str) -> str:
    """A number as it was typed: a program may have saved 1.1 as 1.1000000000000001."""
    try:
        shortest = repr(float(number))
    except ValueError:
        return number
    return shortest.removesuffix(".0") if "e" not in shortest else format(float(number), "f").rstrip("0").rstrip(".")
