"""Plans of a few lines, written as the YAML of their files."""

from decimal import Decimal
from typing import Any

import yaml
from tests.unit.consolidation.drawn import submissions

from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.workplan import PlannedAction, WorkPlan
from workplan_cli.models.submissions import Submissions

PLAN = """
id: example
title: Example
languages: [en]
members: [GT, HN, MX]
invited: [BR]
partners: {IOM: {name: IOM}, UNODC: {name: UNODC}}
"""


class _AsWritten(yaml.SafeLoader):
    """Leaves days and words such as `yes` as texts, and keeps the digits of a number."""


_AsWritten.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] not in ("bool", "timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_AsWritten.add_constructor("tag:yaml.org,2002:float", lambda _, node: Decimal(node.value))


def _read(text: str) -> Any:
    return yaml.load(text, _AsWritten)  # noqa: S506 - a SafeLoader


def read(*, plan: str = PLAN, decisions: str = "[]", **files: list[str]) -> Submissions:
    """The Submissions of `matrices`, `countries` and `themes`, each a list of files."""
    contents = {kind: [_read(text) for text in files.get(kind, [])] for kind in ("matrices", "countries", "themes")}
    return submissions({"plan": [_read(plan)], "decisions": _read(decisions), **contents})


def plan_of(*, plan: str = PLAN, decisions: str = "[]", **files: list[str]) -> WorkPlan:
    """The consolidated plan of these files."""
    return consolidate(read(plan=plan, decisions=decisions, **files))


def actions_of(plan: WorkPlan) -> dict[str, PlannedAction]:
    """The actions of the plan, in its order, by id."""
    return {action.id: action for action in plan.actions()}


def group(code: str, actions: str, number: int = 1) -> str:
    """The file of a working group with these actions."""
    return f"theme: {number}\ncode: {code}\ntitle: {code.title()}\nactions:\n{actions}"
