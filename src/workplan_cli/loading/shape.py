"""What can be wrong with the fields of a file: WP020 to WP029, and the pydantic errors they come from."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from workplan_cli.address import Address, Part
from workplan_cli.findings import Blame, Finding, Message, Rule, Severity, found, rule
from workplan_cli.loading.fields import Type, fields_of, records_at

ERROR = Severity.ERROR


@rule("WP020", ERROR)
def missing_field(field: str, record: Message) -> Message:
    """
    What: A field is not there without which the rest means nothing, such as the title of an action.

    Why: The document cannot print, sort or refer to what has no name.

    Wrong:
        # data/countries/guatemala.yaml
        language: es

    Right:
        # data/countries/guatemala.yaml
        country: GT
        language: es
    """
    return Message("`{field}` is missing from {record}", field=field, record=record)


@rule("WP021", ERROR)
def unknown_field(field: str, record: Message, known: tuple[str, ...]) -> Message:
    """
    What: A field has a name that is not foreseen there.

    Why: What stands under a misspelt name would be lost without a word.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        lenguage: es

    Right:
        # data/countries/guatemala.yaml
        country: GT
        language: es
    """
    if near := get_close_matches(field, known, n=1):
        return Message(
            "`{field}` is no field of {record}; did you mean `{near}`?", field=field, record=record, near=near[0]
        )
    return Message("`{field}` is no field of {record}", field=field, record=record)


@rule("WP022", ERROR)
def wrong_type(wanted: Message, given: Message) -> Message:
    """
    What: A value is of another kind than its field: a number where text is meant, one value where a list is meant.

    Why: The document would show something else than what was meant. Quotes make a number a text, square brackets or
    lines that begin with `- ` make a list.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          phone: 24110000

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          phone: "24110000"
    """
    return Message("{wanted} is expected here, not {given}", wanted=wanted, given=given)


@rule("WP023", ERROR)
def not_one_of(given: object, allowed: tuple[str, ...]) -> Message:
    """
    What: A value is not one of the words that its field knows.

    Why: The grids and lists of the document sort by these words.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: send

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
    """
    listed = ", ".join(f"`{word}`" for word in allowed)
    near = get_close_matches(str(given).lower().replace(" ", "_"), [word.lower() for word in allowed], n=1)
    if near:
        meant = next(word for word in allowed if word.lower() == near[0])
        return Message(
            "`{given}` is not one of {listed}; did you mean `{near}`?", given=given, listed=listed, near=meant
        )
    return Message("`{given}` is not one of {listed}", given=given, listed=listed)


@rule("WP024", ERROR)
def not_a_day(given: object) -> Message:
    """
    What: A date is not written as year, month and day, or that day does not exist.

    Why: `03/04/2018` is March in one country and April in the next.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: submitted, submitted: 18/07/2017}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: submitted, submitted: 2017-07-18}
    """
    return Message("`{given}` is no day; write it as 2017-07-21", given=given)


@rule("WP025", ERROR)
def not_a_moment(given: object) -> Message:
    """
    What: The start or end of a period is not a year, quarter, month or day.

    Why: The chronogram needs to know the quarter.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: spring 2018, end: 2018-Q4}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q2, end: 2018-Q4}}
    """
    return Message("`{given}` is no moment; write 2018, 2018-Q1, 2018-03 or 2018-03-15", given=given)


@rule("WP026", ERROR)
def not_a_code(given: object, wanted: Message) -> Message:
    """
    What: A code is not written as its standard writes it: a country by ISO 3166-1 (`GT`), a language by BCP 47
    (`es`), a currency by ISO 4217 (`USD`), an action as `INT-01`.

    Why: Codes are how files refer to each other.

    Wrong:
        # data/countries/guatemala.yaml
        country: Guatemala

    Right:
        # data/countries/guatemala.yaml
        country: GT
    """
    return Message("`{given}` is not {wanted}", given=given, wanted=wanted)


@rule("WP027", ERROR)
def empty_text() -> Message:
    """
    What: A text has nothing in it but blanks.

    Why: The document would show an empty line where a reader expects words. Leave the field out.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: "  "

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point:
          institution: Ministry of Examples
    """
    return Message("the text is empty; leave the field out")


@rule("WP028", ERROR)
def number_out_of_range(given: object) -> Message:
    """
    What: An amount is negative, or a list has fewer entries than it needs.

    Why: A negative budget would lower the total, and a merge of one action joins nothing.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: -5, currency: USD}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: 5, currency: USD, source: Estimate}}
    """
    return Message("`{given}` is too few or too little here", given=given)


@rule("WP029", ERROR)
def not_an_email_address(given: object) -> Message:
    """
    What: An e-mail address is none, or there are several in one field.

    Why: The reminder would not arrive.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: Ministry of Examples, email: office at example.org}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: Ministry of Examples, email: office@example.org}
    """
    return Message("`{given}` is not one e-mail address", given=given)


RULES = (
    missing_field,
    unknown_field,
    wrong_type,
    not_one_of,
    not_a_day,
    not_a_moment,
    not_a_code,
    empty_text,
    number_out_of_range,
    not_an_email_address,
)

_WANTED = {
    "text_expected": Message("a text"),
    "string_type": Message("a text"),
    "number_expected": Message("a number"),
    "int_type": Message("a whole number"),
    "bool_type": Message("`true` or `false`"),
    "tuple_type": Message("a list"),
    "dict_type": Message("a mapping (fields with their values)"),
    "model_type": Message("a mapping (fields with their values)"),
    "model_attributes_type": Message("a mapping (fields with their values)"),
}

_CODES = {
    "country_code": Message("a country code of ISO 3166-1, such as `GT`"),
    "currency_code": Message("a currency code of ISO 4217, such as `USD`"),
}

_PATTERNS = {
    "^[a-z]{2,3}": Message("a language code of BCP 47, such as `es`"),
    "^[A-Z]+-[0-9]+$": Message("the id of an action, such as `INT-01`"),
    "^[A-Z]+$": Message("the code of a working group, such as `INT`"),
}
_AN_ID = Message("an id: letters, digits, hyphens and full stops")


def kind_of(value: object) -> Message:
    """What a value is, in words."""
    if isinstance(value, bool):
        return Message("`true`") if value else Message("`false`")
    if value is None:
        return Message("nothing")
    if isinstance(value, str):
        return Message("a text")
    if isinstance(value, list):
        return Message("a list")
    if isinstance(value, dict):
        return Message("a mapping (fields with their values)")
    return Message("the number {value} (quotes make it a text)", value=value)


def _shown(value: object) -> str:
    """A value short enough for a message."""
    if isinstance(value, list | dict):
        return "…"
    text = str(value).replace("\n", " ")
    return text if len(text) <= 40 else text[:39] + "…"


def _readings(data: object, loc: tuple[int | str, ...]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every way to walk a loc through the data: a segment is a step, or a name of pydantic's that is none."""
    if not loc:
        yield (), data
        return
    segment, rest = loc[0], loc[1:]
    if isinstance(data, Mapping) and segment in data:
        for route, value in _readings(data[segment], rest):
            yield (segment, *route), value
    elif isinstance(data, list) and isinstance(segment, int) and segment < len(data):
        for route, value in _readings(data[segment], rest):
            yield (segment, *route), value
    yield from _readings(data, rest)


def _resolve(data: object, error: ErrorDetails) -> tuple[str | int, ...]:
    """The route in the data that an error means: the reading whose value is the error's input, else the longest."""
    readings = list(_readings(data, tuple(error["loc"])))
    exact = [route for route, value in readings if value is error["input"]]
    return max(exact or [route for route, _ in readings], key=len)


def _pattern(error: ErrorDetails) -> Message:
    pattern = str(error.get("ctx", {}).get("pattern", ""))
    return next((said for start, said in _PATTERNS.items() if pattern.startswith(start)), _AN_ID)


def _called(root: Type, route: tuple[str | int, ...]) -> tuple[Message, tuple[str, ...]]:
    """What the record at a route is called, and its fields."""
    records: list[type[BaseModel]] = records_at(root, route)
    names = tuple(dict.fromkeys(name for record in records for name in fields_of(record)))
    called: Any = getattr(records[0], "called", "a record") if records else "a record"
    return Message(called), names


def _allowed(error: ErrorDetails) -> tuple[str, ...]:
    expected = str(error.get("ctx", {}).get("expected", error.get("ctx", {}).get("expected_tags", "")))
    return tuple(word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",") if word.strip())


def _judge(
    root: Type, data: object, error: ErrorDetails
) -> tuple[Rule[..., Message], Message, tuple[str | int, ...], Part]:
    kind, value, loc = error["type"], error["input"], error["loc"]
    if kind == "missing":
        route = _resolve(data, {**error, "loc": loc[:-1]})
        return missing_field, missing_field(str(loc[-1]), _called(root, route)[0]), route, Part.KEY
    if kind == "extra_forbidden":
        route = _resolve(data, error)
        return unknown_field, unknown_field(str(loc[-1]), *_called(root, route[:-1])), route, Part.KEY
    part = Part.VALUE
    if loc and loc[-1] == "[key]":
        route, part = _key_route(data, loc), Part.KEY
    else:
        route = _resolve(data, error)
    by, message = _words(kind, value, error)
    if kind.startswith("union_tag"):
        return by, message, (*route, "decision"), part
    return by, message, route, part


def _key_route(data: object, loc: tuple[int | str, ...]) -> tuple[str | int, ...]:
    return max((route for route, _ in _readings(data, loc[:-1])), key=len)


def _words(kind: str, value: object, error: ErrorDetails) -> tuple[Rule[..., Message], Message]:
    if kind == "union_tag_not_found":
        return missing_field, missing_field("decision", Message("a decision"))
    if kind == "union_tag_invalid":
        tag = value.get("decision") if isinstance(value, dict) else value
        return not_one_of, not_one_of(_shown(tag), _allowed(error))
    if kind == "literal_error":
        return not_one_of, not_one_of(_shown(value), _allowed(error))
    if kind == "day_expected":
        return not_a_day, not_a_day(_shown(value))
    if kind == "moment_expected":
        return not_a_moment, not_a_moment(_shown(value))
    if kind in _CODES:
        return not_a_code, not_a_code(_shown(value), _CODES[kind])
    if kind == "string_pattern_mismatch":
        return not_a_code, not_a_code(_shown(value), _pattern(error))
    if kind == "empty_text":
        return empty_text, empty_text()
    if kind == "email_address":
        return not_an_email_address, not_an_email_address(_shown(value))
    if kind in ("negative_amount", "too_short"):
        return number_out_of_range, number_out_of_range(_shown(value))
    wanted = _WANTED.get(kind, Message("something else"))
    return wrong_type, wrong_type(wanted, kind_of(value))


def judge(file: str, root: Type, data: object, errors: list[ErrorDetails]) -> list[Finding]:
    """Turn pydantic's errors on the data of a file into findings, each at its place."""
    findings = []
    for error in errors:
        by, message, route, part = _judge(root, data, error)
        findings.append(found(by, Blame(Address(file, route, part), message)))
    return findings
