"""WP321 and WP324 to WP327: what actions that a decision made one say differently."""

from collections.abc import Iterator, Sequence

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import PlannedAction, SubmittedAction, WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.theme import Target
from workplan_cli.rules.places import alike

_STATES = ("proposed", "group", "plenary", "adopted")
"""From none to all having agreed."""


def _differ(action: PlannedAction, given: Sequence[SubmittedAction], field: str, message: Message) -> Blame:
    """The blame for a field that the sources of an action fill in differently, at the first of them."""
    first, *others = [each.address / field for each in given]
    related = tuple(
        Related(where, Message("what {id} says", id=each.content.id))
        for each, where in zip(given[1:], others, strict=True)
    )
    said = message.filled(ids=", ".join(each.content.id for each in given))
    return Blame(first, said, related, frozenset((action.id,)))


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
        given = [each for each in action.sources if each.content.budget]
        figures = {(budget.amount, budget.currency) for budget in action.budgets}
        # Two currencies are for WP325.
        if len(figures) > 1 and len({currency for _, currency in figures}) == 1:
            yield _differ(action, given, "budget", Message("the budgets of {ids} differ and are not added"))


@rule("WP324", Severity.NOTE)
def periods_of_merged_differ(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Actions that were merged into one have different periods.

    Why: The plan shows from the earliest start to the latest end. The groups may not have meant that the one action
    takes so long: write the period that they agreed on into each, or into the one that remains only.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q1, end: 2018-Q2}}
          - {id: INT-02, title: Exchange methods, period: {start: 2019-Q1, end: 2019-Q4}}
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
          - {id: INT-01, title: Exchange routes, period: {start: 2018-Q1, end: 2019-Q4}}
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
        given = [each for each in action.sources if each.content.period]
        if len({_days(each) for each in given}) > 1:
            message = Message("the periods of {ids} differ; the plan shows the widest")
            yield _differ(action, given, "period", message)


def _days(source: SubmittedAction) -> tuple[object, object]:
    """First and last day of a period, however they are written."""
    period = source.content.period
    return period and period.start and period.start.first, period and period.end and period.end.last


@rule("WP325", Severity.WARNING)
def currencies_of_merged_differ(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Actions that were merged into one have budgets in different currencies.

    Why: Amounts in two currencies are never added or converted: the document shows both, and counts only that of the
    action that remains. Its group must say what the whole costs, in one currency.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: 5000, currency: USD, source: Estimate}}
          - {id: INT-02, title: Exchange methods, budget: {amount: 8000, currency: EUR, source: Estimate}}
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
          - {id: INT-01, title: Exchange routes, budget: {amount: 14000, currency: USD, source: Estimate}}
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
        if len({budget.currency for budget in action.budgets}) > 1:
            given = [each for each in action.sources if each.content.budget]
            message = Message("the budgets of {ids}, in different currencies, are not added")
            yield _differ(action, given, "budget", message)


def _targets(action: PlannedAction) -> Iterator[tuple[set[tuple[str, str]], Target, Address]]:
    """The names of each indicator of each source by language, its target, and where that is."""
    for source in action.sources:
        for index, indicator in enumerate(source.content.indicators):
            if indicator.target is not None:
                names = {(tag, alike(said)) for tag, said in indicator.name.items()}
                yield names, indicator.target, source.address / "indicators" / index / "target"


@rule("WP326", Severity.WARNING)
def targets_of_merged_differ(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Actions that were merged into one measure the same indicator against different targets.

    Why: The action would be printed with two targets, and could reach one and miss the other.

    Wrong:
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
                target: {value: 2}
                verification: Reports
          - id: INT-02
            title: Exchange methods
            indicators:
              - name: Countries that exchange
                unit: countries
                baseline: {value: 0, year: 2017}
                target: {value: 3}
                verification: Reports
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
          - id: INT-01
            title: Exchange routes
            indicators:
              - name: Countries that exchange
                unit: countries
                baseline: {value: 0, year: 2017}
                target: {value: 3}
                verification: Reports
          - id: INT-02
            title: Exchange methods
            indicators:
              - name: Countries that exchange
                unit: countries
                baseline: {value: 0, year: 2017}
                target: {value: 3}
                verification: Reports
        # data/decisions.yaml
        - decision: merge
          actions: [INT-01, INT-02]
          into: INT-01
          reason: Both use the same meetings.
          agreed_by: [INT]
          date: 2018-03-14
    """
    for action in plan.actions():
        if len(action.sources) == 1:
            continue
        seen: list[tuple[set[tuple[str, str]], Target, Address]] = []
        for names, target, address in _targets(action):
            other = next((each for each in seen if each[0] & names), None)
            seen.append((names, target, address))
            if other is not None and (other[1].value, other[1].date) != (target.value, target.date):
                message = Message("{id} has another target for the same indicator", id=action.id)
                related = Related(other[2], Message("the other target"))
                yield Blame(address, message, (related,), frozenset((action.id,)))


@rule("WP327", Severity.NOTE)
def states_of_merged_differ(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action has come further than one that was merged into it.

    Why: The plan prints the state of the action that remains. What was only proposed elsewhere would appear as agreed:
    let the plenary see the joined action, or bring the other one to the same state.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, status: plenary}
          - {id: INT-02, title: Exchange methods}
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
          - {id: INT-01, title: Exchange routes}
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
        before = () if action.withdrawn else _STATES[: _STATES.index(action.content.status)]
        behind = [each for each in action.sources[1:] if each.content.status in before]
        if behind:
            yield _differ(action, [action.sources[0], *behind], "status", Message("the states of {ids} differ"))


RULES = (
    budgets_of_merged_differ,
    periods_of_merged_differ,
    currencies_of_merged_differ,
    targets_of_merged_differ,
    states_of_merged_differ,
)
