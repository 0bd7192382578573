"""WP163 to WP165: who leads and takes part by a country's own file, and who by the proposal of the working group."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import PlannedAction, StatedPosition, WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.theme import ALL


def _stated(plan: WorkPlan) -> Iterator[tuple[PlannedAction, str, StatedPosition]]:
    """Every position on an action that stands, with the country that takes it."""
    for action in plan.actions():
        if action.positions and not action.withdrawn:
            for code, stated in action.positions.items():
                yield action, code, stated


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
    for action, code, stated in _stated(plan):
        if stated.content.position not in ("decline", "observe") or code not in action.content.lead:
            continue
        related = Related(stated.address / "position", Message("what {code} says", code=code))
        message = Message("{code} does not lead: its file says `{said}`", code=code, said=stated.content.position)
        for source in action.sources:
            for index, lead in enumerate(source.content.lead):
                if lead == code:
                    about = frozenset((action.id, code))
                    yield Blame(source.address / "lead" / index, message, (related,), about)


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
    for action, code, stated in _stated(plan):
        named, excepted = action.content.countries, action.content.excepted
        if stated.content.position not in ("lead", "participate"):
            continue
        if code in excepted or (named and named != ALL and code not in named):
            related = Related(action.address / "countries", Message("who takes part by the group's proposal"))
            message = Message("the working group has left {code} out of {id}", code=code, id=action.id)
            yield Blame(stated.address / "position", message, (related,), frozenset((action.id, code)))


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
    for action, code, stated in _stated(plan):
        leads = action.content.lead
        if stated.content.position == "lead" and leads and code not in leads:
            message = Message(
                "{code} offers to lead {id}; the group names {leads}", code=code, id=action.id, leads=", ".join(leads)
            )
            related = Related(action.address / "lead", Message("whom the group names"))
            yield Blame(stated.address / "position", message, (related,), frozenset((action.id, code)))


RULES = (lead_declined, takes_part_uncalled, offers_to_lead)
