"""WP111 to WP115: what plan.yaml says of itself."""

from collections.abc import Iterator, Sequence

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.rules.places import alike


@rule("WP111", Severity.ERROR)
def member_invited(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country is a member of the plan and invited as a third country.

    Why: A member takes part in everything, an invited country in the first plenary only. It cannot be both.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        invited: [BR, MX]

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        invited: [BR]
    """
    members = plan.plan.members
    for index, code in enumerate(plan.plan.invited):
        if code in members:
            related = Related(plan.address / "members" / members.index(code), Message("a member"))
            message = Message("`{code}` is a member and cannot be invited", code=code)
            yield Blame(plan.address / "invited" / index, message, (related,), frozenset((code,)))


@rule("WP112", Severity.ERROR)
def ambiguous_name(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A partner, a working group, a member or an invited country have the same id or code.

    Why: `lead: [MX]` or `agreed_by: [MX]` could mean either.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        partners: {IOM: {name: IOM}, MX: {name: Migration Exchange}}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        partners: {IOM: {name: IOM}, MEX: {name: Migration Exchange}}
    """
    countries = {*plan.plan.members, *plan.plan.invited}
    for name in plan.plan.partners:
        if name in countries:
            message = Message("`{name}` is the code of a country of the plan", name=name)
            yield Blame((plan.address / "partners" / name).key(), message, about=frozenset((name,)))
    for theme in plan.submissions.themes:
        code = theme.content.code
        if code in countries or code in plan.plan.partners:
            message = Message("`{name}` is the code of a country or partner of the plan", name=code)
            yield Blame(theme.address / "code", message, about=frozenset((code,)))


@rule("WP113", Severity.ERROR)
def entry_given_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two premises, two regional spaces, two actions of one space or two terms of the glossary have the same id.

    Why: A reference by this id could mean either.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        premises:
          - {id: regional, text: Actions are regional.}
          - {id: regional, text: Actions include all countries.}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        premises:
          - {id: regional, text: Actions are regional.}
          - {id: all-countries, text: Actions include all countries.}
    """
    spaces = plan.address / "spaces"
    yield from _twice([each.id for each in plan.plan.premises], plan.address / "premises")
    yield from _twice([each.id for each in plan.plan.spaces], spaces)
    for index, space in enumerate(plan.plan.spaces):
        yield from _twice([each.id for each in space.actions], spaces / index / "actions")
    yield from _twice([each.id for each in plan.plan.glossary], plan.address / "glossary")


def _twice(ids: Sequence[str], listed: Address) -> Iterator[Blame]:
    first: dict[str, int] = {}
    for index, name in enumerate(ids):
        other = first.setdefault(name, index)
        if other != index:
            related = Related(listed / other / "id", Message("the other one"))
            yield Blame(listed / index / "id", Message("another entry has the id `{id}`", id=name), (related,))


@rule("WP114", Severity.WARNING)
def partner_named_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two partners have the same name or the same full name.

    Why: The reader would take them for one. Mostly one organisation was entered twice, in two languages.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        partners: {IOM: {name: IOM}, OIM: {name: IOM}}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        partners: {IOM: {name: IOM}, UNODC: {name: UNODC}}
    """
    first: dict[tuple[str, str, str], str] = {}
    for partner, content in plan.plan.partners.items():
        for field, text in (("name", content.name), ("full_name", content.full_name or {})):
            others = {first.setdefault((field, tag, alike(said)), partner) for tag, said in text.items()} - {partner}
            for other in sorted(others):
                address = plan.address / "partners"
                related = Related(address / other / field, Message("the other partner"))
                message = Message("`{partner}` has this name too", partner=other)
                yield Blame(address / partner / field, message, (related,), frozenset((partner, other)))


@rule("WP115", Severity.ERROR)
def stages_alike(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two stages of the reminders have the same name, or begin on the same day.

    Why: Which of the two a country is in would be chance.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        reminders: {stages: [{name: first, days: 7}, {name: second, days: 7}]}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        reminders: {stages: [{name: first, days: 7}, {name: second, days: 21}]}
    """
    listed = plan.address / "reminders" / "stages"
    for field in ("name", "days"):
        first: dict[object, int] = {}
        for index, stage in enumerate(plan.plan.reminders.stages):
            other = first.setdefault(getattr(stage, field), index)
            if other != index:
                related = Related(listed / other / field, Message("the other stage"))
                message = Message("another stage has the same `{field}`", field=field)
                yield Blame(listed / index / field, message, (related,))


RULES = (member_invited, ambiguous_name, entry_given_twice, partner_named_twice, stages_alike)
