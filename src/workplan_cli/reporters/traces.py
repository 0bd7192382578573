"""Where pieces of a plan are written, as lines or as JSON."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from workplan_cli.address import Address, Place
from workplan_cli.language import Translate
from workplan_cli.models.words import Moment, Record, said_in
from workplan_cli.reporters.json import dumped
from workplan_cli.reporters.text import Paint, plain, visible
from workplan_cli.trace import Piece, Trace

Places = Mapping[Address, Place]


def addresses(traces: Iterable[Trace]) -> Iterator[Address]:
    """Every place that is to be shown."""
    for trace in traces:
        for piece in trace.pieces:
            yield from (piece.address, *piece.decisions)


def text(traces: Iterable[Trace], places: Places, language: str, translate: Translate, paint: Paint = plain) -> str:
    """One line a piece: its place, the field, the value, and how it came into the plan or why it did not."""
    lines = []
    for trace in traces:
        if trace.became:
            became = translate("{id} was merged and is part of {into} now").format(id=trace.subject, into=trace.became)
            lines.append(visible(became))
        lines += [_line(piece, places, language, translate, paint) for piece in trace.pieces]
    return "".join(f"{line}\n" for line in lines)


def _line(piece: Piece, places: Places, language: str, translate: Translate, paint: Paint) -> str:
    where = paint("bold", f"{_where(piece.address, places)}:")
    said = f"{where} {paint('cyan', visible(piece.field))}: {_shown(piece.value, language)}"
    remarks = []
    if piece.decisions:
        chain = ", ".join(_where(each, places) for each in piece.decisions)
        remarks.append(translate("{id}, merged by {places}").format(id=piece.submitted_as, places=chain))
    if not piece.holds:
        remarks.append(translate("not in the plan"))
    return f"{said} ({'; '.join(remarks)})" if remarks else said


def _where(address: Address, places: Places) -> str:
    place = places[address]
    return f"{visible(address.file)}:{place.line}:{place.column}"


def _shown(value: object, language: str) -> str:
    """A value on one line; of a text, what it says in the reader's language, else in its own."""
    if isinstance(value, Record):
        return ", ".join(f"{name} {_shown(each, language)}" for name, each in _given(value))
    if isinstance(value, dict):
        said = said_in(value, language) if all(isinstance(each, str) for each in value.values()) else None
        each = said if said is not None else next(iter(value.values()), "")
        return _shown(each, language)
    if isinstance(value, tuple):
        return "; ".join(_shown(each, language) for each in value)
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(visible(str(_plainly(value))).split())


def _given(record: Record) -> Iterator[tuple[str, object]]:
    """The fields that a file gives, under the names it gives them."""
    kind = type(record)
    for name in sorted(kind.model_fields, key=lambda each: each not in kind.__annotations__):  # what is its own first
        held = getattr(record, name)
        if name in record.model_fields_set and held is not None:
            yield kind.model_fields[name].alias or name, held


def _plainly(value: object) -> Any:  # noqa: ANN401 - whatever JSON has
    """A value as JSON writes it; a number with its own digits, as text."""
    if isinstance(value, Record):
        return {name: _plainly(each) for name, each in _given(value)}
    if isinstance(value, dict):
        return {str(name): _plainly(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_plainly(each) for each in value]
    if isinstance(value, Moment):
        return value.written
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def json(traces: Iterable[Trace], places: Places) -> str:
    """The traces as one JSON object with a final newline: the contract is in docs/commands.md."""
    return dumped({"version": 1, "traces": [_trace(each, places) for each in traces]})


def _trace(trace: Trace, places: Places) -> dict[str, Any]:
    return {
        "subject": trace.subject,
        "became": trace.became or None,
        "pieces": [
            {
                "field": piece.field,
                "value": _plainly(piece.value),
                **_place(piece.address, places),
                "submitted_as": piece.submitted_as or None,
                "decisions": [_place(each, places) for each in piece.decisions],
                "in_plan": piece.holds,
            }
            for piece in trace.pieces
        ],
    }


def _place(address: Address, places: Places) -> dict[str, Any]:
    place = places[address]
    return {"file": address.file, "line": place.line, "column": place.column}
