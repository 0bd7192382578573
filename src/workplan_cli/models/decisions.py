"""data/decisions.yaml: what the consolidation decided."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from workplan_cli.models.words import ActionId, CountryCode, Day, GroupCode, Id, Line, Many, Record, Text


class Agreed(Record):
    """What every decision has: a reason, and who agreed to it when."""

    called: ClassVar[str] = "a decision"

    reason: Text
    """Why it was decided so."""
    agreed_by: Many[Id] = ()
    """Who agreed: codes of working groups, ids of partners, or `TS`."""
    date: Day | None = None
    """The day of the decision."""


class Merge(Agreed):
    """The actions become the one named `into`."""

    called: ClassVar[str] = "a merge"

    decision: Literal["merge"]
    """`merge`: the actions become one."""
    actions: Many[ActionId] = Field(min_length=2)
    """Ids of the actions that become one."""
    into: ActionId
    """Id of the action that stays."""


class Keep(Agreed):
    """The actions look alike and are not."""

    called: ClassVar[str] = "a keep"

    decision: Literal["keep"]
    """`keep`: the actions look alike and are not."""
    actions: Many[ActionId] = Field(min_length=2)
    """Ids of the actions that look alike."""


class Waive(Agreed):
    """A rule does not hold for one action, country, matrix or theme, or for none in the plan."""

    called: ClassVar[str] = "a waiver"

    decision: Literal["waive"]
    """`waive`: a rule does not hold here."""
    rule: Line
    """Code or name of the rule."""
    action: ActionId | None = None
    """Id of the action for which the rule does not hold."""
    country: CountryCode | None = None
    """Code of the country for which the rule does not hold."""
    matrix: Id | None = None
    """Id of the matrix for which the rule does not hold."""
    theme: GroupCode | None = None
    """Code of the working group for whose theme the rule does not hold."""

    @property
    def about(self) -> frozenset[str]:
        """Every id and code that it names."""
        return frozenset(each for each in (self.action, self.country, self.matrix, self.theme) if each is not None)


Decision = Annotated[Merge | Keep | Waive, Field(discriminator="decision")]
