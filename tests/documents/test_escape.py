import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from workplan_cli.documents.directives import CLOSE, OPEN
from workplan_cli.documents.escape import code_spans, escape, escape_label, in_cell, link, paragraphs

READER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
READER.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
WHITE = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


def shown(text: str) -> str:
    """What a reader must see of a text: white space as one space, no control characters."""
    return WHITE.sub(" ", CONTROLS.sub("", text)).strip()


def read(markdown: str) -> tuple[list[str], str]:
    """The block structure and inline structure but for links, and the characters that show."""
    structure, characters = [], ""
    for token in READER.parse(markdown):
        structure.append(token.type)
        for child in token.children or []:
            if child.type in ("text", "text_special"):
                characters += child.content
            elif child.type not in ("link_open", "link_close") or child.markup != "autolink":
                structure.append(child.type)
    return structure, characters


PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
HEADING = ["heading_open", "inline", "heading_close"]
ITEM = ["bullet_list_open", "list_item_open", *PARAGRAPH, "list_item_close", "bullet_list_close"]
ROW = ["tr_open", "td_open", "inline", "td_close", "td_open", "inline", "td_close", "tr_close"]
TABLE = [
    "table_open", "thead_open", *[one.replace("td", "th") for one in ROW], "thead_close",
    "tbody_open", *ROW, "tbody_close", "table_close",
]  # fmt: skip

SPECIAL = st.sampled_from(
    "\\ ` * _ [ ] < > | ~ $ & # + - = : ! . ) ( 1 a é \n \t / @ ; ^ { } \" ' https:// http:// mailto: &amp; &#35; ``` "
    "~~~ --- === :-: www. [^1]: ![ ]( <!-- */ \u00a0 \u200b \u2028 \u0301 😀 \x02 \x03 \x1b 2026.".split(" ")
)
TEXTS = st.one_of(st.text(), st.lists(SPECIAL, max_size=12).map("".join), st.lists(SPECIAL, max_size=8).map(" ".join))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("https://example.org/a_(b). (https://example.org/?a=1&amp;b=2)!")
@example("http://[::1]/*x*")
@example("see https://example.org/|x and https://example.org/`y")
@example("# #")
@example("a\\")
@example("1) x")
def test_any_text_shows_as_written_and_makes_no_structure(text: str) -> None:
    escaped, expected = escape(text), shown(text)
    if not expected:
        assert escaped == ""
        return
    assert read(escaped) == (PARAGRAPH, expected)
    assert read(f"## {escaped}") == (HEADING, expected)
    assert read(f"- {escaped}") == (ITEM, expected)
    assert read(f"| h | h |\n|---|---|\n| {escaped} | z |") == (TABLE, "hh" + expected + "z")


@given(TEXTS, TEXTS)
@settings(max_examples=300, deadline=None)
def test_two_texts_under_each_other_make_no_structure(first: str, second: str) -> None:
    one, two = shown(first), shown(second)
    if one and two:
        structure, characters = read(f"{escape(first)}\n{escape(second)}")
        assert (structure, characters) == (["paragraph_open", "inline", "softbreak", "paragraph_close"], one + two)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_label_is_the_text_of_one_link(text: str) -> None:
    expected = shown(text)
    tokens = READER.parseInline(f"[{escape_label(text)}](#id)")[0].children or []
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == ["#id"]
    assert "".join(token.content for token in tokens if token.type in ("text", "text_special")) == expected


@given(st.text(st.characters(codec="utf-8")))
def test_no_sign_of_a_directive_comes_through(text: str) -> None:
    written = escape(OPEN + text + CLOSE)
    assert OPEN not in written
    assert CLOSE not in written


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Armonizar la legislación (arts. 6 y 7)", "Armonizar la legislación (arts. 6 y 7)"),
        ("2026. x", "2026\\. x"),
        ("1.5 million", "1.5 million"),
        ("-5 %", "-5 %"),
        ("- five", "\\- five"),
        ("snake_case", "snake_case"),
        ("_x_", "\\_x\\_"),
        ("R & D", "R & D"),
        ("&copy;", "\\&copy;"),
        ("C #", "C \\#"),
        ("a\n b\tc", "a b c"),
        ("10\u00a0000", "10\u00a0000"),
        ("see https://un.org.", "see <https://un.org>."),
        ("(https://x.org/a_(b))", "(<https://x.org/a_(b)>)"),
        ("mailto:ts@example.org", "<mailto:ts@example.org>"),
        ("javascript://x ftp://y https://", "javascript://x ftp://y https://"),
        ("Stop!", "Stop\\!"),
    ],
)
def test_escapes_only_what_markdown_would_take_for_a_sign(text: str, markdown: str) -> None:
    assert escape(text) == markdown


def test_blank_lines_part_paragraphs() -> None:
    assert paragraphs("one\ntwo\n \n\n# three\n") == ["one two", "\\# three"]
    assert paragraphs(" \n\n ") == []


def test_paragraphs_in_a_cell_stay_in_the_cell() -> None:
    assert in_cell("one\n\ntwo | three") == f"one{OPEN}break{CLOSE}two \\| three"


def test_a_link_keeps_its_target_whatever_is_in_it() -> None:
    written = link("https://a.org [x]", "https://b.org/(c) d|e")
    tokens = READER.parseInline(written)[0].children or []
    assert [token.attrs.get("href") for token in tokens if token.type == "link_open"] == [
        "https://b.org/%28c%29%20d%7Ce"
    ]


@pytest.mark.parametrize(
    ("sentence", "markdown"),
    [
        ("INF-05 has no `lead`, `period`", "INF-05 has no `lead`, `period`"),
        ("`lead` is *no* field", r"`lead` is \*no\* field"),
        ("1. `rows[0].text` is <b>", r"1\. `rows[0].text` is \<b>"),
        ("one ` alone, and `a|b`", r"one \` alone, and \`a\|b\`"),
        ("` spaced ` and ``", r"\` spaced \` and \`\`"),
    ],
)
def test_a_sentence_of_the_program_has_its_names_as_code(sentence: str, markdown: str) -> None:
    assert code_spans(sentence) == markdown


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_sentence_with_code_shows_its_characters_and_is_one_cell(text: str) -> None:
    tokens = READER.parse(f"| h | h |\n|---|---|\n| {code_spans(text)} | z |")
    assert [token.type for token in tokens] == TABLE
    cell = tokens[TABLE.index("tbody_open") + 3]
    assert {each.type for each in cell.children or []} <= {"text", "text_special", "code_inline"}
    shows = "".join(f"`{each.content}`" if each.type == "code_inline" else each.content for each in cell.children or [])
    assert shows == shown(text)
