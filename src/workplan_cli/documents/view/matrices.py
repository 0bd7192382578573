"""Comparative matrices as a document prints them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workplan_cli.consolidation.workplan import PlannedMatrix
from workplan_cli.documents.view.names import CountryView
from workplan_cli.documents.wording import Said, Wording
from workplan_cli.models.country import Answer
from workplan_cli.models.matrix import Matrix

SIGNS = {"yes": "✓", "in_part": "◐", "no": "✗", "not_applicable": "–"}
"""Beside the shade, for colour is never the only sign; a row without an answer is an empty cell."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """What a country says to a row."""

    country: CountryView
    status: str
    """yes, in_part, no or not_applicable."""
    sign: str
    citation: str | None
    date: str | None
    act: str | None
    """ratification, accession, acceptance, approval or succession."""
    note: Said | None
    source: Said | None
    as_of: str | None
    verified: bool | None
    """None where nobody says."""

    @property
    def has_words(self) -> bool:
        """Whether it has a citation or a note."""
        return bool(self.citation or self.note)


@dataclass(frozen=True, slots=True)
class RowView:
    """A question, and what the countries say to it."""

    id: str
    anchor: str
    ref: str
    """The article as its matrix writes it; where it names none, the number of the row in the matrix."""
    topic: Said | None
    text: Said
    obligation: str | None
    """mandatory, consider or endeavour."""
    answers: dict[str, AnswerView]
    """By code of country; a country that has not answered is not in it."""


@dataclass(frozen=True, slots=True)
class ReplyView:
    """How far a country is with a matrix."""

    country: CountryView
    answered: int
    asked: int
    status: str | None
    """draft or submitted; None where it has sent nothing."""
    submitted: str | None


@dataclass(frozen=True, slots=True)
class MatrixView:
    """A comparative matrix."""

    id: str
    anchor: str
    title: Said
    kind: str
    """treaties, indicators or legislation."""
    instrument: Said | None
    citation: str | None
    note: Said | None
    deadline: str | None
    rows: tuple[RowView, ...]
    replies: tuple[ReplyView, ...]
    """One a country, in order of name."""
    answered: int
    asked: int
    treaties: tuple[tuple[Said, str | None, str | None], ...]
    """Name, citation and day of entry into force, in the order in which the rows ask for them."""

    def reply(self, code: str) -> ReplyView:
        """How far the country with this code is."""
        return next(reply for reply in self.replies if reply.country.code == code)

    @property
    def has_answers(self) -> bool:
        """Whether any country has answered any row, as far as the reader may know."""
        return any(row.answers for row in self.rows)

    @property
    def has_words(self) -> bool:
        """Whether any answer has a citation or a note."""
        return any(answer.has_words for row in self.rows for answer in row.answers.values())

    @property
    def complete(self) -> int:
        """How many countries have answered every row, as far as the reader may know."""
        return sum(0 < reply.answered == reply.asked for reply in self.replies)

    @property
    def counts(self) -> dict[str, int]:
        """How many answers there are of each status."""
        given = Counter(answer.status for row in self.rows for answer in row.answers.values())
        return {status: given[status] for status in SIGNS}

    @property
    def gaps(self) -> tuple[tuple[RowView, AnswerView], ...]:
        """The answers `no` and `in_part` with their rows."""
        return tuple(
            (row, answer) for row in self.rows for answer in row.answers.values() if answer.status in ("no", "in_part")
        )

    @property
    def sources(self) -> tuple[Said, ...]:
        """Every source that an answer names, once."""
        named = (answer.source for row in self.rows for answer in row.answers.values())
        return tuple(dict.fromkeys(source for source in named if source))

    def topics(self) -> tuple[tuple[Said | None, tuple[RowView, ...]], ...]:
        """The rows in groups of the same topic, in the order in which each topic first appears."""
        groups: dict[str, list[RowView]] = {}
        for row in self.rows:
            groups.setdefault(row.topic or "", []).append(row)
        return tuple((rows[0].topic, tuple(rows)) for rows in groups.values())


def row_refs(matrix: PlannedMatrix) -> dict[str, str]:
    """How a document refers to each row of a matrix, by id."""
    return {row.id: row.reference or str(number) for number, row in enumerate(matrix.content.rows, start=1)}


def _place(matrix: Matrix, treaty: str) -> tuple[int, str]:
    """What a treaty is sorted by: the first row that asks for it, then its id."""
    asked = (number for number, row in enumerate(matrix.rows) if row.treaty == treaty)
    return next(asked, len(matrix.rows)), treaty


class Matrices:
    """Makes the views of one plan's matrices, in one language."""

    def __init__(self, wording: Wording, countries: Iterable[CountryView]) -> None:
        self.wording = wording
        self.countries = tuple(countries)

    def matrix(self, matrix: PlannedMatrix) -> MatrixView:
        """One matrix with all answers."""
        content, wording = matrix.content, self.wording
        replies = tuple(self._reply(matrix, country) for country in self.countries)
        instrument = content.instrument
        return MatrixView(
            id=content.id,
            anchor=f"matrix-{content.id}",
            title=wording.text(content.title) or Said(content.id),
            kind=content.kind,
            instrument=wording.text(instrument.name) if instrument else None,
            citation=instrument.citation if instrument else None,
            note=wording.text(content.note),
            deadline=wording.day(content.deadline),
            rows=tuple(self._rows(matrix)),
            replies=replies,
            answered=sum(reply.answered for reply in replies),
            asked=sum(reply.asked for reply in replies),
            treaties=tuple(
                (wording.text(treaty.name) or Said(treaty_id), treaty.citation, wording.day(treaty.in_force))
                for treaty_id, treaty in sorted(content.treaties.items(), key=lambda entry: _place(content, entry[0]))
            ),
        )

    def _rows(self, matrix: PlannedMatrix) -> Iterator[RowView]:
        wording, refs = self.wording, row_refs(matrix)
        for row in matrix.content.rows:
            answers = {
                country.code: self._answer(country, answer)
                for country in self.countries
                if (answer := matrix.answer(country.code, row.id)) is not None
            }
            yield RowView(
                id=row.id,
                anchor=f"row-{matrix.content.id}-{row.id}",
                ref=refs[row.id],
                topic=wording.text(row.topic),
                text=wording.text(row.text) or Said(row.id),
                obligation=row.obligation,
                answers=answers,
            )

    def _answer(self, country: CountryView, answer: Answer) -> AnswerView:
        wording, status = self.wording, answer.status or ""
        return AnswerView(
            country=country,
            status=status,
            sign=SIGNS[status],
            citation=answer.citation,
            date=wording.day(answer.date),
            act=answer.act,
            note=wording.text(answer.note),
            source=wording.text(answer.source),
            as_of=wording.day(answer.as_of),
            verified=answer.verified,
        )

    def _reply(self, matrix: PlannedMatrix, country: CountryView) -> ReplyView:
        asked = len(matrix.asked(country.code))
        reply = matrix.replies.get(country.code)
        return ReplyView(
            country=country,
            answered=asked - len(matrix.missing(country.code)),
            asked=asked,
            status=reply.status if reply else None,
            submitted=self.wording.day(reply.submitted) if reply else None,
        )
