"""The pages of the rules, from their docstrings."""

from collections.abc import Iterable
from typing import Any

from workplan_cli.findings import Rule


def page(rule: Rule[..., Any]) -> str:
    """Everything about a rule, as `workplan explain` prints it."""
    return f"{rule.code} {rule.name} ({rule.severity.word})\n\n{rule.page}\n"


def index(rules: Iterable[Rule[..., Any]]) -> str:
    """One line a rule: code, severity, name."""
    return "".join(f"{rule.code}  {rule.severity.word:<8} {rule.name}\n" for rule in rules)
