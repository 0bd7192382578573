"""WP316 to WP319: decisions that decide nothing, contradict each other, or are about what is withdrawn."""

from collections.abc import Iterator
from itertools import combinations

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.decisions import Keep, Merge
from workplan_cli.rules.decisions import named
from workplan_cli.rules.places import written_actions


@rule("WP316", Severity.ERROR)
def decides_nothing(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action is merged with itself, or kept apart from itself.

    Why: A merge or a keep is about two actions at least. The id of the other one was written wrong.

    Wrong:
        # data/decisions.yaml
        - decision: merge
          actions: [INT-01, INT-01]
          into: INT-01
          reason: Both are about routes.
          agreed_by: [INT, OPS]
          date: 2018-03-14

    Right:
        # data/decisions.yaml
        - decision: merge
          actions: [INT-01, OPS-01]
          into: INT-01
          reason: Both are about routes.
          agreed_by: [INT, OPS]
          date: 2018-03-14
    """
    for decision, address in plan.decisions:
        if isinstance(decision, Merge | Keep):
            several = {action for action, _ in named(decision, address)}
            if len(several) == 1:
                message = Message("nothing but {id} is named here", id=min(several))
                yield Blame(address / "actions", message, about=frozenset(several))


@rule("WP317", Severity.ERROR)
def kept_and_merged(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: One decision keeps two actions apart, and another merges them.

    Why: Only one of the two can have been agreed last. Delete the other.

    Wrong:
        # data/decisions.yaml
        - decision: keep
          actions: [INT-01, OPS-01]
          reason: One is about routes, the other about patrols.
          agreed_by: [INT, OPS]
          date: 2018-03-13
        - decision: merge
          actions: [INT-01, OPS-01]
          into: INT-01
          reason: Both are about routes.
          agreed_by: [INT, OPS]
          date: 2018-03-14

    Right:
        # data/decisions.yaml
        - decision: merge
          actions: [INT-01, OPS-01]
          into: INT-01
          reason: Both are about routes.
          agreed_by: [INT, OPS]
          date: 2018-03-14
    """
    became = plan.redirected
    kept = {
        pair: address / "actions"
        for decision, address in plan.decisions
        if isinstance(decision, Keep)
        for pair in combinations(sorted(set(decision.actions)), 2)
    }
    for (one, other), address in kept.items():
        if became.get(one, one) == became.get(other, other):
            related = tuple(
                Related(where / "actions", Message("merged here"))
                for decision, where in plan.decisions
                if isinstance(decision, Merge) and {one, other} & set(decision.actions)
            )
            message = Message("{one} and {other} are kept apart here and merged elsewhere", one=one, other=other)
            yield Blame(address, message, related, frozenset((one, other)))


def _withdrawn(plan: WorkPlan) -> dict[str, Address]:
    return {
        each.content.id: each.address / "status" for each in written_actions(plan) if each.content.status == "withdrawn"
    }


@rule("WP318", Severity.ERROR)
def merged_into_withdrawn(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Actions are merged into one that its working group has withdrawn.

    Why: They would all vanish from the plan with it.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, status: withdrawn}
        # data/decisions.yaml
        - decision: merge
          actions: [INT-01, OPS-01]
          into: INT-01
          reason: Both are about routes.
          agreed_by: [INT, OPS]
          date: 2018-03-14

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all}
        # data/decisions.yaml
        - decision: merge
          actions: [INT-01, OPS-01]
          into: INT-01
          reason: Both are about routes.
          agreed_by: [INT, OPS]
          date: 2018-03-14
    """
    withdrawn = _withdrawn(plan)
    for decision, address in plan.decisions:
        if isinstance(decision, Merge) and decision.into in withdrawn:
            related = Related(withdrawn[decision.into], Message("withdrawn here"))
            message = Message("{id} has been withdrawn", id=decision.into)
            yield Blame(address / "into", message, (related,), frozenset((decision.into,)))


@rule("WP319", Severity.WARNING)
def decision_on_withdrawn(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A decision is about an action that its working group has withdrawn.

    Why: There is nothing left to decide. Keep the decision only if the withdrawal is a mistake.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, status: withdrawn}
          - {id: INT-02, title: Exchange methods, countries: all}
        # data/decisions.yaml
        - decision: keep
          actions: [INT-01, OPS-01]
          reason: One is about routes, the other about patrols.
          agreed_by: [INT, OPS]
          date: 2018-03-14

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, status: withdrawn}
          - {id: INT-02, title: Exchange methods, countries: all}
        # data/decisions.yaml
        - decision: keep
          actions: [INT-02, OPS-01]
          reason: One is about methods, the other about patrols.
          agreed_by: [INT, OPS]
          date: 2018-03-14
    """
    withdrawn = _withdrawn(plan)
    for decision, address in plan.decisions:
        for action, where in named(decision, address):
            # What is merged into a withdrawn action is for WP318.
            if action in withdrawn and not (isinstance(decision, Merge) and decision.into in withdrawn):
                related = Related(withdrawn[action], Message("withdrawn here"))
                message = Message("{id} has been withdrawn", id=action)
                yield Blame(where, message, (related,), frozenset((action,)))


RULES = (decides_nothing, kept_and_merged, merged_into_withdrawn, decision_on_withdrawn)
