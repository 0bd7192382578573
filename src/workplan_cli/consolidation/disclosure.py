"""A smaller plan for a wider audience: what is labelled above the ceiling is taken out before anything is made of it.

Labels are those of the Traffic Light Protocol 2.0 (FIRST, August 2022). A record is never shown without the record it
is part of; a field that names or reaches a person needs the plan's `personal` label as well as the record's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from workplan_cli.models.anatomy import holding_fields, personal_fields
from workplan_cli.models.country import CountryFile
from workplan_cli.models.decisions import Keep, Merge, Waive
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.theme import Action
from workplan_cli.models.words import LABELS, Record, Tlp

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What an audience may see, and the highest label in it."""

    submissions: Submissions
    label: Tlp


class _Audience:
    """One ceiling; notes the highest label that it lets pass and which answers it holds back."""

    def __init__(self, ceiling: Tlp, personal: Tlp) -> None:
        self.ceiling = LABELS.index(ceiling)
        self.personal = LABELS.index(personal)
        self.highest = 0

    def sees(self, record: R, inherited: int) -> R | None:
        """The record without what is above the ceiling; None where all of it is."""
        own = inherited if record.tlp is None else LABELS.index(record.tlp)
        if own > self.ceiling:
            return None
        self.highest = max(self.highest, own)
        changed: dict[str, object] = {}
        for name in personal_fields(type(record)):
            if getattr(record, name) is not None:
                if max(own, self.personal) > self.ceiling:
                    changed[name] = None
                else:
                    self.highest = max(self.highest, own, self.personal)
        for name, _written in holding_fields(type(record)):
            before = getattr(record, name)
            after = self.inside(before, own)
            if after is not before:
                changed[name] = after
        return record.model_copy(update=changed) if changed else record

    def inside(self, held: object, label: int) -> object:
        """What a field holds, filtered."""
        if isinstance(held, Record):
            return self.sees(held, label)
        if isinstance(held, tuple):
            seen = tuple(after for each in held if (after := self.sees_if_record(each, label)) is not None)
            return held if len(seen) == len(held) and all(a is b for a, b in zip(seen, held, strict=True)) else seen
        if isinstance(held, dict):
            kept = {key: after for key, each in held.items() if (after := self.sees_if_record(each, label)) is not None}
            return held if len(kept) == len(held) and all(kept[key] is held[key] for key in held) else kept
        return held

    def sees_if_record(self, value: object, label: int) -> object:
        return self.sees(value, label) if isinstance(value, Record) else value


def _files(files: tuple[Submission[R], ...], audience: _Audience, default: int) -> tuple[Submission[R], ...]:
    return tuple(
        Submission(each.file, content)
        for each in files
        if (content := audience.sees(each.content, default)) is not None
    )


def _withheld(
    before: tuple[Submission[CountryFile], ...], after: tuple[Submission[CountryFile], ...]
) -> frozenset[tuple[str, ...]]:
    """Countries, matrices and answers that are there and not shown: the document must not call them missing."""
    shown: Mapping[str, CountryFile] = {each.file: each.content for each in after}
    held: set[tuple[str, ...]] = set()
    for submission in before:
        content, seen = submission.content, shown.get(submission.file)
        if seen is None:
            held.add((content.country,))
            continue
        if seen is content:
            continue
        for matrix, reply in content.matrices.items():
            if matrix not in seen.matrices:
                held.add((content.country, matrix))
            else:
                hidden = reply.answers.keys() - seen.matrices[matrix].answers.keys()
                held |= {(content.country, matrix, row) for row in hidden}
    return frozenset(held)


def _action_without(action: Action, known: frozenset[str]) -> Action:
    """The action without references to what is not shown."""
    changed = {
        name: kept
        for name in ("lead", "partners", "legal_basis", "depends_on", "related")
        if len(kept := tuple(each for each in getattr(action, name) if each in known)) < len(getattr(action, name))
    }
    return action.model_copy(update=changed) if changed else action


def _known(submissions: Submissions) -> frozenset[str]:
    """Everything that an action may refer to."""
    plan = submissions.plan.content
    names = {*plan.members, *plan.invited, *plan.partners}
    names |= {action.id for theme in submissions.themes for action in theme.content.actions}
    names |= {f"{matrix.content.id}/{row.id}" for matrix in submissions.matrices for row in matrix.content.rows}
    names |= {f"{space.id}/{action.id}" for space in plan.spaces for action in space.actions}
    return frozenset(names | {space.id for space in plan.spaces})


def _without_loose_ends(submissions: Submissions) -> Submissions:
    known = _known(submissions)
    themes = tuple(
        replace(
            theme,
            content=theme.content.model_copy(
                update={"actions": tuple(_action_without(action, known) for action in theme.content.actions)}
            ),
        )
        for theme in submissions.themes
    )
    countries = tuple(
        replace(
            each,
            content=each.content.model_copy(
                update={"positions": {key: held for key, held in each.content.positions.items() if key in known}}
            ),
        )
        for each in submissions.countries
    )
    return replace(submissions, themes=themes, countries=countries, decisions=_decisions(submissions, known))


def _decisions(submissions: Submissions, known: frozenset[str]) -> Submission[Any] | None:
    decided = submissions.decisions
    if decided is None:
        return None

    def about_known(decision: Merge | Keep | Waive) -> bool:
        if isinstance(decision, Waive):
            return decision.action is None or decision.action in known
        return all(action in known for action in decision.actions)

    return Submission(decided.file, tuple(each for each in decided.content if about_known(each)))


def disclose(submissions: Submissions, ceiling: Tlp) -> Disclosed:
    """What an audience with this ceiling may see. The plan's own title, languages and members are always shown."""
    plan = submissions.plan.content
    default = LABELS.index(plan.labels.default)
    audience = _Audience(ceiling, plan.labels.personal or plan.labels.default)
    frame = plan.model_copy(update={"tlp": None})
    shown_plan = audience.sees(frame, min(default, audience.ceiling)) or frame
    countries = _files(submissions.countries, audience, default)
    decided = submissions.decisions
    smaller = replace(
        submissions,
        plan=Submission(submissions.plan.file, shown_plan.model_copy(update={"tlp": plan.tlp})),
        matrices=_files(submissions.matrices, audience, default),
        countries=countries,
        themes=_files(submissions.themes, audience, default),
        decisions=decided
        and Submission(decided.file, tuple(seen for each in decided.content if (seen := audience.sees(each, default)))),
        withheld=_withheld(submissions.countries, countries),
    )
    return Disclosed(_without_loose_ends(smaller), LABELS[audience.highest])
