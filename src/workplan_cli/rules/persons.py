"""WP168: one official, described in two places."""

from collections.abc import Iterator, Mapping

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.country import Delegate, FocalPoint
from workplan_cli.models.theme import Role
from workplan_cli.rules.places import alike

Person = FocalPoint | Delegate | Role

_TOLD = ("name", "position", "institution", "email", "phone")
_REACHED = ("email", "phone")
"""What belongs to one person only: two names beside it contradict each other."""


def _mentions(plan: WorkPlan) -> Iterator[tuple[str | None, Person, Address]]:
    """Every place in which a person of a country is described, and the country; all focal points first."""
    files = plan.submissions.countries
    for file in files:
        if file.content.focal_point is not None:
            yield file.content.country, file.content.focal_point, file.address / "focal_point"
    for file in files:
        for index, delegate in enumerate(file.content.delegation):
            yield file.content.country, delegate, file.address / "delegation" / index
    for theme in plan.submissions.themes:
        for name in ("facilitator", "rapporteur", "support"):
            role: Role | None = getattr(theme.content.group, name, None)
            if role is not None:
                yield role.country, role, theme.address / "group" / name


def _differs(one: object, other: object) -> bool:
    """Whether both say something, and not the same: texts in a language that both have."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return any(alike(one[tag]) != alike(other[tag]) for tag in one.keys() & other.keys())
    return isinstance(one, str) and isinstance(other, str) and alike(one) != alike(other)


def _contradicted(point: FocalPoint, other: Person) -> list[str]:
    """The fields in which the other place contradicts the focal point, as far as both are the same person."""
    told = [name for name in _TOLD if _differs(getattr(point, name), getattr(other, name, None))]
    if isinstance(other, FocalPoint):
        return told  # a country has one
    if point.name is not None and other.name is not None and "name" not in told:
        return told
    same = [name for name in _REACHED if getattr(point, name) and getattr(point, name) == getattr(other, name, None)]
    return ["name"] if same and "name" in told else []


@rule("WP168", Severity.WARNING)
def focal_point_named_differently(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The focal point of a country is described in two places, and not in the same way: as a delegate, as one who
    guides a group, or in a second file of the country.

    Why: The secretariat writes to one of the two, and nobody knows whether it is the right one.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {name: A. Example, institution: Ministry of Examples, email: office@example.org}
        delegation:
          - {profile: prosecutor, name: A. Example, email: prosecutors@example.org}
          - {profile: investigator, name: B. Example}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {name: A. Example, institution: Ministry of Examples, email: office@example.org}
        delegation:
          - {profile: prosecutor, name: A. Example, email: office@example.org}
          - {profile: investigator, name: B. Example}
    """
    points: dict[str | None, tuple[FocalPoint, Address]] = {}
    for country, person, address in _mentions(plan):
        if country not in points:
            if isinstance(person, FocalPoint):
                points[country] = person, address
            continue
        point, where = points[country]
        if fields := _contradicted(point, person):
            message = Message(
                "the focal point of {code} is given otherwise here: {fields}",
                code=country,
                fields=", ".join(f"`{name}`" for name in fields),
            )
            related = Related(where / fields[0], Message("the focal point"))
            yield Blame(address / fields[0], message, (related,), frozenset((str(country),)))


RULES = (focal_point_named_differently,)
