"""data/matrices/: what is asked of every Member Country."""

from typing import ClassVar, Literal

from pydantic import Field

from workplan_cli.models.words import Day, Id, LanguageTag, Line, Many, Record, Text

Requirement = Literal["citation", "date", "note"]
Kind = Literal["treaties", "indicators", "legislation"]


class Instrument(Record):
    """The treaty or model law that the rows are drawn from."""

    called: ClassVar[str] = "an instrument"

    name: Text | None = None
    """Name of the treaty or model law."""
    citation: Line | None = None
    """Where it is published."""


class SignatureWindow(Record):
    """The days on which a treaty was open for signature, both included."""

    called: ClassVar[str] = "a signature window"

    start: Day | None = None
    """The first day on which it could be signed."""
    end: Day | None = None
    """The last day on which it could be signed."""


class Treaty(Record):
    """An instrument whose signature and deposit rows of the matrix ask for."""

    called: ClassVar[str] = "a treaty"

    name: Text | None = None
    """Name of the treaty."""
    citation: Line | None = None
    """Where it is published."""
    signature: SignatureWindow | None = None
    """The days on which it was open for signature."""
    in_force: Day | None = None
    """The day on which it entered into force."""


class Row(Record):
    """One question."""

    called: ClassVar[str] = "a row"

    id: Id
    """Id of the row, which answers refer to; it is never changed."""
    text: Text
    """What is asked."""
    reference: Line | None = None
    """Article and paragraph of the instrument, in quotes."""
    topic: Text | None = None
    """Topic under which the row stands."""
    obligation: Literal["mandatory", "consider", "endeavour"] | None = None
    """How strongly the instrument obliges: `mandatory`, `consider` or `endeavour`."""
    requires: Many[Requirement] = ()
    """What a `yes` or `in_part` must bring."""
    treaty: Id | None = None
    """Id of the treaty that the row asks about."""
    step: Literal["signature", "deposit"] | None = None
    """The step of that treaty that the row asks about."""


class Matrix(Record):
    """The questions on one instrument."""

    called: ClassVar[str] = "a matrix"

    id: Id
    """Id of the matrix, which country files refer to; it is never changed."""
    title: Text
    """Title of the matrix."""
    language: LanguageTag | None = None
    """Language of every text in this file that does not name its own; without it, the plan's first."""
    kind: Kind = "indicators"
    """What the matrix is about: indicators of compliance, national legislation or the status of treaties."""
    instrument: Instrument | None = None
    """The treaty or model law that the rows are drawn from."""
    note: Text | None = None
    """A remark that is printed with the matrix."""
    deadline: Day | None = None
    """The day by which countries answer; without it the matrix is never overdue."""
    treaties: dict[Id, Treaty] = Field(default_factory=dict)
    """The treaties that the rows ask about, each under an id of its own."""
    rows: Many[Row] = ()
    """What is asked, row by row."""
