"""What every country says of every treaty: its signature and its deposit."""

from collections.abc import Iterator
from typing import NamedTuple

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import PlannedMatrix, WorkPlan
from workplan_cli.models.country import Answer
from workplan_cli.models.matrix import Treaty

Step = tuple[Answer, Address]
"""What is said of a signature or a deposit, and where."""


class Joining(NamedTuple):
    """What one country says of one treaty."""

    country: str
    matrix: str
    treaty: Treaty
    signature: Step | None
    deposit: Step | None

    @property
    def about(self) -> frozenset[str]:
        """What a waiver names."""
        return frozenset((self.country, self.matrix))


def joinings(plan: WorkPlan) -> Iterator[Joining]:
    """Every treaty that a matrix lists, for every country that answers to the matrix."""
    for matrix in plan.matrices:
        steps = {(row.treaty, row.step): row.id for row in matrix.content.rows if row.treaty and row.step}
        for name, treaty in matrix.content.treaties.items():
            for member in plan.members:
                if member.submission is None or member.code not in matrix.replies:
                    continue
                address = member.submission.address / "matrices" / matrix.content.id / "answers"
                signature = _said(matrix, member.code, steps.get((name, "signature")), address)
                deposit = _said(matrix, member.code, steps.get((name, "deposit")), address)
                yield Joining(member.code, matrix.content.id, treaty, signature, deposit)


def _said(matrix: PlannedMatrix, country: str, row: str | None, address: Address) -> Step | None:
    answer = matrix.answer(country, row) if row else None
    return (answer, address / row) if answer and row else None
