"""Open questions as JSON, as a list, and one by one with the texts side by side."""

from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from workplan_cli.consolidation.workplan import PlannedAction
from workplan_cli.findings import Message
from workplan_cli.language import Translate, translation
from workplan_cli.ledger.questions import Question, Side
from workplan_cli.models.theme import Indicator
from workplan_cli.models.words import Period, said_in
from workplan_cli.reporters.json import dumped
from workplan_cli.reporters.text import Paint, visible

if TYPE_CHECKING:
    from rich.console import RenderableType

NARROWEST = 76
"""Columns of a terminal from which on two texts stand side by side."""


def _place(side: Side) -> dict[str, Any]:
    return {"file": side.address.file, "line": side.place.line, "column": side.place.column}


def as_json(questions: Iterable[Question], root: str, translate: Translate) -> str:
    """The questions as one JSON object with a final newline: the contract is in docs/commands.md."""
    listed = [
        {
            "kind": each.kind,
            "code": each.code,
            "name": each.name,
            "message": each.message.said(translate),
            "about": sorted(each.about),
            "choices": list(each.choices),
            "score": round(each.likeness.score, 3) if each.likeness else None,
            "languages": list(each.likeness.languages) if each.likeness else [],
            "waiver": dict(each.waiver) or None,
            "places": [
                _place(side)
                | {
                    "id": side.id or None,
                    "title": dict(side.title) if side.title else None,
                    "message": side.message.said(translate) if side.message else None,
                }
                for side in each.sides
            ],
        }
        for each in questions
    ]
    return dumped({"version": 1, "root": root, "questions": listed})


def where(side: Side) -> str:
    """`file:line:column`."""
    return f"{visible(side.address.file)}:{side.place.line}:{side.place.column}"


def _said(text: dict[str, str] | None, language: str) -> str:
    """A text in a language, else in the first that it has."""
    if not text:
        return ""
    return said_in(text, language) or next(iter(text.values()))


def as_list(questions: Sequence[Question], language: str, paint: Paint) -> str:
    """The questions one below the other, each with its places and what may be decided."""
    say = translation(language)
    lines = []
    for number, each in enumerate(questions, 1):
        head = paint("bold", f"{number}. {each.code} {each.name}:")
        lines.append(f"{head} {visible(each.message.said(say))}")
        for side in each.sides:
            title = f"{side.id} {_said(dict(side.title or {}), language)}"
            text = title if side.id else _told(side, say) or side.excerpt.strip()
            lines.append(f"   {where(side)}: {visible(text)}")
        lines.append(f"   {_choices(each, say)}")
    lines.append(say("Open questions: {n}").format(n=len(questions)))
    return "\n".join(lines) + "\n"


def _told(side: Side, say: Translate) -> str:
    return side.message.said(say) if side.message else ""


def _choices(question: Question, say: Translate) -> str:
    """What may be decided, as a sentence."""
    if "merge" in question.choices:
        return say("merge or keep apart")
    if "waive" in question.choices:
        return say("mend it where it is written, or waive {rule}").format(rule=question.code)
    return say("mend it where it is written")


def _period(period: Period | None) -> str:
    if period is None:
        return ""
    return " – ".join(each.written if each else "…" for each in (period.start, period.end))


def _indicator(indicator: Indicator, language: str) -> str:
    target = indicator.target
    goal = f" → {target.value}{f' ({target.date.isoformat()})' if target.date else ''}" if target else ""
    return _said(indicator.name, language) + goal


def facts(action: PlannedAction, language: str) -> tuple[tuple[Message, str], ...]:
    """Everything of an action that two groups may have written differently: the name of the field and what it says."""
    content = action.content
    return (
        (Message("Description"), _said(content.description, language)),
        (Message("Scope"), content.scope or ""),
        (Message("Countries"), ", ".join(action.countries)),
        (Message("Lead"), ", ".join(content.lead)),
        (Message("Partners"), ", ".join(content.partners)),
        (Message("Period"), _period(content.period)),
        (Message("Expected result"), _said(content.result, language)),
        (Message("Indicators"), "\n".join(_indicator(each, language) for each in content.indicators)),
        (Message("Resources"), "\n".join(f"{each.amount} {each.currency}" for each in action.budgets)),
        (Message("Risks"), "\n".join(_said(each, language) for each in content.risks)),
        (Message("Legal basis"), ", ".join(content.legal_basis)),
        (Message("State"), content.status),
        (Message("Merged from"), ", ".join(each.content.id for each in action.sources[1:])),
    )


def _columns(question: Question, language: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The heading of each side, and the rows: name of the field, and what each side says."""
    say = translation(language)
    places = [f"{side.address.file}:{side.place.line}" for side in question.sides]
    headings = [f"{side.id}\n{place}".lstrip() for side, place in zip(question.sides, places, strict=True)]
    if not any(side.id for side in question.sides):
        told = ["", *(_told(side, say) for side in question.sides[1:])]
        return headings, [(say("Line"), [side.excerpt.strip() for side in question.sides]), ("", told)]
    rows = []
    languages = list(dict.fromkeys(tag for side in question.sides for tag in side.title or ()))
    for tag in languages:
        titles = [(side.title or {}).get(tag, "") for side in question.sides]
        rows.append((say("Title ({language})").format(language=tag), titles))
    # Of an action of another space nothing is known but its title.
    sides = [facts(side.action, language) for side in question.sides if side.action]
    for both in zip(*sides, strict=True) if len(sides) == len(question.sides) else ():
        cells = [said for _, said in both]
        if any(cells):
            rows.append((both[0][0].said(say), cells))
    return headings, rows


def side_by_side(question: Question, language: str, width: int, *, color: bool) -> str:
    """Both places with their texts in columns, what differs marked with `≠`; one below the other where it is narrow."""
    from rich.console import Console, Group

    out = StringIO()
    console = Console(file=out, width=width, force_terminal=color, no_color=not color, legacy_windows=False)
    headings, rows = _columns(question, language)
    compared = any(side.id for side in question.sides)
    rows = [(f"≠ {name}" if compared and len(set(cells)) > 1 else f"  {name}", cells) for name, cells in rows]
    beside = width >= NARROWEST and len(headings) == 2  # noqa: PLR2004 - two are compared, more are listed
    console.print(_table(headings, rows) if beside else Group(*_stacked(headings, rows)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _table(headings: list[str], rows: list[tuple[str, list[str]]]) -> "RenderableType":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column("", no_wrap=True)
    for heading in headings:
        table.add_column(Text(_lines(heading), style="bold"), ratio=1, overflow="fold")
    for name, cells in rows:
        style = "yellow" if name.startswith("≠") else ""
        table.add_row(Text(visible(name), style=style), *(Text(_lines(cell)) for cell in cells))
    return table


def _stacked(headings: list[str], rows: list[tuple[str, list[str]]]) -> "Iterable[RenderableType]":
    from rich.padding import Padding
    from rich.text import Text

    for index, heading in enumerate(headings):
        yield Text(_lines(heading), style="bold", overflow="fold")
        for name, cells in rows:
            if cells[index]:
                head = f"{visible(name)}: " if name.strip() else ""
                yield Padding(Text(head + _lines(cells[index]), overflow="fold"), (0, 0, 0, 2))


def _lines(text: str) -> str:
    """Several lines, nothing in which a terminal obeys."""
    return "\n".join(visible(line) for line in text.split("\n"))


def difference(lines: Iterable[str], paint: Paint) -> str:
    """A unified diff, what is added in green and what is taken out in red."""
    styles = {"+": "green", "-": "red", "@": "cyan"}
    shown = (visible(line) for line in lines)
    return "".join(f"{paint(styles[line[0]], line) if line[:1] in styles else line}\n" for line in shown)
