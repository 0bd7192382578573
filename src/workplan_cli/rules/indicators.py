"""WP223, WP230 to WP232 and WP238: indicators that can be measured."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.theme import Indicator
from workplan_cli.rules.places import WrittenAction, alike, plan_period, standing_actions


def _indicators(plan: WorkPlan) -> Iterator[tuple[Indicator, WrittenAction, int]]:
    for action in standing_actions(plan):
        for index, indicator in enumerate(action.content.indicators):
            yield indicator, action, index


def _address(action: WrittenAction, index: int) -> Address:
    return action.address / "indicators" / index


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
    for indicator, action, index in _indicators(plan):
        baseline, target = indicator.baseline, indicator.target
        if baseline is None or target is None or baseline.year is None or target.date is None:
            continue
        if target.date.year < baseline.year:
            address = _address(action, index)
            related = Related(address / "baseline" / "year", Message("the baseline"))
            message = Message("the target is due before the year of the baseline, {year}", year=baseline.year)
            yield Blame(address / "target" / "date", message, (related,), action.about)


@rule("WP230", Severity.WARNING)
def indicator_not_measurable(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An indicator has no unit, no baseline, no target, no date for its target, or no means of verification.

    Why: An indicator is specific, measurable and bound to a date, or nobody can say afterwards whether the result was
    reached.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            indicators: [{name: Countries that exchange, target: {value: 2}}]

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            indicators:
              - name: Countries that exchange
                unit: countries
                baseline: {value: 0, year: 2017}
                target: {value: 2, date: 2018-12-31}
                verification: Reports of the countries
    """
    for indicator, action, index in _indicators(plan):
        target = indicator.target
        given = (
            ("unit", indicator.unit),
            ("baseline", indicator.baseline),
            ("target", target),
            ("target.date", target.date if target else True),
            ("verification", indicator.verification),
        )
        lacking = ", ".join(f"`{name}`" for name, value in given if value is None)
        if lacking:
            message = Message("this indicator of {id} has no {fields}", id=action.content.id, fields=lacking)
            yield Blame(_address(action, index) / "name", message, about=action.about)


@rule("WP231", Severity.WARNING)
def target_equals_baseline(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The target of an indicator is the value that it has already.

    Why: The action would change nothing, or one of the two values was copied from the other.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            indicators: [{name: Countries, baseline: {value: 2, year: 2017}, target: {value: 2, date: 2018-12-31}}]

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
    for indicator, action, index in _indicators(plan):
        baseline, target = indicator.baseline, indicator.target
        if baseline is not None and target is not None and baseline.value == target.value:
            address = _address(action, index)
            related = Related(address / "baseline" / "value", Message("the baseline"))
            message = Message("the target is the same as the baseline, {value}", value=target.value)
            yield Blame(address / "target" / "value", message, (related,), action.about)


@rule("WP232", Severity.WARNING)
def target_outside_plan(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The target of an indicator is due before its action begins, or after the plan has ended.

    Why: Before the action there is nothing to measure, and after the plan nobody measures any more.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            period: {start: 2019-Q1, end: 2019-Q4}
            indicators: [{name: Countries, baseline: {value: 0, year: 2017}, target: {value: 2, date: 2018-12-31}}]

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            period: {start: 2019-Q1, end: 2019-Q4}
            indicators: [{name: Countries, baseline: {value: 0, year: 2017}, target: {value: 2, date: 2019-12-31}}]
    """
    whole = plan_period(plan)
    last = whole.end if whole else None
    for indicator, action, index in _indicators(plan):
        due = indicator.target.date if indicator.target else None
        start = action.content.period.start if action.content.period else None
        if due is None:
            continue
        message = None
        if start is not None and due < start.first:
            message = Message("the action begins only with {start}", start=start.written)
        elif last is not None and due > last.last:
            message = Message("the plan ends with {end}", end=last.written)
        if message is not None:
            yield Blame(_address(action, index) / "target" / "date", message, about=action.about)


@rule("WP238", Severity.WARNING)
def indicator_given_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two indicators of an action have the same name.

    Why: One was copied and not changed, or they differ in something that their names do not say.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            indicators: [{name: Countries that exchange}, {name: Countries that exchange}]

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - id: INT-01
            title: Exchange routes
            indicators: [{name: Countries that exchange}, {name: Routes that are known}]
    """
    for action in standing_actions(plan):
        first: dict[tuple[str, str], int] = {}
        if len(action.content.indicators) == 1:
            continue
        for index, indicator in enumerate(action.content.indicators):
            named = [first.setdefault((tag, alike(said)), index) for tag, said in indicator.name.items()]
            if min(named) < index:
                related = Related(_address(action, min(named)) / "name", Message("the other indicator"))
                message = Message("another indicator of {id} has this name", id=action.content.id)
                yield Blame(_address(action, index) / "name", message, (related,), action.about)


RULES = (
    target_before_baseline,
    indicator_not_measurable,
    target_equals_baseline,
    target_outside_plan,
    indicator_given_twice,
)
