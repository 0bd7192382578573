"""A plan's documents as files: which there are, and what bytes each has."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.documents.docx import DocumentProperties
from workplan_cli.documents.editions import Edition, editions
from workplan_cli.documents.files import Content, together
from workplan_cli.documents.manuscript import Manuscript
from workplan_cli.documents.pdf import Office, office
from workplan_cli.documents.remarks import Remarks, in_words, remarks
from workplan_cli.documents.render import reference, render
from workplan_cli.documents.view import CountryView, PlanView, view_of
from workplan_cli.findings import Finding
from workplan_cli.language import translation
from workplan_cli.models.submissions import Submissions
from workplan_cli.models.words import Tlp


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built."""

    folder: Path
    """The folder of the plan, for its own templates."""
    documents: tuple[str, ...]
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    """Empty: those of the plan, and for a country its own."""
    ceiling: Tlp
    as_of: date
    revision: str
    out: Path
    countries: tuple[str, ...] = ()
    """Whom the documents of a country are made for; empty: every member."""
    remarks: tuple[Finding, ...] = ()
    """What is open: as comments in the Word file, as far as it is about an action and its audience may know it."""
    paged: bool = False
    """Whether contents give pages, for which LibreOffice lays the document out. With a PDF they do in any case."""


def _properties(view: PlanView, country: CountryView | None, order: Order) -> DocumentProperties:
    say = translation(view.language)
    return DocumentProperties(
        title=f"{country.name} · {view.title}" if country else view.title,
        short_title=view.title,
        subject=view.body or "",
        author=view.organisation or "",
        language=view.language,
        tlp=f"TLP:{view.label}",
        version=" · ".join(each for each in (view.date, view.revision) if each),
        paper="letter" if view.paper == "letter" else "a4",
        created=order.as_of,
        draft=say("Draft"),
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """What every document of an order draws on."""

    order: Order
    office: Office | None
    remarks: Remarks
    put: Callable[[Path, Content], None]


def _office(order: Order) -> AbstractContextManager[Office | None]:
    """What lays documents out, where something needs it."""
    return office() if order.paged or "pdf" in order.formats else nullcontext()


def assemble(submissions: Submissions, order: Order) -> list[Path]:
    """Write every document that is ordered, in every language and format; gives the path of each.

    The old files stay until all the new ones are safely on disk. A template that prints nothing for a country makes no
    file for it. Raises TemplateFault for a template, OSError for the folder, OfficeFault where LibreOffice is needed.
    """
    disclosed = disclose(submissions, order.ceiling)
    plan = consolidate(disclosed.submissions)
    ordered = editions(plan, order.folder, order.documents, order.languages, order.countries)
    open_ = remarks(order.remarks, plan) if order.remarks else {}
    with _office(order) as laid_out, together() as put:
        order.out.mkdir(parents=True, exist_ok=True)
        run = _Run(order, laid_out, open_, put)
        return [
            path
            for language, those in groupby(ordered, attrgetter("language"))
            for path in _in_language(view_of(plan, language, order.as_of, disclosed.label, order.revision), those, run)
        ]


def _in_language(view: PlanView, ordered: Iterable[Edition], run: _Run) -> Iterator[Path]:
    """The documents in one language. Of a large plan, the view and text of one are all that there is room for."""
    order, comments = run.order, in_words(run.remarks, view.language)
    for edition in ordered:
        country = view.country(edition.country) if edition.country else None
        text = render(edition.document, view, order.folder, country)
        properties = _properties(view, country, order)
        manuscript = Manuscript(edition.stem, text, properties, reference(order.folder), comments, run.office)
        for format_ in order.formats if text.strip() or country is None else ():
            path = order.out / f"{edition.stem}.{format_}"
            run.put(path, manuscript.content(format_))
            yield path
