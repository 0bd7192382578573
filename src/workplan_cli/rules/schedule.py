"""WP220, WP222, WP228 and WP229: periods."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.rules.dates import dated_periods
from workplan_cli.rules.places import plan_period, standing_actions


@rule("WP220", Severity.ERROR)
def end_before_start(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A period ends before it starts.

    Why: The chronogram cannot show it. A start means its first day, an end its last day.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q3, end: 2018-Q2}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q2, end: 2018-Q3}}
    """
    for each in dated_periods(plan):
        start, end = each.content.start, each.content.end
        if start and end and end.last < start.first:
            message = Message("`{end}` is before the start, `{start}`", end=end.written, start=start.written)
            related = Related(each.address / "start", Message("the start"))
            yield Blame(each.address / "end", message, (related,), each.about)


@rule("WP222", Severity.WARNING)
def period_outside_plan(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action begins before the plan does, or ends after it.

    Why: The chronogram shows the plan's period; what is outside is not financed or reported under it.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        period: {start: 2018, end: 2019}
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, period: {start: 2018-Q1, end: 2020-Q2}}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        period: {start: 2018, end: 2020}
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, period: {start: 2018-Q1, end: 2020-Q2}}
    """
    whole = plan_period(plan)
    if whole is None:
        return
    for action in standing_actions(plan):
        period = action.content.period
        if period is None:
            continue
        if period.start and whole.start and period.start.first < whole.start.first:
            message = Message("the plan begins with {start}", start=whole.start.written)
            yield Blame(action.address / "period" / "start", message, about=action.about)
        if period.end and whole.end and period.end.last > whole.end.last:
            message = Message("the plan ends with {end}", end=whole.end.written)
            yield Blame(action.address / "period" / "end", message, about=action.about)


@rule("WP228", Severity.WARNING)
def open_period(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A period has a start and no end, or an end and no start.

    Why: The chronogram cannot show it, and nobody can say when it is over or was to begin.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q1}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q1, end: 2018-Q4}}
    """
    for each in dated_periods(plan):
        if each.content.start is None or each.content.end is None:
            lacking = ", ".join(f"`{name}`" for name in ("start", "end") if getattr(each.content, name) is None)
            yield Blame(each.address.key(), Message("the period has no {fields}", fields=lacking), about=each.about)


@rule("WP229", Severity.NOTE)
def plan_without_period(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The plan does not say from when to when it runs.

    Why: The chronogram takes its limits from the actions, and no action can be found to lie outside the plan.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
        period: {start: 2018, end: 2020}
    """
    if plan.plan.period is None:
        yield Blame((plan.address / "id").key(), Message("the plan has no `period` yet"))


RULES = (end_before_start, period_outside_plan, open_period, plan_without_period)
