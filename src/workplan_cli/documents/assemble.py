"""A plan's documents as files: which there are, and what bytes each has."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents import gfm
from workplan_cli.documents.docx import write_docx
from workplan_cli.documents.editions import Edition, editions
from workplan_cli.documents.files import Content, together
from workplan_cli.documents.html import write_html
from workplan_cli.documents.properties import DocumentProperties
from workplan_cli.documents.render import carried, catalogues, reference, render
from workplan_cli.documents.view import CountryView, PlanView, view_of
from workplan_cli.language import translation
from workplan_cli.models.submissions import Submissions
from workplan_cli.models.words import Tlp

if TYPE_CHECKING:
    from workplan_cli.documents.tables import Table

FORMATS = ("docx", "md", "html", "csv")
USUAL: Final = ("docx", "md")
"""The formats of a build that names none."""
OF_TABLES: Final = ("csv",)
"""Formats that hold tables of data and no text."""


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


def _properties(view: PlanView, country: CountryView | None, order: Order) -> DocumentProperties:
    say = translation(view.language, catalogues(order.folder))
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
        catalogues=catalogues(order.folder),
    )


def _content(text: str, format_: str, properties: DocumentProperties, order: Order) -> Content:
    """What writes a document in one format."""

    def markdown(out: BinaryIO) -> None:
        out.writelines(piece.encode() for piece in gfm.markdown_pieces(text))

    def word(out: BinaryIO) -> None:
        write_docx(text, properties, reference(order.folder), out)

    def page(out: BinaryIO) -> None:
        style, script = (carried(order.folder, name) for name in ("web.css", "web.js"))
        write_html(text, properties, style, script, out)

    return {"docx": word, "md": markdown, "html": page}[format_]


def assemble(submissions: Submissions, order: Order) -> list[Path]:
    """Write every document that is ordered, in every language and format; gives the path of each.

    The old files stay until all the new ones are safely on disk. A template that prints nothing for a country makes no
    file for it. Raises TemplateFault for a template, CatalogueFault for words of the plan, OSError for the folder.
    """
    disclosed = disclose(submissions, order.ceiling)
    plan = consolidate(disclosed.submissions)
    order.out.mkdir(parents=True, exist_ok=True)
    ordered = editions(plan, order.folder, order.documents, order.languages, order.countries)
    with together() as put:
        return [
            path
            for language, those in groupby(ordered, attrgetter("language"))
            for path in _in_language(plan, _view(plan, language, disclosed.label, order), those, order, put)
        ]


def _view(plan: WorkPlan, language: str, label: Tlp, order: Order) -> PlanView:
    return view_of(plan, language, order.as_of, label, order.revision, catalogues(order.folder))


def _in_language(
    plan: WorkPlan, view: PlanView, ordered: Iterable[Edition], order: Order, put: Callable[[Path, Content], None]
) -> Iterator[Path]:
    """The documents in one language. Of a large plan, the view and text of one are all that there is room for."""
    for edition in ordered:
        for name, content in chain(_texts(edition, view, order), _tables(edition, plan, view, order)):
            put(order.out / name, content)
            yield order.out / name


def _texts(edition: Edition, view: PlanView, order: Order) -> Iterator[tuple[str, Content]]:
    """The files of a document that are made from its template."""
    formats = [each for each in order.formats if each not in OF_TABLES]
    if not formats:
        return
    country = view.country(edition.country) if edition.country else None
    text = render(edition.document, view, order.folder, country)
    for format_ in formats if text.strip() or country is None else ():
        yield f"{edition.stem}.{format_}", _content(text, format_, _properties(view, country, order), order)


def _tables(edition: Edition, plan: WorkPlan, view: PlanView, order: Order) -> Iterator[tuple[str, Content]]:
    """The files of a document that hold its tables: one a table."""
    formats = [each for each in order.formats if each in OF_TABLES]
    if not formats:
        return
    from workplan_cli.documents.tables import tables_of

    for table in tables_of(edition.document, plan, view.language, catalogues(order.folder)):
        yield f"{edition.document}.{table.name}.{edition.language}.csv", partial(_put_csv, table, f"TLP:{view.label}")


def _put_csv(table: "Table", tlp: str, out: BinaryIO) -> None:
    from workplan_cli.documents.tables import csv_pieces

    out.writelines(csv_pieces(table, tlp))
