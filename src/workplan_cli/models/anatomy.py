"""What the records are made of: which of their fields hold records, texts, or what names a person."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from workplan_cli.address import Address
from workplan_cli.models.words import PERSONAL, Record, Text


@cache
def _mentions(annotation: Any, *, wanted: Any) -> bool:  # noqa: ANN401 - annotations have no common type
    if annotation == wanted or (
        isinstance(annotation, type) and isinstance(wanted, type) and issubclass(annotation, wanted)
    ):
        return True
    return any(_mentions(inner, wanted=wanted) for inner in get_args(annotation))


@cache
def annotations(kind: type[BaseModel]) -> Mapping[str, Any]:
    """The annotation of each field, whole: pydantic keeps only what is left without `Annotated`."""
    written = [vars(each).get("__annotations__", {}) for each in reversed(kind.__mro__)]
    return {name: hint for each in written for name, hint in each.items()}


@cache
def holding_fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields that may hold records, directly, in a list or in a mapping: name, and name in the file."""
    hints = annotations(kind)
    return tuple(
        (name, field.alias or name)
        for name, field in kind.model_fields.items()
        if _mentions(hints[name], wanted=Record)
    )


@cache
def text_fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields that hold texts, directly, in a list or in a mapping: name, and name in the file."""
    hints = annotations(kind)
    return tuple(
        (name, field.alias or name) for name, field in kind.model_fields.items() if _mentions(hints[name], wanted=Text)
    )


@cache
def personal_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields that name or reach a person."""
    hints = annotations(kind)
    return tuple(name for name in kind.model_fields if PERSONAL in get_args(hints[name]))


def entries(held: object, address: Address) -> Iterator[tuple[object, Address]]:
    """What a field holds, one by one with its address: the value itself, or each in its list or mapping."""
    if isinstance(held, tuple):
        for index, each in enumerate(held):
            yield each, address / index
    elif isinstance(held, dict):
        for key, each in held.items():
            yield each, address / key
    elif held is not None:
        yield held, address


def records(record: Record, address: Address) -> Iterator[tuple[Record, Address]]:
    """The record and every record inside it, each with its address."""
    yield record, address
    for name, written in holding_fields(type(record)):
        held = getattr(record, name)
        if held:
            for each, where in entries(held, address / written):
                assert isinstance(each, Record)  # beside records, these fields hold nothing
                yield from records(each, where)


def texts(record: Record, address: Address) -> Iterator[tuple[dict[str, str], Address]]:
    """Every text of the record and of the records inside it, by language, each with its address."""
    for inner, where in records(record, address):
        for name, written in text_fields(type(inner)):
            held = getattr(inner, name)
            if not held:
                continue
            if isinstance(held, dict) and all(isinstance(said, str) for said in held.values()):
                yield held, where / written
                continue
            for each, place in entries(held, where / written):
                assert isinstance(each, dict)  # beside texts, these fields hold nothing
                yield each, place
