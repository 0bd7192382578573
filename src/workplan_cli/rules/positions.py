"""WP108 and WP160 to WP162: what countries say to the actions of the working groups."""

from collections.abc import Iterator
from typing import NamedTuple

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.country import CountryFile, Position, Stand
from workplan_cli.models.submissions import Submission
from workplan_cli.rules.places import perhaps, written_actions


class _Taken(NamedTuple):
    """A position, in whose file it is, and on which action."""

    content: Position
    submission: Submission[CountryFile]
    action: str

    @property
    def country(self) -> str:
        """Whose it is."""
        return self.submission.content.country

    @property
    def address(self) -> Address:
        """Where it is written."""
        return self.submission.address / "positions" / self.action

    @property
    def about(self) -> frozenset[str]:
        """What a waiver names."""
        return frozenset((self.country, self.action))


def _taken(plan: WorkPlan, *stands: Stand | None) -> Iterator[_Taken]:
    """Every position that takes one of these stands; without any, every position."""
    for submission in plan.submissions.countries:
        for action, position in submission.content.positions.items():
            if not stands or position.position in stands:
                yield _Taken(position, submission, action)


@rule("WP108", Severity.ERROR)
def position_on_unknown_action(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country takes a position on an action that no working group proposes.

    Why: The position would be in no list.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-99: {position: participate}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: participate}
    """
    if plan.may_be_in_broken_file("theme"):
        return
    known = {each.content.id: None for each in written_actions(plan)}
    for taken in _taken(plan):
        if taken.action not in known:
            near = perhaps(taken.action, tuple(known))
            message = Message("no working group has an action `{action}`{near}", action=taken.action, near=near)
            yield Blame(taken.address.key(), message, about=taken.about)


@rule("WP160", Severity.WARNING)
def position_without_stand(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country writes something to an action and does not take a position.

    Why: Whether it leads, participates, observes, reserves its position or declines, nobody may guess: it counts as not
    answered.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {note: We would host the first meeting.}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: participate, note: We would host the first meeting.}
    """
    for taken in _taken(plan, None):
        message = Message("`position` is missing; this counts as not answered")
        yield Blame(taken.address.key(), message, about=taken.about)


@rule("WP161", Severity.WARNING)
def position_without_note(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country reserves its position on an action, or declines it, and does not say why.

    Why: The reservation is printed with the action. The group can only meet it if it knows the reason.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        positions:
          OPS-01: {position: reserve}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        positions:
          OPS-01: {position: reserve, note: Subject to the approval of the budget.}
    """
    for taken in _taken(plan, "reserve", "decline"):
        if taken.content.note is None:
            message = Message("a `{position}` needs a note that says why", position=taken.content.position)
            yield Blame(taken.address.key(), message, about=taken.about)


@rule("WP162", Severity.WARNING)
def position_on_withdrawn_action(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country takes a position on an action that its working group has withdrawn.

    Why: The position is in no list any more. The country may have meant the action that took its place.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-02, title: Exchange methods, status: withdrawn}
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-02: {position: participate}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-02, title: Exchange methods, status: withdrawn}
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: participate}
    """
    for action in plan.actions():
        for code, stated in action.positions.items() if action.withdrawn else ():
            message = Message("{id} has been withdrawn", id=action.id)
            related = Related(action.address / "status", Message("withdrawn here"))
            yield Blame(stated.address.key(), message, (related,), frozenset((action.id, code)))


RULES = (
    position_on_unknown_action,
    position_without_stand,
    position_without_note,
    position_on_withdrawn_action,
)
