"""The pages of WP6xx: their examples are cells of a form and lines of a table, filled in and imported.

`# GT.xlsx` is the form of Guatemala, made before the files of the example are written; `Sheet!D6: value` fills it in.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.commands.terminal import workplan
from tests.filled import fill
from tests.rules.base import written
from tests.rules.test_pages import WITHOUT_EXAMPLES

from workplan_cli.findings import Rule
from workplan_cli.reporters.pages import sections
from workplan_cli.rules.forms import RULES

SHOWN = [each for each in RULES if each.code not in WITHOUT_EXAMPLES]


def codes_of(example: str, folder: Path) -> set[str]:
    """What the import of the example blames."""
    written(folder, {})
    assert workplan("form", "GT", "--lang", "en", folder=folder).code == 0
    _, *parts = re.split(r"^# (\S+)\n", example, flags=re.MULTILINE)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    for name, content in files.items():
        if name.endswith(".xlsx"):
            fill(folder / name, cells(content))
        else:
            (folder / name).write_text(content, encoding="utf-8")
    brought = [name for name in files if not name.startswith("data/")]
    ran = workplan("import", *brought, "--matrix", "protocol", "--lang", "en", folder=folder)
    return set(re.findall(r"(?:error|warning|note) (WP\d+)", ran.out))


def cells(content: str) -> dict[str, Any]:
    return {name: yaml.safe_load(value) for name, _, value in (line.partition(": ") for line in content.splitlines())}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_wrong_is_blamed_by_this_rule_only(rule: Rule[..., Any], tmp_path: Path) -> None:
    assert codes_of(sections(rule.page)["Wrong"], tmp_path) == {rule.code}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_right_is_blamed_by_none(rule: Rule[..., Any], tmp_path: Path) -> None:
    assert codes_of(sections(rule.page)["Right"], tmp_path) == set()
