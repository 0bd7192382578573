"""The blocks of the text into the main part of the page."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeGuard

from workplan_cli.documents.html.contents import (
    Survey,
    caption,
    captions_html,
    contents_html,
    filters_html,
)
from workplan_cli.documents.html.folds import Folding, may_fold
from workplan_cli.documents.html.markup import classes, quoted, word
from workplan_cli.documents.html.phrases import phrases
from workplan_cli.documents.html.story import Story
from workplan_cli.documents.html.tables import Caption, table_html, table_in_pieces
from workplan_cli.documents.nodes import (
    Block,
    CodeBlock,
    Contents,
    Filter,
    Frame,
    Heading,
    Listing,
    ListOfTables,
    Paragraph,
    Quote,
    Rule,
    Table,
    Turn,
)

_LOWEST: Final = 6
"""HTML's last level of headings."""


class _Section(NamedTuple):
    """A section that is open: the level of its heading in Markdown, and how its pages lie on paper."""

    level: int
    orientation: str


@dataclass(slots=True)
class Body:
    """The text as it is written: what it draws on, and where in it the writer stands."""

    story: Story
    survey: Survey
    folding: Folding
    _sections: list[_Section] = field(default_factory=list)
    _orientation: str = "portrait"
    _headings: int = 0
    _tables: int = 0
    _captions: Counter[str] = field(default_factory=Counter)
    _has_side: bool = False
    _run: list[str] = field(default_factory=list)
    """What is written since the last heading and may be folded."""

    def html(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The content of `main` in pieces."""
        for block in blocks:
            if isinstance(block, Turn):
                self._orientation = block.orientation
            elif isinstance(block, Heading):
                yield self._heading(block)
            elif self._sections and may_fold(block) and not self._is_long(block):
                self._run.extend(self._turned(block))
            else:
                yield self._taken()
                yield from self._turned(block)
        yield self._closed(0)

    def _is_long(self, block: Block) -> TypeGuard[Table]:
        """Whether a block is a table that is cut in pieces."""
        return isinstance(block, Table) and len(block.rows) > self.folding.rows

    def _taken(self) -> str:
        """What may be folded, and was written since the last time."""
        written = "".join(self._run)
        self._run.clear()
        return self.folding.folded(written) if written else ""

    def _inside(self, block: Block) -> str:
        return "".join(self._block(block))

    def _block(self, block: Block) -> Iterator[str]:
        return _BLOCKS[type(block)](self, block)

    # sections

    def _heading(self, block: Heading) -> str:
        """A heading with the section that it begins; HTML's levels follow the sections, so that none is left out."""
        entry = self.survey.headings[self._headings]
        self._headings += 1
        if block.level == 1:
            return f"{self._closed(0)}<h1{self.story.id(entry.anchor)}>{phrases(block.children, self.story)}</h1>\n"
        closed = self._closed(block.level) + self._unasked()
        turn = self._turn()
        self._sections.append(_Section(block.level, self._orientation))
        level = min(len(self._sections) + 1, _LOWEST)
        number = f'<span class="number">{entry.number}</span> ' if entry.number else ""
        heading = (
            f"<h{level}{classes(word(block.frame.style))}>{number}{phrases(block.children, self.story)}</h{level}>"
        )
        others = "".join(f"<span{place}></span>" for each in block.anchors[1:] if (place := self.story.id(each)))
        look = _attributes(block.frame, "chapter" * (len(self._sections) == 1), turn)
        return f"{closed}<section{self.story.id(entry.anchor)}{look}>{heading}{others}\n"

    def _unasked(self) -> str:
        """The chapters of a text that does not say where its contents stand, before the first of them."""
        is_due = not self.survey.has_contents and self.survey.has_chapters and not self._has_side
        return "".join(self.contents(Contents(self.story.say("Contents"), 1))) if is_due else ""

    def _turn(self) -> str:
        """How the pages lie from here on, where those of the innermost open section lie otherwise; else ""."""
        around = self._sections[-1].orientation if self._sections else "portrait"
        return self._orientation if self._orientation != around else ""

    def _closed(self, level: int) -> str:
        """The end of all sections of this level and lower ones, each with its footnotes."""
        self._run.append(self._notes())
        written = [self._taken()]
        while self._sections and self._sections[-1].level >= level:
            self._sections.pop()
            written.append("</section>\n")
        return "".join(written)

    def _turned(self, block: Block) -> Iterator[str]:
        """A block in a wrapper of its own where its pages lie otherwise than those of its section."""
        turn = self._turn()
        if not turn:
            yield from self._block(block)
            return
        yield f"<div{classes(turn)}>"
        yield from self._block(block)
        yield "</div>\n"

    def _notes(self) -> str:
        """The footnotes of what was written since the last ones, each with a link back."""
        waiting = self.story.notes.take()
        if not waiting:
            return ""
        back, title = quoted(self.story.say("Back to the text")), quoted(self.story.say("Footnotes"))
        entries = "".join(
            f'<li id=".note{number}" value="{number}">{self._entry(blocks)} '
            f'<a href="#.ref{number}" role="doc-backlink" aria-label="{back}">↩</a></li>'
            for number, blocks in waiting
        )
        return f'<ol class="notes" aria-label="{title}">{entries}</ol>\n'

    # paragraphs

    def paragraph(self, block: Paragraph) -> Iterator[str]:
        """A paragraph."""
        yield f"<p{_look(block.frame)}>{phrases(block.children, self.story)}</p>\n"

    def quote(self, block: Quote) -> Iterator[str]:
        """A block quote."""
        yield f"<blockquote{_look(block.frame)}>{''.join(map(self._inside, block.blocks))}</blockquote>\n"

    def code(self, block: CodeBlock) -> Iterator[str]:
        """Lines as they are."""
        yield f"<pre{_look(block.frame)}><code>{quoted(block.text)}</code></pre>\n"

    def rule(self, block: Rule) -> Iterator[str]:
        """A line across the page."""
        yield f"<hr{_look(block.frame)}>\n"

    def listing(self, block: Listing) -> Iterator[str]:
        """A list; a numbered one counts on its own."""
        name = "ul" if block.start is None else "ol"
        start = "" if block.start in (None, 1) else f' start="{block.start}"'
        entries = "".join(f"<li>{self._entry(entry)}</li>" for entry in block.entries)
        yield f"<{name}{start}{_look(block.frame)}>{entries}</{name}>\n"

    def _entry(self, entry: Sequence[Block]) -> str:
        """The blocks of an item; its first paragraph stands beside the mark."""
        return "".join(
            phrases(block.children, self.story) if isinstance(block, Paragraph) and place == 0 else self._inside(block)
            for place, block in enumerate(entry)
        )

    def inner_heading(self, block: Heading) -> Iterator[str]:
        """A heading in a quote or a list: strong text, for it begins no section."""
        yield f"<p><strong>{phrases(block.children, self.story)}</strong></p>\n"

    # tables and contents

    def table(self, block: Table) -> Iterator[str]:
        """A table with its caption."""
        number = self.survey.widths.get(block.widths) if block.widths else None
        above, widths = self._caption(block), f"w{number}" if number else ""
        if self._is_long(block):
            return table_in_pieces(block, self.story, above, widths, self.folding.rows)
        return table_html(block, self.story, above, widths)

    def _caption(self, block: Table) -> Caption:
        if not block.caption:
            return Caption()
        self._tables += 1
        self._captions[block.label] += 1
        return Caption(f".table{self._tables}", caption(block.label, self._captions[block.label], block.caption))

    def contents(self, block: Contents) -> Iterator[str]:
        """The contents, with the filters before them: on a wide screen both stand beside the text."""
        listed = contents_html(block.title, block.depth, self.survey.headings)
        if self._has_side:
            yield listed
            return
        self._has_side = True
        filters = filters_html(self.survey.filters, self.story.say)
        yield f'<div class="side" id=".side">{filters}{listed}</div>\n'

    def filters(self, _: Filter) -> Iterator[str]:
        """The filters, of a text without contents before them."""
        yield self._unasked()
        if not self._has_side:
            self._has_side = True
            yield f'<div class="side" id=".side">{filters_html(self.survey.filters, self.story.say)}</div>\n'

    def list_of_tables(self, block: ListOfTables) -> Iterator[str]:
        """The captions with a label."""
        yield captions_html(block.title, self.survey.captions.get(block.label, ()))

    def inner_turn(self, _: Turn) -> Iterator[str]:
        """A turn in a quote or a list: nothing turns there."""
        yield ""


def _facets(frame: Frame) -> str:
    return "".join(f' data-{word(facet)}="{quoted(keys)}"' for facet, keys in frame.facets)


def _look(frame: Frame) -> str:
    """What a block's frame asks, as attributes."""
    return _attributes(frame, word(frame.style))


def _attributes(frame: Frame, name: str, turn: str = "") -> str:
    return classes(name, "new-page" * frame.page_break, "entry" * bool(frame.facets), turn) + _facets(frame)


_BLOCKS: Final[Mapping[type, Callable[[Body, Any], Iterator[str]]]] = {
    Paragraph: Body.paragraph,
    Heading: Body.inner_heading,
    Quote: Body.quote,
    CodeBlock: Body.code,
    Rule: Body.rule,
    Listing: Body.listing,
    Table: Body.table,
    Contents: Body.contents,
    Filter: Body.filters,
    ListOfTables: Body.list_of_tables,
    Turn: Body.inner_turn,
}
