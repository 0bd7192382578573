"""One document in one language, and the files it can become."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, Final

from workplan_cli.documents import gfm
from workplan_cli.documents.directives import OPEN
from workplan_cli.documents.docx import DocumentProperties, listed_bookmarks, write_docx
from workplan_cli.documents.files import Content
from workplan_cli.documents.pdf import Office, OfficeFault, key, pages_of, settled
from workplan_cli.documents.render import carried, reference

FORMATS: Final = ("docx", "md", "html", "pdf")
_NOT_YET: Final = 88
"""Stands for a page that is not known yet: as wide as the number that takes its place."""


@dataclass(frozen=True)
class Manuscript:
    """The text of a document with what its files need besides.

    Attributes:
        name: the file's without its ending.
        text: Markdown with directives.
        folder: of the plan, for its own look before the shipped one.
        comments: remarks by the anchor of the heading that they are about, for Word.
        office: lays the document out; None where nobody asked for pages.
    """

    name: str
    text: str
    properties: DocumentProperties
    folder: Path
    comments: Mapping[str, Sequence[str]]
    office: Office | None

    def content(self, format_: str) -> Content:
        """What writes the document in one of `FORMATS`; raises OfficeFault when it is called without an office."""
        return {"md": self._markdown, "docx": self._word, "html": self._page, "pdf": self._pdf}[format_]

    def _markdown(self, out: BinaryIO) -> None:
        out.writelines(piece.encode() for piece in gfm.markdown_pieces(self.text))

    def _word(self, out: BinaryIO) -> None:
        self._written(self._pages, self.comments)(out)

    def _page(self, out: BinaryIO) -> None:
        from workplan_cli.documents.html import Looks, write_html

        looks = Looks(*(carried(self.folder, name) for name in ("web.css", "web.js", "unfold.js")))
        write_html(self.text, self.properties, looks, out)

    def _pdf(self, out: BinaryIO) -> None:
        if self.office is None:
            raise OfficeFault("nothing lays out {name}", name=self.name)
        out.write(settled(self.office.pdf(self.name, self._written(self._pages)), self.properties.created))

    def _written(
        self, pages: Mapping[str, int], comments: Mapping[str, Sequence[str]] | None = None
    ) -> Callable[[BinaryIO], None]:
        """What is laid out has no comments: LibreOffice 7.4 mixes up the footnotes of a document that has some."""
        return lambda out: write_docx(self.text, self.properties, reference(self.folder), out, pages, comments=comments)

    @cached_property
    def _pages(self) -> Mapping[str, int]:
        """The page of each line of the contents, found by laying the document out once with other numbers in it."""
        has_contents = any(f"{OPEN}{each}" in self.text for each in ("contents", "list-of-tables"))
        if self.office is None or not has_contents:
            return {}
        bookmarks = listed_bookmarks(self.text)
        found = pages_of(self.office.pdf(self.name, self._written(dict.fromkeys(bookmarks, _NOT_YET))))
        if not found:
            raise OfficeFault(
                "{program} does not say what is on which page; LibreOffice 7.4 or newer does",
                program=self.office.program,
            )
        return {bookmark: found[key(bookmark)] for bookmark in bookmarks if key(bookmark) in found}
