"""WP203 to WP208 and WP218: what actions refer to."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.models.theme import ALL
from workplan_cli.rules.places import perhaps, written_actions


@rule("WP203", Severity.ERROR)
def unknown_country(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action is for a country, or leaves one out, that is no member of the plan.

    Why: It would be in no grid. Third countries can be `partners` if the plan invites them.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: [GT, HN, MX, BR]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: [GT, HN, MX]}
    """
    members = {member.code for member in plan.members}
    for action in written_actions(plan):
        named = action.content.countries if action.content.countries != ALL else ()
        for index, code in enumerate(named):
            if code not in members:
                message = Message("`{code}` is no member of the plan", code=code)
                yield Blame(action.address / "countries" / index, message, about=action.about)
        for code in action.content.excepted:
            if code not in members:
                message = Message("`{code}` is no member of the plan", code=code)
                yield Blame((action.address / "except" / code).key(), message, about=action.about)


@rule("WP204", Severity.ERROR)
def unknown_lead(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action is led by somebody who is neither a member nor a partner of the plan.

    Why: The document could not print a name, and nobody would feel responsible.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, lead: [OIM]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, lead: [IOM]}
    """
    known = (*plan.plan.members, *plan.plan.partners)
    message = Message("`{name}` is neither a member nor a partner of the plan{near}")
    yield from _unknown(plan, "lead", known, message)


@rule("WP205", Severity.ERROR)
def unknown_partner(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A partner of an action is not among the plan's partners, members or invited countries.

    Why: The document could not print a name.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, partners: [INTERPOL]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, partners: [IOM]}
    """
    known = (*plan.plan.partners, *plan.plan.members, *plan.plan.invited)
    message = Message("`{name}` is no partner, member or invited country of the plan{near}")
    yield from _unknown(plan, "partners", known, message)


@rule("WP206", Severity.ERROR)
def unknown_legal_basis(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The legal basis of an action is not the row of a matrix, written `matrix/row`.

    Why: The link of the document would lead nowhere.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, legal_basis: [protocol/p-9]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, legal_basis: [protocol/p-1]}
    """
    if plan.may_be_in_broken_file("matrix"):
        return
    known = tuple(f"{each.content.id}/{row.id}" for each in plan.matrices for row in each.content.rows)
    yield from _unknown(plan, "legal_basis", known, Message("no matrix has the row `{name}`{near}"))


@rule("WP207", Severity.ERROR)
def unknown_dependency(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action depends on one that no working group proposes.

    Why: Nobody can tell when it may begin.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, depends_on: [INT-07]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, depends_on: [INT-02]}
          - {id: INT-02, title: Agree on a form}
    """
    if plan.may_be_in_broken_file("theme"):
        return
    known = tuple(each.content.id for each in written_actions(plan))
    yield from _unknown(plan, "depends_on", known, Message("no working group has an action `{name}`{near}"))


@rule("WP208", Severity.ERROR)
def unknown_related(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action is related to one that is neither in this plan nor, written `space/ACTION`, in a space of it.

    Why: The reader cannot follow the reference.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, related: [coalition/RC-02]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, related: [coalition/RC-01]}
    """
    if plan.may_be_in_broken_file("theme"):
        return
    known = [each.content.id for each in written_actions(plan)]
    known += [f"{space.id}/{action.id}" for space in plan.plan.spaces for action in space.actions]
    known += [space.id for space in plan.plan.spaces]
    yield from _unknown(plan, "related", tuple(known), Message("no action and no space has the id `{name}`{near}"))


def _unknown(plan: WorkPlan, field: str, known: tuple[str, ...], message: Message) -> Iterator[Blame]:
    """Blame every entry of a list of references that is not known."""
    names = dict.fromkeys(known)
    for action in written_actions(plan):
        referred = getattr(action.content, field)
        if referred:
            for index, name in enumerate(referred):
                if name not in names:
                    said = message.filled(name=name, near=perhaps(name, names))
                    yield Blame(action.address / field / index, said, about=action.about)


@rule("WP218", Severity.ERROR)
def refers_to_itself(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action depends on itself, or is related to itself.

    Why: It could never begin, or the reader would be sent to where they are already. Another id was meant.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, depends_on: [INT-01]}
          - {id: INT-02, title: Agree on a form}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, depends_on: [INT-02]}
          - {id: INT-02, title: Agree on a form}
    """
    for action in written_actions(plan):
        for field in ("depends_on", "related"):
            referred = getattr(action.content, field)
            if action.content.id in referred:
                address = action.address / field / referred.index(action.content.id)
                yield Blame(address, Message("{id} refers to itself", id=action.content.id), about=action.about)


RULES = (
    unknown_country,
    unknown_lead,
    unknown_partner,
    unknown_legal_basis,
    unknown_dependency,
    unknown_related,
    refers_to_itself,
)
