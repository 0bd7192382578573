"""A plan's documents as files: which there are, and what bytes each has."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from io import BytesIO
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypeAlias

from workplan_cli.beside import beside, can_share
from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents import manuscript
from workplan_cli.documents.editions import Edition, editions
from workplan_cli.documents.files import Content, together
from workplan_cli.documents.manuscript import Manuscript
from workplan_cli.documents.pdf import Office, office
from workplan_cli.documents.properties import DocumentProperties
from workplan_cli.documents.remarks import Remarks, in_words, remarks, told
from workplan_cli.documents.render import catalogues, render
from workplan_cli.documents.view import CountryView, PlanView, view_of
from workplan_cli.documents.view.board import Found
from workplan_cli.findings import Finding
from workplan_cli.language import translation
from workplan_cli.models.submissions import Submissions
from workplan_cli.models.words import Tlp

if TYPE_CHECKING:
    from workplan_cli.documents.tables import Table

OF_TABLES: Final = ("csv", "xlsx")
"""Formats that hold tables of data and no text."""
FORMATS: Final = (*manuscript.FORMATS, *OF_TABLES)
USUAL: Final = ("docx", "md")
"""The formats of a build that names none: what needs no other program."""
_Files: TypeAlias = Iterable[tuple[str, Content]]
"""The names of files, and what each has in it."""


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
    annotated: bool = False
    """Whether what is open about an action stands beside it as a comment in the Word file."""
    paged: bool = False
    """Whether contents give pages, for which LibreOffice lays the document out. With a PDF they do in any case."""


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


@dataclass(frozen=True, slots=True)
class _Run:
    """What every document of an order draws on."""

    plan: WorkPlan
    order: Order
    label: Tlp
    """The highest of what the plan still shows."""
    found: Found
    remarks: Remarks
    office: Office | None


def _office(order: Order) -> AbstractContextManager[Office | None]:
    """What lays documents out, where something needs it."""
    return office() if order.paged or "pdf" in order.formats else nullcontext()


def assemble(submissions: Submissions, order: Order, findings: Iterable[Finding] = ()) -> list[Path]:
    """Write every document that is ordered, in every language and format; gives the path of each.

    The old files stay until all the new ones are safely on disk. A template that prints nothing for a country makes no
    file for it. `findings` are about the submissions. Raises TemplateFault for a template, CatalogueFault for words of
    the plan, OSError for the folder, OfficeFault where LibreOffice is needed.
    """
    disclosed = disclose(submissions, order.ceiling)
    plan = consolidate(disclosed.submissions)
    found = cache(partial(told, tuple(findings), plan))
    ordered = tuple(editions(plan, order.folder, order.documents, order.languages, order.countries))
    open_ = remarks(found(), plan) if order.annotated else {}
    with _office(order) as laid_out, together() as put:
        order.out.mkdir(parents=True, exist_ok=True)
        run = _Run(plan, order, disclosed.label, found, open_, laid_out)

        def written(files: _Files) -> Iterator[Path]:
            for name, content in files:
                put(order.out / name, content)
                yield order.out / name

        here = ordered[: _share(ordered, run)]
        with _made_beside(run, ordered[len(here) :]) as others:
            return [*written(_files(run, here)), *written(others())]


def _share(ordered: Sequence[Edition], run: _Run) -> int:
    """How many editions this process makes: all, where a second one would have no processor, memory or office."""
    alone = run.office is not None or run.plan.is_large or not can_share()
    return len(ordered) if alone else (len(ordered) + 1) // 2


def _made_beside(run: _Run, ordered: Sequence[Edition]) -> AbstractContextManager[Callable[[], _Files]]:
    """Have a second process make the files of some editions. It writes none: one process alone owns what is unready."""
    if not ordered:
        return nullcontext(list)
    return beside(lambda: [(name, _bytes(content)) for name, content in _files(run, ordered)])


def _bytes(content: Content) -> bytes:
    if not callable(content):
        return content
    out = BytesIO()
    content(out)
    return out.getvalue()


def _files(run: _Run, ordered: Iterable[Edition]) -> Iterator[tuple[str, Content]]:
    """The files of some editions, one language after the other."""
    for language, those in groupby(ordered, attrgetter("language")):
        yield from _in_language(_view(run, language), those, run)


def _view(run: _Run, language: str) -> PlanView:
    order = run.order
    return view_of(run.plan, language, order.as_of, run.label, order.revision, catalogues(order.folder), run.found)


def _in_language(view: PlanView, ordered: Iterable[Edition], run: _Run) -> Iterator[tuple[str, Content]]:
    """The documents in one language. Of a large plan, the view and text of one are all that there is room for."""
    for edition in ordered:
        yield from chain(_texts(edition, view, run), _tables(edition, view, run))


def _texts(edition: Edition, view: PlanView, run: _Run) -> Iterator[tuple[str, Content]]:
    """The files of a document that are made from its template."""
    order = run.order
    formats = [each for each in order.formats if each not in OF_TABLES]
    if not formats:
        return
    country = view.country(edition.country) if edition.country else None
    text = render(edition.document, view, order.folder, country)
    comments = in_words(run.remarks, view.language)
    made = Manuscript(edition.stem, text, _properties(view, country, order), order.folder, comments, run.office)
    for format_ in formats if text.strip() or country is None else ():
        yield f"{edition.stem}.{format_}", made.content(format_)


def _tables(edition: Edition, view: PlanView, run: _Run) -> Iterator[tuple[str, Content]]:
    """The files of a document that hold its tables: a workbook, or a CSV file for each of them."""
    order = run.order
    formats = [each for each in order.formats if each in OF_TABLES]
    if not formats:
        return
    from workplan_cli.documents.tables import tables_of

    tables = tables_of(edition.document, run.plan, view.language, catalogues(order.folder))
    for table in tables if "csv" in formats else ():
        yield f"{edition.document}.{table.name}.{edition.language}.csv", partial(_put_csv, table, f"TLP:{view.label}")
    if "xlsx" in formats and tables:
        yield f"{edition.stem}.xlsx", partial(_put_xlsx, tables, _properties(view, None, order))


def _put_xlsx(tables: "tuple[Table, ...]", properties: DocumentProperties, out: BinaryIO) -> None:
    from workplan_cli.documents.tables.xlsx import write_xlsx

    write_xlsx(tables, properties, out)


def _put_csv(table: "Table", tlp: str, out: BinaryIO) -> None:
    from workplan_cli.documents.tables import csv_pieces

    out.writelines(csv_pieces(table, tlp))
