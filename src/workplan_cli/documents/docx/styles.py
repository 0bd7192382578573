"""The styles of reference.docx by the name a person sees in Word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.docx.xml import w

_HALF_POINTS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Style:
    """What the writer needs to know of a style.

    Attributes:
        fill: its shading as RRGGBB, or "".
        size: of its letters, in points.
        align: "left", "center" or "right".
        numbering: its list (a `w:numId`) and the level in it, or None.
        padding: of a table style, left and right of a cell's text together, in twentieths of a point.
        leading: above and below together: of a paragraph its spacing, of a table style that around a cell's text.
    """

    id: str
    fill: str = ""
    size: float = 10.0
    align: str = "left"
    numbering: tuple[str, int] | None = None
    padding: int = 0
    leading: int = 0


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """All styles of a document, found by kind and name, without regard to case."""

    _elements: Mapping[tuple[str, str], etree._Element]
    _by_id: Mapping[str, etree._Element]
    _resolved: dict[tuple[str, str], Style] = field(default_factory=dict)

    def paragraph(self, name: str) -> Style:
        """The paragraph style of that name.

        Raises:
            TemplateFault: when reference.docx has none.
        """
        return self._style("paragraph", name)

    def character(self, name: str) -> Style:
        """The character style of that name; raises as `paragraph` does."""
        return self._style("character", name)

    def table(self, name: str) -> Style:
        """The table style of that name; raises as `paragraph` does."""
        return self._style("table", name)

    def first_paragraph(self, *names: str) -> Style:
        """The first of these paragraph styles that exists; raises as `paragraph` does for the last."""
        for name in names:
            if ("paragraph", name.casefold()) in self._elements:
                return self.paragraph(name)
        return self.paragraph(names[-1])

    def has_paragraph(self, name: str) -> bool:
        """Whether there is a paragraph style of that name."""
        return ("paragraph", name.casefold()) in self._elements

    def _style(self, kind: str, name: str) -> Style:
        key = kind, name.casefold()
        if key not in self._resolved:
            if key not in self._elements:
                msg = f"the reference document has no {kind} style named “{name}”"
                raise TemplateFault(msg)
            self._resolved[key] = self._resolve(self._elements[key])
        return self._resolved[key]

    def _resolve(self, element: etree._Element) -> Style:
        fill = self._inherited(element, "w:pPr/w:shd", "fill")
        size = self._inherited(element, "w:rPr/w:sz", "val")
        listed = self._inherited(element, "w:pPr/w:numPr/w:numId", "val")
        depth = self._inherited(element, "w:pPr/w:numPr/w:ilvl", "val")
        sides = [self._inherited(element, f"w:tblPr/w:tblCellMar/w:{side}", "w") for side in ("left", "right")]
        ends = [self._inherited(element, f"w:tblPr/w:tblCellMar/w:{side}", "w") for side in ("top", "bottom")]
        apart = [self._inherited(element, "w:pPr/w:spacing", side) for side in ("before", "after")]
        return Style(
            id=element.get(w("styleId"), ""),
            fill="" if fill is None or fill == "auto" else fill,
            size=float(size) / _HALF_POINTS if size else 10.0,
            align=self._inherited(element, "w:pPr/w:jc", "val") or "left",
            numbering=(listed, int(depth or 0)) if listed and listed != "0" else None,
            padding=sum(int(side or 0) for side in sides),
            leading=sum(int(end or 0) for end in (*ends, *apart)),
        )

    def _inherited(self, element: etree._Element | None, path: str, attribute: str) -> str | None:
        """The value of a property in the style or in the nearest one it is based on."""
        seen: set[str] = set()
        while element is not None and (style := element.get(w("styleId"), "")) not in seen:
            seen.add(style)
            found = element.find(path, element.nsmap)
            if found is not None:
                return str(found.get(w(attribute), ""))
            based = element.find("w:basedOn", element.nsmap)
            element = self._by_id.get(based.get(w("val"), "")) if based is not None else None
        return None


def read_styles(root: etree._Element) -> StyleSheet:
    """The styles of a `w:styles` element."""
    elements, by_id = {}, {}
    for element in root.iterchildren(w("style")):
        name = element.find(w("name"))
        if name is None:
            continue
        elements[element.get(w("type"), "paragraph"), name.get(w("val"), "").casefold()] = element
        by_id[element.get(w("styleId"), "")] = element
    return StyleSheet(elements, by_id)
