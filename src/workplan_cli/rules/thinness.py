"""WP221, WP234, WP235, WP237 and WP240: what actions and themes should say and do not."""

from collections.abc import Iterator
from decimal import Decimal

from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.rules.places import standing_actions

_THOUSANDTHS = 3


def _lacking(action: PlannedAction) -> str:
    """The fields without which nobody can carry the action out or tell whether it was."""
    fields = ("lead", "period", "result", "indicators")
    return ", ".join(f"`{field}`" for field in fields if not getattr(action.content, field))


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
            result: Routes are known in all countries.
            indicators: [{name: Countries that exchange}]
    """
    for action in plan.actions():
        if action.content.status not in ("withdrawn", "adopted") and (fields := _lacking(action)):
            message = Message("{id} has no {fields}", id=action.id, fields=fields)
            yield Blame(action.address / "id", message, about=frozenset((action.id,)))


@rule("WP234", Severity.WARNING)
def budget_without_source(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The budget of an action does not say where the money or the figure comes from.

    Why: The reader would take an estimate for a grant. Say who pays, or that nobody does yet.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: 120000, currency: USD}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: 120000, currency: USD, source: Estimate of the group}}
    """
    for action in standing_actions(plan):
        if action.content.budget is not None and action.content.budget.source is None:
            message = Message("the budget of {id} has no `source`", id=action.content.id)
            yield Blame((action.address / "budget").key(), message, about=action.about)


@rule("WP235", Severity.WARNING)
def adopted_and_thin(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action is adopted and has no lead, no period, no expected result or no indicator.

    Why: What the plenary has adopted is carried out and reported on. A plan that wants none of these makes the rule an
    error: `rules: {WP235: error}`.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, status: adopted}

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
            result: Routes are known in all countries.
            indicators: [{name: Countries that exchange}]
            status: adopted
    """
    for action in plan.actions():
        if action.content.status == "adopted" and (fields := _lacking(action)):
            message = Message("{id} is adopted and has no {fields}", id=action.id, fields=fields)
            yield Blame(action.address / "status", message, about=frozenset((action.id,)))


@rule("WP237", Severity.WARNING)
def theme_without_objective(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A theme has no objective.

    Why: Its chapter begins with it: without it the reader sees what is done and not what for.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        objective: All countries know the routes.
    """
    for submission in plan.submissions.themes:
        if submission.content.objective is None:
            message = Message("the theme `{code}` has no `objective`", code=submission.content.code)
            yield Blame(submission.address / "code", message, about=frozenset((submission.content.code,)))


@rule("WP240", Severity.WARNING)
def thousands_as_fraction(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The amount of a budget has three digits after a full stop, as where it parts the thousands.

    Why: A full stop begins the fraction: `120.000` is a hundred and twenty. The total of the plan would be a thousandth
    of what was meant. No currency but a few, such as the dinar, has thousandths.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: 120.000, currency: USD, source: Estimate}}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, budget: {amount: 120000, currency: USD, source: Estimate}}
    """
    for action in standing_actions(plan):
        budget = action.content.budget
        if (
            budget is None
            or not isinstance(budget.amount, Decimal)
            or budget.amount.as_tuple().exponent != -_THOUSANDTHS
        ):
            continue
        if _decimals(budget.currency) < _THOUSANDTHS:
            message = Message(
                "`{amount}` is {value} and a fraction of three digits; for thousands write `{meant}`",
                amount=budget.amount,
                value=int(budget.amount),
                meant=int(budget.amount.scaleb(_THOUSANDTHS)),
            )
            yield Blame(action.address / "budget" / "amount", message, about=action.about)


def _decimals(currency: str) -> int:
    """Digits after the point in which a currency is counted, by CLDR."""
    from babel.numbers import get_currency_precision

    return get_currency_precision(currency)


RULES = (thin_action, budget_without_source, adopted_and_thin, theme_without_objective, thousands_as_fraction)
