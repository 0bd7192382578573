"""A smaller plan for a wider audience: what is labelled above the ceiling is taken out before anything is made of it.

Labels are those of the Traffic Light Protocol 2.0 (FIRST, August 2022). A record is never shown without the record it
is part of; a field that names or reaches a person needs the plan's `personal` label as well as the record's own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from workplan_cli.consolidation.loose_ends import without_loose_ends
from workplan_cli.consolidation.withheld import withheld
from workplan_cli.models.anatomy import holding_fields, personal_fields
from workplan_cli.models.plan import Plan, ReminderRules
from workplan_cli.models.submissions import Submission, Submissions
from workplan_cli.models.words import LABELS, Record, Tlp

R = TypeVar("R", bound=Record)

_ALWAYS_SHOWN = frozenset(["tlp", "id", "languages", "members", "paper", "rules"])
"""What a document cannot be made without, and what makes it."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What an audience may see, and the highest label in it."""

    submissions: Submissions
    label: Tlp


@dataclass(frozen=True, slots=True)
class _Audience:
    """Up to which label it sees, and from which one on it sees persons: places in LABELS."""

    ceiling: int
    personal: int

    def sees(self, record: R, inherited: int) -> R | None:
        """The record without what is above the ceiling; None where all of it is."""
        own = inherited if record.tlp is None else LABELS.index(record.tlp)
        if own > self.ceiling:
            return None
        changed: dict[str, object] = {}
        if self.personal > self.ceiling:
            changed |= {name: None for name in personal_fields(type(record)) if getattr(record, name) is not None}
        for name, _written in holding_fields(type(record)):
            before = getattr(record, name)
            after = self._inside(before, own)
            if after is not before:
                changed[name] = after
        return record.model_copy(update=changed) if changed else record

    def _inside(self, held: object, label: int) -> object:
        """What a field holds, filtered."""
        if isinstance(held, Record):
            shown = self.sees(held, label)
            # A plan always has rules for reminders: where its own are not to be seen, those of a plan that names none.
            return ReminderRules() if shown is None and isinstance(held, ReminderRules) else shown
        if isinstance(held, tuple):
            seen = tuple(after for each in held if (after := self._entry(each, label)) is not None)
            return held if len(seen) == len(held) and all(a is b for a, b in zip(seen, held, strict=True)) else seen
        if isinstance(held, dict):
            kept = {key: after for key, each in held.items() if (after := self._entry(each, label)) is not None}
            return held if len(kept) == len(held) and all(kept[key] is held[key] for key in held) else kept
        return held

    def _entry(self, value: object, label: int) -> object:
        return self.sees(value, label) if isinstance(value, Record) else value

    def files(self, files: tuple[Submission[R], ...], default: int) -> tuple[Submission[R], ...]:
        """Those of the files of which there is something to see, filtered."""
        return tuple(
            Submission(each.file, content)
            for each in files
            if (content := self.sees(each.content, default)) is not None
        )

    def plan(self, plan: Plan, default: int) -> Plan:
        """The plan's own file. Where even its label is above the ceiling, only what no document can do without."""
        if default > self.ceiling:
            hidden = {
                name: field.get_default(call_default_factory=True)
                for name, field in Plan.model_fields.items()
                if name not in _ALWAYS_SHOWN
            }
            return plan.model_copy(update=hidden | {"title": {}})
        seen = self.sees(plan.model_copy(update={"tlp": None}), default)
        return plan if seen is None else seen.model_copy(update={"tlp": plan.tlp})

    def listed(self, entries: tuple[R, ...], default: int) -> tuple[R, ...]:
        """A file that is a list of records, filtered."""
        return tuple(seen for each in entries if (seen := self.sees(each, default)) is not None)


def _labels(record: Record, inherited: int, personal: int) -> Iterator[int]:
    """The label of the record, of what in it is personal, and of all records in it."""
    own = inherited if record.tlp is None else LABELS.index(record.tlp)
    yield own
    if any(getattr(record, name) is not None for name in personal_fields(type(record))):
        yield max(own, personal)
    for name, _written in holding_fields(type(record)):
        held = getattr(record, name)
        entries: Iterable[object] = (
            held.values() if isinstance(held, dict) else held if isinstance(held, tuple) else (held,)
        )
        for each in entries:
            if isinstance(each, Record):
                yield from _labels(each, own, personal)


def _highest(submissions: Submissions, default: int, personal: int) -> int:
    """The highest label of anything that is there; of a plan of which nothing is shown, the lowest."""
    plan = submissions.plan.content
    highest = 0
    if plan.title:
        highest = max(_labels(plan.model_copy(update={"tlp": None}), default, personal))
    files = (*submissions.matrices, *submissions.countries, *submissions.themes)
    decisions = submissions.decisions.content if submissions.decisions else ()
    for record in (*(each.content for each in files), *decisions):
        highest = max(highest, *_labels(record, default, personal))
    return highest


def highest_label(plan: Plan, records: Iterable[tuple[Record, Tlp | None]]) -> Tlp:
    """The highest label of a disclosed plan's own title and of some records, each given with the label of its file.

    A plan whose title may not be seen shows nothing of its own, and counts for nothing.
    """
    default = LABELS.index(plan.labels.default)
    personal = LABELS.index(plan.labels.personal or plan.labels.default)
    found = (
        label
        for record, of_file in records
        for label in _labels(record, default if of_file is None else LABELS.index(of_file), personal)
    )
    return LABELS[max(found, default=0) if not plan.title else max((default, *found))]


def disclose(submissions: Submissions, ceiling: Tlp) -> Disclosed:
    """What an audience with this ceiling may see: nothing above it, and nothing that refers to what is above it.

    The plan's id, languages and members are always shown, and its title where the plan's own label allows it.
    """
    plan = submissions.plan.content
    default = LABELS.index(plan.labels.default)
    personal = LABELS.index(plan.labels.personal or plan.labels.default)
    audience = _Audience(LABELS.index(ceiling), personal)
    decided, issued = submissions.decisions, submissions.issued
    filtered = replace(
        submissions,
        plan=Submission(submissions.plan.file, audience.plan(plan, default)),
        matrices=audience.files(submissions.matrices, default),
        countries=audience.files(submissions.countries, default),
        themes=audience.files(submissions.themes, default),
        decisions=decided and Submission(decided.file, audience.listed(decided.content, default)),
        issued=issued and Submission(issued.file, audience.listed(issued.content, default)),
    )
    shown = without_loose_ends(submissions, filtered)
    if filtered != submissions:
        shown = replace(shown, withheld=withheld(submissions, shown))
    return Disclosed(shown, LABELS[_highest(shown, default, personal)])
