"""A page of a very large plan in Chromium: what is far from view is folded, and nothing of it is lost."""

import io
import json
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.documents.test_html_in_browser import DESK, LOOKS, SWITCHES, TELEPHONE, Seen, browser, opened, printed
from tests.documents.written import PROPERTIES

from workplan_cli.documents.directives import anchor, facets, filter_by, stands_for, table
from workplan_cli.documents.html import write_html

__all__ = ["browser"]
pytestmark = pytest.mark.slow

IDS = [f"{theme}-{number:03d}" for theme in ("ONE", "TWO") for number in range(250)]
FAR = "TWO-200"


def action(key: str) -> str:
    """A sheet of an action: a text long enough that no browser shows the next ten, and an anchor in its table.

    The text has what the script looks for where the anchor of another action is.
    """
    about = facets(country=("GT",) if key.endswith("7") else ("*",), theme=key[:3])
    prose = f"What {key} does. " + "The technical table meets. " * 240 + f'It names id="result-{FAR}".'
    result = f"| {anchor(f'result-{key}')}Result | Of {key} |\n"
    field = f"{table(description='Fields')}\n| Field | Text |\n|---|---|\n{result}"
    return f"{about}\n\n### {key} {anchor(key)}\n\n{prose}\n\n{field}\n"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of 500 actions in two themes, with a timeline of them all and a matrix of two countries."""
    filters = "\n\n".join(
        (
            filter_by("country", "Country", ["GT", "HN"], ["Guatemala", "Honduras"]),
            filter_by("theme", "Theme", ["ONE", "TWO"], ["First", "Second"]),
        )
    )
    themes = [
        f"## Theme {theme}\n\n" + "".join(map(action, ids)) for theme, ids in (("1", IDS[:250]), ("2", IDS[250:]))
    ]
    grid = table(style="Plan Grid", caption="Timeline", header_columns=2)
    timed = "".join(f"| [{key}](#{key}) | Action {key} | x |\n" for key in IDS)
    timeline = f"## Timeline {anchor('timeline')}\n\n{grid}\n| Id | Action | Q1 |\n|---|---|:-:|\n{timed}\n"
    listed = table(caption="Answers", header_columns=2)
    asked = "".join(f"| {number} | {name} | yes |\n" for number in range(100) for name in ("Guatemala", "Honduras"))
    answers = f"## Answers {anchor('answers')}\n\n{listed}\n| Ref. | Country | Answer |\n|---|---|---|\n{asked}\n"
    grid = table(style="Plan Grid", caption="Codes", header_columns=1)
    head = f"| Ref. | {stands_for('Guatemala')}GT | {stands_for('Honduras')}HN |\n|---|:-:|:-:|\n"
    codes = f"## Codes {anchor('codes')}\n\n{grid}\n{head}" + "| 1 | a | b |\n" * 130
    text = f"# Large\n\n{filters}\n\n{''.join(themes)}{timeline}{answers}{codes}\n"
    path, out = tmp_path_factory.mktemp("large") / "large.html", io.BytesIO()
    write_html(text, PROPERTIES, LOOKS, out)
    path.write_bytes(out.getvalue())
    return path


def folded(seen: Seen) -> int:
    return len(seen.page.query_selector_all(".far"))


def rows(seen: Seen, chapter: str) -> list[str]:
    """The rows of a chapter's tables that can be seen, after its pieces have been scrolled to."""
    for piece in seen.page.query_selector_all(f'[id="{chapter}"] .piece'):
        if piece.is_visible():
            piece.scroll_into_view_if_needed()
            seen.page.wait_for_function("piece => !piece.matches('.far')", arg=piece)
    read = "rows => rows.filter(row => row.checkVisibility()).map(row => row.innerText.replaceAll('\\t', ' '))"
    found: list[str] = seen.page.locator(f'[id="{chapter}"] tbody tr').evaluate_all(read)
    return found


@pytest.mark.parametrize("width", [TELEPHONE, DESK])
def test_what_is_near_is_unfolded_and_axe_finds_nothing(width: int, browser: Browser, large: Path) -> None:
    seen = opened(browser, large, width)
    seen.page.wait_for_function("document.getElementById('ONE-000').innerText.includes('What ONE-000 does.')")
    assert folded(seen) > 450
    assert not seen.page.query_selector(f'[id="result-{FAR}"]')
    seen.page.locator(f'[id="{FAR}"]').scroll_into_view_if_needed()
    seen.page.wait_for_selector(f'[id="result-{FAR}"]', state="attached")
    assert folded(seen) > 400
    assert Axe().run(seen.page).response["violations"] == []
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    assert (seen.troubles, seen.requests) == ([], [large.as_uri()])


def test_a_choice_holds_for_what_is_unfolded_before_it_and_after_it(browser: Browser, large: Path) -> None:
    seen = opened(browser, large)
    first = rows(seen, "timeline")
    assert first == [f"{key} Action {key} x" for key in IDS]
    seen.page.select_option("select[name=theme]", "TWO")
    assert seen.count() == "250 of 500 actions are shown · Theme: Second"
    assert rows(seen, "timeline") == first[250:]
    seen.page.select_option("select[name=country]", "HN")
    assert seen.count() == "225 of 500 actions are shown · Country: Honduras · Theme: Second"
    assert rows(seen, "timeline") == [line for line in first[250:] if "7 Action" not in line]
    assert rows(seen, "answers") == [f"{number} Honduras yes" for number in range(100)]
    assert rows(seen, "codes") == ["1 b"] * 130
    seen.page.click(".filters button")
    assert rows(seen, "answers")[:2] == ["0 Guatemala yes", "0 Honduras yes"]
    assert rows(seen, "codes") == ["1 a b"] * 130


def test_a_piece_of_which_a_choice_leaves_nothing_is_not_even_unfolded(browser: Browser, large: Path) -> None:
    seen = opened(browser, large)
    seen.page.select_option("select[name=theme]", "TWO")
    pieces = seen.page.query_selector_all('[id="timeline"] .piece')
    assert [piece.is_visible() for piece in pieces] == [False, False, True, True, True]


def test_a_link_leads_to_a_place_that_is_folded(browser: Browser, large: Path) -> None:
    seen = opened(browser, Path(f"{large}"))
    seen.page.goto(f"{large.as_uri()}#result-{FAR}")
    seen.page.wait_for_selector(f'[id="result-{FAR}"]', state="attached")
    top = "id => { const top = document.getElementById(id).getBoundingClientRect().top; return top >= 0 && top < 200; }"
    seen.page.wait_for_function(top, arg=f"result-{FAR}")


def test_print_and_search_see_everything(browser: Browser, large: Path, tmp_path: Path) -> None:
    seen = opened(browser, large)
    text = "".join(printed(seen.page, tmp_path))
    assert [key for key in IDS if f"What {key} does." not in text] == []
    assert [key for key in IDS if f"Action {key}" not in text] == []
    again = opened(browser, large)
    again.page.keyboard.press("Control+f")
    assert folded(again) == 0


def test_who_lets_no_script_run_has_everything(browser: Browser, large: Path, tmp_path: Path) -> None:
    # Playwright's own switch stops scripts, and still has the page parsed as if they ran: a setting does not.
    settings = tmp_path / "Default" / "Preferences"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"javascript": 2}}}))
    chromium = browser.browser_type
    context = chromium.launch_persistent_context(
        tmp_path, executable_path=shutil.which("chromium"), args=list(SWITCHES)
    )
    page = context.new_page()
    page.goto(large.as_uri())
    text = "".join(printed(page, tmp_path))
    context.close()
    assert [key for key in IDS if f"What {key} does." not in text or f"Action {key}" not in text] == []
    assert "Show only" not in text
