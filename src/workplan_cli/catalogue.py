"""Every rule, once."""

from collections.abc import Iterator
from typing import Any

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Rule
from workplan_cli.loading import discover, faults, shape
from workplan_cli.rules import (
    agreements,
    answers,
    confidentiality,
    contradictions,
    dates,
    deadlines,
    decisions,
    delegations,
    dependencies,
    duplicates,
    evidence,
    forms,
    frame,
    groups,
    indicators,
    languages,
    leading,
    leaks,
    lists,
    matrices,
    members,
    merged,
    numbers,
    participation,
    persons,
    placeholders,
    positions,
    premises,
    references,
    reminded,
    replies,
    schedule,
    steps,
    terms,
    thinness,
    treaties,
    treaty_rows,
    waivers,
    workshop,
)
from workplan_cli.rules.wording import Wording

READING: tuple[Rule[..., Any], ...] = (*faults.RULES, *shape.RULES, *discover.RULES, *forms.RULES)
"""Blamed while the files, or the forms that are to be brought into them, are read."""

CHECKS: tuple[Rule[[WorkPlan], Iterator[Blame]], ...] = (
    *members.RULES,
    *delegations.RULES,
    *persons.RULES,
    *replies.RULES,
    *deadlines.RULES,
    *reminded.RULES,
    *answers.RULES,
    *evidence.RULES,
    *treaties.RULES,
    *steps.RULES,
    *treaty_rows.RULES,
    *matrices.RULES,
    *positions.RULES,
    *leading.RULES,
    *frame.RULES,
    *workshop.RULES,
    *lists.RULES,
    *groups.RULES,
    *numbers.RULES,
    *references.RULES,
    *participation.RULES,
    *schedule.RULES,
    *dates.RULES,
    *dependencies.RULES,
    *thinness.RULES,
    *indicators.RULES,
    *premises.RULES,
    *duplicates.RULES,
    *decisions.RULES,
    *contradictions.RULES,
    *agreements.RULES,
    *merged.RULES,
    *terms.RULES,
    *confidentiality.RULES,
)
"""Run over the consolidated plan."""

WORDING: tuple[Rule[[Wording], Iterator[Blame]], ...] = (
    *languages.WORDING,
    *placeholders.WORDING,
    *terms.WORDING,
    *confidentiality.WORDING,
    *leaks.WORDING,
)
"""Run over what each file says."""

RULES: tuple[Rule[..., Any], ...] = tuple(
    sorted((*READING, *CHECKS, *WORDING, *waivers.RULES), key=lambda each: each.code)
)

CODES = {name: each.code for each in RULES for name in (each.code, each.name)}
"""The code of every rule, by its code and by its name."""


def find_rule(name: str) -> Rule[..., Any] | None:
    """The rule with this code or name, in whatever case."""
    wanted = name.strip().lower()
    return next((each for each in RULES if wanted in (each.code.lower(), each.name)), None)
