"""The part that one country has in an action."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan_cli.documents.view.actions import ActionView, PositionView
from workplan_cli.documents.view.names import CountryView


@dataclass(frozen=True, slots=True)
class ShareView:
    """An action of which a country is a part, or which leaves it out."""

    action: ActionView
    stand: str
    """lead, participate, observe, reserve, decline, unanswered, withheld or excepted."""
    position: PositionView | None
    """What the country's own file says; None where it says nothing."""
    hidden: bool
    """Whether the country's file states positions that may not be shown."""

    @property
    def due(self) -> bool:
        """Whether a group names the country, as leader or as taking part, and it has not said where it stands."""
        return self.position is None and not self.hidden and self.stand in ("lead", "unanswered")


def share_of(action: ActionView, country: CountryView) -> ShareView:
    """The part of a country; its stand is "" where it has none."""
    position = next((each for each in action.positions if each.code == country.code), None)
    return ShareView(action, action.stand(country.code), position, country.silent)


def shares_of(actions: Iterable[ActionView], country: CountryView) -> Iterator[ShareView]:
    """The parts of a country in those of the actions that concern it."""
    return (share_of(action, country) for action in actions if action.stand(country.code))
