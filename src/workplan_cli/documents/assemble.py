"""A plan's documents as files: which there are, and what bytes each has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.documents import gfm
from workplan_cli.documents.docx import write_docx
from workplan_cli.documents.files import Content, together
from workplan_cli.documents.html import write_html
from workplan_cli.documents.properties import DocumentProperties
from workplan_cli.documents.render import carried, reference, render
from workplan_cli.documents.view import PlanView, view_of
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
    ceiling: Tlp
    as_of: date
    revision: str
    out: Path


def _properties(view: PlanView, order: Order) -> DocumentProperties:
    say = translation(view.language)
    return DocumentProperties(
        title=view.title,
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


def _content(text: str, format_: str, view: PlanView, order: Order) -> Content:
    """What writes a document in one format."""

    def markdown(out: BinaryIO) -> None:
        out.writelines(piece.encode() for piece in gfm.markdown_pieces(text))

    def word(out: BinaryIO) -> None:
        write_docx(text, _properties(view, order), reference(order.folder), out)

    def page(out: BinaryIO) -> None:
        style, script = (carried(order.folder, name) for name in ("web.css", "web.js"))
        write_html(text, _properties(view, order), style, script, out)

    return {"docx": word, "md": markdown, "html": page}[format_]


def assemble(submissions: Submissions, order: Order) -> list[Path]:
    """Write every document that is ordered, in every language and format; gives the path of each.

    The old files stay until all the new ones are safely on disk. Raises TemplateFault for a template, OSError for the
    folder.
    """
    disclosed = disclose(submissions, order.ceiling)
    plan = consolidate(disclosed.submissions)
    order.out.mkdir(parents=True, exist_ok=True)
    with together() as put:
        return [
            path for language in order.languages for path in _in_language(plan, disclosed.label, language, order, put)
        ]


def _in_language(
    plan: WorkPlan, label: Tlp, language: str, order: Order, put: Callable[[Path, Content], None]
) -> Iterator[Path]:
    """The documents in one language. Of a large plan, the view and text of one are all that there is room for."""
    view = view_of(plan, language, order.as_of, label, order.revision)
    for name in order.documents:
        text = render(name, view, order.folder)
        for format_ in order.formats:
            path = order.out / f"{name}.{language}.{format_}"
            put(path, _content(text, format_, view, order))
            yield path
