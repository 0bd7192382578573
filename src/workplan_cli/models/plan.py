"""data/plan.yaml: who plans, with whom, and by which rules."""

from typing import ClassVar, Literal

from pydantic import Field

from workplan_cli.models.words import (
    ActionId,
    CountryCode,
    Email,
    Id,
    LanguageTag,
    Line,
    Many,
    Period,
    Record,
    Text,
    Tlp,
)

Level = Literal["error", "warning", "note", "off"]


class Labels(Record):
    """The labels that hold where a record has none: for everything, and for what names or reaches a person."""

    called: ClassVar[str] = "the labels"

    default: Tlp = "CLEAR"
    personal: Tlp | None = None


class Partner(Record):
    """An organisation that leads, facilitates or supports."""

    called: ClassVar[str] = "a partner"

    name: Text
    full_name: Text | None = None


class Session(Record):
    """One part of the workshop."""

    called: ClassVar[str] = "a session"

    title: Text
    kind: Literal["plenary", "groups"] | None = None
    description: Text | None = None


class Workshop(Record):
    """The meeting in which the working groups write their actions."""

    called: ClassVar[str] = "the workshop"

    period: Period | None = None
    place: Text | None = None
    status: Literal["proposed", "confirmed", "held"] | None = None
    methodology: Text | None = None
    deliverable: Text | None = None
    sessions: Many[Session] = ()


class Premise(Record):
    """What every action must respect."""

    called: ClassVar[str] = "a premise"

    id: Id
    text: Text


class SpaceAction(Record):
    """What another regional space does already."""

    called: ClassVar[str] = "an action of another space"

    id: ActionId
    title: Text
    source: Text | None = None


class Space(Record):
    """Another regional space, for coordination and non-duplication."""

    called: ClassVar[str] = "a space"

    id: Id
    name: Text
    note: Text | None = None
    actions: Many[SpaceAction] = ()


class Stage(Record):
    """How urgent a reminder is from `days` after the deadline on; before it, the number is negative."""

    called: ClassVar[str] = "a stage"

    name: Line
    days: int


STAGES = (
    Stage(name="courtesy", days=-14),
    Stage(name="first", days=7),
    Stage(name="second", days=21),
    Stage(name="escalation", days=35),
)
"""The stages of a plan that names none."""


class ReminderRules(Record):
    """How the secretariat reminds."""

    called: ClassVar[str] = "the reminders"

    reply_to: Email | None = None
    stages: Many[Stage] = STAGES


class Plan(Record):
    """The plan itself."""

    called: ClassVar[str] = "the plan"

    tlp: Labels | None = None  # type: ignore[assignment] # the plan's own label is two: for all, and for persons
    id: Id
    title: Text
    languages: Many[LanguageTag] = Field(min_length=1)
    members: Many[CountryCode] = Field(min_length=1)
    organisation: Text | None = None
    body: Text | None = None
    background: Text | None = None
    period: Period | None = None
    paper: Literal["letter", "a4"] = "a4"
    invited: Many[CountryCode] = ()
    partners: dict[Id, Partner] = Field(default_factory=dict)
    profiles: dict[Id, Text] = Field(default_factory=dict)
    workshop: Workshop | None = None
    premises: Many[Premise] = ()
    spaces: Many[Space] = ()
    reminders: ReminderRules = ReminderRules()
    rules: dict[Line, Level] = Field(default_factory=dict)

    @property
    def labels(self) -> Labels:
        """The plan's labels, given or not."""
        return self.tlp or Labels()
