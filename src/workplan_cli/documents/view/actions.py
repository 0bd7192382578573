"""Actions as a document prints them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workplan_cli.consolidation.workplan import PlannedAction, PlannedTheme, WorkPlan
from workplan_cli.documents.view.matrices import row_refs
from workplan_cli.documents.view.names import Names, PersonView
from workplan_cli.documents.wording import Said, Wording
from workplan_cli.models.theme import ALL, Indicator
from workplan_cli.models.words import Moment


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """How a result is measured."""

    name: Said | None
    unit: Said | None
    baseline: str | None
    """Value, and the year in brackets."""
    target: str | None
    """Value, and the day it is due."""
    verification: Said | None


@dataclass(frozen=True, slots=True)
class BudgetView:
    """A figure of a working group."""

    amount: str
    """With its currency code."""
    source: Said | None


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A thing that an action refers to: the words to show, and the anchor in this document ("" where it has none)."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """What a country says to an action."""

    country: str
    stand: str
    """lead, participate, observe, reserve or decline; unanswered or excepted where its file says nothing."""
    note: Said | None


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action of the plan."""

    id: str
    anchor: str
    title: Said
    description: Said | None
    scope: str | None
    """national, bilateral, multilateral or regional."""
    everyone: bool
    """Whether all members take part."""
    countries: str
    """Their names."""
    excepted: tuple[tuple[str, Said | None], ...]
    """Members left out, by name, and why."""
    lead: str
    partners: str
    period: str | None
    result: Said | None
    indicators: tuple[IndicatorView, ...]
    budgets: tuple[BudgetView, ...]
    risks: tuple[Said, ...]
    legal_basis: tuple[ReferenceView, ...]
    depends_on: tuple[ReferenceView, ...]
    related: tuple[ReferenceView, ...]
    status: str
    """proposed, group, plenary, adopted or withdrawn."""
    priority: str | None
    positions: tuple[PositionView, ...]
    """What countries' own files say, in order of name."""
    reservations: tuple[PositionView, ...]
    """The positions `reserve` and `decline`."""
    merged_from: tuple[ReferenceView, ...]
    """The actions that became this one, by id and title."""
    lacking: tuple[str, ...]
    """Which of lead, period, result and indicators are not given."""
    starts: date | None
    ends: date | None
    stand: Callable[[str], str]
    """By code of country: lead, participate, observe, reserve, decline, unanswered, excepted, or "" without a part."""


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A central theme and its working group."""

    number: int
    code: str
    anchor: str
    title: Said
    objective: Said | None
    facilitator: PersonView | None
    rapporteur: PersonView | None
    support: PersonView | None
    period: str | None
    """From the first start of an action to the last end; None where no action has a period."""
    actions: tuple[ActionView, ...]
    """In force: withdrawn ones are in `withdrawn`."""
    withdrawn: tuple[ActionView, ...]


_MOST_NAMES = 30
"""Members that a sheet names one by one."""


def _span(actions: Iterable[PlannedAction]) -> tuple[Moment | None, Moment | None]:
    """The first start of an action in force, and the last end."""
    periods = [action.content.period for action in actions if action.content.period and not action.withdrawn]
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    first = min(starts, key=lambda each: each.first, default=None)
    return first, max(ends, key=lambda each: each.last, default=None)


class Actions:
    """Makes the views of one plan's actions, in one language."""

    def __init__(self, plan: WorkPlan, wording: Wording, names: Names) -> None:
        self.plan = plan
        self.wording = wording
        self.names = names
        self.alphabet = wording.in_order(member.code for member in plan.members)
        self._in_order: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.titles = {action.id: action.content.title for action in plan.actions()}
        self.rows = {
            f"{matrix.content.id}/{row}": (matrix.content.title, ref)
            for matrix in plan.matrices
            for row, ref in row_refs(matrix).items()
        }
        self.spaces = {space.id: space for space in plan.plan.spaces}

    def theme(self, theme: PlannedTheme) -> ThemeView:
        """A theme with all its actions."""
        content, group = theme.content, theme.content.group
        actions = [self.action(action) for action in theme.actions]
        return ThemeView(
            number=content.theme,
            code=content.code,
            anchor=f"theme-{content.code}",
            title=self.wording.text(content.title) or Said(content.code),
            objective=self.wording.text(content.objective),
            facilitator=self.names.role(group.facilitator) if group else None,
            rapporteur=self.names.role(group.rapporteur) if group else None,
            support=self.names.role(group.support) if group else None,
            period=self.wording.span(*_span(theme.actions)),
            actions=tuple(action for action in actions if action.status != "withdrawn"),
            withdrawn=tuple(action for action in actions if action.status == "withdrawn"),
        )

    def action(self, action: PlannedAction) -> ActionView:
        """One action."""
        content, wording = action.content, self.wording
        positions = tuple(self._positions(action))
        period = content.period
        return ActionView(
            id=action.id,
            anchor=action.id,
            title=wording.text(content.title) or Said(action.id),
            description=wording.text(content.description),
            scope=content.scope,
            everyone=content.countries == ALL and not content.excepted,
            countries=self._countries(action),
            excepted=tuple((wording.country(code), wording.text(why)) for code, why in content.excepted.items()),
            lead=self.names.listed(content.lead),
            partners=self.names.listed(content.partners),
            period=wording.period(period),
            result=wording.text(content.result),
            indicators=tuple(self.indicator(each) for each in content.indicators),
            budgets=tuple(BudgetView(wording.money(each), wording.text(each.source)) for each in action.budgets),
            risks=wording.texts(content.risks),
            legal_basis=tuple(self._row(each) for each in content.legal_basis),
            depends_on=tuple(self.reference(each) for each in content.depends_on),
            related=tuple(self.reference(each) for each in content.related),
            status=content.status,
            priority=content.priority,
            positions=positions,
            reservations=tuple(each for each in positions if each.stand in ("reserve", "decline")),
            merged_from=tuple(
                ReferenceView(f"{each.content.id} {wording.text(each.content.title)}", "")
                for each in action.sources[1:]
            ),
            lacking=tuple(name for name in ("lead", "period", "result", "indicators") if not getattr(content, name)),
            starts=period.start.first if period and period.start else None,
            ends=period.end.last if period and period.end else None,
            stand=action.stand,
        )

    def _countries(self, action: PlannedAction) -> str:
        """Who takes part, by name; in a plan of many members not name by name where it is for all of them."""
        if action.content.countries == ALL and len(self.alphabet) > _MOST_NAMES:
            if action.content.excepted:
                return self.wording.label("all members but those left out")
            return self.wording.label("all members")
        return self.names.listed(self._sorted(action.countries))

    def _sorted(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        if codes not in self._in_order:
            wanted = set(codes)
            self._in_order[codes] = tuple(code for code in self.alphabet if code in wanted)
        return self._in_order[codes]

    def _positions(self, action: PlannedAction) -> Iterator[PositionView]:
        for code in self._sorted(tuple(sorted(action.positions))) if action.positions else ():
            stated = action.positions[code].content
            if stated.position is not None:
                yield PositionView(self.wording.country(code), stated.position, self.wording.text(stated.note))

    def indicator(self, indicator: Indicator) -> IndicatorView:
        """An indicator with its figures as text."""
        wording, baseline, target = self.wording, indicator.baseline, indicator.target
        start = wording.number(baseline.value) if baseline else None
        goal = wording.number(target.value) if target else None
        return IndicatorView(
            name=wording.text(indicator.name),
            unit=wording.text(indicator.unit),
            baseline=f"{start} ({baseline.year})" if baseline and baseline.year else start,
            target=f"{goal} ({wording.day(target.date)})" if target and target.date else goal,
            verification=wording.text(indicator.verification),
        )

    def _row(self, reference: str) -> ReferenceView:
        title, row = self.rows[reference]
        return ReferenceView(f"{self.wording.text(title)}, {row}", f"row-{reference.replace('/', '-')}")

    def reference(self, reference: str) -> ReferenceView:
        """An action of this plan, another space, or an action of another space."""
        if reference in self.titles:
            return ReferenceView(f"{reference} {self.wording.text(self.titles[reference])}", reference)
        space_id, _, action_id = reference.partition("/")
        space = self.spaces[space_id]
        name = self.wording.text(space.name) or Said(space_id)
        for action in space.actions:
            if action.id == action_id:
                return ReferenceView(f"{name}: {action_id} {self.wording.text(action.title)}", f"space-{space_id}")
        return ReferenceView(name, f"space-{space_id}")
