"""Every file of a plan, read: what loading gives and consolidation takes."""

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from workplan_cli.address import Address
from workplan_cli.models.country import CountryFile
from workplan_cli.models.decisions import Decision
from workplan_cli.models.issued import IssuedReminder
from workplan_cli.models.kinds import Kind
from workplan_cli.models.matrix import Matrix
from workplan_cli.models.plan import Plan
from workplan_cli.models.theme import Theme

C_co = TypeVar("C_co", covariant=True)


class Submission(NamedTuple, Generic[C_co]):
    """One file: where it is, relative to the root, and what it says."""

    file: str
    content: C_co

    @property
    def address(self) -> Address:
        """The whole file."""
        return Address(self.file)


class Broken(NamedTuple):
    """A file that cannot be used, and the country, matrix or code it speaks for as far as that could be read."""

    file: str
    kind: Kind
    identity: str | None


@dataclass(frozen=True, slots=True)
class Submissions:
    """All files that could be read. What the broken ones say is unknown, not absent."""

    plan: Submission[Plan]
    matrices: tuple[Submission[Matrix], ...] = ()
    countries: tuple[Submission[CountryFile], ...] = ()
    themes: tuple[Submission[Theme], ...] = ()
    decisions: Submission[tuple[Decision, ...]] | None = None
    issued: Submission[tuple[IssuedReminder, ...]] | None = None
    """The log of reminders."""
    broken: tuple[Broken, ...] = ()
    withheld: frozenset[tuple[str, ...]] = frozenset()
    """Country, or country and matrix, or country, matrix and row: submitted, and above the label of this reader."""
