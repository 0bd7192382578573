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
    """Who filled the file in: the id of a partner, or `TS` for the Technical Secretariat."""
    on: Day | None = None
    """The day on which it was filled in."""
    from_: Text | None = Field(default=None, alias="from")
    """The public sources it was filled in from."""


class FocalPoint(Record):
    """Whom the secretariat writes to."""

    called: ClassVar[str] = "a focal point"

    name: Annotated[Line | None, PERSONAL] = None
    """Name of the official; personal data."""
    position: Text | None = None
    """Post of the official."""
    institution: Text | None = None
    """Institution of the official."""
    email: Annotated[Email | None, PERSONAL] = None
    """One e-mail address, to which reminders are sent; personal data."""
    phone: Annotated[Line | None, PERSONAL] = None
    """Telephone number, in quotes; personal data."""

    @property
    def known(self) -> bool:
        """Whether anything is said of it: the empty fields that `workplan new` writes name nobody."""
        return any((self.name, self.position, self.institution, self.email, self.phone))


class Delegate(Record):
    """Whom the country sends to the workshop."""

    called: ClassVar[str] = "a delegate"

    profile: Id | None = None
    """Id of a profile of the plan, such as `prosecutor`."""
    name: Annotated[Line | None, PERSONAL] = None
    """Name of the delegate; personal data."""
    position: Text | None = None
    """Post of the delegate."""
    institution: Text | None = None
    """Institution of the delegate."""
    email: Annotated[Email | None, PERSONAL] = None
    """One e-mail address; personal data."""
    phone: Annotated[Line | None, PERSONAL] = None
    """Telephone number, in quotes; personal data."""


class Answer(Record):
    """What the country says to one row."""

    called: ClassVar[str] = "an answer"

    status: Status | None = None
    """The answer itself. Leave it out where it is not known: a missing answer is not a `no`."""
    citation: Line | None = None
    """The law, with its number and article."""
    date: Day | None = None
    """The day of the law, the signature or the deposit, such as 2017-07-21."""
    act: Act | None = None
    """How the State became a party, in a row that asks for a deposit."""
    note: Text | None = None
    """What has to be said besides; a `no` and an `in_part` need it."""
    source: Text | None = None
    """Where the answer comes from."""
    as_of: Day | None = None
    """The day for which the answer holds."""
    verified: bool | None = None
    """`true` where the whole answer was compared with its source."""


class MatrixReply(Record):
    """What the country says to one matrix."""

    called: ClassVar[str] = "a country's reply"

    status: Literal["draft", "submitted"] | None = None
    """`draft` while the country still works on it, `submitted` when it is handed in."""
    submitted: Day | None = None
    """The day on which it was handed in."""
    extension: Day | None = None
    """A later deadline that was granted to the country."""
    answers: dict[Id, Answer] = Field(default_factory=dict)
    """The answers, each under the id of its row in the matrix."""


class Position(Record):
    """What the country says to one action of a working group."""

    called: ClassVar[str] = "a position"

    position: Stand | None = None
    """Whether the country leads the action, takes part, observes, has a reservation or declines."""
    note: Text | None = None
    """The reservation, or the reason."""


class CountryFile(Record):
    """One Member Country's file."""

    called: ClassVar[str] = "a country file"

    country: CountryCode
    """ISO 3166-1 code of the country, upper case: `GT`."""
    language: LanguageTag | None = None
    """Language of every text in this file that does not name its own; without it, the plan's first."""
    compiled: Compiled | None = None
    """Only where the secretariat filled the file in from public sources."""
    focal_point: FocalPoint | None = None
    """Whom the secretariat writes to."""
    delegation: Many[Delegate] = ()
    """Whom the country sends to the workshop."""
    matrices: dict[Id, MatrixReply] = Field(default_factory=dict)
    """What the country says to each matrix, under the id of the matrix."""
    positions: dict[ActionId, Position] = Field(default_factory=dict)
    """What the country says to the actions of the working groups, each under the id of the action."""
