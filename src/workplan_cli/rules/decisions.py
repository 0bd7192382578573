"""WP310 to WP319: what the consolidation decided."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.merging import redirections
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.decisions import Decision, Merge, Waive
from workplan_cli.rules.places import perhaps, written_actions


def named(decision: Decision, address: Address) -> Iterator[tuple[str, Address]]:
    """Every action that a decision names, and where."""
    if isinstance(decision, Waive):
        if decision.action is not None:
            yield decision.action, address / "action"
        return
    for index, action in enumerate(decision.actions):
        yield action, address / "actions" / index
    if isinstance(decision, Merge):
        yield decision.into, address / "into"


@rule("WP310", Severity.ERROR)
def decision_on_unknown_action(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A decision names an action that no working group proposes.

    Why: It decides nothing, and the action that was meant stays as it is.

    Wrong:
        # data/decisions.yaml
        - {decision: keep, actions: [INT-01, OPS-77], reason: Different objects}

    Right:
        # data/decisions.yaml
        - {decision: keep, actions: [INT-01, OPS-01], reason: Different objects}
    """
    if plan.may_be_in_broken_file("theme"):
        return
    known = {each.content.id: None for each in written_actions(plan)}
    for decision, address in plan.decisions:
        for action, where in named(decision, address):
            if action not in known:
                message = Message("no working group has an action `{id}`{near}", id=action, near=perhaps(action, known))
                yield Blame(where, message, about=frozenset((action,)))


@rule("WP311", Severity.ERROR)
def merge_in_a_circle(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Merges lead from one action to the next and back again.

    Why: None of the actions would remain.

    Wrong:
        # data/decisions.yaml
        - {decision: merge, actions: [INT-01, OPS-01], into: OPS-01, reason: Same object}
        - {decision: merge, actions: [INT-01, OPS-01], into: INT-01, reason: Same object}

    Right:
        # data/decisions.yaml
        - {decision: merge, actions: [INT-01, OPS-01], into: OPS-01, reason: Same object}
    """
    _, circular = redirections([decision for decision, _ in plan.decisions])
    for decision, address in plan.decisions:
        if isinstance(decision, Merge):
            caught = sorted(circular.intersection(decision.actions) - {decision.into})
            if caught:
                message = Message("the merge leads back to {ids}", ids=", ".join(caught))
                yield Blame(address / "into", message, about=frozenset(caught))


@rule("WP312", Severity.ERROR)
def merged_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The same action is merged into two different ones.

    Why: It can only become one of them.

    Wrong:
        # data/decisions.yaml
        - {decision: merge, actions: [INT-01, OPS-01], into: OPS-01, reason: Same object}
        - {decision: merge, actions: [INT-01, INT-02], into: INT-02, reason: Same object}
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-02, title: Exchange methods}

    Right:
        # data/decisions.yaml
        - {decision: merge, actions: [INT-01, OPS-01], into: OPS-01, reason: Same object}
    """
    first: dict[str, tuple[str, Address]] = {}
    for decision, address in plan.decisions:
        if not isinstance(decision, Merge):
            continue
        for index, action in enumerate(decision.actions):
            where = address / "actions" / index
            into, other = first.setdefault(action, (decision.into, where))
            if decision.into not in (into, action) and into != action:
                message = Message("{id} is merged into {into} already", id=action, into=into)
                yield Blame(where, message, (Related(other, Message("the other decision")),), frozenset((action,)))


def may_agree(plan: WorkPlan) -> frozenset[str]:
    """Who may agree to a decision: members, partners and working groups, by code."""
    return frozenset((*plan.plan.members, *plan.plan.partners, *(theme.content.code for theme in plan.themes)))


@rule("WP313", Severity.ERROR)
def agreed_by_unknown(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A decision was agreed by somebody who is neither a working group, nor a member, nor a partner of the plan.

    Why: The record of decisions says who agreed.

    Wrong:
        # data/decisions.yaml
        - {decision: keep, actions: [INT-01, OPS-01], reason: Different objects, agreed_by: [SEC]}

    Right:
        # data/decisions.yaml
        - {decision: keep, actions: [INT-01, OPS-01], reason: Different objects, agreed_by: [INT, OPS, IOM]}
    """
    if plan.may_be_in_broken_file("theme"):
        return
    known = may_agree(plan)
    for decision, address in plan.decisions:
        for index, name in enumerate(decision.agreed_by):
            if name not in known:
                message = Message("`{name}` is no working group, member or partner of the plan", name=name)
                yield Blame(address / "agreed_by" / index, message)


RULES = (decision_on_unknown_action, merge_in_a_circle, merged_twice, agreed_by_unknown)
