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
    citation: Line | None = None


class SignatureWindow(Record):
    """The days on which a treaty was open for signature, both included."""

    called: ClassVar[str] = "a signature window"

    start: Day | None = None
    end: Day | None = None


class Treaty(Record):
    """An instrument whose signature and deposit rows of the matrix ask for."""

    called: ClassVar[str] = "a treaty"

    name: Text | None = None
    citation: Line | None = None
    signature: SignatureWindow | None = None
    in_force: Day | None = None


class Row(Record):
    """One question."""

    called: ClassVar[str] = "a row"

    id: Id
    text: Text
    reference: Line | None = None
    topic: Text | None = None
    obligation: Literal["mandatory", "consider", "endeavour"] | None = None
    requires: Many[Requirement] = ()
    treaty: Id | None = None
    step: Literal["signature", "deposit"] | None = None


class Matrix(Record):
    """The questions on one instrument."""

    called: ClassVar[str] = "a matrix"

    id: Id
    title: Text
    language: LanguageTag | None = None
    kind: Kind = "indicators"
    instrument: Instrument | None = None
    note: Text | None = None
    deadline: Day | None = None
    treaties: dict[Id, Treaty] = Field(default_factory=dict)
    rows: Many[Row] = ()
