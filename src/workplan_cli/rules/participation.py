"""WP219, WP226, WP227, WP239, WP302 and WP304: which countries take part in an action, and who leads it."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import PlannedAction, SubmittedAction, WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.theme import ALL
from workplan_cli.rules.places import standing_actions, written_actions


@rule("WP219", Severity.ERROR)
def excepted_and_named(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action names a country among its `countries` and leaves the same one out under `except`.

    Why: It cannot be both in and out.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: [GT, HN, MX], except: {MX: Has a system of its own.}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, except: {MX: Has a system of its own.}}
    """
    for action in written_actions(plan):
        for code in action.content.excepted:
            if code in action.content.countries:
                address = action.address / "countries" / action.content.countries.index(code)
                related = Related((action.address / "except" / code).key(), Message("left out here"))
                about = action.about | {code}
                yield Blame(address, Message("`{code}` is named and left out at once", code=code), (related,), about)


@rule("WP226", Severity.ERROR)
def lead_takes_no_part(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action is led by a member that is not among its countries, or is left out of it.

    Why: Who does not take part cannot lead. Partners may lead without being listed.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, except: {MX: Has a system of its own.}, lead: [MX]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, except: {MX: Has a system of its own.}, lead: [GT]}
    """
    members = frozenset(plan.plan.members)
    for action in plan.actions():
        content = action.content
        if action.withdrawn or (content.countries == ALL and not content.excepted):
            continue
        for code in content.lead:
            if code not in members or not (content.countries or code in content.excepted) or code in action.countries:
                continue
            source = next(each for each in action.sources if code in each.content.lead)
            related = Related(_out(source, code), Message("left out here"))
            message = Message("{code} leads {id} and does not take part in it", code=code, id=action.id)
            where = source.address / "lead" / source.content.lead.index(code)
            yield Blame(where, message, (related,), frozenset((action.id, code)))


def _out(source: SubmittedAction, code: str) -> Address:
    """Where the group that names the lead leaves the same country out."""
    excepted = code in source.content.excepted
    return (source.address / "except" / code).key() if excepted else source.address / "countries"


@rule("WP227", Severity.WARNING)
def partner_is_lead(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The same country or organisation stands among the leads and among the partners of an action.

    Why: A lead is responsible, a partner helps. It would be printed twice, and it is not clear which was meant.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [GT, IOM], partners: [IOM]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [GT], partners: [IOM]}
    """
    for action in standing_actions(plan):
        leads = action.content.lead
        for index, name in enumerate(action.content.partners):
            if name in leads:
                address = action.address
                related = Related(address / "lead" / leads.index(name), Message("among the leads"))
                message = Message("`{name}` leads this action already", name=name)
                yield Blame(address / "partners" / index, message, (related,), action.about)


@rule("WP302", Severity.ERROR)
def member_left_out(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action names its countries and leaves out a member without saying why.

    Why: Every action includes all countries involved. Write `countries: all`, and give the reason for each member
    that is left out under `except`.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: [GT, HN]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, except: {MX: Has left the corridor.}}
    """
    members = {member.code for member in plan.members}
    for action in plan.actions():
        content = action.content
        if action.withdrawn or not content.countries or content.countries == ALL:
            continue
        out = sorted(members.difference(action.countries, content.excepted))
        if out:
            codes = ", ".join(out)
            left_out = Message("{id} leaves out {codes} and gives no reason; say under `except` why")
            message = left_out.filled(id=action.id, codes=codes)
            yield Blame(action.address / "countries", message, about=frozenset((action.id, *out)))


@rule("WP304", Severity.WARNING)
def action_without_countries(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action does not say which countries take part.

    Why: It is in nobody's column of the participation grid.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all}
    """
    for action in plan.actions():
        if not action.withdrawn and not action.countries:
            message = Message("{id} does not say which countries take part", id=action.id)
            yield Blame(action.address / "id", message, about=frozenset((action.id,)))


def _leading(action: PlannedAction) -> tuple[tuple[str, Address], ...]:
    """Who leads by the groups' proposal, else by the countries' own offer; and where that is written."""
    named = {
        name: source.address / "lead" / index
        for source in reversed(action.sources)
        for index, name in enumerate(source.content.lead)
    }
    offered = {
        code: stated.address / "position"
        for code, stated in action.positions.items()
        if stated.content.position == "lead"
    }
    return tuple(sorted((named or offered).items()))


@rule("WP239", Severity.ERROR)
def too_many_leads(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action has more leads than `leads_per_action` of the plan allows: named by its group, joined by a merge,
    or offered by several countries where the group names none.

    Why: Who is responsible is not decided. Without `leads_per_action` in the plan, an action may have any number.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        leads_per_action: 1
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [GT, MX]}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        leads_per_action: 1
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [GT]}
    """
    most = plan.plan.leads_per_action
    if most is None:
        return
    for action in plan.actions():
        leads = () if action.withdrawn else _leading(action)
        if len(leads) > most:
            (_, address), *others = leads
            message = Message(
                "{id} has {given} leads, of {most} allowed: {names}",
                id=action.id,
                given=len(leads),
                most=most,
                names=", ".join(name for name, _ in leads),
            )
            related = tuple(Related(where, Message("another lead")) for _, where in others)
            yield Blame(address, message, related, frozenset((action.id, *(name for name, _ in leads))))


RULES = (
    excepted_and_named,
    lead_takes_no_part,
    partner_is_lead,
    too_many_leads,
    member_left_out,
    action_without_countries,
)
