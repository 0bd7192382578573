"""The whole plan as a document prints it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from workplan_cli.consolidation.budget import funded
from workplan_cli.consolidation.withheld import SOMETHING
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents.view.actions import Actions, ActionView, ThemeView
from workplan_cli.documents.view.alike import AlikeView, alike
from workplan_cli.documents.view.board import BoardView, Found, board_view, nothing_found
from workplan_cli.documents.view.matrices import Matrices, MatrixView
from workplan_cli.documents.view.names import CountryView, Names, PartnerView
from workplan_cli.documents.view.negotiation import NegotiationView, negotiation
from workplan_cli.documents.view.record import DecisionView, OwedView, Record, TotalView
from workplan_cli.documents.view.shares import ShareView, share_of, shares_of
from workplan_cli.documents.view.timeline import LoadView, QuarterView, StepView, load_views, quarters, step_views
from workplan_cli.documents.view.translations import TranslationView, translations
from workplan_cli.documents.wording import Said, Wording, by_letters
from workplan_cli.models.words import Tlp
from workplan_cli.reminders import remind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SessionView:
    """A part of the workshop."""

    title: Said | None
    kind: str | None
    """plenary or groups."""
    description: Said | None


@dataclass(frozen=True, slots=True)
class WorkshopView:
    """The meeting in which the groups write their actions."""

    period: str | None
    place: Said | None
    status: str | None
    """proposed, confirmed or held."""
    methodology: Said | None
    deliverable: Said | None
    sessions: tuple[SessionView, ...]


@dataclass(frozen=True, slots=True)
class SpaceView:
    """Another regional space."""

    id: str
    anchor: str
    name: Said | None
    note: Said | None
    actions: tuple[tuple[str, Said | None, Said | None], ...]
    """Id, title and source."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything that a template may print, in one language."""

    language: str
    """The tag of the document's language."""
    language_name: str
    """Its name, in itself."""
    title: Said
    organisation: Said | None
    body: Said | None
    background: Said | None
    period: str | None
    paper: str
    """letter or a4."""
    date: str
    """The day of the document."""
    revision: str
    """Of the repository; "" outside of one."""
    label: Tlp
    """The highest label of anything in the document."""
    countries: tuple[CountryView, ...]
    """Members, in order of name."""
    countries_by_code: tuple[CountryView, ...]
    """Members, in order of code: for grids."""
    invited: str
    partners: tuple[PartnerView, ...]
    profiles: tuple[Said, ...]
    premises: tuple[Said, ...]
    spaces: tuple[SpaceView, ...]
    workshop: WorkshopView | None
    themes: tuple[ThemeView, ...]
    matrices: tuple[MatrixView, ...]
    quarters: tuple[QuarterView, ...]
    """From the first quarter with an action to the last; none where no action has a period. Of a plan of more than 25
    years, only those in which an action begins or ends."""
    loads: tuple[LoadView, ...]
    """One a member, in order of name; none where there is no quarter."""
    steps: tuple[StepView, ...]
    """The actions that wait for others or are waited for, in the order in which they can be done."""
    negotiation: tuple[NegotiationView, ...]
    """What is agreed and what is open, by theme; themes without actions are not in it."""
    decisions: tuple[DecisionView, ...]
    owed: tuple[OwedView, ...]
    totals: tuple[TotalView, ...]
    """By theme; as in the next two, those of the whole plan come last and have no name."""
    totals_by_lead: tuple[TotalView, ...]
    """By those who lead together: no figure is split among them."""
    totals_by_year: tuple[TotalView, ...]
    """By the years over which the actions go on: no figure is split among them."""
    funded: int
    """How many actions in force have a figure."""
    sources: tuple[Said, ...]
    left_out: tuple[str, ...]
    """Files that could not be used and are not in the document (`build --keep-going`)."""
    partial: bool
    """Whether something is not shown because its label is above that of the audience."""
    languages: Mapping[str, str]
    """Those of the plan by tag, each with its name in this language."""
    untranslated: Callable[[str], tuple[TranslationView, ...]]
    """By tag of a language: the texts that are not in it, which a document in it shows in another."""
    alike: Callable[[], tuple[AlikeView, ...]]
    """Actions that look alike and about which nobody has decided, as far as the reader may know."""
    board: Callable[[], BoardView]
    """How far every country and group is; made when it is asked for."""

    def country(self, code: str) -> CountryView:
        """The member with this code."""
        return next(country for country in self.countries if country.code == code)

    def shares(self, code: str) -> tuple[ShareView, ...]:
        """The actions in force that the country with this code is a part of, or that leave it out."""
        return tuple(shares_of(self.actions(), self.country(code)))

    def waiting(self, action: ActionView) -> tuple[CountryView, ...]:
        """The members that a group names in the action and that have not said where they stand, in order of name."""
        return tuple(country for country in self.countries if share_of(action, country).due)

    def owed_by(self, code: str) -> tuple[OwedView, ...]:
        """What the country with this code owes of each matrix."""
        return tuple(owed for owed in self.owed if owed.code == code)

    def actions(self) -> tuple[ActionView, ...]:
        """All actions in force, in order of theme and id."""
        return tuple(action for theme in self.themes for action in theme.actions)

    def blocks(self, entries: Sequence[T], size: int) -> tuple[Sequence[T], ...]:
        """A long row of columns in pieces of about the same length, at most `size`: for grids wider than a page."""
        if not entries:
            return ()
        pieces = -(-len(entries) // size)
        length = -(-len(entries) // pieces)
        return tuple(entries[start : start + length] for start in range(0, len(entries), length))

    def under_way(self, actions: Sequence[ActionView], within: Sequence[QuarterView]) -> tuple[ActionView, ...]:
        """The actions that are under way in these quarters, which are in order: the others would be empty rows.

        One whose end is before its start is among them wherever they are: nobody knows where it belongs.
        """
        return tuple(each for each in actions if each.period and _overlaps(each, within[0].first, within[-1].last))


def _overlaps(action: ActionView, first: date, last: date) -> bool:
    start, end = action.starts or action.ends, action.ends or action.starts
    return start is not None and end is not None and ((start <= last and end >= first) or end < start)


def _workshop(plan: WorkPlan, wording: Wording) -> WorkshopView | None:
    workshop = plan.plan.workshop
    if workshop is None:
        return None
    return WorkshopView(
        period=wording.period(workshop.period),
        place=wording.text(workshop.place),
        status=workshop.status,
        methodology=wording.text(workshop.methodology),
        deliverable=wording.text(workshop.deliverable),
        sessions=tuple(
            SessionView(wording.text(each.title), each.kind, wording.text(each.description))
            for each in workshop.sessions
        ),
    )


def _spaces(plan: WorkPlan, wording: Wording) -> tuple[SpaceView, ...]:
    return tuple(
        SpaceView(
            space.id,
            f"space-{space.id}",
            wording.text(space.name),
            wording.text(space.note),
            tuple((each.id, wording.text(each.title), wording.text(each.source)) for each in space.actions),
        )
        for space in plan.plan.spaces
    )


def view_of(  # noqa: PLR0913, PLR0917 - what a document is made of
    plan: WorkPlan,
    language: str,
    as_of: date,
    label: Tlp,
    revision: str,
    own: Path | None = None,
    found: Found = nothing_found,
) -> PlanView:
    """The plan in one language on one day. Everything in `plan` and `found` is shown: disclose it before.

    `own` is the folder of the plan's own catalogues. Raises CatalogueFault for one of them.
    """
    wording = Wording(language, plan.plan.languages, own)
    names = Names(plan, wording)
    actions = Actions(plan, wording, names)
    record = Record(plan, wording, names, actions)
    content = plan.plan
    countries = {member.code: names.country(member) for member in plan.members}
    by_name = tuple(countries[code] for code in actions.alphabet)
    matrices = Matrices(wording, by_name)
    themes = tuple(actions.theme(theme) for theme in plan.themes)
    in_force = [action for theme in themes for action in theme.actions]
    columns = tuple(quarters(in_force, wording))
    return PlanView(
        language=language,
        language_name=wording.language_named(language),
        title=wording.text(content.title) or Said(content.id),
        organisation=wording.text(content.organisation),
        body=wording.text(content.body),
        background=wording.text(content.background),
        period=wording.period(content.period),
        paper=content.paper,
        date=wording.day(as_of) or "",
        revision=revision,
        label=label,
        countries=by_name,
        countries_by_code=tuple(countries[member.code] for member in plan.members),
        invited=names.listed(wording.in_order(content.invited)),
        partners=tuple(
            PartnerView(each, wording.text(partner.name), wording.text(partner.full_name))
            for each, partner in sorted(content.partners.items(), key=lambda entry: by_letters(names.of(entry[0])))
        ),
        profiles=tuple(sorted(wording.texts(content.profiles.values()), key=by_letters)),
        premises=wording.texts(premise.text for premise in content.premises),
        spaces=_spaces(plan, wording),
        workshop=_workshop(plan, wording),
        themes=themes,
        matrices=tuple(matrices.matrix(matrix) for matrix in plan.matrices),
        quarters=columns,
        loads=load_views(plan, by_name, columns),
        steps=step_views(plan, in_force),
        negotiation=negotiation(plan, wording),
        decisions=tuple(record.decisions()),
        owed=tuple(record.owed(remind(plan, as_of))),
        totals=tuple(record.totals()),
        totals_by_lead=tuple(record.totals_by_lead()),
        totals_by_year=tuple(record.totals_by_year()),
        funded=sum(1 for _ in funded(plan)),
        sources=tuple(record.sources()),
        left_out=tuple(sorted(broken.file for broken in plan.submissions.broken)),
        partial=SOMETHING in plan.submissions.withheld,
        languages={each: wording.language_named(each) for each in content.languages},
        untranslated=partial(translations, plan, wording),
        alike=partial(alike, found, actions),
        board=partial(board_view, plan, as_of, found, wording, by_name, themes),
    )
