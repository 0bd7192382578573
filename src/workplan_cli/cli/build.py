"""`workplan build`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from workplan_cli.cli import console
from workplan_cli.cli.options import Debug, NoColor, Root, ceiling, day, plan_root
from workplan_cli.cli.options import language as words_language
from workplan_cli.findings import Message

if TYPE_CHECKING:
    from workplan_cli.consolidation.workplan import WorkPlan
    from workplan_cli.findings import Located
    from workplan_cli.models.words import Tlp
    from workplan_cli.pipeline import Checked


def build(
    document: Annotated[list[str] | None, typer.Argument(help="Which documents; default: work-plan.")] = None,
    *,
    format_: Annotated[
        list[str] | None, typer.Option("--format", help="docx, md, html, pdf, csv or xlsx; default: docx and md.")
    ] = None,
    lang: Annotated[
        list[str] | None,
        typer.Option("--lang", metavar="LANG", help="In which languages; default: all of the plan, a country's own."),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Of documents made for each country, only that one's; default: all."),
    ] = None,
    tlp: Annotated[
        str | None, typer.Option(metavar="LABEL", help="The highest label that may be printed; default: the plan's.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where to write; default: build/ in the plan.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Day of the document; default: today.")
    ] = None,
    page_numbers: Annotated[
        bool,
        typer.Option(
            "--page-numbers", help="Contents with page numbers, which LibreOffice works out; always in a PDF."
        ),
    ] = False,
    annotate: Annotated[
        bool,
        typer.Option("--annotate", help="Open findings about an action as comments at that action, in Word."),
    ] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Leave out files with errors and say so on the first page.")
    ] = False,
    root: Root = None,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:
    """Write the draft as Word, Markdown or a web page, in every language of the plan.

    Example: workplan build work-plan --format docx --lang es --tlp GREEN
    """
    del no_color, debug
    from dataclasses import replace

    from workplan_cli.documents.assemble import FORMATS, USUAL, Order, assemble
    from workplan_cli.documents.render import documents
    from workplan_cli.loading.collector import without_collector
    from workplan_cli.pipeline import check

    folder, today = plan_root(root), day(as_of)
    names = tuple(dict.fromkeys(document or ["work-plan"]))
    _one_of(Message("there is no document {name}; known: {known}"), names, documents(folder))
    formats = tuple(dict.fromkeys(format_ or USUAL))
    _one_of(Message("there is no format {name}; known: {known}"), formats, FORMATS)
    if annotate and "docx" not in formats:
        raise console.Misuse("--annotate writes comments into Word files; ask for --format docx")
    _tabular(formats, names)
    label = ceiling(tlp)
    checked = check(folder)
    plan = checked.workplan
    if plan is None or (checked.failed and not keep_going):
        _refuse(checked, label)
    languages = tuple(dict.fromkeys(lang or ()))
    _one_of(Message("there is no language {name}; known: {known}"), languages, plan.plan.languages)
    highest = label or plan.plan.labels.default
    place = out or folder / "build"
    submissions, findings, spoken = plan.submissions, checked.findings, languages or plan.plan.languages
    for broken in submissions.broken:
        console.remark("left out, for it has errors: {file}", file=broken.file)
    with _faults_said(place):
        countries = _countries(country, names, folder, plan)
        order = Order(folder, names, formats, languages, highest, today, _revision(folder), place, countries)
        order = replace(order, annotated=annotate, paged=page_numbers)
        del checked, plan  # it is joined again from what may be shown: there is no room for a large plan twice
        with without_collector():
            written = assemble(submissions, order, findings)
    _say_languages(spoken, folder)
    for path in written:
        console.remark("wrote {file}", file=path)


@contextmanager
def _faults_said(place: Path) -> Iterator[None]:
    """Whatever keeps documents from being made, in words; `place` is where they are written to."""
    from workplan_cli.documents.directives import TemplateFault
    from workplan_cli.documents.pdf import OfficeFault
    from workplan_cli.language import CatalogueFault

    try:
        yield
    except TemplateFault as fault:
        raise console.Fault("the template cannot be used: {why}", why=fault) from fault
    except CatalogueFault as fault:
        raise console.Fault("{file}: no catalogue that can be read: {why}", file=fault.file, why=fault.why) from fault
    except OfficeFault as fault:
        raise console.Fault(fault.message) from fault
    except OSError as fault:
        fault.filename = fault.filename or str(place)  # a full disk does not say which
        raise


def _say_languages(languages: tuple[str, ...], folder: Path) -> None:
    """Name the languages that have no catalogue."""
    from workplan_cli.documents.render import catalogues
    from workplan_cli.language import has_words

    for each in languages:
        if not has_words(each, catalogues(folder)):
            console.remark(
                "there is no catalogue for {language}: labels stay in English (docs/templates.md)", language=each
            )


def _refuse(checked: "Checked", label: "Tlp | None") -> NoReturn:
    """Show the errors, write nothing: warnings and notes stop no build, and would bury what does.

    What the files say is shown only where everything may be: what is built for others must not print in its log what
    they may not see. `workplan validate` shows it.
    """
    from dataclasses import replace

    from workplan_cli.findings import Severity
    from workplan_cli.language import translation
    from workplan_cli.models.words import LABELS
    from workplan_cli.reporters import text

    report = checked.report(each for each in checked.findings if each.severity is Severity.ERROR)
    if label != LABELS[-1]:
        report = replace(report, findings=tuple(map(_without_data, report.findings)))
    console.write(text.render(report, translation(words_language(None)), console.painter()))
    console.remark(
        "nothing was written; mend the errors (workplan validate says more), or leave the files out with --keep-going"
    )
    console.leave(console.Exit.FINDINGS)


def _without_data(located: "Located") -> "Located":
    """The place and the sentence, with nothing in its gaps."""
    message = located.finding.message
    blank = message.filled(**dict.fromkeys(message.values, "…"))
    return located._replace(finding=located.finding._replace(message=blank), excerpt="", related=())


def _one_of(wrong: Message, given: tuple[str, ...], known: tuple[str, ...]) -> None:
    """Raise Misuse for the first that is not known."""
    for each in given:
        if each not in known:
            raise console.Misuse(wrong, name=each, known=", ".join(known))


def _tabular(formats: tuple[str, ...], documents: tuple[str, ...]) -> None:
    """Raise Misuse where tables are asked of a document that has none."""
    from workplan_cli.documents.assemble import OF_TABLES
    from workplan_cli.documents.tables import TABULAR

    for format_ in formats:
        for document in documents:
            if format_ in OF_TABLES and document not in TABULAR:
                raise console.Misuse(
                    "{document} is no table: --format {format} is for {known}",
                    document=document,
                    format=format_,
                    known=", ".join(TABULAR),
                )


def _countries(given: list[str] | None, documents: tuple[str, ...], folder: Path, plan: "WorkPlan") -> tuple[str, ...]:
    """Whom documents are made for. Raises Misuse for a country that is no member, or where no document is made so."""
    from workplan_cli.documents.render import made_for_each_country

    countries = tuple(dict.fromkeys(each.upper() for each in given or ()))
    members = tuple(member.code for member in plan.members)
    _one_of(Message("there is no Member Country {name}; known: {known}"), countries, members)
    if countries and not any(made_for_each_country(each, folder) for each in documents):
        raise console.Misuse(
            "--country is for documents that are made for each country; {document} is not", document=documents[0]
        )
    return countries


def _revision(folder: Path) -> str:
    """The revision of the plan's repository, with a + where files differ from it; "" outside of one or without git."""
    import subprocess

    command = ["git", "-C", str(folder), "describe", "--always", "--dirty=+", "--exclude=*", "--abbrev=7"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
