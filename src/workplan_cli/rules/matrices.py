"""WP140 to WP144: the files of the matrices, and how files are named."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from re import match

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule


@rule("WP140", Severity.ERROR)
def matrix_given_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two files under `data/matrices/` have the same id.

    Why: Only one of them is asked and printed.

    Wrong:
        # data/matrices/second-protocol.yaml
        id: protocol
        title: Second protocol
        rows: [{id: q-1, text: Trafficking is an offence}]

    Right:
        # data/matrices/second-protocol.yaml
        id: second-protocol
        title: Second protocol
        rows: [{id: q-1, text: Trafficking is an offence}]
    """
    first: dict[str, Address] = {}
    for submission in plan.submissions.matrices:
        address = submission.address / "id"
        other = first.setdefault(submission.content.id, address)
        if other is not address:
            message = Message("another matrix has the id `{id}`", id=submission.content.id)
            related = Related(other, Message("the other matrix"))
            yield Blame(address, message, (related,), frozenset((submission.content.id,)))


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
          - {id: p-1, text: Smuggling is an offence}
          - {id: p-1, text: Migrants are not punished}

    Right:
        # data/matrices/protocol.yaml
        id: protocol
        title: Protocol
        rows:
          - {id: p-1, text: Smuggling is an offence}
          - {id: p-2, text: Migrants are not punished}
    """
    for submission in plan.submissions.matrices:
        first: dict[str, Address] = {}
        for index, row in enumerate(submission.content.rows):
            address = submission.address / "rows" / index / "id"
            other = first.setdefault(row.id, address)
            if other is not address:
                message = Message("another row of this matrix has the id `{id}`", id=row.id)
                related = Related(other, Message("the other row"))
                yield Blame(address, message, (related,), frozenset((submission.content.id,)))


@rule("WP142", Severity.WARNING)
def matrix_without_rows(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A matrix asks nothing: it has no rows.

    Why: Its grid is left out of the document, and no country owes anything.

    Wrong:
        # data/matrices/protocol-2.yaml
        id: protocol-2
        title: Second protocol

    Right:
        # data/matrices/protocol-2.yaml
        id: protocol-2
        title: Second protocol
        rows: [{id: q-1, text: Trafficking is an offence}]
    """
    for submission in plan.submissions.matrices:
        if not submission.content.rows:
            message = Message("the matrix `{id}` has no rows", id=submission.content.id)
            yield Blame(submission.address / "id", message, about=frozenset((submission.content.id,)))


@rule("WP143", Severity.WARNING)
def row_text_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two rows of a matrix ask the same in the same words, under the same topic.

    Why: Countries would answer twice, or a row was copied and its text not changed.

    Wrong:
        # data/matrices/protocol.yaml
        id: protocol
        title: Protocol
        rows:
          - {id: p-1, text: Smuggling is an offence}
          - {id: p-2, text: Smuggling is an offence}

    Right:
        # data/matrices/protocol.yaml
        id: protocol
        title: Protocol
        rows:
          - {id: p-1, text: Smuggling is an offence}
          - {id: p-2, text: Migrants are not punished}
    """
    for submission in plan.submissions.matrices:
        first: dict[tuple[object, ...], Address] = {}
        for index, row in enumerate(submission.content.rows):
            address = submission.address / "rows" / index / "text"
            asked = (*sorted(row.text.items()), *sorted((row.topic or {}).items()), row.treaty, row.step)
            other = first.setdefault(asked, address)
            if other is not address:
                related = Related(other, Message("the other row"))
                message = Message("another row asks the same in the same words")
                yield Blame(address, message, (related,), frozenset((submission.content.id,)))


@rule("WP144", Severity.NOTE)
def file_named_otherwise(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The file of a matrix is not named as its id, or that of a theme does not begin with its number.

    Why: Only what stands in the file counts. But whoever looks for theme 2 opens the file that begins with 2.

    Wrong:
        # data/matrices/protocol-2.yaml
        id: second-protocol
        title: Second protocol
        rows: [{id: q-1, text: Trafficking is an offence}]

    Right:
        # data/matrices/second-protocol.yaml
        id: second-protocol
        title: Second protocol
        rows: [{id: q-1, text: Trafficking is an offence}]
    """
    matrices = Counter(each.content.id for each in plan.submissions.matrices)
    for matrix in plan.submissions.matrices:
        name = matrix.content.id
        if PurePosixPath(matrix.file).stem != name and matrices[name] == 1:
            message = Message("the file of `{id}` is expected to be named {name}", id=name, name=f"{name}.yaml")
            yield Blame(matrix.address / "id", message, about=frozenset((name,)))
    themes = Counter(each.content.theme for each in plan.submissions.themes)
    for theme in plan.submissions.themes:
        number, leading = theme.content.theme, match(r"\d+", PurePosixPath(theme.file).name)
        if themes[number] == 1 and (leading is None or int(leading[0]) != number):
            message = Message("the file of theme {number} is expected to begin with {number}", number=number)
            yield Blame(theme.address / "theme", message)


RULES = (matrix_given_twice, row_given_twice, matrix_without_rows, row_text_twice, file_named_otherwise)
