"""WP224, WP225 and WP236: what actions wait for."""

from collections.abc import Iterator

from workplan_cli.consolidation.schedule import circle
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule


@rule("WP224", Severity.ERROR)
def dependency_circle(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Actions wait for each other in a circle.

    Why: None of them could ever begin.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, depends_on: [INT-02]}
          - {id: INT-02, title: Agree on a form, depends_on: [INT-01]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, depends_on: [INT-02]}
          - {id: INT-02, title: Agree on a form}
    """
    planned = {action.id: action for action in plan.actions()}
    remaining = {
        action_id: action.content.depends_on for action_id, action in planned.items() if action.content.depends_on
    }
    while endless := circle(remaining):
        first = min(endless)
        turned = endless[endless.index(first) :] + endless[: endless.index(first)]
        shown = " → ".join([*turned, first])
        message = Message("these actions wait for each other: {circle}", circle=shown)
        related = tuple(Related(planned[each].address / "id", Message("part of the circle")) for each in turned[1:])
        yield Blame(planned[first].address / "depends_on", message, related, frozenset(turned))
        for each in endless:
            del remaining[each]


@rule("WP225", Severity.WARNING)
def starts_before_dependency_ends(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action begins before one that it depends on has ended.

    Why: It would have to wait. Move one of the two, or let it depend on another.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, depends_on: [INT-02], period: {start: 2018-Q1, end: 2018-Q4}}
          - {id: INT-02, title: Agree on a form, period: {start: 2018-Q1, end: 2018-Q2}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, depends_on: [INT-02], period: {start: 2018-Q3, end: 2018-Q4}}
          - {id: INT-02, title: Agree on a form, period: {start: 2018-Q1, end: 2018-Q2}}
    """
    planned = {action.id: action for action in plan.actions()}
    for action in planned.values():
        start = action.content.period.start if action.content.period else None
        if start is None or action.withdrawn:
            continue
        for name in action.content.depends_on:
            other = planned.get(name)
            end = other.content.period.end if other and other.content.period else None
            if end is None or other is None or other is action or start.first > end.last:
                continue
            related = Related(other.address / "period" / "end", Message("{id} ends here", id=name))
            message = Message("{id} ends with {end}", id=name, end=end.written)
            yield Blame(action.address / "period" / "start", message, (related,), frozenset((action.id, name)))


@rule("WP236", Severity.ERROR)
def depends_on_withdrawn(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action depends on one that its working group has withdrawn.

    Why: What it waits for will not come. Let it depend on the action that took its place, or on none.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, depends_on: [INT-02]}
          - {id: INT-02, title: Agree on a form, status: withdrawn}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-02, title: Agree on a form, status: withdrawn}
    """
    withdrawn = {action.id: action for action in plan.actions() if action.withdrawn}
    if not withdrawn:
        return
    for action in plan.actions():
        if action.withdrawn:
            continue
        for name in action.content.depends_on:
            if name in withdrawn:
                related = Related(withdrawn[name].address / "status", Message("withdrawn here"))
                message = Message("{id} waits for {name}, which has been withdrawn", id=action.id, name=name)
                yield Blame(action.address / "depends_on", message, (related,), frozenset((action.id, name)))


RULES = (dependency_circle, starts_before_dependency_ends, depends_on_withdrawn)
