"""WP120 to WP149: what countries answer, and what the matrices ask."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.country import Answer
from workplan_cli.models.matrix import Row

Given = tuple[Answer, Row, Address, str, str]
"""An answer, its row, its address, the country and the matrix."""


def _answers(plan: WorkPlan) -> Iterator[Given]:
    rows = {each.content.id: {row.id: row for row in each.content.rows} for each in plan.matrices}
    for submission in plan.submissions.countries:
        for name, reply in submission.content.matrices.items():
            asked = rows.get(name)
            if asked is None:
                continue
            address = submission.address / "matrices" / name / "answers"
            for row, answer in reply.answers.items():
                if row in asked:
                    yield answer, asked[row], address, submission.content.country, name


@rule("WP120", Severity.WARNING)
def answer_without_requirement(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A `yes` or `in_part` comes without what its row requires: a citation, a date or a note.

    Why: Nobody can verify a yes without the article it rests on.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes}
              p-2: {status: no, note: A bill is before parliament.}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes, citation: Act 1}
              p-2: {status: no, note: A bill is before parliament.}
    """
    for answer, row, address, country, matrix in _answers(plan):
        if answer.status not in ("yes", "in_part"):
            continue
        lacking = [field for field in row.requires if getattr(answer, field) is None and field != "note"]
        if "note" in row.requires and answer.note is None and answer.status == "yes":
            lacking.append("note")
        if lacking:
            fields = ", ".join(f"`{field}`" for field in lacking)
            message = Message("the row requires {fields} of a `{status}`", fields=fields, status=answer.status)
            yield Blame((address / row.id).key(), message, about=frozenset((country, matrix)))


@rule("WP121", Severity.WARNING)
def answer_without_note(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A `no` or `in_part` comes without a note.

    Why: The plan is made to close gaps: the reader needs to know what is missing and what is under way.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes, citation: Act 1}
              p-2: {status: no}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes, citation: Act 1}
              p-2: {status: no, note: A bill is before parliament.}
    """
    for answer, row, address, country, matrix in _answers(plan):
        if answer.status in ("no", "in_part") and answer.note is None:
            message = Message("a `{status}` needs a note that says what is missing", status=answer.status)
            yield Blame((address / row.id).key(), message, about=frozenset((country, matrix)))


@rule("WP122", Severity.WARNING)
def answer_without_status(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An answer has a citation, a date or a note and does not say yes, in part, no or not applicable.

    Why: It counts as missing, for nobody may guess which was meant.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {citation: Act 1}
              p-2: {status: no, note: A bill is before parliament.}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: Act 1}
              p-2: {status: no, note: A bill is before parliament.}
    """
    for answer, row, address, country, matrix in _answers(plan):
        if answer.status is None:
            message = Message("the answer has no `status` and counts as missing")
            yield Blame((address / row.id).key(), message, about=frozenset((country, matrix)))


@rule("WP123", Severity.WARNING)
def submitted_without_date(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A matrix is marked as submitted and has no day of submission.

    Why: Nobody can say later whether it came in time.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            answers:
              p-1: {status: yes, citation: Act 1}
              p-2: {status: no, note: A bill is before parliament.}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes, citation: Act 1}
              p-2: {status: no, note: A bill is before parliament.}
    """
    for submission in plan.submissions.countries:
        for name, reply in submission.content.matrices.items():
            if reply.status == "submitted" and reply.submitted is None:
                address = submission.address / "matrices" / name / "status"
                message = Message("`submitted:` must say on which day")
                yield Blame(address, message, about=frozenset((submission.content.country, name)))


@rule("WP124", Severity.ERROR)
def draft_with_submission_date(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A matrix is marked as a draft and has a day of submission.

    Why: One of the two is wrong: the country would be thanked or reminded without reason.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: draft, submitted: 2017-07-18}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: draft}
    """
    for submission in plan.submissions.countries:
        for name, reply in submission.content.matrices.items():
            if reply.status == "draft" and reply.submitted is not None:
                address = submission.address / "matrices" / name
                related = Related(address / "status", Message("marked as a draft here"))
                message = Message("a draft has no day of submission")
                yield Blame(address / "submitted", message, (related,), frozenset((submission.content.country, name)))


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
    for matrix in plan.matrices:
        deadline = matrix.content.deadline
        for member in plan.members:
            reply = matrix.replies.get(member.code)
            extended = reply.extension if reply else None
            if deadline is None or extended is None or extended > deadline or member.submission is None:
                continue
            address = member.submission.address / "matrices" / matrix.content.id / "extension"
            related = Related(matrix.submission.address / "deadline", Message("the deadline"))
            message = Message("the extension is not after the deadline of {deadline}", deadline=deadline.isoformat())
            yield Blame(address, message, (related,), frozenset((member.code, matrix.content.id)))


@rule("WP140", Severity.ERROR)
def matrix_given_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two files under `data/matrices/` have the same id.

    Why: Only one of them is asked and printed.

    Wrong:
        # data/matrices/protocol-2.yaml
        id: protocol
        title: Protocol

    Right:
        # data/matrices/protocol-2.yaml
        id: protocol-2
        title: Second protocol
    """
    first: dict[str, Address] = {}
    for submission in plan.submissions.matrices:
        address = submission.address / "id"
        other = first.setdefault(submission.content.id, address)
        if other is not address:
            message = Message("another matrix has the id `{id}`", id=submission.content.id)
            yield Blame(address, message, (Related(other, Message("the other matrix")),))


@rule("WP141", Severity.ERROR)
def row_given_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two rows of a matrix have the same id.

    Why: An answer could mean either.

    Wrong:
        # data/matrices/protocol.yaml
        id: protocol
        title: Protocol
        rows:
          - {id: p-1, text: First}
          - {id: p-1, text: Second}

    Right:
        # data/matrices/protocol.yaml
        id: protocol
        title: Protocol
        rows:
          - {id: p-1, text: First}
          - {id: p-2, text: Second}
    """
    for submission in plan.submissions.matrices:
        first: dict[str, Address] = {}
        for index, row in enumerate(submission.content.rows):
            address = submission.address / "rows" / index / "id"
            other = first.setdefault(row.id, address)
            if other is not address:
                message = Message("another row of this matrix has the id `{id}`", id=row.id)
                yield Blame(address, message, (Related(other, Message("the other row")),))


RULES = (
    answer_without_requirement,
    answer_without_note,
    answer_without_status,
    submitted_without_date,
    draft_with_submission_date,
    extension_before_deadline,
    matrix_given_twice,
    row_given_twice,
)
