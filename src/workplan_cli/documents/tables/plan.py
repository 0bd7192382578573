"""The plan as tables: its actions, their indicators and budgets, the positions of countries, the chronogram."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from babel.numbers import get_currency_precision

from workplan_cli.consolidation.schedule import quarter_of
from workplan_cli.consolidation.workplan import PlannedAction, StatedPosition, WorkPlan
from workplan_cli.documents.tables.table import Amount, Column, Table, Value, told
from workplan_cli.documents.untranslated import untranslated
from workplan_cli.documents.view.names import Names
from workplan_cli.documents.view.timeline import spanned
from workplan_cli.documents.view.translations import Parts
from workplan_cli.documents.wording import Said, Wording
from workplan_cli.models.theme import ALL


def plan_tables(plan: WorkPlan, wording: Wording) -> tuple[Table, ...]:
    """Actions, indicators, budget, positions and chronogram, without withdrawn actions; and what to translate."""
    tables = _Tables(plan, wording)
    label = wording.label
    return (
        _table("actions", label("Actions"), tables.action_columns(), tables.actions()),
        _table("indicators", label("Indicators"), tables.indicator_columns(), tables.indicators()),
        _table("budget", label("Budget"), tables.budget_columns(), tables.budgets()),
        _table("positions", label("Positions"), tables.position_columns(), tables.positions()),
        _table("chronogram", label("Timeline"), tables.quarter_columns(), tables.chronogram()),
        _table("untranslated", label("To be translated"), tables.text_columns(), tables.texts()),
    )


def _table(name: str, title: str, columns: tuple[Column, ...], rows: Iterator[tuple[Value, ...]]) -> Table:
    """One of the tables: each tells in its first two columns what a line is about."""
    return Table(name, title, columns, tuple(rows), kept=2)


def _days(action: PlannedAction) -> tuple[date | None, date | None]:
    """The first and the last day of an action."""
    period = action.content.period
    start, end = (period.start, period.end) if period else (None, None)
    return start.first if start else None, end.last if end else None


class _Tables:
    """The lines of every table, in one language."""

    def __init__(self, plan: WorkPlan, wording: Wording) -> None:
        self.plan = plan
        self.wording = wording
        self.label: Callable[[str], str] = wording.label
        self.names = Names(plan, wording)
        self.silent = self.names.silent()
        self.alphabet = wording.in_order(member.code for member in plan.members)
        self.in_force = [(theme, action) for theme in plan.themes for action in theme.actions if not action.withdrawn]
        self.quarters = spanned(chain.from_iterable(_days(action) for _, action in self.in_force))

    def action_columns(self) -> tuple[Column, ...]:
        """What is told of an action."""
        label = self.label
        return (
            Column(label("Id"), 10),
            Column(label("Action"), 40),
            Column(label("Theme"), 28),
            Column(label("Description"), 50),
            Column(label("Scope"), 14),
            Column(label("Countries"), 30),
            Column(label("Left out"), 24),
            Column(label("Lead"), 22),
            Column(label("Partners"), 22),
            Column(label("Start"), 12),
            Column(label("End"), 12),
            Column(label("Expected result"), 40),
            Column(label("State"), 18),
            Column(label("Priority"), 12),
            Column(label("Depends on"), 16),
        )

    def actions(self) -> Iterator[tuple[Value, ...]]:
        """One line an action."""
        words = self._words()
        for theme, action in self.in_force:
            content = action.content
            yield (
                action.id,
                told(self.wording, content.title),
                f"{theme.content.theme}. {told(self.wording, theme.content.title) or theme.content.code}",
                told(self.wording, content.description),
                words.get(content.scope or ""),
                self._countries(action),
                self.names.listed(self.names.in_order(content.excepted)) or None,
                self.names.listed(self.names.in_order(content.lead)) or None,
                self.names.listed(self.names.in_order(content.partners)) or None,
                *_days(action),
                told(self.wording, content.result),
                words[content.status],
                words.get(content.priority or ""),
                ", ".join(sorted(set(content.depends_on))) or None,
            )

    def indicator_columns(self) -> tuple[Column, ...]:
        """What is told of an indicator."""
        label = self.label
        return (
            Column(label("Id"), 10),
            Column(label("Action"), 40),
            Column(label("Indicator"), 44),
            Column(label("Unit"), 16),
            Column(label("Baseline"), 12),
            Column(label("Year of the baseline"), 12),
            Column(label("Target"), 12),
            Column(label("Day of the target"), 14),
            Column(label("Means of verification"), 40),
        )

    def indicators(self) -> Iterator[tuple[Value, ...]]:
        """One line an indicator."""
        for _, action in self.in_force:
            for indicator in action.content.indicators:
                baseline, target = indicator.baseline, indicator.target
                yield (
                    *self._named(action),
                    told(self.wording, indicator.name),
                    told(self.wording, indicator.unit),
                    baseline.value if baseline else None,
                    baseline.year if baseline else None,
                    target.value if target else None,
                    target.date if target else None,
                    told(self.wording, indicator.verification),
                )

    def budget_columns(self) -> tuple[Column, ...]:
        """What is told of a figure."""
        label = self.label
        return (
            Column(label("Id"), 10),
            Column(label("Action"), 40),
            Column(label("Amount"), 16),
            Column(label("Currency"), 10),
            Column(label("Source"), 40),
        )

    def budgets(self) -> Iterator[tuple[Value, ...]]:
        """One line a figure. Those of a merged action may be the same money."""
        for _, action in self.in_force:
            for budget in action.budgets:
                amount = Amount(budget.amount, get_currency_precision(budget.currency))
                yield *self._named(action), amount, budget.currency, told(self.wording, budget.source)

    def position_columns(self) -> tuple[Column, ...]:
        """What is told of a position."""
        label = self.label
        return (
            Column(label("Id"), 10),
            Column(label("Action"), 40),
            Column(label("Code"), 8),
            Column(label("Country"), 26),
            Column(label("Position of the country"), 22),
            Column(label("Stated by the country"), 14),
            Column(label("Said of"), 10),
            Column(label("Note"), 50),
        )

    def positions(self) -> Iterator[tuple[Value, ...]]:
        """One line a country and action that names it; what was said of a merged action besides is a line too.

        That a country says nothing is only said where all that it says may be shown.
        """
        words = self._words()
        for _, action in self.in_force:
            for code in self.alphabet:
                stand, stated = action.stand(code), action.positions.get(code)
                if stated is not None and stated.content.position is not None:
                    yield self._stated(action, stated, words[stated.content.position])
                elif stand:
                    why = told(self.wording, action.content.excepted.get(code))
                    hidden = code in self.silent
                    word = words["withheld" if hidden and stand == "unanswered" else stand]
                    yield (*self._of(action, code), word, None if hidden else self.label("no"), None, why)
            for other in action.other_positions:
                if other.content.position is not None:
                    yield self._stated(action, other, words[other.content.position])

    def _stated(self, action: PlannedAction, stated: StatedPosition, word: str) -> tuple[Value, ...]:
        """A line of what a country's own file says."""
        merged = stated.action if stated.action in self.plan.redirected else None
        note = told(self.wording, stated.content.note)
        return (*self._of(action, stated.country), word, self.label("yes"), merged, note)

    def quarter_columns(self) -> tuple[Column, ...]:
        """The action, then a column a quarter."""
        quarters = (Column(self.wording.quarter(each // 4, each % 4 + 1), 9) for each in self.quarters)
        return (Column(self.label("Id"), 10), Column(self.label("Action"), 40), *quarters)

    def chronogram(self) -> Iterator[tuple[Value, ...]]:
        """One line an action that has a period, with a sign in each quarter in which it is under way."""
        for _, action in self.in_force:
            start, end = _days(action)
            if (begun := start or end) and (ended := end or start):
                first, last = quarter_of(begun), quarter_of(ended)
                yield (*self._named(action), *("■" if first <= each <= last else None for each in self.quarters))

    def text_columns(self) -> tuple[Column, ...]:
        """What is told of a text that is not in this language."""
        label = self.label
        return (
            Column(label("Part of the plan"), 30),
            Column(label("Id"), 10),
            Column(label("Field"), 30),
            Column(label("Written in"), 14),
            Column(label("Text"), 80),
        )

    def texts(self) -> Iterator[tuple[Value, ...]]:
        """One line a text; the field is named as in the file, for who writes the translation there."""
        parts = Parts(self.plan, self.wording)
        for text in parts.in_order(untranslated(self.plan, self.wording.language)):
            said = self.wording.text(text.text) or Said("")
            field = ".".join(map(str, text.route))
            yield parts.named(text)[0], text.action or None, field, self.wording.language_named(said.foreign), str(said)

    def _named(self, action: PlannedAction) -> tuple[Value, Value]:
        return action.id, told(self.wording, action.content.title)

    def _of(self, action: PlannedAction, country: str) -> tuple[Value, ...]:
        return (*self._named(action), country, self.wording.country(country))

    def _countries(self, action: PlannedAction) -> str | None:
        """The members that take part, by name."""
        if action.content.countries == ALL and not action.content.excepted:
            return self.label("all members")
        return self.names.listed(code for code in self.alphabet if code in action.countries) or None

    def _words(self) -> dict[str, str]:
        label = self.label
        return {
            "national": label("national"),
            "bilateral": label("bilateral"),
            "multilateral": label("multilateral"),
            "regional": label("regional"),
            "proposed": label("proposed"),
            "group": label("agreed in the group"),
            "plenary": label("agreed in plenary"),
            "adopted": label("adopted"),
            "high": label("high"),
            "medium": label("medium"),
            "low": label("low"),
            "lead": label("leads"),
            "participate": label("takes part"),
            "observe": label("observes"),
            "reserve": label("reserves its position"),
            "decline": label("declines"),
            "unanswered": label("no answer yet"),
            "withheld": label("not shown"),
            "excepted": label("left out"),
        }
