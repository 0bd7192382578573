"""Every rule, once."""

from collections.abc import Iterator
from typing import Any

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Rule
from workplan_cli.loading import discover, faults, shape
from workplan_cli.rules import (
    answers,
    confidentiality,
    decisions,
    groups,
    languages,
    members,
    premises,
    schedule,
    treaties,
    waivers,
)

READING: tuple[Rule[..., Any], ...] = (*faults.RULES, *shape.RULES, *discover.RULES)
"""Blamed while the files are read."""

CHECKS: tuple[Rule[[WorkPlan], Iterator[Blame]], ...] = (
    *members.RULES,
    *answers.RULES,
    *treaties.RULES,
    *groups.RULES,
    *schedule.RULES,
    *premises.RULES,
    *decisions.RULES,
    *languages.RULES,
    *confidentiality.RULES,
)
"""Run over the consolidated plan."""

RULES: tuple[Rule[..., Any], ...] = tuple(sorted((*READING, *CHECKS, *waivers.RULES), key=lambda each: each.code))


def find_rule(name: str) -> Rule[..., Any] | None:
    """The rule with this code or name, in whatever case."""
    wanted = name.strip().lower()
    return next((each for each in RULES if wanted in (each.code.lower(), each.name)), None)
