"""What countries say to the actions of the groups, brought to the action that each of them became."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workplan_cli.consolidation.merging import order_of
from workplan_cli.consolidation.workplan import StatedPosition
from workplan_cli.models.country import CountryFile
from workplan_cli.models.submissions import Submission


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions on one action of the plan."""

    holding: dict[str, StatedPosition] = field(default_factory=dict)
    """By country."""
    others: list[StatedPosition] = field(default_factory=list)


def _stated(submission: Submission[CountryFile]) -> Iterator[StatedPosition]:
    for action, position in submission.content.positions.items():
        address = submission.address / "positions" / action
        yield StatedPosition(submission.content.country, action, position, address)


def positions_by_action(countries: Iterable[Submission[CountryFile]], into: Mapping[str, str]) -> dict[str, Positions]:
    """By id of the action that remains.

    Of what a country says to the action itself and to others that were merged into it, what it says to the action
    itself holds, then what it says to the one with the lowest number; an entry without a position holds last.
    """

    def precedence(stated: StatedPosition) -> tuple[str, bool, bool, tuple[str, int, str, str]]:
        return stated.country, stated.content.position is None, stated.action in into, order_of(stated.action)

    by_action: dict[str, Positions] = defaultdict(Positions)
    for stated in sorted((each for file in countries for each in _stated(file)), key=precedence):
        positions = by_action[into.get(stated.action, stated.action)]
        if positions.holding.setdefault(stated.country, stated) is not stated:
            positions.others.append(stated)
    return by_action
