"""Where every piece of an action comes from: each place it is written in, and the decisions that brought it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workplan_cli.address import Address
from workplan_cli.consolidation.merging import steps
from workplan_cli.consolidation.workplan import PlannedAction, SubmittedAction, WorkPlan
from workplan_cli.models.anatomy import entries
from workplan_cli.models.theme import ALL, Action

FIELDS = tuple(field.alias or name for name, field in Action.model_fields.items())
"""Every field of an action, as a file writes it."""

_ATTRIBUTES = {field.alias or name: name for name, field in Action.model_fields.items()}
_REFERENCES = ("depends_on", "related")
_OWN = ("id", "title", "status")
"""What a merge takes from nobody but the action that stays."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One piece of a field of an action of the plan, and one place where it is written."""

    value: object
    """As the plan has it: of an entry that refers to a merged action, what that became."""
    address: Address
    action: str
    """The id under which it was submitted."""
    decisions: tuple[Address, ...]
    """The merges that brought it here, in the order of the chain; none for what the action itself says."""
    holds: bool
    """Whether the plan prints it. What another source says instead is on record and not in the plan."""

    @property
    def decision(self) -> Address | None:
        """The first of the merges."""
        return self.decisions[0] if self.decisions else None


class Origins:
    """Looks up where the actions of one plan come from; made once for many questions."""

    def __init__(self, plan: WorkPlan) -> None:
        self._merges = steps(decision for decision, _ in plan.decisions)
        self._places = {id(decision): address for decision, address in plan.decisions}
        self._redirected = plan.redirected

    def of(self, action: PlannedAction, field: str) -> Iterator[Origin]:
        """Every piece of a field and every place it is written in: the action's own first, then by source.

        `field` is named as in the file (`except`, not `excepted`); of the period each end is a piece. Raises KeyError
        for what is no field of an action.
        """
        name = _ATTRIBUTES[field]
        for source in action.sources:
            chain = self.chain(source.content.id, action.id)
            for value, address in self._pieces(source, field, name):
                brought = (*chain, *self._of_reference(name, value))
                final = self._redirected.get(value, value) if name in _REFERENCES and isinstance(value, str) else value
                holds = _holds(action, source, name, final, address)
                yield Origin(final, address, source.content.id, brought, holds)

    def chain(self, merged: str, into: str) -> tuple[Address, ...]:
        """The decisions by which one action became the other, step by step."""
        chain: list[Address] = []
        here = merged
        while here != into:
            decision = self._merges[here]
            chain.append(self._places[id(decision)])
            here = decision.into
        return tuple(chain)

    def _of_reference(self, name: str, value: object) -> tuple[Address, ...]:
        final = self._redirected.get(value) if name in _REFERENCES and isinstance(value, str) else None
        return self.chain(str(value), final) if final else ()

    def _pieces(self, source: SubmittedAction, field: str, name: str) -> Iterator[tuple[Any, Address]]:
        held: Any = getattr(source.content, name)
        address = source.address / field
        if name == "period" and held is not None:
            yield from ((end, address / each) for each in ("start", "end") if (end := getattr(held, each)) is not None)
        elif name == "countries" and held == ALL:
            yield "all", address
        elif isinstance(held, dict) and name != "excepted":
            yield held, address  # a text by language is one piece
        else:
            yield from entries(held, address)


def _holds(action: PlannedAction, source: SubmittedAction, name: str, value: object, address: Address) -> bool:
    """Whether the plan prints this piece of this source."""
    content, own = action.content, source is action.sources[0]
    if name in _OWN:
        return own
    if name == "period":
        return content.period is not None and getattr(content.period, str(address.route[-1])) == value
    if name == "countries":
        return value == "all" or content.countries == ALL or value in content.countries
    if name == "excepted":
        return content.excepted.get(str(address.route[-1])) == value
    if name == "budget":
        return True  # every group's figure is printed
    held = getattr(content, name)
    return value in held if isinstance(held, tuple) else bool(held == value)


def origins(plan: WorkPlan, action: PlannedAction, field: str) -> tuple[Origin, ...]:
    """Every piece of one field of an action, as `Origins.of`."""
    return tuple(Origins(plan).of(action, field))
