"""JSON Schema (draft 2020-12) of each kind of file, walked from the models.

A schema accepts what the loader accepts of one file. It does not come from pydantic's own generator: that knows
nothing of what our validators ask for, and words its schemas otherwise from version to version. What a schema cannot
say: whether a reference resolves, how text is spelt in YAML (a duplicate key, a tag), that `1.0` is no whole number.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints, WrapValidator
from pydantic.fields import FieldInfo

from workplan_cli.language import SOURCE, Translate, translation
from workplan_cli.loading.fields import fields_of
from workplan_cli.loading.validate import MODELS
from workplan_cli.models.codes import COUNTRIES, CURRENCIES
from workplan_cli.models.kinds import Kind
from workplan_cli.models.words import (
    ACTION_ID,
    EMAIL,
    ID,
    LANGUAGE_TAG,
    ActionId,
    Amount,
    CountryCode,
    Currency,
    Day,
    Email,
    Id,
    LanguageTag,
    Line,
    Number,
    Paragraphs,
    Record,
    Text,
    When,
)
from workplan_cli.shipped import templates

Schema = dict[str, Any]
Type = Any  # what an annotation can be has no common type

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_END = r"$(?!\n)"
_LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DAY = (
    "(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    f"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP}-02-29)"
)
_MOMENT = "[1-9][0-9]{3}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?"
_EMAIL = EMAIL.pattern.replace(r"\"", '"')  # the regular expressions of JSON Schema know no `\"`


def _string(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}


_WORDS: dict[Type, tuple[str, Schema, tuple[Type, ...]]] = {
    Line: ("line", _string(r"^[^\n]*\S[^\n]*\n*$"), ()),
    Paragraphs: ("paragraphs", _string(r"\S"), ()),
    LanguageTag: ("language", _string(LANGUAGE_TAG), ()),
    Id: ("id", _string(ID), ()),
    ActionId: ("action-id", _string(ACTION_ID), ()),
    CountryCode: ("country-code", {"enum": sorted(COUNTRIES)}, ()),
    Currency: ("currency", {"enum": sorted(CURRENCIES)}, ()),
    Email: ("email", _string(f"^{_EMAIL}{_END}"), ()),
    Day: ("day", _string(f"^{_DAY}{_END}"), ()),
    When: (
        "moment",
        {"anyOf": [{"type": "integer", "minimum": 1000, "maximum": 9999}, _string(f"^(?:{_DAY}|{_MOMENT}){_END}")]},
        (),
    ),
    Number: ("number", {"type": "number"}, ()),
    Amount: ("amount", {"type": "number", "minimum": 0}, ()),
    Text: (
        "text",
        {
            "anyOf": [
                {"$ref": "#/$defs/paragraphs"},
                {
                    "type": "object",
                    "propertyNames": {"$ref": "#/$defs/language"},
                    "additionalProperties": {"$ref": "#/$defs/paragraphs"},
                },
            ]
        },
        (Paragraphs, LanguageTag),
    ),
}
"""The words that are checked by functions or stand in many places: name, schema, and what that refers to."""

_PLAIN = {str: "string", int: "integer", bool: "boolean"}


def _or_nothing(schema: Schema) -> Schema:
    """What a field accepts that may also stand there without a value."""
    if isinstance(kind := schema.get("type"), str):
        return schema | {"type": [kind, "null"]}
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    return {"anyOf": [*schema["anyOf"], {"type": "null"}] if "anyOf" in schema else [schema, {"type": "null"}]}


def _required(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items() if field.is_required()]


class _Walk:
    """One walk from the type of a file through everything it holds."""

    def __init__(self, say: Callable[[str], str]) -> None:
        self.say = say
        self.definitions: dict[str, Schema] = {}
        self.by_origin: dict[Type, Callable[[Type], Schema]] = {
            Annotated: self.annotated,
            Union: self.one_of,
            UnionType: self.one_of,
            Literal: self.literal,
            tuple: lambda held: {"type": "array", "items": self.of(get_args(held)[0])},
            dict: self.mapping,
        }

    def of(self, annotation: Type) -> Schema:
        """The schema of a type; what has a name becomes a definition and a reference to it."""
        if annotation in _WORDS:
            name, written, uses = _WORDS[annotation]
            for each in uses:
                self.of(each)
            return self.refer(name, lambda: written)
        if annotation in _PLAIN:
            return {"type": _PLAIN[annotation]}
        if (make := self.by_origin.get(get_origin(annotation))) is not None:
            return make(annotation)
        return self.refer(annotation.__name__, lambda: self.record(annotation))

    def annotated(self, annotation: Type) -> Schema:
        bare, *marks = get_args(annotation)
        schema = self.of(bare)
        for mark in marks:
            if isinstance(mark, StringConstraints):
                schema["pattern"] = mark.pattern
            elif isinstance(mark, WrapValidator):
                schema = {"anyOf": [{"const": "all"}, schema]}  # the one wrapped field: `countries: all`
        return schema

    def one_of(self, annotation: Type) -> Schema:
        options = [self.of(each) for each in get_args(annotation) if each is not type(None)]
        return options[0] if len(options) == 1 else {"oneOf": options}

    def literal(self, annotation: Type) -> Schema:
        words = get_args(annotation)
        return {"enum": list(words)} if len(words) > 1 else {"const": words[0]}

    def mapping(self, annotation: Type) -> Schema:
        key, value = get_args(annotation)
        values = self.of(value)
        if isinstance(value, type) and issubclass(value, Record) and not _required(value):
            values = _or_nothing(values)  # an answer in which nothing is given yet
        return {"type": "object", "propertyNames": self.of(key), "additionalProperties": values}

    def refer(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def record(self, model: type[Record]) -> Schema:
        annotations = fields_of(model)
        fields = {
            field.alias or name: self.field(model, name, field, annotations[field.alias or name])
            for name, field in model.model_fields.items()
        }
        schema: Schema = {"title": self.say(model.called), "type": "object", "properties": fields}
        if required := _required(model):
            schema["required"] = required
        return schema | {"additionalProperties": False}

    def field(self, model: type[Record], name: str, field: FieldInfo, annotation: Type) -> Schema:
        schema = self.of(annotation)
        for mark in field.metadata:
            if (least := getattr(mark, "min_length", None)) is not None and schema.get("type") == "array":
                schema["minItems"] = least
        if not field.is_required():
            schema = _or_nothing(schema)
        if isinstance(field.default, str | int):
            schema["default"] = field.default
        return {"description": self.say(described(model, name))} | schema


@cache
def _documented(model: type[BaseModel]) -> dict[str, str]:
    """The docstrings under the fields of a model. They are read from the source, so that no start pays for them."""
    (definition,) = ast.parse(inspect.getsource(model)).body
    assert isinstance(definition, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(doc.value.value)
        for field, doc in zip(definition.body, definition.body[1:], strict=False)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant) and isinstance(doc.value.value, str)
    }


def described(model: type[Record], name: str) -> str:
    """What a field of a model is, in one English sentence or two.

    Raises KeyError for a field without a docstring.
    """
    owners = [each for each in model.__mro__ if issubclass(each, Record) and name in _documented(each)]
    if not owners:
        raise KeyError(f"{model.__name__}.{name}")
    return re.sub(r"\s*\n\s*", " ", _documented(owners[0])[name])


def _records(kind: type[Record] = Record) -> Iterator[type[Record]]:
    for inner in kind.__subclasses__():
        yield inner
        yield from _records(inner)


def sentences() -> Iterator[tuple[str, str]]:
    """Every description, with the file it stands in: what a translator has to put into words."""
    for model in sorted(_records(), key=lambda each: (each.__module__, each.__name__)):
        place = f"src/{model.__module__.replace('.', '/')}.py"
        yield from ((place, described(model, name)) for name in model.model_fields)


def spoken() -> tuple[str, ...]:
    """The languages that the program speaks: English, and those it has a catalogue for."""
    return SOURCE, *sorted(folder.name for folder in (templates() / "locale").iterdir() if folder.is_dir())


def schema(kind: Kind, languages: Iterable[str]) -> Schema:
    """The schema of a kind of file, its descriptions in these languages, one paragraph each."""
    tongues: list[Translate] = [translation(each) for each in languages]

    def say(text: str) -> str:
        said = dict.fromkeys(each(text) for each in tongues)
        return ("\n\n" if text.endswith(".") else " / ").join(said)

    walk = _Walk(say)
    root = walk.of(MODELS[kind])
    if "$ref" in root:
        root = walk.definitions.pop(root["$ref"].rpartition("/")[2])
    return {"$schema": DIALECT, **root, "$defs": dict(sorted(walk.definitions.items()))}
