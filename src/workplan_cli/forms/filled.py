"""What a form shows of the records of the plan."""

from collections.abc import Mapping

from workplan_cli.forms.fields import shown
from workplan_cli.forms.form import Column, Kind
from workplan_cli.models.words import Record, said_in


def said(text: Mapping[str, str] | None, language: str) -> str:
    """What a text says, in another language where it has none in this one."""
    return (said_in(text, language) or next(iter(text.values()), "")) if text else ""


def filled(record: Record | None, columns: tuple[Column, ...], language: str) -> tuple[dict[str, str], frozenset[str]]:
    """What the columns show of a record, and those that a cell cannot hold."""
    if record is None:
        return {}, _NONE
    cells: dict[str, str] = {}
    closed: set[str] = set()
    for column in columns:
        if column.kind is Kind.SHOWN:
            continue
        value: object = record
        for name in column.route:
            value = getattr(value, "excepted" if name == "except" else str(name), None)
        text = shown(value, column, language)
        if text is None:
            closed.add(column.key)
        elif text:
            cells[column.key] = column.words.get(text, text) if column.kind in _IN_WORDS else text
    return cells, frozenset(closed)


_NONE: frozenset[str] = frozenset()
_IN_WORDS = (Kind.CHOICE, Kind.FLAG, Kind.CODES)
