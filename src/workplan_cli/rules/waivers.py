"""WP314 and WP315: rules that the plan or its decisions name. The pipeline runs them, for they are about findings."""

from collections.abc import Collection, Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Finding, Message, Severity, rule
from workplan_cli.models.decisions import Waive
from workplan_cli.rules.members import perhaps


def waives(decision: Waive, finding: Finding) -> bool:
    """Whether a waiver covers a finding: its rule, and whichever action, country and matrix the waiver names."""
    if decision.rule not in (finding.code, finding.name):
        return False
    named = {each for each in (decision.action, decision.country, decision.matrix) if each is not None}
    return named <= finding.about


@rule("WP314", Severity.ERROR)
def unknown_rule(plan: WorkPlan, known: Collection[str]) -> Iterator[Blame]:
    """
    What: `rules` of the plan, or a waiver, names a rule that does not exist.

    Why: The rule that was meant still holds.

    Wrong:
        # data/decisions.yaml
        - {decision: waive, rule: WP999, reason: Agreed in plenary}

    Right:
        # data/decisions.yaml
        []
    """
    names = tuple(known)
    for name in plan.plan.rules:
        if name not in known:
            near = perhaps(name, names)
            yield Blame(
                (plan.address / "rules" / name).key(), Message("there is no rule `{rule}`{near}", rule=name, near=near)
            )
    for decision, address in plan.decisions:
        if isinstance(decision, Waive) and decision.rule not in known:
            near = perhaps(decision.rule, names)
            yield Blame(address / "rule", Message("there is no rule `{rule}`{near}", rule=decision.rule, near=near))


@rule("WP315", Severity.WARNING)
def waiver_without_effect(plan: WorkPlan, findings: Collection[Finding], known: Collection[str]) -> Iterator[Blame]:
    """
    What: A waiver covers no finding: what it excused has been mended, or it names another action than was meant.

    Why: It would excuse the next fault of this kind without anybody having agreed to it. Delete it.

    Wrong:
        # data/decisions.yaml
        - {decision: waive, rule: WP301, action: INT-01, reason: Agreed in plenary}

    Right:
        # data/decisions.yaml
        - {decision: waive, rule: WP301, action: INT-01, reason: Agreed in plenary}
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, scope: national}
    """
    for decision, address in plan.decisions:
        if isinstance(decision, Waive) and decision.rule in known:
            if not any(waives(decision, finding) for finding in findings):
                message = Message("nothing that {rule} blames is covered by this waiver", rule=decision.rule)
                yield Blame(address / "rule", message)


RULES = (unknown_rule, waiver_without_effect)
