"""A plan's documents as files: which there are, and what bytes each has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.disclosure import disclose
from workplan_cli.documents import gfm
from workplan_cli.documents.docx import DocumentProperties, write_docx
from workplan_cli.documents.files import write_whole
from workplan_cli.documents.render import reference, render
from workplan_cli.documents.view import PlanView, view_of
from workplan_cli.language import translation
from workplan_cli.models.submissions import Submissions
from workplan_cli.models.words import Tlp

FORMATS = ("docx", "md")


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


def _written(text: str, format_: str, view: PlanView, order: Order, path: Path) -> None:
    if format_ == "md":
        write_whole(path, gfm.to_markdown(text).encode())
        return

    def fill(out: BinaryIO) -> None:
        write_docx(text, _properties(view, order), reference(order.folder), out)

    write_whole(path, fill)


def _texts(submissions: Submissions, order: Order) -> Iterator[tuple[str, PlanView, str]]:
    """Every document in every language, rendered."""
    disclosed = disclose(submissions, order.ceiling)
    plan = consolidate(disclosed.submissions)
    for language in order.languages:
        view = view_of(plan, language, order.as_of, disclosed.label, order.revision)
        for name in order.documents:
            yield name, view, render(name, view, order.folder)


def assemble(submissions: Submissions, order: Order) -> Iterable[Path]:
    """Write every document that is ordered, one after the other; yields the path of each when it is there.

    All are rendered before the first is written, so that a fault in a template leaves the old files as they are.
    Raises TemplateFault for a template, OSError for the folder.
    """
    rendered = list(_texts(submissions, order))
    order.out.mkdir(parents=True, exist_ok=True)
    for name, view, text in rendered:
        for format_ in order.formats:
            path = order.out / f"{name}.{view.language}.{format_}"
            _written(text, format_, view, order, path)
            yield path
