"""A template's text into a Word document.

The body is streamed as XML into the package; styles, page, headers and footers come from reference.docx and are only
named here. No object is made per paragraph or cell: at 10,000 rows that is what costs time.
"""

from workplan_cli.documents.docx.contents import heading_bookmarks, listed_bookmarks
from workplan_cli.documents.docx.writer import write_docx
from workplan_cli.documents.properties import DocumentProperties

__all__ = ["DocumentProperties", "heading_bookmarks", "listed_bookmarks", "write_docx"]
