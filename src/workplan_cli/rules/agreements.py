"""WP320 and WP321: what decisions leave open."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.rules.decisions import named


@rule("WP320", Severity.NOTE)
def decision_without_agreement(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A decision does not say who agreed to it, or when.

    Why: The record of decisions prints both. Months later nobody will remember.

    Wrong:
        # data/decisions.yaml
        - decision: keep
          actions: [INT-01, OPS-01]
          reason: One is about routes, the other about patrols.

    Right:
        # data/decisions.yaml
        - decision: keep
          actions: [INT-01, OPS-01]
          reason: One is about routes, the other about patrols.
          agreed_by: [INT, OPS]
          date: 2018-03-14
    """
    for decision, address in plan.decisions:
        lacking = ", ".join(f"`{name}`" for name in ("agreed_by", "date") if not getattr(decision, name))
        if lacking:
            about = frozenset(action for action, _ in named(decision, address))
            yield Blame(
                (address / "decision").key(), Message("the decision has no {fields}", fields=lacking), about=about
            )


@rule("WP321", Severity.NOTE)
def budgets_of_merged_differ(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Actions that were merged into one have different budgets.

    Why: They are not added, for they may be the same money: the document shows that of the action that remains. Its
    group must say what the whole costs.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: 5000, currency: USD, source: Estimate}}
          - {id: INT-02, title: Exchange methods, budget: {amount: 8000, currency: USD, source: Estimate}}
        # data/decisions.yaml
        - decision: merge
          actions: [INT-01, INT-02]
          into: INT-01
          reason: Both use the same meetings.
          agreed_by: [INT]
          date: 2018-03-14

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: 9000, currency: USD, source: Estimate}}
          - {id: INT-02, title: Exchange methods}
        # data/decisions.yaml
        - decision: merge
          actions: [INT-01, INT-02]
          into: INT-01
          reason: Both use the same meetings.
          agreed_by: [INT]
          date: 2018-03-14
    """
    for action in plan.actions():
        figures = {(budget.amount, budget.currency) for budget in action.budgets}
        if len(figures) > 1:
            ids = ", ".join(source.content.id for source in action.sources if source.content.budget)
            message = Message("the budgets of {ids} differ and are not added", ids=ids)
            yield Blame(action.address / "id", message, about=frozenset((action.id,)))


RULES = (decision_without_agreement, budgets_of_merged_differ)
