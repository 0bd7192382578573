"""The form of a Member Country: what it is asked, and what is known of it already."""

from collections.abc import Mapping
from itertools import chain

from workplan_cli.consolidation.disclosure import highest_label
from workplan_cli.consolidation.workplan import PlannedAction, PlannedMatrix, WorkPlan
from workplan_cli.forms import words
from workplan_cli.forms.filled import filled, said
from workplan_cli.forms.form import NEW, Column, Form, Kind, Row, Table
from workplan_cli.language import Translate, country_name, translation
from workplan_cli.models.country import CountryFile, Delegate, FocalPoint, MatrixReply, Position
from workplan_cli.models.matrix import Row as Asked
from workplan_cli.models.words import LABELS

_SPARE_DELEGATES = 8

ANSWERS, MATRICES, FOCAL_POINT, DELEGATION, POSITIONS = "answers", "matrices", "focal_point", "delegation", "positions"
"""Keys of the tables; that of the answers to a matrix is followed by a slash and the matrix."""


class CountryForms:
    """The forms of the members in one language; what all of them are asked is put together once."""

    def __init__(self, plan: WorkPlan, language: str) -> None:
        self.plan = plan
        self.language = language
        self.say = translation(language)
        asked = chain((each.content for each in plan.matrices), (each.content for each in plan.themes))
        self.label = highest_label(plan.plan, ((each, each.tlp) for each in asked))
        """The highest label of the matrices and the actions."""
        self.actions = _Actions(plan, language, self.say)

    def form(self, code: str, seats: tuple[int, ...] | None = None) -> Form:
        """The form of a member, with what the plan shows of its file.

        `seats` are the places in the file of the delegates that are shown; by default all of them.
        """
        plan, language, say = self.plan, self.language, self.say
        member = next(each for each in plan.members if each.code == code)
        content = member.submission.content if member.submission else CountryFile(country=code)
        name = country_name(code, language)
        return Form(
            subject="country",
            name=code,
            plan=plan.plan.id,
            language=language,
            title=f"{name}: {said(plan.plan.title, language)}" if plan.plan.title else name,
            remarks=_remarks(say),
            tables=(
                _matrices(plan, content, language, say),
                *(_answers(matrix, code, language, say) for matrix in plan.matrices),
                _focal_point(content, language, say),
                _delegation(plan, content, language, say, seats or tuple(range(len(content.delegation)))),
                self.actions.table(code, content.positions),
            ),
            label=max(self.label, highest_label(plan.plan, [(content, content.tlp)]), key=LABELS.index),
            paper=plan.plan.paper,
        )


def _remarks(say: Translate) -> tuple[str, ...]:
    return (
        say("Only the yellow cells can be filled in. Grey cells explain what is asked."),
        say("A yellow cell that you leave empty means: not known yet. An empty answer is never taken for a no."),
        say("Where a small arrow appears beside a cell, choose a word from the list. Write dates as 2017-07-21."),
        say("Emptying a cell that was filled in takes its content back."),
        say("Please do not copy sheets, insert rows or write formulas: the form could not be read any more."),
        say("When you have finished, save the file in the same format (.xlsx) and send it back by e-mail."),
    )


def _matrices(plan: WorkPlan, content: CountryFile, language: str, say: Translate) -> Table:
    columns = (
        Column("title", say("Matrix"), Kind.SHOWN, 60),
        Column("deadline", say("Deadline"), Kind.SHOWN, 14),
        Column("status", say("Is it complete?"), Kind.CHOICE, 26, words.said(words.REPLY, say)),
        Column("submitted", say("Handed in on"), Kind.DAY, 14),
    )
    rows = []
    for matrix in plan.matrices:
        reply = content.matrices.get(matrix.content.id, MatrixReply())
        cells, closed = filled(reply, columns, language)
        due = max((day for day in (matrix.content.deadline, reply.extension) if day is not None), default=None)
        about = {
            "title": said(matrix.content.title, language),
            "deadline": due.isoformat() if due is not None and matrix.content.deadline else "",
        }
        rows.append(Row(matrix.content.id, (MATRICES, matrix.content.id), cells | about, closed))
    remarks = (say("Say here which matrices are complete, and on which day you hand them in."),)
    return Table(MATRICES, say("Handing in"), remarks, columns, tuple(rows))


def _answers(matrix: PlannedMatrix, code: str, language: str, say: Translate) -> Table:
    deposits = any(row.step == "deposit" for row in matrix.content.rows)
    columns = tuple(each for each in answer_columns(matrix, say) if deposits or each.key != "act")
    reply = matrix.replies.get(code, MatrixReply())
    rows = []
    for asked in matrix.asked(code):
        cells, closed = filled(reply.answers.get(asked.id), columns, language)
        route = (MATRICES, matrix.content.id, "answers", asked.id)
        rows.append(Row(asked.id, route, cells | _question(asked, language, say), closed))
    remarks = [
        said(matrix.content.instrument.name, language) if matrix.content.instrument else "",
        said(matrix.content.note, language),
        say("Choose an answer for every row. “{no}” and “{in_part}” need an explanation.").format(
            no=words.STATUS["no"].said(say), in_part=words.STATUS["in_part"].said(say)
        ),
    ]
    title = said(matrix.content.title, language)
    return Table(f"{ANSWERS}/{matrix.content.id}", title, tuple(each for each in remarks if each), columns, tuple(rows))


def answer_columns(matrix: PlannedMatrix, say: Translate) -> tuple[Column, ...]:
    """What is asked in every row of a matrix."""
    referring = any(row.reference for row in matrix.content.rows)
    return (
        *((Column("reference", say("Article"), Kind.SHOWN, 9),) if referring else ()),
        Column("text", say("What is asked"), Kind.SHOWN, 40),
        Column("status", say("Answer"), Kind.CHOICE, 12, words.said(words.STATUS, say)),
        Column("citation", say("Law, with its number and article"), Kind.LINE, 26),
        Column("date", say("Date"), Kind.DAY, 11),
        Column("act", say("By which act"), Kind.CHOICE, 12, words.said(words.ACT, say)),
        Column("note", say("Explanation"), Kind.TEXT, 32),
        Column("source", say("Source"), Kind.TEXT, 22),
        Column("as_of", say("Valid as of"), Kind.DAY, 11),
        Column("verified", say("Checked against the source?"), Kind.FLAG, 12, words.said(words.FLAG, say)),
    )


def _question(asked: Asked, language: str, say: Translate) -> dict[str, str]:
    topic = said(asked.topic, language)
    text = said(asked.text, language)
    required = words.said(words.REQUIRED, say)
    needs = ", ".join(required[each] for each in asked.requires)
    lines = (f"{topic}:" if topic else "", text, say("Please give: {needs}").format(needs=needs) if needs else "")
    return {"reference": asked.reference or "", "text": "\n".join(line for line in lines if line)}


def _focal_point(content: CountryFile, language: str, say: Translate) -> Table:
    columns = _person_columns(say)
    cells, closed = filled(content.focal_point or FocalPoint(), columns, language)
    remarks = (say("Whom the secretariat writes to: one person, with one e-mail address."),)
    rows = (Row(FOCAL_POINT, (FOCAL_POINT,), cells, closed),)
    return Table(FOCAL_POINT, say("Focal point"), remarks, columns, rows)


def _person_columns(say: Translate) -> tuple[Column, ...]:
    return (
        Column("name", say("Name"), Kind.LINE, 32),
        Column("position", say("Post"), Kind.TEXT, 32),
        Column("institution", say("Institution"), Kind.TEXT, 36),
        Column("email", say("E-mail"), Kind.LINE, 30),
        Column("phone", say("Telephone"), Kind.LINE, 20),
    )


def _delegation(plan: WorkPlan, content: CountryFile, language: str, say: Translate, seats: tuple[int, ...]) -> Table:
    profiles = {profile: said(name, language) for profile, name in plan.plan.profiles.items()}
    columns = (Column("profile", say("Profile"), Kind.CHOICE, 28, profiles), *_person_columns(say))
    rows = []
    for place, delegate in zip(seats, content.delegation, strict=True):
        cells, closed = filled(delegate, columns, language)
        rows.append(Row(str(place), (DELEGATION, place), cells, closed))
    empty, _ = filled(Delegate(), columns, language)
    spare = (Row(f"{NEW}{number}", (DELEGATION, f"{NEW}{number}"), empty) for number in range(1, _SPARE_DELEGATES + 1))
    remarks = (say("Whom the country sends to the workshop, one person a row. Choose the profile from the list."),)
    return Table(DELEGATION, say("Delegation"), remarks, columns, (*rows, *spare))


class _Actions:
    """The actions that countries are asked about; a row that a country says nothing in yet is the same in all forms."""

    def __init__(self, plan: WorkPlan, language: str, say: Translate) -> None:
        self.language = language
        self.say = say
        self.columns = (
            Column("id", say("Action"), Kind.SHOWN, 10),
            Column("title", say("Title"), Kind.SHOWN, 56),
            Column("leads", say("Led by"), Kind.SHOWN, 18),
            Column("position", say("What does the country do?"), Kind.CHOICE, 24, words.said(words.STAND, say)),
            Column("note", say("Reservation or reason"), Kind.TEXT, 44),
        )
        self.unstated = [(each, self.row(each, None)) for each in plan.actions() if not each.withdrawn]

    def table(self, code: str, stated: Mapping[str, Position]) -> Table:
        """What a country is asked: the actions that concern it, and those that it has said something of."""
        rows = (
            self.row(action, stated[id_]) if (id_ := row.id) in stated else row
            for action, row in self.unstated
            if code in action.countries or code in action.content.lead or row.id in stated
        )
        remarks = (
            self.say("Say of every action whether the country takes part. A reservation needs a note."),
            self.say("The actions as the working groups have proposed them so far."),
        )
        return Table(POSITIONS, self.say("Positions"), remarks, self.columns, tuple(rows))

    def row(self, action: PlannedAction, stated: Position | None) -> Row:
        """An action, and what a country says of it."""
        cells, closed = filled(stated, self.columns, self.language)
        title = said(action.content.title, self.language)
        about = {"id": action.id, "title": title, "leads": ", ".join(action.content.lead)}
        return Row(action.id, (POSITIONS, action.id), cells | about, closed)
