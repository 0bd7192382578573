"""WP116 and WP117: the meeting in which the working groups write their actions."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.rules.places import plan_period


@rule("WP116", Severity.WARNING)
def workshop_without_day(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The workshop is confirmed or has been held, and its period or its place is not given.

    Why: The document says where and when the actions were agreed.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        workshop: {status: held, place: San Salvador}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        workshop: {status: held, place: San Salvador, period: {start: 2017-10-02, end: 2017-10-04}}
    """
    workshop = plan.plan.workshop
    if workshop is None or workshop.status not in ("confirmed", "held"):
        return
    lacking = ", ".join(f"`{field}`" for field in ("period", "place") if getattr(workshop, field) is None)
    if lacking:
        message = Message("a workshop that is `{status}` needs {fields}", status=workshop.status, fields=lacking)
        yield Blame(plan.address / "workshop" / "status", message)


@rule("WP117", Severity.WARNING)
def workshop_after_plan(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The workshop in which the plan is written begins after the plan has ended.

    Why: One of the two periods is wrong.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        period: {start: 2018, end: 2020}
        workshop: {period: {start: 2021-03, end: 2021-03}}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        period: {start: 2018, end: 2020}
        workshop: {period: {start: 2018-03, end: 2018-03}}
    """
    workshop = plan.plan.workshop.period if plan.plan.workshop else None
    whole = plan_period(plan)
    if workshop is None or whole is None or workshop.start is None or whole.end is None:
        return
    if workshop.start.first > whole.end.last:
        related = Related(plan.address / "period" / "end", Message("the end of the plan"))
        message = Message("the plan ends with {end}, before the workshop", end=whole.end.written)
        yield Blame(plan.address / "workshop" / "period" / "start", message, (related,))


RULES = (workshop_without_day, workshop_after_plan)
