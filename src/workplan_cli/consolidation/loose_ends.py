"""References to what is not shown: taken out, for they would say that it is there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from workplan_cli.models.country import CountryFile, MatrixReply
from workplan_cli.models.decisions import Decision, Merge, Waive
from workplan_cli.models.matrix import Matrix
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.theme import Action, Theme, WorkingGroup
from workplan_cli.models.words import Record

R = TypeVar("R", bound=Record)

_REFERENCES = ("lead", "partners", "legal_basis", "depends_on", "related")


@dataclass(frozen=True, slots=True)
class _Names:
    """Everything that something else may refer to."""

    partners: frozenset[str]
    groups: frozenset[str]
    countries: frozenset[str]
    actions: frozenset[str]
    matrices: frozenset[str]
    rows: frozenset[str]
    """`matrix/row`."""
    treaties: frozenset[str]
    """`matrix/treaty`."""
    spaces: frozenset[str]
    """`space` and `space/action`."""

    @property
    def referable(self) -> frozenset[str]:
        """What the lists of an action may name."""
        return self.partners | self.countries | self.actions | self.rows | self.spaces


def _names(submissions: Submissions) -> _Names:
    plan = submissions.plan.content
    matrices = [each.content for each in submissions.matrices]
    return _Names(
        partners=frozenset(plan.partners),
        groups=frozenset(theme.content.code for theme in submissions.themes),
        countries=frozenset((*plan.members, *plan.invited)),
        actions=frozenset(action.id for theme in submissions.themes for action in theme.content.actions),
        matrices=frozenset(matrix.id for matrix in matrices),
        rows=frozenset(f"{matrix.id}/{row.id}" for matrix in matrices for row in matrix.rows),
        treaties=frozenset(f"{matrix.id}/{treaty}" for matrix in matrices for treaty in matrix.treaties),
        spaces=frozenset(
            (
                *(space.id for space in plan.spaces),
                *(f"{space.id}/{each.id}" for space in plan.spaces for each in space.actions),
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class _LooseEnds:
    """What is shown, and what was there and is not."""

    shown: _Names
    referable: frozenset[str]
    rows_gone: bool
    hidden: frozenset[str]
    """Groups and partners; one that is gone as a group and is there as a partner is there."""
    treaties: frozenset[str]
    """Those that are not shown."""
    asked: frozenset[str]
    """Every row that there was."""

    def action(self, action: Action) -> Action:
        known = self.referable
        changed = {
            name: kept
            for name in _REFERENCES
            if len(kept := tuple(each for each in getattr(action, name) if each in known)) < len(getattr(action, name))
        }
        return action.model_copy(update=changed) if changed else action

    def theme(self, theme: Theme) -> Theme:
        actions = tuple(map(self.action, theme.actions))
        group = self.group(theme.group) if theme.group else None
        same = group is theme.group and all(a is b for a, b in zip(actions, theme.actions, strict=True))
        return theme if same else theme.model_copy(update={"actions": actions, "group": group})

    def group(self, group: WorkingGroup) -> WorkingGroup:
        changed = {
            name: role.model_copy(update={"partner": None})
            for name in ("facilitator", "rapporteur", "support")
            if (role := getattr(group, name)) is not None and role.partner in self.hidden
        }
        return group.model_copy(update=changed) if changed else group

    def country(self, country: CountryFile) -> CountryFile:
        changed: dict[str, object] = {}
        positions = {key: held for key, held in country.positions.items() if key in self.shown.actions}
        if len(positions) < len(country.positions):
            changed["positions"] = positions
        if self.rows_gone:
            changed["matrices"] = {
                matrix: self.reply(matrix, reply)
                for matrix, reply in country.matrices.items()
                if matrix in self.shown.matrices
            }
        if country.compiled and country.compiled.by in self.hidden:
            changed["compiled"] = country.compiled.model_copy(update={"by": None})
        return country.model_copy(update=changed) if changed else country

    def reply(self, matrix: str, reply: MatrixReply) -> MatrixReply:
        """Without the answers to rows that are not shown; one to a row that never was is left for the rules."""
        gone = self.asked - self.shown.rows
        answers = {row: answer for row, answer in reply.answers.items() if f"{matrix}/{row}" not in gone}
        return reply if len(answers) == len(reply.answers) else reply.model_copy(update={"answers": answers})

    def matrix(self, matrix: Matrix) -> Matrix:
        rows = tuple(
            row.model_copy(update={"treaty": None, "step": None})
            if f"{matrix.id}/{row.treaty}" in self.treaties
            else row
            for row in matrix.rows
        )
        same = all(a is b for a, b in zip(rows, matrix.rows, strict=True))
        return matrix if same else matrix.model_copy(update={"rows": rows})

    def holds(self, decision: Decision) -> bool:
        """Whether everything that the decision is about is shown."""
        if isinstance(decision, Waive):
            return (
                (decision.action is None or decision.action in self.shown.actions)
                and (decision.matrix is None or decision.matrix in self.shown.matrices)
                and (decision.theme is None or decision.theme in self.shown.groups)
            )
        named = {*decision.actions, decision.into} if isinstance(decision, Merge) else decision.actions
        return all(action in self.shown.actions for action in named)

    def decision(self, decision: Decision) -> Decision:
        agreed = tuple(each for each in decision.agreed_by if each not in self.hidden)
        return decision if len(agreed) == len(decision.agreed_by) else decision.model_copy(update={"agreed_by": agreed})


def _each(files: tuple[Submission[R], ...], change: Callable[[R], R]) -> tuple[Submission[R], ...]:
    return tuple(Submission(each.file, change(each.content)) for each in files)


def without_loose_ends(before: Submissions, after: Submissions) -> Submissions:
    """`after`, which is part of `before`, without references to what is not in it, and without decisions on that."""
    there, shown = _names(before), _names(after)
    loose = _LooseEnds(
        shown=shown,
        referable=shown.referable,
        rows_gone=shown.rows != there.rows or shown.matrices != there.matrices,
        hidden=(there.groups | there.partners) - shown.groups - shown.partners - shown.countries,
        treaties=there.treaties - shown.treaties,
        asked=there.rows,
    )
    decided: Submission[Any] | None = after.decisions
    if decided is not None:
        held = tuple(loose.decision(each) for each in decided.content if loose.holds(each))
        decided = Submission(decided.file, held)
    return replace(
        after,
        matrices=_each(after.matrices, loose.matrix) if loose.treaties else after.matrices,
        countries=_each(after.countries, loose.country),
        themes=_each(after.themes, loose.theme),
        decisions=decided,
    )
