"""The consolidated plan: what the rules judge and the documents print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from workplan_cli.address import Address
from workplan_cli.models.country import Answer, CountryFile, MatrixReply, Position
from workplan_cli.models.decisions import Decision
from workplan_cli.models.matrix import Matrix, Row
from workplan_cli.models.plan import Plan
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.theme import Action, Budget, Theme
from workplan_cli.models.words import Record


class Member(NamedTuple):
    """A Member Country and its file, if it has one that can be used."""

    code: str
    submission: Submission[CountryFile] | None = None
    unknown: bool = False
    """Whether a file that cannot be used may be this country's: then nothing is said of what is missing."""


class SubmittedAction(NamedTuple):
    """An action as one working group wrote it, and where."""

    content: Action
    address: Address
    theme: str


class StatedPosition(NamedTuple):
    """What a country's file says to an action, and where."""

    country: str
    action: str
    """The id that the file names: that of an action of the plan, or of one that was merged into it."""
    content: Position
    address: Address


class PlannedAction(NamedTuple):
    """An action of the plan: one group's, or several merged into one."""

    content: Action
    """The action as it stands in the plan: joined from the sources, references redirected."""
    theme: str
    sources: tuple[SubmittedAction, ...]
    """Where it comes from; the first is the one whose wording holds."""
    countries: tuple[str, ...]
    """The members that take part by the groups' proposal, by code."""
    budgets: tuple[Budget, ...] = ()
    """Every group's figure; they are not added, for they may be the same money."""
    positions: Mapping[str, StatedPosition] = MappingProxyType({})
    """By country, what its own file says: to the action itself, else to one that was merged into it."""
    other_positions: tuple[StatedPosition, ...] = ()
    """What a country says to a merged action besides, by country and id: it holds no more and is not forgotten."""

    @property
    def id(self) -> str:
        """As stored."""
        return self.content.id

    @property
    def address(self) -> Address:
        """Where the wording that holds is written."""
        return self.sources[0].address

    @property
    def withdrawn(self) -> bool:
        """Whether its group took it back: it is in the record and not in the plan."""
        return self.content.status == "withdrawn"

    def stand(self, country: str) -> str:
        """One of lead, participate, observe, reserve, decline; `unanswered`, `excepted`, or `` where it has no part."""
        stated = self.positions.get(country)
        if stated is not None and stated.content.position is not None:
            return stated.content.position
        if country in self.content.lead:
            return "lead"
        if country in self.content.excepted:
            return "excepted"
        return "unanswered" if country in self.countries else ""


class PlannedTheme(NamedTuple):
    """A central theme with the actions that its working group proposes, in order of their ids."""

    submission: Submission[Theme]
    actions: tuple[PlannedAction, ...]

    @property
    def content(self) -> Theme:
        """The group's file."""
        return self.submission.content


class PlannedMatrix(NamedTuple):
    """One comparative matrix: its rows, and what every member says to them."""

    submission: Submission[Matrix]
    replies: Mapping[str, MatrixReply]
    """By country; a country that says nothing is not in it."""
    withheld: frozenset[tuple[str, ...]] = frozenset()

    @property
    def content(self) -> Matrix:
        """The matrix's file."""
        return self.submission.content

    def answer(self, country: str, row: str) -> Answer | None:
        """What a country says to a row; an answer without a status says nothing."""
        reply = self.replies.get(country)
        answer = reply.answers.get(row) if reply else None
        return answer if answer is not None and answer.status is not None else None

    def asked(self, country: str) -> tuple[Row, ...]:
        """The rows that the country has to answer, as far as the reader may know."""
        hidden = self.withheld
        if not hidden:
            return self.content.rows
        matrix = self.content.id
        if (country,) in hidden or (country, matrix) in hidden:
            return ()
        return tuple(row for row in self.content.rows if (country, matrix, row.id) not in hidden)

    def missing(self, country: str) -> tuple[Row, ...]:
        """The rows that the country has not answered, in the order of the matrix."""
        return tuple(row for row in self.asked(country) if self.answer(country, row.id) is None)


Kind = Literal["file", "action", "position"]
Why = Literal["given twice", "no member", "no such action"]


class SetAside(NamedTuple):
    """What was submitted and is not in the plan, and why; a rule blames each."""

    kind: Kind
    identity: str
    """Of a file the country, code or id of a matrix; else the id of the action."""
    why: Why
    content: Record
    address: Address


_LARGE: Final = 20_000


# Itself is the key of what is dear to work out, and that is kept no longer than it.
@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class WorkPlan:
    """Everything submitted, joined: the same whatever the files are called and in whatever order they are read."""

    submissions: Submissions
    members: tuple[Member, ...]
    """By code."""
    matrices: tuple[PlannedMatrix, ...]
    """Treaties, indicators, legislation; then by id."""
    themes: tuple[PlannedTheme, ...]
    """By number, then code."""
    decisions: tuple[tuple[Decision, Address], ...] = ()
    redirected: Mapping[str, str] = field(default_factory=dict)
    """Ids of merged actions, and the id that each of them became."""
    set_aside: tuple[SetAside, ...] = ()
    """By kind, identity and content."""

    @property
    def plan(self) -> Plan:
        """The plan's own file."""
        return self.submissions.plan.content

    @property
    def address(self) -> Address:
        """Where the plan's own file is."""
        return self.submissions.plan.address

    @property
    def size(self) -> int:
        """Answers and actions as submitted: what the time and the memory of a run grow with."""
        replies = (reply for each in self.submissions.countries for reply in each.content.matrices.values())
        return sum(len(reply.answers) for reply in replies) + sum(
            len(each.content.actions) for each in self.submissions.themes
        )

    @property
    def is_large(self) -> bool:
        """Whether two processes should not have it both in memory: that is what the largest plans run out of."""
        return self.size > _LARGE

    def actions(self) -> Iterator[PlannedAction]:
        """Every action in order of theme and id, withdrawn ones too."""
        for theme in self.themes:
            yield from theme.actions

    def submitted_actions(self) -> Iterator[SubmittedAction]:
        """Every action as its group wrote it, merged ones too, in order of file and entry."""
        for submission in self.submissions.themes:
            for index, action in enumerate(submission.content.actions):
                yield SubmittedAction(action, submission.address / "actions" / index, submission.content.code)

    def may_be_in_broken_file(self, kind: str) -> bool:
        """Whether a file of this kind cannot be used, so that what is not found may be in it."""
        return any(broken.kind == kind for broken in self.submissions.broken)
