"""The comparative matrices as tables: one a matrix, a line for each question to each country."""

from collections.abc import Iterator
from typing import Final

from workplan_cli.consolidation.workplan import Member, PlannedMatrix, WorkPlan
from workplan_cli.documents.tables.table import Column, Table, Value, told
from workplan_cli.documents.view.matrices import row_refs
from workplan_cli.documents.wording import Wording
from workplan_cli.models.country import Answer
from workplan_cli.models.matrix import Row

_WIDTHS: Final = (6, 18, 14, 10, 20, 50, 16, 14, 30, 12, 14, 50, 30, 12, 10)
_KEPT: Final = 3
"""The country and the row."""


def answer_tables(plan: WorkPlan, wording: Wording) -> tuple[Table, ...]:
    """One table a matrix: every question that a country was asked, also where it has not answered."""
    members = {member.code: member for member in plan.members}
    ordered = [members[code] for code in wording.in_order(members)]
    columns = tuple(map(Column, _headings(wording), _WIDTHS))
    return tuple(
        Table(
            matrix.content.id,
            told(wording, matrix.content.title) or matrix.content.id,
            columns,
            tuple(_Lines(matrix, wording).of_all(ordered)),
            kept=_KEPT,
        )
        for matrix in plan.matrices
    )


def _headings(wording: Wording) -> tuple[str, ...]:
    label = wording.label
    return (
        label("Code"),
        label("Country"),
        label("Row"),
        label("Reference"),
        label("Topic"),
        label("What is asked"),
        label("Obligation"),
        label("Answer"),
        label("Citation"),
        label("Date"),
        label("Act"),
        label("Note"),
        label("Source"),
        label("As of"),
        label("Verified"),
    )


class _Lines:
    """The lines of one matrix."""

    def __init__(self, matrix: PlannedMatrix, wording: Wording) -> None:
        label = wording.label
        self.matrix = matrix
        self.wording = wording
        self.refs = row_refs(matrix)
        self.words = {
            "yes": label("yes"),
            "in_part": label("in part"),
            "no": label("no"),
            "not_applicable": label("not applicable"),
            "mandatory": label("mandatory"),
            "consider": label("to be considered"),
            "endeavour": label("to be endeavoured"),
            "ratification": label("ratification"),
            "accession": label("accession"),
            "acceptance": label("acceptance"),
            "approval": label("approval"),
            "succession": label("succession"),
        }
        self.verified = {True: label("yes"), False: label("no"), None: None}

    def of_all(self, members: list[Member]) -> Iterator[tuple[Value, ...]]:
        """Row by row, the countries below each other. Of a country whose file cannot be used nothing is known."""
        asked = {member.code: {row.id for row in self.matrix.asked(member.code)} for member in members}
        for row in self.matrix.content.rows:
            for member in members:
                if row.id in asked[member.code] and not member.unknown:
                    yield self.line(member.code, row)

    def line(self, country: str, row: Row) -> tuple[Value, ...]:
        """One question and what the country says to it."""
        return (
            country,
            self.wording.country(country),
            row.id,
            self.refs[row.id],
            told(self.wording, row.topic),
            told(self.wording, row.text),
            self.words.get(row.obligation or ""),
            *self._answer(self.matrix.answer(country, row.id)),
        )

    def _answer(self, answer: Answer | None) -> tuple[Value, ...]:
        if answer is None:
            return (self.wording.label("not answered"), *[None] * 7)
        return (
            self.words.get(answer.status or ""),
            answer.citation,
            answer.date,
            self.words.get(answer.act or ""),
            told(self.wording, answer.note),
            told(self.wording, answer.source),
            answer.as_of,
            self.verified[answer.verified],
        )
