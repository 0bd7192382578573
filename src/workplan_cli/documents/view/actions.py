"""Actions as a document prints them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from typing import get_args

from workplan_cli.consolidation.merging import order_of
from workplan_cli.consolidation.workplan import PlannedAction, PlannedTheme, StatedPosition, WorkPlan
from workplan_cli.documents.view.matrices import row_refs
from workplan_cli.documents.view.names import Names, PersonView
from workplan_cli.documents.wording import Said, Wording
from workplan_cli.models.country import Stand
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

    code: str
    country: str
    stand: str
    """lead, participate, observe, reserve or decline."""
    note: Said | None
    said_of: str
    """The id of the merged action that it was said of; "" where it was said of the action itself."""


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action of the plan."""

    id: str
    anchor: str
    theme: str
    """The code of its theme."""
    title: Said
    description: Said | None
    scope: str | None
    """national, bilateral, multilateral or regional."""
    everyone: bool
    """Whether all members take part."""
    countries: str
    """Their names."""
    concerned: tuple[str, ...]
    """Codes of the members that have a part in it or a position to it."""
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
    """What countries' own files say, in order of name; of each country what holds."""
    reservations: tuple[PositionView, ...]
    """All positions `reserve` and `decline`, those that were said of a merged action too."""
    other_positions: tuple[PositionView, ...]
    """What countries said of merged actions besides what holds."""
    stands: tuple[tuple[str, tuple[PositionView, ...]], ...]
    """All these positions, those of a kind together: those that lead, that take part, observe, reserve, decline."""
    merged_from: tuple[ReferenceView, ...]
    """The actions that became this one, by id and title."""
    lacking: tuple[str, ...]
    """Which of lead, period, result and indicators are not given."""
    withheld: tuple[str, ...]
    """Fields that are given and not shown, or not all of them, for their label is above that of the document."""
    starts: date | None
    ends: date | None
    stand: Callable[[str], str]
    """By code of country: lead, participate, observe, reserve, decline, unanswered, withheld, excepted, or "".

    Of a country of whose positions some may not be shown, withheld stands for unanswered; "" is no part in the action.
    """


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
    withheld: tuple[str, ...]
    """Which of facilitator, rapporteur and support are not shown, or not all of them, for their label."""


_NEEDED = ("lead", "period", "result", "indicators")
_MOST_NAMES = 30
"""Members that a sheet names one by one."""


def _span(actions: Iterable[PlannedAction]) -> tuple[Moment | None, Moment | None]:
    """The first start of an action in force, and the last end."""
    periods = [action.content.period for action in actions if action.content.period and not action.withdrawn]
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    first = min(starts, key=lambda each: each.first, default=None)
    return first, max(ends, key=lambda each: each.last, default=None)


def _by_stand(positions: Iterable[PositionView]) -> Iterator[tuple[str, tuple[PositionView, ...]]]:
    found: dict[str, list[PositionView]] = {}
    for position in positions:
        found.setdefault(position.stand, []).append(position)
    return ((stand, tuple(found[stand])) for stand in get_args(Stand) if stand in found)


class Actions:
    """Makes the views of one plan's actions, in one language."""

    def __init__(self, plan: WorkPlan, wording: Wording, names: Names) -> None:
        self.plan = plan
        self.wording = wording
        self.names = names
        self.alphabet = wording.in_order(member.code for member in plan.members)
        self._number = {code: number for number, code in enumerate(self.alphabet)}
        self._in_order: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._who: dict[tuple[str, ...], str] = {}
        self.titles = {action.id: action.content.title for action in plan.actions()}
        self.rows = {
            f"{matrix.content.id}/{row}": (matrix.content.title, ref)
            for matrix in plan.matrices
            for row, ref in row_refs(matrix).items()
        }
        self.places = {reference: place for place, reference in enumerate(self.rows)}
        self.spaces = {space.id: space for space in plan.plan.spaces}
        self.silent = names.silent()

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
            withheld=self.names.held_back("group", content.code),
        )

    def action(self, action: PlannedAction) -> ActionView:
        """One action."""
        content, wording = action.content, self.wording
        positions = tuple(self._positions(self._by_name(action.positions.values())))
        others = tuple(self._positions(self._by_name(action.other_positions)))
        withheld = self._withheld(action)
        period = content.period
        return ActionView(
            id=action.id,
            anchor=action.id,
            theme=action.theme,
            title=wording.text(content.title) or Said(action.id),
            description=wording.text(content.description),
            scope=content.scope,
            everyone=content.countries == ALL and not content.excepted,
            countries=self._countries(action),
            concerned=tuple(sorted({*action.countries, *action.positions, *self._members(content.lead)})),
            excepted=tuple(
                (wording.country(code), wording.text(content.excepted[code]))
                for code in self.names.in_order(content.excepted)
            ),
            lead=self._ordered(content.lead),
            partners=self._ordered(content.partners),
            period=wording.period(period),
            result=wording.text(content.result),
            indicators=tuple(self.indicator(each) for each in content.indicators),
            budgets=tuple(BudgetView(wording.money(each), wording.text(each.source)) for each in action.budgets),
            risks=wording.texts(content.risks),
            legal_basis=tuple(self._legal_basis(content.legal_basis)),
            depends_on=tuple(self._references(content.depends_on)),
            related=tuple(self._references(content.related)),
            status=content.status,
            priority=content.priority,
            positions=positions,
            reservations=tuple(each for each in (*positions, *others) if each.stand in ("reserve", "decline")),
            other_positions=others,
            stands=tuple(_by_stand((*positions, *others))),
            merged_from=tuple(
                ReferenceView(self._named(each.content.id, each.content.title), "") for each in action.sources[1:]
            ),
            lacking=tuple(name for name in _NEEDED if not getattr(content, name) and name not in withheld),
            withheld=withheld,
            starts=period.start.first if period and period.start else None,
            ends=period.end.last if period and period.end else None,
            stand=partial(self._stand, action) if self.silent else action.stand,
        )

    def _stand(self, action: PlannedAction, country: str) -> str:
        stand = action.stand(country)
        return "withheld" if stand == "unanswered" and country in self.silent else stand

    def _countries(self, action: PlannedAction) -> str:
        """Who takes part, by name; in a plan of many members not name by name where it is for all of them."""
        if action.content.countries == ALL and len(self.alphabet) > _MOST_NAMES:
            if action.content.excepted:
                return self.wording.label("all members but those left out")
            return self.wording.label("all members")
        return self.names.listed(self._sorted(action.countries))

    def _members(self, codes: Iterable[str]) -> Iterator[str]:
        return (code for code in codes if code in self._number)

    def _sorted(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        if codes not in self._in_order:
            wanted = set(codes)
            self._in_order[codes] = tuple(code for code in self.alphabet if code in wanted)
        return self._in_order[codes]

    def _ordered(self, codes: tuple[str, ...]) -> str:
        """Countries and partners by name."""
        if codes not in self._who:
            self._who[codes] = self.names.listed(self.names.in_order(codes))
        return self._who[codes]

    def _by_name(self, positions: Iterable[StatedPosition]) -> list[StatedPosition]:
        return sorted(positions, key=lambda each: (self._number[each.country], order_of(each.action)))

    def _positions(self, stated: Iterable[StatedPosition]) -> Iterator[PositionView]:
        """Those of the entries that say where the country stands."""
        for each in stated:
            position = each.content.position
            if position is not None:
                merged = each.action if each.action in self.plan.redirected else ""
                name, note = self.wording.country(each.country), self.wording.text(each.content.note)
                yield PositionView(each.country, name, position, note, merged)

    def _withheld(self, action: PlannedAction) -> tuple[str, ...]:
        fields = (self.names.held_back("action", source.content.id) for source in action.sources)
        return tuple(sorted(set(chain.from_iterable(fields))))

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

    def _legal_basis(self, references: Iterable[str]) -> Iterator[ReferenceView]:
        """Rows in the order of the plan; what is no row of it is left to the rules."""
        for reference in sorted((each for each in references if each in self.places), key=self.places.__getitem__):
            title, row = self.rows[reference]
            said = self.wording.text(title) or Said("")
            yield ReferenceView(Said(f"{said}, {row}", said.foreign), f"row-{reference.replace('/', '-')}")

    def _references(self, references: Iterable[str]) -> Iterator[ReferenceView]:
        """What an action refers to; what is not in the plan is left to the rules."""
        for reference in sorted(references, key=self._place):
            if reference in self.titles or reference.partition("/")[0] in self.spaces:
                yield self.reference(reference)

    def _place(self, reference: str) -> tuple[str, tuple[str, int, str, str]]:
        """What a reference is sorted by: actions of this plan, then other spaces, each by letters and number."""
        space, _, action = reference.rpartition("/")
        return (space, order_of(action)) if "-" in action and action[-1].isdigit() else (reference, ("", 0, "", ""))

    def _named(self, action_id: str, title: Mapping[str, str]) -> Said:
        said = self.wording.text(title) or Said("")
        return Said(f"{action_id} {said}", said.foreign)

    def reference(self, reference: str) -> ReferenceView:
        """An action of this plan, another space, or an action of another space."""
        if reference in self.titles:
            return ReferenceView(self._named(reference, self.titles[reference]), reference)
        space_id, _, action_id = reference.partition("/")
        space = self.spaces[space_id]
        name = self.wording.text(space.name) or Said(space_id)
        for action in space.actions:
            if action.id == action_id:
                title = self.wording.text(action.title) or Said("")
                text = Said(f"{name}: {action_id} {title}", title.foreign)
                return ReferenceView(text, f"space-{space_id}")
        return ReferenceView(name, f"space-{space_id}")
