"""WP130, WP139 and WP145 to WP148: which treaties a matrix asks about."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.matrix import Matrix, Row
from workplan_cli.models.submissions import Submission
from workplan_cli.rules.places import perhaps


def _rows(plan: WorkPlan) -> Iterator[tuple[Submission[Matrix], Row, Address]]:
    for submission in plan.submissions.matrices:
        for index, row in enumerate(submission.content.rows):
            yield submission, row, submission.address / "rows" / index


@rule("WP130", Severity.ERROR)
def unknown_treaty(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A row is about a treaty that its matrix does not list under `treaties`.

    Why: Nobody can check the dates of signature and deposit.

    Wrong:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {convention: {name: Convention}}
        rows:
          - {id: t-1, text: Signature, treaty: convention, step: signature}
          - {id: t-2, text: Deposit, treaty: convent, step: deposit}

    Right:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {convention: {name: Convention}}
        rows:
          - {id: t-1, text: Signature, treaty: convention, step: signature}
          - {id: t-2, text: Deposit, treaty: convention, step: deposit}
    """
    for submission, row, address in _rows(plan):
        if row.treaty is not None and row.treaty not in submission.content.treaties:
            near = perhaps(row.treaty, tuple(submission.content.treaties))
            message = Message("the matrix has no treaty `{treaty}`{near}", treaty=row.treaty, near=near)
            yield Blame(address / "treaty", message, about=frozenset((submission.content.id,)))


@rule("WP139", Severity.ERROR)
def treaty_dates_contradict(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: By its dates a treaty was closed for signature, or entered into force, before it was opened for signature.

    Why: One of the dates is wrong, and what countries answer is checked against them.

    Wrong:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties:
          convention: {name: Convention, signature: {start: 2000-12-12, end: 2002-12-12}, in_force: 1999-09-29}
        rows: [{id: t-1, text: Deposit, treaty: convention, step: deposit}]

    Right:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties:
          convention: {name: Convention, signature: {start: 2000-12-12, end: 2002-12-12}, in_force: 2003-09-29}
        rows: [{id: t-1, text: Deposit, treaty: convention, step: deposit}]
    """
    for submission in plan.submissions.matrices:
        for name, treaty in submission.content.treaties.items():
            opened = treaty.signature.start if treaty.signature else None
            if treaty.signature is None or opened is None:
                continue
            address = submission.address / "treaties" / name
            later = (treaty.signature.end, address / "signature" / "end"), (treaty.in_force, address / "in_force")
            for day, where in later:
                if day is not None and day < opened:
                    related = Related(address / "signature" / "start", Message("opened for signature"))
                    message = Message("before {day}, when the treaty was opened for signature", day=opened.isoformat())
                    yield Blame(where, message, (related,), frozenset((submission.content.id,)))


@rule("WP145", Severity.ERROR)
def step_without_treaty(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A row is about a signature or a deposit and does not say of which treaty.

    Why: The answers cannot be checked or set side by side.

    Wrong:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {convention: {name: Convention}}
        rows:
          - {id: t-1, text: Signature, treaty: convention, step: signature}
          - {id: t-2, text: Deposit, step: deposit}

    Right:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {convention: {name: Convention}}
        rows:
          - {id: t-1, text: Signature, treaty: convention, step: signature}
          - {id: t-2, text: Deposit, treaty: convention, step: deposit}
    """
    for submission, row, address in _rows(plan):
        if row.step is not None and row.treaty is None:
            message = Message("`treaty` must say which treaty this is about")
            yield Blame(address / "step", message, about=frozenset((submission.content.id,)))


@rule("WP146", Severity.ERROR)
def step_asked_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two rows of a matrix ask for the same step of the same treaty.

    Why: A country could give two dates for one signature, and nobody could tell which holds.

    Wrong:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {convention: {name: Convention}}
        rows:
          - {id: t-1, text: Signature, treaty: convention, step: deposit}
          - {id: t-2, text: Deposit, treaty: convention, step: deposit}

    Right:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {convention: {name: Convention}}
        rows:
          - {id: t-1, text: Signature, treaty: convention, step: signature}
          - {id: t-2, text: Deposit, treaty: convention, step: deposit}
    """
    first: dict[tuple[str, str, str], Address] = {}
    for submission, row, address in _rows(plan):
        if row.treaty is None or row.step is None:
            continue
        where = address / "step"
        other = first.setdefault((submission.file, row.treaty, row.step), where)
        if other is not where:
            related = Related(other, Message("the other row"))
            message = Message("another row asks for this step of `{treaty}`", treaty=row.treaty)
            yield Blame(where, message, (related,), frozenset((submission.content.id,)))


@rule("WP147", Severity.NOTE)
def treaty_not_asked(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A matrix lists a treaty that none of its rows is about.

    Why: The document shows no status for it. A row may have been forgotten.

    Wrong:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {convention: {name: Convention}, protocol: {name: Protocol}}
        rows: [{id: t-1, text: Deposit, treaty: convention, step: deposit}]

    Right:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {convention: {name: Convention}, protocol: {name: Protocol}}
        rows:
          - {id: t-1, text: Deposit, treaty: convention, step: deposit}
          - {id: t-2, text: Deposit, treaty: protocol, step: deposit}
    """
    for submission in plan.submissions.matrices:
        asked = {row.treaty for row in submission.content.rows}
        for name in submission.content.treaties:
            if name not in asked:
                message = Message("no row asks about the treaty `{treaty}`", treaty=name)
                address = (submission.address / "treaties" / name).key()
                yield Blame(address, message, about=frozenset((submission.content.id,)))


@rule("WP148", Severity.WARNING)
def matrix_of_no_treaty(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A matrix is of the kind `treaties`, and none of its rows names a treaty.

    Why: The overview of signatures and deposits stays empty, and no date can be checked.

    Wrong:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        rows: [{id: t-1, text: Deposit}]

    Right:
        # data/matrices/treaties.yaml
        id: treaties
        title: Treaties
        kind: treaties
        treaties: {convention: {name: Convention}}
        rows: [{id: t-1, text: Deposit, treaty: convention, step: deposit}]
    """
    for submission in plan.submissions.matrices:
        matrix = submission.content
        if matrix.kind == "treaties" and matrix.rows and all(row.treaty is None for row in matrix.rows):
            message = Message("no row of this matrix names a treaty")
            yield Blame(submission.address / "kind", message, about=frozenset((matrix.id,)))


RULES = (
    unknown_treaty,
    treaty_dates_contradict,
    step_without_treaty,
    step_asked_twice,
    treaty_not_asked,
    matrix_of_no_treaty,
)
