"""The page in Chromium: read by axe-core, clicked through, narrowed to a telephone, printed."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests.commands.terminal import PLANS, ROOT, workplan
from tests.documents.written import PROPERTIES

from workplan_cli.documents.directives import anchor, filter_by, shade, stands_for, table
from workplan_cli.documents.html import Looks, write_html

pytestmark = pytest.mark.slow

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
)
Scheme = Literal["light", "dark"]
LOOKS = Looks(*(ROOT / "templates" / name for name in ("web.css", "web.js", "unfold.js")))
TELEPHONE, DESK = 360, 1366
ALL = "INF-01 INF-02 INF-03 INF-04 INF-05 OPS-01 OPS-04 STD-01 STD-02 STD-03 STD-04 PAS-01 PAS-02 PAS-03 PAS-04".split()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(SWITCHES))
        yield started
        started.close()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document of the repository's plan and of the complete one, by plan and name of file."""
    files: dict[str, Path] = {}
    for name, folder, documents in (
        ("ours", ROOT, ("work-plan", "matrices")),
        ("complete", PLANS / "complete", ("work-plan", "matrices", "plenary", "country")),
    ):
        out = tmp_path_factory.mktemp(name)
        plan = ("--root", folder, "--out", out, "--as-of", "2023-11-28", "--tlp", "RED", "--format", "html")
        ran = workplan("build", *documents, *plan)
        assert ran.code == 0, ran.err
        files |= {f"{name}/{file.stem}": file for file in out.iterdir()}
    return files


@dataclass
class Seen:
    """A page that is open, and what it did besides showing itself."""

    page: Page
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def shown(self, selector: str) -> list[str]:
        """The ids of the elements that can be seen."""
        return [each.get_attribute("id") or "" for each in self.page.query_selector_all(selector) if each.is_visible()]

    def heads(self, anchor: str) -> list[str]:
        """The headings of the columns that can be seen of the first grid in a section."""
        grid = self.page.locator(f'[id="{anchor}"] .plan-grid').first
        return [each.inner_text().split("\n")[0] for each in grid.locator("thead > tr > *").all() if each.is_visible()]

    def count(self) -> str:
        return self.page.inner_text(".count")


def opened(browser: Browser, file: Path, width: int = DESK, scheme: Scheme = "light", **more: Any) -> Seen:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **more)
    seen = Seen(context.new_page())
    seen.page.on("console", lambda message: seen.troubles.append(message.text))
    seen.page.on("pageerror", lambda error: seen.troubles.append(str(error)))
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.goto(file.as_uri())
    return seen


LANGUAGES = [f"{plan}/work-plan.{language}" for plan in ("ours", "complete") for language in ("en", "es")]
OTHERS = ["ours/matrices.es", "complete/matrices.en", "complete/plenary.es", "complete/country.AQ.en"]
WAYS: list[tuple[int, Scheme]] = [(width, scheme) for width in (TELEPHONE, DESK) for scheme in ("light", "dark")]
EITHER: dict[str, list[tuple[int, Scheme]]] = {
    "en": [(TELEPHONE, "light"), (DESK, "dark")],
    "es": [(TELEPHONE, "dark"), (DESK, "light")],
}
"""A page's colours and widths are the same in every language, so that each plan is seen in every way in one of them."""


def ways(name: str) -> list[tuple[int, Scheme]]:
    """In which ways a page is read by axe, which takes seconds: `WORKPLAN_WAYS=all pytest -m slow` takes all."""
    if os.environ.get("WORKPLAN_WAYS") == "all":
        return WAYS
    return EITHER[name.rpartition(".")[2]] if name in LANGUAGES else [(TELEPHONE, "dark"), (DESK, "light")]


EVERY_WAY = [(name, *way) for name in (*LANGUAGES, *OTHERS) for way in ways(name)]


@pytest.mark.parametrize(("name", "width", "scheme"), EVERY_WAY)
def test_axe_finds_nothing_and_the_page_keeps_to_itself(
    name: str, width: int, scheme: Scheme, browser: Browser, built: dict[str, Path]
) -> None:
    seen = opened(browser, built[name], width, scheme)
    found = Axe().run(seen.page).response
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []
    assert len(found["passes"]) > 20
    assert seen.troubles == []
    assert seen.requests == [built[name].as_uri()]
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    seen.page.context.close()


def test_every_link_of_the_contents_leads_to_its_heading(browser: Browser, built: dict[str, Path]) -> None:
    seen = opened(browser, built["complete/work-plan.en"])
    links = seen.page.query_selector_all("nav.contents > ol > li > a")
    led = []
    for link in links:
        link.click()
        target = (link.get_attribute("href") or "").removeprefix("#")
        top = seen.page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", target)
        end = "() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2"
        led.append(0 <= top < 200 or seen.page.evaluate(end))
    assert len(led) > 10
    assert led == [True] * len(led)


def test_a_chapter_of_the_contents_opens_by_key(browser: Browser, built: dict[str, Path]) -> None:
    seen = opened(browser, built["complete/work-plan.en"], TELEPHONE)
    button = seen.page.get_by_role("button", name="Information and reporting")
    assert not seen.page.is_visible('nav.contents a[href="#INF-01"]')
    button.focus()
    seen.page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    seen.page.click('nav.contents a[href="#INF-01"]')
    assert seen.page.evaluate("location.hash") == "#INF-01"


CHOICES = {
    ("theme", "OPS"): ("OPS-01 OPS-04", "2 of 15 actions are shown · Theme: Rescue at sea and cooperation of ports"),
    ("state", "adopted"): ("INF-01 INF-02 OPS-01 PAS-01", "4 of 15 actions are shown · State: adopted"),
    ("country", "NU"): (
        "INF-01 INF-03 OPS-01 STD-01 STD-02 STD-04 PAS-01 PAS-02 PAS-03 PAS-04",
        "10 of 15 actions are shown · Country: Niue",
    ),
}


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_leaves_only_what_it_names(choice: tuple[str, str], browser: Browser, built: dict[str, Path]) -> None:
    (facet, key), (left, said) = choice, CHOICES[choice]
    seen = opened(browser, built["complete/work-plan.en"])
    assert seen.shown(".entry") == ALL
    seen.page.select_option(f"select[name={facet}]", key)
    assert seen.shown(".entry") == left.split()
    rows = '[id="timeline"] .plan-grid tbody th a'
    timed = [each.inner_text() for each in seen.page.query_selector_all(rows) if each.is_visible()]
    assert timed
    assert set(timed) <= set(left.split())
    assert seen.count() == said
    seen.page.click(".filters button")
    assert seen.shown(".entry") == ALL
    assert seen.count() == "15 of 15 actions are shown"


def test_two_choices_hold_together(browser: Browser, built: dict[str, Path]) -> None:
    seen = opened(browser, built["complete/work-plan.en"], TELEPHONE)
    seen.page.select_option("select[name=theme]", "INF")
    seen.page.select_option("select[name=state]", "adopted")
    assert seen.shown(".entry") == ["INF-01", "INF-02"]
    seen.page.select_option("select[name=country]", "NU")
    assert seen.shown(".entry") == ["INF-01"]


def test_a_choice_of_a_country_leaves_its_column_and_its_rows(browser: Browser, built: dict[str, Path]) -> None:
    seen = opened(browser, built["complete/matrices.en"])
    before = seen.heads("matrix-ferry-safety")
    seen.page.select_option("select[name=country]", "SJ")
    assert seen.heads("matrix-ferry-safety") == ["Ref.", "What is asked", "SJ"]
    rows = seen.page.query_selector_all('[id="matrix-ferry-treaties"] tbody tr')
    countries = [row.inner_text() for row in rows if row.is_visible()]
    assert len(countries) == 3  # its line among the days of deposit, and two answers with words
    assert all("Svalbard & Jan Mayen" in each for each in countries)
    assert seen.count() == "Country: Svalbard & Jan Mayen"
    seen.page.click(".filters button")
    assert seen.heads("matrix-ferry-safety") == before
    assert len(before) == 10


def test_a_link_to_what_a_choice_hides_shows_everything_again(browser: Browser, built: dict[str, Path]) -> None:
    seen = opened(browser, built["complete/work-plan.en"])
    seen.page.select_option("select[name=theme]", "OPS")
    seen.page.click('[id="OPS-01"] a[href="#PAS-02"]')
    assert seen.shown(".entry") == ALL
    assert 0 <= seen.page.evaluate('document.getElementById("PAS-02").getBoundingClientRect().top') < 200


def test_a_footnote_and_its_way_back(browser: Browser, built: dict[str, Path]) -> None:
    seen = opened(browser, built["complete/work-plan.en"], TELEPHONE)
    seen.page.click('[id=".ref1"]')
    assert seen.page.evaluate("document.querySelector(':target').id") == ".note1"
    seen.page.click('[id=".note1"] [role="doc-backlink"]')
    assert seen.page.evaluate("document.querySelector(':target').id") == ".ref1"


def test_the_first_key_leads_past_the_band_and_the_filters_are_reached_by_keys(
    browser: Browser, built: dict[str, Path]
) -> None:
    seen = opened(browser, built["complete/work-plan.en"])
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.textContent") == "Skip to the text"
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == ".text"
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.name") == "country"
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("R")
    assert seen.shown(".entry") == ["OPS-01", "OPS-04"]


def test_without_scripts_everything_is_there_and_no_filter(browser: Browser, built: dict[str, Path]) -> None:
    seen = opened(browser, built["complete/work-plan.en"], java_script_enabled=False)
    assert not seen.page.is_visible(".filters")
    assert all(seen.page.is_visible(f'[id="{each}"]') for each in ALL)
    assert seen.page.is_visible('nav.contents a[href="#INF-01"]')


def printed(seen: Page, folder: Path) -> list[str]:
    """The text of each page on paper."""
    path = folder / "page.pdf"
    seen.pdf(path=path, prefer_css_page_size=True)
    shown = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    return shown.stdout.split("\f")[:-1]


def test_every_printed_page_bears_the_label_the_draft_and_its_number(
    browser: Browser, built: dict[str, Path], tmp_path: Path
) -> None:
    pages = printed(opened(browser, built["complete/work-plan.en"]).page, tmp_path)
    assert len(pages) > 10
    # On the first page the cover names the label too.
    assert [page.count("TLP:RED") for page in pages] == [3] + [2] * (len(pages) - 1)
    assert [f"{number} / {len(pages)}" in page for number, page in enumerate(pages, start=1)] == [True] * len(pages)
    assert ["Draft · 28 November 2023" in page for page in pages] == [True] * len(pages)
    assert not any("Skip to the text" in page or "Show only" in page for page in pages)
    sizes = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", "99", tmp_path / "page.pdf"], check=True, capture_output=True, text=True
    ).stdout
    assert "595.92 x 842.88" in sizes or "612 x 792" in sizes
    assert "842.88 x 595.92" in sizes or "792 x 612" in sizes


def test_a_filtered_page_says_so_on_paper(browser: Browser, built: dict[str, Path], tmp_path: Path) -> None:
    seen = opened(browser, built["complete/work-plan.en"])
    seen.page.select_option("select[name=theme]", "OPS")
    text = "".join(printed(seen.page, tmp_path))
    assert "2 of 15 actions are shown · Theme: Rescue at sea" in text
    assert "STD-03" not in text.partition("Rescue at sea and cooperation of ports")[0].partition("Contents")[0]


def written(text: str, folder: Path) -> Path:
    path, out = folder / "written.html", io.BytesIO()
    write_html(text, PROPERTIES, LOOKS, out)
    path.write_bytes(out.getvalue())
    return path


def test_on_paper_no_heading_paragraph_or_row_of_a_table_is_parted_from_the_rest(
    browser: Browser, tmp_path: Path
) -> None:
    """Twenty-four chapters of different lengths, so that pages end in every part of one."""
    rows = range(5)
    chapters = []
    for one in range(24):
        names = "".join(f"| r{one}.{row}. | name |\n" for row in rows)
        chapters.append(
            f"## Chapter {one}\n\n{'Lorem ipsum. ' * (40 + 7 * one)}\n\n### Table of {one}\n\nFirst of {one}.\n\n"
            f"Key of {one}, {'in two lines, ' * 9}end.\n\n{table(caption=f'Rows of {one}')}\n"
            f"| Id | Name |\n|---|---|\n{names}\n"
        )
    text = "# Book\n\n" + "".join(chapters)
    pages = printed(opened(browser, written(text, tmp_path)).page, tmp_path)
    parted = set()
    for one in range(24):
        (start,) = [page for page in pages if f"r{one}.0." in page]
        assert all(
            words in start for words in (f"Table of {one}\n", f"First of {one}.", f"Key of {one},", f"r{one}.1.")
        )
        parted |= {sum(f"r{one}.{row}." in page for row in rows) for page in pages}
    assert parted >= {0, 2, 3, 5}
    assert not parted & {1, 4}


def test_on_a_telephone_a_label_of_a_grid_is_parted_between_words_only(browser: Browser, tmp_path: Path) -> None:
    label = "Administrative detention: alternatives and responsibilities"
    text = (
        f"# Board\n\n{table(style='Plan Grid', caption='Actions by state', header_columns=1)}\n"
        f"| Theme |{' agreed in plenary |' * 7}\n|---|{':-:|' * 7}\n| {label} |{' 3 |' * 7}\n"
    )
    seen = opened(browser, written(text, tmp_path), TELEPHONE)
    lines = """label => {
        const node = label.firstChild, range = document.createRange()
        return [...node.data.matchAll(/\\S+/g)].map(word => {
            range.setStart(node, word.index)
            range.setEnd(node, word.index + word[0].length)
            return range.getClientRects().length
        })
    }"""
    assert seen.page.get_by_role("rowheader", name=label).evaluate(lines) == [1] * 5
    assert seen.page.evaluate("document.documentElement.scrollWidth") == TELEPHONE


def test_on_a_telephone_no_id_reaches_into_the_next_column_and_no_amount_is_parted(
    browser: Browser, tmp_path: Path
) -> None:
    title = "Harmonisation interinstitutionnelle des observations hydrologiques"
    text = (
        f"# Plan\n\n## Sheet {anchor('a')}\n\n{table(style='Plan Grid', caption='Who takes part', header_columns=2)}\n"
        f"| Id | Action |{' AQ |' * 9}\n|---|---|{':-:|' * 9}\n| [HYDROLOGY-01](#a) | {title} |{' P |' * 9}\n\n"
        f"{table(caption='Budget', widths=(4, 1))}\n"
        "| Theme | Amount |\n|---|--:|\n| Water | **XOF\u00a01\u202f250\u202f000** |\n"
    )
    seen = opened(browser, written(text, tmp_path), TELEPHONE)
    link = seen.page.get_by_role("link", name="HYDROLOGY-01").bounding_box()
    action = seen.page.get_by_role("rowheader", name=title).bounding_box()
    assert link
    assert action
    assert link["x"] + link["width"] <= action["x"]
    assert seen.page.locator("td strong").evaluate("amount => amount.getClientRects().length") == 1
    assert seen.page.evaluate("document.documentElement.scrollWidth") == TELEPHONE


def forty(folder: Path) -> Path:
    """A page with one matrix of 40 countries and 60 rows."""
    codes = [f"{first}{second}" for first in "ABCDE" for second in "KLMNOPQR"]
    names = [f"Country of {code}" for code in codes]
    head = "".join(f" {stands_for(name)}{code} |" for code, name in zip(codes, names, strict=True))
    answers = f" {shade('Yes')}✓ |" * 40
    rows = [f"| {row} | Question number {row} of this matrix |{answers}\n" for row in range(60)]
    text = (
        f"# Forty\n\n{filter_by('country', 'Country', codes, names)}\n\n"
        f"{table(style='Plan Grid', caption='Answers', header_columns=2)}\n"
        f"| Ref. | What is asked |{head}\n|---|---|{':-:|' * 40}\n{''.join(rows)}\n"
    )
    return written(text, folder)


@pytest.mark.parametrize("width", [TELEPHONE, DESK])
def test_a_matrix_of_forty_countries_scrolls_under_its_headings(width: int, browser: Browser, tmp_path: Path) -> None:
    seen = opened(browser, forty(tmp_path), width)
    box = seen.page.get_by_role("region", name="Table 1. Answers")
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    box.focus()
    seen.page.keyboard.press("End")
    box.evaluate("box => { box.scrollLeft = box.scrollWidth; box.scrollTop = box.scrollHeight; }")
    corner = box.bounding_box()
    assert corner
    last = seen.page.get_by_role("columnheader", name="Country of ER").bounding_box()
    name = seen.page.get_by_role("rowheader", name="59", exact=True).bounding_box()
    assert last
    assert name
    assert last["x"] + last["width"] <= corner["x"] + corner["width"] + 1
    assert abs(last["y"] - corner["y"]) < 3
    assert abs(name["x"] - corner["x"]) < 3
    assert name["y"] + name["height"] <= corner["y"] + corner["height"] + 1
    seen.page.select_option("select[name=country]", "CL")
    assert seen.heads(".text") == ["Ref.", "What is asked", "CL"]
    assert Axe().run(seen.page).response["violations"] == []
