"""`workplan status`."""

from typing import Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.console import UNREAD
from workplan_cli.cli.options import Debug, NoColor, Root, Words, day, language, plan_root

FORMATS = ("table", "json")


def status(
    *,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day to judge by; default: today.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    lang: Words = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Show how far every country and working group is.

    As a document for others: workplan build status

    Example: workplan status --as-of 2017-11-28
    """
    del no_color, debug
    from workplan_cli.board import board
    from workplan_cli.language import translation
    from workplan_cli.pipeline import check
    from workplan_cli.reporters import board_json, board_table, text

    if format_ not in FORMATS:
        raise console.NotOneOf("--format", format_, FORMATS)
    today, words = day(as_of), language(lang)
    checked = check(plan_root(root))
    if checked.workplan is None:
        console.write(text.render(checked.report(), translation(words), console.painter()))
        console.leave(console.Exit.FINDINGS)
    for broken in checked.workplan.submissions.broken:
        console.remark(UNREAD, file=broken.file)
    state = board(checked.workplan, today, checked.findings)
    if format_ == "json":
        console.write_exactly(board_json.render(state, words))
    else:
        terminal = board_table.Terminal(console.columns(), color=console.colored(), plain=not console.shows("█░–─…✓"))
        console.write(board_table.render(state, words, terminal))
