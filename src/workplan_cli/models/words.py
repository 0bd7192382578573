"""The kinds of words that every file is made of: text, day, period, code, money, label."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    PlainValidator,
    Strict,
    StringConstraints,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from workplan_cli.models.codes import COUNTRIES, CURRENCIES

T = TypeVar("T")

# `$` alone also matches before a line break at the end, which a text in a block has.
LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$(?!\n)"
ID = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$(?!\n)"
ACTION_ID = r"^[A-Z]+-[0-9]{1,9}$(?!\n)"
GROUP_CODE = r"^[A-Z]+$(?!\n)"


class Once:
    """At the end of an annotation, has its schema made once and not once for every field that has it.

    Half of the time that pydantic takes to get ready goes into the same few schemas of words. Not for annotations of a
    class: their schema refers to definitions beside it.
    """

    def __init__(self) -> None:
        self.made: CoreSchema | None = None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The schema. Pydantic adds to what it gets, so everybody gets a copy."""
        if self.made is None:
            self.made = handler(source)
        return copy(self.made)


class Personal:
    """Marks a field that names or reaches a person: the plan's label for personal data covers it."""


PERSONAL = Personal()


def _filled(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("empty_text", "text is empty")
    return text


def _one_line(text: str) -> str:
    """Take off the line break that a block ends with. One inside would end a mail's header or the row of a table."""
    line = _filled(text).rstrip("\n")
    if "\n" in line:
        raise PydanticCustomError("line_break", "one line is expected")
    return line


def _read_text(value: object) -> object:
    if type(value) is dict:
        return value
    raise PydanticCustomError("text_expected", "a text or a mapping of texts by language")


@lru_cache(maxsize=1 << 10)
def is_language_tag(key: object) -> bool:
    """Whether a key of a text is the tag of a language (BCP 47)."""
    return type(key) is str and re.match(LANGUAGE_TAG, key) is not None


def _at_a_glance(value: object, read: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
    """A text that is right. One that is not is read again, part by part, to say what is wrong and where.

    Half of what a file says is texts, and five calls for each are most of what its validation takes.
    """
    if type(value) is str:
        value = {info.context["language"] if info.context else "und": value}
    if type(value) is not dict:
        return read(value)
    for tag, said in value.items():
        if type(said) is not str or not said or said.isspace() or not is_language_tag(tag):
            return read(value)
    return value


class FreeText:
    """Marks words of somebody's own, in contrast to a code or one of a list."""


FREE_TEXT = FreeText()

Line = Annotated[str, AfterValidator(_one_line), FREE_TEXT, Once()]
"""What is said on one line: a name, a telephone number, a citation."""
Paragraphs = Annotated[str, AfterValidator(_filled), FREE_TEXT, Once()]
LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_TAG), Once()]
Id = Annotated[str, StringConstraints(pattern=ID), Once()]
ActionId = Annotated[str, StringConstraints(pattern=ACTION_ID), Once()]
GroupCode = Annotated[str, StringConstraints(pattern=GROUP_CODE), Once()]
Text = Annotated[
    dict[LanguageTag, Paragraphs], BeforeValidator(_read_text), WrapValidator(_at_a_glance), FREE_TEXT, Once()
]
"""What is said, by language. A plain string is in the language of its file."""

Many = Annotated[tuple[T, ...], Strict(strict=False)]
"""A list in the file."""


def _in_list(codes: frozenset[str], kind: str) -> Callable[[str], str]:
    def check(code: str) -> str:
        if code not in codes:
            raise PydanticCustomError(kind, "no such code")
        return code

    return check


CountryCode = Annotated[str, AfterValidator(_in_list(COUNTRIES, "country_code")), Once()]
"""ISO 3166-1 alpha-2, upper case."""
Currency = Annotated[str, AfterValidator(_in_list(CURRENCIES, "currency_code")), Once()]
"""ISO 4217."""

EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]]+@[^@\s<>,;:\"()\[\]]+\.[A-Za-z]{2,}")


def _one_address(address: str) -> str:
    if not EMAIL.fullmatch(address):
        raise PydanticCustomError("email_address", "not one e-mail address")
    return address


Email = Annotated[str, AfterValidator(_one_address), Once()]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@lru_cache(maxsize=1 << 16)
def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read_day(value: object) -> date:
    day = _day(value) if type(value) is str else None
    if day is None:
        raise PydanticCustomError("day_expected", "a day such as 2017-07-21")
    return day


Day = Annotated[
    date,
    PlainValidator(_read_day),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
    Once(),
]


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, quarter, month or day, as written, with its first and last day."""

    written: str
    unit: Literal["year", "quarter", "month", "day"]
    first: date
    last: date

    @property
    def quarter(self) -> int:
        """The number of the quarter that the moment begins in, 1 to 4."""
        return (self.first.month + 2) // 3


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


_MOMENT = re.compile(r"(?P<year>[1-9]\d{3})(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.ASCII)


@lru_cache(maxsize=4096)
def moment(written: str) -> Moment | None:
    """The moment that `2018`, `2018-Q1`, `2018-03` or `2018-03-15` stands for, or None."""
    if day := _day(written):
        return Moment(written, "day", day, day)
    match = _MOMENT.fullmatch(written)
    if match is None:
        return None
    year = int(match["year"])
    if match["quarter"]:
        last = 3 * int(match["quarter"])
        return Moment(written, "quarter", *_months(year, last - 2, last))
    if match["month"]:
        return Moment(written, "month", *_months(year, int(match["month"]), int(match["month"])))
    return Moment(written, "year", *_months(year, 1, 12))


def _read_moment(value: object) -> Moment:
    read = moment(str(value)) if type(value) in (str, int) else None
    if read is None:
        raise PydanticCustomError("moment_expected", "a year, quarter, month or day")
    return read


When = Annotated[
    Moment,
    PlainValidator(_read_moment),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "string", "pattern": r"^[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?$"},
            ]
        }
    ),
]


def _read_number(value: object) -> Decimal:
    if type(value) is int or isinstance(value, Decimal):
        return Decimal(value)
    raise PydanticCustomError("number_expected", "a number")


Number = Annotated[Decimal, PlainValidator(_read_number), WithJsonSchema({"type": "number"}), Once()]
"""An exact decimal; NaN and Infinity are none."""


def _amount(value: Decimal) -> Decimal:
    if value < 0:
        raise PydanticCustomError("negative_amount", "an amount is not negative")
    return value


Amount = Annotated[Number, AfterValidator(_amount)]

Tlp = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
"""Traffic Light Protocol 2.0, FIRST, August 2022; from the widest to the narrowest audience."""

LABELS: tuple[Tlp, ...] = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")


class Record(BaseModel):
    """Anything in a file that may carry a label of its own."""

    called: ClassVar[str] = "a record"
    """What a finding calls it."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True, regex_engine="python-re")

    tlp: Tlp | None = None
    """Label of this entry by the Traffic Light Protocol 2.0, where it differs from that of the file or the plan."""


class Period(Record):
    """From the first day of `start` to the last day of `end`."""

    called: ClassVar[str] = "a period"

    start: When | None = None
    """The period begins on the first day of this year, quarter, month or day: `2018`, `2018-Q1`, `2018-03-15`."""
    end: When | None = None
    """The period ends on the last day of this year, quarter, month or day."""


def said_in(text: Mapping[str, str], language: str) -> str | None:
    """What the text says in a language: `pt` serves for `pt-BR` and the other way round. None where it says nothing."""
    if language in text:
        return text[language]
    base = language.split("-", 1)[0]
    return next((said for tag, said in text.items() if tag.split("-", 1)[0] == base), None)
