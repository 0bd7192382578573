"""WP201 to WP209: working groups, their actions, and what these refer to."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.theme import ALL, Role
from workplan_cli.rules.members import perhaps


@rule("WP201", Severity.ERROR)
def action_id_used_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two actions have the same id.

    Why: Positions, decisions and references by this id could mean either. A new action takes the next free number;
    the number of a withdrawn one is not used again.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-01, title: Exchange methods}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-02, title: Exchange methods}
    """
    first: dict[str, Address] = {}
    for submitted in plan.submitted_actions():
        address = submitted.address / "id"
        other = first.setdefault(submitted.content.id, address)
        if other is not address:
            message = Message("another action has the id `{id}`", id=submitted.content.id)
            yield Blame(
                address, message, (Related(other, Message("the other action")),), frozenset((submitted.content.id,))
            )


@rule("WP202", Severity.ERROR)
def theme_given_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two files under `data/themes/` have the same number or the same code.

    Why: Only one of two themes with the same code would be printed, and the chapters could not be put in order.

    Wrong:
        # data/themes/2-response.yaml
        theme: 1
        code: OPS
        title: Response

    Right:
        # data/themes/2-response.yaml
        theme: 2
        code: OPS
        title: Response
    """
    for field in ("theme", "code"):
        first: dict[object, Address] = {}
        for submission in plan.submissions.themes:
            address = submission.address / field
            value = getattr(submission.content, field)
            other = first.setdefault(value, address)
            if other is not address:
                message = Message("another theme has the {field} `{value}`", field=field, value=value)
                yield Blame(address, message, (Related(other, Message("the other theme")),))


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
          - {id: INT-01, title: Exchange routes, countries: [GT, MX, BR]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: [GT, MX]}
    """
    members = {member.code for member in plan.members}
    for submitted in plan.submitted_actions():
        action, about = submitted.content, frozenset((submitted.content.id,))
        named = () if action.countries == ALL else action.countries
        for index, code in enumerate(named):
            if code not in members:
                address = submitted.address / "countries" / index
                yield Blame(address, Message("`{code}` is no member of the plan", code=code), about=about)
        for code in action.excepted:
            if code not in members:
                address = (submitted.address / "except" / code).key()
                yield Blame(address, Message("`{code}` is no member of the plan", code=code), about=about)


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
    yield from _unknown(plan, "lead", known, "`{name}` is neither a member nor a partner of the plan{near}")


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
    yield from _unknown(plan, "partners", known, "`{name}` is no partner, member or invited country of the plan{near}")


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
    known = tuple(f"{each.content.id}/{row.id}" for each in plan.matrices for row in each.content.rows)
    if not plan.may_be_in_broken_file("matrix"):
        yield from _unknown(plan, "legal_basis", known, "no matrix has the row `{name}`{near}")


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
    known = tuple(submitted.content.id for submitted in plan.submitted_actions())
    if not plan.may_be_in_broken_file("theme"):
        yield from _unknown(plan, "depends_on", known, "no working group has an action `{name}`{near}")


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
    known = [submitted.content.id for submitted in plan.submitted_actions()]
    known += [f"{space.id}/{action.id}" for space in plan.plan.spaces for action in space.actions]
    known += [space.id for space in plan.plan.spaces]
    if not plan.may_be_in_broken_file("theme"):
        yield from _unknown(plan, "related", tuple(known), "no action and no space has the id `{name}`{near}")


def _unknown(plan: WorkPlan, field: str, known: tuple[str, ...], words: str) -> Iterator[Blame]:
    """Blame every entry of a list of references that is not known."""
    names = frozenset(known)
    for submitted in plan.submitted_actions():
        for index, name in enumerate(getattr(submitted.content, field)):
            if name not in names:
                message = Message(words, name=name, near=perhaps(name, known))
                yield Blame(submitted.address / field / index, message, about=frozenset((submitted.content.id,)))


def roles(plan: WorkPlan) -> Iterator[tuple[str, Role, Address]]:
    """Every facilitator, rapporteur and support of every group."""
    for submission in plan.submissions.themes:
        for name in ("facilitator", "rapporteur", "support"):
            role = getattr(submission.content.group, name, None)
            if role is not None:
                yield name, role, submission.address / "group" / name


@rule("WP209", Severity.ERROR)
def unknown_role(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A facilitator, rapporteur or support is from a country that is no member, or from an unknown partner.

    Why: The document could not print a name.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {partner: OIM}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {partner: IOM}}
    """
    partners = tuple(plan.plan.partners)
    for _, role, address in roles(plan):
        if role.country is not None and role.country not in plan.plan.members:
            yield Blame(address / "country", Message("`{code}` is no member of the plan", code=role.country))
        if role.partner is not None and role.partner not in partners:
            near = perhaps(role.partner, partners)
            yield Blame(
                address / "partner", Message("`{by}` is no partner of the plan{near}", by=role.partner, near=near)
            )


@rule("WP210", Severity.ERROR)
def id_of_another_group(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The id of an action does not begin with the code of its working group.

    Why: Ids are stored and never changed: an action that moves to another group is withdrawn here and takes a new id
    there.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: OPS-09, title: Exchange routes}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
    """
    for submitted in plan.submitted_actions():
        if submitted.content.id.rpartition("-")[0] != submitted.theme:
            message = Message("the id must begin with `{code}-`", code=submitted.theme)
            yield Blame(submitted.address / "id", message, about=frozenset((submitted.content.id,)))


RULES = (
    action_id_used_twice,
    theme_given_twice,
    unknown_country,
    unknown_lead,
    unknown_partner,
    unknown_legal_basis,
    unknown_dependency,
    unknown_related,
    unknown_role,
    id_of_another_group,
)
