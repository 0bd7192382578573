"""Every rule has a page, and the examples on it are what they are called. How they are judged: tests/rules/base.py."""

from pathlib import Path
from typing import Any

import pytest
from tests.rules.base import BASE, codes_in, files_of

from workplan_cli.catalogue import RULES
from workplan_cli.findings import Rule
from workplan_cli.pipeline import check
from workplan_cli.reporters.pages import EXAMPLES, HEADINGS, sections

WITHOUT_EXAMPLES = {
    "WP001": "the file cannot be opened",
    "WP002": "more than a mebibyte",
    "WP003": "bytes that are no UTF-8",
    "WP004": "characters that do not show",
    "WP005": "markers of git, which would stop every tool that reads this repository",
    "WP007": "more brackets or entries than a page has room for",
    "WP008": "no text at all",
    "WP030": "the name of the file",
    "WP031": "names that some computers take for one",
    "WP032": "a file that is no YAML",
    "WP033": "a file that is not there",
    "WP601": "the bytes of a workbook",
    "WP602": "a workbook of another plan or program",
}
"""Rules whose fault is in the bytes, the name or the size of a file, with what a page cannot show.

Their tests are those of loading: tests/unit/loading/.
"""

FORMS = "WP6"
"""Rules whose examples are cells of forms and lines of tables: tests/rules/test_pages_of_forms.py runs them."""

SHOWN = [each for each in RULES if each.code not in WITHOUT_EXAMPLES and not each.code.startswith(FORMS)]


def test_base_plan_has_nothing_to_say(tmp_path: Path) -> None:
    for name, content in BASE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert [str(finding.message) for finding in check(tmp_path).findings] == []


def test_codes_and_names_are_used_once() -> None:
    assert len({each.code for each in RULES}) == len({each.name for each in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_has_its_headings_in_order(rule: Rule[..., Any]) -> None:
    wanted = [each for each in HEADINGS if rule.code not in WITHOUT_EXAMPLES or each not in EXAMPLES]
    assert list(sections(rule.page)) == wanted


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_wrong_is_blamed_by_this_rule_only(rule: Rule[..., Any], tmp_path: Path) -> None:
    assert codes_in(tmp_path, sections(rule.page)["Wrong"], rule.code) == {rule.code}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_right_is_blamed_by_none(rule: Rule[..., Any], tmp_path: Path) -> None:
    assert codes_in(tmp_path, sections(rule.page)["Right"], rule.code) == set()


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_examples_name_their_files(rule: Rule[..., Any]) -> None:
    for heading in EXAMPLES:
        example = sections(rule.page)[heading]
        assert example.startswith("# data/")
        assert all(name.endswith(".yaml") and content for name, content in files_of(example).items())
