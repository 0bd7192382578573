"""How far every country and working group is, as a document prints it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workplan_cli.board import CountryState, GroupState, Progress, Questions, board
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents.view.actions import ThemeView
from workplan_cli.documents.view.names import CountryView
from workplan_cli.documents.wording import Said, Wording
from workplan_cli.findings import Finding

_BAR = 8
"""Signs in a bar of progress."""


@dataclass(frozen=True, slots=True)
class ProgressView:
    """How far a country is with one matrix."""

    answered: int
    asked: int
    bar: str
    """Of eight signs, full ones for what is answered; "" where nothing is asked."""
    state: str
    """done, under_way, not_started, or "" where nothing is asked."""
    handed_in: bool
    deadline: str | None
    """With the extension granted."""
    days_overdue: int


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Something that nobody has answered yet: an error or warning."""

    rule: str
    """Its code, which `workplan explain` explains."""
    severity: str
    """error or warning."""
    message: str
    file: str


@dataclass(frozen=True, slots=True)
class CountryStateView:
    """How far a country is."""

    country: CountryView
    unknown: bool
    """Whether its file could not be read."""
    compiled: bool
    """Whether somebody else filled its file in from public sources."""
    represented: int
    profiles: int
    """How many profiles are asked for; of them, `represented` have a delegate."""
    delegates: tuple[int, ...]
    """How many it has of each profile, in the order of `profiles` of the board."""
    matrices: Mapping[str, ProgressView]
    """By id of the matrix."""
    given: int
    asked: int
    """Positions asked for; of them, `given` are given."""
    hidden: bool
    """Whether something in its file is not shown, for its label: then no question about that is."""
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class GroupStateView:
    """How far a working group is."""

    theme: ThemeView
    actions: Mapping[str, int]
    """How many there are of each state: proposed, group, plenary, adopted, withdrawn."""
    in_force: int
    hidden: bool
    """Whether something in its file is not shown, for its label: then no question about that is."""
    undecided: tuple[QuestionView, ...]
    """Pairs of actions that look alike and about which nobody has decided."""
    questions: tuple[QuestionView, ...]
    """All others."""


@dataclass(frozen=True, slots=True)
class BoardView:
    """How far the whole plan is on the day of the document."""

    countries: tuple[CountryStateView, ...]
    """In order of name."""
    groups: tuple[GroupStateView, ...]
    questions: tuple[QuestionView, ...]
    """What belongs neither to a country nor to a group."""
    profiles: tuple[str, ...]
    """Those of the plan by name, in its own order."""
    answered: int
    asked: int


Found = Callable[[], tuple[Finding, ...]]
"""What a check of the files found, as far as an audience may know of it; asked for where a document says it."""


def nothing_found() -> tuple[Finding, ...]:
    """Where nobody judged the files."""
    return ()


def board_view(  # noqa: PLR0913, PLR0917 - what it is made of, and in what words
    plan: WorkPlan,
    as_of: date,
    found: Found,
    wording: Wording,
    countries: Iterable[CountryView],
    themes: Iterable[ThemeView],
) -> BoardView:
    """The board on a day, in one language."""
    state = board(plan, as_of, found())
    profiles = plan.plan.profiles
    made = _Made(wording, tuple(profiles))
    states = {each.code: each for each in state.countries}
    groups = {each.code: each for each in state.groups}
    return BoardView(
        countries=tuple(made.country(country, states[country.code]) for country in countries),
        groups=tuple(made.group(theme, groups[theme.code]) for theme in themes),
        questions=made.questions(state.questions),
        profiles=tuple(wording.text(each) or Said(name) for name, each in profiles.items()),
        answered=state.answered,
        asked=state.asked,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    wording: Wording
    profiles: tuple[str, ...]

    def country(self, country: CountryView, state: CountryState) -> CountryStateView:
        return CountryStateView(
            country=country,
            unknown=state.unknown,
            compiled=state.compiled,
            hidden=bool(country.withheld),
            represented=sum(state.delegation[each] > 0 for each in self.profiles),
            profiles=len(self.profiles),
            delegates=tuple(state.delegation[each] for each in self.profiles),
            matrices={each.matrix: self.progress(each) for each in state.matrices},
            given=state.given,
            asked=state.asked,
            questions=self.questions(state.questions),
        )

    def progress(self, progress: Progress) -> ProgressView:
        answered, asked = progress.answered, progress.asked
        filled = max(_BAR * answered // asked, int(answered > 0)) if asked else 0
        if not asked:
            state = ""
        elif answered == asked:
            state = "done"
        else:
            state = "under_way" if answered else "not_started"
        return ProgressView(
            answered=answered,
            asked=asked,
            bar="■" * filled + "□" * (_BAR - filled) if asked else "",
            state=state,
            handed_in=progress.status == "submitted",
            deadline=self.wording.day(progress.deadline),
            days_overdue=progress.days_overdue,
        )

    def group(self, theme: ThemeView, state: GroupState) -> GroupStateView:
        return GroupStateView(
            theme=theme,
            actions=state.actions,
            in_force=state.in_force,
            hidden=bool(theme.withheld) or any(action.withheld for action in theme.actions),
            undecided=tuple(map(self.question, state.questions.undecided)),
            questions=self.questions(state.questions),
        )

    def questions(self, questions: Questions) -> tuple[QuestionView, ...]:
        return tuple(map(self.question, questions.findings))

    def question(self, finding: Finding) -> QuestionView:
        message = finding.message.said(self.wording.label)
        return QuestionView(finding.code, finding.severity.word, message, finding.address.file)
