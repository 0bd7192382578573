"""What nobody has decided yet: pairs that look alike, conflicts between submissions, and premises that do not hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workplan_cli.address import Address, Place
from workplan_cli.consolidation.duplicates import Likeness, likenesses
from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.findings import Finding, Message
from workplan_cli.loading.locate import located
from workplan_cli.pipeline import Checked
from workplan_cli.rules import duplicates, leading, merged, participation, persons, premises

Kind = Literal["duplicate", "conflict", "premise"]
Choice = Literal["merge", "keep", "waive"]

KINDS: tuple[Kind, ...] = ("duplicate", "conflict", "premise")

_DUPLICATES = frozenset(each.code for each in duplicates.RULES)
_PREMISES = frozenset((*(each.code for each in premises.RULES), participation.member_left_out.code))
_CONFLICTS = frozenset(
    (
        *(each.code for each in (*leading.RULES, *merged.RULES, *persons.RULES)),
        participation.lead_takes_no_part.code,
        participation.too_many_leads.code,
    )
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the places that a question is about."""

    address: Address
    place: Place
    excerpt: str
    """The line that stands there."""
    message: Message | None
    """What is said of the place; None for an action, and where it is what the question is about."""
    id: str = ""
    """Of an action of this plan or of another space; "" where the place is something else."""
    title: Mapping[str, str] | None = None
    action: PlannedAction | None = None
    """The action as it stands in the plan."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide, with every place that it is about."""

    kind: Kind
    code: str
    name: str
    message: Message
    sides: tuple[Side, ...]
    choices: tuple[Choice, ...]
    about: frozenset[str]
    waiver: Mapping[str, str]
    """The fields of the waiver that would settle it; empty where none can."""
    likeness: Likeness | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The same for the same question of a later run: its rule and its sentence."""
        return self.code, str(self.message)


def _waiver(plan: WorkPlan, finding: Finding) -> dict[str, str]:
    """What a waiver has to name to cover this finding and as little else as can be."""
    known = {
        "action": {*(action.id for action in plan.actions()), *plan.redirected},
        "country": set(plan.plan.members),
        "matrix": {matrix.content.id for matrix in plan.matrices},
        "theme": {theme.content.code for theme in plan.themes},
    }
    named = {field: sorted(finding.about & ids) for field, ids in known.items()}
    found = {field: ids[0] for field, ids in named.items() if len(ids) == 1}
    return {"rule": finding.code} | found if found else {}


class _Places:
    """Looks up line, column and excerpt of many addresses, each file once."""

    def __init__(self, root: Path, findings: Iterable[Finding]) -> None:
        wanted = [
            Finding(each.code, each.name, each.severity, address, each.message)
            for each in findings
            for address in (each.address, *(related.address for related in each.related))
        ]
        self._found = {each.finding.address: (each.place, each.excerpt) for each in located(root, wanted)}

    def side(self, address: Address, message: Message | None) -> Side:
        place, excerpt = self._found[address]
        return Side(address, place, excerpt, message)


def _pair(plan: WorkPlan, finding: Finding, likeness: Likeness, places: _Places) -> Question:
    actions = {action.id: action for action in plan.actions()}
    sides = []
    for like in (likeness.first, likeness.second):
        side = places.side(like.address, None)
        sides.append(Side(side.address, side.place, side.excerpt, None, like.id, like.title, actions.get(like.id)))
    own = likeness.second.id in actions
    choices: tuple[Choice, ...] = ("merge", "keep") if own else ("waive",)
    waiver = {} if own else _waiver(plan, finding)
    return Question(
        "duplicate", finding.code, finding.name, finding.message, tuple(sides), choices, finding.about, waiver, likeness
    )


def _single(plan: WorkPlan, finding: Finding, places: _Places) -> Question:
    waiver = _waiver(plan, finding)
    sides = (
        places.side(finding.address, None),  # what is said of it is the question
        *(places.side(related.address, related.message) for related in finding.related),
    )
    return Question(
        "premise" if finding.code in _PREMISES else "conflict",
        finding.code,
        finding.name,
        finding.message,
        sides,
        ("waive",) if waiver else (),
        finding.about,
        waiver,
    )


def _pairs(plan: WorkPlan, findings: Iterable[Finding], places: _Places) -> Iterator[Question]:
    """The pairs that a rule blames, the most alike first: one that is waived or switched off is no question."""
    blamed = {finding.about: finding for finding in findings if finding.code in _DUPLICATES}
    for likeness in likenesses(plan) if blamed else ():
        finding = blamed.get(frozenset((likeness.first.id, likeness.second.id)))
        if finding is not None:
            yield _pair(plan, finding, likeness, places)


def questions(checked: Checked) -> tuple[Question, ...]:
    """Every open question: duplicates by likeness, then conflicts, then premises, each in order of place.

    What a decision settles or a waiver covers is none; where the plan cannot be read there are none.
    """
    if checked.workplan is None:
        return ()
    asked = [each for each in checked.findings if each.code in _DUPLICATES | _CONFLICTS | _PREMISES]
    places = _Places(checked.root, asked)
    singles = [_single(checked.workplan, each, places) for each in asked if each.code not in _DUPLICATES]
    singles.sort(key=lambda each: (KINDS.index(each.kind), _order(each.sides[0]), each.code, str(each.message)))
    return (*_pairs(checked.workplan, asked, places), *singles)


def _order(side: Side) -> tuple[str, int, int]:
    return side.address.file, side.place.line, side.place.column
