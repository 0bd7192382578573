"""What is agreed and what is still open, action by action."""

from dataclasses import dataclass

from workplan_cli.consolidation.workplan import PlannedAction, PlannedTheme, StatedPosition, WorkPlan

AGREED = ("plenary", "adopted")
"""The states in which all countries have said yes, but for those with a reservation."""


def objections(action: PlannedAction) -> tuple[StatedPosition, ...]:
    """Every position that reserves or declines, those that were taken on a merged action too; by country and id."""
    stated = (*action.positions.values(), *action.other_positions)
    objecting = (each for each in stated if each.content.position in ("reserve", "decline"))
    return tuple(sorted(objecting, key=lambda each: (each.country, each.action)))


@dataclass(frozen=True, slots=True)
class Negotiated:
    """The actions of one theme by how far they have come, each tuple in order of ids."""

    theme: PlannedTheme
    agreed: tuple[PlannedAction, ...]
    """Agreed in plenary or adopted, and no country objects."""
    reserved: tuple[PlannedAction, ...]
    """Agreed in plenary or adopted, with a reservation or refusal of at least one country."""
    open: tuple[PlannedAction, ...]
    """Proposed, or agreed in the group only."""
    withdrawn: tuple[PlannedAction, ...]


def _negotiated(theme: PlannedTheme) -> Negotiated:
    brought = [action for action in theme.actions if action.content.status in AGREED]
    return Negotiated(
        theme,
        agreed=tuple(action for action in brought if not objections(action)),
        reserved=tuple(action for action in brought if objections(action)),
        open=tuple(action for action in theme.actions if action.content.status in ("proposed", "group")),
        withdrawn=tuple(action for action in theme.actions if action.withdrawn),
    )


def negotiate(plan: WorkPlan) -> tuple[Negotiated, ...]:
    """How far the plan has come, in order of themes: every action is in exactly one place."""
    return tuple(_negotiated(theme) for theme in plan.themes)
