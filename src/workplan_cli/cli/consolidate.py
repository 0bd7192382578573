"""`workplan consolidate`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.console import UNREAD
from workplan_cli.cli.options import Debug, NoColor, Root, Words, day, language, plan_root

if TYPE_CHECKING:
    from workplan_cli.ledger.questions import Question
    from workplan_cli.pipeline import Checked

FORMATS = ("text", "json")
_ONLY = ("duplicate", "conflict", "premise")


def consolidate(
    *,
    list_: Annotated[bool, typer.Option("--list", help="List the open questions and ask nothing.")] = False,
    format_: Annotated[
        str | None, typer.Option("--format", help="text or json: list the open questions so, and ask nothing.")
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="KIND", help="duplicate, conflict or premise; repeatable.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day of the decisions; default: today.")
    ] = None,
    lang: Words = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Decide the open questions one by one: pairs that look alike, conflicts, premises that do not hold.

    Shows both places side by side, asks for the decision, a reason and who agreed, shows what it will write, and
    writes it to data/decisions.yaml once you say so. To take a decision back, delete it there.

    Example: workplan consolidate --only duplicate
    """
    del no_color, debug
    from workplan_cli.ledger.questions import questions
    from workplan_cli.pipeline import check

    chosen = _chosen(format_, only)
    today, words = day(as_of), language(lang)
    folder = plan_root(root)
    checked = check(folder)
    _usable(checked, words)
    asked = [each for each in questions(checked) if each.kind in chosen]
    if list_ or format_ is not None:
        _show(asked, folder, format_ or "text", words)
        return
    from workplan_cli.cli.dialogue import Dialogue

    Dialogue(folder, chosen, today, words).run(checked, asked)


def _chosen(format_: str | None, only: list[str] | None) -> tuple[str, ...]:
    """The kinds of questions that are asked for. Raises Misuse for what is no kind or no format."""
    if format_ is not None and format_ not in FORMATS:
        raise console.NotOneOf("--format", format_, FORMATS)
    for each in only or ():
        if each not in _ONLY:
            raise console.NotOneOf("--only", each, _ONLY)
    return tuple(only) if only else _ONLY


def _usable(checked: "Checked", words: str) -> None:
    """Leave with the findings where the plan or its decisions cannot be read; say what else cannot."""
    from workplan_cli.catalogue import READING
    from workplan_cli.findings import Severity
    from workplan_cli.language import translation
    from workplan_cli.ledger.entries import FILE
    from workplan_cli.loading.faults import empty_file
    from workplan_cli.reporters import text

    # Whoever deletes the last decision leaves an empty file: the next one is written into it.
    reading = {each.code for each in READING if each is not empty_file}
    unread = [
        each
        for each in checked.findings
        if each.address.file == FILE and each.code in reading and each.severity is Severity.ERROR
    ]
    if checked.workplan is None or unread:
        console.write(text.render(checked.report(unread or None), translation(words), console.painter()))
        console.leave(console.Exit.FINDINGS)
    for each in (broken for broken in checked.workplan.submissions.broken if broken.file != FILE):
        console.remark(UNREAD, file=each.file)


def _show(asked: "list[Question]", folder: Path, format_: str, words: str) -> None:
    from workplan_cli.language import translation
    from workplan_cli.reporters import questions as reporter

    if format_ == "json":
        console.write_exactly(reporter.as_json(asked, str(folder), translation(words)))
    else:
        console.write(reporter.as_list(asked, words, console.painter()))
