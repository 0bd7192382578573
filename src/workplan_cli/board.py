"""How far a plan is on a day: what each country has sent, and what is open in each working group."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from workplan_cli.consolidation.workplan import Member, PlannedMatrix, PlannedTheme, WorkPlan
from workplan_cli.findings import Finding, Severity
from workplan_cli.models.country import FocalPoint, Stand
from workplan_cli.models.theme import State, WorkingGroup
from workplan_cli.reminders import deadline_of
from workplan_cli.rules import duplicates


@dataclass(frozen=True, slots=True)
class Questions:
    """What nobody has answered yet about somebody's part of the plan."""

    findings: tuple[Finding, ...] = ()
    """Errors and warnings, but for those about pairs."""
    undecided: tuple[Finding, ...] = ()
    """Pairs of actions that look alike, and nobody has decided whether they are the same."""

    @property
    def errors(self) -> int:
        """What makes the document wrong."""
        return sum(each.severity is Severity.ERROR for each in self.findings)

    @property
    def warnings(self) -> int:
        """What makes it thin."""
        return len(self.findings) - self.errors


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a country is with one matrix."""

    matrix: str
    answered: int
    asked: int
    """As far as the reader may know."""
    status: str | None
    """draft or submitted; None where the country does not say."""
    submitted: date | None
    deadline: date | None
    """With the extension granted; None for a matrix that is asked for without one."""
    days_overdue: int
    """Days since the deadline while answers are missing; else 0."""


@dataclass(frozen=True, slots=True)
class CountryState:
    """How far a Member Country is."""

    code: str
    file: str | None
    unknown: bool
    """Whether a file that cannot be used may be this country's: then nothing is known of it."""
    compiled: bool
    """Whether somebody else filled its file in from public sources."""
    focal_point: FocalPoint | None
    delegation: Mapping[str, int]
    """Delegates by profile: every profile of the plan in its order, then those it does not know, "" for none."""
    matrices: tuple[Progress, ...]
    """In the order of the plan."""
    stands: Mapping[str, int]
    """How many positions it took of those it was asked for, by kind."""
    asked: int
    """Actions in force that it takes part in or leads by the groups' proposal."""
    questions: Questions

    @property
    def given(self) -> int:
        """How many of the positions asked for it has given."""
        return sum(self.stands.values())

    @property
    def represented(self) -> int:
        """How many profiles have a delegate."""
        return sum(number > 0 for number in self.delegation.values())


@dataclass(frozen=True, slots=True)
class GroupState:
    """How far a working group is."""

    number: int
    code: str
    title: Mapping[str, str]
    file: str
    roles: WorkingGroup
    actions: Mapping[str, int]
    """By state, every state in order; a merged action counts once."""
    questions: Questions

    @property
    def in_force(self) -> int:
        """How many actions the group has not withdrawn."""
        return sum(self.actions.values()) - self.actions["withdrawn"]


@dataclass(frozen=True, slots=True)
class Board:
    """How far the whole plan is on a day."""

    as_of: date
    countries: tuple[CountryState, ...]
    """By code."""
    deadlines: Mapping[str, date | None]
    """Of every matrix, in the order of the plan, as it is for a country without an extension."""
    groups: tuple[GroupState, ...]
    """By number and code."""
    questions: Questions
    """What belongs neither to a country nor to a group."""

    @property
    def answered(self) -> int:
        """Answers received to all matrices."""
        return sum(each.answered for country in self.countries for each in country.matrices)

    @property
    def asked(self) -> int:
        """Answers asked for in all matrices."""
        return sum(each.asked for country in self.countries for each in country.matrices)


def board(plan: WorkPlan, as_of: date, findings: Iterable[Finding]) -> Board:
    """How far the plan is, with those findings about it that are errors or warnings."""
    owners = _Owners(plan)
    by_owner: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.severity > Severity.NOTE:
            for owner in owners.of(finding) or {""}:
                by_owner[owner].append(finding)
    positions = _positions(plan)
    return Board(
        as_of,
        tuple(
            _country(plan, member, as_of, positions[member.code], _questions(by_owner[member.code]))
            for member in plan.members
        ),
        {matrix.content.id: matrix.content.deadline for matrix in plan.matrices},
        tuple(_group(theme, _questions(by_owner[theme.submission.file])) for theme in plan.themes),
        _questions(by_owner[""]),
    )


_ALIKE = frozenset(each.code for each in duplicates.RULES)


def _questions(findings: Sequence[Finding]) -> Questions:
    return Questions(
        tuple(each for each in findings if each.code not in _ALIKE),
        tuple(each for each in findings if each.code in _ALIKE),
    )


class _Owners:
    """Whose a finding is: countries by their code, groups by their file."""

    def __init__(self, plan: WorkPlan) -> None:
        self._countries: dict[str, str] = {
            member.submission.file: member.code for member in plan.members if member.submission
        }
        self._codes = {member.code for member in plan.members}
        broken = (each for each in plan.submissions.broken if each.kind == "country")
        self._countries |= {each.file: each.identity for each in broken if each.identity in self._codes}
        self._groups = {theme.submission.file for theme in plan.themes}
        self._actions = {action.id: theme.submission.file for theme in plan.themes for action in theme.actions}

    def of(self, finding: Finding) -> set[str]:
        """The country whose file it is in; else the group whose it is in, and all others whose action it is about.

        Of what is in nobody's file, the countries and groups that it is about; of what is about nobody, none.
        """
        file = finding.address.file
        if file in self._countries:
            return {self._countries[file]}
        groups = {self._actions[each] for each in finding.about if each in self._actions}
        return groups | {file} if file in self._groups else groups | (self._codes & finding.about)


@dataclass(slots=True)
class _Counted:
    """Of one country, the actions that it is asked about, and what it said to them."""

    asked: int
    stands: Counter[str]


def _positions(plan: WorkPlan) -> Mapping[str, _Counted]:
    """By member. Who takes part is counted once for all actions of the same countries: there are few such lists."""
    alike: Counter[tuple[str, ...]] = Counter()
    leading: Counter[str] = Counter()
    counted = {member.code: _Counted(0, Counter()) for member in plan.members}
    for action in plan.actions():
        if action.withdrawn:
            continue
        alike[action.countries] += 1
        besides = {code for code in action.content.lead if code in counted and code not in action.countries}
        leading.update(besides)
        for code, stated in action.positions.items():
            stand = stated.content.position
            if stand is not None and code in counted and (code in besides or code in action.countries):
                counted[code].stands[stand] += 1
    for codes, number in alike.items():
        for code in codes:
            if code in counted:
                counted[code].asked += number
    for code, number in leading.items():
        counted[code].asked += number
    return counted


def _country(plan: WorkPlan, member: Member, as_of: date, positions: _Counted, questions: Questions) -> CountryState:
    content = member.submission.content if member.submission else None
    point = content.focal_point if content else None
    delegates = Counter(each.profile or "" for each in content.delegation) if content else Counter[str]()
    profiles = dict.fromkeys((*plan.plan.profiles, *sorted(delegates)))
    return CountryState(
        code=member.code,
        file=member.submission.file if member.submission else None,
        unknown=member.unknown,
        compiled=content is not None and content.compiled is not None,
        focal_point=point if point is not None and point.known else None,
        delegation={profile: delegates[profile] for profile in profiles},
        matrices=tuple(_progress(matrix, member.code, as_of) for matrix in plan.matrices),
        stands={stand: positions.stands[stand] for stand in get_args(Stand)},
        asked=positions.asked,
        questions=questions,
    )


def _progress(matrix: PlannedMatrix, country: str, as_of: date) -> Progress:
    asked, missing = len(matrix.asked(country)), len(matrix.missing(country))
    deadline, reply = deadline_of(matrix, country), matrix.replies.get(country)
    late = (as_of - deadline).days if deadline is not None and missing else 0
    return Progress(
        matrix=matrix.content.id,
        answered=asked - missing,
        asked=asked,
        status=reply.status if reply else None,
        submitted=reply.submitted if reply else None,
        deadline=deadline,
        days_overdue=max(late, 0),
    )


def _group(theme: PlannedTheme, questions: Questions) -> GroupState:
    content, states = theme.content, Counter(action.content.status for action in theme.actions)
    return GroupState(
        number=content.theme,
        code=content.code,
        title=content.title,
        file=theme.submission.file,
        roles=content.group or WorkingGroup(),
        actions={state: states[state] for state in get_args(State)},
        questions=questions,
    )
