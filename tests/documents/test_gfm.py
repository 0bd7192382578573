from pathlib import Path

import pytest
from tests.documents.rich import RICH

from workplan_cli.documents.directives import CLOSE, OPEN, anchor, contents, shade, table
from workplan_cli.documents.escape import link
from workplan_cli.documents.gfm import slug, to_markdown


def test_a_rich_text_becomes_clean_markdown() -> None:
    assert to_markdown(RICH) == Path(__file__).with_name("rich.md").read_text(encoding="utf-8")


def test_no_sign_is_left_and_no_two_blank_lines() -> None:
    markdown = to_markdown(RICH + "\n\n\n\nlast  \n\n\n")
    assert not {OPEN, CLOSE} & set(markdown)
    assert "\n\n\n" not in markdown
    assert markdown.endswith("last\n")


@pytest.mark.parametrize(
    ("heading", "fragment"),
    [
        ("INT-01 · Armonización de la legislación (arts. 6 y 7)", "int-01--armonización-de-la-legislación-arts-6-y-7"),
        ("What's new?", "whats-new"),
        ("A_b  c", "a_b--c"),
        ("✓ Yes", "-yes"),
        ("5 ½ %", "5--"),
    ],
)
def test_a_heading_has_the_fragment_github_gives_it(heading: str, fragment: str) -> None:
    assert slug(heading) == fragment


def test_a_repeated_heading_gets_a_number_past_those_taken() -> None:
    text = f"## A {anchor('1')}\n\n## A-1 {anchor('2')}\n\n## A {anchor('3')}\n\n" + " ".join(
        f"[{number}](#{number})" for number in (1, 2, 3)
    )
    assert to_markdown(text).splitlines()[-1] == "[1](#a) [2](#a-1) [3](#a-2)"


def test_a_link_to_an_anchor_below_a_heading_leads_to_that_heading() -> None:
    text = f"## Matrix\n\n| a |\n|---|\n| {anchor('row')}x |\n\n## Back\n\n[row](#row)\n"
    assert to_markdown(text).splitlines()[-1] == "[row](#matrix)"


def test_a_link_to_no_anchor_is_its_text() -> None:
    assert to_markdown("See [INT-99](#INT-99).") == "See INT-99.\n"


def test_submitted_text_that_looks_like_a_link_stays_as_written() -> None:
    assert to_markdown("## A " + anchor("a") + "\n\n\\[x\\](#a) and " + link("[y](#b)", "#a")) == (
        "## A\n\n\\[x\\](#a) and [\\[y\\](#b)](#a)\n"
    )


def test_captions_are_counted_by_label() -> None:
    text = "\n".join(
        f"{table(caption=caption, label=label)}\n| a |\n|---|\n| b |\n"
        for label, caption in (("Tabla", "uno"), ("Figura", "dos"), ("Tabla", "tres"))
    )
    assert [line for line in to_markdown(text).splitlines() if line.startswith("**")] == [
        "**Tabla 1.** uno",
        "**Figura 1.** dos",
        "**Tabla 2.** tres",
    ]


def test_contents_list_chapters_down_to_their_depth() -> None:
    text = f"# Title\n\n{contents('Contents', 2)}\n\n## One [x]\n\n### Two\n\n#### Three\n\n## Contents\n"
    assert to_markdown(text) == (
        "# Title\n\n## Contents\n\n- [One \\[x\\]](#one-x)\n  - [Two](#two)\n- [Contents](#contents-1)\n\n"
        "## One [x]\n\n### Two\n\n#### Three\n\n## Contents\n"
    )


def test_two_spaces_after_a_text_still_break_the_line() -> None:
    assert to_markdown(f"one  \ntwo {shade('Yes')}\n  \nthree\n") == "one  \ntwo\n\nthree\n"
