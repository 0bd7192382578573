"""The document by python-docx: `python -m benchmarks.baselines.with_python_docx JSON DOCX`.

As somebody writes it who knows the library's traps: a table is made whole and filled by `row.cells` (`table.cell(i, j)`
is quadratic), and the body is kept short (each `add_` looks through all of it for the end of the section, which is
quadratic too: at size L it would be more than 80 % of the time).
"""

from collections.abc import Sequence

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.xmlchemy import BaseOxmlElement

from benchmarks.baselines.blocks import Block, arguments, read_blocks

PORTION = 50


def written(blocks: Sequence[Block]) -> DocumentObject:
    """The whole document: portions of blocks are taken out of the body once made, and put back together at the end."""
    document = Document()
    body = document.element.body
    made: list[BaseOxmlElement] = []
    for start in range(0, len(blocks), PORTION):
        for block in blocks[start : start + PORTION]:
            add(document, block)
        made.extend(body[:-1])
        body[:-1] = []
    body[:-1] = made
    return document


def add(document: DocumentObject, block: Block) -> None:
    """One block at the end of the document."""
    if block["kind"] == "heading":
        document.add_heading(block["text"], block["level"])
    elif block["kind"] == "paragraph":
        document.add_paragraph(block["text"])
    else:
        add_table(document, block["rows"])


def add_table(document: DocumentObject, rows: list[list[str]]) -> None:
    """A table as wide as its longest row."""
    table = document.add_table(len(rows), max(map(len, rows)), "Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text


if __name__ == "__main__":
    source, target = arguments()
    written(read_blocks(source)).save(str(target))
