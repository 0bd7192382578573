"""WP108 and WP160 to WP165: what countries say to the actions of the working groups."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.country import CountryFile, Position, Stand
from workplan_cli.models.submissions import Submission
from workplan_cli.models.theme import ALL
from workplan_cli.rules.places import perhaps, written_actions


class _Taken(NamedTuple):
    """A position, in whose file it is, and on which action."""

    content: Position
    submission: Submission[CountryFile]
    action: str

    @property
    def country(self) -> str:
        return self.submission.content.country

    @property
    def address(self) -> Address:
        return self.submission.address / "positions" / self.action

    @property
    def about(self) -> frozenset[str]:
        return frozenset((self.country, self.action))


def _taken(plan: WorkPlan, *stands: Stand | None) -> Iterator[_Taken]:
    """Every position that takes one of these stands; without any, every position."""
    for submission in plan.submissions.countries:
        for action, position in submission.content.positions.items():
            if not stands or position.position in stands:
                yield _Taken(position, submission, action)


def _became(plan: WorkPlan) -> Mapping[str, PlannedAction]:
    """Every action of the plan by its id and by those of the actions that were merged into it."""
    return {source.content.id: action for action in plan.actions() for source in action.sources}


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
    withdrawn = {written: action for written, action in _became(plan).items() if action.withdrawn}
    for taken in _taken(plan) if withdrawn else ():
        action = withdrawn.get(taken.action)
        if action is not None:
            message = Message("{id} has been withdrawn", id=action.id)
            related = Related(action.address / "status", Message("withdrawn here"))
            yield Blame(taken.address.key(), message, (related,), taken.about)


@rule("WP163", Severity.ERROR)
def lead_declined(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action is led by a country whose own file says that it declines the action or only observes it.

    Why: The document would name as responsible a country that has said no.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [GT]}
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: decline, note: There is no staff for it.}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [MX]}
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: decline, note: There is no staff for it.}
    """
    for action in plan.actions():
        if action.withdrawn or not action.positions:
            continue
        for source in action.sources:
            for index, code in enumerate(source.content.lead):
                stated = action.positions.get(code)
                if stated is None or stated.content.position not in ("decline", "observe"):
                    continue
                related = Related(stated.address / "position", Message("what {code} says", code=code))
                message = Message("{code} does not lead: its file says `{said}`", code=code, said=action.stand(code))
                yield Blame(source.address / "lead" / index, message, (related,), frozenset((action.id, code)))


@rule("WP164", Severity.WARNING)
def takes_part_uncalled(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country leads an action or participates in it by its own file, and the working group has left it out.

    Why: The participation grid would contradict the list of countries. Either the group includes the country, or the
    country was thinking of another action.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, except: {GT: Has a system of its own.}}
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: participate}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all}
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: participate}
    """
    became = _became(plan)
    for taken in _taken(plan, "lead", "participate"):
        action = became.get(taken.action)
        if action is None or action.withdrawn:
            continue
        named, excepted = action.content.countries, action.content.excepted
        if taken.country in excepted or (named and named != ALL and taken.country not in named):
            related = Related(action.address / "countries", Message("who takes part by the group's proposal"))
            message = Message("the working group has left {code} out of {id}", code=taken.country, id=action.id)
            yield Blame(taken.address / "position", message, (related,), taken.about)


@rule("WP165", Severity.NOTE)
def offers_to_lead(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country's file says that it leads an action, and the working group names other leads.

    Why: The group may accept the offer. Until then the document shows the country's position beside the group's lead.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [IOM]}
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: lead}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [GT, IOM]}
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: lead}
    """
    became = _became(plan)
    for taken in _taken(plan, "lead"):
        action = became.get(taken.action)
        if action is None or action.withdrawn:
            continue
        if action.content.lead and taken.country not in action.content.lead:
            message = Message(
                "{code} offers to lead {id}; the group names {leads}",
                code=taken.country,
                id=action.id,
                leads=", ".join(action.content.lead),
            )
            related = Related(action.address / "lead", Message("whom the group names"))
            yield Blame(taken.address / "position", message, (related,), taken.about)


RULES = (
    position_on_unknown_action,
    position_without_stand,
    position_without_note,
    position_on_withdrawn_action,
    lead_declined,
    takes_part_uncalled,
    offers_to_lead,
)
