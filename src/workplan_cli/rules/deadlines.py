"""WP125, WP152 and WP154: deadlines, and the later ones that were granted."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, counted, rule
from workplan_cli.rules.places import given_replies


@rule("WP125", Severity.ERROR)
def extension_before_deadline(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The extension granted to a country ends before the deadline of the matrix, or on it.

    Why: An extension that extends nothing is a slip of the pen, and the reminder would come too early.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: draft, extension: 2016-08-15}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: draft, extension: 2017-08-15}
    """
    matrices = {each.content.id: each for each in plan.matrices}
    for reply in given_replies(plan):
        matrix, extended = matrices.get(reply.matrix), reply.content.extension
        deadline = matrix.content.deadline if matrix else None
        if matrix is None or deadline is None or extended is None or extended > deadline:
            continue
        related = Related(matrix.submission.address / "deadline", Message("the deadline"))
        message = Message("the extension is not after the deadline of {deadline}", deadline=deadline.isoformat())
        yield Blame(reply.address / "extension", message, (related,), reply.about)


@rule("WP152", Severity.WARNING)
def extension_without_deadline(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An extension was granted to a country for a matrix that has no deadline.

    Why: What has no deadline is never overdue, so the extension changes nothing. The deadline may have been forgotten.

    Wrong:
        # data/matrices/protocol.yaml
        id: protocol
        title: Protocol
        rows: [{id: p-1, text: Smuggling is an offence}]
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: draft, extension: 2017-08-15}

    Right:
        # data/matrices/protocol.yaml
        id: protocol
        title: Protocol
        deadline: 2017-07-21
        rows: [{id: p-1, text: Smuggling is an offence}]
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: draft, extension: 2017-08-15}
    """
    open_ended = {each.content.id for each in plan.matrices if each.content.deadline is None}
    for reply in given_replies(plan):
        if reply.content.extension is not None and reply.matrix in open_ended:
            message = Message("`{matrix}` has no deadline that could be extended", matrix=reply.matrix)
            yield Blame(reply.address / "extension", message, about=reply.about)


@rule("WP154", Severity.NOTE)
def submitted_late(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A matrix was submitted after its deadline, or after the later one that was granted to the country.

    Why: It is in the document all the same; the secretariat may want to know before it thanks for punctuality.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: submitted, submitted: 2017-08-01}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: submitted, submitted: 2017-08-01, extension: 2017-08-15}
    """
    deadlines = {each.content.id: each.content.deadline for each in plan.matrices}
    for reply in given_replies(plan):
        due, submitted = deadlines.get(reply.matrix), reply.content.submitted
        if due is None or submitted is None:
            continue
        due = max(due, reply.content.extension or due)
        if submitted > due:
            late = counted("{n} day", "{n} days", (submitted - due).days)
            message = Message("{late} after the deadline of {day}", late=late, day=due.isoformat())
            yield Blame(reply.address / "submitted", message, about=reply.about)


RULES = (extension_before_deadline, extension_without_deadline, submitted_late)
