"""Every rule over a joined plan: what they find, unless a waiver excuses it, at the severity the plan gives it."""

from collections.abc import Iterator

from workplan_cli.beside import beside, can_share
from workplan_cli.catalogue import CHECKS, CODES, READING, WORDING
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Finding, Severity, found
from workplan_cli.rules.waivers import (
    Judgement,
    reading_rule_named,
    rule_set_twice,
    unknown_rule,
    waiver_without_effect,
    waives,
)
from workplan_cli.rules.wording import wordings

_LEVELS = {severity.word: severity for severity in Severity}
_READING = frozenset(each.code for each in READING)


WORTHWHILE = 500
"""Answers and actions from which two processes judge: with fewer, to start the second takes longer than it saves."""


def _blamed(workplan: WorkPlan) -> Iterator[Finding]:
    """Everything that the rules blame, whatever the plan says of their severity."""
    if workplan.size < WORTHWHILE or workplan.is_large or not can_share():
        yield from _blamed_in_plan(workplan)
        yield from _blamed_in_words(workplan)
        return
    with beside(lambda: _blamed_in_words(workplan)) as blamed_in_words:
        yield from _blamed_in_plan(workplan)
        yield from blamed_in_words()


def _blamed_in_plan(workplan: WorkPlan) -> Iterator[Finding]:
    return (found(check, blame) for check in CHECKS for blame in check(workplan))


def _blamed_in_words(workplan: WorkPlan) -> list[Finding]:
    return [found(check, blame) for said in wordings(workplan) for check in WORDING for blame in check(said)]


def _named(judgement: Judgement) -> Iterator[Finding]:
    """What is wrong with the rules that the plan and its decisions name."""
    for judge in (unknown_rule, reading_rule_named, rule_set_twice):
        yield from (found(judge, blame) for blame in judge(judgement))
    if not judgement.plan.submissions.broken:
        # A waiver for what a broken file says has its effect once the file is mended.
        yield from (found(waiver_without_effect, blame) for blame in waiver_without_effect(judgement))


def _judged(workplan: WorkPlan) -> Iterator[Finding]:
    """What the rules blame and no waiver excuses, at the severity that the plan gives it."""
    blamed = tuple(_blamed(workplan))
    judgement = Judgement(workplan, CODES, _READING, blamed)
    waivers = [waiver for waiver, _ in judgement.waivers()]
    levels = workplan.plan.rules
    for finding in (*blamed, *_named(judgement)):
        level = levels.get(finding.code, levels.get(finding.name))
        if level != "off" and not any(waives(waiver, finding) for waiver in waivers):
            yield finding._replace(severity=_LEVELS[level]) if level else finding


def judged(workplan: WorkPlan) -> tuple[Finding, ...]:
    """What the rules find in a plan that is joined already; no file is read."""
    return tuple(_judged(workplan))
