"""`workplan reminders`."""

from typing import Annotated

import typer

from workplan_cli.cli import console
from workplan_cli.cli.options import Debug, NoColor, Root, Words, day, language, plan_root

FORMATS = ("table", "json")


def reminders(
    *,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day to judge by; default: today.")
    ] = None,
    country: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Only this country.")] = None,
    matrix: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this matrix.")] = None,
    format_: Annotated[str, typer.Option("--format", help="table or json.")] = "table",
    check: Annotated[bool, typer.Option("--check", help="Exit with 3 when something is overdue.")] = False,
    lang: Words = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """List who owes matrix data, how much, and since when.

    Example: workplan reminders --as-of 2017-11-28 --country GT
    """
    del no_color, debug
    from workplan_cli.pipeline import check as check_plan
    from workplan_cli.reminders import remind
    from workplan_cli.reporters import owed, text

    if format_ not in FORMATS:
        raise console.Misuse(f"--format {format_} is not one of {', '.join(FORMATS)}")
    today, words = day(as_of), language(lang)
    checked = check_plan(plan_root(root))
    if checked.workplan is None:
        from workplan_cli.language import translation

        console.write(text.render(checked.report(), translation(words), console.painter()))
        console.leave(console.Exit.FINDINGS)
    plan = checked.workplan
    _known(country, {member.code for member in plan.members}, "member")
    _known(matrix, {each.content.id for each in plan.matrices}, "matrix")
    for broken in plan.submissions.broken:
        console.remark(f"{text.visible(broken.file)} cannot be read: what it says is unknown (workplan validate)")
    listed = [
        each
        for each in remind(plan, today)
        if (not country or each.country in country) and (not matrix or each.matrix in matrix)
    ]
    if format_ == "json":
        console.write_exactly(owed.as_json(listed, today, words))
    else:
        console.write(owed.as_table(listed, today, words, color=console.colored()))
    if check and any(each.days_overdue for each in listed):
        console.leave(console.Exit.OVERDUE)


def _known(given: list[str] | None, known: set[str], kind: str) -> None:
    for each in given or ():
        if each not in known:
            raise console.Misuse(f"{each} is no {kind} of the plan; known: {', '.join(sorted(known))}")
