"""Forms and tables brought into the files of a plan: what each is to say, and what is wrong with that."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from workplan_cli.address import START, Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.editing import UneditableError, edited, plain_data
from workplan_cli.findings import Blame, Finding, Message, Severity, found
from workplan_cli.forms.apply import Application
from workplan_cli.forms.compare import Change, changes_of
from workplan_cli.forms.country import MATRICES, CountryForms
from workplan_cli.forms.form import Form, Route
from workplan_cli.forms.returned import Returned, read_form
from workplan_cli.forms.table import Table
from workplan_cli.forms.theme import theme_form, whole
from workplan_cli.loading.fields import code_fields
from workplan_cli.loading.validate import MODELS, validate
from workplan_cli.models.kinds import Kind
from workplan_cli.models.submissions import Submission
from workplan_cli.rules.forms import changed_meanwhile, other_form


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that somebody sent: what it is called, its bytes, and for a table the matrix that it answers."""

    name: str
    raw: bytes
    matrix: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file of the plan as it is and as it is to be; one that is not there yet is empty."""

    file: str
    before: str
    after: str


Begin = Callable[[str, str], tuple[str, str]]
"""Country and language: the name of a file for it and what it begins with."""


@dataclass(slots=True)
class _Target:
    """A file of the plan and what is to be changed in it."""

    kind: Kind
    name: str
    """Code of the country or of the working group."""
    language: str
    """Of the first form that changes it."""
    changes: dict[Route, Change] = field(default_factory=dict)
    form: str = ""
    """The form that is brought into it: there can be one."""


class Bringing:
    """One run: what the files that were brought change in a plan."""

    def __init__(self, root: Path, plan: WorkPlan, begin: Begin, languages: tuple[str, ...]) -> None:
        self.root = root
        self.plan = plan
        self.begin = begin
        self.languages = languages
        self.forms: dict[str, CountryForms] = {}
        self.targets: dict[tuple[Kind, str], _Target] = {}
        self.findings: list[Finding] = []

    def bring(self, files: Iterable[Brought]) -> tuple[Proposal, ...]:
        """What each file of the plan is to say; the findings say what cannot be brought in."""
        for each in files:
            if each.matrix is None:
                self.form(read_form(each.name, each.raw))
            else:
                self.table(each, each.matrix)
        proposals = [self.proposal(target) for target in self.targets.values() if target.changes]
        return tuple(each for each in proposals if each is not None and each.before != each.after)

    def form(self, returned: Returned) -> None:
        """Take the changes of a form."""
        stamp = returned.stamp
        kind: Kind = "theme" if stamp.subject == "theme" else "country"
        if not returned.findings and (reason := self.why_not(kind, returned)):
            returned.refuse(reason)
        self.findings += returned.findings
        if returned.findings:
            return
        target = self.target(kind, stamp.name, stamp.language)
        if target.form:
            message = Message("{other} is a form of the same country or group; import one of them", other=target.form)
            self.findings.append(found(other_form, Blame(Address(returned.file, place=START), other_form(message))))
            return
        target.form, target.language = returned.file, stamp.language
        for each in changes_of(returned, self.current(kind, stamp.name, stamp.language)):
            self.take(target, each)

    def table(self, brought: Brought, matrix: str) -> None:
        """Take the changes of a table."""
        planned = next(each for each in self.plan.matrices if each.content.id == matrix)
        for each in Table(brought.name, self.plan, planned, self.languages).read(brought.raw):
            if isinstance(each, Finding):
                self.findings.append(each)
            else:
                country, change = each
                content = self.submission("country", country)
                language = (content.content.language if content else None) or self.plan.plan.languages[0]
                self.take(self.target("country", country, language), change)

    def take(self, target: _Target, change: Change | Finding) -> None:
        """Keep a change, unless another one of this run says something else."""
        if isinstance(change, Finding):
            self.findings.append(change)
            return
        place = (*change.route, *change.column.route)
        other = target.changes.setdefault(place, change)
        if other.value != change.value:
            where = other.address.where(other.address.place or START)
            message = Message("{file} says something else of the same", file=where)
            self.findings.append(found(changed_meanwhile, Blame(change.address, changed_meanwhile(message))))

    def why_not(self, kind: Kind, returned: Returned) -> Message | None:
        """Why a form is none of this plan."""
        stamp = returned.stamp
        if stamp.plan != self.plan.plan.id:
            return Message(
                "it is one of the plan `{given}`, and this is `{wanted}`", given=stamp.plan, wanted=self.plan.plan.id
            )
        if kind == "country":
            member = next((each for each in self.plan.members if each.code == stamp.name), None)
            if member is None:
                return Message("{name} is no member", name=stamp.name)
            return Message("the file of {name} cannot be read", name=stamp.name) if member.unknown else None
        if self.submission(kind, stamp.name) is None:
            return Message("there is no file of the working group {name} that can be read", name=stamp.name)
        return None

    def target(self, kind: Kind, name: str, language: str) -> _Target:
        """The file that a form or a line of a table is about."""
        return self.targets.setdefault((kind, name), _Target(kind, name, language))

    def current(self, kind: Kind, name: str, language: str) -> Form:
        """The form as it would be made today, with nothing left out."""
        if kind == "country":
            if language not in self.forms:
                self.forms[language] = CountryForms(self.plan, language)
            return self.forms[language].form(name)
        content = next(each.content for each in self.plan.themes if each.content.code == name)
        return theme_form(self.plan, content, whole(content), language)

    def submission(self, kind: Kind, name: str) -> Submission | None:  # type: ignore[type-arg] # of either kind
        """The file of a country or working group, if it is there and can be used."""
        if kind == "country":
            return next((each.submission for each in self.plan.members if each.code == name), None)
        return next((each.submission for each in self.plan.themes if each.content.code == name), None)

    def proposal(self, target: _Target) -> Proposal | None:
        """What a file is to say; None where it cannot say so, which the findings tell."""
        submission = self.submission(target.kind, target.name)
        if submission is None:
            file, begun = self.begin(target.name, target.language)
            before = ""
        else:
            file = submission.file
            before = begun = (self.root / file).read_bytes().decode()
        root = MODELS[target.kind]
        codes = code_fields(root)
        own = (submission.content.language if submission else target.language) or self.plan.plan.languages[0]
        application = Application(root, plain_data(begun, codes), target.language, own, self.order())
        application.make(target.changes.values())
        content, wrong = validate(file, target.kind, deepcopy(application.data), own)
        if content is None:
            self.findings += [_at_cell(each, application, target) for each in wrong]
            return None
        try:
            return Proposal(file, before, edited(begun, application.data, codes))
        except UneditableError as fault:
            reason = Message("{file} cannot be changed: {problem}", file=file, problem=str(fault))
            place = next(iter(target.changes.values())).address
            self.findings.append(found(other_form, Blame(place, other_form(reason))))
            return None

    def order(self) -> dict[Route, list[str]]:
        """In which order new answers and positions are written."""
        answers = {
            (MATRICES, matrix.content.id, "answers"): [row.id for row in matrix.content.rows]
            for matrix in self.plan.matrices
        }
        return answers | {
            (MATRICES,): [matrix.content.id for matrix in self.plan.matrices],
            ("positions",): [action.id for action in self.plan.actions()],
        }


def _at_cell(finding: Finding, application: Application, target: _Target) -> Finding:
    """A finding about a value, at the cell it comes from."""
    route = finding.address.route
    cells = application.addresses
    within = (cells[route[:end]] for end in range(len(route), 0, -1) if route[:end] in cells)
    inside = (change for made, change in cells.items() if made[: len(route)] == route)
    change = next(chain(within, inside, target.changes.values()))
    return finding._replace(address=change.address, related=())


def new_findings(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[Finding]:
    """What is found afterwards and was not before."""
    known = {_known_by(each) for each in before}
    return (each for each in after if _known_by(each) not in known)


def _known_by(finding: Finding) -> tuple[str, str, tuple[str | int, ...], str]:
    return finding.code, finding.address.file, finding.address.route, str(finding.message)


def fails(findings: Iterable[Finding]) -> bool:
    """Whether one of them is an error."""
    return any(each.severity is Severity.ERROR for each in findings)
