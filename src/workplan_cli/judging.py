"""Every rule over a joined plan: what they find, unless a waiver excuses it, at the severity the plan gives it."""

from collections.abc import Iterator

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


def _blamed(workplan: WorkPlan) -> Iterator[Finding]:
    """Everything that the rules blame, whatever the plan says of their severity."""
    for check_plan in CHECKS:
        yield from (found(check_plan, blame) for blame in check_plan(workplan))
    for wording in wordings(workplan):
        for check_wording in WORDING:
            yield from (found(check_wording, blame) for blame in check_wording(wording))


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
