"""The document by docxtpl: `python -m benchmarks.baselines.with_docxtpl TEMPLATE JSON DOCX`."""

from docxtpl import DocxTemplate

from benchmarks.baselines.blocks import arguments, read_blocks

if __name__ == "__main__":
    template, source, target = arguments()
    document = DocxTemplate(template)
    document.render({"blocks": read_blocks(source)}, autoescape=True)
    document.save(target)
