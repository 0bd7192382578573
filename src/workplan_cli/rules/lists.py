"""WP109: lists in which something stands twice."""

from collections.abc import Iterator, Sequence

from workplan_cli.address import Address
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Severity, rule
from workplan_cli.models.decisions import Waive
from workplan_cli.rules.places import written_actions

_OF_AN_ACTION = ("countries", "lead", "partners", "legal_basis", "depends_on", "related")

Listed = tuple[Sequence[str], Address, frozenset[str]]


def _of_actions(plan: WorkPlan) -> Iterator[Listed]:
    for action in written_actions(plan):
        for field in _OF_AN_ACTION:
            listed = getattr(action.content, field)
            if len(listed) > 1 and len(set(listed)) < len(listed):
                yield listed, action.address / field, action.about


def _of_others(plan: WorkPlan) -> Iterator[Listed]:
    for field in ("languages", "members", "invited"):
        yield getattr(plan.plan, field), plan.address / field, frozenset()
    for submission in plan.submissions.matrices:
        for index, row in enumerate(submission.content.rows):
            about = frozenset((submission.content.id,))
            yield row.requires, submission.address / "rows" / index / "requires", about
    for decision, address in plan.decisions:
        yield decision.agreed_by, address / "agreed_by", frozenset()
        # An action that is decided with itself is for WP316.
        if not isinstance(decision, Waive) and len(set(decision.actions)) > 1:
            yield decision.actions, address / "actions", frozenset(decision.actions)


@rule("WP109", Severity.ERROR)
def listed_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The same country, language, partner, action or row stands twice in a list.

    Why: It would be counted and printed twice, or another one was meant.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [GT, IOM, GT]}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes, countries: all, lead: [GT, IOM]}
    """
    for several in (_of_others(plan), _of_actions(plan)):
        for listed, address, about in several:
            for index, name in enumerate(listed):
                if name in listed[:index]:
                    yield Blame(address / index, Message("`{name}` is in this list already", name=name), about=about)


RULES = (listed_twice,)
