import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.documents.rich import RICH

from workplan_cli.documents.directives import (
    TemplateFault,
    anchor,
    contents,
    facets,
    filter_by,
    keep_with_next,
    page_break,
    shade,
    stands_for,
    style,
    table,
)
from workplan_cli.documents.inline import inline
from workplan_cli.documents.nodes import (
    Break,
    Cell,
    Contents,
    Emphasis,
    Filter,
    Frame,
    Heading,
    Link,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
    plain,
)
from workplan_cli.documents.outline import OutlineEntry, outline
from workplan_cli.documents.tree import blocks

STOCK = MarkdownIt("commonmark", {"html": False}).enable("table")
STOCK.disable(["lheading", "reference", "html_block", "html_inline"])


def kinds(read: object) -> str:
    """What was read, with the kind of each node: named tuples of the same content are equal, a text and a code span."""
    return repr(read)


def stock_tables(markdown: str) -> Iterator[list[list[str]]]:
    """The content of every cell by table and row, as markdown-it's own rule reads it."""
    rows: list[list[str]] = []
    tokens = STOCK.parse(markdown)
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if token.type == "inline" and before.type in ("th_open", "td_open"):
            rows[-1].append("".join(child.content for child in token.children or []))
        if token.type == "table_close":
            yield rows
            rows = []


def own_tables(markdown: str) -> Iterator[list[list[str]]]:
    for block in blocks(markdown):
        if isinstance(block, Table):
            head = [plain(cell.children) for cell in block.head] or [""] * len(block.aligns)
            yield [head, *([plain(cell.children) for cell in row] for row in block.rows)]


LINES = st.lists(
    st.sampled_from(["|", "\\|", "\\", "a", " ", "-", "---", ":", "| a | b |", "|---|:-:|", "# h", "> q"]), max_size=7
).map("".join)
REFUSED = re.compile(" +# h")


@given(st.lists(LINES.filter(lambda line: not REFUSED.match(line)), max_size=6).map("\n".join))
@settings(max_examples=1500, deadline=None)
@example("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n\\| x | y\n\nafter")
@example("a | b\n- | -\n1 | 2\n> quote")
def test_pipe_tables_are_read_as_markdown_it_reads_them(markdown: str) -> None:
    assert list(own_tables(markdown)) == list(stock_tables(markdown))


ENTRIES = [
    "- a",
    "- 1. b",
    "- 2017",
    "",
    "",
    "c",
    "  d",
    "- - e",
    "- [f](#g)",
    "- <https://k.org>",
    "- [^l]: m",
    "  - h",
    "# i",
    "> j",
    "1. k",
    "|",
]


@given(st.lists(st.sampled_from(ENTRIES), max_size=8).map("\n".join))
@settings(max_examples=1500, deadline=None)
@example("- a\n- b\n\n- c")
@example("- a\n- b\n\n  c")
def test_a_list_is_read_alike_with_every_sign_that_begins_an_entry(markdown: str) -> None:
    assert kinds(list(blocks(markdown))) == kinds(list(blocks(markdown.replace("-", "*"))))


SIGNS = st.sampled_from(
    [
        *"a *_`[<&!\\",
        "**",
        "\\*",
        "](#x)",
        "[a](#b)",
        "https://e.org>",
        "&amp;",
        "[^1]",
        "[^2]",
        "<https://e.org/a?b=(c)&amp;d>",
    ]
)


@given(st.lists(SIGNS, max_size=10).map("".join))
@settings(max_examples=1500, deadline=None)
@example("[a\\]](#b) \\[c](#d) [e](#f)")
def test_inline_text_shows_what_markdown_it_shows(markdown: str) -> None:
    tokens = STOCK.parseInline(markdown)[0].children or []
    shown = "".join(one.content for one in tokens if one.type in ("text", "text_special", "code_inline", "image"))
    assert plain(inline(markdown)) == shown


@given(st.lists(SIGNS, max_size=10).map("".join))
@settings(max_examples=1500, deadline=None)
def test_a_text_is_read_alike_alone_and_beside_a_sign_that_only_markdown_it_reads(markdown: str) -> None:
    notes = {"1": (Paragraph((Text("one"),)),)}
    assert kinds(inline(f"*a* {markdown}b", notes)[1:]) == kinds(inline(f" {markdown}b", notes))


def test_directives_before_a_block_become_its_frame() -> None:
    text = f"{style('Lead')}\n{page_break()}{keep_with_next()}\nOne.\n\nTwo.\n"
    first = Paragraph((Text("One."),), Frame("Lead", keep_with_next=True, page_break=True))
    assert kinds(list(blocks(text))) == kinds([first, Paragraph((Text("Two."),), Frame())])


def test_a_directive_at_the_end_of_a_section_acts_on_the_heading_after_it() -> None:
    read = list(blocks(f"one\n\n{style('Heading Sheet')}\n### Two {anchor('INT-01')}\n"))
    heading = Heading(3, (Text("Two"),), ("INT-01",), Frame("Heading Sheet"))
    assert kinds(read) == kinds([Paragraph((Text("one"),)), heading])


def test_a_directive_ends_a_paragraph_without_a_blank_line() -> None:
    read = list(blocks(f"one\n{contents('All', 3)}\ntwo\n"))
    assert kinds(read) == kinds([Paragraph((Text("one"),)), Contents("All", 3), Paragraph((Text("two"),))])


def test_inline_structure_is_nested() -> None:
    strong = Strong((Text("a "), Emphasis((Text("b"),)), Text(" "), Link("#d", (Text("c"),))))
    assert kinds(inline("**a *b* [c](#d)**\\\ne")) == kinds((strong, Break(), Text("e")))


def test_a_footnote_stands_at_its_reference_and_nowhere_else() -> None:
    note = Note((Paragraph((Text("two "), Emphasis((Text("three"),)))),))
    paragraph, table_read = blocks("one[^a]\n\n[^a]: two *three*\n\n| x |\n|---|\n| y[^a] |\n")
    assert kinds(paragraph) == kinds(Paragraph((Text("one"), note)))
    assert isinstance(table_read, Table)
    assert kinds(list(table_read.rows)) == kinds([(Cell((Text("y"), note)),)])


def test_a_table_says_how_it_looks_in_one_place() -> None:
    look = table("Plan Grid", "C | d", "Tabla", "All", (1, 2.5), 1)
    (found,) = blocks(f"{look}\n| a | b |\n|:--|--:|\n| c | d |\n")
    assert isinstance(found, Table)
    assert (found.style, found.caption, found.label, found.description, found.widths, found.header_columns) == (
        "Plan Grid",
        "C | d",
        "Tabla",
        "All",
        (1.0, 2.5),
        1,
    )
    assert kinds((found.head, found.aligns)) == kinds(((Cell((Text("a"),)), Cell((Text("b"),))), ("left", "right")))


def test_the_outline_lists_headings_with_their_ids_and_those_below() -> None:
    assert outline(RICH) == [
        OutlineEntry(1, "Regional Work Plan", "Cover Title", (), ()),
        OutlineEntry(2, "Summary", "", ("summary",), ("place",)),
        OutlineEntry(4, "INT-01 · First_action #", "Heading Sheet", ("INT-01",), ()),
        OutlineEntry(2, "Grid", "Heading 1 Unnumbered", (), ()),
        OutlineEntry(2, "End", "", (), ()),
    ]


@given(
    st.lists(
        st.sampled_from(["## A\n", "### B c\n", "\n", "text\n", "- x\n", "> # q\n", "| a |\n", "|---|\n", "## \n"]),
        max_size=9,
    )
)
@settings(max_examples=500, deadline=None)
def test_the_outline_has_exactly_the_headings_of_the_tree(lines: list[str]) -> None:
    text = "".join(lines)
    read = [(block.level, plain(block.children)) for block in blocks(text) if isinstance(block, Heading)]
    assert [(entry.level, entry.text) for entry in outline(text)] == read


@pytest.mark.parametrize("line", ["  ## Indented", "##\tBehind a tab", "##"])
def test_a_heading_that_the_outline_does_not_see_is_a_fault(line: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        list(blocks(f"# Title\n\n## First\n\n{line}\n\ntext\n"))
    assert str(caught.value) == f"a heading begins its line with one `#` to six and a space: `{line.strip()}`"


def test_what_a_reader_may_choose_by_comes_back_with_its_names_as_they_are() -> None:
    written = filter_by("theme", "Central = theme", ["INT", "OPS"], ["1 | Information = «all»", "Operations, 50 %"])
    options = (("INT", "1 | Information = «all»"), ("OPS", "Operations, 50 %"))
    assert kinds(list(blocks(f"{written}\n"))) == kinds([Filter("theme", "Central = theme", options)])


def test_a_heading_knows_what_it_is_about() -> None:
    about = facets(country=("GT", "HN"), theme="INT", state="")
    (heading,) = blocks(f"{about}\n\n{style('Heading Sheet')}\n\n### INT-01\n")
    assert isinstance(heading, Heading)
    assert heading.frame == Frame("Heading Sheet", facets=(("country", "GT HN"), ("theme", "INT")))


def test_a_cell_takes_its_shade_and_what_it_stands_for_in_any_order() -> None:
    (grid,) = blocks(f"| {stands_for('Guatemala')}{shade('Yes')}GT | {shade('No')} |\n| --- | --- |\n")
    assert isinstance(grid, Table)
    assert kinds(grid.head) == kinds((Cell((Text("GT"),), "Yes", name="Guatemala"), Cell((), "No")))
