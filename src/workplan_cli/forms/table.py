"""A table of one matrix, a line for each country and row, as an office keeps it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from workplan_cli.address import START, Address
from workplan_cli.consolidation.workplan import PlannedMatrix, WorkPlan
from workplan_cli.findings import Blame, Finding, Message, found
from workplan_cli.forms.compare import Change
from workplan_cli.forms.country import ANSWERS, MATRICES, answer_columns
from workplan_cli.forms.fields import UnreadableCellError, folded, typed
from workplan_cli.forms.form import Column, Kind
from workplan_cli.forms.lines import Written, records
from workplan_cli.language import country_name, translation
from workplan_cli.loading.characters import decode
from workplan_cli.loading.draft import Plain
from workplan_cli.rules.forms import not_on_the_list, unknown_heading, unknown_line

COUNTRY, ROW = "country", "row"
_GUARDED = re.compile(r"'[=+@-]")
"""How a table, ours too, keeps a spreadsheet from taking a text for a formula."""
_ALSO = {
    COUNTRY: (Message("Country"),),
    ROW: (Message("Row"), Message("Article")),
    "status": (Message("Status"), Message("Answer")),
    "citation": (Message("Citation"),),
    "act": (Message("Act"),),
    "note": (Message("Note"),),
    "as_of": (Message("As of"),),
    "verified": (Message("Verified"),),
    "": (
        Message("Matrix"),
        Message("Code"),
        Message("Reference"),
        Message("Topic"),
        Message("What is asked"),
        Message("Obligation"),
    ),
}
"""What columns may be called besides; under the empty name, those of our own tables that answer nothing."""
_NOT_ANSWERED = Message("not answered")


@dataclass(frozen=True, slots=True)
class Names:
    """What the words of a table mean: headings, countries and rows, in each of the languages."""

    headings: Mapping[str, str]
    countries: Mapping[str, str]
    rows: Mapping[str, str]


def names_of(plan: WorkPlan, matrix: PlannedMatrix, languages: Iterable[str]) -> Names:
    """The words that are understood. An article that several rows have means none of them."""
    headings = {folded(each): each for each in ("matrix", "text", "topic", "reference", "title", "tlp")}
    headings = dict.fromkeys(headings, "")
    countries = {folded(each.code): each.code for each in plan.members}
    for language in languages:
        say = translation(language)
        columns = [each for each in answer_columns(matrix, say) if each.kind is not Kind.SHOWN]
        headings |= {folded(name): column.key for column in columns for name in (column.key, column.heading)}
        headings |= {folded(name.said(say)): key for key, names in _ALSO.items() for name in names}
        countries |= {folded(country_name(each.code, language)): each.code for each in plan.members}
    rows: dict[str, str] = {}
    for row in matrix.content.rows:
        name = folded(row.reference or row.id)
        rows[name] = "" if name in rows else row.id
    rows |= {folded(row.id): row.id for row in matrix.content.rows}
    return Names(headings | {COUNTRY: COUNTRY, ROW: ROW}, countries, rows)


class Table:
    """A file with answers to one matrix; its words may be in any of the languages."""

    def __init__(self, file: str, plan: WorkPlan, matrix: PlannedMatrix, languages: tuple[str, ...]) -> None:
        self.file = file
        self.matrix = matrix.content.id
        self.planned = matrix
        self.unanswered = {folded(_NOT_ANSWERED.said(translation(each))) for each in languages}
        self.names = names_of(plan, matrix, languages)
        self.columns = [{each.key: each for each in answer_columns(matrix, translation(one))} for one in languages]
        self.seen: set[tuple[str, str]] = set()

    def read(self, raw: bytes) -> Iterator[tuple[str, Change] | Finding]:
        """Each change with the country that makes it, or what is wrong with the table.

        An empty cell changes nothing: an office's own table need not have everything that the plan knows.
        """
        text = decode(Address(self.file), raw)
        if isinstance(text, list):
            yield from text
            return
        lines = records(text.text)
        headings = next(lines, [])
        wrong = list(self.wrong_headings(headings))
        yield from wrong
        if not wrong:
            keys = [self.names.headings[folded(each.text)] for each in headings]
            for line in lines:
                yield from self.answer(line, keys)

    def wrong_headings(self, headings: list[Written]) -> Iterator[Finding]:
        """What is wrong with the first line."""
        seen: set[str] = set()
        for heading in headings:
            key = self.names.headings.get(folded(heading.text))
            if key is None:
                message = Message("`{heading}` is no column of a table of answers", heading=heading.text[:40])
            elif key and key in seen:
                message = Message("the column `{heading}` stands twice", heading=heading.text[:40])
            else:
                seen.add(key)
                continue
            yield found(unknown_heading, Blame(self.address(heading), unknown_heading(message)))
        for key in sorted({COUNTRY, ROW} - seen):
            message = Message("there is no column `{heading}`", heading=key)
            yield found(unknown_heading, Blame(Address(self.file, place=START), unknown_heading(message)))

    def answer(self, line: list[Written], keys: list[str]) -> Iterator[tuple[str, Change] | Finding]:
        """One line: the answer of a country to a row."""
        cells = {key: cell for key, cell in zip(keys, line, strict=False) if key}
        country = self.names.countries.get(folded(cells[COUNTRY].text)) if COUNTRY in cells else None
        row = self.names.rows.get(folded(cells[ROW].text)) if ROW in cells else None
        if country is None:
            yield self.refused(cells.get(COUNTRY, line[0]), Message("no member of the plan is called so"))
        elif not row:
            message = Message("the matrix `{matrix}` has no row of this id or article alone", matrix=self.matrix)
            yield self.refused(cells.get(ROW, line[0]), message)
        elif len(line) > len(keys):
            message = Message("the line has more cells than the first line has headings")
            yield self.refused(line[len(keys)], message)
        elif (country, row) in self.seen:
            message = Message("{country} has answered the row `{row}` in a line above", country=country, row=row)
            yield self.refused(cells[ROW], message)
        else:
            self.seen.add((country, row))
            yield from self.changes(cells, country, row)

    def refused(self, cell: Written, message: Message) -> Finding:
        """Why a line cannot be taken, at one of its cells."""
        return found(unknown_line, Blame(self.address(cell), unknown_line(message)))

    def changes(self, cells: Mapping[str, Written], country: str, row: str) -> Iterator[tuple[str, Change] | Finding]:
        """What a line says that the file does not, and what of it means nothing."""
        for key, cell in cells.items():
            if key not in (COUNTRY, ROW) and cell.text.strip() and folded(cell.text) not in self.unanswered:
                try:
                    value, column = self.value(cell.text, key)
                except UnreadableCellError as fault:
                    yield found(not_on_the_list, Blame(self.address(cell), fault.message))
                else:
                    if column.kind is Kind.TEXT and value in self.known_texts(country, row, key):
                        continue  # a table says what the file says, perhaps in another of its languages
                    route = (MATRICES, self.matrix, ANSWERS, row)
                    yield country, Change(route, column, value, self.address(cell))

    def known_texts(self, country: str, row: str, key: str) -> tuple[str, ...]:
        """What the file says in a text, in each language, also as our tables mark one that is in another language."""
        reply = self.planned.replies.get(country)
        said = getattr(reply.answers.get(row), key, None) if reply else None
        return (*said.values(), *(f"{text} [{language}]" for language, text in said.items())) if said else ()

    def value(self, text: str, key: str) -> tuple[Plain, Column]:
        """What a cell means, in the first of the languages in which it means something."""
        if _GUARDED.match(text):
            text = text[1:]
        first, *others = (columns[key] for columns in self.columns)
        for column in others:
            with suppress(UnreadableCellError):
                return typed(text, first), first
            with suppress(UnreadableCellError):
                return typed(text, column), column
        return typed(text, first), first

    def address(self, cell: Written) -> Address:
        """Where a cell stands."""
        return Address(self.file, place=cell.place)
