"""Headers and footers: their content controls filled with what varies from document to document."""

from collections.abc import Mapping

from lxml import etree

from workplan_cli.documents.docx.reference import parse_part
from workplan_cli.documents.docx.styles import StyleSheet
from workplan_cli.documents.docx.xml import legal, part_bytes, w
from workplan_cli.documents.properties import DocumentProperties


def control_texts(properties: DocumentProperties) -> Mapping[str, str]:
    """The text by tag of the content controls of a header or footer."""
    return {
        "title": properties.title,
        "short-title": properties.short_title,
        "tlp": properties.tlp,
        "version": properties.version,
        "draft": properties.draft,
    }


def fill(content: bytes, properties: DocumentProperties, styles: StyleSheet) -> bytes:
    """A header or footer part with its content controls replaced by their texts; one without text vanishes.

    The TLP label takes the character style of its colour, "TLP Amber" for `TLP:AMBER+STRICT`.

    Raises:
        TemplateFault: when there is no such style.
    """
    root = parse_part(content)
    texts = control_texts(properties)
    for control in list(root.iter(w("sdt"))):
        tag = _tag(control)
        if tag in texts:
            style = _tlp_style(properties.tlp, styles) if tag == "tlp" and properties.tlp else ""
            _replace(control, texts[tag], style)
    return part_bytes(root)


def _tag(control: etree._Element) -> str:
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    return tag.get(w("val"), "") if tag is not None else ""


def _tlp_style(label: str, styles: StyleSheet) -> str:
    colour = label.removeprefix("TLP:").partition("+")[0]
    return styles.character(f"TLP {colour}").id


def _replace(control: etree._Element, text: str, style: str) -> None:
    """Unwrap the control, with `text` in its first run and no other. Word may put it around a paragraph or a cell."""
    first, *others = list(control.iter(w("r"))) or [etree.SubElement(control, w("r"))]
    for other in others:
        _remove(other)
    if text:
        _swap(first, [_run(first, text, style)])
    else:
        _remove(first)
    inside = control.find(w("sdtContent"))
    _swap(control, list(inside) if inside is not None else [])


def _swap(old: etree._Element, new: list[etree._Element]) -> None:
    parent = old.getparent()
    if parent is not None:
        position = parent.index(old)
        parent[position : position + 1] = new


def _remove(element: etree._Element) -> None:
    _swap(element, [])


def _run(sample: etree._Element, text: str, style: str) -> etree._Element:
    run = etree.Element(w("r"), nsmap=sample.nsmap)
    look = sample.find(w("rPr"))
    if style:
        look = etree.Element(w("rPr"))
        etree.SubElement(look, w("rStyle")).set(w("val"), style)
    if look is not None:
        run.append(look)
    shown = etree.SubElement(run, w("t"))
    shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    shown.text = legal(text)
    return run
