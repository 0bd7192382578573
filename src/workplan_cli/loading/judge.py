"""From pydantic's errors to findings: what each means in a person's words, and where in the data it is."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, get_args

from pydantic_core import ErrorDetails

from workplan_cli.address import Address, Part
from workplan_cli.findings import Blame, Finding, Message, Rule, found
from workplan_cli.loading.characters import MOST_FAULTS
from workplan_cli.loading.fields import Type, fields_of, records_at
from workplan_cli.loading.meant import (
    countries_meant,
    country_meant,
    currency_meant,
    fields_meant,
    is_everyone,
    list_meant,
    number_meant,
    pattern_meant,
)
from workplan_cli.loading.quote import short
from workplan_cli.loading.shape import (
    empty_text,
    line_break,
    missing_field,
    no_value,
    not_a_code,
    not_a_day,
    not_a_moment,
    not_an_email_address,
    not_one_of,
    number_out_of_range,
    unknown_field,
    wrong_type,
)
from workplan_cli.models.words import ACTION_ID, GROUP_CODE, ID, LANGUAGE_TAG, Record

Route = tuple[str | int, ...]
Words = tuple[Rule[..., Message], Message]

_A_TEXT = Message("a text")
_A_LIST = Message("a list")
_IN_LINES = Message("a list (each entry on a line of its own after `- `)")
_A_MAPPING = Message("a mapping (fields with their values)")
_WANTED = {
    "text_expected": _A_TEXT,
    "string_type": _A_TEXT,
    "number_expected": Message("a number"),
    "int_type": Message("a whole number"),
    "bool_type": Message("`true` or `false`"),
    "tuple_type": _A_LIST,
    "countries_expected": Message("`all` or a list of country codes (`[GT, MX]`)"),
    "dict_type": _A_MAPPING,
    "model_type": _A_MAPPING,
    "model_attributes_type": _A_MAPPING,
    "day_expected": Message("a day such as 2017-07-21"),
    "moment_expected": Message("a year, quarter, month or day"),
    "literal_error": Message("a word"),
    "union_tag_invalid": Message("a word"),
}
"""What is expected, by the type of the error."""
_OF_RECORDS = ("model_type", "model_attributes_type")

_CODES: dict[str, tuple[Message, Callable[[str], str | None]]] = {
    "country_code": (Message("a country code of ISO 3166-1, such as `GT`"), country_meant),
    "currency_code": (Message("a currency code of ISO 4217, such as `USD`"), currency_meant),
}
"""What is expected, and what was meant by something else."""
_PATTERNS = {
    LANGUAGE_TAG: Message("a language code of BCP 47, such as `es`"),
    ACTION_ID: Message("the id of an action, such as `INT-01`"),
    GROUP_CODE: Message("the code of a working group, such as `INT`"),
    ID: Message("an id: letters, digits, hyphens and full stops"),
}
_DECISION = "decision"
"""The field that says which kind of decision one is."""
_ABSENT = object()


def kind_of(value: object) -> Message:
    """What a value is, in words."""
    if isinstance(value, bool):
        return Message("`true`") if value else Message("`false`")
    if value is None:
        return Message("nothing")
    if isinstance(value, str):
        return _A_TEXT
    if isinstance(value, list):
        return _A_LIST
    if isinstance(value, dict):
        return _A_MAPPING
    return Message("the number {value} (quotes make it a text)", value=value)


def _quoted(value: object) -> str:
    """A value on one line, short enough for a message."""
    return short(("false", "true")[value] if isinstance(value, bool) else str(value))


def _readings(data: object, loc: tuple[int | str, ...]) -> Iterator[tuple[Route, object]]:
    """Every way to walk a loc through the data: a segment is a step, or a name of pydantic's that is none."""
    if not loc:
        yield (), data
        return
    segment, rest = loc[0], loc[1:]
    inner: object = _ABSENT
    if isinstance(data, Mapping):
        inner = data.get(segment, _ABSENT)
    elif isinstance(data, list) and isinstance(segment, int) and segment < len(data):
        inner = data[segment]
    if inner is not _ABSENT:
        for route, value in _readings(inner, rest):
            yield (segment, *route), value
    yield from _readings(data, rest)


def route_of(data: object, error: ErrorDetails) -> Route:
    """The route in the data that an error means: the reading whose value is the error's input, else the longest."""
    readings = list(_readings(data, error["loc"]))
    exact = [route for route, value in readings if value is error["input"]]
    return max(exact or [route for route, _ in readings], key=len)


def _context(error: ErrorDetails, *names: str) -> str:
    """What pydantic says besides, under the first of the names that it uses."""
    context = error.get("ctx", {})
    return next((str(context[name]) for name in names if name in context), "")


def record_at(root: Type, data: object, route: Route) -> type[Record] | None:
    """The model of the record at a route; of the kinds of decisions, the one that the decision says it is."""
    records = records_at(root, route)
    if len(records) > 1:
        decision: Any = held_at(data, route)
        records = [each for each in records if decision[_DECISION] in get_args(fields_of(each)[_DECISION])]
    return records[0] if records else None


def held_at(data: Any, route: Route) -> Any:  # noqa: ANN401 - plain data of any depth
    """What the data holds at a route that leads through it."""
    for segment in route:
        data = data[segment]
    return data


def _allowed(error: ErrorDetails) -> tuple[str, ...]:
    """The words that a field knows, in their order."""
    expected = _context(error, "expected", "expected_tags")
    return tuple(word.strip("' ") for word in expected.replace(" or ", ", ").split(", "))


def _least(error: ErrorDetails) -> int:
    """How many entries a list that has too few needs."""
    return int(_context(error, "min_length"))


def _is_consequence(error: ErrorDetails) -> bool:
    """Whether a list has too few entries only because some of them are wrong, which other errors say."""
    return error["type"] == "too_short" and len(error["input"]) >= _least(error)


def _twice_wrong(errors: list[ErrorDetails]) -> Callable[[ErrorDetails], bool]:
    """Whether an entry has no value only because its key is wrong: `{es:Text}` is one mistake."""
    keys = {error["loc"][:-1] for error in errors if error["loc"][-1:] == ("[key]",)}
    return lambda error: error["input"] is None and error["loc"] in keys


def _one_of(value: object, error: ErrorDetails) -> Words:
    return not_one_of, not_one_of(_quoted(value), _allowed(error))


def _code(value: object, error: ErrorDetails) -> Words:
    wanted, meant = _CODES[error["type"]]
    near = "countries: all" if "countries" in error["loc"] and is_everyone(str(value)) else meant(str(value))
    return not_a_code, not_a_code(_quoted(value), wanted, near)


def _patterned(value: object, error: ErrorDetails) -> Words:
    pattern = _context(error, "pattern")
    return not_a_code, not_a_code(_quoted(value), _PATTERNS[pattern], pattern_meant(str(value), pattern))


def _too_few(value: object, error: ErrorDetails) -> Words:
    assert isinstance(value, list)  # nothing else has a length
    message = Message("the list has {given} of at least {least} entries", given=len(value), least=_least(error))
    return number_out_of_range, message


_WORDINGS: dict[str, Callable[[object, ErrorDetails], Words]] = {
    "literal_error": _one_of,
    "union_tag_invalid": _one_of,
    "day_expected": lambda value, _: (not_a_day, not_a_day(_quoted(value))),
    "moment_expected": lambda value, _: (not_a_moment, not_a_moment(_quoted(value))),
    "country_code": _code,
    "currency_code": _code,
    "string_pattern_mismatch": _patterned,
    "empty_text": lambda _value, _: (empty_text, empty_text()),
    "line_break": lambda _value, _: (line_break, line_break()),
    "email_address": lambda value, _: (not_an_email_address, not_an_email_address(_quoted(value))),
    "negative_amount": lambda value, _: (number_out_of_range, number_out_of_range(_quoted(value))),
    "too_short": _too_few,
}
"""How to word what is wrong with a value, by the type of the error; every other error is about its kind."""


_NUMBERS = ("number_expected", "int_type")
_MEANT: dict[str, Callable[[str], str | None]] = {
    "countries_expected": countries_meant,
    **dict.fromkeys(_NUMBERS, number_meant),
}
"""What was meant by a text in the place of something else, by the type of the error."""


def _wanted(value: object, error: ErrorDetails) -> Message:
    """What is expected; a list as it would be written where the value shows it."""
    wanted = _WANTED.get(error["type"], Message("a value"))
    if wanted is not _A_LIST or not isinstance(value, str):
        return wanted
    meant = list_meant(value)
    return Message("a list (`{list}`)", list=meant) if meant is not None else _IN_LINES


def _words(value: object, error: ErrorDetails) -> Words:
    wording = _WORDINGS.get(error["type"])
    if wording is None or value is None or (isinstance(value, list | dict) and error["type"] != "too_short"):
        meant = _MEANT.get(error["type"]) if isinstance(value, str) else None
        return wrong_type, wrong_type(_wanted(value, error), _kind(value, error), meant and meant(str(value)))
    return wording(value, error)


def _kind(value: object, error: ErrorDetails) -> Message:
    """What a value is; of a number that its quotes make a text, why it is none."""
    is_number = error["type"] in _NUMBERS and isinstance(value, str) and number_meant(value) == value
    return Message("a text (its quotes make it one)") if is_number else kind_of(value)


def _missing(root: Type, data: object, error: ErrorDetails) -> tuple[Words, Route, Part]:
    """A field that is not there: its record is to blame, at its key."""
    route = route_of(data, {**error, "loc": error["loc"][:-1]})
    record = record_at(root, data, route)
    assert record is not None  # nothing else misses a field
    return (missing_field, missing_field(str(error["loc"][-1]), Message(record.called))), route, Part.KEY


def _unknown(root: Type, data: object, error: ErrorDetails) -> tuple[Words, Route, Part]:
    """A field that its record does not have."""
    route = route_of(data, error)
    record = record_at(root, data, route[:-1])
    assert record is not None  # nothing else knows its fields
    name, known = _quoted(route[-1]), tuple(fields_of(record))
    return (unknown_field, unknown_field(name, Message(record.called), known)), route, Part.KEY


def _undecided(root: Type, data: object, error: ErrorDetails) -> tuple[Words, Route, Part]:
    """A decision that does not say, or not in a word that is known, which kind it is."""
    del root
    route, given = (*route_of(data, error), _DECISION), error["input"]
    if not isinstance(given, Mapping) or _DECISION not in given:
        return (missing_field, missing_field(_DECISION, Message("a decision"))), route[:-1], Part.KEY
    if given[_DECISION] is None:
        return (missing_field, no_value(_DECISION, Message("a decision"))), route, Part.KEY
    return _words(given[_DECISION], error), route, Part.VALUE


def _of_value(root: Type, data: object, error: ErrorDetails) -> tuple[Words, Route, Part]:
    """A value, or a key of a mapping, that is not what it must be."""
    if error["loc"][-1:] == ("[key]",):
        return _words(error["input"], error), _key_route(data, error), Part.KEY
    route = route_of(data, error)
    if error["input"] is None and (record := record_at(root, data, route[:-1])) is not None:
        return (missing_field, no_value(str(route[-1]), Message(record.called))), route, Part.KEY
    if error["type"] in _OF_RECORDS and len(records := records_at(root, route)) == 1:
        return (wrong_type, wrong_type(fields_meant(records[0]), kind_of(error["input"]))), route, Part.VALUE
    if error["type"] == "tuple_type" and len(records := records_at(root, (*route, 0))) == 1:
        wanted = Message("a list, each entry {record}", record=fields_meant(records[0]))
        return (wrong_type, wrong_type(wanted, kind_of(error["input"]))), route, Part.VALUE
    return _words(error["input"], error), route, Part.VALUE


def _key_route(data: object, error: ErrorDetails) -> Route:
    """The route of the entry whose key is wrong: the key is the last segment before pydantic's `[key]`."""
    return max((route for route, _ in _readings(data, error["loc"][:-1])), key=len)


_KINDS: dict[str, Callable[[Type, object, ErrorDetails], tuple[Words, Route, Part]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_not_found": _undecided,
    "union_tag_invalid": _undecided,
}


def judge(file: str, root: Type, data: object, errors: list[ErrorDetails]) -> list[Finding]:
    """Turn pydantic's errors on the data of a file into findings, each at its place; one more than are of use."""
    findings, twice = [], _twice_wrong(errors)
    told = (error for error in errors if not _is_consequence(error) and not twice(error))
    for error in islice(told, MOST_FAULTS + 1):
        (by, message), route, part = _KINDS.get(error["type"], _of_value)(root, data, error)
        findings.append(found(by, Blame(Address(file, route, part), message)))
    return findings
