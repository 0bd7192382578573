"""Submissions in, one WorkPlan out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from workplan_cli.consolidation.merging import merge, order_of, redirections
from workplan_cli.consolidation.positions import Positions, positions_by_action
from workplan_cli.consolidation.precedence import one_of_each, rank
from workplan_cli.consolidation.workplan import (
    Kind,
    Member,
    PlannedAction,
    PlannedMatrix,
    PlannedTheme,
    SetAside,
    StatedPosition,
    SubmittedAction,
    Why,
    WorkPlan,
)
from workplan_cli.models.country import CountryFile
from workplan_cli.models.matrix import Matrix
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.theme import ALL, Action, Theme
from workplan_cli.models.words import Record

_KINDS = ("treaties", "indicators", "legislation")


class _Holding(NamedTuple):
    """The submissions that the plan is made of, one of each; and what holds no place in it."""

    countries: Mapping[str, Submission[CountryFile]]
    matrices: Mapping[str, Submission[Matrix]]
    themes: Mapping[str, Submission[Theme]]
    actions: Mapping[str, SubmittedAction]
    set_aside: tuple[SetAside, ...]


def _submitted(themes: Iterable[Submission[Theme]]) -> Iterator[SubmittedAction]:
    for submission in themes:
        for index, action in enumerate(submission.content.actions):
            yield SubmittedAction(action, submission.address / "actions" / index, submission.content.code)


def _holding(submissions: Submissions) -> _Holding:
    """One file of each country, matrix and group, and one action of each id, whatever the files are called."""
    plan = submissions.plan.content
    countries, more_countries = one_of_each(submissions.countries, lambda each: each.content.country, _said)
    matrices, more_matrices = one_of_each(submissions.matrices, lambda each: each.content.id, _said)
    # Of a second file of a group, only the head is set aside: its actions are actions like any other.
    themes, more_themes = one_of_each(submissions.themes, lambda each: each.content.code, _said)
    actions, more_actions = one_of_each(
        _submitted(submissions.themes), lambda each: each.content.id, lambda each: (each.content, each.theme)
    )
    own = {code: each for code, each in countries.items() if code in plan.members}
    strangers = [each for code, each in countries.items() if code not in plan.members]
    aside = (
        *(_aside("file", each.content.country, "given twice", each) for each in more_countries),
        *(_aside("file", each.content.id, "given twice", each) for each in more_matrices),
        *(_aside("file", each.content.code, "given twice", each) for each in more_themes),
        *(_aside("action", each.content.id, "given twice", each) for each in more_actions),
        *(_aside("file", each.content.country, "no member", each) for each in strangers),
    )
    return _Holding(own, matrices, themes, actions, aside)


def _said(submission: Submission[Record]) -> Record:
    return submission.content


def _aside(
    kind: Kind, identity: str, why: Why, submitted: Submission[Any] | SubmittedAction | StatedPosition
) -> SetAside:
    return SetAside(kind, identity, why, submitted.content, submitted.address)


def _members(submissions: Submissions, own: Mapping[str, Submission[CountryFile]]) -> tuple[Member, ...]:
    broken = {each.identity for each in submissions.broken if each.kind == "country"}
    return tuple(
        Member(code, own.get(code), unknown=code not in own and (code in broken or None in broken))
        for code in sorted(set(submissions.plan.content.members))
    )


def _matrices(
    submissions: Submissions, matrices: Iterable[Submission[Matrix]], members: Sequence[Member]
) -> tuple[PlannedMatrix, ...]:
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
        for submission in sorted(matrices, key=lambda each: (_KINDS.index(each.content.kind), each.content.id))
    )


def taking_part(action: Action, members: tuple[str, ...]) -> tuple[str, ...]:
    """The members that an action is for, by code: `all` but those excepted, or those named."""
    named = members if action.countries == ALL else tuple(sorted(set(action.countries)))
    return tuple(code for code in named if code not in action.excepted) if action.excepted else named


def _joined(submitted: Mapping[str, SubmittedAction], into: Mapping[str, str]) -> dict[str, list[SubmittedAction]]:
    """The sources of each action that remains, its own wording first, then by number."""
    sources = {
        action_id: [submitted[action_id]] for action_id in sorted(submitted, key=order_of) if action_id not in into
    }
    for merged in sorted(into, key=order_of):
        if merged in submitted:
            sources[into[merged]].append(submitted[merged])
    return sources


def _actions(
    submitted: Mapping[str, SubmittedAction],
    positions: Mapping[str, Positions],
    into: Mapping[str, str],
    codes: tuple[str, ...],
) -> dict[str, list[PlannedAction]]:
    """The actions of the plan by theme, each theme's by number."""
    by_theme: dict[str, list[PlannedAction]] = defaultdict(list)
    unsaid = Positions()
    for action_id, sources in _joined(submitted, into).items():
        content = merge(sources, into)
        stated = positions.get(action_id, unsaid)
        planned = PlannedAction(
            content=content,
            theme=sources[0].theme,
            sources=tuple(sources),
            countries=taking_part(content, codes),
            budgets=tuple(source.content.budget for source in sources if source.content.budget),
            positions=stated.holding,
            other_positions=tuple(stated.others),
        )
        by_theme[planned.theme].append(planned)
    return by_theme


def _without_action(positions: Mapping[str, Positions], known: Mapping[str, SubmittedAction]) -> Iterator[SetAside]:
    """Positions on what no group proposes."""
    for action_id, stated in positions.items():
        if action_id not in known:
            for each in (*stated.holding.values(), *stated.others):
                yield _aside("position", each.action, "no such action", each)


def consolidate(submissions: Submissions) -> WorkPlan:
    """Join all submissions into one plan. Contradictions are not solved here; the rules point at them."""
    holding = _holding(submissions)
    decided = submissions.decisions
    decisions = decided.content if decided else ()
    final, _ = redirections(decisions)
    into = {merged: last for merged, last in final.items() if last in holding.actions}
    positions = positions_by_action(holding.countries.values(), into)
    members = _members(submissions, holding.countries)
    actions = _actions(holding.actions, positions, into, tuple(member.code for member in members))
    themes = sorted(holding.themes.values(), key=lambda each: (each.content.theme, each.content.code))
    aside = (*holding.set_aside, *_without_action(positions, holding.actions))
    return WorkPlan(
        submissions=submissions,
        members=members,
        matrices=_matrices(submissions, holding.matrices.values(), members),
        themes=tuple(PlannedTheme(each, tuple(actions.get(each.content.code, ()))) for each in themes),
        decisions=tuple((each, decided.address / index) for index, each in enumerate(decisions)) if decided else (),
        redirected=into,
        set_aside=tuple(sorted(aside, key=lambda each: (each.kind, each.identity, each.why, rank(each.content)))),
    )
