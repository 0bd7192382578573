"""What the models know of a field: walked from the type of a file down a route."""

from collections.abc import Iterable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from workplan_cli.models.anatomy import annotations
from workplan_cli.models.words import FREE_TEXT, Record

Type = Any  # what an annotation can be has no common type


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Type]:
    """The fields of a model as a file writes them, each with its annotation."""
    hints = annotations(model)
    return {field.alias or name: hints[name] for name, field in model.model_fields.items()}


def _plainly(annotation: Type) -> Iterator[Type]:
    """The types that a value may have, without their annotations."""
    origin: Type = get_origin(annotation)
    if origin is Annotated:
        yield from _plainly(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for option in get_args(annotation):
            yield from _plainly(option)
    else:
        yield annotation


def _within(annotation: Type, segment: str | int) -> Iterator[Type]:
    for plain in _plainly(annotation):
        origin: Type = get_origin(plain)
        if isinstance(plain, type) and issubclass(plain, Record):
            if segment in fields_of(plain):
                yield fields_of(plain)[str(segment)]
        elif origin is dict and isinstance(segment, str):
            yield get_args(plain)[1]
        elif origin is tuple and isinstance(segment, int):
            yield get_args(plain)[0]


def _at(root: Type, route: Iterable[str | int]) -> list[Type]:
    types = [root]
    for segment in route:
        types = [inner for annotation in types for inner in _within(annotation, segment)]
    return types


def _is_free(annotation: Type) -> bool:
    origin: Type = get_origin(annotation)
    if origin is Annotated and FREE_TEXT in get_args(annotation):
        return True
    return origin in (Annotated, Union, UnionType) and any(_is_free(option) for option in get_args(annotation))


def is_free_text(root: Type, route: Iterable[str | int]) -> bool:
    """Whether a person's own words are meant at the route."""
    return any(_is_free(annotation) for annotation in _at(root, route))


def _records(annotation: Type) -> Iterator[type[Record]]:
    """The models that a value may have."""
    for plain in _plainly(annotation):
        if isinstance(plain, type) and issubclass(plain, Record):
            yield plain


def records_at(root: Type, route: Iterable[str | int]) -> list[type[Record]]:
    """The models that may stand at the route."""
    return [record for annotation in _at(root, route) for record in _records(annotation)]


@cache
def optional_fields(record: type[Record]) -> frozenset[str]:
    """The fields that the record does not need, as a file writes them."""
    return frozenset(field.alias or name for name, field in record.model_fields.items() if not field.is_required())


def _models(annotation: Type) -> Iterator[type[Record]]:
    """The models anywhere in a value."""
    yield from _records(annotation)
    for plain in _plainly(annotation):
        for inner in get_args(plain):
            yield from _models(inner)


def _holds_text(annotation: Type) -> bool:
    if _is_free(annotation):
        return True
    return any(_holds_text(inner) for plain in _plainly(annotation) for inner in get_args(plain))


@cache
def code_fields(root: Type) -> frozenset[str]:
    """Names of fields below the root whose values are never free text, wherever a field of that name stands."""
    seen: set[type[Record]] = set()
    queue = list(_models(root))
    while queue:
        model = queue.pop()
        if model not in seen:
            seen.add(model)
            queue += [inner for annotation in fields_of(model).values() for inner in _models(annotation)]
    texts = {name for model in seen for name, held in fields_of(model).items() if _holds_text(held)}
    return frozenset(name for model in seen for name in fields_of(model)) - texts
