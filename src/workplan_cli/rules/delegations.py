"""WP107 and WP155 to WP159: focal points, and whom the countries send to the workshop."""

from collections.abc import Iterator

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.rules.places import alike, perhaps

_OUT_OF_REACH = Message("the focal point has neither `email` nor `phone`")
_NOT_NAMED = Message("no focal point is named yet")


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
        about = frozenset((submission.content.country,))
        for index, delegate in enumerate(submission.content.delegation):
            if delegate.profile is not None and delegate.profile not in known:
                near = perhaps(delegate.profile, known)
                message = Message("the plan has no profile `{profile}`{near}", profile=delegate.profile, near=near)
                yield Blame(submission.address / "delegation" / index / "profile", message, about=about)


@rule("WP155", Severity.WARNING)
def focal_point_out_of_reach(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A focal point has neither an e-mail address nor a telephone number.

    Why: The secretariat writes to the focal point: without an address the reminder reaches nobody.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: Ministry of Examples}

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: Ministry of Examples, email: office@example.org}
    """
    for submission in plan.submissions.countries:
        point = submission.content.focal_point
        if point is not None and point.email is None and point.phone is None:
            message = _OUT_OF_REACH if point.known else _NOT_NAMED
            address = (submission.address / "focal_point").key()
            yield Blame(address, message, about=frozenset((submission.content.country,)))


@rule("WP156", Severity.NOTE)
def country_without_focal_point(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A country's file names no focal point.

    Why: Nobody is in the directory for it, and a reminder has no addressee.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT

    Right:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: Ministry of Examples, email: office@example.org}
    """
    for submission in plan.submissions.countries:
        if submission.content.focal_point is None:
            message = Message("{code} has no focal point yet", code=submission.content.country)
            yield Blame(submission.address / "country", message, about=frozenset((submission.content.country,)))


@rule("WP157", Severity.WARNING)
def profile_not_represented(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A delegation is given, and nobody in it has one of the profiles that the plan asks for.

    Why: The workshop needs every profile from every country: without its prosecutor, a country cannot agree to what
    concerns the prosecution. Where no delegation is given yet, nothing is said.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        delegation: [{profile: prosecutor}]

    Right:
        # data/countries/guatemala.yaml
        country: GT
        delegation: [{profile: prosecutor}, {profile: investigator}]
    """
    profiles = plan.plan.profiles
    for submission in plan.submissions.countries:
        sent = [delegate.profile for delegate in submission.content.delegation]
        if not sent or not all(profile in profiles for profile in sent):
            continue  # whom a missing or misspelt profile stands for is not known
        lacking = ", ".join(f"`{profile}`" for profile in profiles if profile not in sent)
        if lacking:
            message = Message("nobody in the delegation has the profile {profiles}", profiles=lacking)
            address = (submission.address / "delegation").key()
            yield Blame(address, message, about=frozenset((submission.content.country,)))


@rule("WP158", Severity.WARNING)
def delegate_without_profile(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: A member of a delegation has no profile, and the plan asks for profiles.

    Why: The list of participants is made by profile, and nobody can tell whether all are there.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        delegation: [{name: A. Example}]

    Right:
        # data/countries/guatemala.yaml
        country: GT
        delegation: [{profile: prosecutor, name: A. Example}]
    """
    for submission in plan.submissions.countries:
        for index, delegate in enumerate(submission.content.delegation):
            if delegate.profile is None and plan.plan.profiles:
                address, about = submission.address / "delegation" / index, frozenset((submission.content.country,))
                yield Blame(address, Message("this delegate has no profile"), about=about)


@rule("WP159", Severity.WARNING)
def delegate_given_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The same name stands twice in a delegation.

    Why: One person would be counted as two, or one name was copied and not changed.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        delegation: [{profile: prosecutor, name: A. Example}, {profile: investigator, name: A. Example}]

    Right:
        # data/countries/guatemala.yaml
        country: GT
        delegation: [{profile: prosecutor, name: A. Example}, {profile: investigator, name: B. Example}]
    """
    for submission in plan.submissions.countries:
        first: dict[str, Address] = {}
        for index, delegate in enumerate(submission.content.delegation):
            if delegate.name is None:
                continue
            address = submission.address / "delegation" / index / "name"
            other = first.setdefault(alike(delegate.name), address)
            if other is not address:
                related = Related(other, Message("the same name"))
                message = Message("this name is in the delegation already")
                yield Blame(address, message, (related,), frozenset((submission.content.country,)))


RULES = (
    unknown_profile,
    focal_point_out_of_reach,
    country_without_focal_point,
    profile_not_represented,
    delegate_without_profile,
    delegate_given_twice,
)
