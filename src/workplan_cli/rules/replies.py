"""WP104 to WP106, WP123, WP124 and WP153: what a country's file says to a matrix as a whole."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.language import Plural
from workplan_cli.rules.places import given_replies, perhaps


def _unanswered(missing: int) -> str:
    return Plural(
        "{missing} of {rows} rows of `{matrix}` is not answered",
        "{missing} of {rows} rows of `{matrix}` are not answered",
        missing,
    )


@rule("WP104", Severity.WARNING)
def matrix_data_missing(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country has not answered all rows of a matrix.

    Why: The grid has empty cells. `workplan reminders` lists which, and since when they are due.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: submitted
            submitted: 2017-07-18
            answers:
              p-1: {status: yes, citation: "Act 7, article 3"}
              p-2: {status: no, note: A bill is before parliament.}
          treaties:
            status: submitted
            submitted: 2017-07-18
            answers:
              convention-signature: {status: yes, date: 2000-12-12}
              convention-deposit: {status: yes, date: 2003-09-25, act: ratification}
    """
    for matrix in plan.matrices:
        rows = len(matrix.content.rows)
        name = matrix.content.id
        for member in plan.members:
            if member.submission is None:
                continue
            missing = len(matrix.missing(member.code))
            if missing:
                message = Message(_unanswered(missing), missing=missing, rows=rows, matrix=name)
                address = (member.submission.address / "matrices" / name).key()
                yield Blame(address, message, about=frozenset((member.code, name)))


@rule("WP105", Severity.ERROR)
def unknown_matrix(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country answers to a matrix that is not in `data/matrices/`.

    Why: The answers would be in no grid.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocoll: {status: draft}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: draft}
    """
    if plan.may_be_in_broken_file("matrix"):
        return
    known = tuple(matrix.content.id for matrix in plan.matrices)
    for reply in given_replies(plan):
        if reply.matrix not in known:
            near = perhaps(reply.matrix, known)
            message = Message("no matrix has the id `{name}`{near}", name=reply.matrix, near=near)
            yield Blame(reply.address.key(), message, about=reply.about)


@rule("WP106", Severity.ERROR)
def unknown_row(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country answers to a row that its matrix does not have.

    Why: The answer would be in no grid, and the row that was meant counts as missing.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-7: {status: yes, citation: "Act 7, article 3"}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: "Act 7, article 3"}
    """
    rows = {each.content.id: {row.id: None for row in each.content.rows} for each in plan.matrices}
    for reply in given_replies(plan):
        asked = rows.get(reply.matrix)
        if asked is None:
            continue
        for row in reply.content.answers:
            if row not in asked:
                near = perhaps(row, tuple(asked))
                message = Message("`{matrix}` has no row `{row}`{near}", matrix=reply.matrix, row=row, near=near)
                yield Blame((reply.address / "answers" / row).key(), message, about=reply.about)


@rule("WP123", Severity.WARNING)
def submitted_without_date(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A matrix is marked as submitted and has no day of submission.

    Why: Nobody can say later whether it came in time.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: submitted}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol: {status: submitted, submitted: 2017-07-18}
    """
    for reply in given_replies(plan):
        if reply.content.status == "submitted" and reply.content.submitted is None:
            message = Message("`submitted:` must say on which day")
            yield Blame(reply.address / "status", message, about=reply.about)


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
    for reply in given_replies(plan):
        if reply.content.status == "draft" and reply.content.submitted is not None:
            related = Related(reply.address / "status", Message("marked as a draft here"))
            message = Message("a draft has no day of submission")
            yield Blame(reply.address / "submitted", message, (related,), reply.about)


@rule("WP153", Severity.WARNING)
def reply_without_status(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country answers to a matrix and does not say whether the answers are a draft or submitted.

    Why: They may be shown and not quoted as the country's word: nobody can tell whether it has released them.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            answers:
              p-1: {status: yes, citation: "Act 7, article 3"}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: "Act 7, article 3"}
    """
    for reply in given_replies(plan):
        if reply.content.status is None:
            message = Message("`status` must say whether this is a draft or submitted")
            yield Blame(reply.address.key(), message, about=reply.about)


RULES = (
    matrix_data_missing,
    unknown_matrix,
    unknown_row,
    submitted_without_date,
    draft_with_submission_date,
    reply_without_status,
)
