"""WP163 to WP166: who leads and takes part by a country's own file, and who by the proposal of the working group."""

from collections.abc import Iterator

from workplan_cli.address import Address
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
          - {id: INT-01, title: Exchange routes, countries: all, except: {GT: Has no staff.}, lead: [MX]}
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


def _exception(action: PlannedAction, code: str) -> Address:
    """Where a group leaves a country out."""
    source = next(each for each in action.sources if code in each.content.excepted)
    return (source.address / "except" / code).key()


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
        if code in excepted:
            related = Related(_exception(action, code), Message("left out here"))
        elif named and named != ALL and code not in named:
            related = Related(action.address / "countries", Message("who takes part by the group's proposal"))
        else:
            continue
        yield Blame(
            stated.address / "position",
            Message("the working group has left {code} out of {id}", code=code, id=action.id),
            (related,),
            frozenset((action.id, code)),
        )


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


def _commitment(action: PlannedAction, code: str) -> Address:
    """Where a group counts on a country: where it names it, else where it says `all`."""
    for source in action.sources:
        named = source.content.countries
        if code in named:
            return source.address / "countries" / named.index(code)
    source = next((each for each in action.sources if each.content.countries == ALL), action.sources[0])
    return source.address / "countries"


@rule("WP166", Severity.WARNING)
def commitment_declined(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country's own file declines an action to which its working group has committed it.

    Why: The document would list the country among those that take part, and print its refusal below. Leave it out
    under `except`, with its reason, or win it over.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: [GT, HN, MX]}
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
          - {id: INT-01, title: Exchange routes, countries: all, except: {GT: Has no staff for it.}}
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: decline, note: There is no staff for it.}
    """
    for action, code, stated in _stated(plan):
        # That it declines to lead is for WP163.
        if stated.content.position == "decline" and code in action.countries and code not in action.content.lead:
            message = Message("{code} declines {id}, to which the group commits it", code=code, id=action.id)
            related = Related(_commitment(action, code), Message("who takes part by the group's proposal"))
            yield Blame(stated.address / "position", message, (related,), frozenset((action.id, code)))


RULES = (lead_declined, takes_part_uncalled, offers_to_lead, commitment_declined)
