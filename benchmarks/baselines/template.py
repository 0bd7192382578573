"""The template that docxtpl fills: `python -m benchmarks.baselines.template DOCX`."""

from docx import Document
from docx.document import Document as DocumentObject

from benchmarks.baselines.blocks import arguments

LEVELS = range(1, 10)


def template() -> DocumentObject:
    """A loop over the blocks; each kind of block has its branch, as a user of docxtpl draws it in Word."""
    document = Document()
    document.add_paragraph("{%p for block in blocks %}")
    document.add_paragraph("{%p if block.kind == 'paragraph' %}")
    document.add_paragraph("{{ block.text }}")
    for level in LEVELS:
        document.add_paragraph(f"{{%p elif block.kind == 'heading' and block.level == {level} %}}")
        document.add_heading("{{ block.text }}", level)
    document.add_paragraph("{%p else %}")
    add_table(document)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    return document


def add_table(document: DocumentObject) -> None:
    """A table whose rows and cells are loops."""
    drawn = document.add_table(3, 3, "Table Grid")
    drawn.rows[0].cells[0].text = "{%tr for row in block.rows %}"
    cells = drawn.rows[1].cells
    for cell, text in zip(cells, ("{%tc for text in row %}", "{{ text }}", "{%tc endfor %}"), strict=True):
        cell.text = text
    drawn.rows[2].cells[0].text = "{%tr endfor %}"


if __name__ == "__main__":
    (target,) = arguments()
    template().save(str(target))
