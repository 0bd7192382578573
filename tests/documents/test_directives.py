import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_cli.documents import directives
from workplan_cli.documents.directives import CLOSE, OPEN, Directive, TemplateFault, parse, shade, table
from workplan_cli.documents.tree import blocks


def read(written: str) -> Directive:
    assert written[0] == OPEN
    assert written[-1] == CLOSE
    return parse(written[1:-1])


@given(st.text(st.characters(codec="utf-8", exclude_characters=OPEN + CLOSE), min_size=1))
def test_any_value_comes_back_as_it_was_but_for_white_space(caption: str) -> None:
    assert read(table(caption=caption)).values.get("caption", "") == " ".join(caption.split())


def test_every_directive_is_written_by_a_function_and_every_function_writes_a_known_one() -> None:
    written = [
        directives.landscape(),
        directives.portrait(),
        directives.page_break(),
        directives.style("Lead"),
        directives.keep_with_next(),
        directives.table(),
        directives.contents("Contents"),
        directives.list_of_tables("Tables"),
        directives.filter_by("country", "Country", ["GT"], ["Guatemala"]),
        directives.facets(country="GT"),
        directives.shade("Yes"),
        directives.upright(),
        directives.stands_for("Guatemala"),
        directives.break_line(),
        directives.bullet(),
        directives.anchor("INT-01"),
        directives.span_language("es"),
        directives.span_end(),
    ]
    assert [read(one).name for one in written] == list(directives.PLACES)


def test_an_unknown_directive_is_a_fault_that_names_it() -> None:
    with pytest.raises(TemplateFault, match="there is no directive `lanscape`"):
        list(blocks(f"{OPEN}lanscape{CLOSE}\n"))


def test_a_block_directive_inside_text_is_a_fault() -> None:
    with pytest.raises(TemplateFault, match="`landscape` must stand alone on its line"):
        list(blocks(f"text {directives.landscape()} text\n"))


def test_a_look_of_a_table_without_a_table_is_a_fault() -> None:
    with pytest.raises(TemplateFault, match="stands before a paragraph, not before a table"):
        list(blocks(f"{table(caption='Actions')}\n\nNo actions yet.\n"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (directives.span_language("es") + "hola", r"`span_language\('es'\)` has no `span_end\(\)`"),
        ("hola" + directives.span_end(), "`language-end` cannot stand here"),
        ("text " + shade("Yes"), "`shade` cannot stand here"),
    ],
)
def test_an_inline_directive_out_of_place_is_a_fault(text: str, message: str) -> None:
    with pytest.raises(TemplateFault, match=message):
        list(blocks(text))
