"""What a very large page keeps folded: text that a browser reads only when it comes near.

A browser makes half a million elements a second, and a plan of ten thousand actions has two millions. What stands in a
`noscript` is one text to a browser with scripts (HTML, 4.12.2), which templates/unfold.js unfolds near the view, for
print and for a search; to one without scripts it is the text of the page as ever.
"""

from typing import Final, NamedTuple

from workplan_cli.documents.html.markup import classes
from workplan_cli.documents.nodes import Block, CodeBlock, Listing, Paragraph, Quote, Rule, Table

_LARGE: Final = 3_000_000
"""Characters of a text from which its page is folded: below it, a browser has all of it in some seconds."""


class Folding(NamedTuple):
    """From where on a page is folded.

    Attributes:
        characters: of HTML between two headings, for which a fold of their own is worth it.
        rows: the most of a table in one piece.
    """

    characters: float
    rows: int

    @property
    def is_some(self) -> bool:
        """Whether anything of a page is folded."""
        return self is not NOTHING

    def folded(self, html: str) -> str:
        """What stands between two headings."""
        return fold(html) if len(html) > self.characters else html


NOTHING: Final = Folding(float("inf"), 1 << 62)
_FAR: Final = Folding(800, 120)


def folding(text: str) -> Folding:
    """How the page of a template's text is folded."""
    return _FAR if len(text) > _LARGE else NOTHING


def fold(html: str, *names: str) -> str:
    """A box whose content is unfolded when it is wanted; it holds blocks that are whole."""
    return f"<div{classes('far', *names)}><noscript>{html}</noscript></div>\n"


def may_fold(block: Block) -> bool:
    """Whether a block can be out of the page until it is wanted: nothing in it is what filters and contents rest on."""
    return isinstance(block, _FOLDABLE) and not block.frame.facets


_FOLDABLE: Final = (Paragraph, Quote, CodeBlock, Rule, Listing, Table)
