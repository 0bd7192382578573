"""data/themes/: what one working group proposes."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticCustomError

from workplan_cli.models.words import (
    PERSONAL,
    ActionId,
    Amount,
    CountryCode,
    Currency,
    Day,
    GroupCode,
    Id,
    LanguageTag,
    Line,
    Many,
    Number,
    Period,
    Record,
    Text,
)

Scope = Literal["national", "bilateral", "multilateral", "regional"]
State = Literal["proposed", "group", "plenary", "adopted", "withdrawn"]

ALL = ("all",)
"""What `countries: all` is read as: every member."""


def _all_or_some(value: object, read: ValidatorFunctionWrapHandler) -> object:
    if value == "all":
        return ALL
    if not isinstance(value, list):
        raise PydanticCustomError("countries_expected", "all or a list of codes")
    return read(value)


class Role(Record):
    """Who facilitates, takes the record of, or supports a working group: a country or a partner."""

    called: ClassVar[str] = "a role"

    country: CountryCode | None = None
    """Code of the country, where a country has the role."""
    partner: Id | None = None
    """Id of the partner, where a partner has the role."""
    name: Annotated[Line | None, PERSONAL] = None
    """Name of the person; personal data."""
    position: Text | None = None
    """Post of the person."""
    institution: Text | None = None
    """Institution of the person."""


class WorkingGroup(Record):
    """Those who guide the group."""

    called: ClassVar[str] = "a working group"

    facilitator: Role | None = None
    """Who facilitates."""
    rapporteur: Role | None = None
    """Who takes the record."""
    support: Role | None = None
    """Who supports them."""


class Baseline(Record):
    """Where an indicator starts from."""

    called: ClassVar[str] = "a baseline"

    value: Number
    """Value at the start."""
    year: int | None = None
    """Year of that value."""


class Target(Record):
    """What an indicator is to reach, and by when."""

    called: ClassVar[str] = "a target"

    value: Number
    """Value to be reached."""
    date: Day | None = None
    """The day by which it is reached."""


class Indicator(Record):
    """How the result of an action is measured."""

    called: ClassVar[str] = "an indicator"

    name: Text
    """What is measured."""
    unit: Text | None = None
    """What is counted: workshops, countries, per cent."""
    baseline: Baseline | None = None
    """Where it starts from."""
    target: Target | None = None
    """What it is to reach, and by when."""
    verification: Text | None = None
    """How the value is verified."""


class Budget(Record):
    """What an action costs, and where the figure comes from."""

    called: ClassVar[str] = "a budget"

    amount: Amount
    """Amount, without a sign of the currency or of thousands."""
    currency: Currency
    """ISO 4217 code of the currency: `USD`."""
    source: Text | None = None
    """Who pays, or where the figure comes from."""


class Action(Record):
    """One specific action."""

    called: ClassVar[str] = "an action"

    id: ActionId
    """Code of the group, hyphen, number: `INT-01`. It is never changed, and never given twice."""
    title: Text
    """Title of the action."""
    description: Text | None = None
    """What is done."""
    scope: Scope | None = None
    """Between whom it happens."""
    countries: Annotated[Many[CountryCode], WrapValidator(_all_or_some)] = ()
    """`all` for every member, or a list of codes."""
    excepted: dict[CountryCode, Text] = Field(default_factory=dict, alias="except")
    """Members left out, each with the reason."""
    lead: Many[Id] = ()
    """Who leads: codes of members or ids of partners."""
    partners: Many[Id] = ()
    """Who helps: ids of partners, codes of members or of invited countries."""
    period: Period | None = None
    """When it is carried out."""
    result: Text | None = None
    """The expected result."""
    indicators: Many[Indicator] = ()
    """How the result is measured."""
    budget: Budget | None = None
    """What it costs."""
    risks: Many[Text] = ()
    """What may prevent it."""
    legal_basis: Many[Line] = ()
    """Rows of matrices that it rests on, as `matrix/row`."""
    depends_on: Many[ActionId] = ()
    """Ids of actions that must be done before."""
    related: Many[Line] = ()
    """Ids of related actions, or `space/action` for those of another regional space."""
    status: State = "proposed"
    """How far the action has come."""
    priority: Literal["high", "medium", "low"] | None = None
    """How urgent it is."""


class Theme(Record):
    """One working group's file."""

    called: ClassVar[str] = "a theme file"

    theme: int
    """Number of the theme."""
    code: GroupCode
    """Code of the working group, with which the ids of its actions begin: `INT`."""
    title: Text
    """Title of the theme."""
    language: LanguageTag | None = None
    """Language of every text in this file that does not name its own; without it, the plan's first."""
    objective: Text | None = None
    """What the group wants to reach."""
    group: WorkingGroup | None = None
    """Who guides the group."""
    actions: Many[Action] = ()
    """The specific actions."""
