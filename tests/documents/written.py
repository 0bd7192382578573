"""Documents for tests: a text in, and what is in the DOCX out, in words a reader of the document would use."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree
from tests.documents.lint import NS, W, w

from workplan_cli.documents.docx import DocumentProperties, write_docx

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "templates" / "reference.docx"

PROPERTIES = DocumentProperties(
    title="Regional Work Plan of the Straits",
    short_title="Work Plan 2018 to 2020",
    subject="Smuggling of migrants",
    author="Technical Secretariat",
    language="en",
    tlp="TLP:GREEN",
    version="28 November 2017",
    paper="letter",
    created=date(2017, 11, 28),
    draft="Draft",
)


class Written:
    """A DOCX made from a text, with the parts a test asks about."""

    def __init__(self, text: str, reference: Path = REFERENCE, **changes: Any) -> None:
        pages = changes.pop("pages", None)
        out = io.BytesIO()
        write_docx(text, replace(PROPERTIES, **changes), reference, out, pages)
        self.content = out.getvalue()

    def part(self, name: str) -> etree._Element:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return etree.fromstring(archive.read(name))

    @property
    def body(self) -> etree._Element:
        return self.part("word/document.xml")[0]

    def lines(self) -> list[tuple[str, str]]:
        """Style name and text of every paragraph outside tables, in order; empty ones left out."""
        names = self.style_names()
        paragraphs = [(names[style_of(one)], text_of(one)) for one in self.body.iterchildren(w("p"))]
        return [(name, text) for name, text in paragraphs if text]

    def tables(self) -> list[list[list[str]]]:
        """The text of every cell by table and row."""
        return [
            [[text_of(cell) for cell in row.iterchildren(w("tc"))] for row in table.iterchildren(w("tr"))]
            for table in self.body.iter(w("tbl"))
        ]

    def style_names(self) -> dict[str, str]:
        styles = self.part("word/styles.xml")
        return {
            style.get(w("styleId"), ""): style.find("w:name", NS).get(w("val"), "")
            for style in styles.iterchildren(w("style"))
        }

    def shown(self, name: str) -> str:
        """All text of a part."""
        return text_of(self.part(name))

    def styled(self) -> list[tuple[str, str]]:
        """Character style and text of every run of the body that has one."""
        names = self.style_names()
        return [
            (names[run.find("w:rPr/w:rStyle", NS).get(w("val"), "")], text_of(run))
            for run in self.body.iter(w("r"))
            if run.find("w:rPr/w:rStyle", NS) is not None
        ]


def style_of(paragraph: etree._Element) -> str:
    return str(paragraph.find("w:pPr/w:pStyle", NS).get(w("val")))


def text_of(element: etree._Element) -> str:
    """What shows: paragraphs apart by ` / `, tabs and breaks as such."""
    paragraphs = list(element.iter(w("p"))) or [element]
    return " / ".join("".join(map(_shown, one.iter(w("t"), w("tab"), w("br")))) for one in paragraphs)


def _shown(element: etree._Element) -> str:
    if element.tag == f"{{{W}}}tab":
        return "\t" if element.getparent().tag == w("r") else ""
    return "\n" if element.tag == f"{{{W}}}br" else str(element.text)
