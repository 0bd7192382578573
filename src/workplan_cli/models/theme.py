"""data/themes/: what one working group proposes."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, ValidatorFunctionWrapHandler, WrapValidator

from workplan_cli.models.words import (
    PERSONAL,
    ActionId,
    Amount,
    CountryCode,
    Currency,
    Day,
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
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]+$")]

ALL = ("all",)
"""What `countries: all` is read as: every member."""


def _all_or_some(value: object, read: ValidatorFunctionWrapHandler) -> object:
    return ALL if value == "all" else read(value)


class Role(Record):
    """Who facilitates, takes the record of, or supports a working group: a country or a partner."""

    called: ClassVar[str] = "a role"

    country: CountryCode | None = None
    partner: Id | None = None
    name: Annotated[Line | None, PERSONAL] = None
    position: Text | None = None
    institution: Text | None = None


class WorkingGroup(Record):
    """Those who guide the group."""

    called: ClassVar[str] = "a working group"

    facilitator: Role | None = None
    rapporteur: Role | None = None
    support: Role | None = None


class Baseline(Record):
    """Where an indicator starts from."""

    called: ClassVar[str] = "a baseline"

    value: Number
    year: int | None = None


class Target(Record):
    """What an indicator is to reach, and by when."""

    called: ClassVar[str] = "a target"

    value: Number
    date: Day | None = None


class Indicator(Record):
    """How the result of an action is measured."""

    called: ClassVar[str] = "an indicator"

    name: Text
    unit: Text | None = None
    baseline: Baseline | None = None
    target: Target | None = None
    verification: Text | None = None


class Budget(Record):
    """What an action costs, and where the figure comes from."""

    called: ClassVar[str] = "a budget"

    amount: Amount
    currency: Currency
    source: Text | None = None


class Action(Record):
    """One specific action."""

    called: ClassVar[str] = "an action"

    id: ActionId
    title: Text
    description: Text | None = None
    scope: Scope | None = None
    countries: Annotated[Many[CountryCode], WrapValidator(_all_or_some)] = ()
    excepted: dict[CountryCode, Text] = Field(default_factory=dict, alias="except")
    lead: Many[Id] = ()
    partners: Many[Id] = ()
    period: Period | None = None
    result: Text | None = None
    indicators: Many[Indicator] = ()
    budget: Budget | None = None
    risks: Many[Text] = ()
    legal_basis: Many[Line] = ()
    depends_on: Many[ActionId] = ()
    related: Many[Line] = ()
    status: State = "proposed"
    priority: Literal["high", "medium", "low"] | None = None


class Theme(Record):
    """One working group's file."""

    called: ClassVar[str] = "a theme file"

    theme: int
    code: Code
    title: Text
    language: LanguageTag | None = None
    objective: Text | None = None
    group: WorkingGroup | None = None
    actions: Many[Action] = ()
