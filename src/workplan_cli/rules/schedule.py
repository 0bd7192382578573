"""WP220 to WP229: periods, dates and dependencies; and what an action should say and does not."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.theme import Action
from workplan_cli.models.words import Period


def _periods(plan: WorkPlan) -> Iterator[tuple[Period, Address, frozenset[str]]]:
    if plan.plan.period is not None:
        yield plan.plan.period, plan.address / "period", frozenset()
    if plan.plan.workshop is not None and plan.plan.workshop.period is not None:
        yield plan.plan.workshop.period, plan.address / "workshop" / "period", frozenset()
    for submitted in plan.submitted_actions():
        if submitted.content.period is not None:
            yield submitted.content.period, submitted.address / "period", frozenset((submitted.content.id,))


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
    for period, address, about in _periods(plan):
        if period.start and period.end and period.end.last < period.start.first:
            message = Message(
                "`{end}` is before the start, `{start}`", end=period.end.written, start=period.start.written
            )
            yield Blame(address / "end", message, (Related(address / "start", Message("the start")),), about)


@rule("WP221", Severity.WARNING)
def thin_action(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action has no lead, no period, no expected result or no indicator.

    Why: Nobody is responsible for it, or nobody can tell when it is due or whether it was done.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            countries: all
            lead: [IOM]
            period: {start: 2018-Q1, end: 2018-Q4}
            result: Routes are known in all countries
            indicators: [{name: Countries that exchange, unit: countries, baseline: {value: 0, year: 2017}, target: {value: 2, date: 2018-12-31}, verification: Reports}]
    """
    for action in plan.actions():
        if action.withdrawn:
            continue
        lacking = [field for field in ("lead", "period", "result", "indicators") if not getattr(action.content, field)]
        if lacking:
            fields = ", ".join(f"`{field}`" for field in lacking)
            message = Message("{id} has no {fields}", id=action.id, fields=fields)
            yield Blame(action.address / "id", message, about=frozenset((action.id,)))


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
        members: [GT, MX]
        period: {start: 2019, end: 2020}
        partners: {IOM: {name: IOM}}
        profiles: {prosecutor: Prosecutors}

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, MX]
        period: {start: 2018, end: 2020}
        partners: {IOM: {name: IOM}}
        profiles: {prosecutor: Prosecutors}
    """
    whole = plan.plan.period
    if whole is None:
        return
    for submitted in plan.submitted_actions():
        period, about = submitted.content.period, frozenset((submitted.content.id,))
        if period is None:
            continue
        if period.start and whole.start and period.start.first < whole.start.first:
            message = Message("the plan begins with {start}", start=whole.start.written)
            yield Blame(submitted.address / "period" / "start", message, about=about)
        if period.end and whole.end and period.end.last > whole.end.last:
            message = Message("the plan ends with {end}", end=whole.end.written)
            yield Blame(submitted.address / "period" / "end", message, about=about)


@rule("WP223", Severity.ERROR)
def target_before_baseline(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An indicator is to reach its target in a year before that of its baseline.

    Why: One of the two dates is wrong.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            indicators: [{name: Countries, baseline: {value: 0, year: 2019}, target: {value: 2, date: 2018-12-31}}]

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            indicators: [{name: Countries, baseline: {value: 0, year: 2017}, target: {value: 2, date: 2018-12-31}}]
    """
    for submitted in plan.submitted_actions():
        for index, indicator in enumerate(submitted.content.indicators):
            baseline, target = indicator.baseline, indicator.target
            if baseline is None or target is None or baseline.year is None or target.date is None:
                continue
            if target.date.year < baseline.year:
                address = submitted.address / "indicators" / index
                related = Related(address / "baseline" / "year", Message("the baseline"))
                message = Message("the target is due before the year of the baseline, {year}", year=baseline.year)
                about = frozenset((submitted.content.id,))
                yield Blame(address / "target" / "date", message, (related,), about)


def _circle(actions: dict[str, Action]) -> list[str]:
    graph = {action: [each for each in content.depends_on if each in actions] for action, content in actions.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as fault:
        circle: list[str] = fault.args[1]
        return circle[:-1]
    return []


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
    remaining = {action_id: action.content for action_id, action in planned.items()}
    while circle := _circle(remaining):
        first = min(circle)
        turned = circle[circle.index(first) :] + circle[: circle.index(first)]
        shown = " → ".join([*turned, first])
        message = Message("these actions wait for each other: {circle}", circle=shown)
        related = tuple(Related(planned[each].address / "id", Message("part of the circle")) for each in turned[1:])
        yield Blame(planned[first].address / "depends_on", message, related, frozenset(turned))
        for each in circle:
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
        for name in action.content.depends_on:
            other = planned.get(name)
            end = other.content.period.end if other and other.content.period else None
            if start is None or end is None or other is None or start.first > end.last:
                continue
            related = Related(other.address / "period" / "end", Message("{id} ends here", id=name))
            message = Message("{id} ends with {end}", id=name, end=end.written)
            yield Blame(action.address / "period" / "start", message, (related,), frozenset((action.id, name)))


RULES = (
    end_before_start,
    thin_action,
    period_outside_plan,
    target_before_baseline,
    dependency_circle,
    starts_before_dependency_ends,
)
