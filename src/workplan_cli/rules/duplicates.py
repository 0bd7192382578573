"""WP305, WP306 and WP307: actions that look alike and about which nobody has decided."""

from collections.abc import Iterator

from workplan_cli.consolidation.duplicates import Likeness, likenesses
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.models.words import LABELS
from workplan_cli.rules.placeholders import texts_begun


def _undecided(plan: WorkPlan) -> Iterator[Likeness]:
    """The pairs to speak of: two titles that nobody has written yet are alike, and WP410 says so of each."""
    begun = texts_begun(plan.plan.languages)
    for likeness in likenesses(plan):
        if begun.isdisjoint((*likeness.first.title.values(), *likeness.second.title.values())):
            yield likeness


def _blame(plan: WorkPlan, likeness: Likeness) -> Blame:
    first, second = likeness.first, likeness.second
    default = LABELS.index(plan.plan.labels.default)
    # What a finding says may stand in the log of a build for those who must not see the texts.
    hidden = any(LABELS.index(each.tlp) > default for each in (first, second))
    message = Message(
        "{first} and {second} look alike ({score} %){why}",
        first=first.id,
        second=second.id,
        score=round(100 * likeness.score),
        why="" if hidden else Message(": {why}", why=likeness.why),
    )
    related = Related(second.address, Message("this is {id}", id=second.id))
    return Blame(first.address, message, (related,), frozenset((first.id, second.id)))


@rule("WP305", Severity.WARNING)
def alike_between_groups(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Actions of two working groups look alike, and no decision merges them or keeps them apart.

    Why: The same would be done twice, or two would lead it. Decide in data/decisions.yaml: `merge`, or `keep` with a
    reason. Their titles are compared by what they say, not by their letters: docs/duplicates.md says how.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Train border police in the detection of forged documents, countries: all}
        # data/themes/2-response.yaml
        theme: 2
        code: OPS
        title: Response
        actions:
          - {id: OPS-01, title: Training of border police to detect forged documents, countries: all}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Train border police in the detection of forged documents, countries: all}
        # data/themes/2-response.yaml
        theme: 2
        code: OPS
        title: Response
        actions:
          - {id: OPS-01, title: Training of border police to detect forged documents, countries: all}
        # data/decisions.yaml
        - decision: merge
          actions: [INT-01, OPS-01]
          into: INT-01
          reason: Both train the same officers in the same.
          agreed_by: [INT, OPS]
          date: 2018-03-14
    """
    for likeness in _undecided(plan):
        if likeness.second.theme not in (None, likeness.first.theme):
            yield _blame(plan, likeness)


@rule("WP306", Severity.WARNING)
def alike_within_group(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two actions of one working group look alike, and no decision merges them or keeps them apart.

    Why: One of them may be an earlier wording of the other, or pasted twice. Delete it, or decide in
    data/decisions.yaml: `merge`, or `keep` with a reason.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Train border police in the detection of forged documents, countries: all}
          - {id: INT-02, title: Training of border police to detect forged documents, countries: all}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Train border police in the detection of forged documents, countries: all}
    """
    for likeness in _undecided(plan):
        if likeness.second.theme == likeness.first.theme:
            yield _blame(plan, likeness)


@rule("WP307", Severity.WARNING)
def alike_in_other_space(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action looks like one of another regional space and does not name it as `related`.

    Why: What another space does already is not done again. Where the two are coordinated, name it under `related` as
    `space/ACTION`; else withdraw the action.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Mapping of the routes, countries: all}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Mapping of the routes, countries: all, related: [coalition/RC-01]}
    """
    for likeness in _undecided(plan):
        if likeness.second.theme is None:
            yield _blame(plan, likeness)


RULES = (alike_between_groups, alike_within_group, alike_in_other_space)
