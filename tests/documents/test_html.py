"""A text as a page for the browser."""

import hashlib
import io
import re
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.documents.rich import NASTY, RICH
from tests.documents.written import PROPERTIES, ROOT

from workplan_cli.documents.directives import (
    TemplateFault,
    anchor,
    contents,
    facets,
    filter_by,
    landscape,
    list_of_tables,
    page_break,
    portrait,
    shade,
    span_end,
    span_language,
    stands_for,
    style,
    table,
    upright,
)
from workplan_cli.documents.escape import escape
from workplan_cli.documents.html import Looks, write_html

STYLE, SCRIPT = ROOT / "templates" / "web.css", ROOT / "templates" / "web.js"
UNFOLDING = ROOT / "templates" / "unfold.js"
WHOLE = Path(__file__).parent / "rich.html"


def page(text: str, style: Path = STYLE, script: Path = SCRIPT, **changes: Any) -> str:
    out = io.BytesIO()
    write_html(text, replace(PROPERTIES, **changes), Looks(style, script, UNFOLDING), out)
    return out.getvalue().decode()


def body(text: str, **changes: Any) -> str:
    """What stands in `main`."""
    found = re.search(r'<main id=".text" tabindex="-1">\n(.*)</main>', page(text, **changes), re.DOTALL)
    assert found
    return found[1]


def inner(text: str) -> str:
    """As `body`, of a text without a title, and without contents that it does not ask for."""
    written = body(text).removeprefix('<h1 class="heard">Regional Work Plan of the Straits</h1>\n')
    return written if contents("Contents") in text else re.sub(r'<div class="side".*?</nav>\n</div>\n', "", written)


def test_a_rich_text_as_a_whole_page() -> None:
    assert body(RICH) == WHOLE.read_text(encoding="utf-8")


def test_every_character_of_a_text_shows_as_written() -> None:
    tree = html.document_fromstring(page(f"# {escape(NASTY)}\n\n{escape(NASTY)}\n"))
    assert [tree.find(".//h1").text_content(), tree.find(".//p").text_content()] == [NASTY, NASTY]
    assert tree.xpath("//main//script") == []


def test_nothing_of_a_text_becomes_an_attribute_or_an_element() -> None:
    nasty = '"><script>alert(1)</script>'
    text = (
        f"{contents(nasty)}\n\n{filter_by('x', nasty, [nasty], [nasty])}\n\n{facets(x=nasty)}\n\n"
        f"## a {anchor(nasty)}\n\n{table(caption=nasty, label=nasty, description=nasty)}\n\n"
        f"| {stands_for(nasty)}a | b |\n|---|---|\n| {span_language(nasty)}a{span_end()} | {shade(nasty)} |\n\n"
        f"{list_of_tables(nasty, nasty)}\n\n[a](https://example.org/%22%3E<script>)\n"
    )
    made = page(
        text, title=nasty, short_title=nasty, subject=nasty, author=nasty, version=nasty, draft=nasty, tlp=nasty
    )
    tree = html.document_fromstring(made)
    assert len(tree.xpath("//script")) == 1
    assert tree.xpath("//script")[0].text == SCRIPT.read_text(encoding="utf-8")
    assert {attribute for each in tree.iter() for attribute in each.attrib} <= {
        *"id class lang charset name content http-equiv href hidden data-count data-of data-x for value type".split(),
        *"autocomplete role tabindex aria-label aria-labelledby aria-hidden title scope rel".split(),
    }


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "One *two* **three** `<four>`.",
            "<p>One <em>two</em> <strong>three</strong> <code>&lt;four&gt;</code>.</p>\n",
        ),
        ("a\\\nb", "<p>a<br>b</p>\n"),
        (f"{span_language('es')}hola{span_end()}", '<p><span lang="es">hola</span></p>\n'),
        (f"{style('Cover Label')}\n\nOf us", '<p class="cover-label">Of us</p>\n'),
        ("- a\n- b\n\n3. c", '<ul><li>a</li><li>b</li></ul>\n<ol start="3"><li>c</li></ol>\n'),
        ("> Said.", "<blockquote><p>Said.</p>\n</blockquote>\n"),
        ("    <a>\n    b", "<pre><code>&lt;a&gt;\nb</code></pre>\n"),
        (f"{page_break()}\n\n---", '<hr class="new-page">\n'),
        (
            "[a](https://example.org/?b=1&c=2) [d](mailto:a@example.org) [e](javascript:f) [g](file:///h)",
            (
                '<p><a href="https://example.org/?b=1&amp;c=2">a</a> '
                '<a href="mailto:a@example.org">d</a> [e](javascript:f) [g](file:///h)</p>\n'
            ),
        ),
        (
            f"{anchor('INT-01')}a [b](#INT-01) [c](#INT-02)",
            '<p><span id="INT-01"></span>a <a href="#INT-01">b</a> c</p>\n',
        ),
        (f"{anchor('a')}{anchor('a')}a", '<p><span id="a"></span>a</p>\n'),
    ],
)
def test_what_each_kind_of_text_becomes(text: str, made: str) -> None:
    assert inner(text + "\n") == made


def test_headings_leave_no_level_out_and_are_numbered_as_in_word() -> None:
    text = f"# Plan\n\n## A\n\n#### B\n\n### C\n\n{style('Heading Sheet')}\n\n### D\n\n## E\n\n### F\n"
    assert re.findall(r"<h(\d)[^>]*>(.*?)</h", inner(text)) == [
        ("1", "Plan"),
        ("2", '<span class="number">1</span> A'),
        ("3", '<span class="number">1.0.1</span> B'),
        ("3", '<span class="number">1.1</span> C'),
        ("3", "D"),
        ("2", '<span class="number">2</span> E'),
        ("3", '<span class="number">2.1</span> F'),
    ]


def test_a_section_says_what_it_is_about() -> None:
    text = f"{facets(country=('GT', 'HN'), state='adopted')}\n\n## INT-01 {anchor('INT-01')}\n\nText.\n\n## Next\n"
    assert inner(text) == (
        '<section id="INT-01" class="chapter entry" data-country="GT HN" data-state="adopted">'
        '<h2><span class="number">1</span> INT-01</h2>\n<p>Text.</p>\n</section>\n'
        '<section id=".h2" class="chapter"><h2><span class="number">2</span> Next</h2>\n</section>\n'
    )


def test_a_choice_has_the_name_of_the_attribute_that_it_looks_for() -> None:
    """Also where a facet has a name that no attribute can have as it is."""
    asked = filter_by("work_area", "Area", ["N"], ["North"])
    rows = f"{table(header_columns=1)}\n| Area | |\n|---|---|\n| North | x |\n"
    written = html.fromstring(page(f"{asked}\n\n{facets(work_area='N')}\n\n## One\n\n{rows}"))
    (chosen,) = written.xpath("//select/@name")
    assert written.xpath(f"//section/@data-{chosen}") == ["N"]
    assert written.xpath("//th/@data-of") == [f"{chosen}=N"]


def test_footnotes_stand_at_the_end_of_their_section_with_a_way_back() -> None:
    assert inner(
        "## A\n\nOne[^a] and two[^b].\n\n[^a]: First.\n\n[^b]: Second.\n\n## B\n\nThree[^c].\n\n[^c]: Third.\n"
    ) == (
        '<section id=".h1" class="chapter"><h2><span class="number">1</span> A</h2>\n'
        '<p>One<sup><a id=".ref1" href="#.note1" role="doc-noteref">1</a></sup> and two'
        '<sup><a id=".ref2" href="#.note2" role="doc-noteref">2</a></sup>.</p>\n'
        '<ol class="notes" aria-label="Footnotes"><li id=".note1" value="1">First. '
        '<a href="#.ref1" role="doc-backlink" aria-label="Back to the text">↩</a></li>'
        '<li id=".note2" value="2">Second. '
        '<a href="#.ref2" role="doc-backlink" aria-label="Back to the text">↩</a></li></ol>\n</section>\n'
        '<section id=".h2" class="chapter"><h2><span class="number">2</span> B</h2>\n'
        '<p>Three<sup><a id=".ref3" href="#.note3" role="doc-noteref">3</a></sup>.</p>\n'
        '<ol class="notes" aria-label="Footnotes"><li id=".note3" value="3">Third. '
        '<a href="#.ref3" role="doc-backlink" aria-label="Back to the text">↩</a></li></ol>\n</section>\n'
    )


def test_a_grid_says_of_each_sign_and_each_code_what_it_means() -> None:
    text = (
        f"{filter_by('country', 'Country', ['GT', 'HN'], ['Guatemala', 'Honduras'])}\n\n"
        f"{table(style='Plan Grid', caption='Answers', header_columns=1, widths=(3, 1, 1))}\n"
        f"| | {stands_for('Guatemala')}GT | {upright()}Honduras |\n|---|:-:|:-:|\n"
        f"| One | {shade('Yes')}✓ | {shade('In Part')}◐ |\n| {shade('Total')} | {shade('Mine')}x | a<b |\n"
    )
    assert inner(text).partition("</form>\n</div>\n")[2] == (
        '<div class="table plan-grid many" role="region" tabindex="0" aria-labelledby=".table1"><table class="w1">'
        '<caption id=".table1"><span>Table 1. Answers</span></caption><colgroup><col><col><col></colgroup>'
        '<thead><tr><td></td><th scope="col" class="c" data-of="country=GT"><span title="Guatemala" aria-hidden="true">'
        'GT</span><span class="heard">Guatemala</span></th>'
        '<th scope="col" class="c upright" data-of="country=HN">Honduras</th></tr>\n</thead><tbody>\n'
        '<tr><th scope="row">One</th><td class="s-yes c"><span role="img" aria-label="yes">✓</span></td>'
        '<td class="s-in-part c"><span role="img" aria-label="in part">◐</span></td></tr>\n'
        '<tr><td class="s-total"></td><td class="s-mine c">x</td><td class="c">a&lt;b</td></tr>\n'
        "</tbody></table></div>\n"
    )


def test_an_id_that_leads_to_its_cell_is_one_word() -> None:
    made = inner(f"{table()}\n| Id | Action |\n|---|---|\n| INT-01 {anchor('INT-01')} | INT-02 {anchor('row-2')} |\n")
    assert re.findall("<td.*?</td>", made) == [
        '<td class="id">INT-01 <span id="INT-01"></span></td>',
        '<td>INT-02 <span id="row-2"></span></td>',
    ]


def test_signs_are_said_in_the_language_of_the_page() -> None:
    text = f"| a | b |\n|---|---|\n| {shade('Not Applicable')}– | {shade('Period')}■ |\n"
    assert re.findall('aria-label="([^"]*)"', body(text, language="es")) == ["no aplicable", "en curso"]


def test_columns_get_their_shares_of_the_width() -> None:
    first = f"{table(widths=(1, 3))}\n| a | b |\n|---|---|\n| c | d |\n\n"
    second = f"{table(widths=(1, 1, 1))}\n| a | b | c |\n|---|---|---|\n| d | e | f |\n\n"
    made = page(first + second + first)
    assert re.findall(r"\.w\d.*", made) == [
        ".w1 col:nth-child(1) { width: 25% }",
        ".w1 col:nth-child(2) { width: 75% }",
        ".w2 col:nth-child(1) { width: 33.33% }",
        ".w2 col:nth-child(2) { width: 33.34% }",
        ".w2 col:nth-child(3) { width: 33.33% }",
    ]
    assert re.findall(r'<table class="(w\d)"', made) == ["w1", "w2", "w1"]


def test_pages_lie_on_their_long_side_where_the_text_says_so() -> None:
    grid = "| a |\n|---|\n| b |\n"
    first = f"## A\n\n{landscape()}\n\n{grid}\n{portrait()}\n\nText.\n\n"
    text = f"{first}{landscape()}\n\n## B\n\n### C\n\n{portrait()}\n\n### D\n"
    marked = re.findall(r"<(\w+)[^>]*class=\"([^\"]*(?:landscape|portrait))\"", body(text))
    assert marked == [("div", "landscape"), ("section", "chapter landscape"), ("section", "portrait")]


def test_contents_are_lists_of_links_with_the_filters_before_them() -> None:
    text = (
        f"{contents('Contents', 2)}\n\n{filter_by('theme', 'Theme', ['INT'], ['Information'])}\n\n"
        f"## A & B {anchor('a')}\n\n### C\n\n#### D\n\n{style('Heading 1 Unnumbered')}\n\n## E\n"
    )
    assert inner(text).partition("<section")[0] == (
        '<div class="side" id=".side">'
        '<form class="filters" hidden data-count="{shown} of {total} actions are shown"><h2>Show only</h2>'
        '<p><label for=".choice1">Theme</label> <select id=".choice1" name="theme" autocomplete="off">'
        '<option value="">any</option><option value="INT">Information</option></select></p>'
        '<p><button type="reset">Show everything</button></p><p class="count" role="status"></p></form>\n'
        '<nav class="contents" aria-labelledby=".contents"><h2 id=".contents">Contents</h2>'
        '<ol><li><a href="#a"><span>1</span> A &amp; B</a><ol><li><a href="#.h2"><span>1.1</span> C</a></li></ol></li>'
        '<li><a href="#.h4">E</a></li></ol></nav>\n</div>\n'
    )


def test_a_text_that_asks_for_no_contents_gets_its_chapters_before_the_first() -> None:
    assert body("# Plan\n\nText.\n\n## A\n\n### B\n\n## C\n").partition("<section")[0] == (
        '<h1 id=".h1">Plan</h1>\n<p>Text.</p>\n<div class="side" id=".side">'
        '<nav class="contents" aria-labelledby=".contents"><h2 id=".contents">Contents</h2>'
        '<ol><li><a href="#.h2"><span>1</span> A</a></li><li><a href="#.h4"><span>2</span> C</a></li></ol></nav>\n'
        "</div>\n"
    )
    assert '"side"' not in body("# Plan\n\n## Only one\n")


def test_the_list_of_tables_leads_to_each() -> None:
    grid = "| a |\n|---|\n| b |\n\n"
    tables = (table(caption="One"), table(caption="A", label="Grid"), table(caption="Two"))
    text = f"{list_of_tables('Tables')}\n\n" + "".join(f"{each}\n{grid}" for each in tables)
    assert re.findall(r'<li><a href="([^"]*)">([^<]*)', body(text)) == [
        ("#.table1", "Table 1. One"),
        ("#.table3", "Table 2. Two"),
    ]
    assert re.findall(r'<caption id="([^"]*)"><span>([^<]*)', body(text)) == [
        (".table1", "Table 1. One"),
        (".table2", "Grid 1. A"),
        (".table3", "Table 2. Two"),
    ]


def test_the_label_stands_above_and_below_the_text_and_on_every_printed_page() -> None:
    made = page("# A\n", tlp="TLP:AMBER+STRICT")
    assert made.count('<strong class="tlp tlp-amber">TLP:AMBER+STRICT</strong>') == 2
    assert made.count('content: "TLP:AMBER+STRICT"; background: #000; color: #ffc000') == 2


def test_only_the_pages_own_style_and_script_take_effect() -> None:
    made = page(RICH)
    sources = re.search(r'Content-Security-Policy" content="([^"]*)"', made)
    look, behaviour = (
        re.search("<style>(.*?)</style>", made, re.DOTALL),
        re.search("<script>(.*?)</script>", made, re.DOTALL),
    )
    assert sources
    assert look
    assert behaviour
    digests = [b64encode(hashlib.sha256(each[1].encode()).digest()).decode() for each in (look, behaviour)]
    assert sources[1] == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert re.findall(r' (?:style|on\w+|src)="', made) == []


def test_a_plans_own_style_and_script_cannot_end_their_element(tmp_path: Path) -> None:
    own, ours = tmp_path / "web.css", tmp_path / "web.js"
    own.write_text('a::after { content: "</style><b>" }')
    ours.write_text('"</script><b>"; "<!--"')
    made = page("# A\n", own, ours)
    assert 'content: "<\\/style><b>"' in made
    assert '<script>"<\\/script><b>"; "<\\!--"</script>' in made


def test_a_style_sheet_that_is_not_in_utf_8_is_a_fault_that_names_it(tmp_path: Path) -> None:
    own = tmp_path / "web.css"
    own.write_bytes(b"/* m\xe1s */")
    with pytest.raises(TemplateFault, match=r"web\.css: is not in UTF-8"):
        page("# A\n", own)


def test_of_a_large_text_the_browser_lays_out_only_what_is_near() -> None:
    assert '<body class="large">' in page("# A\n\n" + "word " * 250_000)
    assert "<body>" in page("# A\n\nword\n")


def test_a_very_large_text_is_folded_between_its_headings_and_long_tables_in_pieces() -> None:
    rows = "".join(f"| {number} | b |\n" for number in range(130))
    text = (
        f"# A\n\n## B\n\n{'word ' * 650_000}\n\n{table(caption='Rows')}\n| x | y |\n|---|---|\n{rows}\n## C\n\nShort.\n"
    )
    made = page(text)
    look, unfolding, script = (
        b64encode(hashlib.sha256(each.encode()).digest()).decode()
        for each in (
            *re.findall("<style>(.*?)</style>", made, re.DOTALL),
            *re.findall("<script>(.*?)</script>", made, re.DOTALL),
        )
    )
    assert f"style-src 'sha256-{look}'; script-src 'sha256-{unfolding}' 'sha256-{script}'; base-uri" in made
    folded = re.findall(r'<div class="(far[^"]*)"><noscript>(.*?)</noscript></div>\n', made, re.DOTALL)
    headings = '<tr><th scope="col">x</th><th scope="col">y</th></tr>\n'
    head = f'<table aria-labelledby=".table1"><thead>{headings}</thead><tbody>\n'
    lines = [f"<tr><td>{number}</td><td>b</td></tr>\n" for number in range(130)]
    assert folded == [
        ("far", f"<p>{('word ' * 650_000).strip()}</p>\n"),
        ("far piece", f"{head}{''.join(lines[:120])}</tbody></table>"),
        ("far piece", f"{head}{''.join(lines[120:])}</tbody></table>"),
    ]
    assert '<p class="caption" id=".table1"><span>Table 1. Rows</span></p><div class="far piece">' in made
    assert made.count("<p>Short.</p>\n</section>") == 1
    assert "noscript" not in page(text[: text.index("word")] + text[text.rindex("word") :]).partition("<script>")[0]


def test_what_the_page_says_of_itself() -> None:
    made = page("# A\n", author='A "B"', subject="")
    assert re.findall("<(?:title|meta name).*", made) == [
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="author" content="A &quot;B&quot;">',
        "<title>Regional Work Plan of the Straits · TLP:GREEN</title>",
    ]
