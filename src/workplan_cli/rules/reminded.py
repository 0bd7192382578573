"""WP170 to WP173: the log of reminders. It is a record of the past, so that none of them stops a document."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.issued import IssuedReminder
from workplan_cli.rules.places import perhaps


def _logged(plan: WorkPlan) -> Iterator[tuple[IssuedReminder, Address]]:
    """Every entry of the log, and where."""
    log = plan.submissions.issued
    if log is not None:
        for index, entry in enumerate(log.content):
            yield entry, log.address / index


def _about(entry: IssuedReminder) -> frozenset[str]:
    return frozenset((entry.country, entry.matrix))


@rule("WP170", Severity.WARNING)
def reminded_country_unknown(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The log of reminders has an entry for a country that is no member of the plan.

    Why: The reminder is shown beside no country. The code may be that of another.

    Wrong:
        # data/reminders.yaml
        - {date: 2017-08-01, country: BR, matrix: protocol, stage: first, missing: 2}

    Right:
        # data/reminders.yaml
        - {date: 2017-08-01, country: GT, matrix: protocol, stage: first, missing: 2}
    """
    for entry, address in _logged(plan):
        if entry.country not in plan.plan.members:
            message = Message("`{country}` is no member of the plan", country=entry.country)
            yield Blame(address / "country", message, about=_about(entry))


@rule("WP171", Severity.WARNING)
def reminded_matrix_unknown(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The log of reminders has an entry for a matrix that is not in `data/matrices/`.

    Why: The reminder is shown beside no matrix. The id may be misspelt, or the matrix was withdrawn since.

    Wrong:
        # data/reminders.yaml
        - {date: 2017-08-01, country: GT, matrix: protocoll, stage: first, missing: 2}

    Right:
        # data/reminders.yaml
        - {date: 2017-08-01, country: GT, matrix: protocol, stage: first, missing: 2}
    """
    if plan.may_be_in_broken_file("matrix"):
        return
    known = tuple(matrix.content.id for matrix in plan.matrices)
    for entry, address in _logged(plan):
        if entry.matrix not in known:
            near = perhaps(entry.matrix, known)
            message = Message("no matrix has the id `{name}`{near}", name=entry.matrix, near=near)
            yield Blame(address / "matrix", message, about=_about(entry))


@rule("WP172", Severity.WARNING)
def reminded_at_unknown_stage(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The log of reminders names a stage that the plan does not have.

    Why: Nobody can tell how urgent the reminder was. The stage may have been renamed since.

    Wrong:
        # data/reminders.yaml
        - {date: 2017-08-01, country: GT, matrix: protocol, stage: frist, missing: 2}

    Right:
        # data/reminders.yaml
        - {date: 2017-08-01, country: GT, matrix: protocol, stage: first, missing: 2}
    """
    known = tuple(stage.name for stage in plan.plan.reminders.stages)
    for entry, address in _logged(plan):
        if entry.stage is not None and entry.stage not in known:
            near = perhaps(entry.stage, known)
            message = Message("the plan has no stage `{stage}`{near}", stage=entry.stage, near=near)
            yield Blame(address / "stage", message, about=_about(entry))


@rule("WP173", Severity.WARNING)
def reminder_logged_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The log of reminders has the same day, country, matrix and stage twice.

    Why: One letter would be counted as two. `workplan reminders --log` never writes such an entry.

    Wrong:
        # data/reminders.yaml
        - {date: 2017-08-01, country: GT, matrix: protocol, stage: first, missing: 2}
        - {date: 2017-08-01, country: GT, matrix: protocol, stage: first, missing: 1}

    Right:
        # data/reminders.yaml
        - {date: 2017-08-01, country: GT, matrix: protocol, stage: first, missing: 2}
        - {date: 2017-08-14, country: GT, matrix: protocol, stage: second, missing: 1}
    """
    first: dict[tuple[object, ...], Address] = {}
    for entry, address in _logged(plan):
        other = first.setdefault((entry.date, entry.country, entry.matrix, entry.stage), address)
        if other is not address:
            related = Related(other, Message("the other one"))
            yield Blame(address, Message("this reminder is in the log already"), (related,), _about(entry))


RULES = (reminded_country_unknown, reminded_matrix_unknown, reminded_at_unknown_stage, reminder_logged_twice)
