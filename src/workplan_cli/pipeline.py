"""The whole program in one function: load, consolidate, check."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from workplan_cli.catalogue import CHECKS, READING, RULES
from workplan_cli.consolidation.consolidate import consolidate
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Finding, Located, Report, Severity, found
from workplan_cli.loading.load import load
from workplan_cli.loading.locate import located
from workplan_cli.models.decisions import Waive
from workplan_cli.rules.waivers import unknown_rule, waiver_without_effect, waives

_LEVELS = {severity.word: severity for severity in Severity}
_KNOWN = frozenset(name for each in RULES for name in (each.code, each.name))
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
        placed: list[Located] = located(self.root, self.findings if findings is None else findings)
        placed.sort(key=lambda each: each.order)
        return Report(str(self.root), self.files, tuple(placed))


def _judged(workplan: WorkPlan, read: tuple[Finding, ...]) -> Iterator[Finding]:
    """What the rules blame and no waiver excuses, at the severity that the plan gives it."""
    blamed = [found(check, blame) for check in CHECKS for blame in check(workplan)]
    blamed += [found(unknown_rule, blame) for blame in unknown_rule(workplan, _KNOWN)]
    waivers = [decision for decision, _ in workplan.decisions if isinstance(decision, Waive)]
    levels = workplan.plan.rules
    for finding in blamed:
        level = levels.get(finding.code, levels.get(finding.name))
        if level != "off" and not any(waives(decision, finding) for decision in waivers):
            yield replace(finding, severity=_LEVELS[level]) if level else finding
    if not workplan.submissions.broken:
        # A waiver for what a broken file says has its effect once the file is mended.
        yield from (found(waiver_without_effect, blame) for blame in waiver_without_effect(workplan, blamed, _KNOWN))
    yield from read


def check(root: Path) -> Checked:
    """Read every file of the plan in `root`, join them, and judge them by every rule."""
    loaded = load(root)
    if loaded.submissions is None:
        return Checked(root, None, loaded.findings, loaded.files)
    workplan = consolidate(loaded.submissions)
    return Checked(root, workplan, tuple(_judged(workplan, loaded.findings)), loaded.files)
