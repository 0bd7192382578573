"""reference.docx as the writer needs it: its styles, lists, pages, headers and footers."""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lxml import etree

from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.docx.styles import StyleSheet, read_styles
from workplan_cli.documents.docx.xml import PACKAGE_RELATIONSHIPS, R, w
from workplan_cli.documents.properties import Paper

DOCUMENT: Final = "word/document.xml"
SIZES: Final[Mapping[Paper, tuple[int, int]]] = {"letter": (12240, 15840), "a4": (11906, 16838)}
"""Width and height of a sheet that stands, in twentieths of a point (ANSI Y14.1, ISO 216)."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its margins in twentieths of a point.

    `furniture` are the headers and footers of its section as (element, type, name of the part).
    """

    width: int
    height: int
    margins: Mapping[str, int]
    furniture: tuple[tuple[str, str, str], ...]

    @property
    def text_width(self) -> int:
        """Between the left and the right margin."""
        return self.width - self.margins["left"] - self.margins["right"]

    @property
    def text_height(self) -> int:
        """Between the top and the bottom margin."""
        return self.height - self.margins["top"] - self.margins["bottom"]

    def on(self, width: int, height: int) -> "Page":
        """This page on another sheet: the side margins give, the text stays as wide, so that tab stops still fit."""
        more = width - self.width
        margins = dict(self.margins)
        margins["left"] += more // 2
        margins["right"] += more - more // 2
        return replace(self, width=width, height=height, margins=margins)


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of reference.docx by name, and what was read from them."""

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    styles: StyleSheet
    style_root: etree._Element
    numbering_root: etree._Element
    pages: Mapping[str, Page]
    has_own_first_page: bool

    def pages_on(self, paper: Paper) -> Mapping[str, Page]:
        """The portrait and landscape page on a paper."""
        short, long = SIZES[paper]
        return {
            "portrait": self.pages["portrait"].on(short, long),
            "landscape": self.pages["landscape"].on(long, short),
        }


def load_reference(path: Path) -> Reference:
    """Read reference.docx.

    Raises:
        TemplateFault: when it is no Word document or lacks styles, lists or a page.
        OSError: when it cannot be opened.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        return _read(parts)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        msg = f"{path.name} is not a Word document with styles, lists and a page: {error}"
        raise TemplateFault(msg) from error


def _read(parts: Mapping[str, bytes]) -> Reference:
    styles = parse_part(parts["word/styles.xml"])
    sections = list(parse_part(parts[DOCUMENT]).iter(w("sectPr")))
    portrait = next((one for one in sections if not _is_landscape(one)), None)
    if portrait is None:
        msg = "the reference document has no upright page"
        raise TemplateFault(msg)
    landscape = next(filter(_is_landscape, sections), None)
    standing = _page(portrait, targets(parts, DOCUMENT), ())
    lying = _turned(standing)
    if landscape is not None:
        lying = _page(landscape, targets(parts, DOCUMENT), standing.furniture)
    return Reference(
        parts=parts,
        types=_content_types(parts["[Content_Types].xml"]),
        styles=read_styles(styles),
        style_root=styles,
        numbering_root=parse_part(parts["word/numbering.xml"]),
        pages={"portrait": standing, "landscape": lying},
        has_own_first_page=portrait.find(w("titlePg")) is not None,
    )


def parse_part(content: bytes) -> etree._Element:
    """The root element of an XML part. Entities and the network are never touched."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False))


def targets(parts: Mapping[str, bytes], name: str) -> dict[str, str]:
    """The parts that the part `name` refers to, by relationship id."""
    folder, file = posixpath.split(name)
    content = parts.get(f"{folder}/_rels/{file}.rels")
    if content is None:
        return {}
    return {
        relationship.get("Id", ""): posixpath.normpath(posixpath.join(folder, relationship.get("Target", "")))
        for relationship in parse_part(content).iterchildren(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
        if relationship.get("TargetMode") != "External"
    }


def _is_landscape(section: etree._Element) -> bool:
    size = section.find(w("pgSz"))
    return size is not None and size.get(w("orient")) == "landscape"


def _page(section: etree._Element, parts: Mapping[str, str], inherited: tuple[tuple[str, str, str], ...]) -> Page:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        msg = "a section of the reference document has no page size or margins"
        raise TemplateFault(msg)
    return Page(
        width=int(size.get(w("w"), "0")),
        height=int(size.get(w("h"), "0")),
        margins={etree.QName(name).localname: int(value) for name, value in margins.attrib.items()},
        furniture=tuple(_furniture(section, parts)) or inherited,
    )


def _furniture(section: etree._Element, parts: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for element in ("headerReference", "footerReference"):
        for reference in section.iterchildren(w(element)):
            yield element, reference.get(w("type"), "default"), parts[reference.get(f"{{{R}}}id", "")]


def _turned(page: Page) -> Page:
    sides = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
    margins = {side: page.margins[sides.get(side, side)] for side in page.margins}
    return replace(page, width=page.height, height=page.width, margins=margins)


def _content_types(content: bytes) -> dict[str, str]:
    """The content type by part name, and by extension for the rest (`.png`)."""
    types = {}
    for element in parse_part(content):
        key = element.get("PartName", "").lstrip("/") or "." + element.get("Extension", "").lower()
        types[key] = element.get("ContentType", "")
    return types
