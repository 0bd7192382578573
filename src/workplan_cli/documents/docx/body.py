"""The blocks of the text into the body of the document."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from workplan_cli.documents.directives import TemplateFault
from workplan_cli.documents.docx.comments import Comments
from workplan_cli.documents.docx.contents import (
    TITLE_STYLE,
    Entry,
    caption_bookmark,
    contents_field,
    heading_bookmark,
    heading_style,
)
from workplan_cli.documents.docx.numbering import Numbering
from workplan_cli.documents.docx.reference import Page
from workplan_cli.documents.docx.runs import field_runs, run, runs
from workplan_cli.documents.docx.story import Story, bookmark_name
from workplan_cli.documents.docx.styles import Style
from workplan_cli.documents.docx.tables import table_xml
from workplan_cli.documents.docx.xml import escape_xml
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

_DEEPEST_LIST: Final = 3
_NO_FRAME: Final = Frame()


@dataclass(slots=True)
class Body:
    """The body as it is written: what it draws on, and where in the document the writer stands."""

    story: Story
    numbering: Numbering
    pages: Mapping[str, Page]
    references: Mapping[tuple[str, str, str], str]
    has_own_first_page: bool
    headings: Sequence[Entry]
    tables: Mapping[str, Sequence[Entry]]
    comments: Comments
    _orientation: str = "portrait"
    _wanted: str = "portrait"
    _sections: int = 0
    _is_empty: bool = True
    _last_table: Table | None = None
    _heading_count: int = 0
    _captions: Counter[str] = field(default_factory=Counter)

    def xml(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The content of `w:body` in pieces, with the properties of its last section."""
        for block in blocks:
            if isinstance(block, Turn):
                self._wanted = block.orientation
                continue
            if isinstance(block, Filter):
                continue  # for a screen only
            yield self._before(block)
            self._is_empty = False
            if isinstance(block, Table):
                yield from self._table(block)
            else:
                yield self._block(block)
        yield self._paragraph("Body Text", "") if self._is_empty else self._spacer()
        yield self._section()

    def _block(self, block: Block) -> str:
        return _BLOCKS[type(block)](self, block)

    # sections

    def _before(self, block: Block) -> str:
        """What parts a block from what went before: the end of a section, or a spacer after a table.

        A section begins with its first block, so a turn that nothing follows makes no empty page. A heading keeps its
        own distance from a table: after a spacer it would not be the first on a page, and begin lower than others.
        """
        if self._wanted == self._orientation and isinstance(block, Heading):
            self._last_table = None
            return ""
        if self._wanted == self._orientation:
            return self._spacer()
        ending = "" if self._is_empty else self._section_end()
        self._orientation = self._wanted
        self._last_table = None
        return ending

    def _section_end(self) -> str:
        style = self.story.styles.paragraph("Section End").id
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{self._section()}</w:pPr></w:p>'

    def _section(self) -> str:
        """The properties of the section that ends here."""
        page = self.pages[self._orientation]
        is_first = self._sections == 0 and self.has_own_first_page
        self._sections += 1
        references = "".join(
            f'<w:{element} w:type="{kind}" r:id="{self.references[element, kind, part]}"/>'
            for element, kind, part in page.furniture
            if is_first or kind != "first"
        )
        margins = "".join(f' w:{side}="{value}"' for side, value in page.margins.items())
        orient = ' w:orient="landscape"' if self._orientation == "landscape" else ""
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{page.width}" w:h="{page.height}"{orient}/>'
            f'<w:pgMar{margins}/><w:cols w:space="708"/>{"<w:titlePg/>" if is_first else ""}</w:sectPr>'
        )

    def _spacer(self) -> str:
        """Word joins tables that touch, so a small paragraph parts them."""
        if self._last_table is None:
            return ""
        frame = Frame(keep_with_next=self._last_table.frame.keep_with_next)
        self._last_table = None
        return self._paragraph("Table End", "", frame)

    # paragraphs

    def _paragraph(self, style: str, content: str, frame: Frame = _NO_FRAME, extra: str = "") -> str:
        sheet = self.story.styles
        return paragraph_xml(sheet.paragraph(frame.style or style), content, frame, extra)

    def _break_before(self, frame: Frame) -> str:
        """An empty paragraph that starts the new page a block other than a paragraph asks for."""
        return self._paragraph("Table End", "", Frame(page_break=True)) if frame.page_break else ""

    def plain_paragraph(self, block: Paragraph, style: str = "Body Text", extra: str = "") -> str:
        """A paragraph in `style`, unless the text names another."""
        return self._paragraph(style, runs(block.children, self.story), block.frame, extra)

    def heading(self, block: Heading) -> str:
        """A heading with a bookmark for the contents and one for each further id."""
        self._heading_count += 1
        content = runs(block.children, self.story)
        names = [heading_bookmark(block.anchors, self._heading_count), *map(bookmark_name, block.anchors[1:])]
        for name in names:
            content = self.story.bookmarks.around(name, content)
        content = self.comments.around(block.anchors, content, self.story.styles)
        return self._paragraph(heading_style(block.level, block.frame.style), content, block.frame)

    def quote(self, block: Quote) -> str:
        """A block quote."""
        return self._break_before(block.frame) + "".join(self._inner(inner, "Quote") for inner in block.blocks)

    def _inner(self, block: Block, style: str, extra: str = "") -> str:
        return self.plain_paragraph(block, style, extra) if isinstance(block, Paragraph) else self._block(block)

    def code(self, block: CodeBlock) -> str:
        """Lines as they are."""
        lines = "<w:r><w:br/></w:r>".join(run(line) for line in block.text.split("\n"))
        return self._paragraph("Code", lines, block.frame)

    def rule(self, block: Rule) -> str:
        """A line across the page."""
        return self._paragraph("Separator", "", block.frame)

    # lists

    def listing(self, block: Listing, depth: int = 1) -> str:
        """A list; a numbered one counts on its own."""
        level = min(depth, _DEEPEST_LIST)
        name = ("List Bullet" if block.start is None else "List Number") + (f" {level}" if level > 1 else "")
        numbered = self._restart(self.story.styles.paragraph(name), level - 1, block.start)
        lead = self._break_before(block.frame) if depth == 1 else ""
        last = len(block.entries) - 1
        # As of a table, neither the first nor the last entry stands alone at the end of a page.
        return lead + "".join(
            self._entry(_held(entry) if number in (0, last - 1) and number < last else entry, name, numbered, depth)
            for number, entry in enumerate(block.entries)
        )

    def _restart(self, style: Style, level: int, start: int | None) -> str:
        if start is None or style.numbering is None:
            return ""
        number = self.numbering.restart(style.numbering[0], level, start)
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _entry(self, entry: Sequence[Block], style: str, numbered: str, depth: int) -> str:
        level = min(depth, _DEEPEST_LIST)
        rest = "List Continue" + (f" {level}" if level > 1 else "")
        written = []
        for position, block in enumerate(entry):
            if isinstance(block, Listing):
                written.append(self.listing(block, depth + 1))
            elif position == 0:
                written.append(self._inner(block, style, numbered))
            else:
                written.append(self._inner(block, rest))
        return "".join(written)

    # tables and contents

    def table(self, block: Table) -> str:
        """A table inside another block."""
        return "".join(self._table(block))

    def _table(self, block: Table) -> Iterator[str]:
        frame = Frame(page_break=block.frame.page_break)
        yield self._caption(block, frame) if block.caption else self._break_before(block.frame)
        self._last_table = block
        yield from table_xml(block, self.story, self.pages[self._orientation])

    def _caption(self, block: Table, frame: Frame) -> str:
        self._captions[block.label] += 1
        number = self._captions[block.label]
        counted = field_runs(f"SEQ {_sequence(block.label)} \\* ARABIC", str(number))
        label = self.story.bookmarks.around(caption_bookmark(block.label, number), run(f"{block.label} ") + counted)
        return self._paragraph("caption", f"{label}{run('. ' + block.caption)}", frame)

    def misplaced_turn(self, _: Turn) -> str:
        """A turn inside another block.

        Raises:
            TemplateFault: always; a page turns as a whole.
        """
        msg = "`landscape()` and `portrait()` cannot stand inside a list or a quote"
        raise TemplateFault(msg)

    def contents(self, block: Contents) -> str:
        """The table of contents."""
        entries = [entry for entry in self.headings if entry.level <= block.depth]
        return self._contents(block, f'TOC \\o "1-{block.depth}" \\h \\z \\u', entries, _TOC_STYLES)

    def list_of_tables(self, block: ListOfTables) -> str:
        """The list of tables."""
        instruction = f'TOC \\h \\z \\c "{_sequence(block.label)}"'
        return self._contents(block, instruction, self.tables.get(block.label, ()), ("table of figures",))

    def _contents(
        self, block: Contents | ListOfTables, instruction: str, entries: Sequence[Entry], names: Sequence[str]
    ) -> str:
        title = run(block.title)
        heading = self._paragraph(TITLE_STYLE, title, block.frame) if block.title else self._break_before(block.frame)
        styles = [self.story.styles.paragraph(name) for name in names]
        return heading + contents_field(instruction, entries, styles)


_TOC_STYLES: Final = ("toc 1", "toc 2", "toc 3", "toc 3", "toc 3")


def _held(entry: Sequence[Block]) -> Sequence[Block]:
    """An entry of a list that stays with the next one; one of several paragraphs stays as it is."""
    if len(entry) != 1 or not isinstance(block := entry[0], Paragraph):
        return entry
    return (block._replace(frame=block.frame._replace(keep_with_next=True)),)


def paragraph_xml(style: Style, content: str, frame: Frame = _NO_FRAME, extra: str = "") -> str:
    """A paragraph in a style."""
    keep = "<w:keepNext/>" if frame.keep_with_next else ""
    page_break = "<w:pageBreakBefore/>" if frame.page_break else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{keep}{page_break}{extra}</w:pPr>{content}</w:p>'


def _sequence(label: str) -> str:
    """The name of the sequence that numbers captions with a label: a field code takes one word."""
    return escape_xml("".join(filter(str.isalnum, label))) or "Table"


_BLOCKS: Final[Mapping[type, Callable[[Body, Any], str]]] = {
    Paragraph: Body.plain_paragraph,
    Heading: Body.heading,
    Quote: Body.quote,
    CodeBlock: Body.code,
    Rule: Body.rule,
    Listing: Body.listing,
    Table: Body.table,
    Contents: Body.contents,
    ListOfTables: Body.list_of_tables,
    Filter: lambda *_: "",
    Turn: Body.misplaced_turn,
}
