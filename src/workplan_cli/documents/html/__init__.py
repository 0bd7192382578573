"""A template's text into one self-contained page of HTML.

The page is streamed block by block; how it looks and what its filters do lies in templates/web.css and web.js.
"""

from workplan_cli.documents.html.writer import write_html

__all__ = ["write_html"]
