"""WP301 to WP309: the premises that every action must respect."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule


@rule("WP301", Severity.ERROR)
def local_action(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action is national or bilateral by its scope, or only one country takes part in it.

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
            yield Blame(action.address / "scope", message, about=about)
        elif several and len(action.countries) == 1:
            message = Message("only {code} takes part in {id}", code=action.countries[0], id=action.id)
            yield Blame(action.address / "countries", message, about=about)


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
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, except: {MX: Has left the corridor}}
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
    """
    members = [member.code for member in plan.members]
    for action in plan.actions():
        if action.withdrawn or not action.content.countries:
            continue
        excepted = action.content.excepted
        out = [code for code in members if code not in action.countries and code not in excepted]
        if out:
            message = Message("{id} leaves out {codes} and gives no reason", id=action.id, codes=", ".join(out))
            yield Blame(action.address / "countries", message, about=frozenset((action.id, *out)))


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
          - {id: OPS-01, title: Train together}
    """
    merged_away = {source.theme for action in plan.actions() if not action.withdrawn for source in action.sources}
    for theme in plan.themes:
        if all(action.withdrawn for action in theme.actions) and theme.content.code not in merged_away:
            message = Message("the working group `{code}` has no action", code=theme.content.code)
            yield Blame(theme.submission.address / "code", message)


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


RULES = (local_action, member_left_out, theme_without_actions, action_without_countries)
