"""Submissions in, one WorkPlan out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from workplan_cli.consolidation.merging import merge, number_of, redirections
from workplan_cli.consolidation.workplan import (
    Member,
    PlannedAction,
    PlannedMatrix,
    PlannedTheme,
    StatedPosition,
    SubmittedAction,
    WorkPlan,
)
from workplan_cli.models.country import CountryFile
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.theme import ALL, Action, Theme

_KINDS = ("treaties", "indicators", "legislation")


def _members(submissions: Submissions) -> tuple[Member, ...]:
    own = {each.content.country: each for each in reversed(submissions.countries)}
    broken = [each.identity for each in submissions.broken if each.kind == "country"]
    return tuple(
        Member(code, own.get(code), unknown=code not in own and (code in broken or None in broken))
        for code in sorted(set(submissions.plan.content.members))
    )


def _matrices(submissions: Submissions, members: Iterable[Member]) -> tuple[PlannedMatrix, ...]:
    files = {each.content.id: each for each in reversed(submissions.matrices)}
    ordered = sorted(files.values(), key=lambda each: (_KINDS.index(each.content.kind), each.content.id))
    return tuple(
        PlannedMatrix(
            submission,
            {
                member.code: reply
                for member in members
                if member.submission and (reply := member.submission.content.matrices.get(submission.content.id))
            },
            submissions.withheld,
        )
        for submission in ordered
    )


def _positions(
    countries: Iterable[Submission[CountryFile]], into: Mapping[str, str]
) -> dict[str, dict[str, StatedPosition]]:
    """By action and country. What is said to the action itself goes before what was said to one merged into it."""
    stated: dict[str, dict[str, StatedPosition]] = defaultdict(dict)
    for submission in countries:
        code = submission.content.country
        for action_id, position in sorted(submission.content.positions.items(), key=lambda each: each[0] in into):
            address = submission.address / "positions" / action_id
            final = into.get(action_id, action_id)
            stated[final].setdefault(code, StatedPosition(code, position, address))
    return stated


def taking_part(action: Action, members: tuple[str, ...]) -> tuple[str, ...]:
    """The members that an action is for, by code: `all` but those excepted, or those named."""
    named = members if action.countries == ALL else sorted(set(action.countries))
    return tuple(code for code in named if code not in action.excepted)


def _submitted(themes: Iterable[Submission[Theme]]) -> dict[str, SubmittedAction]:
    """By id; where an id is given twice, the first holds and a rule blames the second."""
    first: dict[str, SubmittedAction] = {}
    for submission in themes:
        for index, action in enumerate(submission.content.actions):
            address = submission.address / "actions" / index
            first.setdefault(action.id, SubmittedAction(action, address, submission.content.code))
    return first


def _joined(submitted: Mapping[str, SubmittedAction], into: Mapping[str, str]) -> dict[str, list[SubmittedAction]]:
    """The sources of each action that remains, its own wording first."""
    sources: dict[str, list[SubmittedAction]] = {each: [one] for each, one in submitted.items() if each not in into}
    for merged in sorted(into, key=number_of):
        if merged in submitted:
            sources[into[merged]].append(submitted[merged])
    return sources


def _actions(
    submissions: Submissions, into: Mapping[str, str], codes: tuple[str, ...]
) -> dict[str, list[PlannedAction]]:
    """The actions of the plan by theme, each theme's by number."""
    positions = _positions(submissions.countries, into)
    by_theme: dict[str, list[PlannedAction]] = defaultdict(list)
    for action_id, sources in _joined(_submitted(submissions.themes), into).items():
        content = merge(sources, into)
        budgets = tuple(source.content.budget for source in sources if source.content.budget)
        countries = taking_part(content, codes)
        stated = positions.get(action_id, {})
        planned = PlannedAction(content, sources[0].theme, tuple(sources), countries, budgets, stated)
        by_theme[planned.theme].append(planned)
    return {theme: sorted(actions, key=lambda each: number_of(each.id)) for theme, actions in by_theme.items()}


def _themes(submissions: Submissions, into: Mapping[str, str], codes: tuple[str, ...]) -> tuple[PlannedTheme, ...]:
    actions = _actions(submissions, into, codes)
    files = {each.content.code: each for each in reversed(submissions.themes)}
    ordered = sorted(files.values(), key=lambda each: (each.content.theme, each.content.code))
    return tuple(PlannedTheme(each, tuple(actions.get(each.content.code, ()))) for each in ordered)


def consolidate(submissions: Submissions) -> WorkPlan:
    """Join all submissions into one plan. Contradictions are not solved here; the rules point at them."""
    decided = submissions.decisions
    decisions = decided.content if decided else ()
    into, _ = redirections(decisions)
    existing = {action.id for theme in submissions.themes for action in theme.content.actions}
    into = {merged: final for merged, final in into.items() if final in existing}
    members = _members(submissions)
    codes = tuple(member.code for member in members)
    return WorkPlan(
        submissions=submissions,
        members=members,
        matrices=_matrices(submissions, members),
        themes=_themes(submissions, into, codes),
        decisions=tuple((each, decided.address / index) for index, each in enumerate(decisions)) if decided else (),
        redirected=into,
    )
