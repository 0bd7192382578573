import pytest
from lxml import etree
from tests.documents.lint import NS, w
from tests.documents.rich import NASTY, RICH
from tests.documents.written import REFERENCE, Written, style_of, text_of

from workplan_cli.documents.directives import (
    TemplateFault,
    anchor,
    contents,
    keep_with_next,
    landscape,
    page_break,
    portrait,
    shade,
    span_end,
    span_language,
    style,
    table,
    upright,
)
from workplan_cli.documents.docx import heading_bookmarks
from workplan_cli.documents.docx.reference import load_reference
from workplan_cli.documents.docx.story import bookmark_name
from workplan_cli.documents.docx.widths import text_width

GRID = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"


def only(element: etree._Element, path: str) -> etree._Element:
    (found,) = element.iterfind(path, NS)
    return found


def test_a_rich_text_shows_all_its_text_in_the_styles_it_names() -> None:
    assert Written(RICH).lines() == [
        ("Cover Label", "Conference of the Straits"),
        ("Cover Title", "Regional Work Plan"),
        ("Cover Detail", "Consolidated from eight & more files"),
        ("TOC Heading", "Contents"),
        ("toc 1", "1\tSummary"),
        ("toc 3", "INT-01 · First_action #"),
        ("toc 1", "Grid"),
        ("toc 1", "2\tEnd"),
        ("TOC Heading", "Tables"),
        ("table of figures", f"Table 1. Caption {NASTY}"),
        ("heading 1", "Summary"),
        ("Lead", f"Everything {NASTY} shows."),
        (
            "Body Text",
            (
                "Text with strong both, stressed, code, a link [in] brackets, https://example.org/, the action, "
                "nowhere, a\nbreak and a note. Signs ✓ and ◐. «trata de personas»."
            ),
        ),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("List Bullet 2", "two a"),
        ("List Continue 2", "more of two a"),
        ("List Number 2", "first"),
        ("List Number 2", "second"),
        ("List Bullet", "three"),
        ("List Number", "third"),
        ("List Number", "fourth"),
        ("Quote", "Quoted."),
        ("List Bullet", "in a quote"),
        ("Code", "code   block\n<second>"),
        ("caption", f"Table 1. Caption {NASTY}"),
        ("Heading Sheet", "INT-01 · First_action #"),
        ("Heading 1 Unnumbered", "Grid"),
        ("caption", "Grid 1. Answers"),
        ("heading 1", "End"),
        ("Body Text", "Back to the summary and the place."),
    ]


def test_a_rich_text_shows_its_tables_cell_by_cell() -> None:
    assert Written(RICH).tables() == [
        [["Id", "Action"], ["INT-01", NASTY], ["a / b / c", "one / two"]],
        [["Place", "Somewhere"]],
        [["Lead", "Aldermoor / Brescova"], ["Note", "with a reservation"]],
        [["Row", "AL", "Republic of Harrowmoor"], ["One", "✓", "◐"], ["Two", "", "▬"]],
    ]


def test_strong_stressed_linked_and_sign_are_character_styles() -> None:
    document = Written("**a** *b* `c` [d](https://e.org) ✓ **[f](https://e.org)**")
    assert document.styled() == [
        ("Strong", "a"),
        ("Emphasis", "b"),
        ("Code Span", "c"),
        ("Hyperlink", "d"),
        ("Sign", "✓"),
        ("Hyperlink", "f"),
    ]
    assert [text_of(run) for run in document.body.iter(w("r")) if run.find("w:rPr/w:b", NS) is not None] == ["f"]


# headings and contents


def test_contents_have_their_entries_from_the_start_and_ask_for_nothing() -> None:
    document = Written(f"# T\n\n{contents('Contents', 2)}\n\n## A\n\n### B\n\n#### C\n\n## D\n")
    assert document.lines()[1:5] == [
        ("TOC Heading", "Contents"),
        ("toc 1", "1\tA"),
        ("toc 2", "1.1\tB"),
        ("toc 1", "2\tD"),
    ]
    assert text_of(only(document.body, ".//w:p/w:r/w:instrText/..")) == ""
    assert only(document.body, ".//w:instrText").text == ' TOC \\o "1-2" \\h \\z \\u '
    assert document.body.find(".//w:fldChar[@w:dirty]", NS) is None
    assert document.part("word/settings.xml").find("w:updateFields", NS) is None


def test_contents_that_fit_on_a_page_stay_on_one() -> None:
    def kept(number: int) -> list[str]:
        text = f"{contents('Contents', 2)}\n\n" + "".join(f"## {each}\n\n" for each in range(number))
        fields = [one for one in Written(text).body if one.find("w:hyperlink", NS) is not None]
        return [text_of(one) for one in fields if one.find("w:pPr/w:keepNext", NS) is not None]

    assert [entry[-1] for entry in kept(3)] == ["0", "1"]
    assert kept(60) == []


def test_contents_lead_to_the_headings_they_name() -> None:
    document = Written(f"{contents('Contents')}\n\n## A\n\n## B {anchor('b')}\n")
    links = [(text_of(link), link.get(w("anchor"))) for link in document.body.iter(w("hyperlink"))]
    assert links == [("1\tA", "_Toc00000001"), ("2\tB", "b")]
    starts = {start.get(w("name")): text_of(start.getparent()) for start in document.body.iter(w("bookmarkStart"))}
    assert starts == {"_Toc00000001": "A", "b": "B"}


def test_contents_have_page_numbers_once_they_are_known() -> None:
    document = Written(f"{contents('Contents')}\n\n## A\n\n## B {anchor('b')}\n", pages={"_Toc00000001": 3, "b": 12})
    assert [line for line in document.lines() if line[0] == "toc 1"] == [("toc 1", "1\tA\t3"), ("toc 1", "2\tB\t12")]
    assert [one.text for one in document.body.iter(w("instrText"))][1:] == [
        " PAGEREF _Toc00000001 \\h ",
        " PAGEREF b \\h ",
    ]


def test_the_bookmarks_of_the_headings_are_known_without_writing() -> None:
    text = f"# T\n\n{contents('Contents')}\n\n## A\n\n## B {anchor('b')}\n"
    names = [start.get(w("name")) for start in Written(text).body.iter(w("bookmarkStart"))]
    assert heading_bookmarks(text) == names == ["_Toc00000001", "_Toc00000002", "b"]


def test_a_bookmark_name_is_the_same_in_every_document_and_word_takes_it() -> None:
    assert bookmark_name("summary") == "summary"
    assert bookmark_name("INT-01") == "b_INT_01_be93852f"
    assert bookmark_name("int-01") != bookmark_name("INT-01").lower()
    assert max(len(bookmark_name(one)) for one in ("a" * 41, "A-" * 50)) == 40


def test_an_id_that_comes_twice_is_one_bookmark() -> None:
    document = Written(f"## A {anchor('a')}\n\n## B {anchor('a')}\n\n[back](#a)")
    names = [start.get(w("name")) for start in document.body.iter(w("bookmarkStart"))]
    assert names == ["a"]


def test_a_link_to_no_anchor_is_its_text() -> None:
    document = Written("See [INT-99](#INT-99).")
    assert document.lines() == [("Body Text", "See INT-99.")]
    assert document.body.find(".//w:hyperlink", NS) is None


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "other.html", "ftp://example.org"])
def test_only_web_and_mail_addresses_become_links(target: str) -> None:
    document = Written(f"[text]({target})")
    assert document.body.find(".//w:hyperlink", NS) is None


# sections


def sections(document: Written) -> list[dict[str, object]]:
    found = []
    for section in document.body.iter(w("sectPr")):
        size = only(section, "w:pgSz")
        references = [*section.iterchildren(w("headerReference")), *section.iterchildren(w("footerReference"))]
        found.append(
            {
                "size": (int(size.get(w("w"), "")), int(size.get(w("h"), "")), size.get(w("orient"))),
                "furniture": [(etree.QName(one).localname, one.get(w("type"))) for one in references],
                "cover": section.find(w("titlePg")) is not None,
            }
        )
    return found


BOTH = [("headerReference", "default"), ("footerReference", "default")]
COVER = [
    ("headerReference", "default"),
    ("headerReference", "first"),
    ("footerReference", "default"),
    ("footerReference", "first"),
]


def test_every_section_has_header_and_footer_and_only_the_first_a_cover() -> None:
    document = Written(f"one\n\n{landscape()}\n\ntwo\n\n{portrait()}\n\nthree\n")
    assert sections(document) == [
        {"size": (12240, 15840, None), "furniture": COVER, "cover": True},
        {"size": (15840, 12240, "landscape"), "furniture": BOTH, "cover": False},
        {"size": (12240, 15840, None), "furniture": BOTH, "cover": False},
    ]


def test_turning_twice_or_turning_an_empty_section_makes_no_empty_page() -> None:
    document = Written(f"{landscape()}\n\n{portrait()}\n\none\n\n{landscape()}\n\n{landscape()}\n\ntwo\n")
    assert [section["size"] for section in sections(document)] == [(12240, 15840, None), (15840, 12240, "landscape")]


def test_a_turn_that_nothing_follows_makes_no_empty_page() -> None:
    document = Written(f"{landscape()}\n\none\n\n{portrait()}\n")
    assert [section["size"] for section in sections(document)] == [(15840, 12240, "landscape")]


def test_a_turn_inside_a_list_is_a_fault() -> None:
    with pytest.raises(TemplateFault, match="cannot stand inside a list"):
        Written(f"- one\n\n  {landscape()}\n")


def test_a_section_uses_the_headers_of_the_others() -> None:
    document = Written(f"one\n\n{landscape()}\n\ntwo\n")
    ids = [
        {one.get(w("type")): value for one in section for name, value in one.attrib.items() if name.endswith("}id")}
        for section in document.body.iter(w("sectPr"))
    ]
    assert ids[0]["default"] == ids[1]["default"]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize(("turn", "width"), [("", 9638), (landscape(), 14140)])
def test_a_table_fills_the_text_of_its_section_on_any_paper(paper: str, turn: str, width: int) -> None:
    document = Written(f"{turn}\n\n{table(widths=(1, 2))}\n{GRID}", paper=paper)
    columns = [int(one.get(w("w"), "")) for one in document.body.iter(w("gridCol"))]
    cells = [int(one.get(w("w"), "")) for one in document.body.iter(w("tcW"))]
    section = list(document.body.iter(w("sectPr")))[-1]
    size, margins = only(section, "w:pgSz"), only(section, "w:pgMar")
    text = int(size.get(w("w"), "")) - int(margins.get(w("left"), "")) - int(margins.get(w("right"), ""))
    assert sum(columns) == text == width
    assert cells == columns * 3
    assert columns[0] == pytest.approx(width / 3, abs=1)
    assert only(document.body, ".//w:tblLayout").get(w("type")) == "fixed"


def test_a_page_break_is_before_the_paragraph_that_asked_for_it() -> None:
    document = Written(f"one\n\n{page_break()}\n\n## Two\n\n{page_break()}\n\n{table()}\n{GRID}")
    broken = [text_of(one.getparent().getparent()) for one in document.body.iter(w("pageBreakBefore"))]
    assert broken == ["Two", ""]


# tables


def test_a_heading_row_repeats_and_no_row_is_parted() -> None:
    document = Written(f"{table()}\n{GRID}")
    rows = list(document.body.iter(w("tr")))
    assert [[etree.QName(one).localname for one in only(row, "w:trPr")] for row in rows] == [
        ["cantSplit", "tblHeader"],
        ["cantSplit"],
        ["cantSplit"],
    ]


def test_a_row_that_could_be_higher_than_a_page_may_be_parted() -> None:
    document = Written(f"{table()}\n| a |\n|---|\n| {'word ' * 400} |\n| b |\n")
    assert [row.find("w:trPr/w:cantSplit", NS) is not None for row in document.body.iter(w("tr"))] == [
        True,
        False,
        True,
    ]


def test_a_table_without_words_in_its_heading_has_no_heading_row() -> None:
    document = Written(f"{table(header_columns=1)}\n| | |\n|---|---|\n| a | b |\n")
    assert document.tables() == [[["a", "b"]]]
    assert document.body.find(".//w:tblHeader", NS) is None
    look = only(document.body, ".//w:tblLook")
    assert (look.get(w("firstRow")), look.get(w("firstColumn"))) == ("0", "1")


def test_cells_take_the_styles_of_their_table_and_their_column() -> None:
    look = table(style="Plan Grid", header_columns=1)
    text = f"{look}\n| a | {upright()}b | c |\n|---|---|--:|\n| d | {shade('No')}e | f |\n"
    document = Written(text)
    names = document.style_names()
    styles = [[names[one.get(w("val"), "")] for one in row.iter(w("pStyle"))] for row in document.body.iter(w("tr"))]
    assert styles == [
        ["Plan Grid Head Label", "Plan Grid Head Upright", "Plan Grid Head"],
        ["Plan Grid Label", "Cell No", "Plan Grid Text"],
    ]
    assert [one.get(w("val")) for one in document.body.iter(w("textDirection"))] == ["btLr"]
    assert [one.get(w("val")) for one in document.body.iter(w("jc"))] == ["right", "right"]


def test_a_column_is_aligned_as_markdown_says_and_else_as_its_style() -> None:
    look = table(style="Plan Grid")
    totals = " | ".join(shade("Total") + number for number in "5678")
    rows = f"| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n| {totals} |\n"
    document = Written(f"{look}\n{rows}")
    aligned = [
        [one.get(w("val")) for cell in row.iter(w("pPr")) for one in cell.iterchildren(w("jc"))]
        for row in document.body.iter(w("tr"))
    ]
    assert aligned == [["left", "right"]] * 3


def test_a_total_stands_as_the_texts_of_its_table() -> None:
    used = []
    for name in ("Plan Grid", "Plan Table"):
        rows = f"| | |\n|---|---|\n| {shade('Total')}a | {shade('Total')}b |\n"
        document = Written(f"{table(style=name, header_columns=1)}\n{rows}")
        names = document.style_names()
        used.append(
            [names[one.get(w("val"), "")] for one in document.body.iter(w("tc")) for one in one.iter(w("pStyle"))]
        )
    assert used == [["Plan Grid Total Label", "Plan Grid Total"], ["Cell Total", "Cell Total"]]


def test_a_shaded_cell_has_the_background_of_its_style() -> None:
    document = Written(f"{table()}\n| a |\n|---|\n| {shade('In Part')}◐ |\n")
    fills = [one.get(w("fill")) for one in document.body.iter(w("shd"))]
    assert fills == ["1F3B52", "FBE9BE"]


def test_turned_headings_have_room_for_the_longest() -> None:
    heights = [
        int(
            only(
                Written(f"{table(style='Plan Grid')}\n| {upright()}{name} |\n|---|\n| 1 |\n").body, ".//w:trHeight"
            ).get(w("val"), "")
        )
        for name in ("Belize", "United States of America", "x" * 200)
    ]
    assert heights[0] < heights[1] < heights[2] == 3000


def test_a_table_is_described_to_who_cannot_see_it() -> None:
    described = table(caption="C & D", description='All "of" them')
    document = Written(f"{described}\n{GRID}\n{table(caption='E')}\n{GRID}")
    assert [one.get(w("val")) for one in document.body.iter(w("tblCaption"))] == ["C & D", "E"]
    assert [one.get(w("val")) for one in document.body.iter(w("tblDescription"))] == ['All "of" them', "E"]


def test_captions_are_numbered_by_a_field_and_show_their_number_already() -> None:
    text = "\n".join(f"{table(caption=name, label='Tabla')}\n{GRID}" for name in ("uno", "dos"))
    document = Written(text)
    assert document.lines() == [("caption", "Tabla 1. uno"), ("caption", "Tabla 2. dos")]
    assert [one.text for one in document.body.iter(w("instrText"))] == [" SEQ Tabla \\* ARABIC "] * 2


def test_two_tables_under_each_other_stay_two() -> None:
    document = Written(f"{table()}\n{GRID}\n\n{table()}\n{GRID}")
    assert [etree.QName(one).localname for one in document.body] == ["tbl", "p", "tbl", "p", "sectPr"]


def kept_rows(text: str) -> list[bool]:
    return [row.find(".//w:pPr/w:keepNext", NS) is not None for row in Written(text).body.iter(w("tr"))]


def test_a_table_kept_with_the_next_block_keeps_every_row_to_it() -> None:
    rows = "| a |\n|---|\n" + "| x |\n" * 5
    assert kept_rows(f"{keep_with_next()}{table()}\n{rows}") == [True] * 6


def test_a_short_table_stays_whole_and_a_longer_one_is_parted_between_rows_that_have_company() -> None:
    head, short = "| a |\n|---|\n", "| x |\n"
    assert kept_rows(head + short * 5) == [False, True, True, True, True, False]
    assert kept_rows(head + short * 17) == [False, True, *[False] * 14, True, False]
    # Five rows of four lines each are long.
    assert kept_rows(head + f"| {'word ' * 85}|\n" * 5) == [False, True, False, False, True, False]


def test_a_table_that_stays_whole_on_an_upright_page_is_parted_where_it_would_leave_most_of_a_lying_one_empty() -> None:
    rows = "| a |\n|---|\n" + "| x |\n" * 10
    assert kept_rows(rows) == [False, *[True] * 9, False]
    assert kept_rows(f"{landscape()}\n\n{rows}") == [False, True, *[False] * 7, True, False]


def test_a_heading_after_a_table_keeps_its_own_distance() -> None:
    document = Written(f"{table()}\n{GRID}\n\n## One\n\n{table()}\n{GRID}\n\ntext\n")
    names = document.style_names()
    kinds = [names[style_of(one)] if one.tag == w("p") else etree.QName(one).localname for one in document.body]
    assert kinds == ["tbl", "heading 1", "tbl", "Table End", "Body Text", "sectPr"]


def test_a_row_that_names_what_the_next_ones_are_about_is_not_left_alone_at_the_foot_of_a_page() -> None:
    rows = ["x"] * 8 + [f"{shade('Total')}topic"] + ["x"] * 8 + [f"{shade('Total')}sum"]
    text = "| a |\n|---|\n" + "".join(f"| {row} |\n" for row in rows)
    assert [row for row, kept in enumerate(kept_rows(text)) if kept] == [1, 9, 16, 17]


def test_a_page_has_two_answers_at_least_of_a_long_matrix_besides_its_topics() -> None:
    topic = f"{shade('Total')}topic"
    rows = [topic, "first", "second", *["x"] * 12, "last but one", topic, "last"]
    text = "| a |\n|---|\n" + "".join(f"| {row} |\n" for row in rows)
    kept = [row for row, kept in zip(["head", *rows], kept_rows(text), strict=True) if kept]
    assert kept == [topic, "first", "last but one", topic]


def test_widths_follow_the_texts_when_none_are_given() -> None:
    document = Written("| a | b |\n|---|---|\n| x | " + "word " * 30 + "|\n")
    narrow, wide = [int(one.get(w("w"), "")) for one in document.body.iter(w("gridCol"))]
    assert narrow + wide == 9638
    assert wide > 4 * narrow


def widths_of(text: str) -> list[int]:
    return [int(one.get(w("w"), "")) for one in Written(text).body.iter(w("gridCol"))]


def test_a_column_that_nobody_has_filled_in_leaves_its_room_to_the_questions() -> None:
    asked = table(caption="Answers", widths=(1, 4, 2, 5))
    head = "| Ref. | What is asked | Answer | Citation |\n|---|---|---|---|\n"
    question = "Travel and identity documents cannot easily be misused or forged"
    ref, what, answer, citation = widths_of(f"{asked}\n\n{head}| 12 | {question} | not answered | |\n")
    sheet = load_reference(REFERENCE).styles
    assert what > text_width(question, sheet.paragraph("Table Text").size)
    assert answer > text_width("not answered", sheet.paragraph("Table Text").size)
    assert citation > text_width("Citation", sheet.paragraph("Table Head").size)
    assert ref > text_width("Ref.", sheet.paragraph("Table Head").size)
    assert ref + what + answer + citation == 9638


def test_a_column_keeps_the_width_that_its_own_texts_need() -> None:
    asked = table(caption="Answers", widths=(1, 1))
    filled = f"{asked}\n\n| a | b |\n|---|---|\n| {'long ' * 40}| {'text ' * 40}|\n| x | y |\n"
    assert widths_of(filled) == [4819, 4819]
    fits = f"{asked}\n\n| a | b |\n|---|---|\n| short | as short |\n| x | y |\n"
    assert widths_of(fits) == [4819, 4819]


def test_a_heading_of_two_lines_leaves_what_two_lines_do_not_need() -> None:
    heading = "Deposit of the instrument for the Convention"
    asked = table(caption="Status", widths=(2, 1))
    narrow, _ = widths_of(f"{asked}\n\n| Country | {heading} |\n|---|---|\n| {'long ' * 60}| |\n| x | |\n")[::-1]
    needed = text_width(heading, load_reference(REFERENCE).styles.paragraph("Table Head").size)
    assert needed / 2 < narrow < 9638 // 3 < needed


def test_columns_of_signs_and_figures_are_as_wide_as_each_other_whatever_is_in_them() -> None:
    asked = table(caption="Answers", widths=(4, 1, 1, 1, 1))
    long = "Whether " + "and why " * 30
    text = f"{asked}\n\n| a | BZ | MX | no | all |\n|---|:-:|:-:|--:|--:|\n| {long}| ✓ | | 1 | 100 |\n| x | | | | |\n"
    assert widths_of(text) == [4819, 1205, 1204, 1205, 1205]


def test_a_day_stays_on_one_line_before_a_long_text_gets_more_room() -> None:
    asked = table(caption="Deadlines", widths=(4, 1, 2))
    text = f"{asked}\n\n| a | Day | c |\n|---|---|---|\n| {'long ' * 40}| 15 de marzo de 2024 | |\n| x | y | |\n"
    assert widths_of(text)[1] > text_width(
        "15 de marzo de 2024", load_reference(REFERENCE).styles.paragraph("Table Text").size
    )


# lists, footnotes, languages


def test_every_numbered_list_counts_on_its_own() -> None:
    document = Written("1. a\n2. b\n\ntext\n\n5. c\n   1. d\n")
    numbering = document.part("word/numbering.xml")
    used = [
        (text_of(one.getparent().getparent().getparent()), one.get(w("val"))) for one in document.body.iter(w("numId"))
    ]
    assert [text for text, _ in used] == ["a", "b", "c", "d"]
    lists = [number for _, number in used]
    assert lists[0] == lists[1]
    assert len({lists[0], lists[2], lists[3]}) == 3
    starts = {
        one.get(w("numId")): (only(one, "w:lvlOverride").get(w("ilvl")), only(one, ".//w:startOverride").get(w("val")))
        for one in numbering.iterchildren(w("num"))
        if one.find(w("lvlOverride")) is not None
    }
    assert starts == {lists[0]: ("0", "1"), lists[2]: ("0", "5"), lists[3]: ("1", "1")}


def test_neither_the_first_nor_the_last_entry_of_a_list_stands_alone_on_a_page() -> None:
    def kept(text: str) -> list[str]:
        return [text_of(one.getparent().getparent()) for one in Written(text).body.iter(w("keepNext"))]

    assert kept("- a\n- b\n- c\n- d\n- e\n") == ["a", "d"]
    assert kept("1. a\n2. b\n3. c\n") == ["a", "b"]
    assert kept("- a\n") == []
    # An entry of several paragraphs has company of its own.
    assert kept("- a\n\n  more\n- b\n- c\n") == ["b"]


def test_where_not_all_words_fit_those_of_narrow_columns_stay_whole() -> None:
    head = "| " + " | ".join(["Intelligence/investigation/prosecution", *["adopted"] * 12]) + " |\n"
    document = Written(head + "|---" * 13 + "|\n")
    widths = [int(one.get(w("w"), "")) for one in document.body.iter(w("gridCol"))]
    assert sum(widths) == 9638
    size = load_reference(REFERENCE).styles.paragraph("Table Head").size
    assert min(widths[1:]) > text_width("adopted", size)


def test_footnotes_are_words_own_and_hold_links() -> None:
    document = Written("## A\n\nOne[^1] two[^x].\n\n[^1]: First <https://e.org>.\n[^x]: Second.\n\n    More of it.\n")
    notes = document.part("word/footnotes.xml")
    assert [text_of(note) for note in notes if not note.get(w("type"))] == [
        " First https://e.org.",
        " Second. / More of it.",
    ]
    assert [one.get(w("id")) for one in document.body.iter(w("footnoteReference"))] == ["1", "2"]
    (relationship,) = document.part("word/_rels/footnotes.xml.rels")
    assert (relationship.get("Target"), relationship.get("TargetMode")) == ("https://e.org", "External")


def test_words_in_another_language_are_marked() -> None:
    document = Written(f"The {span_language('es')}*trata* de personas{span_end()} and more.", language="en")
    marked = [
        (text_of(run), only(run, "w:rPr/w:lang").get(w("val")))
        for run in document.body.iter(w("r"))
        if run.find("w:rPr/w:lang", NS) is not None
    ]
    assert marked == [("trata", "es-ES"), (" de personas", "es-ES")]


# faults


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{style('Covr Title')}\n# T\n", "no paragraph style named “Covr Title”"),
        (f"{table(style='Plan Tabel')}\n{GRID}", "no table style named “Plan Tabel”"),
        (f"| a |\n|---|\n| {shade('Ja')}x |\n", "no paragraph style named “Cell Ja”"),
    ],
)
def test_a_style_that_is_not_there_is_a_fault_that_names_it(text: str, message: str) -> None:
    with pytest.raises(TemplateFault, match=message):
        Written(text)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert Written("a\x0bb\x1fc\ufffe\x00d", title="t\x01u").lines() == [("Body Text", "abcd")]
