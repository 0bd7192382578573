"""WP320: what decisions leave open."""

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


RULES = (decision_without_agreement,)
