"""What is agreed and what is open, as a document prints it."""

from collections.abc import Iterable
from dataclasses import dataclass

from workplan_cli.consolidation.negotiation import Negotiated, negotiate
from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.documents.view.actions import ReferenceView
from workplan_cli.documents.wording import Said, Wording


@dataclass(frozen=True, slots=True)
class NegotiationView:
    """How far one theme has come: references to its actions."""

    number: int
    anchor: str
    title: Said
    agreed: tuple[ReferenceView, ...]
    """In plenary or adopted, without an objection."""
    reserved: tuple[ReferenceView, ...]
    """The same, with reservations or refusals."""
    open: tuple[ReferenceView, ...]
    """Proposed, or agreed in the group only."""
    withdrawn: tuple[ReferenceView, ...]


def negotiation(plan: WorkPlan, wording: Wording) -> tuple[NegotiationView, ...]:
    """One view for each theme that has actions, in order."""
    return tuple(_view(each, wording) for each in negotiate(plan) if each.theme.actions)


def _view(negotiated: Negotiated, wording: Wording) -> NegotiationView:
    content = negotiated.theme.content
    return NegotiationView(
        number=content.theme,
        anchor=f"theme-{content.code}",
        title=wording.text(content.title) or Said(content.code),
        agreed=_references(negotiated.agreed),
        reserved=_references(negotiated.reserved),
        open=_references(negotiated.open),
        withdrawn=_references(negotiated.withdrawn),
    )


def _references(actions: Iterable[PlannedAction]) -> tuple[ReferenceView, ...]:
    return tuple(ReferenceView(action.id, action.id) for action in actions)
