"""Text into XML, and the names of WordprocessingML."""

import re
from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_ILLEGAL: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_NEVER: Final = re.compile(f"[{_ILLEGAL}]")
_MARKUP: Final = re.compile(f'[&<>"\t\n\r{_ILLEGAL}]')
_REPLACED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " ", "\n": " ", "\r": " "}


def part_bytes(root: etree._Element) -> bytes:
    """An XML part with its declaration."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def w(name: str) -> str:
    """The name of a WordprocessingML element or attribute as lxml writes it."""
    return f"{{{W}}}{name}"


def legal(text: str) -> str:
    """`text` without what XML 1.0 cannot hold (section 2.2)."""
    return _NEVER.sub("", text)


def escape_xml(text: str) -> str:
    """`text` for an element or a quoted attribute. What XML cannot hold is left out."""
    if not _MARKUP.search(text):
        return text
    return _MARKUP.sub(lambda found: _REPLACED.get(found[0], ""), text)
