"""The form of a working group, for its rapporteur: every action with all its fields, and room for new ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workplan_cli.consolidation.disclosure import highest_label
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Message
from workplan_cli.forms import words
from workplan_cli.forms.filled import filled, said
from workplan_cli.forms.form import NEW, Column, Form, Kind, Row, Table
from workplan_cli.language import Translate, country_name, translation
from workplan_cli.models.theme import Action, Indicator, Theme
from workplan_cli.models.words import LABELS, Record, Tlp

_SPARE_ACTIONS = 8
_SPARE_INDICATORS = 12
_OBJECTIVE_LINES = 8

ACTIONS, INDICATORS, GROUP, THEME = "actions", "indicators", "group", "theme"
"""Keys of the tables; those of the first three are also the names of their fields."""
ACTION = "action"
"""The column that says to which action an indicator belongs."""
_ROLES = {"facilitator": Message("Facilitator"), "rapporteur": Message("Rapporteur"), "support": Message("Support")}


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown of the file of a working group."""

    content: Theme
    places: tuple[int, ...]
    """Where each of its actions is in the file."""

    @property
    def actions(self) -> Iterator[tuple[int, Action]]:
        """The actions, each with its place in the file."""
        return zip(self.places, self.content.actions, strict=True)


def whole(content: Theme) -> Seen:
    """A file of which everything is shown."""
    return Seen(content, tuple(range(len(content.actions))))


def theme_form(plan: WorkPlan, content: Theme, seen: Seen, language: str) -> Form:
    """The form of a working group, in a language; `content` is its whole file, which says which numbers are taken."""
    say = translation(language)
    code = content.code
    title = f"{said(content.title, language)} ({code})"
    return Form(
        subject="theme",
        name=code,
        plan=plan.plan.id,
        language=language,
        title=title,
        remarks=_remarks(say),
        tables=(
            _theme(seen.content, language, say),
            _group(plan, seen.content, language, say),
            _actions(content, seen, language, say),
            _indicators(content, seen, language, say),
        ),
        legend=_legend(plan, language),
        label=highest_label(plan.plan, _printed(plan, code)),
        paper=plan.plan.paper,
    )


def _printed(plan: WorkPlan, code: str) -> Iterator[tuple[Record, Tlp | None]]:
    """What the form shows of the plan: the actions of all groups, who guides this one, and what codes mean."""
    yield from ((each, None) for each in (*plan.plan.partners.values(), *plan.plan.spaces))
    yield from ((each.content, None) for each in plan.matrices)
    for each in plan.themes:
        own = each.content.code == code
        yield (each.content if own else each.content.model_copy(update={"group": None})), None


def _remarks(say: Translate) -> tuple[str, ...]:
    return (
        say("Only the yellow cells can be filled in. One row is one action; the last rows are for new actions."),
        say("The number of an action is never changed. A new action takes the next number that is printed here."),
        say("Countries, partners and other codes are separated by commas: GT, MX. The last sheet says what they mean."),
        say("Write a period as 2018, 2018-Q1, 2018-03 or 2018-03-15, an amount without signs of thousands: 1200.50."),
        say("Emptying a cell that was filled in takes its content back. To take back an action, choose its state."),
        say("When you have finished, save the file in the same format (.xlsx) and send it back by e-mail."),
    )


def _theme(content: Theme, language: str, say: Translate) -> Table:
    columns = (
        Column("title", say("Theme"), Kind.SHOWN, 50),
        Column("objective", say("What the group wants to reach"), Kind.TEXT, 90),
    )
    cells, closed = filled(content, columns, language)
    remarks = (say("One or two sentences that the actions of the group serve."),)
    row = Row(THEME, (), cells | {"title": said(content.title, language)}, closed, _OBJECTIVE_LINES)
    return Table(THEME, say("Objective"), remarks, columns, (row,))


def _group(plan: WorkPlan, content: Theme, language: str, say: Translate) -> Table:
    countries = {code: country_name(code, language) for code in plan.plan.members}
    partners = {id_: said(each.name, language) or id_ for id_, each in plan.plan.partners.items()}
    if len(set(partners.values())) < len(partners):
        partners = {id_: id_ for id_ in partners}  # two of one name could not be told apart
    columns = (
        Column("role", say("Role"), Kind.SHOWN, 16),
        Column("country", say("Country"), Kind.CHOICE, 20, countries),
        *((Column("partner", say("or partner"), Kind.CHOICE, 20, partners),) if partners else ()),
        Column("name", say("Name"), Kind.LINE, 30),
        Column("position", say("Post"), Kind.TEXT, 30),
        Column("institution", say("Institution"), Kind.TEXT, 36),
    )
    rows = []
    for role, called in _ROLES.items():
        cells, closed = filled(getattr(content.group, role, None), columns, language)
        rows.append(Row(role, (GROUP, role), cells | {"role": called.said(say)}, closed))
    remarks = (say("Who guides the group, and whom each represents: a country or a partner, not both."),)
    return Table(GROUP, say("Who guides the group"), remarks, columns, tuple(rows))


def spare_ids(content: Theme, number: int) -> Iterator[str]:
    """The next free ids of a working group: one that was given is never given again."""
    given = [int(match[1]) for each in content.actions if (match := re.search(r"-(\d+)$", each.id))]
    highest = max(given, default=0)
    return (f"{content.code}-{highest + step:02d}" for step in range(1, number + 1))


def _actions(content: Theme, seen: Seen, language: str, say: Translate) -> Table:
    columns = _action_columns(say)
    rows = []
    for place, action in seen.actions:
        cells, closed = filled(action, columns, language)
        rows.append(Row(action.id, (ACTIONS, place), cells | {"id": action.id}, closed))
    spare = (Row(f"{NEW}{id_}", (ACTIONS, f"{NEW}{id_}"), {"id": id_}) for id_ in spare_ids(content, _SPARE_ACTIONS))
    remarks = (say("One row an action. Every action needs a title."),)
    return Table(ACTIONS, say("Actions"), remarks, columns, (*rows, *spare))


def _action_columns(say: Translate) -> tuple[Column, ...]:
    every = words.said(words.ALL, say)
    return (
        Column("id", say("Action"), Kind.SHOWN, 9),
        Column("title", say("Title"), Kind.TEXT, 26),
        Column("description", say("What is done"), Kind.TEXT, 36),
        Column("scope", say("Scope"), Kind.CHOICE, 11, words.said(words.SCOPE, say)),
        Column("countries", say("Countries"), Kind.CODES, 14, every),
        Column("except", say("Left out, and why"), Kind.REASONS, 16),
        Column("lead", say("Led by"), Kind.CODES, 13),
        Column("partners", say("Partners"), Kind.CODES, 11),
        Column("period.start", say("Begins"), Kind.MOMENT, 9),
        Column("period.end", say("Ends"), Kind.MOMENT, 9),
        Column("result", say("Expected result"), Kind.TEXT, 26),
        Column("budget.amount", say("Amount"), Kind.NUMBER, 10),
        Column("budget.currency", say("Currency"), Kind.LINE, 9),
        Column("budget.source", say("Source of funds"), Kind.TEXT, 14),
        Column("risks", say("Risks, one a line"), Kind.TEXTS, 18),
        Column("legal_basis", say("Legal basis"), Kind.CODES, 16),
        Column("depends_on", say("Depends on"), Kind.CODES, 10),
        Column("related", say("Related to"), Kind.CODES, 12),
        Column("status", say("State"), Kind.CHOICE, 11, words.said(words.STATE, say)),
        Column("priority", say("Priority"), Kind.CHOICE, 9, words.said(words.PRIORITY, say)),
        Column("tlp", say("Label (TLP)"), Kind.CHOICE, 9, {label: label for label in LABELS}),
    )


def _indicators(content: Theme, seen: Seen, language: str, say: Translate) -> Table:
    ids = [action.id for action in seen.content.actions] + list(spare_ids(content, _SPARE_ACTIONS))
    columns = (
        Column(ACTION, say("Action"), Kind.CHOICE, 9, {each: each for each in ids}),
        Column("name", say("What is measured"), Kind.TEXT, 40),
        Column("unit", say("Unit"), Kind.TEXT, 18),
        Column("baseline.value", say("Value at the start"), Kind.NUMBER, 12),
        Column("baseline.year", say("Year"), Kind.NUMBER, 8),
        Column("target.value", say("Value to be reached"), Kind.NUMBER, 12),
        Column("target.date", say("By when"), Kind.DAY, 11),
        Column("verification", say("How it is verified"), Kind.TEXT, 36),
    )
    asked = columns[1:]
    rows = []
    for place, action in seen.actions:
        # Where one of them may not be seen, nobody knows the places of the others.
        every = len(action.indicators) == len(content.actions[place].indicators)
        for number, indicator in enumerate(action.indicators if every else ()):
            cells, closed = filled(indicator, asked, language)
            route = (ACTIONS, place, INDICATORS, number)
            rows.append(Row(f"{action.id}#{number}", route, cells | {ACTION: action.id}, closed | {ACTION}))
    nothing, _ = filled(Indicator(name={}), asked, language)
    spare = (Row(f"{NEW}{number}", (), nothing) for number in range(1, _SPARE_INDICATORS + 1))
    remarks = (say("One row an indicator. In a new row, choose the action first; what is measured is always needed."),)
    return Table(INDICATORS, say("Indicators"), remarks, columns, (*rows, *spare))


def _legend(plan: WorkPlan, language: str) -> tuple[tuple[str, str], ...]:
    content = plan.plan
    countries = ((code, country_name(code, language)) for code in (*content.members, *content.invited))
    partners = ((id_, said(each.full_name or each.name, language)) for id_, each in content.partners.items())
    rows = (
        (f"{matrix.content.id}/{row.id}", f"{row.reference or ''} {said(row.text, language)}".strip())
        for matrix in plan.matrices
        for row in matrix.content.rows
    )
    spaces = (
        (f"{space.id}/{action.id}", said(action.title, language))
        for space in content.spaces
        for action in space.actions
    )
    actions = ((each.id, said(each.content.title, language)) for each in plan.actions())
    return (*countries, *partners, *actions, *spaces, *rows)
