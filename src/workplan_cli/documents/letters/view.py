"""What the template of a letter may see."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal

from workplan_cli.consolidation.disclosure import highest_label
from workplan_cli.consolidation.workplan import Member, PlannedMatrix, WorkPlan
from workplan_cli.documents.view.matrices import row_refs
from workplan_cli.documents.view.names import Names, PersonView
from workplan_cli.documents.wording import Said, Wording
from workplan_cli.models.country import CountryFile
from workplan_cli.models.plan import Stage
from workplan_cli.models.words import Record, Tlp
from workplan_cli.reminders import Reminder, Standing

Tone = Literal["ahead", "first", "again", "last"]


@dataclass(frozen=True, slots=True)
class AskedView:
    """A row that is not answered, or whose answer lacks something."""

    ref: str
    """The article as its matrix writes it; where it names none, the number of the row in the matrix."""
    text: Said
    lacks: tuple[str, ...] = ()
    """Which of citation, date and note."""


@dataclass(frozen=True, slots=True)
class OpenMatrixView:
    """A matrix of which something is left to ask for."""

    title: Said
    missing: int
    total: int
    deadline: str | None
    extended: bool
    """Whether the deadline is a later one that was granted to the country."""
    days_overdue: int
    draft: bool
    """Whether there are answers that nobody has handed in."""
    questions: tuple[AskedView, ...]
    """The rows that are not answered."""
    unfinished: tuple[AskedView, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """One letter to one country."""

    language: str
    code: str
    country: str
    plan: Said
    organisation: Said | None
    body: Said | None
    day: str
    label: Tlp
    """The highest label of anything in the letter."""
    tone: Tone
    """`ahead` of every deadline; then `first`, `again` or `last` by how many of the plan's later stages have begun."""
    recipient: PersonView | None
    """The focal point; None where none is known or may be named."""
    matrices: tuple[OpenMatrixView, ...]
    missing: int
    """Rows that are not answered, of all matrices."""
    days_overdue: int
    """Of the matrix that is the longest overdue."""
    drafts: bool
    """Whether any of the matrices is a draft."""
    compiled_by: str | None
    """Who filled the country's file in from public sources; None where the country did."""
    focal_point: str | None
    """`missing` or `out of reach`."""
    profiles: tuple[Said, ...]
    """Whom the country has still to name for the workshop."""
    workshop_period: str | None
    workshop_place: Said | None
    sent: tuple[str, ...]
    """The days of earlier reminders of these matrices."""
    reply_to: str | None
    has_form: bool
    """Whether a form to fill in comes with the letter."""


def tone_of(stages: Sequence[Stage], since_deadline: int | None) -> Tone:
    """How a letter speaks, so many days after the oldest deadline. Names of stages are a plan's own and say nothing."""
    if since_deadline is None or since_deadline <= 0:
        return "ahead"
    late = [stage.days for stage in stages if stage.days >= 0]
    begun = sum(days <= since_deadline for days in late)
    if begun <= 1:
        return "first"
    return "last" if begun == len(late) else "again"


class Letters:
    """Makes the letters of a plan of which only what their readers may see is left."""

    def __init__(self, plan: WorkPlan, as_of: date) -> None:
        self.plan = plan
        self.as_of = as_of
        self.members: Mapping[str, Member] = {member.code: member for member in plan.members}
        self.matrices = {matrix.content.id: matrix for matrix in plan.matrices}
        issued = plan.submissions.issued
        self.issued = frozenset(issued.content if issued else ())
        self._tongues: dict[str, _Tongue] = {}
        self._labels: dict[str, Tlp] = {}

    def letter(self, standing: Standing, language: str, *, has_form: bool) -> LetterView:
        """What is open with a country, in a language. What is not in the plan that readers see is not named."""
        plan, member = self.plan.plan, self.members[standing.country]
        tongue = self._tongues.setdefault(language, _Tongue(self.plan, language))
        wording, names = tongue.wording, tongue.names
        shown = [each for each in map(self._seen, standing.reminders) if each is not None and each.open]
        since = [(self.as_of - each.deadline).days for each in shown if each.deadline]
        matrices = tuple(self._matrix(each, tongue) for each in shown)
        compiled = member.submission.content.compiled if member.submission else None
        workshop = plan.workshop
        return LetterView(
            language=language,
            code=standing.country,
            country=wording.country(standing.country),
            plan=wording.text(plan.title) or Said(plan.id),
            organisation=wording.text(plan.organisation),
            body=wording.text(plan.body),
            day=wording.day(self.as_of) or "",
            label=self._label(member, shown),
            tone=tone_of(plan.reminders.stages, max(since, default=None)),
            recipient=names.focal_point(member),
            matrices=matrices,
            missing=sum(each.missing for each in matrices),
            days_overdue=max((each.days_overdue for each in matrices), default=0),
            drafts=any(each.draft for each in matrices),
            compiled_by=tongue.body(compiled.by) if compiled and compiled.by else None,
            focal_point=standing.focal_point,
            profiles=wording.texts(plan.profiles[each] for each in standing.delegation if each in plan.profiles),
            workshop_period=wording.period(workshop.period) if workshop else None,
            workshop_place=wording.text(workshop.place) if workshop else None,
            sent=tuple(wording.day(each) or "" for each in sorted({sent.date for each in shown for sent in each.sent})),
            reply_to=plan.reminders.reply_to,
            has_form=has_form,
        )

    def _seen(self, reminder: Reminder) -> Reminder | None:
        """What is open in a matrix without the rows and earlier reminders that readers do not see."""
        matrix = self.matrices.get(reminder.matrix)
        if matrix is None:
            return None
        rows = {row.id for row in matrix.content.rows}
        return replace(
            reminder,
            missing=tuple(row for row in reminder.missing if row.id in rows),
            total=len(matrix.asked(reminder.country)),
            unfinished=tuple(each for each in reminder.unfinished if each.row.id in rows),
            sent=tuple(each for each in reminder.sent if each in self.issued),
        )

    def _matrix(self, reminder: Reminder, tongue: "_Tongue") -> OpenMatrixView:
        wording = tongue.wording
        questions = tongue.questions(self.matrices[reminder.matrix])
        return OpenMatrixView(
            title=wording.text(self.matrices[reminder.matrix].content.title) or Said(reminder.matrix),
            missing=len(reminder.missing),
            total=reminder.total,
            deadline=wording.day(reminder.deadline),
            extended=reminder.extended,
            days_overdue=reminder.days_overdue,
            draft=reminder.draft,
            questions=tuple(questions[row.id] for row in reminder.missing),
            unfinished=tuple(
                AskedView(questions[each.row.id].ref, questions[each.row.id].text, each.lacks)
                for each in reminder.unfinished
            ),
        )

    def _label(self, member: Member, shown: Sequence[Reminder]) -> Tlp:
        """The highest label of the plan, of the matrices that are named, and of whom the letter is addressed to."""

        def records() -> Iterator[tuple[Record, Tlp | None]]:
            plan = self.plan.plan
            for each in shown:
                yield self.matrices[each.matrix].content, None
                yield from ((sent, None) for sent in each.sent)
            if plan.workshop:
                yield plan.workshop.model_copy(update={"sessions": ()}), None
            yield plan.reminders, None
            if member.submission:
                yield from self._of_file(member.submission.content)

        return highest_label(self.plan.plan, records())

    def _of_file(self, content: CountryFile) -> Iterator[tuple[Record, Tlp | None]]:
        """What a letter prints of a country's file."""
        if content.focal_point:
            yield content.focal_point.model_copy(update={"phone": None}), content.tlp
        if content.compiled:
            yield content.compiled, content.tlp
            partner = self.plan.plan.partners.get(content.compiled.by or "")
            yield from ((partner, None),) if partner else ()


class _Tongue:
    """What is the same in all letters in one language."""

    def __init__(self, plan: WorkPlan, language: str) -> None:
        self.wording = Wording(language, plan.plan.languages)
        self._plan = plan
        self._questions: dict[str, dict[str, AskedView]] = {}

    @cached_property
    def names(self) -> Names:
        return Names(self._plan, self.wording)

    def body(self, partner: str) -> str:
        """The full name of a partner, else what it is called."""
        found = self._plan.plan.partners.get(partner)
        return self.wording.text(found.full_name if found else None) or self.names.of(partner)

    def questions(self, matrix: PlannedMatrix) -> Mapping[str, AskedView]:
        """The rows of a matrix by id."""
        name = matrix.content.id
        if name not in self._questions:
            refs = row_refs(matrix)
            self._questions[name] = {
                row.id: AskedView(refs[row.id], self.wording.text(row.text) or Said("")) for row in matrix.content.rows
            }
        return self._questions[name]
