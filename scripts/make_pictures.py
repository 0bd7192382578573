"""Make docs/pictures/*.png: pages of the example plan as README.md shows them.

    python scripts/make_pictures.py

Needs LibreOffice, poppler (pdftoppm, pdftotext) and Chromium. The pages are found by what stands on them.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).parent.parent
PICTURES: Final = ROOT / "docs" / "pictures"
PLAN: Final = ROOT / "tests" / "plans" / "complete"
DPI: Final = 60
PAGES: Final = {
    # picture: the plan's language, and words that stand on no page before it, contents apart
    "cover": ("en", ("Network of Ferry Safety Officers", "Draft of")),
    "contents": ("en", ("Contents", "Summary")),
    "action": ("en", ("STD-02 Training of crews in evacuation", "Every crew has been trained once")),
    "timeline": ("es", ("Cronograma", "T1", "INF-01")),
    "matrix": ("en", ("answers by country", "What is asked")),
}
SCREENS: Final = {
    # picture: the page's language, an anchor, the screen's width and height, and how large its points are
    "web": ("en", "participation", 1280, 860, 0.7),
    "telephone": ("es", "INF-01", 390, 844, 0.7),
}


def build(folder: Path) -> None:
    """The plan as PDF and as a page for the browser, in both languages."""
    formats = ["--format", "pdf", "--format", "html"]
    asked = ["--root", PLAN, "--as-of", "2023-11-28", "--tlp", "GREEN", *formats, "--out", folder]
    subprocess.run([sys.executable, "-m", "workplan_cli", "build", *map(str, asked)], check=True)  # noqa: S603


def page_with(pdf: Path, words: tuple[str, ...], first: int) -> int:
    """The number of the first page, from `first` on, that has all of the words."""
    command = ["pdftotext", "-layout", "-f", str(first), str(pdf), "-"]
    shown = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603
    pages = [" ".join(page.split()) for page in shown.split("\f")]
    return next(number for number, page in enumerate(pages, start=first) if all(word in page for word in words))


def picture(pdf: Path, page: int, name: str) -> None:
    """One page as PNG."""
    command = ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", "-f", str(page), str(pdf), str(PICTURES / name)]
    subprocess.run(command, check=True)  # noqa: S603
    print(f"wrote {PICTURES / name}.png")


def screens(folder: Path) -> None:
    """The page as a browser shows it, on a desk and on a telephone."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for name, (language, anchor, width, height, scale) in SCREENS.items():
            page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
            page.goto((folder / f"work-plan.{language}.html").as_uri())
            page.evaluate("anchor => document.getElementById(anchor).scrollIntoView()", anchor)
            page.screenshot(path=PICTURES / f"{name}.png")
            print(f"wrote {PICTURES / name}.png")
        browser.close()


def main() -> None:
    """Make every picture."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        build(Path(folder))
        for name, (language, words) in PAGES.items():
            pdf = Path(folder) / f"work-plan.{language}.pdf"
            first = 1 if name in ("cover", "contents") else 4
            picture(pdf, page_with(pdf, words, first), name)
        screens(Path(folder))


if __name__ == "__main__":
    main()
