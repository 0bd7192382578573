"""Open findings as remarks on the actions of a document, for an audience that may not see all of the plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Finding
from workplan_cli.judging import judged
from workplan_cli.language import translation

Remarks = Mapping[str, Sequence[Finding]]
"""By the id of an action, what is open about it, in the order of codes."""


def remarks(findings: Iterable[Finding], shown: WorkPlan) -> Remarks:
    """Which findings about actions may be said to who sees the plan `shown`.

    Those of the whole plan that the rules find in `shown` too, word by word: nothing in such a sentence comes from what
    is left out. A finding of `shown` alone would call missing what is only withheld.
    """
    open_here = {_said(finding) for finding in judged(shown)}
    ids = {action.id for action in shown.actions()}
    found: dict[str, dict[tuple[object, ...], Finding]] = defaultdict(dict)
    for finding in sorted(findings, key=lambda each: (each.code, str(each.message))):
        if _said(finding) in open_here:
            for action in {shown.redirected.get(each, each) for each in finding.about} & ids:
                found[action].setdefault(_said(finding), finding)
    return {action: tuple(each.values()) for action, each in found.items()}


def _said(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.severity, str(finding.message), finding.about


def in_words(open_: Remarks, language: str) -> Mapping[str, Sequence[str]]:
    """The remarks as sentences in a language of the plan."""
    say = translation(language)
    return {
        action: [f"{say(each.severity.word)} {each.code} {each.name}: {each.message.said(say)}" for each in findings]
        for action, findings in open_.items()
    }
