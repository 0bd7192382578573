"""WP101 to WP110: countries, their files, and what they refer to."""

from collections.abc import Iterator
from difflib import get_close_matches

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.country import CountryFile
from workplan_cli.models.submissions import Submission


def perhaps(wrong: str, known: tuple[str, ...]) -> str:
    """A known name that may have been meant, as the end of a message; empty where none is near."""
    near = get_close_matches(wrong, known, n=1)
    return f" (`{near[0]}`?)" if near else ""


@rule("WP101", Severity.ERROR)
def not_a_member(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country file is for a country that is not among the plan's `members`.

    Why: Its answers and positions would be in no grid and no count.

    Wrong:
        # data/countries/brazil.yaml
        country: BR

    Right:
        # data/countries/guatemala.yaml
        country: GT
    """
    members = {member.code for member in plan.members}
    for submission in plan.submissions.countries:
        code = submission.content.country
        if code not in members:
            yield Blame(submission.address / "country", Message("`{code}` is no member of the plan", code=code))


@rule("WP102", Severity.ERROR)
def country_submitted_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two files are for the same country.

    Why: They may contradict each other, and only one of them is in the document.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        # data/countries/guatemala-2.yaml
        country: GT

    Right:
        # data/countries/guatemala.yaml
        country: GT
    """
    first: dict[str, Submission[CountryFile]] = {}
    for submission in plan.submissions.countries:
        code = submission.content.country
        other = first.setdefault(code, submission)
        if other is not submission:
            related = Related(other.address / "country", Message("the other file"))
            message = Message("`{code}` has another file already", code=code)
            yield Blame(submission.address / "country", message, (related,), frozenset((code,)))


@rule("WP103", Severity.WARNING)
def member_without_file(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A member of the plan has no file under `data/countries/`.

    Why: It owes every answer, and nobody can name its focal point.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, MX]
    """
    for index, code in enumerate(plan.plan.members):
        member = next(member for member in plan.members if member.code == code)
        if member.submission is None and not member.unknown:
            message = Message("the member `{code}` has no file in data/countries", code=code)
            yield Blame(plan.address / "members" / index, message, about=frozenset((code,)))


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
              p-1: {status: yes, citation: Act 1}
              p-2: {status: no, note: A bill is before parliament.}
    """
    for matrix in plan.matrices:
        rows = len(matrix.content.rows)
        name = matrix.content.id
        for member in plan.members:
            if member.submission is None:
                continue
            missing = len(matrix.missing(member.code))
            if missing:
                message = Message(
                    "{missing} of {rows} rows of `{matrix}` are not answered", missing=missing, rows=rows, matrix=name
                )
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
    for submission in plan.submissions.countries:
        for name in submission.content.matrices:
            if name not in known:
                message = Message("no matrix has the id `{name}`{near}", name=name, near=perhaps(name, known))
                yield Blame((submission.address / "matrices" / name).key(), message)


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
              p-7: {status: yes, citation: Act 1}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        matrices:
          protocol:
            status: draft
            answers:
              p-1: {status: yes, citation: Act 1}
    """
    rows = {each.content.id: {row.id for row in each.content.rows} for each in plan.matrices}
    for submission in plan.submissions.countries:
        for name, reply in submission.content.matrices.items():
            if name not in rows or reply.answers.keys() <= rows[name]:
                continue
            for row in reply.answers:
                if row not in rows[name]:
                    near = perhaps(row, tuple(rows[name]))
                    message = Message("`{matrix}` has no row `{row}`{near}", matrix=name, row=row, near=near)
                    yield Blame((submission.address / "matrices" / name / "answers" / row).key(), message)


@rule("WP107", Severity.ERROR)
def unknown_profile(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A member of a delegation has a profile that the plan does not name.

    Why: The list of participants is made by profile.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        delegation: [{profile: procurator}]

    Right:
        # data/countries/guatemala.yaml
        country: GT
        delegation: [{profile: prosecutor}]
    """
    known = tuple(plan.plan.profiles)
    for submission in plan.submissions.countries:
        for index, delegate in enumerate(submission.content.delegation):
            if delegate.profile is not None and delegate.profile not in known:
                near = perhaps(delegate.profile, known)
                message = Message("the plan has no profile `{profile}`{near}", profile=delegate.profile, near=near)
                yield Blame(submission.address / "delegation" / index / "profile", message)


@rule("WP108", Severity.ERROR)
def position_on_unknown_action(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country takes a position on an action that no working group proposes.

    Why: The position would be in no list.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-99: {position: lead}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        positions:
          INT-01: {position: lead}
    """
    known = {submitted.content.id for submitted in plan.submitted_actions()}
    for submission in plan.submissions.countries:
        for action in submission.content.positions:
            if action not in known and not plan.may_be_in_broken_file("theme"):
                message = Message("no working group has an action `{action}`", action=action)
                yield Blame((submission.address / "positions" / action).key(), message)


@rule("WP109", Severity.ERROR)
def listed_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country or language stands twice in a list of the plan.

    Why: It would be counted and printed twice.

    Wrong:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, MX, GT]

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, MX]
    """
    for field in ("languages", "members", "invited"):
        listed = getattr(plan.plan, field)
        for index, code in enumerate(listed):
            if code in listed[:index]:
                yield Blame(plan.address / field / index, Message("`{code}` is in this list already", code=code))


@rule("WP110", Severity.ERROR)
def compiled_by_unknown(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The body that compiled a country's file is neither a partner nor a member of the plan.

    Why: The document says who filled the file in.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        compiled: {by: XY}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        compiled: {by: IOM}
    """
    known = (*plan.plan.partners, *plan.plan.members)
    for submission in plan.submissions.countries:
        compiled = submission.content.compiled
        if compiled is not None and compiled.by is not None and compiled.by not in known:
            message = Message(
                "`{by}` is no partner of the plan{near}", by=compiled.by, near=perhaps(compiled.by, known)
            )
            yield Blame(submission.address / "compiled" / "by", message)


RULES = (
    not_a_member,
    country_submitted_twice,
    member_without_file,
    matrix_data_missing,
    unknown_matrix,
    unknown_row,
    unknown_profile,
    position_on_unknown_action,
    listed_twice,
    compiled_by_unknown,
)
