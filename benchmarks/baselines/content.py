"""The content of a DOCX as plain blocks: `python -m benchmarks.baselines.content DOCX JSON`.

Text only: styles, links, sections, headers and footers are left out, so a baseline has less to write than we have.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from benchmarks.baselines.blocks import Block, arguments, heading, paragraph, table, write_blocks

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)


def blocks(docx: Path) -> Iterator[Block]:
    """The blocks of a document's body, in order; the parser forgets each one when it has been read."""
    with ZipFile(docx) as package, package.open("word/document.xml") as document:
        for _, element in etree.iterparse(document, tag=(f"{W}p", f"{W}tbl")):
            if element.getparent().tag == f"{W}body":
                yield block(element)
                element.clear()


def block(element: etree._Element) -> Block:
    """A paragraph, heading or table of the body."""
    if element.tag == f"{W}tbl":
        return table([cell_texts(row) for row in element.iterchildren(f"{W}tr")])
    style = element.find(f"{W}pPr/{W}pStyle")
    level = HEADING.fullmatch(style.get(f"{W}val", "")) if style is not None else None
    return heading(int(level[1]), text(element)) if level else paragraph(text(element))


def cell_texts(row: etree._Element) -> list[str]:
    """The cells of a row; the paragraphs of a cell are a line each."""
    return ["\n".join(text(one) for one in cell.iter(f"{W}p")) for cell in row.iterchildren(f"{W}tc")]


def text(element: etree._Element) -> str:
    """All the text of a paragraph."""
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


if __name__ == "__main__":
    source, target = arguments()
    write_blocks(list(blocks(source)), target)
