"""The record of decisions, what is missing, budgets and sources, as a document prints them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan_cli.catalogue import find_rule
from workplan_cli.consolidation.budget import Sums, by_lead, by_theme, by_years, whole
from workplan_cli.consolidation.merging import order_of
from workplan_cli.consolidation.precedence import rank
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents.view.actions import Actions, ReferenceView
from workplan_cli.documents.view.matrices import row_refs
from workplan_cli.documents.view.names import Names
from workplan_cli.documents.wording import Said, Wording, by_letters
from workplan_cli.models.decisions import Decision, Merge, Waive
from workplan_cli.reminders import Reminder


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What the consolidation decided."""

    kind: str
    """merge, keep or waive."""
    actions: tuple[ReferenceView, ...]
    into: ReferenceView | None
    rule: str | None
    condition: str
    """What the waived rule would blame, in words; "" where no rule is waived, or none that there is."""
    subject: str
    """What a waiver is about: an action, country, matrix or theme; "" for the whole plan."""
    reason: Said | None
    agreed_by: str
    date: str | None


@dataclass(frozen=True, slots=True)
class OwedView:
    """What a country owes of a matrix."""

    code: str
    country: str
    matrix: Said
    matrix_id: str
    anchor: str
    missing: int
    total: int
    rows: tuple[str, ...]
    """How the document refers to the rows."""
    row_ids: tuple[str, ...]
    answered: tuple[str, ...]
    """The same of the rows that are answered."""
    deadline: str | None
    days_overdue: int


@dataclass(frozen=True, slots=True)
class TotalView:
    """What some of the actions, or all, cost in one currency."""

    name: str
    """The theme, lead or years; "" for the whole plan."""
    amount: str


_KINDS = ("merge", "keep", "waive")


def _about(decision: Decision) -> tuple[str, ...]:
    return () if isinstance(decision, Waive) else tuple(sorted(set(decision.actions), key=order_of))


def _order(decision: Decision) -> tuple[object, ...]:
    """What a decision is sorted by, whatever line it stands on."""
    subject = (decision.rule,) if isinstance(decision, Waive) else tuple(map(order_of, _about(decision)))
    return _KINDS.index(decision.decision), subject, rank(decision)


class Record:
    """Makes the views of what a plan decided, owes and costs, in one language."""

    def __init__(self, plan: WorkPlan, wording: Wording, names: Names, actions: Actions) -> None:
        self.plan = plan
        self.wording = wording
        self.names = names
        self.actions = actions

    def decisions(self) -> Iterator[DecisionView]:
        """Every decision: merges, what was kept apart, waivers; each kind by what it is about."""
        for decision in sorted((each for each, _ in self.plan.decisions), key=_order):
            subject = ""
            if isinstance(decision, Waive):
                country = decision.country and self.names.of(decision.country)
                about = (decision.action, country, decision.matrix, decision.theme)
                subject = ", ".join(each for each in about if each)
            yield DecisionView(
                kind=decision.decision,
                actions=tuple(self._action(each) for each in _about(decision)),
                into=self._action(decision.into) if isinstance(decision, Merge) else None,
                rule=decision.rule if isinstance(decision, Waive) else None,
                condition=self._condition(decision.rule) if isinstance(decision, Waive) else "",
                subject=subject,
                reason=self.wording.text(decision.reason),
                agreed_by=self.names.listed(self.names.in_order(decision.agreed_by)),
                date=self.wording.day(decision.date),
            )

    def _condition(self, rule: str) -> str:
        """The first paragraph of the rule's page."""
        found = find_rule(rule)
        if found is None:
            return ""
        what = " ".join(found.page.split("\n\n", 1)[0].split()).removeprefix("What: ")
        return self.wording.label(what)

    def _action(self, action_id: str) -> ReferenceView:
        if action_id in self.actions.titles:
            return ReferenceView(action_id, action_id)
        return ReferenceView(action_id, self.plan.redirected.get(action_id, ""))

    def owed(self, reminders: Iterable[Reminder]) -> Iterator[OwedView]:
        """What every country owes, countries in order of name."""
        titles = {matrix.content.id: matrix.content.title for matrix in self.plan.matrices}
        refs = {matrix.content.id: row_refs(matrix) for matrix in self.plan.matrices}
        place = {code: index for index, code in enumerate(self.actions.alphabet)}
        for reminder in sorted(reminders, key=lambda each: place[each.country]):
            missing = {row.id for row in reminder.missing}
            names = refs[reminder.matrix]
            yield OwedView(
                code=reminder.country,
                country=self.wording.country(reminder.country),
                matrix=self.wording.text(titles[reminder.matrix]) or Said(reminder.matrix),
                matrix_id=reminder.matrix,
                anchor=f"matrix-{reminder.matrix}",
                missing=len(reminder.missing),
                total=reminder.total,
                rows=tuple(names[row.id] for row in reminder.missing),
                row_ids=tuple(row.id for row in reminder.missing),
                answered=tuple(ref for row, ref in names.items() if row not in missing),
                deadline=self.wording.day(reminder.deadline),
                days_overdue=reminder.days_overdue,
            )

    def totals(self) -> Iterator[TotalView]:
        """Budget by theme and currency, then of the whole plan; amounts in two currencies are never added."""
        titles = {theme.content.code: self.wording.text(theme.content.title) or "" for theme in self.plan.themes}
        for code, sums in by_theme(self.plan).items():
            yield from self._totals(f"{code} {titles[code]}", sums)
        yield from self._totals("", whole(self.plan))

    def totals_by_lead(self) -> Iterator[TotalView]:
        """Budget by those who lead together, in order of name, then of the whole plan."""
        found = dict(by_lead(self.plan))
        unnamed = found.pop((), {})
        named = [(self.names.listed(self.names.in_order(leads)), leads) for leads in found]
        for name, leads in sorted(named, key=lambda each: (by_letters(each[0]), each[1])):
            yield from self._totals(name, found[leads])
        yield from self._totals(self._without("lead"), unnamed)
        yield from self._totals("", whole(self.plan))

    def totals_by_year(self) -> Iterator[TotalView]:
        """Budget by the years over which the actions go on, then of the whole plan."""
        for years, sums in by_years(self.plan).items():
            first, last = years or (0, 0)
            name = self._without("period") if years is None else f"{first}–{last}" if first != last else f"{first}"
            yield from self._totals(name, sums)
        yield from self._totals("", whole(self.plan))

    def _without(self, field: str) -> str:
        """What is said of the money of actions without a lead or a whole period, as far as the reader may know."""
        say = self.wording.label
        hidden = any(entry[::2] == ("action", field) for entry in self.plan.submissions.withheld)
        if field == "lead":
            return say("lead not shown or not yet named") if hidden else say("lead not yet named")
        return say("years not shown or not yet known") if hidden else say("years not yet known")

    def _totals(self, name: str, sums: Sums) -> Iterator[TotalView]:
        for currency, amount in sums.items():
            yield TotalView(name, self.wording.sum_of_money(amount, currency))

    def sources(self) -> Iterator[Said]:
        """Every source that an answer, a budget or another space names, once, in alphabetical order."""
        named = sorted(
            {(said, said.foreign) for text in self._source_texts() if (said := self.wording.text(text))},
            key=lambda each: (by_letters(each[0]), each[1]),
        )
        seen: set[str] = set()
        for said, _language in named:
            if said.casefold() not in seen:
                seen.add(said.casefold())
                yield said

    def _source_texts(self) -> Iterator[dict[str, str] | None]:
        for matrix in self.plan.matrices:
            for reply in matrix.replies.values():
                yield from (answer.source for answer in reply.answers.values())
        for action in self.plan.actions():
            yield from (budget.source for budget in action.budgets)
        for space in self.plan.plan.spaces:
            yield from (action.source for action in space.actions)
