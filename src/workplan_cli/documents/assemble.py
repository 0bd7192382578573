"""A plan's documents as files: which there are, and what bytes each has."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, Final

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.documents import gfm
from workplan_cli.documents.docx import write_docx
from workplan_cli.documents.editions import Edition, editions
from workplan_cli.documents.files import Content, together
from workplan_cli.documents.html import write_html
from workplan_cli.documents.properties import DocumentProperties
from workplan_cli.documents.render import carried, reference, render
from workplan_cli.documents.view import CountryView, PlanView, view_of
from workplan_cli.language import translation
from workplan_cli.models.submissions import Submissions
from workplan_cli.models.words import Tlp

FORMATS = ("docx", "md", "html")
USUAL: Final = ("docx", "md")
"""The formats of a build that names none."""


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
    file for it. Raises TemplateFault for a template, OSError for the folder.
    """
    disclosed = disclose(submissions, order.ceiling)
    plan = consolidate(disclosed.submissions)
    order.out.mkdir(parents=True, exist_ok=True)
    ordered = editions(plan, order.folder, order.documents, order.languages, order.countries)
    with together() as put:
        return [
            path
            for language, those in groupby(ordered, attrgetter("language"))
            for path in _in_language(
                view_of(plan, language, order.as_of, disclosed.label, order.revision), those, order, put
            )
        ]


def _in_language(
    view: PlanView, ordered: Iterable[Edition], order: Order, put: Callable[[Path, Content], None]
) -> Iterator[Path]:
    """The documents in one language. Of a large plan, the view and text of one are all that there is room for."""
    for edition in ordered:
        country = view.country(edition.country) if edition.country else None
        text = render(edition.document, view, order.folder, country)
        for format_ in order.formats if text.strip() or country is None else ():
            path = order.out / f"{edition.stem}.{format_}"
            put(path, _content(text, format_, _properties(view, country, order), order))
            yield path
