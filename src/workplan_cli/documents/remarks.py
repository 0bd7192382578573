"""Which findings an audience may know of that may not see all of the plan, and which are remarks on an action."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Finding
from workplan_cli.judging import judged
from workplan_cli.language import translation
from workplan_cli.rules.languages import missing_translation

Remarks = Mapping[str, Sequence[Finding]]
"""By the id of an action, what is open about it, in the order of codes."""

_OF_LABELS = "WP5"
"""Rules on who may read what: they are about the files, and no reader of a document can do anything about them."""


def told(findings: Iterable[Finding], shown: WorkPlan) -> tuple[Finding, ...]:
    """Which findings may be said to who sees the plan `shown`.

    Where something is left out, those of the whole plan that the rules find in `shown` too, word by word: nothing in
    such a sentence comes from what is left out. A finding of `shown` alone would call missing what is only withheld;
    but a count of texts is that of `shown`, for another number would tell of those that are left out.
    """
    if not shown.submissions.withheld:
        return tuple(findings)
    here = judged(shown)
    open_here = {_said(finding) for finding in here if finding.code != missing_translation.code}
    counted = (finding for finding in here if finding.code == missing_translation.code)
    return (*(finding for finding in findings if _said(finding) in open_here), *counted)


def remarks(findings: Iterable[Finding], shown: WorkPlan) -> Remarks:
    """Which of the findings that may be told are about what an action says.

    They are in the file of a group or a country: what is wrong with the record of decisions, or with a label, is for
    the secretariat and not for who reads the action.
    """
    files = {each.file for each in (*shown.submissions.themes, *shown.submissions.countries)}
    ids = {action.id for action in shown.actions()}
    found: dict[str, dict[tuple[object, ...], Finding]] = defaultdict(dict)
    for finding in sorted(findings, key=lambda each: (each.code, str(each.message))):
        if finding.address.file in files and not finding.code.startswith(_OF_LABELS):
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
