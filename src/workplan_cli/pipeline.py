"""The whole program in one function: load, consolidate, check."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workplan_cli.findings import Finding, Located, Report, Severity
from workplan_cli.loading.ahead import read_ahead
from workplan_cli.loading.collector import without_collector
from workplan_cli.loading.locate import located

if TYPE_CHECKING:  # what is imported while the files are read already
    from workplan_cli.consolidation.workplan import WorkPlan
    from workplan_cli.models.decisions import Decision


class Checked(NamedTuple):
    """A plan and everything that is wrong with its files. There is no plan where plan.yaml cannot be used."""

    root: Path
    workplan: "WorkPlan | None"
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


def joined(root: Path) -> "WorkPlan | None":
    """The plan in `root` for what needs no judgement of it; None where plan.yaml cannot be used."""
    with without_collector(), read_ahead(root) as ahead:
        from workplan_cli.consolidation.consolidate import consolidate
        from workplan_cli.loading.load import loaded

        submissions = loaded(ahead).submissions
        return consolidate(submissions) if submissions is not None else None


def check(root: Path) -> Checked:
    """Read every file of the plan in `root`, join them, and judge them by every rule."""
    with without_collector(), read_ahead(root) as ahead:
        from workplan_cli.consolidation.consolidate import consolidate
        from workplan_cli.judging import judged
        from workplan_cli.loading.load import loaded

        plan = loaded(ahead)
        if plan.submissions is None:
            return Checked(root, None, plan.findings, plan.files)
        workplan = consolidate(plan.submissions)
        return Checked(root, workplan, (*judged(workplan), *plan.findings), plan.files)


def consequences(checked: Checked, decisions: "tuple[Decision, ...]", file: str) -> tuple[Finding, ...]:
    """What the rules would say, and do not say now, if `file` said these decisions and no others."""
    if checked.workplan is None:
        return ()
    from workplan_cli.consolidation.consolidate import consolidate
    from workplan_cli.judging import judged
    from workplan_cli.models.submissions import Submission

    said = {(each.code, each.address, str(each.message)) for each in checked.findings}
    decided = replace(checked.workplan.submissions, decisions=Submission(file, decisions))
    with without_collector():
        findings = judged(consolidate(decided))
    return tuple(each for each in findings if (each.code, each.address, str(each.message)) not in said)
