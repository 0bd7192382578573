"""WP101 to WP103, WP110, WP118 and WP119: the members of the plan and their files."""

from collections.abc import Iterator

from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.country import CountryFile
from workplan_cli.models.submissions import Submission
from workplan_cli.rules.places import given_replies, perhaps


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
            message = Message("`{code}` is no member of the plan", code=code)
            yield Blame(submission.address / "country", message, about=frozenset((code,)))


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
        members: [GT, HN, MX, NI]

    Right:
        # data/plan.yaml
        id: example
        title: Example
        languages: [en]
        members: [GT, HN, MX]
    """
    absent = {member.code for member in plan.members if member.submission is None and not member.unknown}
    for index, code in enumerate(plan.plan.members):
        if code in absent:
            message = Message("the member `{code}` has no file in data/countries", code=code)
            yield Blame(plan.address / "members" / index, message, about=frozenset((code,)))


@rule("WP110", Severity.ERROR)
def compiled_by_unknown(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The body that compiled a country's file is neither a partner nor a member of the plan.

    Why: The document says who filled the file in.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        compiled: {by: XY, on: 2017-11-28, from: Official gazette}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        compiled: {by: IOM, on: 2017-11-28, from: Official gazette}
    """
    known = (*plan.plan.partners, *plan.plan.members)
    for submission in plan.submissions.countries:
        compiled = submission.content.compiled
        if compiled is not None and compiled.by is not None and compiled.by not in known:
            message = Message(
                "`{by}` is no partner of the plan{near}", by=compiled.by, near=perhaps(compiled.by, known)
            )
            yield Blame(submission.address / "compiled" / "by", message, about=frozenset((submission.content.country,)))


@rule("WP118", Severity.WARNING)
def compiled_without_origin(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A file that somebody else than the country compiled does not say by whom, on which day, or from what.

    Why: The reader must be able to tell what the country has said itself, and where the rest was taken from.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        compiled: {by: IOM}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        compiled: {by: IOM, on: 2017-11-28, from: Official gazette}
    """
    for submission in plan.submissions.countries:
        compiled = submission.content.compiled
        if compiled is None:
            continue
        given = (("by", compiled.by), ("on", compiled.on), ("from", compiled.from_))
        lacking = ", ".join(f"`{name}`" for name, value in given if value is None)
        if lacking:
            message = Message("the compilation has no {fields}", fields=lacking)
            address = (submission.address / "compiled").key()
            yield Blame(address, message, about=frozenset((submission.content.country,)))


@rule("WP119", Severity.WARNING)
def compiled_and_submitted(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A file was compiled by somebody else than the country, and a matrix in it is marked as submitted.

    Why: What was found in public sources is no submission: the country would be thanked for what it never sent, and
    not be reminded. Mark the matrix as a draft, or delete `compiled` once the country has answered itself.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        compiled: {by: IOM, on: 2017-07-18, from: Official gazette}
        matrices:
          protocol: {status: submitted, submitted: 2017-07-18}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        compiled: {by: IOM, on: 2017-07-18, from: Official gazette}
        matrices:
          protocol: {status: draft}
    """
    for reply in given_replies(plan):
        if reply.submission.content.compiled is not None and reply.content.status == "submitted":
            related = Related((reply.submission.address / "compiled").key(), Message("compiled by somebody else"))
            message = Message("what was compiled by somebody else is no submission of the country")
            yield Blame(reply.address / "status", message, (related,), reply.about)


RULES = (
    not_a_member,
    country_submitted_twice,
    member_without_file,
    compiled_by_unknown,
    compiled_without_origin,
    compiled_and_submitted,
)
