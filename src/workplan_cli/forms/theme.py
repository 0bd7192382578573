"""The form of a working group, for its rapporteur: every action with all its fields, and room for new ones."""

import re
from collections.abc import Iterator

from workplan_cli.consolidation.disclosure import highest_label
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.forms import words
from workplan_cli.forms.filled import filled, said
from workplan_cli.forms.form import NEW, Column, Form, Kind, Row, Table
from workplan_cli.language import Translate, country_name, translation
from workplan_cli.models.theme import Action, Indicator, Theme
from workplan_cli.models.words import LABELS, Record, Tlp

_SPARE_ACTIONS = 8
_SPARE_INDICATORS = 12

ACTIONS, INDICATORS = "actions", "indicators"
ACTION = "action"
"""The column that says to which action an indicator belongs."""


Seen = tuple[tuple[int, Action], ...]
"""The actions that are shown, each with its place in the file."""


def theme_form(plan: WorkPlan, content: Theme, actions: Seen, language: str) -> Form:
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
        tables=(_actions(content, actions, language, say), _indicators(content, actions, language, say)),
        legend=_legend(plan, language),
        label=highest_label(plan.plan, _printed(plan)),
        paper=plan.plan.paper,
    )


def _printed(plan: WorkPlan) -> Iterator[tuple[Record, Tlp | None]]:
    """What the form shows of the plan: the actions of all groups, and what codes mean."""
    yield from ((each, None) for each in (*plan.plan.partners.values(), *plan.plan.spaces))
    yield from ((each.content, None) for each in plan.matrices)
    yield from ((each.content.model_copy(update={"group": None}), None) for each in plan.themes)


def _remarks(say: Translate) -> tuple[str, ...]:
    return (
        say("Only the yellow cells can be filled in. One row is one action; the last rows are for new actions."),
        say("The number of an action is never changed. A new action takes the next number that is printed here."),
        say("Countries, partners and other codes are separated by commas: GT, MX. The last sheet says what they mean."),
        say("Write a period as 2018, 2018-Q1, 2018-03 or 2018-03-15, an amount without signs of thousands: 1200.50."),
        say("Emptying a cell that was filled in takes its content back. To take back an action, choose its state."),
        say("When you have finished, save the file in the same format (.xlsx) and send it back by e-mail."),
    )


def spare_ids(content: Theme, number: int) -> Iterator[str]:
    """The next free ids of a working group: one that was given is never given again."""
    given = [int(match[1]) for each in content.actions if (match := re.search(r"-(\d+)$", each.id))]
    highest = max(given, default=0)
    return (f"{content.code}-{highest + step:02d}" for step in range(1, number + 1))


def _actions(content: Theme, actions: Seen, language: str, say: Translate) -> Table:
    columns = _action_columns(say)
    rows = []
    for place, action in actions:
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


def _indicators(content: Theme, actions: Seen, language: str, say: Translate) -> Table:
    ids = [action.id for _, action in actions] + list(spare_ids(content, _SPARE_ACTIONS))
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
    for place, action in actions:
        # Where one of them may not be seen, nobody knows the places of the others.
        whole = len(action.indicators) == len(content.actions[place].indicators)
        for number, indicator in enumerate(action.indicators if whole else ()):
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
