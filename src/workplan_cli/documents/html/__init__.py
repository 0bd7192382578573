"""A template's text into one self-contained page of HTML.

The page is streamed block by block; how it looks and what its filters do lies in templates/web.css and web.js;
what a very large page keeps folded until it is near the view is unfolded by templates/unfold.js.
"""

from workplan_cli.documents.html.writer import Looks, write_html

__all__ = ["Looks", "write_html"]
