"""The whole program in one function: load, consolidate, check."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workplan_cli.catalogue import CHECKS, CODES, READING, WORDING
from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Finding, Located, Report, Severity, found
from workplan_cli.loading.collector import without_collector
from workplan_cli.loading.load import load
from workplan_cli.loading.locate import located
from workplan_cli.models.decisions import Decision
from workplan_cli.models.submissions import Submission
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


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan and everything that is wrong with its files. There is no plan where plan.yaml cannot be used."""

    root: Path
    workplan: WorkPlan | None
    findings: tuple[Finding, ...]
    files: int

    @property
    def failed(self) -> bool:
        """Whether the data has errors."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def report(self, findings: Iterable[Finding] | None = None) -> Report:
        """The findings, or some of them, with their lines and columns, in order."""
        with without_collector():
            placed: list[Located] = located(self.root, self.findings if findings is None else findings)
        placed.sort(key=lambda each: each.order)
        return Report(str(self.root), self.files, tuple(placed))


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
            yield replace(finding, severity=_LEVELS[level]) if level else finding


def judged(workplan: WorkPlan) -> tuple[Finding, ...]:
    """What the rules find in a plan that is joined already; no file is read."""
    return tuple(_judged(workplan))


def joined(root: Path) -> WorkPlan | None:
    """The plan in `root` for what needs no judgement of it; None where plan.yaml cannot be used."""
    with without_collector():
        submissions = load(root).submissions
        return consolidate(submissions) if submissions is not None else None


def check(root: Path) -> Checked:
    """Read every file of the plan in `root`, join them, and judge them by every rule."""
    with without_collector():
        loaded = load(root)
        if loaded.submissions is None:
            return Checked(root, None, loaded.findings, loaded.files)
        workplan = consolidate(loaded.submissions)
        return Checked(root, workplan, (*judged(workplan), *loaded.findings), loaded.files)


def consequences(checked: Checked, decisions: tuple[Decision, ...], file: str) -> tuple[Finding, ...]:
    """What the rules would say, and do not say now, if `file` said these decisions and no others."""
    if checked.workplan is None:
        return ()
    said = {(each.code, each.address, str(each.message)) for each in checked.findings}
    decided = replace(checked.workplan.submissions, decisions=Submission(file, decisions))
    with without_collector():
        findings = judged(consolidate(decided))
    return tuple(each for each in findings if (each.code, each.address, str(each.message)) not in said)
