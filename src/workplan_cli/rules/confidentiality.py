"""WP501 and WP502: labels of the Traffic Light Protocol 2.0."""

from collections.abc import Iterator
from typing import Any

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.models.anatomy import entries, holding_fields, personal_fields, records
from workplan_cli.models.submissions import Submission
from workplan_cli.models.words import LABELS, Record


def _files(plan: WorkPlan) -> tuple[Submission[Any], ...]:
    return (*plan.submissions.countries, *plan.submissions.themes)


@rule("WP501", Severity.WARNING)
def person_marked_clear(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A record that names a person, or says how to reach one, is marked CLEAR.

    Why: CLEAR may be published without limit. The plan's label for personal data still covers the name, the e-mail
    and the telephone; if they are to be published, the plan must say so for all.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {name: A. Example, tlp: CLEAR}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {name: A. Example, tlp: GREEN}
    """
    for submission in _files(plan):
        for record, address in records(submission.content, submission.address):
            if record.tlp != "CLEAR":
                continue
            if any(getattr(record, name) is not None for name in personal_fields(type(record))):
                yield Blame(address / "tlp", Message("this names a person and is marked CLEAR"))


@rule("WP502", Severity.WARNING)
def label_below_its_record(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A record carries a lower label than the record or file that it is part of.

    Why: It is never shown without what it is part of, so the lower label has no effect.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        tlp: AMBER
        actions:
          - {id: INT-01, title: Exchange routes, tlp: GREEN}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, tlp: GREEN}
    """
    for submission in (*plan.submissions.matrices, *_files(plan)):
        yield from _below(submission.content, submission.address, 0)


def _below(record: Record, address: Address, outer: int) -> Iterator[Blame]:
    own = outer if record.tlp is None else LABELS.index(record.tlp)
    if own < outer:
        yield Blame(address / "tlp", Message("it is part of something marked {label}", label=LABELS[outer]))
    for name, written in holding_fields(type(record)):
        for each, where in entries(getattr(record, name), address / written):
            if isinstance(each, Record):
                yield from _below(each, where, max(own, outer))


RULES = (person_marked_clear, label_below_its_record)
