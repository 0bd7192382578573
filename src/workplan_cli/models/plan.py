"""data/plan.yaml: who plans, with whom, and by which rules."""

from typing import Annotated, ClassVar, Literal

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
    """Label of every entry that has none."""
    personal: Tlp | None = None
    """Label of e-mail addresses, telephone numbers and names of officials."""


class Partner(Record):
    """An organisation that leads, facilitates or supports."""

    called: ClassVar[str] = "a partner"

    name: Text
    """Short name, as the tables show it."""
    full_name: Text | None = None
    """Full name."""


class Session(Record):
    """One part of the workshop."""

    called: ClassVar[str] = "a session"

    title: Text
    """Title of the session."""
    kind: Literal["plenary", "groups"] | None = None
    """Whether it is a plenary or the groups meet by themselves."""
    description: Text | None = None
    """What happens in it."""


class Workshop(Record):
    """The meeting in which the working groups write their actions."""

    called: ClassVar[str] = "the workshop"

    period: Period | None = None
    """When it takes place."""
    place: Text | None = None
    """Where it takes place."""
    status: Literal["proposed", "confirmed", "held"] | None = None
    """Whether the workshop is only proposed, confirmed, or over."""
    methodology: Text | None = None
    """How it works."""
    deliverable: Text | None = None
    """What it leaves behind."""
    sessions: Many[Session] = ()
    """Its parts, in order."""


class Premise(Record):
    """What every action must respect."""

    called: ClassVar[str] = "a premise"

    id: Id
    """Id of the premise."""
    text: Text
    """What every action must respect."""


class SpaceAction(Record):
    """What another regional space does already."""

    called: ClassVar[str] = "an action of another space"

    id: ActionId
    """Id of the action, such as `RC-01`."""
    title: Text
    """Title of the action."""
    source: Text | None = None
    """Where it is published."""


class Space(Record):
    """Another regional space, for coordination and non-duplication."""

    called: ClassVar[str] = "a space"

    id: Id
    """Id of the space."""
    name: Text
    """Name of the space."""
    note: Text | None = None
    """What has to be known of it."""
    actions: Many[SpaceAction] = ()
    """What it does already, for coordination and non-duplication."""


class Term(Record):
    """A term that is easily taken for another: what not to write, and what to write instead, in each language.

    `avoid` lists the wrong terms by language, as they would stand in a text. They are found as whole words in every
    text of that language, whatever the case and the accents, but not where they are part of the right term.
    """

    called: ClassVar[str] = "a term of the glossary"

    id: Id
    """Id of the term."""
    avoid: dict[LanguageTag, Many[Line]] = Field(default_factory=dict)
    """What is not to be written, by language."""
    use: Text | None = None
    """What is to be written instead."""
    note: Text | None = None
    """Why the two differ."""


class Decisive(Record):
    """Words of which an action has one: two actions that differ in it are two, however alike they are otherwise."""

    called: ClassVar[str] = "a decisive difference"

    terms: Many[Text] = Field(min_length=2)
    """The words that exclude each other, each in every language of the plan."""
    note: Text | None = None
    """Why the difference matters."""


class Stage(Record):
    """How urgent a reminder is from `days` after the deadline on; before it, the number is negative."""

    called: ClassVar[str] = "a stage"

    name: Line
    """Name of the stage."""
    days: int
    """Days after the deadline from which on it holds; negative before the deadline."""


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
    """Address that answers to reminders go to."""
    stages: Many[Stage] = STAGES
    """How urgent a reminder is, by days."""


class Plan(Record):
    """The plan itself."""

    called: ClassVar[str] = "the plan"

    tlp: Labels | None = None  # type: ignore[assignment] # the plan's own label is two: for all, and for persons
    """Labels by the Traffic Light Protocol 2.0 for every entry that has none of its own."""
    id: Id
    """Id of the plan."""
    title: Text
    """Title of the plan."""
    languages: Many[LanguageTag] = Field(min_length=1)
    """Languages of the plan; the first is the language of origin."""
    members: Many[CountryCode] = Field(min_length=1)
    """ISO 3166-1 codes of the Member Countries."""
    organisation: Text | None = None
    """Name of the organisation."""
    body: Text | None = None
    """The body of the organisation that makes the plan."""
    background: Text | None = None
    """The chapter that introduces the plan."""
    period: Period | None = None
    """The years that the plan is for."""
    paper: Literal["letter", "a4"] = "a4"
    """Size of the paper of the documents."""
    invited: Many[CountryCode] = ()
    """ISO 3166-1 codes of third countries, invited to the first plenary only."""
    partners: dict[Id, Partner] = Field(default_factory=dict)
    """Organisations that lead, facilitate or support, each under its id."""
    profiles: dict[Id, Text] = Field(default_factory=dict)
    """Whom each country sends to the workshop, each profile under its id."""
    workshop: Workshop | None = None
    """The meeting in which the working groups write their actions."""
    premises: Many[Premise] = ()
    """What every action must respect."""
    spaces: Many[Space] = ()
    """Other regional spaces, for coordination and non-duplication."""
    glossary: Many[Term] = ()
    """Terms that are easily taken for others."""
    decisive: Many[Decisive] = ()
    """Words by which actions that look alike are told apart."""
    reminders: ReminderRules = ReminderRules()
    """How the secretariat reminds of what is owed."""
    leads_per_action: Annotated[int, Field(ge=1)] | None = None
    """How many leads an action may have; without it, any number."""
    rules: dict[Line, Level] = Field(default_factory=dict)
    """Severity of a rule, by its code or name, where the plan needs another than the default."""

    @property
    def labels(self) -> Labels:
        """The plan's labels, given or not."""
        return self.tlp or Labels()
