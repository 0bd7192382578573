"""WP301 and WP303: actions are regional, and every group has some."""

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


RULES = (local_action, theme_without_actions)
