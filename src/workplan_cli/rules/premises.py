"""WP301, WP303, WP308 and WP309: actions are regional, and every group and country has some."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule


@rule("WP301", Severity.ERROR)
def local_action(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action is national or bilateral by its scope, or only one country takes part in it: the others are left
    out, not named, or decline by their own files.

    Why: The actions of the plan are regional and not local. Widen it, leave it to the national plan, or waive the
    rule in data/decisions.yaml with a reason.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, scope: national, countries: all}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, scope: regional, countries: all}
    """
    several = len(plan.members) > 1
    for action in plan.actions():
        scope, about = action.content.scope, frozenset((action.id,))
        if action.withdrawn:
            continue
        if scope in ("national", "bilateral"):
            message = Message("{id} is {scope}; the plan's actions are regional", id=action.id, scope=scope)
            yield Blame(_written(action, "scope"), message, about=about)
        elif several and action.countries and len(there := actually_in(action)) <= 1:
            message = Message("no country takes part in {id}: all decline", id=action.id)
            if there:
                message = Message("only {code} takes part in {id}", code=there[0], id=action.id)
            yield Blame(_written(action, "countries"), message, _out(action), about)


def actually_in(action: PlannedAction) -> tuple[str, ...]:
    """The members that the groups name and that do not decline by their own file."""
    out = {code for code, stated in action.positions.items() if stated.content.position == "decline"}
    return tuple(code for code in action.countries if code not in out) if out else action.countries


def _written(action: PlannedAction, field: str) -> Address:
    """Where a field is written: by the first of the joined actions that fills it in."""
    source = next((each for each in action.sources if getattr(each.content, field)), action.sources[0])
    return source.address / field


def _out(action: PlannedAction) -> tuple[Related, ...]:
    """Where countries that the groups name decline."""
    return tuple(
        Related(stated.address / "position", Message("{code} declines", code=code))
        for code, stated in action.positions.items()
        if stated.content.position == "decline" and code in action.countries
    )


@rule("WP303", Severity.WARNING)
def theme_without_actions(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A working group proposes no action, or has withdrawn all of them.

    Why: Its chapter would be empty.

    Wrong:
        # data/themes/2-response.yaml
        theme: 2
        code: OPS
        title: Response

    Right:
        # data/themes/2-response.yaml
        theme: 2
        code: OPS
        title: Response
        actions:
          - {id: OPS-01, title: Train together, countries: all}
    """
    merged_away = {source.theme for action in plan.actions() if not action.withdrawn for source in action.sources}
    for theme in plan.themes:
        if all(action.withdrawn for action in theme.actions) and theme.content.code not in merged_away:
            message = Message("the working group `{code}` has no action", code=theme.content.code)
            yield Blame(theme.submission.address / "code", message, about=frozenset((theme.content.code,)))


@rule("WP308", Severity.WARNING)
def scope_contradicted(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action calls itself regional or multilateral, and only two countries are actually in: the others are left
    out, not named, or decline by their own files.

    Why: It is bilateral, and the actions of the plan are regional and not local. Win more countries for it, correct
    the scope, or waive the rule with a reason.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, scope: regional, countries: all, except: {MX: Has left the corridor.}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, scope: regional, countries: all}
    """
    if len(plan.members) <= _BILATERAL:
        return
    for action in plan.actions():
        scope = action.content.scope
        if action.withdrawn or scope not in ("regional", "multilateral"):
            continue
        there = actually_in(action)
        if len(there) == _BILATERAL:
            message = Message(
                "{id} is {scope} and only {codes} take part", id=action.id, scope=scope, codes=", ".join(there)
            )
            countries = Related(_written(action, "countries"), Message("who takes part by the group's proposal"))
            related = (countries, *_out(action))
            yield Blame(_written(action, "scope"), message, related, frozenset((action.id,)))


_BILATERAL = 2


@rule("WP309", Severity.WARNING)
def country_in_no_action(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A Member Country takes part in no action of a theme: the group names it in none, leaves it out of all, or the
    country declines them.

    Why: Every Member Country is in at least one action of each theme. Include it, or waive the rule for this country
    and theme with a reason.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, except: {MX: Has left the corridor.}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, except: {MX: Has left the corridor.}}
          - {id: INT-02, title: Exchange methods, countries: all}
    """
    there: dict[str, set[str]] = {}
    for action in plan.actions():
        if not action.withdrawn and action.countries:
            for theme in {source.theme for source in action.sources}:
                found = there.setdefault(theme, set())
                if len(found) < len(plan.members):  # of hundreds of actions the first few name everybody
                    found.update(actually_in(action))
    for planned in plan.themes:
        code, address = planned.content.code, planned.submission.address / "code"
        if code in there:  # a theme without actions is for WP303, actions without countries for WP304
            for member in plan.members:
                if member.code not in there[code]:
                    message = Message("{country} takes part in no action of `{theme}`", country=member.code, theme=code)
                    yield Blame(address, message, about=frozenset((member.code, code)))


RULES = (local_action, theme_without_actions, scope_contradicted, country_in_no_action)
