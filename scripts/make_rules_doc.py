"""Write docs/rules.md from the pages of the rules: `python scripts/make_rules_doc.py [--check]`.

With --check nothing is written; it fails where the document is not what the pages say.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workplan_cli.catalogue import RULES
from workplan_cli.findings import Rule
from workplan_cli.reporters.pages import EXAMPLES, sections

DOCUMENT = Path(__file__).parent.parent / "docs" / "rules.md"

FAMILIES = {
    "WP0": "Reading the files",
    "WP1": "Countries, matrices and the plan",
    "WP2": "Working groups and their actions",
    "WP3": "Consolidation",
    "WP4": "Languages and wording",
    "WP5": "Confidentiality",
    "WP6": "Forms and tables that come back",
}

_OPENING = """\
# Rules

<!-- Made by scripts/make_rules_doc.py from the docstrings of the rules: edit them, not this file. -->

What `workplan validate` looks for. `workplan explain CODE` prints the same pages; with `--lang es`, in Spanish.

An **error** makes the document wrong, and nothing is built from it. A **warning** makes it thin. A **note** is only
worth knowing. A plan changes the severity of a rule, or turns it off, under `rules` in `data/plan.yaml`
(`rules: {WP302: warning, WP104: "off"}`), by code or by name. A decision `waive` in `data/decisions.yaml` excuses one
action, country or matrix, with a reason that the document prints. What is found while a file is read (WP0xx) is neither
changed nor waived.

The examples are parts of a plan whose members are Guatemala (`GT`), Honduras (`HN`) and Mexico (`MX`); the line
above each names the file. They are run as tests.
"""


def _table(rules: list[Rule[..., Any]]) -> Iterator[str]:
    yield "| Code | Name | Severity |\n| --- | --- | --- |\n"
    for each in rules:
        yield f"| [{each.code}](#{each.code.lower()}-{each.name}) | {each.name} | {each.severity.word} |\n"


def _page(each: Rule[..., Any]) -> Iterator[str]:
    yield f"\n### {each.code} {each.name}\n\n*{each.severity.word.capitalize()}.*"
    for heading, text in sections(each.page).items():
        if heading in EXAMPLES:
            yield f"\n{heading}:\n\n```yaml\n{text}```\n"
        elif heading == "What":
            yield f" {text}\n"
        else:
            yield f"\n{text}\n"


def document() -> str:
    """The whole document."""
    parts = [_OPENING]
    for prefix, title in FAMILIES.items():
        rules = [each for each in RULES if each.code.startswith(prefix)]
        parts += [f"\n## {title} ({prefix}xx)\n\n", *_table(rules)]
        parts += [line for each in rules for line in _page(each)]
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Write or check the document; 1 where it is not what the pages say."""
    content = document()
    if DOCUMENT.exists() and DOCUMENT.read_text(encoding="utf-8") == content:
        return 0
    if "--check" in arguments:
        print(f"out of date: {DOCUMENT.name}; run python scripts/make_rules_doc.py")
        return 1
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(content, encoding="utf-8")
    print(f"wrote {DOCUMENT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
