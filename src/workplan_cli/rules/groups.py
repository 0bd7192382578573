"""WP202, WP209 and WP211 to WP214: working groups and those who guide them."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.theme import Role
from workplan_cli.rules.places import alike, perhaps


def _roles(plan: WorkPlan) -> Iterator[tuple[Role, Address]]:
    """Every facilitator, rapporteur and support of every group."""
    for submission in plan.submissions.themes:
        for name in ("facilitator", "rapporteur", "support"):
            role = getattr(submission.content.group, name, None)
            if role is not None:
                yield role, submission.address / "group" / name


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
    for field, message in (
        ("theme", Message("another theme has the number {value}")),
        ("code", Message("another theme has the code `{value}`")),
    ):
        first: dict[object, Address] = {}
        for submission in plan.submissions.themes:
            address = submission.address / field
            value = getattr(submission.content, field)
            other = first.setdefault(value, address)
            if other is not address:
                yield Blame(address, message.filled(value=value), (Related(other, Message("the other theme")),))


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
    for role, address in _roles(plan):
        if role.country is not None and role.country not in plan.plan.members:
            yield Blame(address / "country", Message("`{code}` is no member of the plan", code=role.country))
        if role.partner is not None and role.partner not in partners:
            near = perhaps(role.partner, partners)
            message = Message("`{by}` is no partner of the plan{near}", by=role.partner, near=near)
            yield Blame(address / "partner", message)


@rule("WP211", Severity.ERROR)
def role_of_two(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A facilitator, rapporteur or support is given for a country and for a partner at once.

    Why: One person speaks for one of them. Name the other as `support`.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {country: GT, partner: IOM}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {country: GT}, support: {partner: IOM}}
    """
    for role, address in _roles(plan):
        if role.country is not None and role.partner is not None:
            related = Related(address / "country", Message("the country"))
            yield Blame(address / "partner", Message("either a country or a partner, not both"), (related,))


@rule("WP212", Severity.WARNING)
def role_of_none(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A facilitator, rapporteur or support is given without the country or partner that he or she comes from.

    Why: The list of roles says who answers for the group, not only a name.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {name: A. Example}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {country: GT, name: A. Example}}
    """
    for role, address in _roles(plan):
        if role.country is None and role.partner is None:
            yield Blame(address.key(), Message("this role needs a `country` or a `partner`"))


def _same(one: Role, other: Role) -> bool:
    """Whether both roles are one person's, or one organisation's."""
    if (one.country, one.partner) != (other.country, other.partner):
        return False
    if one.name is not None and other.name is not None:
        return alike(one.name) == alike(other.name)
    # Two officials of a country may be meant, and not be named yet; an organisation is one.
    return one.partner is not None


@rule("WP213", Severity.WARNING)
def facilitator_is_rapporteur(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The facilitator and the rapporteur of a working group are the same person, or the same organisation.

    Why: Who leads the discussion cannot take its record, and the record is to be an official's of a country.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {country: GT, name: A. Example}, rapporteur: {country: GT, name: A. Example}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {country: GT, name: A. Example}, rapporteur: {country: MX, name: B. Example}}
    """
    for submission in plan.submissions.themes:
        group = submission.content.group
        if group is None or group.facilitator is None or group.rapporteur is None:
            continue
        if _same(group.facilitator, group.rapporteur):
            address = submission.address / "group"
            related = Related((address / "facilitator").key(), Message("the facilitator"))
            yield Blame((address / "rapporteur").key(), Message("the rapporteur is the facilitator too"), (related,))


@rule("WP214", Severity.NOTE)
def group_without_guide(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The file of a working group does not name its facilitator or its rapporteur yet.

    Why: Whoever has a question on the chapter does not know whom to ask.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {partner: IOM}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        group: {facilitator: {partner: IOM}, rapporteur: {country: GT}}
    """
    for submission in plan.submissions.themes:
        group = submission.content.group
        lacking = ", ".join(f"`{name}`" for name in ("facilitator", "rapporteur") if getattr(group, name, None) is None)
        if lacking:
            message = Message("the group `{code}` has no {roles} yet", code=submission.content.code, roles=lacking)
            yield Blame(submission.address / "code", message)


RULES = (theme_given_twice, unknown_role, role_of_two, role_of_none, facilitator_is_rapporteur, group_without_guide)
