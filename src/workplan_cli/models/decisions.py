"""data/decisions.yaml: what the consolidation decided."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from workplan_cli.models.words import ActionId, CountryCode, Day, Id, Line, Many, Record, Text


class Agreed(Record):
    """What every decision has: a reason, and who agreed to it when."""

    called: ClassVar[str] = "a decision"

    reason: Text
    agreed_by: Many[Id] = ()
    date: Day | None = None


class Merge(Agreed):
    """The actions become the one named `into`."""

    called: ClassVar[str] = "a merge"

    decision: Literal["merge"]
    actions: Many[ActionId] = Field(min_length=2)
    into: ActionId


class Keep(Agreed):
    """The actions look alike and are not."""

    called: ClassVar[str] = "a keep"

    decision: Literal["keep"]
    actions: Many[ActionId] = Field(min_length=2)


class Waive(Agreed):
    """A rule does not hold for one action, country or matrix, or for none in the plan."""

    called: ClassVar[str] = "a waiver"

    decision: Literal["waive"]
    rule: Line
    action: ActionId | None = None
    country: CountryCode | None = None
    matrix: Id | None = None


Decision = Annotated[Merge | Keep | Waive, Field(discriminator="decision")]
