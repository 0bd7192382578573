"""A reservation is printed in full, as a footnote of its action; a waiver in the record of decisions."""

import re
import zipfile
from pathlib import Path

import pytest
from tests.commands.terminal import workplan
from tests.rules.base import BASE, written

ONE = "data/themes/1-information.yaml"
HONDURAS = "data/countries/honduras.yaml"
DECISIONS = """\
- decision: waive
  rule: WP309
  theme: OPS
  reason: The sea of Honduras is patrolled already.
  agreed_by: [OPS, IOM]
  date: 2018-03-14
"""


def _built(folder: Path, files: dict[str, str]) -> tuple[str, str]:
    """The Markdown of the plan, and the text of the footnotes of its Word document."""
    root = written(folder, files)
    done = workplan("build", "work-plan", "--root", root, "--as-of", "2018-04-01", "--format", "md", "--format", "docx")
    assert (done.code, done.out) == (0, "")
    with zipfile.ZipFile(root / "build" / "work-plan.en.docx") as package:
        footnotes = package.read("word/footnotes.xml").decode()
    notes = re.findall(r"<w:footnote [^>]*w:id=\"[1-9]\d*\".*?</w:footnote>", footnotes, re.DOTALL)
    return (root / "build" / "work-plan.en.md").read_text(encoding="utf-8"), "\n".join(
        "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", note)).strip() for note in notes
    )


@pytest.mark.parametrize(
    "countries",
    ["    countries: all\n", ""],
    ids=["an action with its countries", "an action that names no country"],
)
def test_a_reservation_is_a_footnote_of_its_action(countries: str, tmp_path: Path) -> None:
    files = {
        ONE: BASE[ONE].replace("    countries: all\n", countries),
        HONDURAS: BASE[HONDURAS].replace("  OPS-01: {position: res", "  INT-01: {position: res"),
    }
    markdown, notes = _built(tmp_path, files)
    said = "Honduras reserves its position: Subject to the budget."
    assert said in notes.splitlines()
    (mark,) = re.findall(rf"^\[\^(.*)\]: {re.escape(said)}$", markdown, re.MULTILINE)
    assert len(re.findall(rf"\[\^{mark}\](?!:)", markdown)) == 1


def test_a_waiver_is_printed_with_what_it_is_about_its_reason_and_who_agreed(tmp_path: Path) -> None:
    files = {
        HONDURAS: BASE[HONDURAS].replace("reserve, note: Subject to the budget.", "decline, note: No staff."),
        "data/decisions.yaml": DECISIONS,
    }
    markdown, _ = _built(tmp_path, files)
    assert (
        "- WP309: A Member Country takes part in no action of a theme: the group names it in none, "
        "leaves it out of all, or the country declines them.\n" in markdown
    )
    assert (
        "| Rule WP309 waived | OPS | The sea of Honduras is patrolled already. | IOM and OPS | 14\u00a0March 2018 |"
        in markdown
    )
