"""WP201, WP210 and WP215 to WP217: ids of actions and numbers of themes."""

from collections.abc import Iterator

from workplan_cli.consolidation.merging import number_of
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.findings import Blame, Message, Related, Severity, rule
from workplan_cli.rules.places import WrittenAction, written_actions


@rule("WP201", Severity.ERROR)
def action_id_used_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two actions have the same id.

    Why: Positions, decisions and references by this id could mean either. A new action takes the next free number;
    the number of a withdrawn one is not used again.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-01, title: Exchange methods}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-02, title: Exchange methods}
    """
    first: dict[str, WrittenAction] = {}
    for action in written_actions(plan):
        name = action.content.id
        other = first.setdefault(name, action)
        if other is action:
            continue
        related = Related(other.address / "id", Message("the other action"))
        yield Blame(
            action.address / "id", Message("another action has the id `{id}`", id=name), (related,), action.about
        )


@rule("WP210", Severity.ERROR)
def id_of_another_group(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The id of an action does not begin with the code of its working group.

    Why: Ids are stored and never changed: an action that moves to another group is withdrawn here and takes a new id
    there.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: OPS-09, title: Exchange routes}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
    """
    for action in written_actions(plan):
        code = action.submission.content.code
        if action.content.id.rpartition("-")[0] != code:
            message = Message("the id must begin with `{code}-`", code=code)
            yield Blame(action.address / "id", message, about=action.about)


@rule("WP215", Severity.WARNING)
def id_out_of_order(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: An action has a lower number than one before it in the same file.

    Why: A new action takes the next free number and stands at the end. A lower one may be the number of an action that
    was withdrawn: whoever remembers that one will take this for it.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-02, title: Exchange methods}
          - {id: INT-01, title: Exchange routes}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-02, title: Exchange methods}
    """
    highest: dict[tuple[str, str], tuple[int, str]] = {}
    for action in written_actions(plan):
        letters, number = number_of(action.content.id)
        before = highest.get((action.submission.file, letters))
        if before is None or number >= before[0]:
            highest[action.submission.file, letters] = number, action.content.id
        else:
            message = Message("{id} stands after {before}", id=action.content.id, before=before[1])
            yield Blame(action.address / "id", message, about=action.about)


@rule("WP216", Severity.ERROR)
def number_used_twice(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: Two actions of a working group have the same number, written differently: `INT-1` and `INT-01`.

    Why: To a person they are the same id, to the program they are two.

    Wrong:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-1, title: Exchange methods}

    Right:
        # data/themes/1-information.yaml
        theme: 1
        code: INT
        title: Information
        actions:
          - {id: INT-01, title: Exchange routes}
          - {id: INT-02, title: Exchange methods}
    """
    first: dict[tuple[str, int], WrittenAction] = {}
    for action in written_actions(plan):
        other = first.setdefault(number_of(action.content.id), action)
        if other.content.id != action.content.id:
            message = Message("{id} has the number of {other}", id=action.content.id, other=other.content.id)
            related = Related(other.address / "id", Message("the other action"))
            yield Blame(action.address / "id", message, (related,), action.about)


@rule("WP217", Severity.NOTE)
def theme_number_skipped(plan: WorkPlan) -> Iterator[Blame]:
    """
    What: The themes are not numbered one after the other from 1 on.

    Why: The chapters bear these numbers, and the reader would look for the one that is missing. A file may not have
    been submitted yet.

    Wrong:
        # data/themes/4-return.yaml
        theme: 4
        code: RET
        title: Return
        actions: [{id: RET-01, title: Receive together, countries: all}]

    Right:
        # data/themes/3-return.yaml
        theme: 3
        code: RET
        title: Return
        actions: [{id: RET-01, title: Receive together, countries: all}]
    """
    if plan.may_be_in_broken_file("theme"):
        return
    before = 0
    for submission in sorted(plan.submissions.themes, key=lambda each: each.content.theme):
        number = submission.content.theme
        if not 1 <= number <= before + 1:
            expected = before + 1
            message = Message("no theme has the number {expected}", expected=expected)
            if number < 1:
                message = Message("themes are numbered from 1 on")
            yield Blame(submission.address / "theme", message)
        before = max(before, number)


RULES = (action_id_used_twice, id_of_another_group, id_out_of_order, number_used_twice, theme_number_skipped)
