"""What `workplan reminders` writes: letters, a calendar, the log of what was sent."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from workplan_cli.cli import console
from workplan_cli.cli.formats import save

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_cli.documents.letters import Enclosing, Post
    from workplan_cli.loading.draft import Plain
    from workplan_cli.models.words import Tlp
    from workplan_cli.reporters.owed import Listing

_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FIRST_LINE = (
    "# Which reminders were sent, one entry a day, country and matrix. `workplan reminders --log` adds to it.\n"
)


def forms(listing: "Listing", ceiling: "Tlp") -> "Enclosing":
    """What makes the form of a country, to be filled in and returned: `workplan import` reads it."""
    from workplan_cli.documents.letters import Enclosure
    from workplan_cli.forms.audience import Audience
    from workplan_cli.forms.layout import book_of
    from workplan_cli.sheets.write import write_book

    audience = Audience(listing.plan, ceiling)

    def of_country(country: str, language: str) -> tuple[Enclosure, ...]:
        written = BytesIO()
        form = audience.country_form(country, language)
        write_book(book_of(form), written)
        return (Enclosure(f"{country}.xlsx", _SHEETS, written.getvalue(), form.label),)

    return of_country


def letters(listing: "Listing", post: "Post") -> None:
    """Write one letter a country that has something open, and say what is missing from each."""
    from workplan_cli.documents.directives import TemplateFault
    from workplan_cli.documents.letters import write_letters
    from workplan_cli.loading.collector import without_collector

    try:
        with without_collector():
            posted = write_letters(listing.plan, listing.standings, post)
    except TemplateFault as fault:
        raise console.Fault("the template cannot be used: {why}", why=fault) from fault
    except OSError as fault:
        fault.filename = fault.filename or str(post.out)  # a full disk does not say which
        raise
    for letter in posted:
        for path in letter.files:
            console.remark("wrote {file}", file=path)
        if not letter.addressed:
            console.remark(
                "{country}: no e-mail address to write to is known; the mail has no `To`", country=letter.country
            )
        if not letter.complete:
            console.remark(
                "{country}: something that is open is above TLP:{label} and not in the letter",
                country=letter.country,
                label=post.ceiling,
            )
    if posted and listing.plan.plan.reminders.reply_to is None:
        console.remark("the plan has no reminders/reply_to: the mails have no `From` and no `Reply-To`")


def usual_ceiling(listing: "Listing") -> "Tlp":
    """The highest label that letters and calendar may show where nobody says: a letter names its focal point."""
    from workplan_cli.forms.audience import usual_ceiling as of_forms

    return of_forms(listing.plan)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The countries and matrices asked for; None stands for all."""

    countries: list[str] | None
    matrices: list[str] | None


def calendar(listing: "Listing", chosen: Chosen, file: Path, ceiling: "Tlp") -> None:
    """Write the deadlines, reminders and workshop as a calendar."""
    from workplan_cli.consolidation.consolidate import consolidate
    from workplan_cli.consolidation.disclosure import disclose
    from workplan_cli.documents.calendar import calendar as made

    plan = consolidate(disclose(listing.plan.submissions, ceiling).submissions)
    content = made(plan, listing.as_of, listing.language, chosen.countries or (), chosen.matrices or ())
    save(file, content.decode())


def log(listing: "Listing", root: Path) -> None:
    """Add what was issued to data/reminders.yaml. What is there already keeps every byte; nothing is logged twice."""
    from workplan_cli.editing import UneditableError, appended
    from workplan_cli.loading.discover import REMINDERS
    from workplan_cli.loading.fields import code_fields
    from workplan_cli.loading.validate import MODELS

    if any(broken.kind == "reminders" for broken in listing.plan.submissions.broken):
        console.remark("{file} cannot be read and was not changed (workplan validate)", file=REMINDERS)
        console.leave(console.Exit.FINDINGS)
    entries = list(_new_entries(listing))
    if not entries:
        console.remark("{file} has all of this already", file=REMINDERS)
        return
    path = root / REMINDERS
    text = path.read_bytes().decode() if path.exists() else _FIRST_LINE
    try:
        changed = appended(text, entries, code_fields(MODELS["reminders"]))
    except UneditableError as fault:
        console.remark("{file} was not changed: {why}", file=REMINDERS, why=fault.message)
        console.leave(console.Exit.FINDINGS)
    save(path, changed, REMINDERS)
    console.remark("{file}: entries added: {n}", file=REMINDERS, n=len(entries))


def _new_entries(listing: "Listing") -> "Iterator[dict[str, Plain]]":
    """An entry for each country and matrix with something open that the log does not have of this day and stage."""
    issued = listing.plan.submissions.issued
    known: set[tuple[date, str, str, str | None]] = {
        (each.date, each.country, each.matrix, each.stage) for each in (issued.content if issued else ())
    }
    for standing in listing.standings:
        for each in standing.reminders:
            if (listing.as_of, each.country, each.matrix, each.stage) not in known:
                stage = {"stage": each.stage} if each.stage is not None else {}
                yield {
                    "date": listing.as_of.isoformat(),
                    "country": each.country,
                    "matrix": each.matrix,
                    **stage,
                    "missing": len(each.missing),
                }
