"""`workplan reminders`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from workplan_cli.cli import console, issue
from workplan_cli.cli.console import UNREAD
from workplan_cli.cli.options import Debug, NoColor, Root, Words, ceiling, day, language, plan_root
from workplan_cli.findings import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_cli.pipeline import Checked
    from workplan_cli.reminders import Standing
    from workplan_cli.reporters.owed import Listing

FORMATS = ("table", "json", "csv", "md")


def reminders(
    *,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day to judge by; default: today.")
    ] = None,
    country: Annotated[list[str] | None, typer.Option(metavar="CODE", help="Only this country.")] = None,
    matrix: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this matrix.")] = None,
    format_: Annotated[str, typer.Option("--format", help="table, json, csv or md.")] = "table",
    details: Annotated[
        bool, typer.Option("--details", help="After the table, every open point with article and text.")
    ] = False,
    letters: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a letter a country: .docx, .md and .eml.")
    ] = None,
    without_forms: Annotated[
        bool, typer.Option("--without-forms", help="Attach no form (.xlsx) to the mails.")
    ] = False,
    calendar: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write deadlines, reminders and workshop as .ics.")
    ] = None,
    tlp: Annotated[
        str | None,
        typer.Option(metavar="LABEL", help="The highest label in letters and calendar; default: up to personal data."),
    ] = None,
    log: Annotated[bool, typer.Option("--log", help="Add what is issued to data/reminders.yaml.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit with 3 when something is overdue.")] = False,
    lang: Words = None,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """List who owes matrix data, how much, and since when.

    Example: workplan reminders --as-of 2017-11-28 --country GT

    Example: workplan reminders --letters build/letters --calendar build/deadlines.ics --log
    """
    del no_color, debug
    from workplan_cli.pipeline import check as check_plan
    from workplan_cli.reminders import standings
    from workplan_cli.reporters.owed import Listing

    if format_ not in FORMATS:
        raise console.NotOneOf("--format", format_, FORMATS)
    today, words, label = day(as_of), language(lang), ceiling(tlp)
    folder = plan_root(root)
    checked = check_plan(folder)
    plan = checked.workplan
    if plan is None:
        _refuse(checked, words)
    _known(
        country, {member.code for member in plan.members}, Message("{name} is no member of the plan; known: {known}")
    )
    _known(
        matrix, {each.content.id for each in plan.matrices}, Message("{name} is no matrix of the plan; known: {known}")
    )
    everything = standings(plan, today, checked.findings)
    listing = Listing(plan, tuple(_chosen(everything, country, matrix)), today, words)
    _remark(checked)
    _show(listing, format_, details=details)
    if letters is not None:
        from workplan_cli.documents.letters import Post

        highest = label or issue.usual_ceiling(listing)
        post = Post(folder, letters, today, highest)
        issue.letters(listing, post if without_forms else replace(post, enclosing=issue.forms(listing, highest)))
    if calendar is not None:
        issue.calendar(listing, issue.Chosen(country, matrix), calendar, label or issue.usual_ceiling(listing))
    if log:
        issue.log(listing, folder)
    if check and any(each.days_overdue for each in listing.owed()):
        console.leave(console.Exit.OVERDUE)


def _refuse(checked: "Checked", words: str) -> NoReturn:
    """Show why there is no plan to judge."""
    from workplan_cli.language import translation
    from workplan_cli.reporters import text

    console.write(text.render(checked.report(), translation(words), console.painter()))
    console.leave(console.Exit.FINDINGS)


def _known(given: list[str] | None, known: set[str], wrong: Message) -> None:
    for each in given or ():
        if each not in known:
            raise console.Misuse(wrong, name=each, known=", ".join(sorted(known)))


def _chosen(
    everything: "Iterable[Standing]", countries: list[str] | None, matrices: list[str] | None
) -> "Iterator[Standing]":
    """What is asked for. Where only some matrices are, focal points and delegations are not."""
    for standing in everything:
        if countries and standing.country not in countries:
            continue
        if matrices:
            chosen = tuple(each for each in standing.reminders if each.matrix in matrices)
            standing = replace(standing, reminders=chosen, focal_point=None, delegation=())  # noqa: PLW2901
        if standing.open:
            yield standing


def _remark(checked: "Checked") -> None:
    """Say which files are not judged."""
    for broken in checked.workplan.submissions.broken if checked.workplan else ():
        console.remark(UNREAD, file=broken.file)


def _show(listing: "Listing", format_: str, *, details: bool) -> None:
    from workplan_cli.reporters import owed

    if format_ == "table":
        console.write(owed.as_table(listing, color=console.colored()))
        if details and listing.standings:
            console.write("\n" + owed.as_details(listing))
        return
    write = {"json": owed.as_json, "csv": owed.as_csv, "md": owed.as_markdown}[format_]
    console.write_exactly(write(listing))
