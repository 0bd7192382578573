"""data/countries/: what one Member Country submits."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from workplan_cli.models.words import (
    PERSONAL,
    ActionId,
    CountryCode,
    Day,
    Email,
    Id,
    LanguageTag,
    Line,
    Many,
    Record,
    Text,
)

Status = Literal["yes", "in_part", "no", "not_applicable"]
Stand = Literal["lead", "participate", "observe", "reserve", "decline"]
Act = Literal["ratification", "accession", "acceptance", "approval", "succession"]


class Compiled(Record):
    """Set where the secretariat filled the file in from public sources."""

    called: ClassVar[str] = "a compilation"

    by: Id | None = None
    on: Day | None = None
    from_: Text | None = Field(default=None, alias="from")


class FocalPoint(Record):
    """Whom the secretariat writes to."""

    called: ClassVar[str] = "a focal point"

    name: Annotated[Line | None, PERSONAL] = None
    position: Text | None = None
    institution: Text | None = None
    email: Annotated[Email | None, PERSONAL] = None
    phone: Annotated[Line | None, PERSONAL] = None


class Delegate(Record):
    """Whom the country sends to the workshop."""

    called: ClassVar[str] = "a delegate"

    profile: Id | None = None
    name: Annotated[Line | None, PERSONAL] = None
    position: Text | None = None
    institution: Text | None = None
    email: Annotated[Email | None, PERSONAL] = None
    phone: Annotated[Line | None, PERSONAL] = None


class Answer(Record):
    """What the country says to one row."""

    called: ClassVar[str] = "an answer"

    status: Status | None = None
    citation: Line | None = None
    date: Day | None = None
    act: Act | None = None
    note: Text | None = None
    source: Text | None = None
    as_of: Day | None = None
    verified: bool | None = None


class MatrixReply(Record):
    """What the country says to one matrix."""

    called: ClassVar[str] = "a country's reply"

    status: Literal["draft", "submitted"] | None = None
    submitted: Day | None = None
    extension: Day | None = None
    answers: dict[Id, Answer] = Field(default_factory=dict)


class Position(Record):
    """What the country says to one action of a working group."""

    called: ClassVar[str] = "a position"

    position: Stand | None = None
    note: Text | None = None


class CountryFile(Record):
    """One Member Country's file."""

    called: ClassVar[str] = "a country file"

    country: CountryCode
    language: LanguageTag | None = None
    compiled: Compiled | None = None
    focal_point: FocalPoint | None = None
    delegation: Many[Delegate] = ()
    matrices: dict[Id, MatrixReply] = Field(default_factory=dict)
    positions: dict[ActionId, Position] = Field(default_factory=dict)
